/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "item-writer.h"

#include "calendar.h"
#include "rule-file.h"

static void
write_text (SonderItem *item, const SonderField *field, SonderJsonWriter *writer)
{
  const char *text = sonder_item_get_text (item, field->name);

  if (*text == '\0')
    return;
  sonder_json_writer_member (writer, field->member);
  sonder_json_writer_string (writer, text);
}

static void
write_texts (SonderItem *item, const SonderField *field, SonderJsonWriter *writer)
{
  const char *const *texts = sonder_item_get_texts (item, field->name);

  if (texts[0] == NULL)
    return;
  sonder_json_writer_member (writer, field->member);
  sonder_json_writer_texts (writer, texts);
}

static void
write_number (SonderItem *item, const SonderField *field, SonderJsonWriter *writer)
{
  const double number = sonder_item_get_number (item, field->name);

  if (!isfinite (number))
    return;
  sonder_json_writer_member (writer, field->member);
  sonder_json_writer_number (writer, number);
}

static void
write_boolean (SonderItem *item, const SonderField *field, SonderJsonWriter *writer)
{
  if (!sonder_item_get_boolean (item, field->name))
    return;
  sonder_json_writer_member (writer, field->member);
  sonder_json_writer_boolean (writer, TRUE);
}

static void
write_date (SonderItem *item, const SonderField *field, SonderJsonWriter *writer)
{
  const gint32 date = sonder_item_get_date (item, field->name);
  char text[11];

  if (date == SONDER_DATE_NONE)
    return;
  sonder_date_write (date, text);
  sonder_json_writer_member (writer, field->member);
  sonder_json_writer_string (writer, text);
}

static void
write_rule (SonderItem *item, const SonderField *field, SonderJsonWriter *writer)
{
  const SonderRule *rule = sonder_item_get_rule (item, field->name);

  if (rule == NULL)
    return;
  sonder_json_writer_member (writer, field->member);
  sonder_rule_write (rule, writer);
}

static void
write_items (SonderItem *parent,
             const SonderField *field,
             SonderJsonWriter *writer,
             gboolean if_empty)
{
  GListModel *items = sonder_item_get_items (parent, field->name);
  const guint n = g_list_model_get_n_items (items);

  if (n == 0 && !if_empty)
    return;
  sonder_json_writer_member (writer, field->member);
  sonder_json_writer_begin_array (writer, SONDER_JSON_BLOCK);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      sonder_item_write (item, writer);
    }
  sonder_json_writer_end_array (writer);
}

/**
 * sonder_item_write:
 * @item: an item
 * @writer: where to write it
 *
 * Writes the id, the fields that are set, and what this version does not know.
 */
void
sonder_item_write (SonderItem *item, SonderJsonWriter *writer)
{
  sonder_json_writer_begin_object (writer, SONDER_JSON_BLOCK);
  sonder_json_writer_member (writer, "id");
  sonder_json_writer_string (writer, sonder_item_get_id (item));
  sonder_item_write_fields (item, writer, FALSE);
  sonder_json_writer_members (writer, sonder_item_get_extra (item));
  sonder_json_writer_end_object (writer);
}

/**
 * sonder_item_write_fields:
 * @item: an item
 * @writer: where to write its members, in an object
 * @empty_lists: whether to write lists without items
 */
void
sonder_item_write_fields (SonderItem *item, SonderJsonWriter *writer, gboolean empty_lists)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  for (guint i = 0; i < info->n_fields; i++)
    switch (info->fields[i].type)
      {
      case SONDER_FIELD_TEXT:
        write_text (item, &info->fields[i], writer);
        break;
      case SONDER_FIELD_TEXTS:
        write_texts (item, &info->fields[i], writer);
        break;
      case SONDER_FIELD_NUMBER:
        write_number (item, &info->fields[i], writer);
        break;
      case SONDER_FIELD_BOOLEAN:
        write_boolean (item, &info->fields[i], writer);
        break;
      case SONDER_FIELD_DATE:
        write_date (item, &info->fields[i], writer);
        break;
      case SONDER_FIELD_RULE:
        write_rule (item, &info->fields[i], writer);
        break;
      case SONDER_FIELD_ITEMS:
        write_items (item, &info->fields[i], writer, empty_lists);
        break;
      default:
        g_return_if_reached ();
      }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "item-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rule-file.h"
#include "value-reader.h"

/* The bit of the id among the members that have been seen. */
#define SEEN_ID (G_GUINT64_CONSTANT (1) << 63)

static gboolean
read_id (SonderItemReader *self, SonderItem *item)
{
  const char *name = sonder_kind_get_info (sonder_item_get_kind (item))->name;

  if (!sonder_value_read_id (self->tokenizer))
    return FALSE;
  sonder_item_set_id (item, self->tokenizer->text);
  if (g_hash_table_add (self->ids, g_strconcat (name, " ", self->tokenizer->text, NULL)))
    return TRUE;
  /* Translators: the first is the kind of a thing as in the file: segment, note. */
  return sonder_value_fail (self->tokenizer, _ ("another %s has the id “%s” already"), name,
                            self->tokenizer->text);
}

static gboolean
read_text (SonderItemReader *self, SonderItem *item, const char *field)
{
  if (!sonder_value_read_text (self->tokenizer))
    return FALSE;
  sonder_item_set_text (item, field, self->tokenizer->text);
  return TRUE;
}

static gboolean
read_texts (SonderItemReader *self, SonderItem *item, const char *field)
{
  g_auto (GStrv) texts = NULL;

  if (!sonder_value_read_texts (self->tokenizer, &texts))
    return FALSE;
  sonder_item_set_texts (item, field, (const char *const *) texts);
  return TRUE;
}

static gboolean
read_number (SonderItemReader *self, SonderItem *item, const char *field)
{
  double number;

  if (!sonder_value_read_number (self->tokenizer, &number))
    return FALSE;
  sonder_item_set_number (item, field, number);
  return TRUE;
}

static gboolean
read_boolean (SonderItemReader *self, SonderItem *item, const char *field)
{
  gboolean boolean;

  if (!sonder_value_read_boolean (self->tokenizer, &boolean))
    return FALSE;
  sonder_item_set_boolean (item, field, boolean);
  return TRUE;
}

static gboolean
read_date (SonderItemReader *self, SonderItem *item, const char *field)
{
  gint32 date;

  if (!sonder_value_read_date (self->tokenizer, &date))
    return FALSE;
  sonder_item_set_date (item, field, date);
  return TRUE;
}

static gboolean
read_rule (SonderItemReader *self, SonderItem *item, const char *field)
{
  g_autoptr (SonderRule) rule = sonder_rule_read (self);

  if (rule == NULL)
    return FALSE;
  sonder_item_set_rule (item, field, rule);
  return TRUE;
}

static SonderItem *
read_item (SonderItemReader *self, SonderKind kind)
{
  g_autoptr (SonderItem) item = sonder_item_new (kind, "");
  g_auto (SonderItemState) state = { 0 };

  if (!sonder_item_reader_count (self))
    return NULL;
  while (sonder_value_next_member (self->tokenizer))
    if (!sonder_item_reader_read_member (self, item, &state))
      return NULL;
  if (self->tokenizer->token != SONDER_JSON_OBJECT_END)
    return NULL;
  if (!(state.seen & SEEN_ID))
    {
      sonder_value_fail (self->tokenizer, _ ("this %s has no id"),
                         sonder_kind_get_info (kind)->name);
      return NULL;
    }
  if (state.extra.text != NULL)
    sonder_item_set_extra (item, state.extra.text->str);
  return g_steal_pointer (&item);
}

static gboolean
read_items (SonderItemReader *self, SonderItem *parent, const SonderField *field)
{
  if (!sonder_value_begin_array (self->tokenizer))
    return FALSE;
  while (sonder_value_next_object (self->tokenizer))
    {
      g_autoptr (SonderItem) item = read_item (self, (SonderKind) field->item_kind);

      if (item == NULL)
        return FALSE;
      sonder_item_append (parent, field->name, item);
    }
  return self->tokenizer->token == SONDER_JSON_ARRAY_END;
}

static gboolean
read_field (SonderItemReader *self, SonderItem *item, const SonderField *field)
{
  switch (field->type)
    {
    case SONDER_FIELD_TEXT:
      return read_text (self, item, field->name);
    case SONDER_FIELD_TEXTS:
      return read_texts (self, item, field->name);
    case SONDER_FIELD_NUMBER:
      return read_number (self, item, field->name);
    case SONDER_FIELD_BOOLEAN:
      return read_boolean (self, item, field->name);
    case SONDER_FIELD_DATE:
      return read_date (self, item, field->name);
    case SONDER_FIELD_RULE:
      return read_rule (self, item, field->name);
    case SONDER_FIELD_ITEMS:
      return read_items (self, item, field);
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
sonder_item_reader_init (SonderItemReader *self, SonderJsonTokenizer *tokenizer)
{
  self->tokenizer = tokenizer;
  self->n_items = 0;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
sonder_item_reader_clear (SonderItemReader *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
}

/**
 * sonder_item_reader_count:
 * @self: a reader at the beginning of an item or a condition
 *
 * Returns: %FALSE if there are too many
 */
gboolean
sonder_item_reader_count (SonderItemReader *self)
{
  if (++self->n_items <= SONDER_MAX_ITEMS)
    return TRUE;
  return sonder_value_fail (self->tokenizer, _ ("more than %d things in one project"),
                            SONDER_MAX_ITEMS);
}

void
sonder_item_state_clear (SonderItemState *self)
{
  sonder_json_members_clear (&self->extra);
}

/**
 * sonder_item_reader_read_member:
 * @self: a reader at the name of a member of an item
 * @item: the item
 * @state: what has been read of it
 *
 * Reads the member into the item, or into @state if this version does not know it.
 *
 * Returns: %FALSE on failure; the tokenizer knows why
 */
gboolean
sonder_item_reader_read_member (SonderItemReader *self, SonderItem *item, SonderItemState *state)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));
  const char *member = self->tokenizer->text;
  guint position = 0;
  guint64 bit;

  if (self->tokenizer->has_null)
    return sonder_json_members_take (&state->extra, self->tokenizer);
  while (position < info->n_fields && !g_str_equal (info->fields[position].member, member))
    position++;
  if (position == info->n_fields && !g_str_equal (member, "id"))
    return sonder_json_members_take (&state->extra, self->tokenizer);
  bit = position == info->n_fields ? SEEN_ID : G_GUINT64_CONSTANT (1) << position;
  if (state->seen & bit)
    return sonder_value_fail_twice (self->tokenizer);
  state->seen |= bit;
  return bit == SEEN_ID ? read_id (self, item) : read_field (self, item, &info->fields[position]);
}

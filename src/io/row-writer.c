/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "row-writer.h"

#include "calendar.h"
#include "kinds.h"

/* How many rows are written between two looks around. */
#define ROWS_PER_STEP 8192

typedef struct
{
  const char *id;
  const SonderColumn *column;
} Attribute;

static void
write_text (SonderJsonWriter *writer, const char *member, const char *text)
{
  if (text == NULL)
    return;
  sonder_json_writer_member (writer, member);
  sonder_json_writer_string (writer, text);
}

static void
write_date (SonderJsonWriter *writer, const char *member, gint32 date)
{
  char text[11];

  if (date == SONDER_DATE_NONE)
    return;
  sonder_date_write (date, text);
  sonder_json_writer_member (writer, member);
  sonder_json_writer_string_len (writer, text, 10);
}

static const char *
get_text (const SonderTable *table, const SonderColumn *column, guint row)
{
  return sonder_text_pool_get (table->texts, sonder_column_get_u32 (column, row));
}

static gboolean
is_blank (const SonderColumn *column, guint row)
{
  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      return sonder_column_get_u32 (column, row) == 0;
    case SONDER_CELL_NUMBER:
      return !isfinite (sonder_column_get_number (column, row));
    case SONDER_CELL_DATE:
      return sonder_column_get_i32 (column, row) == SONDER_DATE_NONE;
    case SONDER_CELL_YES_NO:
      return sonder_column_get_u8 (column, row) == SONDER_YES_NO_NONE;
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (TRUE);
    }
}

static void
write_attribute (SonderJsonWriter *writer,
                 const SonderTable *table,
                 const Attribute *attribute,
                 guint row)
{
  const SonderColumn *column = attribute->column;

  if (column->type == SONDER_CELL_TEXT)
    write_text (writer, attribute->id, get_text (table, column, row));
  else if (column->type == SONDER_CELL_DATE)
    write_date (writer, attribute->id, sonder_column_get_i32 (column, row));
  else
    {
      sonder_json_writer_member (writer, attribute->id);
      if (column->type == SONDER_CELL_NUMBER)
        sonder_json_writer_number (writer, sonder_column_get_number (column, row));
      else
        sonder_json_writer_boolean (writer, sonder_column_get_u8 (column, row) == SONDER_YES);
    }
}

static gboolean
has_attributes (const SonderTable *table, GArray *attributes, guint row)
{
  if (sonder_column_get_u32 (sonder_table_column (table, SONDER_CUSTOMER_ATTRIBUTES_EXTRA), row) != 0)
    return TRUE;
  for (guint i = 0; i < attributes->len; i++)
    if (!is_blank (g_array_index (attributes, Attribute, i).column, row))
      return TRUE;
  return FALSE;
}

static void
write_attributes (SonderJsonWriter *writer, const SonderTable *table, GArray *attributes, guint row)
{
  const char *extra =
      get_text (table, sonder_table_column (table, SONDER_CUSTOMER_ATTRIBUTES_EXTRA), row);

  if (!has_attributes (table, attributes, row))
    return;
  sonder_json_writer_member (writer, "attributes");
  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  for (guint i = 0; i < attributes->len; i++)
    if (!is_blank (g_array_index (attributes, Attribute, i).column, row))
      write_attribute (writer, table, &g_array_index (attributes, Attribute, i), row);
  if (extra != NULL)
    sonder_json_writer_members (writer, extra);
  sonder_json_writer_end_object (writer);
}

static void
write_customer (SonderJsonWriter *writer, const SonderTable *table, GArray *attributes, guint row)
{
  const char *extra = get_text (table, sonder_table_column (table, SONDER_CUSTOMER_EXTRA), row);

  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  write_text (writer, "id", sonder_customers_get_id (table, row));
  write_text (writer, "name", sonder_customers_get_name (table, row));
  if (sonder_customers_get_flags (table, row) & SONDER_ROW_ANONYMOUS)
    {
      sonder_json_writer_member (writer, "anonymous");
      sonder_json_writer_boolean (writer, TRUE);
    }
  write_text (writer, "pinned", sonder_customers_get_pinned (table, row));
  write_attributes (writer, table, attributes, row);
  if (extra != NULL)
    sonder_json_writer_members (writer, extra);
  sonder_json_writer_end_object (writer);
}

static void
write_answer (SonderJsonWriter *writer, const SonderTable *table, const char *customer, guint row)
{
  const gint32 score = sonder_column_get_i32 (sonder_table_column (table, SONDER_ANSWER_SCORE), row);
  const char *extra = get_text (table, sonder_table_column (table, SONDER_ANSWER_EXTRA), row);

  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  write_text (writer, "id", sonder_answers_get_id (table, row));
  write_text (writer, "customer", customer);
  write_date (writer, "date",
              sonder_column_get_i32 (sonder_table_column (table, SONDER_ANSWER_DATE), row));
  write_text (writer, "touchpoint", sonder_answers_get_touchpoint (table, row));
  write_text (writer, "metric", sonder_answers_get_metric (table, row));
  if (score != SONDER_SCORE_NONE)
    {
      sonder_json_writer_member (writer, "score");
      sonder_json_writer_integer (writer, score);
    }
  write_text (writer, "comment",
              sonder_column_get_comment (sonder_table_column (table, SONDER_ANSWER_COMMENT), row));
  write_text (writer, "source", sonder_answers_get_source (table, row));
  if (extra != NULL)
    sonder_json_writer_members (writer, extra);
  sonder_json_writer_end_object (writer);
}

/* The attributes in the order in which they are listed. */
static GArray *
list_attributes (SonderSnapshot *snapshot)
{
  GListModel *items = sonder_item_get_items (snapshot->root, "attributes");
  GArray *attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);
      const char *id = sonder_item_get_id (item); /* the list keeps it */
      const Attribute attribute = { id, sonder_table_find_attribute (snapshot->customers, id) };

      if (attribute.column != NULL)
        g_array_append_val (attributes, attribute);
    }
  return attributes;
}

/* Looks around now and then; %FALSE if going on is in vain. */
static gboolean
look_around (SonderJsonWriter *writer, guint row, SonderRowWritten written, gpointer data)
{
  if (row % ROWS_PER_STEP != 0)
    return TRUE;
  if (written != NULL)
    written (row, data);
  return !sonder_json_writer_has_failed (writer);
}

/**
 * sonder_customers_write:
 * @snapshot: a project
 * @writer: where to write its customers, as one array
 * @written: (nullable): told now and then how many rows are done
 * @data: for @written
 */
void
sonder_customers_write (SonderSnapshot *snapshot,
                        SonderJsonWriter *writer,
                        SonderRowWritten written,
                        gpointer data)
{
  const SonderTable *table = snapshot->customers;
  g_autoptr (GArray) attributes = list_attributes (snapshot);

  sonder_json_writer_begin_array (writer, SONDER_JSON_BLOCK);
  for (guint row = 0; row < table->n_rows && look_around (writer, row, written, data); row++)
    if (!(sonder_customers_get_flags (table, row) & SONDER_ROW_DELETED))
      write_customer (writer, table, attributes, row);
  sonder_json_writer_end_array (writer);
}

/**
 * sonder_answers_write:
 * @snapshot: a project
 * @writer: where to write its answers, as one array
 * @written: (nullable): told now and then how many rows are done
 * @data: for @written
 *
 * An answer whose customer is deleted is deleted with them.
 */
void
sonder_answers_write (SonderSnapshot *snapshot,
                      SonderJsonWriter *writer,
                      SonderRowWritten written,
                      gpointer data)
{
  const SonderTable *table = snapshot->answers;
  const SonderColumn *customers = sonder_table_column (table, SONDER_ANSWER_CUSTOMER);

  sonder_json_writer_begin_array (writer, SONDER_JSON_BLOCK);
  for (guint row = 0; row < table->n_rows && look_around (writer, row, written, data); row++)
    {
      const guint customer = sonder_column_get_u32 (customers, row);

      if (!(sonder_answers_get_flags (table, row) & SONDER_ROW_DELETED) &&
          !(sonder_customers_get_flags (snapshot->customers, customer) & SONDER_ROW_DELETED))
        write_answer (writer, table, sonder_customers_get_id (snapshot->customers, customer), row);
    }
  sonder_json_writer_end_array (writer);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "row-writer.h"

#include <string.h>

#include "calendar.h"
#include "json-members.h"
#include "kinds.h"

/* How many rows are written between two looks around. */
#define ROWS_PER_STEP 8192

typedef struct
{
  GString *member;
  const SonderColumn *column;
} Attribute;

/* Texts as they are written, for those that are written again and again. */
typedef struct
{
  GString *text;
  gsize *ends; /* of text 0, 1 … */
} Quotes;

#define WRITE_MEMBER(writer, name)                                                                 \
  sonder_json_writer_quoted_member ((writer), "\"" name "\": ", sizeof ("\"" name "\": ") - 1)

static void
attribute_clear (gpointer data)
{
  g_string_free (((Attribute *) data)->member, TRUE);
}

static void
quotes_init (Quotes *self, guint n)
{
  self->text = g_string_new (NULL);
  self->ends = g_new (gsize, MAX (n, 1));
}

static void
quotes_add (Quotes *self, guint position, const char *text)
{
  if (text != NULL)
    sonder_json_quote (text, strlen (text), self->text);
  self->ends[position] = self->text->len;
}

static void
quotes_clear (Quotes *self)
{
  g_string_free (self->text, TRUE);
  g_free (self->ends);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Quotes, quotes_clear)

/* Text 0 of keys is no text. */
static void
quote_keys (Quotes *self, SonderTextPool *keys)
{
  const guint n = sonder_text_pool_get_size (keys);

  quotes_init (self, n + 1);
  for (guint number = 0; number <= n; number++)
    quotes_add (self, number, sonder_text_pool_get (keys, number));
}

static void
quote_customers (Quotes *self, const SonderTable *customers)
{
  quotes_init (self, customers->n_rows);
  for (guint row = 0; row < customers->n_rows; row++)
    quotes_add (self, row, sonder_customers_get_id (customers, row));
}

static inline void
write_quoted (SonderJsonWriter *writer, const Quotes *quotes, guint position)
{
  const gsize start = position > 0 ? quotes->ends[position - 1] : 0;

  sonder_json_writer_raw (writer, quotes->text->str + start, quotes->ends[position] - start);
}

static void
write_date (SonderJsonWriter *writer, gint32 date)
{
  char text[] = "\"          \"";

  sonder_date_write (date, text + 1);
  text[11] = '"';
  sonder_json_writer_raw (writer, text, 12);
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

  sonder_json_writer_quoted_member (writer, attribute->member->str, attribute->member->len);
  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      sonder_json_writer_string (writer, get_text (table, column, row));
      break;
    case SONDER_CELL_NUMBER:
      sonder_json_writer_number (writer, sonder_column_get_number (column, row));
      break;
    case SONDER_CELL_DATE:
      write_date (writer, sonder_column_get_i32 (column, row));
      break;
    case SONDER_CELL_YES_NO:
      sonder_json_writer_boolean (writer, sonder_column_get_u8 (column, row) == SONDER_YES);
      break;
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_if_reached ();
    }
}

static gboolean
is_known (GArray *attributes, const char *member, gsize length)
{
  for (guint i = 0; i < attributes->len; i++)
    {
      const GString *known = g_array_index (attributes, Attribute, i).member;

      if (known->len <= length && memcmp (known->str, member, known->len) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_attributes (const SonderTable *table, GArray *attributes, const char *members, guint row)
{
  gsize length;

  for (guint i = 0; i < attributes->len; i++)
    if (!is_blank (g_array_index (attributes, Attribute, i).column, row))
      return TRUE;
  for (; members != NULL && (members = sonder_json_members_next (members, &length)) != NULL;
       members += length)
    if (!is_known (attributes, members, length))
      return TRUE;
  return FALSE;
}

/* Values of an attribute that was added only after they were read as unknown ones
 * give way to its own: a file that had both could not be read. */
static void
write_unknown (SonderJsonWriter *writer, GArray *attributes, const char *members)
{
  gsize length;

  for (; (members = sonder_json_members_next (members, &length)) != NULL; members += length)
    if (!is_known (attributes, members, length))
      {
        g_autofree char *member = g_strndup (members, length);

        sonder_json_writer_members (writer, member);
      }
}

static void
write_attributes (SonderJsonWriter *writer, const SonderTable *table, GArray *attributes, guint row)
{
  const char *extra =
      get_text (table, sonder_table_column (table, SONDER_CUSTOMER_ATTRIBUTES_EXTRA), row);

  if (!has_attributes (table, attributes, extra, row))
    return;
  WRITE_MEMBER (writer, "attributes");
  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  for (guint i = 0; i < attributes->len; i++)
    if (!is_blank (g_array_index (attributes, Attribute, i).column, row))
      write_attribute (writer, table, &g_array_index (attributes, Attribute, i), row);
  if (extra != NULL)
    write_unknown (writer, attributes, extra);
  sonder_json_writer_end_object (writer);
}

static void
write_customer (SonderJsonWriter *writer, const SonderTable *table, GArray *attributes, guint row)
{
  const char *name = sonder_customers_get_name (table, row);
  const char *pinned = sonder_customers_get_pinned (table, row);
  const char *extra = get_text (table, sonder_table_column (table, SONDER_CUSTOMER_EXTRA), row);

  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  WRITE_MEMBER (writer, "id");
  sonder_json_writer_string (writer, sonder_customers_get_id (table, row));
  if (name != NULL)
    {
      WRITE_MEMBER (writer, "name");
      sonder_json_writer_string (writer, name);
    }
  if (sonder_customers_get_flags (table, row) & SONDER_ROW_ANONYMOUS)
    {
      WRITE_MEMBER (writer, "anonymous");
      sonder_json_writer_boolean (writer, TRUE);
    }
  if (pinned != NULL)
    {
      WRITE_MEMBER (writer, "pinned");
      sonder_json_writer_string (writer, pinned);
    }
  write_attributes (writer, table, attributes, row);
  if (extra != NULL)
    sonder_json_writer_members (writer, extra);
  sonder_json_writer_end_object (writer);
}

/* Those members of an answer that refer to items. */
static inline guint16
get_key (const SonderTable *table, SonderAnswerColumn position, guint row)
{
  return sonder_column_get_u16 (sonder_table_column (table, position), row);
}

static void
write_score (SonderJsonWriter *writer, const SonderTable *table, const Quotes *keys, guint row)
{
  const guint16 metric = get_key (table, SONDER_ANSWER_METRIC, row);
  const gint32 score =
      sonder_column_get_i32 (sonder_table_column (table, SONDER_ANSWER_SCORE), row);

  if (metric != 0)
    {
      WRITE_MEMBER (writer, "metric");
      write_quoted (writer, keys, metric);
    }
  if (score != SONDER_SCORE_NONE)
    {
      WRITE_MEMBER (writer, "score");
      sonder_json_writer_integer (writer, score);
    }
}

static void
write_occasion (SonderJsonWriter *writer, const SonderTable *table, const Quotes *keys, guint row)
{
  const gint32 date = sonder_column_get_i32 (sonder_table_column (table, SONDER_ANSWER_DATE), row);
  const guint16 touchpoint = get_key (table, SONDER_ANSWER_TOUCHPOINT, row);

  if (date != SONDER_DATE_NONE)
    {
      WRITE_MEMBER (writer, "date");
      write_date (writer, date);
    }
  if (touchpoint != 0)
    {
      WRITE_MEMBER (writer, "touchpoint");
      write_quoted (writer, keys, touchpoint);
    }
}

static void
write_answer (SonderJsonWriter *writer,
              const SonderTable *table,
              const Quotes *keys,
              const Quotes *customers,
              guint row)
{
  const char *id = sonder_answers_get_id (table, row);
  const char *comment =
      sonder_column_get_comment (sonder_table_column (table, SONDER_ANSWER_COMMENT), row);
  const guint16 source = get_key (table, SONDER_ANSWER_SOURCE, row);
  const char *extra = get_text (table, sonder_table_column (table, SONDER_ANSWER_EXTRA), row);

  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  if (id != NULL)
    {
      WRITE_MEMBER (writer, "id");
      sonder_json_writer_string (writer, id);
    }
  WRITE_MEMBER (writer, "customer");
  write_quoted (writer, customers,
                sonder_column_get_u32 (sonder_table_column (table, SONDER_ANSWER_CUSTOMER), row));
  write_occasion (writer, table, keys, row);
  write_score (writer, table, keys, row);
  if (comment != NULL)
    {
      WRITE_MEMBER (writer, "comment");
      sonder_json_writer_string (writer, comment);
    }
  if (source != 0)
    {
      WRITE_MEMBER (writer, "source");
      write_quoted (writer, keys, source);
    }
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

  g_array_set_clear_func (attributes, attribute_clear);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);
      const char *id = sonder_item_get_id (item);
      Attribute attribute = { .column = sonder_table_find_attribute (snapshot->customers, id) };

      if (attribute.column == NULL)
        continue;
      attribute.member = g_string_new (NULL);
      sonder_json_quote (id, strlen (id), attribute.member);
      g_string_append (attribute.member, ": ");
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
  g_auto (Quotes) keys = { 0 };
  g_auto (Quotes) ids = { 0 };

  quote_keys (&keys, snapshot->keys);
  quote_customers (&ids, snapshot->customers);
  sonder_json_writer_begin_array (writer, SONDER_JSON_BLOCK);
  for (guint row = 0; row < table->n_rows && look_around (writer, row, written, data); row++)
    {
      const guint customer = sonder_column_get_u32 (customers, row);

      if (!(sonder_answers_get_flags (table, row) & SONDER_ROW_DELETED) &&
          !(sonder_customers_get_flags (snapshot->customers, customer) & SONDER_ROW_DELETED))
        write_answer (writer, table, &keys, &ids, row);
    }
  sonder_json_writer_end_array (writer);
}

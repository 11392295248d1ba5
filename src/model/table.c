/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "table.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char    *name;
  SonderCellType type;
} FixedColumn;

static const FixedColumn customer_columns[] = {
  [SONDER_CUSTOMER_ID] = { "id", SONDER_CELL_TEXT },
  [SONDER_CUSTOMER_NAME] = { "name", SONDER_CELL_TEXT },
  [SONDER_CUSTOMER_PINNED] = { "pinned", SONDER_CELL_KEY },
  [SONDER_CUSTOMER_FLAGS] = { "flags", SONDER_CELL_FLAGS },
  [SONDER_CUSTOMER_EXTRA] = { "extra", SONDER_CELL_TEXT },
  [SONDER_CUSTOMER_ATTRIBUTES_EXTRA] = { "attributes-extra", SONDER_CELL_TEXT },
};

static const FixedColumn answer_columns[] = {
  [SONDER_ANSWER_CUSTOMER] = { "customer", SONDER_CELL_ROW },
  [SONDER_ANSWER_METRIC] = { "metric", SONDER_CELL_KEY },
  [SONDER_ANSWER_SCORE] = { "score", SONDER_CELL_SCORE },
  [SONDER_ANSWER_TOUCHPOINT] = { "touchpoint", SONDER_CELL_KEY },
  [SONDER_ANSWER_DATE] = { "date", SONDER_CELL_DATE },
  [SONDER_ANSWER_COMMENT] = { "comment", SONDER_CELL_COMMENT },
  [SONDER_ANSWER_SOURCE] = { "source", SONDER_CELL_KEY },
  [SONDER_ANSWER_FLAGS] = { "flags", SONDER_CELL_FLAGS },
  [SONDER_ANSWER_ID] = { "id", SONDER_CELL_TEXT },
  [SONDER_ANSWER_EXTRA] = { "extra", SONDER_CELL_TEXT },
};

struct _SonderCustomerIndex
{
  const SonderTable *customers;
  GArray            *rows; /* by number of the id, row + 1 */
};

static SonderTable *
table_new (SonderTextPool    *texts,
           SonderTextPool    *keys,
           const FixedColumn *columns,
           guint              n_columns)
{
  SonderTable *self = g_new0 (SonderTable, 1);

  self->texts = sonder_text_pool_ref (texts);
  self->keys = sonder_text_pool_ref (keys);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_column_free);
  for (guint i = 0; i < n_columns; i++)
    sonder_table_add_column (self, columns[i].name, columns[i].type);

  return self;
}

static const char *
get_text (const SonderTable *self,
          guint              position,
          guint              row)
{
  return sonder_text_pool_get (self->texts,
                               sonder_column_get_u32 (sonder_table_column (self, position), row));
}

static const char *
get_key (const SonderTable *self,
         guint              position,
         guint              row)
{
  return sonder_text_pool_get (self->keys,
                               sonder_column_get_u16 (sonder_table_column (self, position), row));
}

static gboolean
column_equal (const SonderColumn *a,
              const SonderColumn *b)
{
  if (a->type != b->type || a->n_chunks != b->n_chunks || !g_str_equal (a->name, b->name))
    return FALSE;

  for (guint chunk = 0; chunk < a->n_chunks; chunk++)
    if (!sonder_column_shares (a, b, chunk) &&
        memcmp (sonder_column_chunk (a, chunk), sonder_column_chunk (b, chunk),
                (gsize) a->cell_size * SONDER_CHUNK_ROWS) != 0)
      return FALSE;

  return TRUE;
}

/**
 * sonder_table_new_customers:
 *
 * Returns: (transfer full): an empty customers table over the two pools
 */
SonderTable *
sonder_table_new_customers (SonderTextPool *texts,
                            SonderTextPool *keys)
{
  return table_new (texts, keys, customer_columns, G_N_ELEMENTS (customer_columns));
}

/**
 * sonder_table_new_answers:
 *
 * Returns: (transfer full): an empty answers table over the two pools
 */
SonderTable *
sonder_table_new_answers (SonderTextPool *texts,
                          SonderTextPool *keys)
{
  return table_new (texts, keys, answer_columns, G_N_ELEMENTS (answer_columns));
}

/**
 * sonder_table_copy:
 *
 * Chunks cost nothing until one of the two tables is written.
 *
 * Returns: (transfer full): the same rows, sharing all chunks
 */
SonderTable *
sonder_table_copy (const SonderTable *self)
{
  SonderTable *copy = g_new0 (SonderTable, 1);

  copy->texts = sonder_text_pool_ref (self->texts);
  copy->keys = sonder_text_pool_ref (self->keys);
  copy->n_rows = self->n_rows;
  copy->columns =
    g_ptr_array_new_full (self->columns->len, (GDestroyNotify) sonder_column_free);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (copy->columns, sonder_column_copy (self->columns->pdata[i]));

  return copy;
}

/**
 * sonder_table_equal:
 * @self: @other: two tables over the same pools
 *
 * Returns: whether rows, columns and cells are the same; chunks that both share
 *   are not read, and comments that were stored twice count as different
 */
gboolean
sonder_table_equal (const SonderTable *self,
                    const SonderTable *other)
{
  if (self->n_rows != other->n_rows || self->columns->len != other->columns->len)
    return FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    if (!column_equal (self->columns->pdata[i], other->columns->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * sonder_table_assign:
 * @other: a table over the same pools
 *
 * Makes @self hold the rows and columns of @other, sharing all chunks.
 */
void
sonder_table_assign (SonderTable       *self,
                     const SonderTable *other)
{
  g_autoptr (SonderTable) copy = sonder_table_copy (other);

  self->n_rows = copy->n_rows;
  g_ptr_array_unref (self->columns);
  self->columns = g_ptr_array_ref (copy->columns);
}

/**
 * sonder_table_free:
 * @self: (transfer full):
 *
 * Frees the table, and each chunk that no other one holds.
 */
void
sonder_table_free (SonderTable *self)
{
  sonder_text_pool_unref (self->texts);
  sonder_text_pool_unref (self->keys);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/**
 * sonder_table_set_length:
 * @n_rows: at most SONDER_MAX_ROWS
 *
 * Appends blank rows, or drops rows at the end. The cells behind the last row
 * are always blank, so that appending needs to write only what is known.
 */
void
sonder_table_set_length (SonderTable *self,
                         guint        n_rows)
{
  guint last_of_chunk = (n_rows + SONDER_CHUNK_MASK) & ~SONDER_CHUNK_MASK;

  for (guint i = 0; i < self->columns->len; i++)
    {
      SonderColumn *column = self->columns->pdata[i];

      sonder_column_set_length (column, n_rows);
      if (n_rows < self->n_rows)
        sonder_column_blank (column, n_rows, MIN (last_of_chunk, self->n_rows) - n_rows);
    }

  self->n_rows = n_rows;
}

/**
 * sonder_table_add_column:
 * @name: one that no column of the table has
 *
 * Returns: (transfer none): a new column of blanks at the end
 */
SonderColumn *
sonder_table_add_column (SonderTable    *self,
                         const char     *name,
                         SonderCellType  type)
{
  SonderColumn *column = sonder_column_new (name, type);

  sonder_column_set_length (column, self->n_rows);
  g_ptr_array_add (self->columns, column);

  return column;
}

/**
 * sonder_table_find_column:
 *
 * Attribute columns are named "attribute:" and the id, so they never collide
 * with the fixed ones.
 *
 * Returns: (transfer none) (nullable): the column
 */
SonderColumn *
sonder_table_find_column (const SonderTable *self,
                          const char        *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      SonderColumn *column = self->columns->pdata[i];

      if (g_str_equal (column->name, name))
        return column;
    }

  return NULL;
}

/**
 * sonder_table_count_rows:
 * @mask: the flags that matter
 * @flags: what they are to be
 *
 * Deleted rows that are not to be counted belong into @mask.
 *
 * Returns: the number of rows whose flags, masked, equal @flags
 */
guint
sonder_table_count_rows (const SonderTable *self,
                         SonderRowFlags     mask,
                         SonderRowFlags     flags)
{
  SonderColumn *column = sonder_table_find_column (self, "flags");
  guint count = 0;

  for (guint row = 0; row < self->n_rows; row++)
    count += (sonder_column_get_u8 (column, row) & mask) == flags;

  return count;
}

/**
 * sonder_table_get_cell:
 *
 * Returns: (transfer floating) (nullable): the cell: "s" for texts, keys and
 *   comments, "d" for numbers, "i" for dates and scores, "u" for rows, "y" for
 *   yes/no and flags; %NULL where blank (flags never are)
 */
GVariant *
sonder_table_get_cell (const SonderTable  *self,
                       const SonderColumn *column,
                       guint               row)
{
  const char *text = NULL;
  gint32 integer;

  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      text = sonder_text_pool_get (self->texts, sonder_column_get_u32 (column, row));
      break;
    case SONDER_CELL_KEY:
      text = sonder_text_pool_get (self->keys, sonder_column_get_u16 (column, row));
      break;
    case SONDER_CELL_COMMENT:
      text = sonder_column_get_comment (column, row);
      break;
    case SONDER_CELL_NUMBER:
      {
        double number = sonder_column_get_number (column, row);
        return isnan (number) ? NULL : g_variant_new_double (number);
      }
    case SONDER_CELL_DATE:
    case SONDER_CELL_SCORE:
      integer = sonder_column_get_i32 (column, row);
      return integer == G_MININT32 ? NULL : g_variant_new_int32 (integer);
    case SONDER_CELL_ROW:
      return g_variant_new_uint32 (sonder_column_get_u32 (column, row));
    case SONDER_CELL_YES_NO:
      {
        guint8 byte = sonder_column_get_u8 (column, row);
        return byte == SONDER_YES_NO_NONE ? NULL : g_variant_new_byte (byte);
      }
    case SONDER_CELL_FLAGS:
      return g_variant_new_byte (sonder_column_get_u8 (column, row));
    default:
      g_return_val_if_reached (NULL);
    }

  return text != NULL ? g_variant_new_string (text) : NULL;
}

/**
 * sonder_table_intern_key:
 * @text: id of a segment, touchpoint, metric or source; "" is a key too
 * @length: in bytes, or -1 if zero-terminated
 *
 * Numbers a key, unless there are SONDER_MAX_KEYS already.
 *
 * Returns: the number, from 1; 0 with G_IO_ERROR_NO_SPACE if there are too many
 */
guint16
sonder_table_intern_key (const SonderTable  *self,
                         const char         *text,
                         gssize              length,
                         GError            **error)
{
  guint32 number = sonder_text_pool_lookup (self->keys, text, length);

  if (number == 0 && sonder_text_pool_get_size (self->keys) >= SONDER_MAX_KEYS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("A project can name at most %d segments, touchpoints, metrics and sources. "
                     "Is a column of free text used as one of them?"),
                   SONDER_MAX_KEYS);
      return 0;
    }

  return (guint16) (number != 0 ? number : sonder_text_pool_intern (self->keys, text, length));
}

/**
 * sonder_table_set_cell:
 * @row: a row of the table
 * @value: (nullable): as sonder_table_get_cell() returns it, of the type of the
 *   column; %NULL blanks
 *
 * Returns: %FALSE with the cell as it was, if it is a key and there are too many
 */
gboolean
sonder_table_set_cell (SonderTable  *self,
                       SonderColumn *column,
                       guint         row,
                       GVariant     *value)
{
  const char *text;
  guint16 key;

  if (value == NULL)
    {
      sonder_column_blank (column, row, 1);
      return TRUE;
    }

  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      text = g_variant_get_string (value, NULL);
      sonder_column_set_u32 (column, row, sonder_text_pool_intern (self->texts, text, -1));
      break;
    case SONDER_CELL_KEY:
      key = sonder_table_intern_key (self, g_variant_get_string (value, NULL), -1, NULL);
      if (key == 0)
        return FALSE;
      sonder_column_set_u16 (column, row, key);
      break;
    case SONDER_CELL_COMMENT:
      text = g_variant_get_string (value, NULL);
      sonder_column_set_comment (column, row, sonder_text_pool_store (self->texts, text, -1));
      break;
    case SONDER_CELL_NUMBER:
      sonder_column_set_number (column, row, g_variant_get_double (value));
      break;
    case SONDER_CELL_DATE:
    case SONDER_CELL_SCORE:
      sonder_column_set_i32 (column, row, g_variant_get_int32 (value));
      break;
    case SONDER_CELL_ROW:
      sonder_column_set_u32 (column, row, g_variant_get_uint32 (value));
      break;
    case SONDER_CELL_YES_NO:
    case SONDER_CELL_FLAGS:
      sonder_column_set_u8 (column, row, g_variant_get_byte (value));
      break;
    default:
      g_return_val_if_reached (FALSE);
    }

  return TRUE;
}

/**
 * sonder_table_cell_equal:
 * @a: @b: columns of one type, over the pools of @self
 *
 * Returns: whether two columns of one type hold the same in @row
 */
gboolean
sonder_table_cell_equal (const SonderTable  *self,
                         const SonderColumn *a,
                         const SonderColumn *b,
                         guint               row)
{
  switch (a->type)
    {
    case SONDER_CELL_TEXT:
    case SONDER_CELL_ROW:
      return sonder_column_get_u32 (a, row) == sonder_column_get_u32 (b, row);
    case SONDER_CELL_KEY:
      return sonder_column_get_u16 (a, row) == sonder_column_get_u16 (b, row);
    case SONDER_CELL_COMMENT:
      return g_strcmp0 (sonder_column_get_comment (a, row), sonder_column_get_comment (b, row)) == 0;
    case SONDER_CELL_NUMBER:
      {
        double x = sonder_column_get_number (a, row), y = sonder_column_get_number (b, row);
        return x == y || (isnan (x) && isnan (y));
      }
    case SONDER_CELL_DATE:
    case SONDER_CELL_SCORE:
      return sonder_column_get_i32 (a, row) == sonder_column_get_i32 (b, row);
    case SONDER_CELL_YES_NO:
    case SONDER_CELL_FLAGS:
      return sonder_column_get_u8 (a, row) == sonder_column_get_u8 (b, row);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * sonder_table_find_attribute:
 * @attribute_id: id of an attribute
 *
 * Returns: (transfer none) (nullable): the column of the attribute
 */
SonderColumn *
sonder_table_find_attribute (const SonderTable *self,
                             const char        *attribute_id)
{
  g_autofree char *name = g_strconcat (SONDER_ATTRIBUTE_PREFIX, attribute_id, NULL);

  return sonder_table_find_column (self, name);
}

/**
 * sonder_customers_get_id:
 *
 * Returns: (transfer none) (nullable): the id, %NULL where blank; valid as long
 *   as the text pool
 */
const char *
sonder_customers_get_id (const SonderTable *self,
                         guint              row)
{
  return get_text (self, SONDER_CUSTOMER_ID, row);
}

/**
 * sonder_customers_get_name:
 *
 * Returns: (transfer none) (nullable): the name, %NULL where blank; valid as long
 *   as the text pool
 */
const char *
sonder_customers_get_name (const SonderTable *self,
                           guint              row)
{
  return get_text (self, SONDER_CUSTOMER_NAME, row);
}

/**
 * sonder_customers_get_pinned:
 *
 * Returns: (transfer none) (nullable): id of the segment to which the customer is fixed by
 *   hand; "" holds it in Unassigned; %NULL where rules decide
 */
const char *
sonder_customers_get_pinned (const SonderTable *self,
                             guint              row)
{
  return get_key (self, SONDER_CUSTOMER_PINNED, row);
}

/**
 * sonder_answers_get_id:
 *
 * Returns: (transfer none) (nullable): the id under which the answer is cited, %NULL where blank; valid as long
 *   as the text pool
 */
const char *
sonder_answers_get_id (const SonderTable *self,
                       guint              row)
{
  return get_text (self, SONDER_ANSWER_ID, row);
}

/**
 * sonder_answers_get_metric:
 *
 * Returns: (transfer none) (nullable): id of the metric, %NULL where blank; valid as long
 *   as the text pool
 */
const char *
sonder_answers_get_metric (const SonderTable *self,
                           guint              row)
{
  return get_key (self, SONDER_ANSWER_METRIC, row);
}

/**
 * sonder_answers_get_touchpoint:
 *
 * Returns: (transfer none) (nullable): id of the touchpoint, %NULL where blank; valid as long
 *   as the text pool
 */
const char *
sonder_answers_get_touchpoint (const SonderTable *self,
                               guint              row)
{
  return get_key (self, SONDER_ANSWER_TOUCHPOINT, row);
}

/**
 * sonder_answers_get_source:
 *
 * Returns: (transfer none) (nullable): id of the source, %NULL where blank; valid as long
 *   as the text pool
 */
const char *
sonder_answers_get_source (const SonderTable *self,
                           guint              row)
{
  return get_key (self, SONDER_ANSWER_SOURCE, row);
}

/**
 * sonder_customer_index_new:
 * @customers: must outlive the index
 *
 * Returns: (transfer full)
 */
SonderCustomerIndex *
sonder_customer_index_new (const SonderTable *customers)
{
  SonderCustomerIndex *self = g_new0 (SonderCustomerIndex, 1);
  SonderColumn *ids = sonder_table_column (customers, SONDER_CUSTOMER_ID);

  self->customers = customers;
  self->rows = g_array_new (FALSE, TRUE, sizeof (guint));
  for (guint row = 0; row < customers->n_rows; row++)
    if (!(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED))
      sonder_customer_index_add (self, sonder_column_get_u32 (ids, row), row);

  return self;
}

/**
 * sonder_customer_index_free:
 * @self: (transfer full):
 */
void
sonder_customer_index_free (SonderCustomerIndex *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * sonder_customer_index_add:
 * @id_number: number of the customer's id in the text pool
 * @row: the customer's row
 *
 * Tells of a customer appended or renamed after the index was made.
 */
void
sonder_customer_index_add (SonderCustomerIndex *self,
                           guint32              id_number,
                           guint                row)
{
  if (id_number >= self->rows->len)
    g_array_set_size (self->rows, id_number + 1);
  g_array_index (self->rows, guint, id_number) = row + 1;
}

/**
 * sonder_customer_index_lookup:
 * @id: a customer's id
 * @length: in bytes, or -1 if zero-terminated
 *
 * Returns: the row, or SONDER_NO_ROW
 */
guint
sonder_customer_index_lookup (SonderCustomerIndex *self,
                              const char          *id,
                              gssize               length)
{
  return sonder_customer_index_lookup_number (
    self, sonder_text_pool_lookup (self->customers->texts, id, length));
}

/**
 * sonder_customer_index_lookup_number:
 * @id_number: number of a text in the text pool; 0 is nobody's id
 *
 * Returns: the row, or SONDER_NO_ROW
 */
guint
sonder_customer_index_lookup_number (SonderCustomerIndex *self,
                                     guint32              id_number)
{
  if (id_number == 0 || id_number >= self->rows->len)
    return SONDER_NO_ROW;

  return g_array_index (self->rows, guint, id_number) - 1;
}

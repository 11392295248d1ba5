/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "table-difference.h"

#include "calendar.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The values of a column are packed: numbers as they are, texts as a list of
 * the distinct ones and, per cell, the position in it from 1; 0 is blank. */
static const char *const value_types[] = {
  [SONDER_CELL_TEXT] = "(asau)", [SONDER_CELL_KEY] = "(asau)", [SONDER_CELL_NUMBER] = "ad",
  [SONDER_CELL_DATE] = "ai",     [SONDER_CELL_YES_NO] = "ay",  [SONDER_CELL_SCORE] = "ai",
  [SONDER_CELL_ROW] = "au",      [SONDER_CELL_FLAGS] = "ay",   [SONDER_CELL_COMMENT] = "(asau)",
};

/* One row where cells of a column differ, and those that follow. */
typedef struct
{
  guint32 first_row;
  guint32 n_rows;
} Range;

static gboolean
is_text (SonderCellType type)
{
  return g_str_equal (value_types[type], "(asau)");
}

static const char *
get_text (const SonderTable  *table,
          const SonderColumn *column,
          guint               row)
{
  switch ((int) column->type)
    {
    case SONDER_CELL_TEXT:
      return sonder_text_pool_get (table->texts, sonder_column_get_u32 (column, row));
    case SONDER_CELL_KEY:
      return sonder_text_pool_get (table->keys, sonder_column_get_u16 (column, row));
    default:
      return sonder_column_get_comment (column, row);
    }
}

static gconstpointer
get_cell (const SonderColumn *column,
          guint               row)
{
  return (const char *) sonder_column_chunk (column, row >> SONDER_CHUNK_SHIFT) +
         (gsize) (row & SONDER_CHUNK_MASK) * column->cell_size;
}

static gboolean
is_blank_cell (const SonderColumn *column,
               const SonderColumn *blank,
               guint               row)
{
  return memcmp (get_cell (column, row), get_cell (blank, 0), column->cell_size) == 0;
}

static void
add_to_ranges (GArray *ranges,
               guint   row)
{
  Range *last = ranges->len > 0 ? &g_array_index (ranges, Range, ranges->len - 1) : NULL;

  if (last != NULL && last->first_row + last->n_rows == row)
    last->n_rows++;
  else
    g_array_append_val (ranges, ((Range) { row, 1 }));
}

/* Where @column is not what @old is. In rows that are new, what is not blank is
 * named; flags always are, so that there is something of every new row. */
static GArray *
find_ranges (const SonderTable  *before,
             const SonderColumn *old,
             const SonderTable  *after,
             const SonderColumn *column)
{
  g_autoptr (SonderColumn) blank = sonder_column_new ("", column->type);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  guint n_old = old != NULL ? MIN (before->n_rows, after->n_rows) : 0;
  gboolean is_always_named = column->type == SONDER_CELL_FLAGS;

  for (guint row = 0; row < n_old; row++)
    if (sonder_column_shares (column, old, row >> SONDER_CHUNK_SHIFT))
      row |= SONDER_CHUNK_MASK;
    else if (!sonder_table_cell_equal (after, column, old, row))
      add_to_ranges (ranges, row);

  sonder_column_set_length (blank, SONDER_CHUNK_ROWS);
  for (guint row = n_old; row < after->n_rows; row++)
    if (is_always_named || !is_blank_cell (column, blank, row))
      add_to_ranges (ranges, row);

  return ranges;
}

static GVariant *
pack_texts (const SonderTable  *table,
            const SonderColumn *column,
            GArray             *ranges)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < ranges->len; i++)
    {
      Range range = g_array_index (ranges, Range, i);

      for (guint row = range.first_row; row < range.first_row + range.n_rows; row++)
        {
          const char *text = get_text (table, column, row);
          guint32 position =
            text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (positions, text)) : 0;

          if (text != NULL && position == 0)
            {
              g_ptr_array_add (texts, (char *) text);
              position = texts->len;
              g_hash_table_insert (positions, (char *) text, GUINT_TO_POINTER (position));
            }
          g_array_append_val (cells, position);
        }
    }

  return g_variant_new ("(@as@au)",
                        g_variant_new_strv ((const char *const *) texts->pdata, texts->len),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, cells->data, cells->len,
                                                   sizeof (guint32)));
}

static GVariant *
pack_cells (const SonderColumn *column,
            GArray             *ranges)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      Range range = g_array_index (ranges, Range, i);

      for (guint row = range.first_row; row < range.first_row + range.n_rows; row++)
        g_byte_array_append (cells, get_cell (column, row), column->cell_size);
    }

  return g_variant_new_fixed_array (G_VARIANT_TYPE (value_types[column->type] + 1), cells->data,
                                    cells->len / column->cell_size, column->cell_size);
}

static void
set_damaged (GError    **error,
             const char *column)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The changes of the column “%s” are damaged."), column);
}

/* Whether a cell of that type may hold the value; rows are checked as a whole
 * once all is in place. */
static gboolean
cell_is_sound (SonderCellType type,
               gconstpointer  cell)
{
  gint32 integer = 0;
  double number = 0;

  switch (type)
    {
    case SONDER_CELL_NUMBER:
      memcpy (&number, cell, sizeof number);
      return !isinf (number);
    case SONDER_CELL_DATE:
      memcpy (&integer, cell, sizeof integer);
      return integer == SONDER_DATE_NONE || sonder_date_is_valid (integer);
    case SONDER_CELL_YES_NO:
      return *(const guint8 *) cell <= SONDER_YES;
    case SONDER_CELL_FLAGS:
      return *(const guint8 *) cell <= (SONDER_ROW_DELETED | SONDER_ROW_ANONYMOUS);
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_COMMENT:
    default:
      return TRUE;
    }
}

/* Ranges in order, within the table, that do not meet. */
static gboolean
ranges_are_sound (GVariant *ranges,
                  guint     n_rows,
                  gsize    *n_cells)
{
  guint64 next = 0;

  *n_cells = 0;
  for (gsize i = 0; i < g_variant_n_children (ranges); i++)
    {
      guint32 first, count;

      g_variant_get_child (ranges, i, "(uu)", &first, &count);
      if (first < next || count == 0 || (guint64) first + count > n_rows)
        return FALSE;
      next = (guint64) first + count;
      *n_cells += count;
    }

  return TRUE;
}

/* Texts of a difference, written to cells one after the other. */
typedef struct
{
  SonderTable   *table;
  SonderColumn  *column;
  GVariant      *texts;
  const guint32 *positions;
} TextWriter;

static gboolean
write_text (TextWriter  *writer,
            guint        row,
            gsize        cell,
            GError     **error)
{
  guint32 position = writer->positions[cell];
  g_autoptr (GVariant) text = NULL;

  if (position > g_variant_n_children (writer->texts))
    {
      set_damaged (error, writer->column->name);
      return FALSE;
    }
  if (position > 0)
    text = g_variant_get_child_value (writer->texts, position - 1);
  if (writer->column->type == SONDER_CELL_KEY && text != NULL &&
      sonder_table_intern_key (writer->table, g_variant_get_string (text, NULL), -1, error) == 0)
    return FALSE;

  return sonder_table_set_cell (writer->table, writer->column, row, text);
}

static gboolean
unpack_texts (SonderTable   *table,
              SonderColumn  *column,
              GVariant      *ranges,
              gsize          n_cells,
              GVariant      *values,
              GError       **error)
{
  g_autoptr (GVariant) texts = g_variant_get_child_value (values, 0);
  g_autoptr (GVariant) positions = g_variant_get_child_value (values, 1);
  TextWriter writer = { table, column, texts, NULL };
  gsize n_positions, cell = 0;

  writer.positions = g_variant_get_fixed_array (positions, &n_positions, sizeof (guint32));
  if (n_positions != n_cells)
    {
      set_damaged (error, column->name);
      return FALSE;
    }

  for (gsize i = 0; i < g_variant_n_children (ranges); i++)
    {
      guint32 first, count;

      g_variant_get_child (ranges, i, "(uu)", &first, &count);
      for (guint row = first; row < first + count; row++)
        if (!write_text (&writer, row, cell++, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
unpack_cells (SonderColumn  *column,
              GVariant      *ranges,
              gsize          n_cells,
              GVariant      *values,
              GError       **error)
{
  gsize n_values;
  const char *cell = g_variant_get_fixed_array (values, &n_values, column->cell_size);

  for (gsize i = 0; n_values == n_cells && i < g_variant_n_children (ranges); i++)
    {
      guint32 first, count;

      g_variant_get_child (ranges, i, "(uu)", &first, &count);
      for (guint row = first; row < first + count; row++, cell += column->cell_size)
        {
          char *cells = sonder_column_writable (column, row >> SONDER_CHUNK_SHIFT);

          if (!cell_is_sound (column->type, cell))
            {
              set_damaged (error, column->name);
              return FALSE;
            }
          memcpy (cells + (gsize) (row & SONDER_CHUNK_MASK) * column->cell_size, cell,
                  column->cell_size);
        }
    }

  if (n_values != n_cells)
    set_damaged (error, column->name);

  return n_values == n_cells;
}

/* Whether something is said of each row that is new. */
static gboolean
covers_new_rows (GVariant *ranges,
                 guint     n_old,
                 guint     n_rows)
{
  guint32 first = 0, count = 0;

  if (n_rows <= n_old)
    return TRUE;
  if (g_variant_n_children (ranges) > 0)
    g_variant_get_child (ranges, g_variant_n_children (ranges) - 1, "(uu)", &first, &count);

  return first <= n_old && (guint64) first + count == n_rows;
}

/* @resized is the table before, but as long as the one after. */
static gboolean
apply_column (SonderTable        *after,
              const SonderTable  *resized,
              guint               n_old,
              GVariant           *difference,
              GError            **error)
{
  g_autoptr (GVariant) ranges = NULL;
  g_autoptr (GVariant) values = NULL;
  SonderColumn *old, *column;
  const char *name;
  guint32 type;
  gsize n_cells;

  g_variant_get (difference, "(&su@a(uu)v)", &name, &type, &ranges, &values);
  old = sonder_table_find_column (resized, name);
  if (type >= G_N_ELEMENTS (value_types) ||
      !g_str_equal (g_variant_get_type_string (values), value_types[type]) ||
      !ranges_are_sound (ranges, after->n_rows, &n_cells) ||
      (type == SONDER_CELL_FLAGS && !covers_new_rows (ranges, n_old, after->n_rows)))
    {
      set_damaged (error, name);
      return FALSE;
    }

  column = old != NULL && old->type == type ? sonder_column_copy (old) : sonder_column_new (name, type);
  g_ptr_array_add (after->columns, column);
  sonder_column_set_length (column, after->n_rows);

  return is_text (type) ? unpack_texts (after, column, ranges, n_cells, values, error)
                        : unpack_cells (column, ranges, n_cells, values, error);
}

/**
 * sonder_table_get_difference:
 * @before: a table
 * @after: what became of it, over the same pools
 *
 * How one table differs from the other: the columns, the number of rows, and
 * the cells that are not the same, packed. Chunks that both share are not read.
 *
 * Returns: (transfer floating): of SONDER_TABLE_DIFFERENCE_TYPE
 */
GVariant *
sonder_table_get_difference (const SonderTable *before,
                             const SonderTable *after)
{
  GVariantBuilder columns;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a(sua(uu)v)"));
  for (guint i = 0; i < after->columns->len; i++)
    {
      const SonderColumn *column = after->columns->pdata[i];
      const SonderColumn *old = sonder_table_find_column (before, column->name);
      g_autoptr (GArray) ranges = NULL;
      GVariant *values;

      if (old != NULL && old->type != column->type)
        old = NULL;
      ranges = find_ranges (before, old, after, column);
      values = is_text (column->type) ? pack_texts (after, column, ranges) : pack_cells (column, ranges);
      g_variant_builder_add (&columns, "(su@a(uu)v)", column->name, (guint32) column->type,
                             g_variant_new_fixed_array (G_VARIANT_TYPE ("(uu)"), ranges->data,
                                                        ranges->len, sizeof (Range)),
                             values);
    }

  return g_variant_new ("(u@a(sua(uu)v))", after->n_rows, g_variant_builder_end (&columns));
}

/**
 * sonder_table_apply_difference:
 * @before: the table that the difference was made from, or one like it
 * @difference: of SONDER_TABLE_DIFFERENCE_TYPE, in normal form; what is in it is
 *   not trusted
 *
 * Returns: (transfer full) (nullable): the table as it became; it shares what did
 *   not change. %NULL with G_IO_ERROR_INVALID_DATA if the difference does not fit
 */
SonderTable *
sonder_table_apply_difference (const SonderTable  *before,
                               GVariant           *difference,
                               GError            **error)
{
  g_autoptr (SonderTable) after = sonder_table_copy (before);
  g_autoptr (SonderTable) resized = sonder_table_copy (before);
  g_autoptr (GVariant) columns = NULL;
  guint32 n_rows;

  g_variant_get (difference, "(u@a(sua(uu)v))", &n_rows, &columns);
  if (n_rows > SONDER_MAX_ROWS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("A project cannot hold that many rows."));
      return NULL;
    }

  sonder_table_set_length (resized, n_rows);
  g_ptr_array_set_size (after->columns, 0);
  after->n_rows = n_rows;
  for (gsize i = 0; i < g_variant_n_children (columns); i++)
    {
      g_autoptr (GVariant) column = g_variant_get_child_value (columns, i);

      if (!apply_column (after, resized, before->n_rows, column, error))
        return NULL;
    }

  return g_steal_pointer (&after);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-order.h"

#include <math.h>
#include <string.h>

#include "customer-list.h"

typedef struct
{
  guint32 number;
  char   *key;
} SortText;

typedef struct
{
  double key; /* NaN is blank: always last */
  guint  row;
} SortRow;

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const SortText *) a)->key, ((const SortText *) b)->key);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      descending)
{
  const SortRow *left = a, *right = b;

  if (isnan (left->key) || isnan (right->key))
    {
      if (isnan (left->key) != isnan (right->key))
        return isnan (left->key) ? 1 : -1;
    }
  else if (left->key != right->key)
    return (left->key < right->key) != GPOINTER_TO_INT (descending) ? -1 : 1;

  return left->row < right->row ? -1 : 1;
}

static void
sort_text_clear (gpointer data)
{
  g_free (((SortText *) data)->key);
}

/* The place of each distinct text in the locale's order, by its number. */
static double *
rank_texts (const SonderTable  *customers,
            const SonderColumn *column,
            const GArray       *rows)
{
  double *ranks = g_new0 (double, (gsize) sonder_text_pool_get_size (customers->texts) + 1);
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (SortText));

  g_array_set_clear_func (texts, sort_text_clear);
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 number = sonder_column_get_u32 (column, g_array_index (rows, guint, i));
      SortText text = { number, NULL };

      if (number == 0 || ranks[number] != 0)
        continue;
      ranks[number] = 1;
      text.key = g_utf8_collate_key (sonder_text_pool_get (customers->texts, number), -1);
      g_array_append_val (texts, text);
    }

  g_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    ranks[g_array_index (texts, SortText, i).number] = i + 1;

  return ranks;
}

static double
get_key (const SonderColumn *column,
         const double       *ranks,
         guint               row)
{
  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      {
        guint32 number = sonder_column_get_u32 (column, row);
        return number == 0 ? NAN : ranks[number];
      }
    case SONDER_CELL_NUMBER:
      return sonder_column_get_number (column, row);
    case SONDER_CELL_DATE:
      {
        gint32 date = sonder_column_get_i32 (column, row);
        return date == SONDER_DATE_NONE ? NAN : date;
      }
    case SONDER_CELL_YES_NO:
      {
        guint8 byte = sonder_column_get_u8 (column, row);
        return byte == SONDER_YES_NO_NONE ? NAN : byte;
      }
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      return NAN;
    }
}

/**
 * sonder_customer_order_sort:
 * @rows: (inout): rows of the customers table
 * @column: see sonder_customer_list_sort()
 *
 * Sorts rows, blanks last, equal ones in the order of the table.
 */
void
sonder_customer_order_sort (SonderProject *project,
                            GArray        *rows,
                            const char    *column,
                            gboolean       descending)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  gboolean by_segment = g_str_equal (column, SONDER_SORT_SEGMENT);
  SonderColumn *cells = by_segment ? NULL : sonder_table_find_column (customers, column);
  g_autofree SortRow *keys = g_new (SortRow, MAX (rows->len, 1));
  g_autofree double *ranks = NULL;
  const guint16 *segments = sonder_project_get_assignment (project)->segments;

  if (!by_segment && cells == NULL)
    return;
  if (cells != NULL && cells->type == SONDER_CELL_TEXT)
    ranks = rank_texts (customers, cells, rows);

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      keys[i].row = row;
      if (by_segment)
        keys[i].key = segments[row] == SONDER_UNASSIGNED ? NAN : segments[row];
      else
        keys[i].key = get_key (cells, ranks, row);
    }

  g_qsort_with_data (keys, (int) rows->len, sizeof (SortRow), compare_rows,
                     GINT_TO_POINTER (descending));
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, guint, i) = keys[i].row;
}

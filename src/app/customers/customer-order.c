/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-order.h"

#include <math.h>
#include <string.h>

/* A text and what it sorts by: the first bytes as a number, which settles most
 * comparisons, and where in the arena the rest of the key begins. */
typedef struct
{
  guint64 begin;
  gsize rest;
  guint32 number;
} SortText;

typedef struct
{
  double key; /* NaN is blank: always last */
  guint row;
} SortRow;

static int
compare_texts (gconstpointer a, gconstpointer b, gpointer arena)
{
  const SortText *left = a, *right = b;

  if (left->begin != right->begin)
    return left->begin < right->begin ? -1 : 1;

  return strcmp ((const char *) arena + left->rest, (const char *) arena + right->rest);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer descending)
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

/* A number in a text sorts by its size: before its digits stands how many. */
static void
append_natural (GString *out, const char *text)
{
  g_string_truncate (out, 0);
  for (const char *p = text; *p != '\0';)
    {
      gsize n_digits = strspn (p, "0123456789");

      if (n_digits > 0)
        {
          gsize n_zeros = MIN (strspn (p, "0"), n_digits - 1);

          g_string_append_c (out, (char) ('0' + MIN (n_digits - n_zeros, 9)));
          g_string_append_len (out, p + n_zeros, (gssize) (n_digits - n_zeros));
          p += n_digits;
        }
      else
        g_string_append_c (out, *p++);
    }
}

/* As g_utf8_collate_key() makes it; most texts need no normalizing, and the
 * arena saves making each key twice. */
static void
append_key (GString *arena, const char *text)
{
  gsize begin = arena->len;
  gsize length;

  if (!g_get_charset (NULL) || !g_str_is_ascii (text))
    {
      g_autofree char *key = g_utf8_collate_key (text, -1);

      g_string_append (arena, key);
      g_string_append_c (arena, '\0');
      return;
    }

  g_string_set_size (arena, begin + 64 + 4 * strlen (text));
  length = strxfrm (arena->str + begin, text, arena->len - begin);
  if (length >= arena->len - begin)
    {
      g_string_set_size (arena, begin + length + 1);
      strxfrm (arena->str + begin, text, length + 1);
    }
  g_string_set_size (arena, begin + length + 1);
}

static SortText
make_text (GString *arena, GString *buffer, const char *text, guint32 number)
{
  SortText made = { 0, arena->len, number };
  gsize length;

  append_natural (buffer, text);
  append_key (arena, buffer->str);
  length = arena->len - made.rest - 1;
  for (gsize i = 0; i < sizeof made.begin; i++)
    made.begin =
        made.begin << 8 | (i < length ? (guint8) arena->str[made.rest + i] : (guint8) '\0');
  made.rest += MIN (length, sizeof made.begin);

  return made;
}

/* The place of each distinct text in the locale's order, by its number. */
static GBytes *
rank_texts (const SonderTable *customers, const SonderColumn *column)
{
  gsize size = (gsize) sonder_text_pool_get_size (customers->texts) + 1;
  guint32 *ranks = g_new0 (guint32, size);
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (SortText));
  g_autoptr (GString) arena = g_string_new (NULL);
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (guint row = 0; row < customers->n_rows; row++)
    {
      guint32 number = sonder_column_get_u32 (column, row);

      if (number != 0 && ranks[number] == 0)
        {
          SortText text =
              make_text (arena, buffer, sonder_text_pool_get (customers->texts, number), number);

          ranks[number] = 1;
          g_array_append_val (texts, text);
        }
    }

  g_qsort_with_data (texts->data, (int) texts->len, sizeof (SortText), compare_texts, arena->str);
  for (guint i = 0; i < texts->len; i++)
    ranks[g_array_index (texts, SortText, i).number] = i + 1;

  return g_bytes_new_take (ranks, size * sizeof (guint32));
}

static double
get_key (const SonderColumn *column, const guint32 *ranks, guint row)
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

static void
sort_by (SonderCustomerQuery *query, GArray *rows, const SonderColumn *cells)
{
  g_autofree SortRow *keys = g_new (SortRow, MAX (rows->len, 1));
  const guint32 *ranks = query->ranks != NULL ? g_bytes_get_data (query->ranks, NULL) : NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      keys[i].row = row;
      if (cells != NULL)
        keys[i].key = get_key (cells, ranks, row);
      else
        keys[i].key = query->segments[row] == SONDER_UNASSIGNED ? NAN : query->segments[row];
    }

  g_qsort_with_data (keys, (int) rows->len, sizeof (SortRow), compare_rows,
                     GINT_TO_POINTER (query->descending));
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, guint, i) = keys[i].row;
}

/**
 * sonder_customer_order_sort:
 * @query: what to sort by; keeps the order of texts, which takes longest
 * @rows: (inout) (element-type guint): rows of the customers table
 *
 * Sorts rows, blanks last, equal ones in the order of the table. Texts go by
 * the locale, numbers in them by their size. An unknown column changes nothing.
 */
void
sonder_customer_order_sort (SonderCustomerQuery *query, GArray *rows)
{
  gboolean by_segment = g_str_equal (query->sort_column, SONDER_SORT_SEGMENT);
  SonderColumn *cells =
      by_segment ? NULL : sonder_table_find_column (query->customers, query->sort_column);

  if (!by_segment && cells == NULL)
    return;
  if (cells != NULL && cells->type == SONDER_CELL_TEXT && query->ranks == NULL)
    query->ranks = rank_texts (query->customers, cells);

  sort_by (query, rows, cells);
}

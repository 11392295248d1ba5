/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "attribute-values.h"

#include <string.h>

#include "calendar.h"
#include "json-number.h"

/* A cell as a rule has it, or NULL where it is blank. */
static char *
read_cell (const SonderTable *customers, const SonderColumn *column, guint row)
{
  char digits[SONDER_JSON_NUMBER_SIZE];
  double number;
  gint32 date;
  guint8 yes_no;

  switch (column->type)
    {
    case SONDER_CELL_NUMBER:
      number = sonder_column_get_number (column, row);
      if (!isfinite (number))
        return NULL;
      return g_strndup (digits, sonder_json_number_format (number, digits));
    case SONDER_CELL_DATE:
      date = sonder_column_get_i32 (column, row);
      return date == SONDER_DATE_NONE ? NULL : sonder_date_to_string (date);
    case SONDER_CELL_YES_NO:
      yes_no = sonder_column_get_u8 (column, row);
      return yes_no == SONDER_YES_NO_NONE ? NULL : g_strdup (yes_no == SONDER_YES ? "yes" : "no");
    case SONDER_CELL_TEXT:
    default:
      return g_strdup (
          sonder_text_pool_get (customers->texts, sonder_column_get_u32 (column, row)));
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
      g_return_val_if_reached (NULL);
    }
}

/* Where each value stands: choices as stored, yes before no. */
static int
get_rank (const char *const *order, const char *value)
{
  int rank = 0;

  while (order != NULL && order[rank] != NULL && !g_str_equal (order[rank], value))
    rank++;

  return rank;
}

static int
compare_texts (gconstpointer a, gconstpointer b, gpointer order)
{
  const char *first = *(const char *const *)a;
  const char *second = *(const char *const *)b;
  int difference = get_rank (order, first) - get_rank (order, second);

  return difference != 0 ? difference : strcmp (first, second);
}

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer unused)
{
  double first = g_ascii_strtod (*(const char *const *)a, NULL);
  double second = g_ascii_strtod (*(const char *const *)b, NULL);

  return (first > second) - (first < second);
}

/**
 * sonder_attribute_list_values:
 *
 * Returns: (transfer full) (element-type utf8): each value that customers have,
 *   as rules write it: choices in their order, numbers and dates ascending,
 *   texts by code point
 */
GPtrArray *
sonder_attribute_list_values (SonderProject *project, SonderItem *attribute)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  const SonderTable *customers = sonder_project_get_customers (project);
  const SonderColumn *column =
      sonder_table_find_attribute (customers, sonder_item_get_id (attribute));
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *order;

  if (column == NULL)
    return values;

  for (guint row = 0; row < customers->n_rows; row++)
    {
      g_autofree char *value = NULL;

      if (sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED)
        continue;
      value = read_cell (customers, column, row);
      if (value == NULL || g_hash_table_contains (seen, value))
        continue;
      g_hash_table_add (seen, value);
      g_ptr_array_add (values, g_steal_pointer (&value));
    }

  order =
      column->type == SONDER_CELL_YES_NO ? yes_no : sonder_item_get_texts (attribute, "choices");
  g_ptr_array_sort_with_data (values,
                              column->type == SONDER_CELL_NUMBER ? compare_numbers : compare_texts,
                              (gpointer)order);

  return values;
}

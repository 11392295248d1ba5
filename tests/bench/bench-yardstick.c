/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-yardstick.h"

#include "bench-time.h"
#include "calendar.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
set_date (JsonObject *object,
          const char *name,
          gint32      date)
{
  char text[11];

  if (date == SONDER_DATE_NONE)
    return;
  sonder_date_write (date, text);
  json_object_set_string_member (object, name, text);
}

static void
set_cell (JsonObject         *object,
          const char         *name,
          const SonderTable  *table,
          const SonderColumn *column,
          guint               row)
{
  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      set_text (object, name, sonder_text_pool_get (table->texts, sonder_column_get_u32 (column, row)));
      break;
    case SONDER_CELL_NUMBER:
      json_object_set_double_member (object, name, sonder_column_get_number (column, row));
      break;
    case SONDER_CELL_DATE:
      set_date (object, name, sonder_column_get_i32 (column, row));
      break;
    case SONDER_CELL_YES_NO:
      json_object_set_boolean_member (object, name, sonder_column_get_u8 (column, row) == SONDER_YES);
      break;
    default:
      g_assert_not_reached ();
    }
}

static JsonArray *
build_customers (const SonderTable *table)
{
  JsonArray *array = json_array_sized_new (table->n_rows);

  for (guint row = 0; row < table->n_rows; row++)
    {
      JsonObject *object = json_object_new ();
      JsonObject *attributes = json_object_new ();

      set_text (object, "id", sonder_customers_get_id (table, row));
      set_text (object, "name", sonder_customers_get_name (table, row));
      for (guint i = SONDER_CUSTOMER_N_FIXED; i < table->columns->len; i++)
        {
          const SonderColumn *column = sonder_table_column (table, i);

          set_cell (attributes, column->name + strlen (SONDER_ATTRIBUTE_PREFIX), table, column, row);
        }
      json_object_set_object_member (object, "attributes", attributes);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
build_answers (const SonderTable *table,
               const SonderTable *customers)
{
  JsonArray *array = json_array_sized_new (table->n_rows);

  for (guint row = 0; row < table->n_rows; row++)
    {
      JsonObject *object = json_object_new ();
      guint customer = sonder_column_get_u32 (sonder_table_column (table, SONDER_ANSWER_CUSTOMER), row);

      set_text (object, "customer", sonder_customers_get_id (customers, customer));
      set_date (object, "date", sonder_column_get_i32 (sonder_table_column (table, SONDER_ANSWER_DATE), row));
      set_text (object, "touchpoint", sonder_answers_get_touchpoint (table, row));
      set_text (object, "metric", sonder_answers_get_metric (table, row));
      json_object_set_int_member (object, "score",
                                  sonder_column_get_i32 (sonder_table_column (table, SONDER_ANSWER_SCORE), row));
      set_text (object, "comment",
                sonder_column_get_comment (sonder_table_column (table, SONDER_ANSWER_COMMENT), row));
      json_array_add_object_element (array, object);
    }

  return array;
}

/**
 * bench_json_glib_parse:
 *
 * Parses a file into json-glib's tree, and does nothing with it.
 */
gboolean
bench_json_glib_parse (const char  *path,
                       GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  return json_parser_load_from_file (parser, path, error);
}

/**
 * bench_json_glib_generate:
 *
 * Builds json-glib's tree of the two tables and writes it.
 */
gboolean
bench_json_glib_generate (SonderSnapshot  *snapshot,
                          const char      *path,
                          GError         **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (root, object);
  json_object_set_array_member (object, "customers", build_customers (snapshot->customers));
  json_object_set_array_member (object, "answers", build_answers (snapshot->answers, snapshot->customers));
  json_generator_set_root (generator, root);

  return json_generator_to_file (generator, path, error);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const double *numbers = data;
  double x = numbers[*(const guint32 *) a];
  double y = numbers[*(const guint32 *) b];

  return (x > y) - (x < y);
}

/**
 * bench_sort:
 *
 * Sorts the rows 0 to 99,999 by numbers at random: the work by which the speed
 * of machines is told.
 *
 * Returns: seconds
 */
double
bench_sort (void)
{
  const guint n = 100000;
  g_autofree double *numbers = g_new (double, n);
  g_autofree guint32 *rows = g_new (guint32, n);
  double times[BENCH_REPETITIONS];

  for (guint i = 0; i < n; i++)
    numbers[i] = g_random_double ();
  for (guint i = 0; i < BENCH_REPETITIONS; i++)
    {
      double begin;

      for (guint row = 0; row < n; row++)
        rows[row] = row;
      begin = bench_now ();
      g_qsort_with_data (rows, n, sizeof *rows, compare_numbers, numbers);
      times[i] = bench_now () - begin;
    }

  return bench_median (times);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-table.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "csv-error.h"
#include "csv-testing.h"

static void
test_tables (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *table;
    guint n_short, first_short, n_long, first_long, n_blank;
  } rows[] = {
    { "plain", "a,b\n1,2\n", "[a][b]\n[1][2]", 0, 0, 0, 0, 0 },
    { "equal texts", "a,b\nx,x\nx,y\ny,\n", "[a][b]\n[x][x]\n[x][y]\n[y][]", 0, 0, 0, 0, 0 },
    { "short rows", "a,b,c\n1,2,3\n4\n5,6\n", "[a][b][c]\n[1][2][3]\n[4][][]\n[5][6][]", 2, 3, 0, 0,
      0 },
    { "long rows", "a,b\n1,2,3,4\n5,6\n7,8,9\n",
      "[a][b][Column 3][Column 4]\n[1][2][3][4]\n[5][6][][]\n[7][8][9][]", 0, 0, 2, 2, 0 },
    { "cells too many, but empty", "a,b\n1,2,,,\n", "[a][b]\n[1][2]", 0, 0, 0, 0, 0 },
    { "blank rows", "a,b\n,\n1,2\n,,,\n", "[a][b]\n[1][2]", 0, 0, 0, 0, 2 },
    { "blank rows above", ",\n,,\na,b\n1,2\n", "[a][b]\n[1][2]", 0, 0, 0, 0, 2 },
    { "headers only", "a,b\n", "[a][b]", 0, 0, 0, 0, 0 },
    { "spaces stay", "a,b\n x , \n", "[a][b]\n[ x ][ ]", 0, 0, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderCsvTable) table = csv_table (rows[i].text);
      g_autofree char *dump = dump_table (table);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (dump, ==, rows[i].table);
      g_assert_cmpuint (table->n_short_rows, ==, rows[i].n_short);
      g_assert_cmpuint (table->first_short_row, ==, rows[i].first_short);
      g_assert_cmpuint (table->n_long_rows, ==, rows[i].n_long);
      g_assert_cmpuint (table->first_long_row, ==, rows[i].first_long);
      g_assert_cmpuint (table->n_blank_rows, ==, rows[i].n_blank);
    }
}

static void
test_row_numbers (void)
{
  g_autoptr (SonderCsvTable) table = csv_table ("a,b\n\n1,\"x\ny\"\n\n2,z\n");

  g_assert_cmpuint (table->n_rows, ==, 2);
  g_assert_cmpuint (g_array_index (table->row_numbers, guint32, 0), ==, 3);
  g_assert_cmpuint (g_array_index (table->row_numbers, guint32, 1), ==, 5);
}

static void
check_member (const SonderCsvTable *table, guint row, const char *member, const char *expected)
{
  /* in the suite, one telephone number was changed in the JSON only */
  if (g_str_equal (member, "Contact Phone Number") && g_str_equal (expected, "1234567890"))
    expected = "2095257564";

  for (guint column = 0; column < table->columns->len; column++)
    if (g_str_equal (sonder_csv_table_name (table, column), member))
      {
        g_assert_cmpstr (sonder_csv_table_cell (table, row, column), ==, expected);
        return;
      }
  g_test_message ("there is no column “%s”", member);
  g_test_fail ();
}

static void
check_object (const SonderCsvTable *table, guint row, JsonObject *object)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  g_assert_cmpuint (json_object_get_size (object), ==, table->columns->len);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    check_member (table, row, member, json_node_get_string (node));
}

/* Each file of the suite against the JSON beside it. */
static void
test_spectrum (void)
{
  static const char *const names[] = {
    "comma_in_quotes",
    "empty",
    "empty_crlf",
    "escaped_quotes",
    "json",
    "newlines",
    "newlines_crlf",
    "quotes_and_newlines",
    "simple",
    "simple_crlf",
    "utf8",
    "location_coordinates",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *csv_path = g_strdup_printf ("csv-spectrum/csvs/%s.csv", names[i]);
      g_autofree char *json_path = g_strdup_printf ("csv-spectrum/json/%s.json", names[i]);
      g_autoptr (GFile) csv = shared_file (csv_path);
      g_autoptr (GFile) json = csv != NULL ? shared_file (json_path) : NULL;
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (SonderCsvTable) table = NULL;
      SonderCsvOptions options = { NULL, ',', 1 };
      JsonNode *root;

      if (csv == NULL || json == NULL)
        return;
      g_test_message ("%s", names[i]);
      g_assert_true (json_parser_load_from_file (parser, g_file_peek_path (json), NULL));
      root = json_parser_get_root (parser);
      table = sonder_csv_table_read_file (csv, &options, NULL, NULL, NULL, NULL);
      g_assert_nonnull (table);

      /* a table of one row may be an object instead of an array */
      if (JSON_NODE_HOLDS_OBJECT (root))
        {
          g_assert_cmpuint (table->n_rows, ==, 1);
          check_object (table, 0, json_node_get_object (root));
          continue;
        }
      g_assert_cmpuint (table->n_rows, ==, json_array_get_length (json_node_get_array (root)));
      for (guint row = 0; row < table->n_rows; row++)
        check_object (table, row, json_array_get_object_element (json_node_get_array (root), row));
    }
}

static void
test_real_files (void)
{
  static const struct
  {
    const char *path;
    guint n_rows, n_columns;
    SonderCsvHeaderStyle style;
    const char *some_name;
    guint some_column;
    guint n_renames;
  } rows[] = {
    { "botanic-nps/nps.csv", 13954, 9, SONDER_CSV_HEADERS_PLAIN, "explication", 5, 1 },
    { "sfo-airport/2017_SFO_Customer_Survey_20250817.csv", 2831, 97, SONDER_CSV_HEADERS_PLAIN,
      "NETPRO", 80, 0 },
    { "food-world-cup/food-world-cup-data.csv", 1373, 48, SONDER_CSV_HEADERS_PLAIN,
      "Please rate how much you like the traditional cuisine of Australia.", 5, 0 },
    { "starwars-surveymonkey/StarWars.csv", 1186, 38, SONDER_CSV_HEADERS_SURVEYMONKEY,
      "Please state whether you view the following characters favorably, unfavorably, or are "
      "unfamiliar "
      "with him/her. - Yoda",
      28, 0 },
    { "qualtrics-sample/sample.csv", 1, 20, SONDER_CSV_HEADERS_QUALTRICS, "ResponseId", 8, 0 },
    { "qualtrics-sample/sample_legacy.csv", 1, 16, SONDER_CSV_HEADERS_QUALTRICS_LEGACY,
      "ResponseID", 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GFile) file = shared_file (rows[i].path);
      g_autoptr (SonderCsvTable) table = NULL;
      SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;

      if (file == NULL)
        return;
      g_test_message ("%s", rows[i].path);
      table = sonder_csv_table_read_file (file, &options, NULL, NULL, NULL, NULL);
      g_assert_nonnull (table);
      g_assert_cmpuint (table->n_rows, ==, rows[i].n_rows);
      g_assert_cmpuint (table->columns->len, ==, rows[i].n_columns);
      g_assert_cmpint (table->headers->style, ==, rows[i].style);
      g_assert_cmpstr (sonder_csv_table_name (table, rows[i].some_column), ==, rows[i].some_name);
      g_assert_cmpuint (table->headers->renames->len, ==, rows[i].n_renames);
      g_assert_cmpuint (table->n_long_rows, ==, 0);
    }
}

/* More rows than any first allocation, texts repeated and not, also where the
 * column has stopped looking for equal ones. */
static void
test_many_rows (void)
{
  g_autoptr (GString) text = g_string_new ("id,few,some\n");
  g_autoptr (SonderCsvTable) table = NULL;
  const guint n = 20000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "C-%u,%u,\"%u, %u\"\n", i, i % 7, i % 3000, i % 3000);
  table = csv_table (text->str);

  g_assert_cmpuint (table->n_rows, ==, n);
  g_assert_cmpuint (sonder_csv_table_column (table, 0)->n_texts, ==, n);
  g_assert_cmpuint (sonder_csv_table_column (table, 1)->n_texts, ==, 7);
  g_assert_cmpuint (sonder_csv_table_column (table, 2)->n_texts, ==, 3000);
  for (guint i = 0; i < n; i += 37)
    {
      g_autofree char *id = g_strdup_printf ("C-%u", i);
      g_autofree char *few = g_strdup_printf ("%u", i % 7);
      g_autofree char *some = g_strdup_printf ("%u, %u", i % 3000, i % 3000);

      g_assert_cmpstr (sonder_csv_table_cell (table, i, 0), ==, id);
      g_assert_cmpstr (sonder_csv_table_cell (table, i, 1), ==, few);
      g_assert_cmpstr (sonder_csv_table_cell (table, i, 2), ==, some);
    }
}

/* Two bytes a row and all columns there may be: refused before it fills the
 * memory. */
static void
test_too_many_cells (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SonderCsvOptions options = { NULL, ',', 1 };

  for (guint i = 1; i < SONDER_CSV_MAX_COLUMNS; i++)
    g_string_append_printf (text, "c%u,", i);
  g_string_append (text, "last\n");
  for (guint i = 0; i <= SONDER_CSV_MAX_CELLS / SONDER_CSV_MAX_COLUMNS; i++)
    g_string_append (text, "1\n");
  g_assert_null (csv_table_full (text->str, -1, &options, &error));
  g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    SonderCsvOptions options;
    SonderCsvError code;
  } rows[] = {
    { "", SONDER_CSV_OPTIONS_DEFAULT, SONDER_CSV_ERROR_EMPTY },
    { "\n\n", SONDER_CSV_OPTIONS_DEFAULT, SONDER_CSV_ERROR_EMPTY },
    { ",,\n", SONDER_CSV_OPTIONS_DEFAULT, SONDER_CSV_ERROR_EMPTY },
    { "a,\"b\n", SONDER_CSV_OPTIONS_DEFAULT, SONDER_CSV_ERROR_QUOTE },
    { "a\n1\n2\n3\n4\n5,\"\n", SONDER_CSV_OPTIONS_DEFAULT, SONDER_CSV_ERROR_QUOTE },
    { "a,b\n", { NULL, 0, 11 }, SONDER_CSV_ERROR_OPTION },
    { "a,b\n", { "klingon", 0, -1 }, SONDER_CSV_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (csv_table_full (rows[i].text, -1, &rows[i].options, &error));
      g_assert_error (error, SONDER_CSV_ERROR, (int)rows[i].code);
    }
}

typedef struct
{
  GCancellable *cancellable;
  guint n;
  double last;
} Steps;

static void
count_steps (double fraction, gpointer user_data)
{
  Steps *steps = user_data;

  g_assert_cmpfloat (fraction, >=, steps->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  steps->last = fraction;
  if (++steps->n == 2 && steps->cancellable != NULL)
    g_cancellable_cancel (steps->cancellable);
}

static void
test_progress (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,some words that make the file longer than a block\n", i);

  for (guint i = 0; i < 2; i++)
    {
      Steps steps = { i == 0 ? NULL : cancellable, 0, 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderCsvInput) input = csv_input (text->str, (gssize)text->len, NULL, NULL);
      g_autoptr (SonderCsvTable) table =
          sonder_csv_table_read (input, &options, count_steps, &steps, steps.cancellable, &error);

      g_assert_cmpuint (steps.n, ==, i == 0 ? 4 : 2);
      if (i == 0)
        g_assert_nonnull (table);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-table/tables", test_tables);
  g_test_add_func ("/csv-table/row-numbers", test_row_numbers);
  g_test_add_func ("/csv-table/spectrum", test_spectrum);
  g_test_add_func ("/csv-table/real-files", test_real_files);
  g_test_add_func ("/csv-table/many-rows", test_many_rows);
  g_test_add_func ("/csv-table/too-many-cells", test_too_many_cells);
  g_test_add_func ("/csv-table/errors", test_errors);
  g_test_add_func ("/csv-table/progress", test_progress);
  return g_test_run ();
}

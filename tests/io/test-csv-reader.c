/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-reader.h"

#include <string.h>

#include "csv-error.h"
#include "csv-testing.h"

/* Rows as "LINE/ROW [cell][cell]". */
static char *
read_rows (const char *text, char delimiter, SonderCsvReaderReport *report, GError **error)
{
  g_autoptr (SonderCsvInput) input = csv_input (text, -1, NULL, NULL);
  g_autoptr (SonderCsvReader) reader = sonder_csv_reader_new (input, delimiter, NULL, error);
  g_autoptr (GString) dump = g_string_new (NULL);
  const SonderCsvCell *cells;
  guint n;

  while (reader != NULL && sonder_csv_reader_next (reader, &cells, &n, NULL, error))
    {
      g_string_append_printf (dump, "%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT " ",
                              sonder_csv_reader_get_line (reader),
                              sonder_csv_reader_get_row (reader));
      for (guint i = 0; i < n; i++)
        g_string_append_printf (dump, "[%.*s]", (int)cells[i].length, cells[i].text);
      g_string_append_c (dump, ' ');
    }
  if (reader != NULL)
    *report = *sonder_csv_reader_get_report (reader);
  return g_strdup (dump->str);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *rows;
    guint n_stray, stray_line, n_blank;
  } rows[] = {
    { "plain", "a,b\n1,2\n", "1/1 [a][b] 2/2 [1][2] ", 0, 0, 0 },
    { "no last line end", "a,b\n1,2", "1/1 [a][b] 2/2 [1][2] ", 0, 0, 0 },
    { "CR LF", "a,b\r\n1,2\r\n", "1/1 [a][b] 2/2 [1][2] ", 0, 0, 0 },
    { "CR", "a,b\r1,2\r", "1/1 [a][b] 2/2 [1][2] ", 0, 0, 0 },
    { "CR CR LF", "a,b\r\r\n1,2\r\r\n", "1/1 [a][b] 3/3 [1][2] ", 0, 0, 2 },
    { "quoted line breaks", "a,b\n\"1\n2\r\n3\",4\n5,6\n",
      "1/1 [a][b] 2/2 [1\n2\r\n3][4] 5/3 [5][6] ", 0, 0, 0 },
    { "blank lines", "\na,b\n\n\n1,2\n\n", "2/2 [a][b] 5/5 [1][2] ", 0, 0, 4 },
    { "a quoted blank is a row", "a\n\"\"\n", "1/1 [a] 2/2 [] ", 0, 0, 0 },
    { "ragged", "a,b\n1\n1,2,3\n", "1/1 [a][b] 2/2 [1] 3/3 [1][2][3] ", 0, 0, 0 },
    { "stray marks", "a,b\n1,2\nx \"y\",3\n\"p\"q,4\n",
      "1/1 [a][b] 2/2 [1][2] 3/3 [x \"y\"][3] "
      "4/4 [pq][4] ",
      2, 3, 0 },
    { "declared", "sep=;\na;b,c\n1;2\n", "2/2 [a][b,c] 3/3 [1][2] ", 0, 0, 0 },
    { "empty", "", "", 0, 0, 0 },
    { "only line ends", "\n\r\n\n", "", 0, 0, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      SonderCsvReaderReport report = { 0 };
      g_autofree char *dump = read_rows (rows[i].text, 0, &report, &error);

      g_test_message ("%s", rows[i].name);
      g_assert_no_error (error);
      g_assert_cmpstr (dump, ==, rows[i].rows);
      g_assert_cmpuint (report.n_stray_quotes, ==, rows[i].n_stray);
      g_assert_cmpuint (report.first_stray_quote_line, ==, rows[i].stray_line);
      g_assert_cmpuint (report.n_blank_lines, ==, rows[i].n_blank);
    }
}

static void
test_errors (void)
{
  g_autofree char *wide = g_strnfill (SONDER_CSV_MAX_COLUMNS, ',');
  g_autofree char *many = g_strconcat ("a,b\n", wide, "\n", NULL);
  g_autofree char *filler = g_strnfill (SONDER_CSV_MAX_CELL + 1, 'x');
  g_autofree char *cell = g_strconcat ("a,b\n1,2\n1,", filler, "\n", NULL);
  g_autofree char *open = g_strconcat ("a,b\n1,\"", filler, "\n3,4\n", NULL);
  const struct
  {
    const char *text;
    SonderCsvError code;
    const char *line;
  } rows[] = {
    { "a,b\n1,2\n3,\"4\n5,6\n", SONDER_CSV_ERROR_QUOTE, "line 3:" },
    { "a,b\n\"1\n2\",\"3\n4,5\n", SONDER_CSV_ERROR_QUOTE, "line 3:" },
    { open, SONDER_CSV_ERROR_QUOTE, "line 2:" },
    { cell, SONDER_CSV_ERROR_TOO_LARGE, "line 3:" },
    { many, SONDER_CSV_ERROR_TOO_LARGE, "line 2:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      SonderCsvReaderReport report;
      g_autofree char *dump = read_rows (rows[i].text, ',', &report, &error);

      g_assert_error (error, SONDER_CSV_ERROR, (int)rows[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].line));
      g_assert_nonnull (strstr (error->message, "“test.csv”"));
    }
}

/* A row longer than the blocks in which files are read, and one that is too
 * long. */
static void
test_long_rows (void)
{
  g_autofree char *cell = g_strnfill (1000 * 1000, 'x');
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GError) error = NULL;
  SonderCsvReaderReport report;
  g_autofree char *dump = NULL, *refused = NULL;

  g_string_append_printf (text, "1,%s\n2,3\n", cell);
  dump = read_rows (text->str, ',', &report, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (dump, "x] 3/3 [2][3] "));

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "%s,", cell);
  refused = read_rows (text->str, ',', &report, &error);
  g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "line 4:"));
}

static void
test_delimiter_words (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
  } rows[] = {
    { "tab", '\t' }, { "\\t", '\t' },  { "\t", '\t' }, { ";", ';' }, { "Comma", ',' },
    { "pipe", '|' }, { "none", '\n' }, { "", 0 },      { ";;", 0 },  { "\"", 0 },
    { "a", 0 },      { "é", 0 },       { "\n", 0 },    { " ", ' ' }, { "~", '~' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      char delimiter = 0;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (sonder_csv_parse_delimiter (rows[i].text, &delimiter, &error), ==,
                       rows[i].delimiter != 0);
      if (rows[i].delimiter == 0)
        g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION);
      else
        g_assert_cmpint (delimiter, ==, rows[i].delimiter);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/rows", test_rows);
  g_test_add_func ("/csv-reader/errors", test_errors);
  g_test_add_func ("/csv-reader/long-rows", test_long_rows);
  g_test_add_func ("/csv-reader/delimiter-words", test_delimiter_words);
  return g_test_run ();
}

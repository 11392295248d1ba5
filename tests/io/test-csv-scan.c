/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-scan.h"

#include <string.h>

/* The cells of the first row in brackets, then what comes after it. */
static char *
scan_first (const char *text, char delimiter, gboolean last)
{
  static const char *const outcomes[] = { "", "more", "unclosed", "long cell", "many cells" };
  g_autofree char *copy = g_strdup (text);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (SonderCsvCell));
  g_autoptr (GString) dump = g_string_new (NULL);
  SonderCsvRow row = { .cells = cells };
  SonderCsvDialect dialect;
  SonderCsvScan found;

  sonder_csv_dialect_init (&dialect, delimiter);
  found = sonder_csv_scan_row (&dialect, copy, copy + strlen (copy), last, &row);
  if (found != SONDER_CSV_SCAN_ROW)
    return g_strdup (outcomes[found]);
  for (guint i = 0; i < cells->len; i++)
    {
      SonderCsvCell *cell = &g_array_index (cells, SonderCsvCell, i);

      sonder_csv_unquote_cell (cell);
      g_string_append_printf (dump, "[%.*s]", (int)cell->length, cell->text);
    }
  g_string_append_printf (dump, "%s%s", row.stray ? "!" : "", row.next);
  return g_strdup (dump->str);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
    const char *cells;
  } rows[] = {
    { "a,b,c\n1", ',', "[a][b][c]1" },
    { "a,b\r\nc", ',', "[a][b]c" },
    { "a,b\rc", ',', "[a][b]c" },
    { "a,b", ',', "[a][b]" },
    { ",,\n", ',', "[][][]" },
    { "\n\n", ',', "[]\n" },
    { "a;b,c\n", ';', "[a][b,c]" },
    { "a\tb\n", '\t', "[a][b]" },
    { "a, b\n", '\n', "[a, b]" },
    { " a , b \n", ',', "[ a ][ b ]" },
    { "\"a\",\"b\"\n", ',', "[a][b]" },
    { "\"a,b\",c\n", ',', "[a,b][c]" },
    { "\"a\nb\",c\nd", ',', "[a\nb][c]d" },
    { "\"\",\"\"\"\"\n", ',', "[][\"]" },
    { "\"a \"\"b\"\" c\"\n", ',', "[a \"b\" c]" },
    { "a, \"b, c\" ,d\n", ',', "[a][b, c][d]" },
    { "\"a\"\t\"b\"\n", '\t', "[a][b]" },
    { "\"a\" \n", ',', "[a]" },
    /* quotation marks in odd places */
    { "5\" pipe,b\n", ',', "[5\" pipe][b]!" },
    { "\"He said \"hi\" to me\",b\n", ',', "[He said \"hi\" to me][b]!" },
    { "\"He said \"hi, you\" to me\",b\n", ',', "[He said \"hi, you\" to me][b]!" },
    { "\"abc\"def,ghi\n", ',', "[abcdef][ghi]!" },
    { "\"abc\"def,\"ghi\"\n", ',', "[abcdef][ghi]!" },
    { "\"a\"\"b\"c,d\n", ',', "[a\"bc][d]!" },
    { "\"a\"b\nc\",d\n", ',', "[ab]!c\",d\n" },
    { "\"a \"b\" c \"d\" e\",f\n", ',', "[a \"b\" c \"d\" e][f]!" },
    { "x,\"a", ',', "unclosed" },
    { "\"a\n\n\n", ',', "unclosed" },
    { "\"a\"\"", ',', "unclosed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *cells = scan_first (rows[i].text, rows[i].delimiter, TRUE);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (cells, ==, rows[i].cells);
    }
}

/* However much of a row is there, it is the same row or asks for more. */
static void
test_parts (void)
{
  static const char *const rows[] = { "a,b\r\n",        "\"a\",b\n",         "\"a\"\"b\" ,c\n",
                                      "\"a\"b,\"c\"\n", "\"a \"b\" c\",d\n", "  \"a\"\n",
                                      "a\"b,\"c\nd\"\n" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *whole = scan_first (rows[i], ',', FALSE);

      g_assert_true (*whole == '[');
      for (gsize n = 0; n < strlen (rows[i]); n++)
        {
          g_autofree char *text = g_strndup (rows[i], n);
          g_autofree char *part = scan_first (text, ',', FALSE);

          g_test_message ("%s", text);
          g_assert_cmpstr (part, ==, "more");
        }
    }
}

static void
test_limits (void)
{
  g_autofree char *cell = g_strnfill (SONDER_CSV_MAX_CELL + 1, 'a');
  g_autofree char *cells = g_strnfill (SONDER_CSV_MAX_COLUMNS, ',');
  g_autofree char *open = g_strconcat ("\"", cell, NULL);
  /* each mark asks whether a later one closes the cell: it must not be
   * quadratic */
  g_autofree char *marks = g_strnfill (SONDER_CSV_MAX_CELL - 10, '"');
  g_autofree char *long_cell = scan_first (cell, ',', TRUE);
  g_autofree char *many_cells = scan_first (cells, ',', TRUE);
  g_autofree char *unclosed = scan_first (open, ',', FALSE);
  g_autofree char *dumped = NULL;

  g_assert_cmpstr (long_cell, ==, "long cell");
  g_assert_cmpstr (many_cells, ==, "many cells");
  g_assert_cmpstr (unclosed, ==, "unclosed");

  for (gsize i = 1; i < SONDER_CSV_MAX_CELL - 10; i += 2)
    marks[i] = 'x';
  dumped = scan_first (marks, ',', TRUE);
  g_assert_true (*dumped == '[');
}

static void
test_delimiters (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    char delimiter;
  } rows[] = {
    { "commas", "a,b\n1,2\n3,4\n", ',' },
    { "semicolons", "a;b\n1;2\n", ';' },
    { "tabs", "a\tb\n1\t2\n", '\t' },
    { "bars", "a|b|c\n1|2|3\n", '|' },
    { "decimal commas", "name;price\nx;1,50\ny;2,50\nz;3,50\n", ';' },
    { "more decimal commas", "a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ';' },
    { "commas in words", "id;comment\n1;good, fast\n2;bad\n3;so, so, la\n", ';' },
    { "semicolons in words", "id,tags\n1,a;b\n2,a\n3,a;b;c\n", ',' },
    { "quoted", "id,comment\n1,\"a;b\nc;d\"\n2,\"e;f\"\n", ',' },
    { "tabs in a comment", "id,comment\n1,a\tb\n2,c\td\n3,e\n", ',' },
    { "ragged", "a,b,c\n1,2,3\n1,2\n1,2,3\n1,2,3,4\n", ',' },
    { "one cell more than headers", "a,b\n1,2,3\n4,5,6\n", ',' },
    { "a comma in the only header", "comment, if any\nGreat\nGood\nSlow\n", '\n' },
    { "a title above", "Report\na;b;c\n1;2;3\n1;2;3\n1;2;3\n1;2;3\n", ';' },
    { "one column", "comment\nGreat, fast\nGood\nYes, well\n", '\n' },
    { "one column of numbers", "5\n3\n4\n", '\n' },
    { "only a header", "a,b;c,d\n", ',' },
    { "nothing", "", '\n' },
    { "blank lines", "\n\na;b\n\n1;2\n", ';' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup (rows[i].text);

      g_test_message ("%s", rows[i].name);
      g_assert_cmphex ((guint)sonder_csv_guess_delimiter (text, text + strlen (text), TRUE), ==,
                       (guint)rows[i].delimiter);
    }
}

static void
test_declared (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
  } rows[] = {
    { "sep=;\na", ';' },   { "SEP=,\r\na", ',' },
    { "sep=\t\na", '\t' }, { "\"sep=;\"\na", ';' },
    { "sep=;", ';' },      { "sep=", 0 },
    { "sep=;;\n", 0 },     { "sep=\n;", 0 },
    { "sepia\n", 0 },      { "", 0 },
    { "\"sep=;\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (sonder_csv_declared_delimiter (rows[i].text, strlen (rows[i].text)), ==,
                       rows[i].delimiter);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-scan/rows", test_rows);
  g_test_add_func ("/csv-scan/parts", test_parts);
  g_test_add_func ("/csv-scan/limits", test_limits);
  g_test_add_func ("/csv-scan/delimiters", test_delimiters);
  g_test_add_func ("/csv-scan/declared", test_declared);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-headers.h"

/* Cells are separated by bars, rows by line feeds. */
static GPtrArray *
make_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; cells[j] != NULL; j++)
        g_ptr_array_add (row, g_strdup (cells[j]));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static char *
join (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (
        joined, "%s%s", i > 0 ? "|" : "",
        (const char *)(g_ptr_array_index (texts, i) != NULL ? g_ptr_array_index (texts, i) : ""));
  return g_string_free (joined, FALSE);
}

static void
test_styles (void)
{
  static const struct
  {
    const char *title;
    const char *rows;
    int wanted;
    SonderCsvHeaderStyle style;
    guint n_rows;
    const char *names;
    const char *wordings;
    guint n_renames;
  } rows[] = {
    { "plain", "id|Age\n1|2", -1, SONDER_CSV_HEADERS_PLAIN, 1, "id|Age", "|", 0 },
    { "untidy", " id | First\xc2\xa0 Name", -1, SONDER_CSV_HEADERS_PLAIN, 1, "id|First Name", "|",
      0 },
    { "duplicates", "a|A|a |b|a (2)", -1, SONDER_CSV_HEADERS_PLAIN, 1, "a|A (2)|a (3)|b|a (2) (2)",
      "||||", 3 },
    { "empty", "|a||Column 1", -1, SONDER_CSV_HEADERS_PLAIN, 1, "Column 1|a|Column 3|Column 1 (2)",
      "|||", 3 },
    { "no headers", "1|2.5|2024-01-01\n3|4|2024-02-01", -1, SONDER_CSV_HEADERS_NONE, 0,
      "Column 1|Column 2|Column 3", "||", 3 },
    { "years as headers", "2023|2024\nfew|many", -1, SONDER_CSV_HEADERS_PLAIN, 1, "2023|2024", "|",
      0 },
    { "years as headers, with a name", "name|2024\nAnn|5", -1, SONDER_CSV_HEADERS_PLAIN, 1,
      "name|2024", "|", 0 },
    { "asked for none", "a|b\n1|2", 0, SONDER_CSV_HEADERS_NONE, 0, "Column 1|Column 2", "|", 2 },
    { "asked for one", "a|b\n{\"ImportId\":1}|2\n{\"ImportId\":1}|", 1, SONDER_CSV_HEADERS_PLAIN, 1,
      "a|b", "|", 0 },
    { "asked for two", "Who||What\nName|Age|What\nAnn|3|x", 2, SONDER_CSV_HEADERS_JOINED, 2,
      "Who - Name|Age|What", "||", 0 },
    { "asked for more than there are", "a|b", 3, SONDER_CSV_HEADERS_JOINED, 1, "a|b", "|", 0 },
    { "Qualtrics",
      "StartDate|Q1|Q1_2\nStart|How likely?|\n{\"ImportId\":\"startDate\"}|{\"ImportId\":\"Q\"}|",
      -1, SONDER_CSV_HEADERS_QUALTRICS, 3, "StartDate|Q1|Q1_2", "Start|How likely?|", 0 },
    { "Qualtrics, legacy", "V1|V2|Q1|VX\nResponseID|Set|How likely?|Other\nR_1|x|9|y", -1,
      SONDER_CSV_HEADERS_QUALTRICS_LEGACY, 2, "ResponseID|Set|Q1|VX",
      "ResponseID|Set|How likely?|Other", 0 },
    { "SurveyMonkey",
      "Respondent ID|Seen?|Which?||Other\n|Response|One|Two|Open-Ended Response\n1|Yes|||", -1,
      SONDER_CSV_HEADERS_SURVEYMONKEY, 2, "Respondent ID|Seen?|Which? - One|Which? - Two|Other",
      "Respondent ID|Seen?|Which?|Which?|Other", 0 },
    { "SurveyMonkey, choices only", "ID|Which?||\n|One|Two|Three\n1|x||", -1,
      SONDER_CSV_HEADERS_SURVEYMONKEY, 2, "ID|Which? - One|Which? - Two|Which? - Three",
      "ID|Which?|Which?|Which?", 0 },
    { "a blank first cell is no second header", "ID|Name|Age\n|Ann|3\n2|Bob|4", -1,
      SONDER_CSV_HEADERS_PLAIN, 1, "ID|Name|Age", "||", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) head = make_rows (rows[i].rows);
      g_autoptr (SonderCsvHeaders) headers = sonder_csv_headers_new (head, rows[i].wanted);
      g_autofree char *names = join (headers->names);
      g_autofree char *wordings = join (headers->wordings);

      g_test_message ("%s", rows[i].title);
      g_assert_cmpint (headers->style, ==, rows[i].style);
      g_assert_cmpuint (headers->n_rows, ==, rows[i].n_rows);
      g_assert_cmpstr (names, ==, rows[i].names);
      g_assert_cmpstr (wordings, ==, rows[i].wordings);
      g_assert_cmpuint (headers->renames->len, ==, rows[i].n_renames);
    }
}

static void
test_renames (void)
{
  g_autoptr (GPtrArray) rows = make_rows ("a||a");
  g_autoptr (SonderCsvHeaders) headers = sonder_csv_headers_new (rows, 1);
  SonderCsvRename *empty = &g_array_index (headers->renames, SonderCsvRename, 0);
  SonderCsvRename *second = &g_array_index (headers->renames, SonderCsvRename, 1);

  g_assert_cmpuint (empty->column, ==, 1);
  g_assert_cmpstr (empty->original, ==, "");
  g_assert_cmpstr (empty->name, ==, "Column 2");
  g_assert_cmpuint (second->column, ==, 2);
  g_assert_cmpstr (second->original, ==, "a");
  g_assert_cmpstr (second->name, ==, "a (2)");

  sonder_csv_headers_add_column (headers);
  g_assert_cmpstr (g_ptr_array_index (headers->names, 3), ==, "Column 4");
}

/* As many columns of one name as there may be: not in quadratic time. */
static void
test_many_duplicates (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (SonderCsvHeaders) headers = NULL;
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 16384; i++)
    g_ptr_array_add (row, g_strdup ("a"));
  g_ptr_array_add (rows, row);
  headers = sonder_csv_headers_new (rows, 1);
  g_assert_cmpstr (g_ptr_array_index (headers->names, 16383), ==, "a (16384)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-headers/styles", test_styles);
  g_test_add_func ("/csv-headers/renames", test_renames);
  g_test_add_func ("/csv-headers/many-duplicates", test_many_duplicates);
  return g_test_run ();
}

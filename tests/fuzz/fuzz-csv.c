/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The CSV reader on mutated bytes: it must not crash, must refuse with a clear
 * message or give valid text, and what it gives must come out the same when it
 * is written with all marks and read again. An import of it, with whatever is
 * guessed of the columns, must add nothing the second time, and be undone whole. */

#include "csv-types.h"
#include "fuzz.h"
#include "import.h"

static const struct
{
  const char *bytes;
  gsize length;
} seeds[] = {
#define SEED(bytes)                                                                                \
  {                                                                                                \
    bytes, sizeof bytes - 1                                                                        \
  }
  SEED ("id,name,plan,age\nC-1,\"Gray, Ann\",Pro,34\nC-2,\"Bob \"\"B\"\"\",Free,\n"),
  SEED ("a;b;c\r\n1,5;01.02.2025;ja\r\n2,5;13.02.2025;nein\r\n"),
  SEED ("sep=;\na;b\n1;2\n"),
  SEED ("a\tb\n1.234\tx\n\n2.345\t\"line\nbreak\"\n"),
  SEED ("\xef\xbb\xbf"
        "Q1,Q2\nHow?,Why?\n\"{\"\"ImportId\"\":\"\"a\"\"}\",\"{}\"\n9,Zo\xc3\xab\n"),
  SEED ("ID,Which?,,\n,One,Two,Three\n1,x,,y\n"),
  SEED ("\xff\xfe"
        "a\0,\0b\0\n\0"
        "1\0,\0\xe9\0\n\0"),
  SEED ("nom,avis\nRen\xe9,\"tr\xe8s d\xe9\xe7u\"\nZo\xeb,\xe9t\xe9\n"),
  SEED ("5,3\n4,1\n"),
  SEED ("id,nps,date,comment\n1,9,2025-01-02,It was very good and fast\n2,3,31/01/2025,\n"),
  SEED ("name,metric,score,touchpoint\nAnn,nps,9,Shop\nBob,rating:1-5,3,Web\n"),
#undef SEED
};

static const char *const tokens[] = {
  ",",    ";",   "\t",     "|",          "\"",         "\"\"",         "\n",      "\r",
  "\r\n", " ",   "\xff",   "\xc3",       "\xca",       "NA",           "yes",     "1.5",
  "1,5",  "007", "\"\n\"", "2025-01-02", "03/04/2025", "\xef\xbb\xbf", "sep=,\n", ",,,,",
  NULL
};

static SonderCsvTable *
read_bytes (const char *bytes, gsize n, const SonderCsvOptions *options, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize)n, NULL);
  g_autoptr (SonderCsvInput) input =
      sonder_csv_input_new (stream, "fuzz", options->encoding, NULL, error);

  return input != NULL ? sonder_csv_table_read (input, options, NULL, NULL, NULL, error) : NULL;
}

static void
append_quoted (GString *text, const char *cell)
{
  g_string_append (text, ",\"");
  for (; *cell != '\0'; cell++)
    g_string_append_printf (text, "%s%c", *cell == '"' ? "\"" : "", *cell);
  g_string_append_c (text, '"');
}

static void
check_round_trip (const SonderCsvTable *table)
{
  SonderCsvOptions options = { "UTF-8", ',', 0 };
  GString *text = g_string_new (NULL);
  g_autoptr (SonderCsvTable) again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_string_append_c (text, 'x');
      for (guint column = 0; column < table->columns->len; column++)
        append_quoted (text, sonder_csv_table_cell (table, row, column));
      g_string_append_c (text, '\n');
    }

  again = read_bytes (text->str, text->len, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_rows, ==, table->n_rows);
  g_assert_cmpuint (again->reading.n_stray_quotes, ==, 0);
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->columns->len; column++)
      g_assert_cmpstr (
          column + 1 < again->columns->len ? sonder_csv_table_cell (again, row, column + 1) : "",
          ==, sonder_csv_table_cell (table, row, column));
  g_string_free (text, TRUE);
}

static void
check_values (const SonderCsvTable *table)
{
  g_autoptr (GArray) typings = sonder_csv_infer_types (table, 0);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const SonderCsvColumn *column = sonder_csv_table_column (table, i);
      const SonderCsvTyping *typing = &g_array_index (typings, SonderCsvTyping, i);
      g_autofree double *numbers = sonder_csv_column_numbers (column, typing);
      g_autofree gint32 *dates = sonder_csv_column_dates (column, typing);
      g_autofree guint8 *answers = sonder_csv_column_yes_no (column, typing);
      g_autofree char *why = sonder_csv_typing_explain (typing, column);

      g_assert_true (g_utf8_validate (sonder_csv_table_name (table, i), -1, NULL));
      g_assert_true (g_utf8_validate (why, -1, NULL));
      for (guint32 code = 0; code <= column->n_texts; code++)
        {
          const char *text = sonder_csv_column_text (column, code);

          g_assert_true (g_utf8_validate (text, -1, NULL));
          if (typing->type == SONDER_CSV_NUMBER && !sonder_csv_typing_is_blank (typing, text))
            g_assert_true (numbers[code] == numbers[code]);
        }
    }
}

/* Whether the project changed. */
static gboolean
import_bytes (const GString *bytes, SonderProject *project)
{
  SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;
  SonderCsvTable *table = read_bytes (bytes->str, bytes->len, &options, NULL);
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (project);
  g_autoptr (SonderImportPlan) plan = sonder_import_plan_new (table, snapshot, 0);
  g_autoptr (SonderImport) import = NULL;
  g_autoptr (GArray) messages = NULL;
  g_autoptr (GError) error = NULL;

  sonder_import_plan_suggest (plan);
  import = sonder_import_resolve (plan, snapshot, NULL, NULL, NULL, &error);
  if (import == NULL)
    {
      g_assert_nonnull (error);
      return FALSE;
    }
  messages = sonder_import_report_describe (sonder_import_get_report (import), plan);
  for (guint i = 0; i < messages->len; i++)
    g_assert_true (
        g_utf8_validate (g_array_index (messages, SonderImportMessage, i).text, -1, NULL));
  sonder_import_apply (import, project);
  return sonder_import_get_report (import)->changes;
}

static void
check_import (const GString *bytes)
{
  g_autoptr (SonderProject) project = sonder_project_new ();

  if (!import_bytes (bytes, project))
    return;
  g_assert_false (import_bytes (bytes, project));
  sonder_project_undo (project);
  g_assert_false (sonder_project_can_undo (project));
  g_assert_cmpuint (sonder_project_get_customers (project)->n_rows, ==, 0);
  g_assert_cmpuint (sonder_project_get_answers (project)->n_rows, ==, 0);
}

/* Whether the bytes were accepted. */
static gboolean
check_bytes (const GString *bytes)
{
  SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderCsvTable) table = read_bytes (bytes->str, bytes->len, &options, &error);

  if (table == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }
  check_values (table);
  if (table->n_rows > 0)
    check_round_trip (table);
  check_import (bytes);
  return TRUE;
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = fuzz_random ();
  g_autoptr (GTimer) timer = g_timer_new ();
  GString *text = g_string_new (NULL);
  guint n = 0, n_accepted = 0;

  while (g_timer_elapsed (timer, NULL) < fuzz_seconds ())
    {
      const guint n_mutations = (guint)g_rand_int_range (random, 0, 8);
      const guint seed = n % G_N_ELEMENTS (seeds);

      g_string_truncate (text, 0);
      g_string_append_len (text, seeds[seed].bytes, (gssize)seeds[seed].length);
      for (guint i = 0; i < n_mutations; i++)
        fuzz_mutate (random, text, tokens);
      n_accepted += check_bytes (text) ? 1 : 0;
      n++;
    }
  g_test_message ("%u texts, %u accepted", n, n_accepted);
  g_assert_cmpuint (n_accepted, >, n / 20);
  g_assert_cmpuint (n_accepted, <, n);
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/mutations", test_mutations);
  return g_test_run ();
}

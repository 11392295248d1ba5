/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include <string.h>

#include "csv-error.h"
#include "import-testing.h"

static guint
count_answers (SonderProject *project)
{
  return sonder_table_count_rows (sonder_project_get_answers (project), SONDER_ROW_DELETED, 0);
}

static guint
count_customers (SonderProject *project)
{
  return sonder_table_count_rows (sonder_project_get_customers (project), SONDER_ROW_DELETED, 0);
}

/* Rows without any id are recognised within their source only: April's rows
 * that look like March's are other people. */
static void
test_anonymous_waves (void)
{
  static const char *const march = "nps,why\n9,good\n3,\n9,good\n";
  static const char *const april = "nps,why\n9,good\n10,\n";
  g_autoptr (SonderProject) project = sonder_project_new ();
  static const struct
  {
    const char *csv;
    const char *options;
    guint n_customers, n_answers;
  } steps[] = {
    { march, "score nps=nps|comment why|source March", 3, 3 },
    { april, "score nps=nps|comment why|source April", 5, 5 },
    { march, "score nps=nps|comment why|source March", 5, 5 },
    { april, "score nps=nps|comment why|source April", 5, 5 },
    /* another order, another column without values: the same rows */
    { "why,new,nps\n,,3\ngood,,9\ngood,,9\n", "score nps=nps|comment why|source March", 5, 5 },
    /* a third one like the two */
    { "nps,why\n9,good\n3,\n9,good\n9,good\n", "score nps=nps|comment why|source march", 6, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (SonderImport) import =
          import_csv (project, "survey.csv", steps[i].csv, steps[i].options, &plan);

      g_test_message ("step %u", i);
      g_assert_cmpuint (count_customers (project), ==, steps[i].n_customers);
      g_assert_cmpuint (count_answers (project), ==, steps[i].n_answers);
    }
}

static void
test_similar_source (void)
{
  static const char *const csv = "nps,why\n9,good\n3,bad\n7,slow\n5,dear\n6,far\n";
  static const char *const other = "nps,why\n9,good\n3,bad\n7,slow\n0,ugly\n1,no\n";
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) a = NULL, b = NULL, c = NULL;
  g_autoptr (SonderImport) first =
      import_csv (project, "a.csv", csv, "score nps=nps|source One", &a);
  g_autoptr (SonderImport) second =
      import_csv (project, "b.csv", other, "score nps=nps|source Two", &b);
  g_autoptr (SonderImport) third =
      import_csv (project, "b.csv", csv, "score nps=nps|source Three", &c);

  g_assert_null (sonder_import_get_report (first)->similar_source);
  g_assert_null (sonder_import_get_report (second)->similar_source);
  g_assert_cmpstr (sonder_import_get_report (third)->similar_source, ==, "One");
  g_assert_cmpuint (sonder_import_get_report (third)->n_similar, ==, 5);
}

/* The ids of anonymous respondents are part of the files that people keep:
 * another version must find the same. The digest was computed by hand from
 * “nps”, zero, “9”, zero, “why”, zero, “good”, zero. */
static void
test_digest (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan = NULL;
  g_autoptr (SonderImport) import =
      import_csv (project, "a.csv", "why,nps\n good ,9\ngood,9\n", "score nps=nps", &plan);
  g_autofree char *dump = dump_customers (project);

  g_assert_cmpstr (dump, ==, "a:44dp4vctxflw* why=good\na:44dp4vctxflw-2* why=good\n");
}

static void
test_refused (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) a = NULL, b = NULL;
  g_autoptr (SonderImport) keyed =
      import_csv (project, "a.csv", "id,nps\n1,9\n ,8\n,7\n", "key id|score nps=nps", &a);
  g_autoptr (SonderImport) sheets =
      import_csv (project, "b.csv", "id,nps\n1,9\n,8\n,8\n", "respondent id|score nps=nps", &b);

  g_assert_cmpuint (sonder_import_get_report (keyed)->n_refused, ==, 2);
  g_assert_cmpuint (sonder_import_get_report (keyed)->refused_row, ==, 3);
  g_assert_cmpuint (sonder_import_get_report (keyed)->n_added, ==, 1);
  g_assert_cmpuint (sonder_import_get_report (sheets)->n_refused, ==, 0);
  g_assert_cmpuint (sonder_import_get_report (sheets)->n_unsigned, ==, 2);
  g_assert_cmpuint (sonder_import_get_report (sheets)->respondents.n_new, ==, 3);
}

static void
test_long_key (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autofree char *key = g_strnfill (501, 'x');
  g_autofree char *csv = g_strdup_printf ("id,a\n1,x\n%s,y\n", key);
  g_autoptr (SonderImportPlan) plan = import_plan (project, "a.csv", csv, "key id", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (resolve_plan (project, plan, &error));
  g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "Row 3"));
}

/* A deleted customer that a file still has comes back. */
static void
test_deleted (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) a = NULL, b = NULL;
  static const char *const csv = "id,nps\n1,9\n2,8\n";
  g_autoptr (SonderImport) first = import_csv (project, "a.csv", csv, "score nps=nps", &a);
  g_autoptr (SonderImport) second = NULL;
  guint row = 0;

  sonder_project_delete_customers (project, &row, 1);
  g_assert_cmpuint (count_customers (project), ==, 1);
  second = import_csv (project, "a.csv", csv, "score nps=nps", &b);
  g_assert_cmpuint (count_customers (project), ==, 2);
  g_assert_cmpuint (count_answers (project), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-persons/anonymous-waves", test_anonymous_waves);
  g_test_add_func ("/import-persons/similar-source", test_similar_source);
  g_test_add_func ("/import-persons/digest", test_digest);
  g_test_add_func ("/import-persons/refused", test_refused);
  g_test_add_func ("/import-persons/long-key", test_long_key);
  g_test_add_func ("/import-persons/deleted", test_deleted);
  return g_test_run ();
}

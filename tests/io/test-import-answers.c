/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include <string.h>

#include "import-testing.h"

/* Known results of real files, computed elsewhere. */

static SonderImportPlan *
plan_for_file (SonderProject *project, const char *path)
{
  g_autoptr (GFile) file = shared_file (path);
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (project);
  SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;
  SonderCsvTable *table;

  if (file == NULL)
    return NULL;
  table = sonder_csv_table_read_file (file, &options, NULL, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return sonder_import_plan_new (table, snapshot, 0);
}

static void
set_options (SonderImportPlan *plan, const char *options)
{
  g_auto (GStrv) list = g_strsplit (options, "|", -1);

  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      char *space = strchr (list[i], ' ');

      *space = '\0';
      sonder_import_plan_set_option (plan, list[i], space + 1, &error);
      g_assert_no_error (error);
    }
}

typedef struct
{
  guint n;
  guint n_comments;
  double sum;
  guint promoters;
  guint detractors;
} Sums;

static Sums
sum_answers (SonderProject *project, const char *touchpoint)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  Sums sums = { 0 };

  for (guint row = 0; row < answers->n_rows; row++)
    {
      gint32 score =
          sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row);

      if (touchpoint != NULL &&
          g_strcmp0 (sonder_answers_get_touchpoint (answers, row), touchpoint) != 0)
        continue;
      sums.n_comments += sonder_column_get_comment (
                             sonder_table_column (answers, SONDER_ANSWER_COMMENT), row) != NULL;
      if (score == SONDER_SCORE_NONE)
        continue;
      sums.n++;
      sums.sum += score;
      sums.promoters += score >= 9;
      sums.detractors += score <= 6;
    }
  return sums;
}

static SonderImport *
apply_plan (SonderProject *project, SonderImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SonderImport *import = resolve_plan (project, plan, &error);

  g_assert_no_error (error);
  sonder_import_apply (import, project);
  return import;
}

static void
test_food_world_cup (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan =
      plan_for_file (project, "food-world-cup/food-world-cup-data.csv");
  static const char *const lead = "Please rate how much you like the traditional cuisine of ";
  g_autoptr (SonderImport) import = NULL, again = NULL;
  const SonderImportReport *report;
  Sums italy;

  if (plan == NULL)
    return;
  for (guint i = 0; i < plan->n_columns; i++)
    {
      const char *name = sonder_csv_table_name (plan->table, i);
      g_autofree char *country =
          g_str_has_prefix (name, lead)
              ? g_strndup (name + strlen (lead), strlen (name) - strlen (lead) - 1)
              : NULL;
      g_autofree char *argument = g_strdup_printf ("%s=rating:1-5:%s", name, country);

      if (country != NULL)
        g_assert_true (sonder_import_plan_set_option (plan, "score", argument, NULL));
    }
  set_options (plan, "missing N/A");
  import = apply_plan (project, plan);
  report = sonder_import_get_report (import);

  italy = sum_answers (project, "italy");
  g_assert_cmpuint (italy.n, ==, 1197);
  g_assert_cmpfloat (fabs (italy.sum / italy.n - 4.370927), <, 5e-7);
  g_assert_cmpuint (report->respondents.n_new, ==, 1373);
  g_assert_cmpuint (report->unusable->len, ==, 0);
  g_assert_cmpuint (report->new_touchpoints->len, ==, 40);
  g_assert_cmpuint (report->new_attributes->len, ==, 7);
  g_assert_nonnull (
      sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "location-census-region"));

  again = apply_plan (project, plan);
  g_assert_false (sonder_import_get_report (again)->changes);
  g_assert_cmpuint (sonder_import_get_report (again)->n_present, ==, report->n_added);
}

static void
test_botanic (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan = plan_for_file (project, "botanic-nps/nps.csv");
  g_autoptr (SonderImport) import = NULL;
  const SonderImportReport *report;
  Sums sums;

  if (plan == NULL)
    return;
  set_options (plan, "key id|score nps=nps|comment explication|ignore #1|missing NA");
  import = apply_plan (project, plan);
  report = sonder_import_get_report (import);
  sums = sum_answers (project, NULL);
  g_assert_cmpuint (sums.n, ==, 13612);
  g_assert_cmpfloat (fabs (100.0 * ((double)sums.promoters - sums.detractors) / sums.n - 53.4161),
                     <, 5e-5);
  g_assert_cmpuint (sums.n_comments, ==, 3839);
  g_assert_cmpuint (report->customers.n_new, ==, 13954);
  g_assert_cmpuint (report->unusable->len, ==, 0);
}

static void
test_sfo (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan =
      plan_for_file (project, "sfo-airport/2017_SFO_Customer_Survey_20250817.csv");
  g_autoptr (SonderImport) import = NULL;
  const SonderImportReport *report;
  Sums sums;

  if (plan == NULL)
    return;
  set_options (plan, "respondent RESPNUM|score NETPRO=nps|missing NETPRO=11");
  import = apply_plan (project, plan);
  report = sonder_import_get_report (import);
  sums = sum_answers (project, NULL);
  g_assert_cmpuint (sums.n, ==, 2746);
  g_assert_cmpfloat (fabs (100.0 * ((double)sums.promoters - sums.detractors) / sums.n - 39.8398),
                     <, 5e-5);
  g_assert_cmpuint (report->respondents.n_new, ==, 2831);
  g_assert_cmpuint (report->unusable->len, ==, 0);
}

/* Without knowing that 11 is a blank, they are counted and said; the rest is
 * the same. */
static void
test_sfo_unusable (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan =
      plan_for_file (project, "sfo-airport/2017_SFO_Customer_Survey_20250817.csv");
  g_autoptr (SonderImport) import = NULL;
  const SonderImportUnusable *unusable;

  if (plan == NULL)
    return;
  set_options (plan, "score NETPRO=nps");
  import = resolve_plan (project, plan, NULL);
  g_assert_cmpuint (sonder_import_get_report (import)->n_added, ==, 2746);
  unusable = &g_array_index (sonder_import_get_report (import)->unusable, SonderImportUnusable, 0);
  g_assert_cmpuint (unusable->n, ==, 84);
  g_assert_cmpint (unusable->reason, ==, SONDER_UNUSABLE_OUT_OF_RANGE);
  g_assert_cmpstr (unusable->example, ==, "11");
}

static void
test_survey_services (void)
{
  static const struct
  {
    const char *path;
    const char *respondent;
  } rows[] = {
    { "qualtrics-sample/sample.csv", "sample:R_2YPOQ602ER1jkf1" },
    { "qualtrics-sample/sample_legacy.csv", "sample-legacy:R_2YPOQ602ER1jkf1" },
    { "starwars-surveymonkey/StarWars.csv", "starwars:3292879998" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = plan_for_file (project, rows[i].path);
      g_autoptr (SonderImport) import = NULL;

      if (plan == NULL)
        return;
      import = apply_plan (project, plan);
      g_assert_cmpuint (sonder_import_get_report (import)->respondents.n_new, ==,
                        plan->table->n_rows);
      g_assert_cmpuint (sonder_project_find_customer (project, rows[i].respondent), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-answers/food-world-cup", test_food_world_cup);
  g_test_add_func ("/import-answers/botanic", test_botanic);
  g_test_add_func ("/import-answers/sfo", test_sfo);
  g_test_add_func ("/import-answers/sfo-unusable", test_sfo_unusable);
  g_test_add_func ("/import-answers/survey-services", test_survey_services);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-plan.h"

#include <string.h>

#include "import-testing.h"

/* A letter for each column: . attribute, - ignored, K key, R respondent, N name,
 * S score, T touchpoint, M metric, D date, C comment. */
static char *
roles (const SonderImportPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->n_columns; i++)
    g_string_append_c (text, ".-KRNSTMDC"[plan->columns[i].role]);
  return g_string_free (text, FALSE);
}

static void
test_roles (void)
{
  static const struct
  {
    const char *csv;
    const char *options;
    const char *roles;
  } rows[] = {
    { "id,Name,Plan,Date\n1,Ann,Pro,2025-01-02\n2,Bob,Pro,2025-01-03\n", "", "KN.D" },
    { "id,How likely are you to recommend us?,Comment\n1,9,It was all very good and fast\n2,3,I "
      "would not do it "
      "again\n",
      "", "KSC" },
    { "id,Würden Sie uns weiterempfehlen?,Zufriedenheit\n1,9,4\n2,10,5\n", "", "KSS" },
    { "id,recommend\n1,12\n2,3\n", "", "K." },
    { "id,faces\n1,2\n2,3\n", "", "K." },
    { "id,satisfaction\n1,2\n2,6\n", "", "K." },
    { "customer,touchpoint,score,metric\nAnn,Shop,9,nps\nAnn,Web,3,nps\n", "", "NTSM" },
    { "id,Empty,Name\n1,,Ann\n", "", "K-N" },
    { "id,Name,x\n1,Ann,y\n", "name x", "K.N" },
    { "id,nps\n1,9\n", "ignore nps", "K-" },
    { "start date,end date\n2025-01-02,2025-01-02\n", "", ".D" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan =
          import_plan (project, "f.csv", rows[i].csv, rows[i].options, NULL);
      g_autofree char *suggested = NULL;

      sonder_import_plan_suggest (plan);
      suggested = roles (plan);
      g_test_message ("%s", rows[i].csv);
      g_assert_cmpstr (suggested, ==, rows[i].roles);
      g_assert_true (sonder_import_plan_check (plan, plan->project, NULL));
    }
}

/* Several questions of one metric are about different things. */
static void
test_touchpoints (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan = import_plan (
      project, "f.csv", "id,Satisfaction with the shop,Satisfaction with the web,NPS\n1,4,5,9\n",
      "", NULL);

  sonder_import_plan_suggest (plan);
  g_assert_cmpstr (plan->columns[1].metric, ==, "csat");
  g_assert_cmpstr (plan->columns[1].touchpoint, ==, "Satisfaction with the shop");
  g_assert_cmpstr (plan->columns[2].touchpoint, ==, "Satisfaction with the web");
  g_assert_cmpstr (plan->columns[3].metric, ==, "nps");
  g_assert_null (plan->columns[3].touchpoint);
}

static void
test_survey_services (void)
{
  g_autoptr (GFile) file = shared_file ("qualtrics-sample/sample.csv");
  g_autoptr (SonderSnapshot) project = sonder_snapshot_new ();
  g_autoptr (SonderImportPlan) plan = NULL;
  SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;
  g_autofree char *suggested = NULL;

  if (file == NULL)
    return;
  plan = sonder_import_plan_new (
      sonder_csv_table_read_file (file, &options, NULL, NULL, NULL, NULL), project, 0);
  sonder_import_plan_suggest (plan);
  suggested = roles (plan);
  g_assert_cmpstr (suggested, ==, "..-----DR--------..-");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-suggest/roles", test_roles);
  g_test_add_func ("/import-suggest/touchpoints", test_touchpoints);
  g_test_add_func ("/import-suggest/survey-services", test_survey_services);
  return g_test_run ();
}

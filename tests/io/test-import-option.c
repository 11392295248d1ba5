/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-option.h"

#include <string.h>

#include "csv-error.h"
#include "import-testing.h"

static const char *const csv =
    "id,Score,Score=nps,a=b: c,\"x, y\",Café  Visit,#2,Ｗide\n1,2,3,4,5,6,7,8\n";

static SonderImportPlan *
make_plan (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();

  return import_plan (project, "a.csv", csv, "", NULL);
}

static void
test_find (void)
{
  static const struct
  {
    const char *name;
    int column;
  } rows[] = {
    { "id", 0 },         { " ID ", 0 },
    { "score", 1 },      { "SCORE=NPS", 2 },
    { "a=b: c", 3 },     { "x, y", 4 },
    { "x,  Y", 4 },      { "cafe\xcc\x81 visit", 5 },
    { "CAFÉ VISIT", 5 }, { "#1", 0 },
    { "#8", 7 },         { "#2", 6 },
    { "wide", 7 },       { "#0", -1 },
    { "#9", -1 },        { "#", -1 },
    { "#1x", -1 },       { "# 1", -1 },
    { "", -1 },          { "x", -1 },
    { "i", -1 },         { "#99999999999999999999", -1 },
  };
  g_autoptr (SonderImportPlan) plan = make_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (sonder_import_plan_find_column (plan, rows[i].name, &error), ==,
                       rows[i].column);
      if (rows[i].column < 0)
        {
          g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION);
          g_assert_nonnull (strstr (error->message, "“Score=nps”"));
        }
    }
}

/* By the wording of a question, if only one column has it. */
static void
test_wordings (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan = import_plan (
      project, "q.csv",
      "Q1,Q2,Q3\nHow likely?,Why?,Why?\n\"{\"\"ImportId\"\":1}\",\"{}\",\"{}\"\n9,x,y\n", "", NULL);

  g_assert_cmpint (sonder_import_plan_find_column (plan, "how likely?", NULL), ==, 0);
  g_assert_cmpint (sonder_import_plan_find_column (plan, "Why?", NULL), ==, -1);
  g_assert_cmpint (sonder_import_plan_find_column (plan, "q2", NULL), ==, 1);
}

static void
test_match (void)
{
  static const struct
  {
    const char *argument;
    int column;
    const char *rest;
  } rows[] = {
    { "id", 0, "" },
    { "id=x", 0, "=x" },
    { "Score=nps", 2, "" },
    { "Score=nps=nps", 2, "=nps" },
    { "Score=csat", 1, "=csat" },
    { "a=b: c=csat:T", 3, "=csat:T" },
    { "a=b: c", 3, "" },
    { "#3=nps", 2, "=nps" },
    { "x, y=nps", 4, "=nps" },
    { "a=b", -1, "a=b" },
    { "none=1", -1, "none=1" },
    { "", -1, "" },
    { "=", -1, "=" },
    { "id:nps", -1, "id:nps" },
    { "id = nps", 0, "= nps" },
  };
  g_autoptr (SonderImportPlan) plan = make_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *rest = NULL;

      g_test_message ("%s", rows[i].argument);
      g_assert_cmpint (sonder_import_plan_match_column (plan, rows[i].argument, &rest), ==,
                       rows[i].column);
      g_assert_cmpstr (rest, ==, rows[i].rest);
    }
}

static void
test_scores (void)
{
  static const struct
  {
    const char *argument;
    guint column;
    const char *metric;
    const char *touchpoint;
  } rows[] = {
    { "id=nps", 0, "nps", NULL },
    { "id=nps:Shop", 0, "nps", "Shop" },
    { "id=rating:1-5", 0, "rating:1-5", NULL },
    { "id=rating:1-5:Shop", 0, "rating:1-5", "Shop" },
    { "id=rating:-2-2: The : Shop ", 0, "rating:-2-2", "The : Shop" },
    { "id=nps:", 0, "nps", NULL },
    { "id", 0, NULL, NULL },
    { "Score=nps=nps:rating:1-5", 2, "nps", "rating:1-5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderImportPlan) plan = make_plan ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].argument);
      g_assert_true (sonder_import_plan_set_option (plan, "score", rows[i].argument, &error));
      g_assert_no_error (error);
      g_assert_cmpint (plan->columns[rows[i].column].role, ==, SONDER_COLUMN_SCORE);
      g_assert_cmpstr (plan->columns[rows[i].column].metric, ==, rows[i].metric);
      g_assert_cmpstr (plan->columns[rows[i].column].touchpoint, ==, rows[i].touchpoint);
    }
}

static void
test_options (void)
{
  static const struct
  {
    const char *option;
    const char *argument;
    gboolean done;
  } rows[] = {
    { "key", "id", TRUE },           { "key", "x", FALSE },
    { "respondent", "id", TRUE },    { "name", "#2", TRUE },
    { "date", "Score", TRUE },       { "touchpoint", "Score", TRUE },
    { "metric", "Score", TRUE },     { "ignore", "Score", TRUE },
    { "ignore", "", FALSE },         { "score", "x=nps", FALSE },
    { "score", "Score=nbs", FALSE }, { "score", "Score=rating:5-1", FALSE },
    { "comment", "Score", TRUE },    { "comment", "Score=id", TRUE },
    { "comment", "Score=x", FALSE }, { "comment", "x", FALSE },
    { "missing", "99", TRUE },       { "missing", "Score=99", TRUE },
    { "missing", "x=99", TRUE },     { "type", "id=number", TRUE },
    { "type", "id=integer", FALSE }, { "type", "id", FALSE },
    { "type", "x=text", FALSE },     { "source", "April", TRUE },
    { "source", " ", FALSE },        { "date-format", "dmy", TRUE },
    { "date-format", "d", FALSE },   { "colour", "red", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderImportPlan) plan = make_plan ();
      g_autoptr (GError) error = NULL;

      g_test_message ("--%s %s", rows[i].option, rows[i].argument);
      g_assert_cmpint (
          sonder_import_plan_set_option (plan, rows[i].option, rows[i].argument, &error), ==,
          rows[i].done);
      g_assert_cmpint (error == NULL, ==, rows[i].done);
    }
}

static void
test_second_score (void)
{
  g_autoptr (SonderImportPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;

  g_assert_true (sonder_import_plan_set_option (plan, "score", "id=nps", NULL));
  g_assert_false (sonder_import_plan_set_option (plan, "score", "#1=csat", &error));
  g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION);
  g_assert_cmpstr (plan->columns[0].metric, ==, "nps");
}

static void
test_missing (void)
{
  g_autoptr (SonderImportPlan) plan = make_plan ();

  g_assert_true (sonder_import_plan_set_option (plan, "missing", "Score=99", NULL));
  g_assert_true (sonder_import_plan_set_option (plan, "missing", "Score=nps=N/A", NULL));
  g_assert_true (sonder_import_plan_set_option (plan, "missing", "x=1", NULL));
  g_assert_true (sonder_import_plan_set_option (plan, "missing", "Score", NULL));
  g_assert_cmpstr (g_ptr_array_index (plan->columns[1].missing, 0), ==, "99");
  g_assert_cmpstr (g_ptr_array_index (plan->columns[2].missing, 0), ==, "n/a");
  g_assert_cmpstr (g_ptr_array_index (plan->missing, 0), ==, "x=1");
  g_assert_cmpstr (g_ptr_array_index (plan->missing, 1), ==, "score");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-option/find", test_find);
  g_test_add_func ("/import-option/wordings", test_wordings);
  g_test_add_func ("/import-option/match", test_match);
  g_test_add_func ("/import-option/scores", test_scores);
  g_test_add_func ("/import-option/options", test_options);
  g_test_add_func ("/import-option/second-score", test_second_score);
  g_test_add_func ("/import-option/missing", test_missing);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include <string.h>

#include "csv-error.h"
#include "import-testing.h"
#include "kinds.h"

/* The metrics a file makes: id, name, scale. */
static void
test_new (void)
{
  static const struct
  {
    const char *metric;
    const char *id;
    const char *name;
    const char *scale;
  } rows[] = {
    { "nps", "nps", "NPS", "nps" },
    { "csat", "csat", "CSAT", "csat" },
    { "ces", "ces", "CES", "ces" },
    { "rating:1-10", "rating-1-10", "Rating 1–10", "rating:1-10" },
    { "rating:-1-1", "rating-1-1", "Rating -1–1", "rating:-1-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autofree char *options = g_strconcat ("score x=", rows[i].metric, NULL);
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (SonderImport) import =
          import_csv (project, "f.csv", "id,x\n1,1\n", options, &plan);
      SonderItem *metric = sonder_project_find_item (project, SONDER_KIND_METRIC, rows[i].id);

      g_test_message ("%s", rows[i].metric);
      g_assert_nonnull (metric);
      g_assert_cmpstr (sonder_item_get_text (metric, "name"), ==, rows[i].name);
      g_assert_cmpstr (sonder_item_get_text (metric, "scale"), ==, rows[i].scale);
      g_assert_cmpstr (sonder_item_get_text (metric, "measures"), ==, "satisfaction");
    }
}

/* The question is kept where one column asks it. */
static void
test_question (void)
{
  static const struct
  {
    const char *csv;
    const char *options;
    const char *question;
  } rows[] = {
    { "id,How was it?\n1,5\n", "score #2=csat", "How was it?" },
    { "id,nps\n1,5\n", "score nps=nps", "" },
    { "id,How was it?,How was that?\n1,5,5\n", "score #2=csat:It|score #3=csat:That", "" },
    { "id,How was it?,How was that?\n1,5,5\n", "score #2=csat|score #3=nps", "How was it?" },
    { "id,Q1\nx,Do you like it?\n\"{\"\"ImportId\"\":1}\",\"{}\"\n1,5\n", "score Q1=csat",
      "Do you like it?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (SonderImport) import =
          import_csv (project, "f.csv", rows[i].csv, rows[i].options, &plan);
      g_autoptr (SonderItem) metric =
          g_list_model_get_item (sonder_project_get_items (project, SONDER_KIND_METRIC), 0);

      g_test_message ("%s", rows[i].csv);
      g_assert_cmpstr (sonder_item_get_text (metric, "question"), ==, rows[i].question);
    }
}

/* A metric of the project is used, whatever its id and name. */
static void
test_known (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderItem) metric = sonder_item_new (SONDER_KIND_METRIC, "loyalty");
  g_autoptr (SonderImportPlan) plan = NULL;
  g_autoptr (SonderImport) import = NULL;
  g_autofree char *dump = NULL;

  sonder_item_set_text (metric, "name", "Would they come back?");
  sonder_item_set_text (metric, "scale", "nps");
  sonder_project_add_item (project, metric);
  import = import_csv (project, "f.csv", "id,a,b,c\n1,7,8,9\n",
                       "score a=nps|score b=loyalty|score c=would they come back?:Shop", &plan);
  dump = dump_answers (project);
  g_assert_cmpstr (dump, ==, "1 loyalty 7 <f>\n1 loyalty 8 <f>\n1 loyalty 9 @shop <f>\n");
}

static void
test_rows (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan = NULL;
  g_autoptr (SonderImport) import = import_csv (
      project, "f.csv",
      "id,m,x\n1,NPS,10\n2,csat,5\n3,csat,10\n4,,1\n5,mood,1\n6,mood,\n7,Rating:1-5,5\n",
      "score x|metric m", &plan);
  GArray *unusable = sonder_import_get_report (import)->unusable;
  g_autofree char *dump = dump_answers (project);
  static const SonderImportUnusable expected[] = {
    { 2, SONDER_UNUSABLE_OUT_OF_RANGE, 1, 4, (char *)"10" },
    { 2, SONDER_UNUSABLE_NO_METRIC, 1, 5, (char *)"1" },
    { 2, SONDER_UNUSABLE_UNKNOWN_METRIC, 1, 6, (char *)"mood" },
  };

  g_assert_cmpstr (dump, ==, "1 nps 10 <f>\n2 csat 5 <f>\n7 rating-1-5 5 <f>\n");
  g_assert_cmpuint (unusable->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SonderImportUnusable *u = &g_array_index (unusable, SonderImportUnusable, i);

      g_test_message ("row %u", i);
      g_assert_cmpint (u->reason, ==, expected[i].reason);
      g_assert_cmpuint (u->n, ==, expected[i].n);
      g_assert_cmpuint (u->row, ==, expected[i].row);
      g_assert_cmpstr (u->example, ==, expected[i].example);
    }
}

/* A column of comments named as touchpoints by mistake. */
static void
test_too_many_touchpoints (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GString) csv = g_string_new ("id,where,nps\n");
  g_autoptr (SonderImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1001; i++)
    g_string_append_printf (csv, "%u,place %u,9\n", i, i);
  plan = import_plan (project, "f.csv", csv->str, "touchpoint where|score nps=nps", NULL);
  g_assert_null (resolve_plan (project, plan, &error));
  g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION);
  g_assert_nonnull (strstr (error->message, "1000"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-metrics/new", test_new);
  g_test_add_func ("/import-metrics/question", test_question);
  g_test_add_func ("/import-metrics/known", test_known);
  g_test_add_func ("/import-metrics/rows", test_rows);
  g_test_add_func ("/import-metrics/too-many-touchpoints", test_too_many_touchpoints);
  return g_test_run ();
}

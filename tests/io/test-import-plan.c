/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-plan.h"

#include <string.h>

#include "csv-error.h"
#include "import-testing.h"
#include "kinds.h"

static SonderImportPlan *
plan_for (const char *name, const char *csv)
{
  g_autoptr (SonderProject) project = sonder_project_new ();

  return import_plan (project, name, csv, "", NULL);
}

/* What identifies the rows, unasked. */
static void
test_key (void)
{
  static const struct
  {
    const char *csv;
    int key;
    int respondent;
  } rows[] = {
    { "id,a\n1,x\n2,x\n", 0, -1 },
    { "a,Customer ID\nx,1\ny,2\n", 1, -1 },
    { "order_id,a,ID\n1,x,1\n2,y,2\n", 2, -1 },
    { "order_id,user_id\n1,1\n2,2\n", 0, -1 },
    { "ResponseId,a\nR1,x\nR2,y\n", -1, 0 },
    { "Respondent ID,a\n1,x\n2,y\n", -1, 0 },
    { "RespondentID,id\n1,1\n2,2\n", 1, -1 },
    { "id,a\n1,x\n1,y\n", -1, -1 },
    { "id,a\n1,x\n1 ,y\n", -1, -1 },
    { "id,a\n1,x\n,y\n", -1, -1 },
    { "paid,a\n1,x\n2,y\n", -1, -1 },
    { "name,a\nAnn,x\nBob,y\n", -1, -1 },
    { "id,a\n", -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderImportPlan) plan = plan_for ("a.csv", rows[i].csv);

      g_test_message ("%s", rows[i].csv);
      g_assert_cmpint (sonder_import_plan_get_column (plan, SONDER_COLUMN_KEY), ==, rows[i].key);
      g_assert_cmpint (sonder_import_plan_get_column (plan, SONDER_COLUMN_RESPONDENT), ==,
                       rows[i].respondent);
      g_assert_cmpint (plan->key_guessed, ==, rows[i].key >= 0 || rows[i].respondent >= 0);
    }
}

static void
test_source (void)
{
  static const struct
  {
    const char *file;
    const char *source;
  } rows[] = {
    { "wave.csv", "wave" },  { "March 2025.final.csv", "March 2025.final" },
    { "data", "data" },      { ".csv", ".csv" },
    { " a  b .csv", "a b" }, { " .csv", "Import" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderImportPlan) plan = plan_for (rows[i].file, "a\n1\n");

      g_assert_cmpstr (plan->source, ==, rows[i].source);
    }
}

/* Each step names a column for something; the last one may be refused. */
static void
test_roles (void)
{
  typedef struct
  {
    guint column;
    SonderColumnRole role;
  } Step;
  static const struct
  {
    Step steps[3];
    guint n;
    gboolean done;
  } rows[] = {
    { { { 0, SONDER_COLUMN_KEY } }, 1, TRUE },
    { { { 1, SONDER_COLUMN_KEY } }, 1, TRUE }, /* instead of the guess */
    { { { 1, SONDER_COLUMN_RESPONDENT } }, 1, TRUE },
    { { { 0, SONDER_COLUMN_IGNORE } }, 1, TRUE },
    { { { 0, SONDER_COLUMN_KEY }, { 0, SONDER_COLUMN_KEY } }, 2, TRUE },
    { { { 1, SONDER_COLUMN_KEY }, { 2, SONDER_COLUMN_RESPONDENT } }, 2, FALSE },
    { { { 0, SONDER_COLUMN_KEY }, { 0, SONDER_COLUMN_DATE } }, 2, FALSE },
    { { { 1, SONDER_COLUMN_DATE }, { 2, SONDER_COLUMN_DATE } }, 2, FALSE },
    { { { 1, SONDER_COLUMN_SCORE }, { 2, SONDER_COLUMN_SCORE } }, 2, TRUE },
    { { { 1, SONDER_COLUMN_COMMENT }, { 2, SONDER_COLUMN_COMMENT } }, 2, TRUE },
    { { { 1, SONDER_COLUMN_NAME }, { 2, SONDER_COLUMN_NAME } }, 2, FALSE },
    { { { 1, SONDER_COLUMN_SCORE }, { 1, SONDER_COLUMN_IGNORE } }, 2, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderImportPlan) plan = plan_for ("a.csv", "id,a,b\n1,x,y\n2,p,q\n");

      g_test_message ("row %u", i);
      for (guint j = 0; j < rows[i].n; j++)
        {
          g_autoptr (GError) error = NULL;
          const Step *step = &rows[i].steps[j];
          gboolean done = sonder_import_plan_set_role (plan, step->column, step->role, &error);

          g_assert_cmpint (done, ==, j + 1 < rows[i].n || rows[i].done);
          if (!done)
            g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION);
          else
            g_assert_cmpint (plan->columns[step->column].role, ==, step->role);
        }
    }
}

/* A guessed key gives way to what is said. */
static void
test_guess_gives_way (void)
{
  g_autoptr (SonderImportPlan) plan = plan_for ("a.csv", "id,mail\n1,a@b\n2,c@d\n");

  g_assert_true (sonder_import_plan_set_role (plan, 1, SONDER_COLUMN_KEY, NULL));
  g_assert_false (plan->key_guessed);
  g_assert_cmpint (plan->columns[0].role, ==, SONDER_COLUMN_ATTRIBUTE);
}

static void
test_date_formats (void)
{
  static const struct
  {
    const char *format;
    gboolean is;
    gboolean order;
  } rows[] = {
    { "dmy", TRUE, TRUE },       { "MDY", TRUE, TRUE },   { "ymd", TRUE, TRUE },
    { "%d.%m.%Y", TRUE, FALSE }, { "ydm", FALSE, FALSE }, { "", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderImportPlan) plan = plan_for ("a.csv", "id,a\n1,x\n");
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (sonder_import_plan_set_date_format (plan, rows[i].format, &error), ==,
                       rows[i].is);
      g_assert_cmpint (plan->has_date_order, ==, rows[i].order);
      if (!rows[i].is)
        g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *dates;
    const char *format;
    gboolean settled;
    SonderDateOrder order;
  } rows[] = {
    { "2025-01-02|2025-03-04", NULL, TRUE, SONDER_DATE_YMD },
    { "2025-01-02|soon|2025-03-04", NULL, TRUE, SONDER_DATE_YMD },
    { "31/01/2025|01/02/2025", NULL, TRUE, SONDER_DATE_DMY },
    { "01/31/2025|01/02/2025|n/a", NULL, TRUE, SONDER_DATE_MDY },
    { "01/02/2025|05/05/2025", NULL, FALSE, 0 },
    { "05/05/2025|06/06/2025", NULL, TRUE, SONDER_DATE_DMY },
    { "31/01/2025|01/31/2025", NULL, FALSE, 0 },
    { "01/02/2025", "mdy", TRUE, SONDER_DATE_MDY },
    { "01/02/2025", "%d/%m/%Y", TRUE, 0 },
    { "soon|later", NULL, FALSE, 0 },
    { "soon|later", "dmy", TRUE, SONDER_DATE_DMY },
    { "|", NULL, TRUE, SONDER_DATE_YMD },
    { "n/a|-", NULL, TRUE, SONDER_DATE_YMD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) dates = g_strsplit (rows[i].dates, "|", -1);
      g_autoptr (GString) csv = g_string_new ("x,when\n");
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; dates[j] != NULL; j++)
        g_string_append_printf (csv, "x,%s\n", dates[j]);
      plan = plan_for ("a.csv", csv->str);
      g_assert_true (sonder_import_plan_set_role (plan, 1, SONDER_COLUMN_DATE, NULL));
      if (rows[i].format != NULL)
        g_assert_true (sonder_import_plan_set_date_format (plan, rows[i].format, NULL));

      g_test_message ("%s", rows[i].dates);
      g_assert_cmpint (sonder_import_plan_check (plan, plan->project, &error), ==, rows[i].settled);
      if (!rows[i].settled)
        g_assert_nonnull (strstr (error->message, "--date-format"));
      else if (rows[i].format == NULL || plan->has_date_order)
        g_assert_cmpint (plan->columns[1].typing.order, ==, rows[i].order);
    }
}

static void
test_find_metric (void)
{
  static const struct
  {
    const char *id, *name, *scale, *measures;
  } metrics[] = {
    { "a", "Importance of all", "rating:1-5", "importance" },
    { "b", "NPS", "csat", "" },
    { "c", "Overall", "rating:1-5", "" },
    { "d", "Again", "rating:1-5", "" },
    { "nps", "Loyalty", "nps", "" },
    { "e", "Odd", "feelings", "" },
  };
  static const struct
  {
    const char *text;
    const char *id;
  } rows[] = {
    { "nps", "nps" }, { "NPS", "b" },     { "csat", "b" },        { "rating:1-5", "c" },
    { "d", "d" },     { "overall", "c" }, { "rating:1-7", NULL }, { "ces", NULL },
    { "", NULL },     { "odd", NULL },    { "feelings", NULL },
  };
  g_autoptr (SonderSnapshot) project = sonder_snapshot_new ();

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      g_autoptr (SonderItem) metric = sonder_item_new (SONDER_KIND_METRIC, metrics[i].id);

      sonder_item_set_text (metric, "name", metrics[i].name);
      sonder_item_set_text (metric, "scale", metrics[i].scale);
      sonder_item_set_text (metric, "measures", metrics[i].measures);
      sonder_item_append (project->root, "metrics", metric);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderItem *metric = sonder_import_find_metric (project, rows[i].text, NULL);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (metric != NULL ? sonder_item_get_id (metric) : NULL, ==, rows[i].id);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-plan/key", test_key);
  g_test_add_func ("/import-plan/source", test_source);
  g_test_add_func ("/import-plan/roles", test_roles);
  g_test_add_func ("/import-plan/guess-gives-way", test_guess_gives_way);
  g_test_add_func ("/import-plan/date-formats", test_date_formats);
  g_test_add_func ("/import-plan/dates", test_dates);
  g_test_add_func ("/import-plan/find-metric", test_find_metric);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-alike.h"

#include "import-testing.h"

/* For each column what tells it from those alike, or - for those on their own. */
static void
test_differences (void)
{
  static const struct
  {
    const char *csv;
    const char *differences;
  } rows[] = {
    { "Q7ART,Q7FOOD,Q8A,Q7\n5,6,1,2\n", "ART|FOOD|-|-" },
    { "Q7_1,Q7_2,Q70_1\n5,6,1\n", "1|2|-" },
    { "How do you like the food of Italy?,How do you like the food of the Netherlands.\n5,4\n",
      "Italy|the Netherlands" },
    { "How do you like the food of Italy?,How do you like the food of France?\n5,words\n", "-|-" },
    { "How do you like the food of Italy?,How do you like the food of France?\n5,12\n", "-|-" },
    { "How do you like the food of Spain?,How do you like the food of?\n5,1\n", "of Spain|of" },
    { "Rate Ann,Rate Bob\n5,1\n", "-|-" },
    { "Wie zufrieden: Größe,Wie zufrieden: Grün\n5,1\n", "Größe|Grün" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = import_plan (project, "f.csv", rows[i].csv, "", NULL);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint column = 0; column < plan->n_columns; column++)
        {
          g_autoptr (GArray) alike = sonder_import_plan_find_alike (plan, column);
          g_autofree char *difference = sonder_import_plan_dup_difference (plan, alike, column);

          g_string_append_printf (found, "%s%s", column > 0 ? "|" : "",
                                  alike->len > 1 ? difference : "-");
        }
      g_test_message ("%s", rows[i].csv);
      g_assert_cmpstr (found->str, ==, rows[i].differences);
    }
}

/* A block is found, and what it measures is not. */
static void
test_blocks (void)
{
  static const struct
  {
    const char *csv;
    const char *touchpoints;
  } rows[] = {
    { "Please rate our shop in Rome,Please rate our shop in Bonn,Please rate our shop in Kiel\n"
      "1,5,N/A\n2,3,4\n",
      "Rome|Bonn|Kiel" },
    { "Please rate our shop in Rome,Please rate our shop in Bonn\n1,5\n", "-|-" },
    { "Please count our shops in Rome,Please count our shops in Bonn,Please count our shops in "
      "Kiel\n1,5,4\n",
      "-|-|-" },
    { "Please rate our shop in Rome,Please rate our shop in Bonn,Please rate our shop in Kiel\n"
      "1,5,good\n",
      "-|-|-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = import_plan (project, "f.csv", rows[i].csv, "", NULL);
      g_autoptr (GString) found = g_string_new (NULL);

      sonder_import_plan_suggest_blocks (plan);
      for (guint column = 0; column < plan->n_columns; column++)
        {
          const SonderImportColumn *c = &plan->columns[column];

          g_assert_null (c->metric);
          g_string_append_printf (found, "%s%s", column > 0 ? "|" : "",
                                  c->role == SONDER_COLUMN_SCORE ? c->touchpoint : "-");
        }
      g_test_message ("%s", rows[i].csv);
      g_assert_cmpstr (found->str, ==, rows[i].touchpoints);
    }
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *csv;
    gint64 min, max;
    guint n, n_other;
    const char *missing;
  } rows[] = {
    { "a\n3\n1\n3\n", 1, 3, 3, 0, "" },
    { "a\n3\nN/A\n-\n4\n", 3, 4, 2, 0, "N/A, -" },
    { "a\n3\n2.5\n0\n", 0, 3, 2, 1, "" },
    { "a\n-5\ngood\ngood\n", -5, -5, 1, 2, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = import_plan (project, "f.csv", rows[i].csv, "", NULL);
      g_autofree char *missing = sonder_import_plan_dup_missing_words (plan, 0);
      SonderCsvRange range;

      sonder_import_plan_get_range (plan, 0, &range);
      g_test_message ("%s", rows[i].csv);
      g_assert_cmpint (range.min, ==, rows[i].min);
      g_assert_cmpint (range.max, ==, rows[i].max);
      g_assert_cmpuint (range.n, ==, rows[i].n);
      g_assert_cmpuint (range.n_other, ==, rows[i].n_other);
      g_assert_cmpstr (missing, ==, rows[i].missing);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-alike/differences", test_differences);
  g_test_add_func ("/import-alike/blocks", test_blocks);
  g_test_add_func ("/import-alike/ranges", test_ranges);
  return g_test_run ();
}

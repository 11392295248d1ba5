/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grouping.h"

#include "survey.h"

static SonderGrouping *
group (SonderProject *project, SonderGroupBy by, const char *attribute, const char *segment)
{
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (GError) error = NULL;
  SonderGrouping *grouping;

  question->by = by;
  question->attribute = g_strdup (attribute);
  question->segment = g_strdup (segment);
  grouping = sonder_grouping_new (project, question, &error);
  g_assert_no_error (error);

  return grouping;
}

/* The groups as "name: size", those left out after a bar. */
static char *
describe (const SonderGrouping *grouping)
{
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (grouping->labels->len, ==, grouping->n_groups);
  for (guint i = 0; i < grouping->n_groups; i++)
    {
      const SonderGroupLabel *label = grouping->labels->pdata[i];

      g_string_append_printf (text, "%s: %u, ", label->name, grouping->sizes[i]);
    }
  g_string_append_printf (text, "| %u", grouping->sizes[grouping->n_groups]);

  return g_string_free (text, FALSE);
}

/* Numbers that are written alike must be alike, and those that are not must not. */
static void
test_numbers (void)
{
  static const double numbers[] = { 0.1, 0.1 + 1e-18, 0.30000000000000004, 0.3,  -0.0,
                                    0.0, 1e21,        12345678901234567.0, -7.5, 100,

                                    3 };
  Survey *survey = survey_new ();

  survey_add_attribute (survey, "x", "number", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    survey_set_value (survey, survey_add_customer (survey, NULL), "x",
                      g_variant_new_double (numbers[i]));

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderGrouping) grouping = group (project, SONDER_BY_ATTRIBUTE, "x", NULL);
  g_autofree char *groups = describe (grouping);

  g_assert_cmpstr (groups, ==,
                   "-7.5: 1, 0: 2, 0.1: 2, 0.3: 1, 0.30000000000000004: 1, 3: 1, "
                   "100: 1, 12345678901234568: 1, 1e+21: 1, (blank): 0, | 0");
}

static void
test_attribute_without_values (void)
{
  static const struct
  {
    const char *type;
    const char *choices;
    const char *groups;
  } rows[] = {
    { "text", NULL, "(blank): 2, | 0" },
    { "number", NULL, "(blank): 2, | 0" },
    { "date", NULL, "(blank): 2, | 0" },
    { "yes-no", NULL, "(blank): 2, | 0" },
    { "choice", "B,A,B", "B: 0, A: 0, B: 0, (blank): 2, | 0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Survey *survey = survey_new ();

      survey_add_attribute (survey, "x", rows[i].type, rows[i].choices);
      survey_add_customer (survey, NULL);
      survey_add_customer (survey, NULL);

      g_autoptr (SonderProject) project = survey_open (survey);
      g_autoptr (SonderGrouping) grouping = group (project, SONDER_BY_ATTRIBUTE, "x", NULL);
      g_autofree char *groups = describe (grouping);

      g_test_message ("%s", rows[i].type);
      g_assert_cmpstr (groups, ==, rows[i].groups);
    }
}

static void
test_left_out (void)
{
  Survey *survey = survey_new ();

  survey_add_segment (survey, "a", "A");
  survey_add_segment (survey, "b", "B");
  survey_add_customer (survey, "a");
  survey_add_customer (survey, "b");
  survey_add_customer (survey, NULL);
  survey_delete_customer (survey, survey_add_customer (survey, "a"));

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderGrouping) all = group (project, SONDER_BY_SEGMENT, NULL, NULL);
  g_autoptr (SonderGrouping) one = group (project, SONDER_BY_SEGMENT, NULL, "b");
  g_autoptr (SonderGrouping) none = group (project, SONDER_BY_TOUCHPOINT, NULL, "");
  g_autofree char *all_groups = describe (all);
  g_autofree char *one_groups = describe (one);
  g_autofree char *none_groups = describe (none);

  g_assert_cmpstr (all_groups, ==, "A: 1, B: 1, Unassigned: 1, | 1");
  g_assert_cmpstr (one_groups, ==, "A: 0, B: 1, Unassigned: 0, | 3");
  g_assert_cmpstr (none_groups, ==, "(none): 1, | 3");
  g_assert_cmpuint (all->n_customers, ==, 3);
  g_assert_cmpuint (none->n_customers, ==, 1);
}

static void
test_unknown_type (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (GError) error = NULL;

  survey_add_attribute (survey, "x", "colour", NULL);
  question->by = SONDER_BY_ATTRIBUTE;
  question->attribute = g_strdup ("x");

  g_autoptr (SonderProject) project = survey_open (survey);

  g_assert_null (sonder_grouping_new (project, question, &error));
  g_assert_error (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/grouping/numbers", test_numbers);
  g_test_add_func ("/analysis/grouping/attribute-without-values", test_attribute_without_values);
  g_test_add_func ("/analysis/grouping/left-out", test_left_out);
  g_test_add_func ("/analysis/grouping/unknown-type", test_unknown_type);

  return g_test_run ();
}

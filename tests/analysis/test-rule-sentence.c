/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentence.h"

#include "survey.h"

static SonderProject *
open_project (void)
{
  Survey *survey = survey_new ();

  survey_add_attribute (survey, "plan", "choice", "Pro,Team");
  survey_add_attribute (survey, "age", "number", NULL);
  survey_add_attribute (survey, "since", "date", NULL);
  survey_add_attribute (survey, "member", "yes-no", NULL);

  return survey_open (survey);
}

static SonderRule *
make_condition (const char *attribute, const char *op, const char *values)
{
  g_auto (GStrv) list = g_strsplit (values, ",", -1);

  return sonder_rule_new_condition (attribute, op, (const char *const *)list, NULL);
}

static SonderRule *
make_group (SonderRuleKind kind, SonderRule *first, SonderRule *second)
{
  g_autoptr (GPtrArray) members =
      g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_rule_unref);

  if (first != NULL)
    g_ptr_array_add (members, first);
  if (second != NULL)
    g_ptr_array_add (members, second);

  return sonder_rule_new_group (kind, members, NULL);
}

static void
test_conditions (void)
{
  static const struct
  {
    const char *attribute;
    const char *op;
    const char *values;
    const char *sentence;
  } rows[] = {
    { "plan", "=", "Pro", "plan is Pro" },
    { "plan", "!=", "Pro", "plan is not Pro" },
    { "plan", "in", "Pro,Team", "plan is Pro or Team" },
    { "plan", "not in", "Pro,Team,Free", "plan is not Pro, Team or Free" },
    { "plan", "contains", "ro", "plan contains “ro”" },
    { "plan", "starts with", "P", "plan starts with “P”" },
    { "age", "<", "30", "age is below 30" },
    { "age", "<=", "30", "age is at most 30" },
    { "age", ">", "30", "age is above 30" },
    { "age", ">=", "30", "age is at least 30" },
    { "age", "between", "30,40", "age is between 30 and 40" },
    { "since", "<", "2024-01-01", "since is before 1 Jan 2024" },
    { "since", "<=", "2024-01-01", "since is 1 Jan 2024 or earlier" },
    { "since", ">", "2024-01-01", "since is after 1 Jan 2024" },
    { "since", ">=", "2024-01-01", "since is 1 Jan 2024 or later" },
    { "age", "is known", "", "age is known" },
    { "age", "is unknown", "", "age is unknown" },
    { "age", "resembles", "30", "age resembles 30 (not understood: matches nobody)" },
    { "age", "between", "30", "age between 30 (not understood: matches nobody)" },
    { "age", "=", "30.50", "age is 30.5" },
    { "age", "=", "old", "age = old (not understood: matches nobody)" },
    { "since", "=", "2024-02-30", "since = 2024-02-30 (not understood: matches nobody)" },
    { "age", "contains", "3", "age contains 3 (not understood: matches nobody)" },
    { "member", "=", "yes", "member is yes" },
    { "gone", "=", "1", "gone = 1 (not understood: matches nobody)" },
    { "gone", "is known", "", "gone is known (not understood: matches nobody)" },
  };
  g_autoptr (SonderProject) project = open_project ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderRule) rule = make_condition (rows[i].attribute, rows[i].op, rows[i].values);
      g_autofree char *sentence = sonder_rule_to_sentence (rule, project, NULL);

      g_assert_cmpstr (sentence, ==, rows[i].sentence);
    }
}

static void
check_sentence (SonderRule *rule, const char *expected)
{
  g_autoptr (SonderRule) owned = rule;
  g_autoptr (SonderProject) project = open_project ();
  g_autofree char *sentence = sonder_rule_to_sentence (owned, project, NULL);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_groups (void)
{
#define PRO make_condition ("plan", "=", "Pro")
#define OLD make_condition ("age", ">", "60")
#define NEW make_condition ("since", ">", "2025-01-01")

  check_sentence (NULL, "only customers fixed by hand");
  check_sentence (make_group (SONDER_RULE_ALL, NULL, NULL), "only customers fixed by hand");
  check_sentence (make_group (SONDER_RULE_ALL, PRO, NULL), "plan is Pro");
  check_sentence (make_group (SONDER_RULE_ALL, PRO, OLD), "plan is Pro, and age is above 60");
  check_sentence (make_group (SONDER_RULE_ANY, PRO, OLD), "plan is Pro, or age is above 60");
  check_sentence (make_group (SONDER_RULE_NONE, PRO, OLD), "not: plan is Pro, or age is above 60");
  check_sentence (make_group (SONDER_RULE_ALL, NEW, make_group (SONDER_RULE_ANY, PRO, OLD)),
                  "since is after 1 Jan 2025, and (plan is Pro, or age is above 60)");
  check_sentence (make_group (SONDER_RULE_ANY, NEW, make_group (SONDER_RULE_NONE, PRO, NULL)),
                  "since is after 1 Jan 2025, or not: plan is Pro");
  check_sentence (make_group (SONDER_RULE_ALL, PRO, make_group (SONDER_RULE_ANY, NULL, NULL)),
                  "plan is Pro, and nobody");
  check_sentence (make_group (SONDER_RULE_ANY, PRO, make_group (SONDER_RULE_ALL, NULL, NULL)),
                  "plan is Pro, or everybody");

#undef PRO
#undef OLD
#undef NEW
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/rule-sentence/conditions", test_conditions);
  g_test_add_func ("/analysis/rule-sentence/groups", test_groups);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule.h"

#include "check-row.h"
#include "make-rule.h"

static void
test_operators (void)
{
  static const struct
  {
    const char *name;
    SonderOperator op;
    guint n_values;
  } rows[] = {
    { "=", SONDER_OPERATOR_EQUAL, 1 },
    { "!=", SONDER_OPERATOR_NOT_EQUAL, 1 },
    { "<", SONDER_OPERATOR_LESS, 1 },
    { "<=", SONDER_OPERATOR_AT_MOST, 1 },
    { ">", SONDER_OPERATOR_GREATER, 1 },
    { ">=", SONDER_OPERATOR_AT_LEAST, 1 },
    { "in", SONDER_OPERATOR_IN, G_MAXUINT },
    { "not in", SONDER_OPERATOR_NOT_IN, G_MAXUINT },
    { "contains", SONDER_OPERATOR_CONTAINS, 1 },
    { "starts with", SONDER_OPERATOR_STARTS_WITH, 1 },
    { "between", SONDER_OPERATOR_BETWEEN, 2 },
    { "is known", SONDER_OPERATOR_IS_KNOWN, 0 },
    { "is unknown", SONDER_OPERATOR_IS_UNKNOWN, 0 },
  };
  static const char *const unknown[] = { "", "==", "IN", "Contains", " =", "near", "is  known" };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, SONDER_OPERATOR_IS_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      check_integer (rows[i].name, "operator", sonder_operator_from_name (rows[i].name), rows[i].op);
      check_text (rows[i].name, "name", sonder_operator_to_name (rows[i].op), rows[i].name);
      check_integer (rows[i].name, "values", sonder_operator_get_n_values (rows[i].op),
                     rows[i].n_values);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    check_integer (unknown[i], "operator", sonder_operator_from_name (unknown[i]),
                   SONDER_OPERATOR_UNKNOWN);
  g_assert_cmpstr (sonder_operator_to_name (SONDER_OPERATOR_UNKNOWN), ==, "");
}

static void
test_parts (void)
{
  static const char *const values[] = { "Paris", "10 km", NULL };
  g_autoptr (SonderRule) condition =
    sonder_rule_new_condition ("city", "near", values, "\"unit\": \"km\"");
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (SonderRule) group = NULL;

  g_ptr_array_add (members, condition);
  group = sonder_rule_new_group (SONDER_RULE_NONE, members, NULL);

  g_assert_cmpint (sonder_rule_get_kind (group), ==, SONDER_RULE_NONE);
  g_assert_cmpuint (sonder_rule_get_n_members (group), ==, 1);
  g_assert_true (sonder_rule_get_member (group, 0) == condition);
  g_assert_cmpstr (sonder_rule_get_extra (group), ==, "");
  g_assert_null (sonder_rule_get_attribute (group));

  g_assert_cmpint (sonder_rule_get_kind (condition), ==, SONDER_RULE_CONDITION);
  g_assert_cmpuint (sonder_rule_get_n_members (condition), ==, 0);
  g_assert_cmpstr (sonder_rule_get_attribute (condition), ==, "city");
  g_assert_cmpint (sonder_rule_get_operator (condition), ==, SONDER_OPERATOR_UNKNOWN);
  g_assert_cmpstr (sonder_rule_get_operator_name (condition), ==, "near");
  g_assert_true (g_strv_equal (sonder_rule_get_values (condition), values));
  g_assert_cmpstr (sonder_rule_get_extra (condition), ==, "\"unit\": \"km\"");
}

static void
test_shape (void)
{
  static const struct
  {
    const char *rule;
    gboolean is_empty;
    guint depth, n_conditions;
  } rows[] = {
    { "a|=|1", FALSE, 1, 1 },
    { "all()", TRUE, 1, 0 },
    { "none()", TRUE, 1, 0 },
    { "all(any(); none(all()))", TRUE, 3, 0 },
    { "all(a|=|1)", FALSE, 2, 1 },
    { "all(any(); none(all(a|is known)))", FALSE, 4, 1 },
    { "any(a|=|1; b|=|2; all(c|=|3; d|=|4))", FALSE, 3, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderRule) rule = make_rule (rows[i].rule);

      check_yes (rows[i].rule, "empty", sonder_rule_is_empty (rule), rows[i].is_empty);
      check_integer (rows[i].rule, "depth", sonder_rule_get_depth (rule), rows[i].depth);
      check_integer (rows[i].rule, "conditions", sonder_rule_count_conditions (rule),
                     rows[i].n_conditions);
    }
  g_assert_true (sonder_rule_is_empty (NULL));
}

/* Each row differs from each other. */
static void
test_equal (void)
{
  static const char *const rows[] = {
    "",
    "a|=|1",
    "b|=|1",
    "a|!=|1",
    "a|=|2",
    "a|=|1|2",
    "a|=",
    "all()",
    "any()",
    "all(a|=|1)",
    "all(a|=|1; a|=|1)",
    "all(a|=|1; b|=|1)",
    "all(b|=|1; a|=|1)",
    "any(a|=|1)",
    "all(all(a|=|1))",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
      {
        g_autoptr (SonderRule) a = make_rule (rows[i]);
        g_autoptr (SonderRule) b = make_rule (rows[j]);

        check_yes (rows[i], rows[j], sonder_rule_equal (a, b), i == j);
      }

  g_autoptr (SonderRule) plain = make_rule ("a|=|1");
  g_autoptr (SonderRule) more = sonder_rule_new_condition (
    "a", "=", (const char *const[]) { "1", NULL }, "\"unit\": \"km\"");

  g_assert_false (sonder_rule_equal (plain, more));
}

static void
test_variant (void)
{
  static const char *const conditions[] = { "a|=|1", "b|in|x|y|", "c|is known", "d|near|é" };

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (SonderRule) rule = make_rule_at_random (5, conditions, G_N_ELEMENTS (conditions));
      g_autoptr (GVariant) variant = g_variant_ref_sink (sonder_rule_to_variant (rule));
      g_autoptr (SonderRule) back = sonder_rule_from_variant (variant);

      g_assert_true (g_variant_is_normal_form (variant));
      g_assert_true (sonder_rule_equal (rule, back));
    }
}

static void
test_deep (void)
{
  g_autoptr (SonderRule) rule = make_rule ("a|=|1");

  for (guint depth = 1; depth <= SONDER_RULE_MAX_DEPTH + 2; depth++)
    {
      g_autoptr (GVariant) variant = g_variant_ref_sink (sonder_rule_to_variant (rule));
      g_autoptr (SonderRule) back = sonder_rule_from_variant (variant);
      g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);

      g_assert_cmpuint (sonder_rule_get_depth (rule), ==, depth);
      if (depth <= SONDER_RULE_MAX_DEPTH)
        g_assert_true (sonder_rule_equal (rule, back));
      else
        g_assert_null (back);

      g_ptr_array_add (members, g_steal_pointer (&rule));
      rule = sonder_rule_new_group (SONDER_RULE_NONE, members, NULL);
    }
}

static void
test_damaged_variant (void)
{
  static const struct
  {
    const char *variant;
    gboolean sound;
  } rows[] = {
    { "(uint32 3, 'a', '=', '', ['1'], @av [])", TRUE },
    { "(uint32 0, '', '', '', @as [], @av [])", TRUE },
    { "(uint32 0, '', '', '', @as [], [<(uint32 3, 'a', '=', '', ['1'], @av [])>])", TRUE },
    { "(uint32 0, 'a', '=', 'x', ['1'], @av [])", TRUE }, /* a group ignores these */
    { "(uint32 4, 'a', '=', '', ['1'], @av [])", FALSE },
    { "(uint32 4294967295, '', '', '', @as [], @av [])", FALSE },
    { "(uint32 3, 'a', '=', '', ['1'], [<(uint32 3, 'a', '=', '', ['1'], @av [])>])", FALSE },
    { "(uint32 0, '', '', '', @as [], [<'x'>])", FALSE },
    { "(uint32 0, '', '', '', @as [], [<(uint32 9, '', '', '', @as [], @av [])>])", FALSE },
    { "(3, 'a', '=', '', ['1'], @av [])", FALSE },
    { "(uint32 3, 'a', '=', '', ['1'])", FALSE },
    { "'a'", FALSE },
    { "@av []", FALSE },
    { "()", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) variant = g_variant_parse (NULL, rows[i].variant, NULL, NULL, NULL);
      g_autoptr (SonderRule) rule = NULL;

      g_assert_nonnull (variant);
      rule = sonder_rule_from_variant (variant);
      check_yes (rows[i].variant, "rule", rule != NULL, rows[i].sound);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rule/operators", test_operators);
  g_test_add_func ("/model/rule/parts", test_parts);
  g_test_add_func ("/model/rule/shape", test_shape);
  g_test_add_func ("/model/rule/equal", test_equal);
  g_test_add_func ("/model/rule/variant", test_variant);
  g_test_add_func ("/model/rule/deep", test_deep);
  g_test_add_func ("/model/rule/damaged-variant", test_damaged_variant);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "condition.h"

#include <string.h>

static void
add_attribute (SonderProject *project,
               const char *name,
               const char *type,
               const char *const *choices)
{
  g_autofree char *id = sonder_project_make_id (project, SONDER_KIND_ATTRIBUTE, name);
  g_autoptr (SonderItem) item = sonder_item_new (SONDER_KIND_ATTRIBUTE, id);

  sonder_item_set_text (item, "name", name);
  sonder_item_set_text (item, "attribute-type", type);
  if (choices != NULL)
    sonder_item_set_texts (item, "choices", choices);
  sonder_project_add_item (project, item);
}

static SonderProject *
make_project (void)
{
  static const char *const plans[] = { "Basic", "Pro", "Team", "pro", NULL };
  SonderProject *project = sonder_project_new ();

  add_attribute (project, "Plan", "choice", plans);
  add_attribute (project, "age", "number", NULL);
  add_attribute (project, "Age Group", "text", NULL);
  add_attribute (project, "since", "date", NULL);
  add_attribute (project, "Newsletter", "yes-no", NULL);
  add_attribute (project, "a = b", "text", NULL);
  add_attribute (project, "Größe: cm, barfuß", "number", NULL);
  add_attribute (project, "in", "text", NULL);
  add_attribute (project, "map", "polygon", NULL);

  return project;
}

/* A condition as a line: id, operator, and each value in brackets. */
static char *
spell (const SonderRule *rule)
{
  GString *text = g_string_new (sonder_rule_get_attribute (rule));
  const char *const *values = sonder_rule_get_values (rule);

  g_string_append_printf (text, " %s", sonder_rule_get_operator_name (rule));
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_string_append_printf (text, " [%s]", values[i]);

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *text;
  const char *expected;
  const char *written; /* NULL: as text */
} good[] = {
  { "age >= 30", "age >= [30]", NULL },
  { "age>=30", "age >= [30]", "age >= 30" },
  { "  AGE  <  -1.5e3 ", "age < [-1.5e3]", "age < -1.5e3" },
  { "age = 30", "age = [30]", NULL },
  { "age != 30", "age != [30]", NULL },
  { "age <= 30", "age <= [30]", NULL },
  { "age > 30", "age > [30]", NULL },
  { "age between 18 and 30", "age between [18] [30]", NULL },
  { "age BETWEEN 18  And  30", "age between [18] [30]", "age between 18 and 30" },
  { "age in 18, 19,20", "age in [18] [19] [20]", "age in 18, 19, 20" },
  { "age is known", "age is known", NULL },
  { "age  Is  Unknown ", "age is unknown", "age is unknown" },
  { "Age Group = 30", "age-group = [30]", NULL },
  { "age  group = age = 30", "age-group = [age = 30]", "Age Group = age = 30" },
  { "Plan in Pro, Team", "plan in [Pro] [Team]", NULL },
  { "plan not  in \"Pro\", Team", "plan not in [Pro] [Team]", "Plan not in Pro, Team" },
  { "plan in\"Pro\"", "plan in [Pro]", "Plan in Pro" },
  { "plan = TEAM", "plan = [Team]", "Plan = Team" },
  { "plan = pro", "plan = [pro]", "Plan = pro" },
  { "plan = Gold", "plan = [Gold]", "Plan = Gold" },
  { "plan contains TE", "plan contains [TE]", "Plan contains TE" },
  { "plan starts with team", "plan starts with [team]", "Plan starts with team" },
  { "Age Group in \"a, \"\"b\"\"\", c", "age-group in [a, \"b\"] [c]", NULL },
  { "Age Group = a, b", "age-group = [a, b]", "Age Group = \"a, b\"" },
  { "Age Group between \"a and b\" and c", "age-group between [a and b] [c]", NULL },
  { "Age Group between andrew and sandy and b", "age-group between [andrew] [sandy and b]",
    "Age Group between andrew and \"sandy and b\"" },
  { "Age Group = \"= 3\"", "age-group = [= 3]", NULL },
  { "Age Group = \" x\"", "age-group = [ x]", NULL },
  { "since < 2025-03-01", "since < [2025-03-01]", NULL },
  { "newsletter = TRUE", "newsletter = [yes]", "Newsletter = yes" },
  { "newsletter in yes, no", "newsletter in [yes] [no]", "Newsletter in yes, no" },
  { "a = b = c", "a-b = [c]", NULL },
  { "a = b is known", "a-b is known", NULL },
  { "GRÖSSE: cm, barfuss >= 170", "große-cm-barfuß >= [170]", "Größe: cm, barfuß >= 170" },
  { "Gro\xcc\x88\xc3\x9f"
    "e:\xc2\xa0"
    "cm, barfu\xc3\x9f > 1",
    "große-cm-barfuß > [1]", "Größe: cm, barfuß > 1" },
  { "in in in, in", "in in [in] [in]", NULL },
  { "#2 > 3", "age > [3]", "age > 3" },
};

static const struct
{
  const char *text;
  SonderConditionError code;
  const char *message; /* a piece of it */
} bad[] = {
  { "", SONDER_CONDITION_ERROR_ATTRIBUTE, "does not begin with an attribute" },
  { "   ", SONDER_CONDITION_ERROR_ATTRIBUTE, "does not begin with an attribute" },
  { "colour = red", SONDER_CONDITION_ERROR_ATTRIBUTE, "does not begin with an attribute" },
  { "= 3", SONDER_CONDITION_ERROR_ATTRIBUTE, "does not begin with an attribute" },
  { "#10 = 3", SONDER_CONDITION_ERROR_ATTRIBUTE, "does not begin with an attribute" },
  { "#0 = 3", SONDER_CONDITION_ERROR_ATTRIBUTE, "does not begin with an attribute" },
  { "ageing = 3", SONDER_CONDITION_ERROR_ATTRIBUTE, "does not begin with an attribute" },
  { "map = 3", SONDER_CONDITION_ERROR_ATTRIBUTE, "polygon" },
  { "age", SONDER_CONDITION_ERROR_OPERATOR, "after “age” there is none of" },
  { "age 30", SONDER_CONDITION_ERROR_OPERATOR, "after “age” there is none of" },
  { "age ~ 30", SONDER_CONDITION_ERROR_OPERATOR, "after “age” there is none of" },
  { "age group around 30", SONDER_CONDITION_ERROR_OPERATOR, "after “Age Group” there is none of" },
  { "age insurance", SONDER_CONDITION_ERROR_OPERATOR, "after “age” there is none of" },
  { "age contains 3", SONDER_CONDITION_ERROR_OPERATOR, "cannot be asked with “contains”" },
  { "since starts with 2025", SONDER_CONDITION_ERROR_OPERATOR, "cannot be asked" },
  { "newsletter > no", SONDER_CONDITION_ERROR_OPERATOR, "cannot be asked with “>”" },
  { "age >=", SONDER_CONDITION_ERROR_VALUE, "a value is missing" },
  { "age = \"\"", SONDER_CONDITION_ERROR_VALUE, "a value is missing" },
  { "plan in Pro,,Team", SONDER_CONDITION_ERROR_VALUE, "a value is missing" },
  { "plan in", SONDER_CONDITION_ERROR_VALUE, "a value is missing" },
  { "age = thirty", SONDER_CONDITION_ERROR_VALUE, "“thirty” is not" },
  { "age = 12,5", SONDER_CONDITION_ERROR_VALUE, "“12,5” is not" },
  { "age = 0x10", SONDER_CONDITION_ERROR_VALUE, "“0x10” is not" },
  { "age = inf", SONDER_CONDITION_ERROR_VALUE, "“inf” is not" },
  { "age = 1e999", SONDER_CONDITION_ERROR_VALUE, "“1e999” is not" },
  { "age == 30", SONDER_CONDITION_ERROR_VALUE, "is not understood" },
  { "age <> 30", SONDER_CONDITION_ERROR_VALUE, "is not understood" },
  { "age between 3", SONDER_CONDITION_ERROR_VALUE, "is not understood" },
  { "age between 3 and", SONDER_CONDITION_ERROR_VALUE, "" },
  { "age between 3 or 4", SONDER_CONDITION_ERROR_VALUE, "is not understood" },
  { "age is known now", SONDER_CONDITION_ERROR_VALUE, "is not understood" },
  { "plan = \"Pro", SONDER_CONDITION_ERROR_VALUE, "is not understood" },
  { "plan = \"Pro\" x", SONDER_CONDITION_ERROR_VALUE, "is not understood" },
  { "plan in \"Pro\" \"Team\"", SONDER_CONDITION_ERROR_VALUE, "is not understood" },
  { "since = 01.03.2025", SONDER_CONDITION_ERROR_VALUE, "write it as 2025-03-01" },
  { "since = 2025-02-30", SONDER_CONDITION_ERROR_VALUE, "“2025-02-30” is not" },
  { "newsletter = maybe", SONDER_CONDITION_ERROR_VALUE, "neither" },
};

static void
test_good (void)
{
  g_autoptr (SonderProject) project = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderRule) rule = sonder_condition_parse (project, good[i].text, &error);
      g_autofree char *spelled = NULL;
      g_autofree char *written = NULL;

      g_test_message ("%s", good[i].text);
      g_assert_no_error (error);
      spelled = spell (rule);
      g_assert_cmpstr (spelled, ==, good[i].expected);
      written = sonder_condition_to_string (rule, project);
      g_assert_cmpstr (written, ==, good[i].written != NULL ? good[i].written : good[i].text);
    }
}

static void
test_bad (void)
{
  g_autoptr (SonderProject) project = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_null (sonder_condition_parse (project, bad[i].text, &error));
      g_assert_error (error, SONDER_CONDITION_ERROR, (int)bad[i].code);
      if (strstr (error->message, bad[i].message) == NULL)
        g_error ("“%s” is not in “%s”", bad[i].message, error->message);
    }
}

/* What is written is read as the same, whatever names and values are like. */
static void
test_round_trip (void)
{
  static const char *const pieces[] = { "a",  " and ", "in", "=", "\"", ",", " ",  "not in ", "<",
                                        "is", "known", "#1", "é", ":",  "x", "\n", "between" };
  static const char *const operators[] = { "=",        "<=",      "in",      "not in",
                                           "contains", "between", "is known" };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
      const char *op = operators[g_test_rand_int_range (0, G_N_ELEMENTS (operators))];
      guint n = sonder_operator_get_n_values (sonder_operator_from_name (op));
      g_autofree char *text = NULL;
      g_autofree char *id = NULL;
      g_autoptr (SonderRule) rule = NULL;
      g_autoptr (SonderRule) back = NULL;
      g_autoptr (SonderItem) item = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 3; i++)
        {
          g_autoptr (GString) name = g_string_new ("n");

          for (int length = g_test_rand_int_range (1, 5); length > 0; length--)
            g_string_append (name, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          if (sonder_project_find_by_name (project, SONDER_KIND_ATTRIBUTE, name->str) == NULL)
            add_attribute (project, name->str, "text", NULL);
        }
      for (guint i = 0; i < MIN (n, 2); i++)
        {
          g_autoptr (GString) value = g_string_new (i == 0 ? "" : " ");

          for (int length = g_test_rand_int_range (1, 4); length > 0; length--)
            g_string_append (value, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          g_ptr_array_add (values, g_strdup (value->str));
        }
      g_ptr_array_add (values, NULL);

      item = g_list_model_get_item (sonder_project_get_items (project, SONDER_KIND_ATTRIBUTE), 0);
      rule = sonder_rule_new_condition (sonder_item_get_id (item), op,
                                        (const char *const *)values->pdata, NULL);
      text = sonder_condition_to_string (rule, project);
      g_test_message ("%s", text);
      back = sonder_condition_parse (project, text, &error);
      g_assert_no_error (error);
      g_assert_true (sonder_rule_equal (rule, back));
    }
}

static void
test_attribute_gone (void)
{
  static const char *const values[] = { "3", NULL };
  g_autoptr (SonderProject) project = make_project ();
  g_autoptr (SonderRule) rule = sonder_rule_new_condition ("height", ">=", values, NULL);
  g_autofree char *text = sonder_condition_to_string (rule, project);

  g_assert_cmpstr (text, ==, "height >= 3");
}

static void
test_attribute_find (void)
{
  static const struct
  {
    const char *name;
    const char *id;
  } rows[] = {
    { "age", "age" },      { " AGE   group", "age-group" },
    { "#1", "plan" },      { "#9", "map" },
    { "#10", NULL },       { "#0", NULL },
    { "#", NULL },         { "", NULL },
    { "age-group", NULL },
  };
  g_autoptr (SonderProject) project = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderItem *item = sonder_attribute_find (project, rows[i].name);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (item != NULL ? sonder_item_get_id (item) : NULL, ==, rows[i].id);
    }
}

/* Nothing that can stand in an argument takes long. */
static void
test_long (void)
{
  static const char *const pieces[] = { "= ", "a", " in ", "age ", "\"", "x, ", "é", " and " };
  g_autoptr (SonderProject) project = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 == 0 ? "age" : "age group in ");
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderRule) rule = NULL;

      while (text->len < 128 * 1024)
        g_string_append (text, pieces[i]);
      rule = sonder_condition_parse (project, text->str, &error);
      g_assert_true (rule != NULL || error != NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/good", test_good);
  g_test_add_func ("/condition/bad", test_bad);
  g_test_add_func ("/condition/round-trip", test_round_trip);
  g_test_add_func ("/condition/attribute-gone", test_attribute_gone);
  g_test_add_func ("/condition/attribute-find", test_attribute_find);
  g_test_add_func ("/condition/long", test_long);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

#include "check-row.h"
#include "model-testing.h"

#include <string.h>

#define N_ROWS 8

/* The cells of the attribute, with bars between; "-" is blank. */
static char *
print_cells (SonderProject *project)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  const SonderColumn *column = sonder_table_find_attribute (customers, "a");
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < N_ROWS; row++)
    {
      GVariant *cell = sonder_table_get_cell (customers, column, row);
      g_autoptr (GVariant) sunk = cell != NULL ? g_variant_ref_sink (cell) : NULL;
      g_autofree char *printed = sunk != NULL ? g_variant_print (sunk, FALSE) : g_strdup ("-");

      g_string_append_printf (text, "%s%s", row > 0 ? "|" : "", printed);
    }

  return g_string_free (text, FALSE);
}

static SonderProject *
make_project (const char        *type,
              const char *const *values)
{
  SonderProject *project = sonder_project_new ();
  g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, "a");

  sonder_item_set_text (attribute, "attribute-type", type);
  sonder_project_add_item (project, attribute);
  for (guint row = 0; row < N_ROWS; row++)
    {
      sonder_project_append_row (project, SONDER_TABLE_CUSTOMERS);
      if (values[row] != NULL)
        sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:a", row,
                                 g_variant_new_parsed (values[row]));
    }

  return project;
}

static const char *const texts[N_ROWS] = { "'1'", "'0.1'", "'yes'", "'NO'", "'2025-03-01'",
                                           NULL,  "''",    "'1'" };
static const char *const numbers[N_ROWS] = { "1.0",  "0.1", "-1e300", "123456789012345680.0", "0.0",
                                             NULL, "0.30000000000000004", "1.0" };
static const char *const dates[N_ROWS] = { "0", "20148", "-719162", NULL, "0", "1", "2", "3" };
static const char *const odd[N_ROWS] = { "' 7 '", "'0x10'", "' Yes '", "'inf'", "'7'", "' 7 '", "'0x10'", NULL };
static const char *const answers[N_ROWS] = { "byte 1", "byte 2", NULL,     "byte 1",
                                             "byte 2", NULL,     "byte 1", "byte 2" };

static void
test_types (void)
{
  static const struct
  {
    const char *from;
    const char *const *values;
    const char *to;
    guint n_lost;
    const char *cells;
  } rows[] = {
    { "text", texts, "text", 0, "'1'|'0.1'|'yes'|'NO'|'2025-03-01'|-|''|'1'" },
    { "text", texts, "choice", 0, "'1'|'0.1'|'yes'|'NO'|'2025-03-01'|-|''|'1'" },
    { "text", texts, "number", 4, "1.0|0.10000000000000001|-|-|-|-|-|1.0" },
    { "text", texts, "date", 6, "-|-|-|-|20148|-|-|-" },
    { "text", texts, "yes-no", 5, "-|-|0x02|0x01|-|-|-|-" },
    { "text", odd, "number", 4, "7.0|-|-|-|7.0|7.0|-|-" },
    { "text", odd, "yes-no", 6, "-|-|0x02|-|-|-|-|-" },
    { "number", numbers, "text", 0,
      "'1'|'0.1'|'-1e+300'|'123456789012345680'|'0'|-|'0.30000000000000004'|'1'" },
    { "number", numbers, "date", 7, "-|-|-|-|-|-|-|-" },
    { "date", dates, "text", 0,
      "'1970-01-01'|'2025-03-01'|'0001-01-01'|-|'1970-01-01'|'1970-01-02'|'1970-01-03'|'1970-01-04'" },
    { "date", dates, "date", 0, "0|20148|-719162|-|0|1|2|3" },
    { "yes-no", answers, "text", 0, "'no'|'yes'|-|'no'|'yes'|-|'no'|'yes'" },
    { "yes-no", answers, "choice", 0, "'no'|'yes'|-|'no'|'yes'|-|'no'|'yes'" },
    { "yes-no", answers, "number", 6, "-|-|-|-|-|-|-|-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = make_project (rows[i].from, rows[i].values);
      SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "a");
      g_autofree char *row = g_strdup_printf ("%s to %s", rows[i].from, rows[i].to);
      g_autofree char *before = dump_project (project);
      g_autofree char *cells = NULL, *after = NULL, *tried = NULL;
      SonderConversion conversion;

      sonder_project_try_attribute_type (project, attribute, rows[i].to, &conversion);
      check_integer (row, "would be lost", conversion.n_lost, rows[i].n_lost);
      tried = dump_project (project);
      check_text (row, "only tried", tried, before);

      check_integer (row, "lost", sonder_project_set_attribute_type (project, attribute, rows[i].to),
                     rows[i].n_lost);
      cells = print_cells (project);
      check_text (row, "cells", cells, rows[i].cells);
      check_text (row, "type", sonder_item_get_text (attribute, "attribute-type"), rows[i].to);
      if (!g_str_equal (rows[i].from, rows[i].to))
        sonder_project_undo (project);
      after = dump_project (project);
      check_text (row, "undone", after, before);
    }
}

/* A choice knows all values that customers have, the known ones first. */
static void
test_choices (void)
{
  static const char *const known[] = { "no", "maybe", NULL };
  g_autoptr (SonderProject) project = make_project ("yes-no", answers);
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "a");
  g_autofree char *choices = NULL;
  const guint rows[] = { 1, 4, 7 };

  sonder_project_set_variant (project, attribute, "choices", g_variant_new_strv (known, -1));
  sonder_project_set_attribute_type (project, attribute, "choice");
  choices = g_strjoinv (" ", (char **) sonder_item_get_texts (attribute, "choices"));
  g_assert_cmpstr (choices, ==, "no maybe yes");

  /* Nobody is left who says yes. */
  sonder_project_undo (project);
  sonder_project_delete_customers (project, rows, G_N_ELEMENTS (rows));
  sonder_project_set_attribute_type (project, attribute, "choice");
  g_clear_pointer (&choices, g_free);
  choices = g_strjoinv (" ", (char **) sonder_item_get_texts (attribute, "choices"));
  g_assert_cmpstr (choices, ==, "no maybe");
}

/* What customers have stays among the choices, whatever is asked for. */
static void
test_set_choices (void)
{
  static const struct
  {
    const char *wanted;
    const char *choices;
  } rows[] = {
    { "2025-03-01 no yes NO 0.1 1", "2025-03-01 no yes NO 0.1 1 " },
    { "low high", "low high 1 0.1 yes NO 2025-03-01 " },
    { "", "1 0.1 yes NO 2025-03-01 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = make_project ("choice", texts);
      SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "a");
      g_auto (GStrv) wanted = *rows[i].wanted != '\0' ? g_strsplit (rows[i].wanted, " ", -1)
                                                     : g_new0 (char *, 1);
      g_autofree char *before = dump_project (project);
      g_autofree char *choices = NULL, *after = NULL;

      sonder_project_set_choices (project, attribute, (const char *const *) wanted);
      choices = g_strjoinv (" ", (char **) sonder_item_get_texts (attribute, "choices"));
      check_text (rows[i].wanted, "choices", choices, rows[i].choices);
      sonder_project_undo (project);
      after = dump_project (project);
      check_text (rows[i].wanted, "undone", after, before);
    }
}

/* How many values there are, and how many different ones. */
static void
test_counted (void)
{
  static const struct
  {
    const char *type;
    const char *const *values;
    guint n_values;
    guint n_different;
  } rows[] = {
    { "text", texts, 7, 6 },
    { "number", numbers, 7, 6 },
    { "date", dates, 7, 6 },
    { "yes-no", answers, 6, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = make_project (rows[i].type, rows[i].values);
      SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "a");
      const guint first = 0;
      SonderConversion conversion;

      sonder_project_try_attribute_type (project, attribute, "choice", &conversion);
      check_integer (rows[i].type, "values", conversion.n_values, rows[i].n_values);
      check_integer (rows[i].type, "different", conversion.n_different, rows[i].n_different);
      check_integer (rows[i].type, "lost", conversion.n_lost, 0);

      sonder_project_delete_customers (project, &first, 1);
      sonder_project_try_attribute_type (project, attribute, "choice", &conversion);
      check_integer (rows[i].type, "values left",
                     conversion.n_values, rows[i].n_values - (rows[i].values[0] != NULL));
    }
}

/* @condition: "attribute operator values", separated by bars */
static SonderRule *
make_condition (const char *condition)
{
  g_auto (GStrv) parts = g_strsplit (condition, "|", -1);

  return sonder_rule_new_condition (parts[0], parts[1], (const char *const *) parts + 2, NULL);
}

/* Which segments ask for the attribute, and which would not be understood if it
 * were of another type. */
static void
test_segments_by (void)
{
  static const struct
  {
    const char *name;
    const char *first;
    const char *second; /* in a group within */
  } segments[] = {
    { "equal", "a|=|yes", NULL },       { "number", "a|>=|30", NULL },
    { "deep", "b|=|1", "a|is known" },  { "other", "b|=|1", NULL },
    { "day", "a|<|2025-01-01", NULL },  { "letters", "b|=|1", "a|contains|x" },
    { "list", "a|in|1|2|x", NULL },     { "broken", "a|between|1", NULL },
    { "strange", "a|resembles|1", NULL },
  };
  static const struct
  {
    const char *type;
    const char *names;
  } rows[] = {
    { NULL, "equal number deep day letters list broken strange" },
    { "text", "broken strange" },
    { "choice", "broken strange" },
    { "number", "equal day letters list broken strange" },
    { "date", "equal number letters list broken strange" },
    { "yes-no", "number day letters list broken strange" },
  };
  g_autoptr (SonderProject) project = make_project ("text", texts);

  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    {
      g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, segments[i].name);
      g_autoptr (GPtrArray) members =
        g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
      g_autoptr (GPtrArray) inner =
        g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
      g_autoptr (SonderRule) rule = NULL;

      if (segments[i].second != NULL)
        g_ptr_array_add (inner, make_condition (segments[i].second));
      g_ptr_array_add (members, make_condition (segments[i].first));
      g_ptr_array_add (members, sonder_rule_new_group (SONDER_RULE_NONE, inner, NULL));
      rule = sonder_rule_new_group (SONDER_RULE_ALL, members, NULL);
      sonder_item_set_text (segment, "name", segments[i].name);
      sonder_item_set_rule (segment, "rule", rule);
      sonder_project_add_item (project, segment);
    }

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = sonder_project_list_segments_by (project, "a", rows[i].type);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        g_string_append_printf (names, "%s%s", j > 0 ? " " : "",
                                sonder_item_get_text (found->pdata[j], "name"));
      check_text (rows[i].type != NULL ? rows[i].type : "any", "segments", names->str,
                  rows[i].names);
    }
}

/* A new attribute does not take over values that are not known. */
static void
test_unknown_values (void)
{
  static const struct
  {
    const char *extra;
    const char *id; /* "…" is anything */
  } rows[] = {
    { NULL, "mood" },
    { "\"moods\": 1", "mood" },
    { "\"x\": 1, \"mood\": \"y\"", "mood-…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = make_project ("text", texts);
      g_autofree char *id = NULL;

      if (rows[i].extra != NULL)
        sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attributes-extra", 3,
                                 g_variant_new_string (rows[i].extra));
      id = sonder_project_make_id (project, SONDER_KIND_ATTRIBUTE, "Mood");
      if (g_str_has_suffix (rows[i].id, "…"))
        g_assert_true (g_str_has_prefix (id, "mood-"));
      else
        g_assert_cmpstr (id, ==, rows[i].id);
    }
}

/* What deleted customers lose is not counted. */
static void
test_deleted (void)
{
  g_autoptr (SonderProject) project = make_project ("text", texts);
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "a");
  const guint rows[] = { 2, 3 };

  sonder_project_delete_customers (project, rows, G_N_ELEMENTS (rows));
  g_assert_cmpuint (sonder_project_set_attribute_type (project, attribute, "number"), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/project-attributes/types", test_types);
  g_test_add_func ("/model/project-attributes/choices", test_choices);
  g_test_add_func ("/model/project-attributes/set-choices", test_set_choices);
  g_test_add_func ("/model/project-attributes/counted", test_counted);
  g_test_add_func ("/model/project-attributes/segments-by", test_segments_by);
  g_test_add_func ("/model/project-attributes/unknown-values", test_unknown_values);
  g_test_add_func ("/model/project-attributes/deleted", test_deleted);

  return g_test_run ();
}

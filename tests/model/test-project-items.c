/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

#include "check-row.h"
#include "model-testing.h"

/* One of each kind, all of id "x" and each with every reference to the others
 * set, a customer pinned to the segment, and an answer with all keys. */
static SonderProject *
make_project (void)
{
  SonderProject *project = sonder_project_new ();
  g_autoptr (SonderItem) persona = sonder_item_new (SONDER_KIND_PERSONA, "x");
  g_autoptr (SonderItem) goal = sonder_item_new (SONDER_KIND_STATEMENT, "goal");
  g_autoptr (SonderItem) map = sonder_item_new (SONDER_KIND_MAP, "x");
  g_autoptr (SonderItem) note = sonder_item_new (SONDER_KIND_NOTE, "note");
  g_autoptr (SonderItem) evidence = sonder_item_new (SONDER_KIND_EVIDENCE, "evidence");
  static const SonderKind plain[] = { SONDER_KIND_SOURCE, SONDER_KIND_ATTRIBUTE, SONDER_KIND_METRIC,
                                      SONDER_KIND_TOUCHPOINT, SONDER_KIND_SEGMENT };
  const guint row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (SonderItem) item = sonder_item_new (plain[i], "x");

      if (plain[i] == SONDER_KIND_ATTRIBUTE)
        sonder_item_set_text (item, "attribute-type", "number");
      sonder_project_add_item (project, item);
    }
  sonder_item_set_text (persona, "segment", "x");
  sonder_item_append (persona, "goals", goal);
  sonder_item_set_text (evidence, "source", "x");
  sonder_item_set_text (evidence, "segment", "x"); /* a name, not a reference */
  sonder_item_append (goal, "evidence", evidence);
  sonder_item_set_text (map, "persona", "x");
  sonder_item_set_text (map, "segment", "x");
  sonder_item_set_text (note, "touchpoint", "x");
  sonder_item_append (map, "notes", note);
  sonder_project_add_item (project, persona);
  sonder_project_add_item (project, map);

  sonder_project_add_customer (project, "C-0", NULL);
  sonder_project_add_customer (project, "C-1", NULL);
  sonder_project_pin_customers (project, &row, 1, "x");
  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:x", 0,
                           g_variant_new_double (2));
  sonder_project_add_answer (project, 0, "x", 9, "x", SONDER_DATE_NONE, NULL, "x");
  sonder_project_add_answer (project, 1, "y", 9, "y", SONDER_DATE_NONE, NULL, "y");

  return project;
}

static char *
list_references (SonderProject *project)
{
  static const struct
  {
    SonderKind kind;
    const char *id, *field;
  } references[] = {
    { SONDER_KIND_PERSONA, "x", "segment" },         { SONDER_KIND_MAP, "x", "persona" },
    { SONDER_KIND_MAP, "x", "segment" },             { SONDER_KIND_NOTE, "note", "touchpoint" },
    { SONDER_KIND_EVIDENCE, "evidence", "source" },  { SONDER_KIND_EVIDENCE, "evidence", "segment" },
  };
  const SonderTable *customers = sonder_project_get_customers (project);
  const SonderTable *answers = sonder_project_get_answers (project);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      SonderItem *item = sonder_project_find_item (project, references[i].kind, references[i].id);

      if (item == NULL)
        g_string_append (list, "! ");
      else
        g_string_append (list, *sonder_item_get_text (item, references[i].field) ? "x " : "- ");
    }
  g_string_append_printf (list, "pin:%s ", sonder_customers_get_pinned (customers, 0) ? "x" : "-");
  g_string_append_printf (list, "column:%s ",
                          sonder_table_find_attribute (customers, "x") != NULL ? "x" : "-");
  for (guint row = 0; row < 2; row++)
    g_string_append_printf (list, "%s%s%s%s ",
                            sonder_answers_get_metric (answers, row) != NULL ? "m" : "-",
                            sonder_answers_get_touchpoint (answers, row) != NULL ? "t" : "-",
                            sonder_answers_get_source (answers, row) != NULL ? "s" : "-",
                            sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED ? "!" : "");

  return g_string_free (list, FALSE);
}

static void
test_remove (void)
{
  static const struct
  {
    SonderKind kind;
    const char *left;
  } rows[] = {
    { SONDER_KIND_PROJECT, "x x x x x x pin:x column:x mts mts " }, /* before */
    { SONDER_KIND_SOURCE, "x x x x - x pin:x column:x mt- mts " },
    { SONDER_KIND_ATTRIBUTE, "x x x x x x pin:x column:- mts mts " },
    { SONDER_KIND_METRIC, "x x x x x x pin:x column:x mts! mts " },
    { SONDER_KIND_TOUCHPOINT, "x x x - x x pin:x column:x m-s mts " },
    { SONDER_KIND_SEGMENT, "- x - x x x pin:- column:x mts mts " },
    { SONDER_KIND_PERSONA, "! - x x ! ! pin:x column:x mts mts " },
    { SONDER_KIND_MAP, "x ! ! ! x x pin:x column:x mts mts " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = make_project ();
      const char *row = sonder_kind_get_info (rows[i].kind)->name;
      g_autofree char *before = dump_project (project);
      g_autofree char *left = NULL, *undone = NULL;

      if (i > 0)
        sonder_project_remove_item (project, sonder_project_find_item (project, rows[i].kind, "x"));
      left = list_references (project);
      check_text (row, "left", left, rows[i].left);
      if (i == 0)
        continue;
      check_text (row, "step", sonder_project_get_undo_name (project), "Delete");
      sonder_project_undo (project);
      undone = dump_project (project);
      check_text (row, "undone", undone, before);
    }
}

/* A template is not what ends up in the project. */
static void
test_insert (void)
{
  g_autoptr (SonderProject) project = make_project ();
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "new");
  SonderItem *found;

  sonder_item_set_text (segment, "name", "New");
  sonder_project_insert_item (project, sonder_project_get_root (project), "segments", 0, segment);
  found = sonder_project_find_item (project, SONDER_KIND_SEGMENT, "new");
  g_assert_true (found != NULL && found != segment);
  g_assert_cmpstr (sonder_item_get_text (found, "name"), ==, "New");

  /* A template can go for the item: it is found by its id. */
  sonder_project_set_text (project, segment, "name", "Newer");
  g_assert_cmpstr (sonder_item_get_text (found, "name"), ==, "Newer");
  g_assert_cmpstr (sonder_item_get_text (segment, "name"), ==, "New");
  g_assert_true (sonder_project_find_by_name (project, SONDER_KIND_SEGMENT, " NEWER") == found);
}

static void
test_attribute_column (void)
{
  static const struct
  {
    const char *type;
    gboolean has_column;
  } rows[] = { { "text", TRUE }, { "number", TRUE }, { "choice", TRUE }, { "polygon", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = make_project ();
      g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, "new");
      const SonderTable *customers = sonder_project_get_customers (project);

      sonder_item_set_text (attribute, "attribute-type", rows[i].type);
      sonder_project_add_item (project, attribute);
      check_yes (rows[i].type, "column", sonder_table_find_attribute (customers, "new") != NULL,
                 rows[i].has_column);
      sonder_project_undo (project);
      check_yes (rows[i].type, "undone", sonder_table_find_attribute (customers, "new") == NULL, TRUE);
      check_yes (rows[i].type, "in one step",
                 sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "new") == NULL, TRUE);
      sonder_project_redo (project);
      check_yes (rows[i].type, "redone", sonder_table_find_attribute (customers, "new") != NULL,
                 rows[i].has_column);
    }
}

/* The program's own mistakes are reported and change nothing. */
static void
test_mistakes (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (SonderProject) project = make_project ();
      g_autoptr (SonderItem) again = sonder_item_new (SONDER_KIND_SEGMENT, "x");
      g_autofree char *before = dump_project (project), *after = NULL;

      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      g_log_set_fatal_mask (NULL, G_LOG_FATAL_MASK);
      sonder_project_add_item (project, again);
      sonder_project_set_variant (project, again, "name", g_variant_new_int32 (1));
      sonder_project_set_variant (project,
                                  sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "x"),
                                  "attribute-type", g_variant_new_string ("text"));
      sonder_project_remove_item (project, sonder_project_get_root (project));
      after = dump_project (project);
      g_print ("%s", g_str_equal (before, after) ? "unchanged" : "changed");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_stdout ("*unchanged*");
  g_test_trap_assert_stderr ("*there already*cannot be*attribute-type*the project itself*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/project-items/remove", test_remove);
  g_test_add_func ("/model/project-items/insert", test_insert);
  g_test_add_func ("/model/project-items/attribute-column", test_attribute_column);
  g_test_add_func ("/model/project-items/mistakes", test_mistakes);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit.h"

#include "check-row.h"

#define TABLES SONDER_EFFECT_TABLES
#define FIGURES SONDER_EFFECT_FIGURES
#define ASSIGNMENT SONDER_EFFECT_ASSIGNMENT
#define NAMES SONDER_EFFECT_NAMES
#define IDS SONDER_EFFECT_CUSTOMER_IDS

static SonderSnapshot *
make_project (void)
{
  SonderSnapshot *project = sonder_snapshot_new ();

  for (guint kind = SONDER_KIND_SOURCE; kind < SONDER_N_KINDS; kind++)
    {
      g_autoptr (SonderItem) item = sonder_item_new (kind, "x");

      if (kind == SONDER_KIND_ATTRIBUTE)
        {
          sonder_item_set_text (item, "attribute-type", "text");
          sonder_snapshot_add_attribute_column (project, item);
        }
      if (sonder_kind_get_list_field (kind) != NULL)
        sonder_item_append (project->root, sonder_kind_get_list_field (kind), item);
    }
  sonder_table_append (project->customers);
  sonder_table_append (project->answers);

  return project;
}

/* What is only read can be typed without anything being computed anew. */
static void
test_fields (void)
{
  static const struct
  {
    SonderKind kind;
    const char *field;
    SonderEffects effects;
  } rows[] = {
    { SONDER_KIND_PROJECT, "title", 0 },
    { SONDER_KIND_PROJECT, "objective", 0 },
    { SONDER_KIND_SOURCE, "name", 0 },
    { SONDER_KIND_ATTRIBUTE, "name", FIGURES | NAMES },
    { SONDER_KIND_ATTRIBUTE, "attribute-type", FIGURES | ASSIGNMENT },
    { SONDER_KIND_ATTRIBUTE, "description", 0 },
    { SONDER_KIND_METRIC, "name", FIGURES },
    { SONDER_KIND_METRIC, "scale", FIGURES },
    { SONDER_KIND_METRIC, "question", FIGURES },
    { SONDER_KIND_METRIC, "measures", FIGURES },
    { SONDER_KIND_TOUCHPOINT, "name", FIGURES },
    { SONDER_KIND_TOUCHPOINT, "phase", FIGURES },
    { SONDER_KIND_TOUCHPOINT, "description", 0 },
    { SONDER_KIND_SEGMENT, "name", FIGURES | NAMES },
    { SONDER_KIND_SEGMENT, "color", FIGURES },
    { SONDER_KIND_SEGMENT, "description", 0 },
    { SONDER_KIND_SEGMENT, "promise", 0 },
    { SONDER_KIND_PERSONA, "name", 0 },
    { SONDER_KIND_PERSONA, "segment", 0 },
    { SONDER_KIND_MAP, "name", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *row =
        g_strdup_printf ("%s.%s", sonder_kind_get_info (rows[i].kind)->name, rows[i].field);

      g_assert_true (sonder_edit_set (edit, project, rows[i].kind, "x", rows[i].field,
                                      g_variant_new_string ("another"), NULL));
      check_integer (row, "effects", sonder_edit_get_effects (edit, 0), rows[i].effects);
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    SonderKind kind;
    SonderEffects effects;
  } rows[] = {
    { SONDER_KIND_SOURCE, 0 },
    { SONDER_KIND_ATTRIBUTE, FIGURES | ASSIGNMENT },
    { SONDER_KIND_METRIC, FIGURES },
    { SONDER_KIND_TOUCHPOINT, FIGURES },
    { SONDER_KIND_SEGMENT, FIGURES | ASSIGNMENT },
    { SONDER_KIND_PERSONA, 0 },
    { SONDER_KIND_MAP, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autoptr (SonderItem) item = sonder_item_new (rows[i].kind, "y");
      const char *row = sonder_kind_get_info (rows[i].kind)->name;
      const char *list = sonder_kind_get_list_field (rows[i].kind);

      sonder_edit_insert (edit, project, SONDER_KIND_PROJECT, "", list, 1,
                          sonder_item_serialize (item), NULL);
      sonder_edit_move (edit, project, rows[i].kind, "y", SONDER_KIND_PROJECT, "", list, 0, NULL);
      sonder_edit_remove (edit, project, rows[i].kind, "y", NULL);
      check_integer (row, "changes", sonder_edit_get_n_changes (edit), 3);
      for (guint first = 0; first < 3; first++)
        check_integer (row, "effects", sonder_edit_get_effects (edit, first), rows[i].effects);
      check_integer (row, "none", sonder_edit_get_effects (edit, 3), 0);
    }
}

/* The same cell by itself and by way of a table that takes another's place. */
static void
test_columns (void)
{
  static const struct
  {
    SonderTableId table;
    const char *column;
    SonderEffects effects;
  } rows[] = {
    { SONDER_TABLE_CUSTOMERS, "id", TABLES | FIGURES | IDS },
    { SONDER_TABLE_CUSTOMERS, "name", TABLES },
    { SONDER_TABLE_CUSTOMERS, "pinned", TABLES | FIGURES | ASSIGNMENT },
    { SONDER_TABLE_CUSTOMERS, "flags", TABLES | FIGURES | ASSIGNMENT | IDS },
    { SONDER_TABLE_CUSTOMERS, "extra", TABLES },
    { SONDER_TABLE_CUSTOMERS, "attributes-extra", TABLES },
    { SONDER_TABLE_CUSTOMERS, "attribute:x", TABLES | FIGURES | ASSIGNMENT },
    { SONDER_TABLE_ANSWERS, "metric", TABLES | FIGURES },
    { SONDER_TABLE_ANSWERS, "score", TABLES | FIGURES },
    { SONDER_TABLE_ANSWERS, "touchpoint", TABLES | FIGURES },
    { SONDER_TABLE_ANSWERS, "date", TABLES | FIGURES },
    { SONDER_TABLE_ANSWERS, "comment", TABLES | FIGURES },
    { SONDER_TABLE_ANSWERS, "source", TABLES | FIGURES },
    { SONDER_TABLE_ANSWERS, "flags", TABLES | FIGURES },
    { SONDER_TABLE_ANSWERS, "id", TABLES },
    { SONDER_TABLE_ANSWERS, "extra", TABLES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderTable) copy = NULL;
      g_autoptr (SonderEdit) one = sonder_edit_new ("Name");
      g_autoptr (SonderEdit) all = sonder_edit_new ("Name");
      SonderTable *table =
        rows[i].table == SONDER_TABLE_CUSTOMERS ? project->customers : project->answers;
      const SonderColumn *column = sonder_table_find_column (table, rows[i].column);
      GVariant *value = column->type == SONDER_CELL_FLAGS ? g_variant_new_byte (2)
                        : column->cell_size == 4 && column->type != SONDER_CELL_TEXT
                          ? g_variant_new_int32 (1)
                          : g_variant_new_string ("another");
      const guint row = 0;

      copy = sonder_table_copy (table);
      g_assert_true (sonder_edit_cells (one, project, rows[i].table, rows[i].column, &row, 1, value,
                                        NULL));
      check_integer (rows[i].column, "effects", sonder_edit_get_effects (one, 0), rows[i].effects);
      g_assert_true (sonder_edit_replace (all, project, rows[i].table, copy, NULL));
      check_integer (rows[i].column, "effects", sonder_edit_get_effects (all, 0), rows[i].effects);
    }
}

static void
test_rows (void)
{
  g_autoptr (SonderSnapshot) project = make_project ();
  g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
  g_autoptr (SonderTable) copy = NULL;

  sonder_edit_append (edit, project, SONDER_TABLE_CUSTOMERS, NULL);
  g_assert_cmpint (sonder_edit_get_effects (edit, 0), ==, TABLES | FIGURES | ASSIGNMENT | IDS);
  sonder_edit_append (edit, project, SONDER_TABLE_ANSWERS, NULL);
  g_assert_cmpint (sonder_edit_get_effects (edit, 1), ==, TABLES | FIGURES);

  copy = sonder_table_copy (project->customers);
  g_ptr_array_remove_index (copy->columns, copy->columns->len - 1);
  sonder_edit_replace (edit, project, SONDER_TABLE_CUSTOMERS, copy, NULL);
  g_assert_cmpint (sonder_edit_get_effects (edit, 2), ==, TABLES | FIGURES | ASSIGNMENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/edit-effects/fields", test_fields);
  g_test_add_func ("/model/edit-effects/kinds", test_kinds);
  g_test_add_func ("/model/edit-effects/columns", test_columns);
  g_test_add_func ("/model/edit-effects/rows", test_rows);

  return g_test_run ();
}

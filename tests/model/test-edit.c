/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit.h"

#include "check-row.h"
#include "model-testing.h"

#define CUSTOMERS SONDER_TABLE_CUSTOMERS
#define ANSWERS SONDER_TABLE_ANSWERS

static void
add (SonderItem *parent,
     const char *field,
     SonderKind  kind,
     const char *id)
{
  g_autoptr (SonderItem) item = sonder_item_new (kind, id);

  sonder_item_append (parent, field, item);
}

/* Two segments, an attribute, two maps with notes, two customers, an answer. */
static SonderSnapshot *
make_project (void)
{
  SonderSnapshot *project = sonder_snapshot_new ();
  g_autoptr (SonderItem) plan = sonder_item_new (SONDER_KIND_ATTRIBUTE, "plan");
  SonderItem *map;

  sonder_item_set_text (plan, "attribute-type", "text");
  sonder_item_append (project->root, "attributes", plan);
  sonder_snapshot_add_attribute_column (project, plan);
  add (project->root, "segments", SONDER_KIND_SEGMENT, "s1");
  add (project->root, "segments", SONDER_KIND_SEGMENT, "s2");
  add (project->root, "maps", SONDER_KIND_MAP, "m1");
  add (project->root, "maps", SONDER_KIND_MAP, "m2");
  map = sonder_item_find (project->root, "maps", "m1");
  add (map, "notes", SONDER_KIND_NOTE, "n1");
  add (map, "notes", SONDER_KIND_NOTE, "n2");
  add (map, "notes", SONDER_KIND_NOTE, "n3");

  sonder_table_set_length (project->customers, 2);
  for (guint row = 0; row < 2; row++)
    sonder_column_set_u32 (sonder_table_column (project->customers, SONDER_CUSTOMER_ID), row,
                           sonder_text_pool_intern (project->texts, row == 0 ? "C-0" : "C-1", -1));
  sonder_table_append (project->answers);

  return project;
}

static GVariant *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *variant = text != NULL ? g_variant_parse (NULL, text, NULL, NULL, &error) : NULL;

  g_assert_no_error (error);
  return variant;
}

typedef enum
{
  DONE,
  NO_CHANGE,
  INVALID,
  NOT_FOUND,
  EXISTS,
} Verdict;

/* What a change did, forth and back and forth. */
static void
check_verdict (const char     *row,
               Verdict         verdict,
               SonderEdit     *edit,
               SonderSnapshot *project,
               gboolean        done,
               GError         *error,
               const char     *before)
{
  g_autofree char *after = dump_snapshot (project);
  g_autofree char *undone = NULL, *redone = NULL;

  check_yes (row, "done", done, verdict <= NO_CHANGE);
  check_yes (row, "error", error == NULL, done);
  check_integer (row, "changes", sonder_edit_get_n_changes (edit), verdict == DONE);
  check_yes (row, "empty", sonder_edit_is_empty (edit), verdict != DONE);
  check_yes (row, "the same", g_str_equal (before, after), verdict != DONE);
  if (error != NULL)
    check_integer (row, "code", error->code,
                   verdict == INVALID     ? G_IO_ERROR_INVALID_DATA
                   : verdict == NOT_FOUND ? G_IO_ERROR_NOT_FOUND
                                          : G_IO_ERROR_EXISTS);

  sonder_edit_undo (edit, project);
  undone = dump_snapshot (project);
  check_text (row, "undone", undone, before);
  sonder_edit_redo (edit, project);
  redone = dump_snapshot (project);
  check_text (row, "redone", redone, after);
}

static void
test_set (void)
{
  static const struct
  {
    const char *name;
    SonderKind kind;
    const char *id, *field, *value;
    Verdict verdict;
  } rows[] = {
    { "text", SONDER_KIND_SEGMENT, "s1", "name", "'Loyal'", DONE },
    { "nothing", SONDER_KIND_SEGMENT, "s1", "name", NULL, NO_CHANGE },
    { "empty", SONDER_KIND_SEGMENT, "s1", "name", "''", NO_CHANGE },
    { "project", SONDER_KIND_PROJECT, "whatever", "title", "'Coffee'", DONE },
    { "number", SONDER_KIND_SEGMENT, "s1", "guessed-share", "40.0", DONE },
    { "not a number", SONDER_KIND_SEGMENT, "s1", "guessed-share", "nan", NO_CHANGE },
    { "rule", SONDER_KIND_SEGMENT, "s1", "rule", "(uint32 0, '', '', '', @as [], @av [])", DONE },
    { "nested", SONDER_KIND_NOTE, "n2", "text", "'It takes too long'", DONE },
    { "no such item", SONDER_KIND_SEGMENT, "s3", "name", "'x'", NOT_FOUND },
    { "item of another kind", SONDER_KIND_METRIC, "s1", "name", "'x'", NOT_FOUND },
    { "no such kind", SONDER_N_KINDS, "s1", "name", "'x'", NOT_FOUND },
    { "far from any kind", (SonderKind) G_MAXUINT, "s1", "name", "'x'", NOT_FOUND },
    { "no such field", SONDER_KIND_SEGMENT, "s1", "nothing", "'x'", INVALID },
    { "id", SONDER_KIND_SEGMENT, "s1", "id", "'x'", INVALID },
    { "list", SONDER_KIND_MAP, "m1", "notes", "@av []", INVALID },
    { "wrong type", SONDER_KIND_SEGMENT, "s1", "name", "1", INVALID },
    { "infinite", SONDER_KIND_SEGMENT, "s1", "guessed-share", "inf", INVALID },
    { "no rule", SONDER_KIND_SEGMENT, "s1", "rule", "(uint32 8, '', '', '', @as [], @av [])",
      INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *before = dump_snapshot (project);
      g_autoptr (GVariant) value = parse (rows[i].value);
      g_autoptr (GError) error = NULL;
      gboolean done = sonder_edit_set (edit, project, rows[i].kind, rows[i].id, rows[i].field, value,
                                       &error);

      check_verdict (rows[i].name, rows[i].verdict, edit, project, done, error, before);
    }
}

static void
test_insert (void)
{
  static const struct
  {
    const char *name;
    SonderKind parent_kind;
    const char *parent_id, *field;
    guint position;
    const char *item;
    Verdict verdict;
    guint found_at;
  } rows[] = {
    { "first", SONDER_KIND_MAP, "m1", "notes", 0, "(uint32 11, 'new', '', @a{sv} {})", DONE, 0 },
    { "middle", SONDER_KIND_MAP, "m1", "notes", 2, "(uint32 11, 'new', '', @a{sv} {})", DONE, 2 },
    { "end", SONDER_KIND_MAP, "m1", "notes", 99, "(uint32 11, 'new', '', @a{sv} {})", DONE, 3 },
    { "with others", SONDER_KIND_PROJECT, "", "maps", 1,
      "(uint32 10, 'new', '', {'notes': <[<(uint32 11, 'n4', '', @a{sv} {})>]>})", DONE, 1 },
    { "there already", SONDER_KIND_MAP, "m2", "notes", 0, "(uint32 11, 'n1', '', @a{sv} {})", EXISTS },
    { "something in it is there", SONDER_KIND_PROJECT, "", "maps", 0,
      "(uint32 10, 'new', '', {'notes': <[<(uint32 11, 'n2', '', @a{sv} {})>]>})", EXISTS },
    { "twice the same in it", SONDER_KIND_PROJECT, "", "maps", 0,
      "(uint32 10, 'new', '', {'notes': <[<(uint32 11, 'x', '', @a{sv} {})>, "
      "<(uint32 11, 'x', '', @a{sv} {})>]>})", EXISTS },
    { "wrong list", SONDER_KIND_PROJECT, "", "maps", 0, "(uint32 11, 'new', '', @a{sv} {})", INVALID },
    { "no list", SONDER_KIND_MAP, "m1", "name", 0, "(uint32 11, 'new', '', @a{sv} {})", INVALID },
    { "no such field", SONDER_KIND_MAP, "m1", "x", 0, "(uint32 11, 'new', '', @a{sv} {})", INVALID },
    { "no such parent", SONDER_KIND_MAP, "m9", "notes", 0, "(uint32 11, 'new', '', @a{sv} {})",
      NOT_FOUND },
    { "no item", SONDER_KIND_MAP, "m1", "notes", 0, "'new'", INVALID },
    { "no id", SONDER_KIND_MAP, "m1", "notes", 0, "(uint32 11, '', '', @a{sv} {})", INVALID },
    { "a project", SONDER_KIND_PROJECT, "", "maps", 0, "(uint32 0, 'new', '', @a{sv} {})", INVALID },
    { "wrong field", SONDER_KIND_MAP, "m1", "notes", 0, "(uint32 11, 'new', '', {'x': <1>})", INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *before = dump_snapshot (project);
      g_autoptr (GVariant) item = parse (rows[i].item);
      g_autoptr (GError) error = NULL;
      gboolean done = sonder_edit_insert (edit, project, rows[i].parent_kind, rows[i].parent_id,
                                          rows[i].field, rows[i].position, item, &error);

      if (rows[i].verdict == DONE)
        check_integer (rows[i].name, "position",
                       sonder_item_find_position (
                         sonder_item_find_deep (project->root, rows[i].parent_kind, rows[i].parent_id),
                         rows[i].field, "new"),
                       rows[i].found_at);
      check_verdict (rows[i].name, rows[i].verdict, edit, project, done, error, before);
    }
}

static void
test_remove (void)
{
  static const struct
  {
    const char *name;
    SonderKind kind;
    const char *id;
    Verdict verdict;
  } rows[] = {
    { "segment", SONDER_KIND_SEGMENT, "s1", DONE },
    { "map with notes", SONDER_KIND_MAP, "m1", DONE },
    { "note", SONDER_KIND_NOTE, "n2", DONE },
    { "project", SONDER_KIND_PROJECT, "", INVALID },
    { "no such note", SONDER_KIND_NOTE, "n9", NOT_FOUND },
    { "no such kind", (SonderKind) 99, "n1", NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *before = dump_snapshot (project);
      g_autoptr (GError) error = NULL;
      gboolean done = sonder_edit_remove (edit, project, rows[i].kind, rows[i].id, &error);

      check_verdict (rows[i].name, rows[i].verdict, edit, project, done, error, before);
    }
}

static void
test_move (void)
{
  static const struct
  {
    const char *name;
    SonderKind kind;
    const char *id;
    SonderKind parent_kind;
    const char *parent_id, *field;
    guint position;
    Verdict verdict;
    const char *notes; /* of m1 and m2 */
  } rows[] = {
    { "forward", SONDER_KIND_NOTE, "n1", SONDER_KIND_MAP, "m1", "notes", 1, DONE, "n2 n1 n3 |" },
    { "to the end", SONDER_KIND_NOTE, "n1", SONDER_KIND_MAP, "m1", "notes", 2, DONE, "n2 n3 n1 |" },
    { "behind the end", SONDER_KIND_NOTE, "n1", SONDER_KIND_MAP, "m1", "notes", 9, DONE,
      "n2 n3 n1 |" },
    { "backward", SONDER_KIND_NOTE, "n3", SONDER_KIND_MAP, "m1", "notes", 0, DONE, "n3 n1 n2 |" },
    { "to another", SONDER_KIND_NOTE, "n2", SONDER_KIND_MAP, "m2", "notes", 5, DONE, "n1 n3 | n2" },
    { "stays", SONDER_KIND_NOTE, "n2", SONDER_KIND_MAP, "m1", "notes", 1, NO_CHANGE, "n1 n2 n3 |" },
    { "stays at the end", SONDER_KIND_NOTE, "n3", SONDER_KIND_MAP, "m1", "notes", 7, NO_CHANGE,
      "n1 n2 n3 |" },
    { "wrong list", SONDER_KIND_NOTE, "n2", SONDER_KIND_PROJECT, "", "maps", 0, INVALID },
    { "no list", SONDER_KIND_NOTE, "n2", SONDER_KIND_MAP, "m2", "name", 0, INVALID },
    { "into itself", SONDER_KIND_MAP, "m1", SONDER_KIND_MAP, "m1", "notes", 0, INVALID },
    { "project", SONDER_KIND_PROJECT, "", SONDER_KIND_PROJECT, "", "maps", 0, INVALID },
    { "no such note", SONDER_KIND_NOTE, "n9", SONDER_KIND_MAP, "m1", "notes", 0, NOT_FOUND },
    { "no such map", SONDER_KIND_NOTE, "n1", SONDER_KIND_MAP, "m9", "notes", 0, NOT_FOUND },
    { "no such kind", SONDER_KIND_NOTE, "n1", (SonderKind) 99, "m1", "notes", 0, NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *before = dump_snapshot (project);
      g_autoptr (GError) error = NULL;
      gboolean done =
        sonder_edit_move (edit, project, rows[i].kind, rows[i].id, rows[i].parent_kind,
                          rows[i].parent_id, rows[i].field, rows[i].position, &error);
      g_autoptr (GString) notes = g_string_new (NULL);

      for (guint j = 0; j < 2; j++)
        {
          SonderItem *map = sonder_item_find (project->root, "maps", j == 0 ? "m1" : "m2");
          GListModel *list = sonder_item_get_items (map, "notes");

          for (guint k = 0; k < g_list_model_get_n_items (list); k++)
            {
              g_autoptr (SonderItem) note = g_list_model_get_item (list, k);

              g_string_append_printf (notes, "%s ", sonder_item_get_id (note));
            }
          g_string_append (notes, j == 0 ? "| " : "");
        }
      if (rows[i].notes != NULL)
        check_text (rows[i].name, "notes", g_strchomp (notes->str), rows[i].notes);
      check_verdict (rows[i].name, rows[i].verdict, edit, project, done, error, before);
    }
}

static void
test_cells (void)
{
  static const struct
  {
    const char *name;
    SonderTableId table;
    const char *column;
    guint rows[3], n_rows;
    const char *value;
    Verdict verdict;
  } rows[] = {
    { "name", CUSTOMERS, "name", { 1 }, 1, "'Ann'", DONE },
    { "several", CUSTOMERS, "name", { 1, 0, 1 }, 3, "'Ann'", DONE },
    { "blank", CUSTOMERS, "name", { 1 }, 1, NULL, NO_CHANGE },
    { "no rows", CUSTOMERS, "name", { 0 }, 0, "'Ann'", NO_CHANGE },
    { "id of no rows", CUSTOMERS, "id", { 0 }, 0, "'C-0'", NO_CHANGE },
    { "own id", CUSTOMERS, "id", { 1 }, 1, "'C-1'", NO_CHANGE },
    { "new id", CUSTOMERS, "id", { 1 }, 1, "'C-9'", DONE },
    { "no id", CUSTOMERS, "id", { 0, 1 }, 2, NULL, DONE },
    { "taken id", CUSTOMERS, "id", { 1 }, 1, "'C-0'", EXISTS },
    { "one id for two", CUSTOMERS, "id", { 0, 1 }, 2, "'C-9'", EXISTS },
    { "attribute", CUSTOMERS, "attribute:plan", { 0 }, 1, "'Pro'", DONE },
    { "flags", CUSTOMERS, "flags", { 0 }, 1, "byte 3", DONE },
    { "no flags", CUSTOMERS, "flags", { 0 }, 1, "byte 0", NO_CHANGE },
    { "unknown flags", CUSTOMERS, "flags", { 0 }, 1, "byte 4", INVALID },
    { "pin", CUSTOMERS, "pinned", { 0 }, 1, "''", DONE },
    { "score", ANSWERS, "score", { 0 }, 1, "9", DONE },
    { "blank as a score", ANSWERS, "score", { 0 }, 1, "-2147483648", INVALID },
    { "date", ANSWERS, "date", { 0 }, 1, "0", DONE },
    { "no day", ANSWERS, "date", { 0 }, 1, "3000000", INVALID },
    { "blank as a date", ANSWERS, "date", { 0 }, 1, "-2147483648", INVALID },
    { "comment", ANSWERS, "comment", { 0 }, 1, "'Fast.'", DONE },
    { "customer", ANSWERS, "customer", { 0 }, 1, "uint32 1", DONE },
    { "same customer", ANSWERS, "customer", { 0 }, 1, "uint32 0", NO_CHANGE },
    { "no such customer", ANSWERS, "customer", { 0 }, 1, "uint32 2", INVALID },
    { "wrong type", ANSWERS, "score", { 0 }, 1, "'9'", INVALID },
    { "row behind the end", CUSTOMERS, "name", { 0, 2 }, 2, "'Ann'", INVALID },
    { "far behind the end", CUSTOMERS, "name", { G_MAXUINT }, 1, "'Ann'", INVALID },
    { "no such column", CUSTOMERS, "score", { 0 }, 1, "9", INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *before = dump_snapshot (project);
      g_autoptr (GVariant) value = parse (rows[i].value);
      g_autoptr (GError) error = NULL;
      gboolean done =
        sonder_edit_cells (edit, project, rows[i].table, rows[i].column,
                           rows[i].n_rows > 0 ? rows[i].rows : NULL, rows[i].n_rows, value, &error);

      check_verdict (rows[i].name, rows[i].verdict, edit, project, done, error, before);
    }
}

/* A comment is the same if it says the same, wherever it is kept. */
static void
test_same_comment (void)
{
  g_autoptr (SonderSnapshot) project = make_project ();
  g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
  g_autoptr (GVariant) comment = g_variant_ref_sink (g_variant_new_string ("Fast."));
  const guint row = 0;

  g_assert_true (sonder_edit_cells (edit, project, ANSWERS, "comment", &row, 1, comment, NULL));
  g_assert_cmpuint (sonder_edit_get_n_changes (edit), ==, 1);
  g_assert_true (sonder_edit_cells (edit, project, ANSWERS, "comment", &row, 1, comment, NULL));
  g_assert_cmpuint (sonder_edit_get_n_changes (edit), ==, 1);
}

static void
test_too_many_keys (void)
{
  g_autoptr (SonderSnapshot) project = make_project ();
  g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
  g_autoptr (GVariant) key = g_variant_ref_sink (g_variant_new_string ("one more"));
  g_autoptr (GError) error = NULL;
  const guint row = 0;

  for (guint i = 0; i < SONDER_MAX_KEYS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      sonder_text_pool_intern (project->keys, text, -1);
    }
  g_assert_false (sonder_edit_cells (edit, project, ANSWERS, "touchpoint", &row, 1, key, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_true (sonder_edit_is_empty (edit));
}

static void
test_append (void)
{
  g_autoptr (SonderSnapshot) project = make_project ();
  g_autoptr (SonderSnapshot) empty = sonder_snapshot_new ();
  const SonderTableId tables[] = { CUSTOMERS, ANSWERS };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *before = dump_snapshot (project);
      g_autoptr (GError) error = NULL;
      gboolean done = sonder_edit_append (edit, project, tables[i], &error);

      check_verdict (i == 0 ? "customer" : "answer", DONE, edit, project, done, error, before);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *before = dump_snapshot (empty);
      g_autoptr (GError) error = NULL;
      gboolean done = sonder_edit_append (edit, empty, tables[1 - i], &error);

      check_verdict (i == 0 ? "answer of nobody" : "first customer", i == 0 ? INVALID : DONE, edit,
                     empty, done, error, before);
    }
}

typedef void (*Prepare) (SonderTable *copy);

static void
change_nothing (SonderTable *copy)
{
  sonder_column_set_u8 (sonder_table_find_column (copy, "flags"), 0, 0);
}

static void
append_rows (SonderTable *copy)
{
  sonder_table_append (copy);
  sonder_table_append (copy);
}

static void
add_column (SonderTable *copy)
{
  sonder_table_add_column (copy, "attribute:age", SONDER_CELL_NUMBER);
}

static void
add_column_twice (SonderTable *copy)
{
  sonder_table_add_column (copy, "attribute:plan", SONDER_CELL_TEXT);
}

static void
add_odd_column (SonderTable *copy)
{
  sonder_table_add_column (copy, "age", SONDER_CELL_NUMBER);
}

static void
remove_column (SonderTable *copy)
{
  g_ptr_array_remove_index (copy->columns, 0);
}

static void
remove_last_column (SonderTable *copy)
{
  g_ptr_array_remove_index (copy->columns, copy->columns->len - 1);
}

static void
swap_columns (SonderTable *copy)
{
  gpointer first = copy->columns->pdata[0];

  copy->columns->pdata[0] = copy->columns->pdata[1];
  copy->columns->pdata[1] = first;
}

static void
drop_rows (SonderTable *copy)
{
  sonder_table_set_length (copy, 0);
}

static void
drop_a_row (SonderTable *copy)
{
  sonder_table_set_length (copy, 1);
}

static void
repeat_id (SonderTable *copy)
{
  SonderColumn *ids = sonder_table_column (copy, SONDER_CUSTOMER_ID);

  sonder_column_set_u32 (ids, sonder_table_append (copy), sonder_column_get_u32 (ids, 0));
}

static void
repeat_deleted_id (SonderTable *copy)
{
  repeat_id (copy);
  sonder_column_set_u8 (sonder_table_find_column (copy, "flags"), 0, SONDER_ROW_DELETED);
}

static void
lose_customer (SonderTable *copy)
{
  sonder_column_set_u32 (sonder_table_column (copy, SONDER_ANSWER_CUSTOMER), 0, 2);
}

static void
test_replace (void)
{
  static const struct
  {
    const char *name;
    SonderTableId table;
    Prepare prepare;
    Verdict verdict;
  } rows[] = {
    { "nothing", CUSTOMERS, change_nothing, NO_CHANGE },
    { "nothing in answers", ANSWERS, change_nothing, NO_CHANGE },
    { "more customers", CUSTOMERS, append_rows, DONE },
    { "more answers", ANSWERS, append_rows, DONE },
    { "fewer answers", ANSWERS, drop_rows, DONE },
    { "fewer customers", CUSTOMERS, drop_a_row, DONE },
    { "no customers", CUSTOMERS, drop_rows, INVALID },
    { "new attribute", CUSTOMERS, add_column, DONE },
    { "attribute twice", CUSTOMERS, add_column_twice, INVALID },
    { "attribute gone", CUSTOMERS, remove_last_column, DONE },
    { "odd column", CUSTOMERS, add_odd_column, INVALID },
    { "attribute of answers", ANSWERS, add_column, INVALID },
    { "column gone", CUSTOMERS, remove_column, INVALID },
    { "column of answers gone", ANSWERS, remove_last_column, INVALID },
    { "columns in disorder", CUSTOMERS, swap_columns, INVALID },
    { "id twice", CUSTOMERS, repeat_id, EXISTS },
    { "id of somebody deleted", CUSTOMERS, repeat_deleted_id, DONE },
    { "answer of nobody", ANSWERS, lose_customer, INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project ();
      g_autoptr (SonderTable) copy =
        sonder_table_copy (rows[i].table == CUSTOMERS ? project->customers : project->answers);
      g_autoptr (SonderEdit) edit = sonder_edit_new ("Name");
      g_autofree char *before = dump_snapshot (project);
      g_autoptr (GError) error = NULL;
      gboolean done;

      rows[i].prepare (copy);
      done = sonder_edit_replace (edit, project, rows[i].table, copy, &error);
      check_verdict (rows[i].name, rows[i].verdict, edit, project, done, error, before);
    }
}

static void
test_coalesce (void)
{
  g_autoptr (SonderSnapshot) project = make_project ();
  g_autoptr (SonderEdit) edit = sonder_edit_new ("Type");
  g_autofree char *before = dump_snapshot (project);
  g_autofree char *undone = NULL;
  SonderItem *segment = sonder_item_find (project->root, "segments", "s1");
  const SonderKind kind = SONDER_KIND_SEGMENT;

  g_assert_true (sonder_edit_is_void (edit));
  g_assert_false (sonder_edit_coalesce (edit, project, kind, "s1", "name", "L"));
  sonder_edit_set (edit, project, kind, "s1", "name", g_variant_new_string ("L"), NULL);
  g_assert_false (sonder_edit_is_void (edit));

  g_assert_true (sonder_edit_coalesce (edit, project, kind, "s1", "name", "Lo"));
  g_assert_false (sonder_edit_coalesce (edit, project, kind, "s2", "name", "x"));
  g_assert_false (sonder_edit_coalesce (edit, project, kind, "s1", "description", "x"));
  g_assert_false (sonder_edit_coalesce (edit, project, SONDER_KIND_MAP, "s1", "name", "x"));
  g_assert_cmpstr (sonder_item_get_text (segment, "name"), ==, "Lo");
  g_assert_cmpuint (sonder_edit_get_n_changes (edit), ==, 1);

  g_assert_true (sonder_edit_coalesce (edit, project, kind, "s1", "name", ""));
  g_assert_true (sonder_edit_is_void (edit));
  g_assert_true (sonder_edit_coalesce (edit, project, kind, "s1", "name", "Loyal"));
  g_assert_false (sonder_edit_is_void (edit));

  sonder_edit_undo (edit, project);
  undone = dump_snapshot (project);
  g_assert_cmpstr (undone, ==, before);
  sonder_edit_redo (edit, project);
  g_assert_cmpstr (sonder_item_get_text (segment, "name"), ==, "Loyal");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/edit/set", test_set);
  g_test_add_func ("/model/edit/insert", test_insert);
  g_test_add_func ("/model/edit/remove", test_remove);
  g_test_add_func ("/model/edit/move", test_move);
  g_test_add_func ("/model/edit/cells", test_cells);
  g_test_add_func ("/model/edit/same-comment", test_same_comment);
  g_test_add_func ("/model/edit/too-many-keys", test_too_many_keys);
  g_test_add_func ("/model/edit/append", test_append);
  g_test_add_func ("/model/edit/replace", test_replace);
  g_test_add_func ("/model/edit/coalesce", test_coalesce);

  return g_test_run ();
}

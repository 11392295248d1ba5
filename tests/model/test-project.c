/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

#include "check-row.h"
#include "model-testing.h"

#include <string.h>

/* A walk of a project at random, beside what is known of it: all its states as
 * text, a copy that only gets the records, and what its signals told. */
typedef struct
{
  SonderProject *project;
  SonderProject *mirror;
  GPtrArray     *states; /* all of the project, after each step */
  guint          position;
  int            saved; /* position when last saved; -1 if there is no way back */
  gboolean       is_typing;
  guint          typed_field;
  guint          n_changed;
  guint          n_tables_changed;
  GPtrArray     *lists; /* of GPtrArray: ids, kept by items-changed alone */
  char          *title;
} Walk;

static const char *const typed_fields[] = { "title", "objective" };

static const SonderKind listed[] = { SONDER_KIND_SOURCE,     SONDER_KIND_ATTRIBUTE,
                                     SONDER_KIND_METRIC,     SONDER_KIND_TOUCHPOINT,
                                     SONDER_KIND_SEGMENT,    SONDER_KIND_PERSONA,
                                     SONDER_KIND_MAP };

static void
changed_cb (SonderProject *project,
            Walk          *walk)
{
  walk->n_changed++;
}

static void
tables_changed_cb (SonderProject *project,
                   Walk          *walk)
{
  g_assert_cmpuint (walk->n_changed, ==, 0); /* it comes first */
  walk->n_tables_changed++;
}

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GPtrArray  *ids)
{
  g_assert_cmpuint (removed + added, ==, 1);
  if (removed > 0)
    {
      g_ptr_array_remove_index (ids, position);
      return;
    }

  g_autoptr (SonderItem) item = g_list_model_get_item (list, position);

  g_ptr_array_insert (ids, (int) position, g_strdup (sonder_item_get_id (item)));
}

static void
notify_title_cb (SonderItem *root,
                 GParamSpec *pspec,
                 Walk       *walk)
{
  g_assert_cmpstr (sonder_item_get_text (root, "title"), !=, walk->title);
  g_free (walk->title);
  walk->title = g_strdup (sonder_item_get_text (root, "title"));
}

static void
walk_init (Walk *walk,
           guint n_items,
           guint n_rows)
{
  g_autoptr (SonderSnapshot) snapshot = make_random_snapshot (n_items, n_rows);
  g_autoptr (SonderSnapshot) copy = sonder_snapshot_copy (snapshot);

  *walk = (Walk) { 0 };
  walk->project = sonder_project_new_from_snapshot (snapshot);
  walk->mirror = sonder_project_new_from_snapshot (copy);
  walk->states = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (walk->states, dump_project (walk->project));
  walk->title = g_strdup (sonder_item_get_text (sonder_project_get_root (walk->project), "title"));
  walk->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  g_signal_connect (walk->project, "changed", G_CALLBACK (changed_cb), walk);
  g_signal_connect (walk->project, "tables-changed", G_CALLBACK (tables_changed_cb), walk);
  g_signal_connect (sonder_project_get_root (walk->project), "notify::title",
                    G_CALLBACK (notify_title_cb), walk);
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      GListModel *list = sonder_project_get_items (walk->project, listed[i]);
      GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        items_changed_cb (list, j, 0, 1, ids);
      g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), ids);
      g_ptr_array_add (walk->lists, ids);
    }
}

static void
walk_clear (Walk *walk)
{
  g_object_unref (walk->project);
  g_object_unref (walk->mirror);
  g_ptr_array_unref (walk->states);
  g_ptr_array_unref (walk->lists);
  g_free (walk->title);
}

static const char *
get_state (Walk *walk)
{
  return walk->states->pdata[walk->position];
}

/* A record as it comes out of a file. */
static GVariant *
get_record (SonderProject *project)
{
  g_autoptr (GVariant) record = sonder_project_get_last_edit (project);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (record);

  return g_variant_ref_sink (
    g_variant_new_from_bytes (g_variant_get_type (record), bytes, FALSE));
}

static void
replay_in_mirror (Walk *walk)
{
  g_autoptr (GVariant) record = get_record (walk->project);
  g_autoptr (GError) error = NULL;

  g_assert_true (sonder_project_replay (walk->mirror, record, &error));
  g_assert_no_error (error);
}

/* What was computed before must be what is computed now. */
static void
check_computed (SonderProject *project)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  g_autoptr (SonderAssignment) fresh =
    sonder_assignment_new (sonder_project_get_root (project), customers);
  g_autoptr (SonderCustomerIndex) index = sonder_customer_index_new (customers);

  g_assert_cmpuint (assignment->n_segments, ==, fresh->n_segments);
  g_assert_cmpuint (assignment->n_unassigned, ==, fresh->n_unassigned);
  g_assert_cmpmem (assignment->segments, assignment->n_rows * sizeof (guint16), fresh->segments,
                   fresh->n_rows * sizeof (guint16));
  g_assert_cmpmem (assignment->matches, assignment->n_segments * sizeof (guint), fresh->matches,
                   fresh->n_segments * sizeof (guint));
  g_assert_cmpuint (assignment->problems->len, ==, fresh->problems->len);
  for (guint i = 0; i < fresh->problems->len; i++)
    g_assert_cmpstr (assignment->problems->pdata[i], ==, fresh->problems->pdata[i]);

  for (guint row = 0; row < customers->n_rows; row += 7)
    if (sonder_customers_get_id (customers, row) != NULL)
      g_assert_cmpuint (
        sonder_project_find_customer (project, sonder_customers_get_id (customers, row)), ==,
        sonder_customer_index_lookup (index, sonder_customers_get_id (customers, row), -1));
}

static void
check_lists (Walk *walk)
{
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      GListModel *list = sonder_project_get_items (walk->project, listed[i]);
      GPtrArray *ids = walk->lists->pdata[i];

      g_assert_cmpuint (g_list_model_get_n_items (list), ==, ids->len);
      for (guint j = 0; j < ids->len; j++)
        {
          g_autoptr (SonderItem) item = g_list_model_get_item (list, j);

          g_assert_cmpstr (sonder_item_get_id (item), ==, ids->pdata[j]);
        }
    }
}

static void
check_state (Walk       *walk,
             const char *what)
{
  g_autofree char *state = dump_project (walk->project);
  g_autofree char *mirrored = dump_project (walk->mirror);

  if (!g_str_equal (state, get_state (walk)))
    g_error ("%s: the project is\n%s\nexpected\n%s", what, state, get_state (walk));
  if (!g_str_equal (mirrored, state))
    g_error ("%s: the copy is\n%s\nexpected\n%s", what, mirrored, state);

  g_assert_cmpint (sonder_project_can_undo (walk->project), ==, walk->position > 0);
  g_assert_cmpint (sonder_project_can_redo (walk->project), ==,
                   walk->position + 1 < walk->states->len);
  g_assert_cmpint (sonder_project_is_modified (walk->project), ==,
                   walk->saved != (int) walk->position);
  g_assert_cmpstr (sonder_item_get_text (sonder_project_get_root (walk->project), "title"), ==,
                   walk->title);
  check_lists (walk);
  check_computed (walk->project);
}

static void
push_state (Walk *walk,
            char *state)
{
  if (walk->saved > (int) walk->position)
    walk->saved = -1;
  g_ptr_array_set_size (walk->states, (int) walk->position + 1);
  g_ptr_array_add (walk->states, state);
  walk->position++;
}

/* After something that may be a step: it is one if the project says so. */
static void
note_step (Walk       *walk,
           const char *what,
           guint64     generation_before)
{
  g_autofree char *state = dump_project (walk->project);
  gboolean is_same = g_str_equal (state, get_state (walk));

  g_assert_cmpuint (walk->n_changed, <=, 1);
  if (walk->n_changed == 0)
    {
      if (!is_same)
        g_error ("%s changed something unsaid:\n%s\nto\n%s", what, get_state (walk), state);
      g_assert_cmpuint (sonder_project_get_generation (walk->project), ==, generation_before);
      return;
    }

  g_assert_cmpuint (sonder_project_get_generation (walk->project), >, generation_before);
  walk->is_typing = FALSE;
  push_state (walk, g_steal_pointer (&state));
  replay_in_mirror (walk);
}

static void
step_change (Walk *walk)
{
  guint64 generation = sonder_project_get_generation (walk->project);
  const char *what = change_at_random (walk->project);
  g_autofree char *state = dump_project (walk->project);

  /* A change by itself that changes nothing leaves no trace. */
  if (g_str_equal (state, get_state (walk)) && walk->n_changed > 0)
    g_error ("%s left a trace of nothing", what);
  note_step (walk, what, generation);
}

static void
step_nested (Walk *walk)
{
  guint64 generation = sonder_project_get_generation (walk->project);

  sonder_project_begin_edit (walk->project, "Outer");
  for (guint n = random_below (4); n > 0; n--)
    {
      sonder_project_begin_edit (walk->project, "Inner");
      change_at_random (walk->project);
      check_computed (walk->project);
      sonder_project_end_edit (walk->project);
    }
  g_assert_cmpuint (walk->n_changed + walk->n_tables_changed, ==, 0);
  sonder_project_end_edit (walk->project);
  if (walk->n_changed > 0)
    g_assert_cmpstr (sonder_project_get_undo_name (walk->project), ==, "Outer");
  note_step (walk, "nested", generation);
}

static void
step_abort (Walk *walk)
{
  sonder_project_begin_edit (walk->project, "Outer");
  sonder_project_begin_edit (walk->project, "Inner");
  for (guint n = random_below (4); n > 0; n--)
    change_at_random (walk->project);
  sonder_project_abort_edit (walk->project);
  g_assert_cmpuint (walk->n_changed + walk->n_tables_changed, ==, 0);
}

static void
step_type (Walk *walk)
{
  SonderItem *root = sonder_project_get_root (walk->project);
  guint which = random_below (10) == 0 ? 1 : 0;
  const char *text = pick_random_text ();
  guint64 generation = sonder_project_get_generation (walk->project);
  guint64 data_generation = sonder_project_get_data_generation (walk->project);
  gboolean goes_on = walk->is_typing && walk->typed_field == which;

  sonder_project_type_text (walk->project, root, typed_fields[which], text);
  g_assert_cmpstr (sonder_item_get_text (root, typed_fields[which]), ==, text);
  g_assert_cmpuint (sonder_project_get_data_generation (walk->project), ==, data_generation);

  if (walk->n_changed == 0 || !goes_on)
    {
      note_step (walk, "type", generation);
      if (walk->n_changed > 0)
        {
          walk->is_typing = TRUE;
          walk->typed_field = which;
        }
      return;
    }

  /* It went on with the last step, which may have come back to its beginning. */
  g_ptr_array_set_size (walk->states, (int) walk->position);
  walk->position--;
  sonder_project_undo (walk->mirror);
  {
    g_autofree char *state = dump_project (walk->project);

    if (g_str_equal (state, get_state (walk)))
      walk->is_typing = FALSE;
    else
      {
        push_state (walk, g_steal_pointer (&state));
        replay_in_mirror (walk);
      }
  }
}

static void
step_undo (Walk *walk)
{
  gboolean can = sonder_project_can_undo (walk->project);

  sonder_project_undo (walk->project);
  g_assert_cmpuint (walk->n_changed, ==, can);
  if (!can)
    return;
  sonder_project_undo (walk->mirror);
  walk->position--;
  walk->is_typing = FALSE;
}

static void
step_redo (Walk *walk)
{
  gboolean can = sonder_project_can_redo (walk->project);

  sonder_project_redo (walk->project);
  g_assert_cmpuint (walk->n_changed, ==, can);
  if (!can)
    return;
  sonder_project_redo (walk->mirror);
  walk->position++;
  walk->is_typing = FALSE;
}

static void
step (Walk *walk)
{
  int what = g_test_rand_int_range (0, 100);

  walk->n_changed = 0;
  walk->n_tables_changed = 0;
  if (what < 50)
    step_change (walk);
  else if (what < 58)
    step_nested (walk);
  else if (what < 62)
    step_abort (walk);
  else if (what < 75)
    for (guint n = 1 + random_below (3); n > 0; n--)
      {
        walk->n_changed = 0;
        step_type (walk);
      }
  else if (what < 85)
    step_undo (walk);
  else if (what < 93)
    step_redo (walk);
  else if (what < 96)
    {
      sonder_project_mark_saved (walk->project);
      walk->saved = (int) walk->position;
      walk->is_typing = FALSE;
    }
  else if (what < 98)
    {
      sonder_project_seal (walk->project);
      walk->is_typing = FALSE;
    }
  else
    for (guint n = random_below (10); n > 0; n--)
      {
        walk->n_changed = 0;
        step_undo (walk);
      }
}

/* All the way back, and all the way forth. */
static void
go_through (Walk *walk)
{
  while (sonder_project_can_undo (walk->project))
    {
      walk->n_changed = walk->n_tables_changed = 0;
      step_undo (walk);
      check_state (walk, "undo");
    }
  g_assert_cmpuint (walk->position, ==, 0);
  while (sonder_project_can_redo (walk->project))
    {
      walk->n_changed = walk->n_tables_changed = 0;
      step_redo (walk);
      check_state (walk, "redo");
    }
}

static void
walk_project (guint n_items,
              guint n_rows,
              guint n_steps)
{
  Walk walk;

  walk_init (&walk, n_items, n_rows);
  for (guint i = 0; i < n_steps; i++)
    {
      step (&walk);
      check_state (&walk, "step");
    }
  go_through (&walk);
  walk_clear (&walk);
}

static void
test_walk (void)
{
  static const struct
  {
    guint n_items, n_rows, n_steps;
  } projects[] = {
    { 0, 0, 150 }, { 3, 1, 150 }, { 8, 12, 250 }, { 12, 40, 250 }, { 6, 5, 400 },
  };

  /* More with -m thorough. */
  for (guint round = g_test_thorough () ? 20 : 1; round > 0; round--)
    for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
      walk_project (projects[i].n_items, projects[i].n_rows, projects[i].n_steps);
}

/* Rows enough for changes that keep whole columns, on both sides of a chunk's
 * end. */
static void
test_walk_many_rows (void)
{
  walk_project (6, SONDER_CHUNK_ROWS - 4, 12);
}

static SonderProject *
make_project (void)
{
  g_autoptr (SonderSnapshot) content = sonder_snapshot_new ();
  SonderProject *project = sonder_project_new_from_snapshot (content);
  g_autoptr (SonderItem) plan = sonder_item_new (SONDER_KIND_ATTRIBUTE, "plan");
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "pro");
  g_autoptr (SonderItem) map = sonder_item_new (SONDER_KIND_MAP, "map");
  static const char *const values[] = { "Pro", NULL };
  g_autoptr (SonderRule) rule = sonder_rule_new_condition ("plan", "=", values, NULL);

  sonder_item_set_text (plan, "attribute-type", "text");
  sonder_item_set_rule (segment, "rule", rule);
  sonder_project_add_item (project, plan);
  sonder_project_add_item (project, segment);
  sonder_project_add_item (project, map);
  sonder_project_add_customer (project, "C-1", "Ann");
  sonder_project_add_customer (project, "C-2", "Bob");
  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:plan", 0,
                           g_variant_new_string ("Pro"));

  return project;
}

static void
test_names (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  SonderItem *root = sonder_project_get_root (project);

  g_assert_null (sonder_project_get_undo_name (project));
  g_assert_null (sonder_project_get_redo_name (project));
  g_assert_null (sonder_project_get_last_edit (project));

  sonder_project_begin_edit (project, "Rename");
  sonder_project_set_text (project, root, "title", "Coffee");
  sonder_project_end_edit (project);
  sonder_project_add_customer (project, NULL, NULL);

  g_assert_cmpstr (sonder_project_get_undo_name (project), ==, "Add Customer");
  sonder_project_undo (project);
  g_assert_cmpstr (sonder_project_get_undo_name (project), ==, "Rename");
  g_assert_cmpstr (sonder_project_get_redo_name (project), ==, "Add Customer");
  sonder_project_undo (project);
  g_assert_null (sonder_project_get_undo_name (project));
  g_assert_cmpstr (sonder_project_get_redo_name (project), ==, "Rename");
  sonder_project_undo (project);
  sonder_project_redo (project);
  g_assert_cmpstr (sonder_item_get_text (root, "title"), ==, "Coffee");
}

/* What is done by whom, whether it is modified then, and how many steps can be
 * undone. */
static void
test_modified (void)
{
  static const struct
  {
    const char *what; /* Type, set Title, save, Unsaved, seal, undo, redo */
    gboolean modified;
    guint n_steps;
  } rows[] = {
    { "t", TRUE, 1 },  { "t", TRUE, 1 },  { "u", FALSE, 0 }, { "r", TRUE, 1 },  { "s", FALSE, 1 },
    { "t", TRUE, 2 },  { "u", FALSE, 1 }, { "u", TRUE, 0 },  { "r", FALSE, 1 }, { "u", TRUE, 0 },
    { "T", TRUE, 1 },  { "u", TRUE, 0 },  { "s", FALSE, 0 }, { "t", TRUE, 1 },  { "e", TRUE, 1 },
    { "t", TRUE, 2 },  { "t", TRUE, 2 },  { "T", TRUE, 3 },  { "t", TRUE, 4 },  { "U", TRUE, 4 },
    { "s", FALSE, 4 }, { "U", TRUE, 4 },  { "u", TRUE, 3 },  { "r", TRUE, 4 },  { "s", FALSE, 4 },
  };
  g_autoptr (SonderProject) project = sonder_project_new ();
  SonderItem *root = sonder_project_get_root (project);

  g_assert_false (sonder_project_is_modified (project));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *row = g_strdup_printf ("%u: %s", i, rows[i].what);
      guint n_steps = 0;

      switch (*rows[i].what)
        {
        case 't':
          sonder_project_type_text (project, root, "title", row);
          break;
        case 'T':
          sonder_project_set_text (project, root, "title", row);
          break;
        case 's':
          sonder_project_mark_saved (project);
          break;
        case 'U':
          sonder_project_mark_unsaved (project);
          break;
        case 'e':
          sonder_project_seal (project);
          break;
        case 'u':
          sonder_project_undo (project);
          break;
        default:
          sonder_project_redo (project);
          break;
        }
      check_yes (row, "modified", sonder_project_is_modified (project), rows[i].modified);

      /* Counting the steps by undoing them all would seal the typing. */
      if (i + 1 < G_N_ELEMENTS (rows) && strchr ("ure", *rows[i + 1].what) == NULL)
        continue;
      for (; sonder_project_can_undo (project); n_steps++)
        sonder_project_undo (project);
      for (guint n = n_steps; n > 0; n--)
        sonder_project_redo (project);
      check_integer (row, "steps", n_steps, rows[i].n_steps);
    }
}

/* Typing in one field is one step; another field, or anything between, is not. */
static void
test_typing (void)
{
  g_autoptr (SonderProject) project = make_project ();
  SonderItem *root = sonder_project_get_root (project);
  guint64 generation;

  sonder_project_set_text (project, root, "title", "C");
  sonder_project_type_text (project, root, "title", "Co");
  sonder_project_type_text (project, root, "title", "Cof");
  sonder_project_type_text (project, root, "objective", "S");
  sonder_project_type_text (project, root, "title", "Coff");
  sonder_project_undo (project);
  g_assert_cmpstr (sonder_item_get_text (root, "title"), ==, "Cof");
  g_assert_cmpstr (sonder_item_get_text (root, "objective"), ==, "S");
  sonder_project_undo (project);
  g_assert_cmpstr (sonder_item_get_text (root, "objective"), ==, "");
  sonder_project_undo (project);
  g_assert_cmpstr (sonder_item_get_text (root, "title"), ==, "C");
  sonder_project_redo (project);
  g_assert_cmpstr (sonder_item_get_text (root, "title"), ==, "Cof");

  /* Back to the beginning of the typing: as if nothing had been typed. */
  sonder_project_seal (project);
  sonder_project_mark_saved (project);
  sonder_project_type_text (project, root, "title", "Coff");
  g_assert_true (sonder_project_is_modified (project));
  sonder_project_type_text (project, root, "title", "Cof");
  g_assert_false (sonder_project_is_modified (project));
  sonder_project_undo (project);
  g_assert_cmpstr (sonder_item_get_text (root, "title"), ==, "C");

  generation = sonder_project_get_generation (project);
  sonder_project_type_text (project, root, "title", "C");
  sonder_project_type_text (project, root, "objective", NULL);
  g_assert_cmpuint (sonder_project_get_generation (project), ==, generation);
  g_assert_true (sonder_project_can_redo (project));

  /* In an open step typing is part of that. */
  sonder_project_type_text (project, root, "title", "Ca");
  sonder_project_begin_edit (project, "Both");
  sonder_project_type_text (project, root, "title", "Caf");
  sonder_project_type_text (project, root, "title", "Café");
  sonder_project_end_edit (project);
  g_assert_cmpstr (sonder_project_get_undo_name (project), ==, "Both");
  sonder_project_undo (project);
  g_assert_cmpstr (sonder_item_get_text (root, "title"), ==, "Ca");
}

/* Neither typing nor answers touch the assignment; what it is made of does. */
static void
test_assignment_kept (void)
{
  g_autoptr (SonderProject) project = make_project ();
  SonderItem *segment = sonder_project_find_item (project, SONDER_KIND_SEGMENT, "pro");
  SonderItem *map = sonder_project_find_item (project, SONDER_KIND_MAP, "map");
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  g_autoptr (SonderItem) note = sonder_item_new (SONDER_KIND_NOTE, "note");
  guint64 data_generation = sonder_project_get_data_generation (project);

  sonder_project_type_text (project, map, "goal", "Understand");
  sonder_project_type_text (project, segment, "description", "They come every day");
  sonder_project_type_text (project, segment, "promise", "Fresh");
  sonder_project_insert_item (project, map, "notes", 0, note);
  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "name", 0, g_variant_new_string ("Anne"));
  sonder_project_undo (project);
  g_assert_cmpuint (sonder_project_get_data_generation (project), ==, data_generation);
  g_assert_true (sonder_project_get_assignment (project) == assignment);

  sonder_project_type_text (project, segment, "name", "Pro users");
  sonder_project_add_answer (project, 0, "nps", 9, NULL, SONDER_DATE_NONE, NULL, NULL);
  g_assert_cmpuint (sonder_project_get_data_generation (project), >, data_generation);
  g_assert_true (sonder_project_get_assignment (project) == assignment);
  g_assert_cmpuint (assignment->sizes[0], ==, 1);

  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:plan", 1,
                           g_variant_new_string ("Pro"));
  g_assert_cmpuint (sonder_project_get_assignment (project)->sizes[0], ==, 2);
  sonder_project_undo (project);
  g_assert_cmpuint (sonder_project_get_assignment (project)->sizes[0], ==, 1);
  sonder_project_set_rule (project, segment, NULL);
  g_assert_cmpuint (sonder_project_get_assignment (project)->sizes[0], ==, 0);
}

/* What is said of rules names the segment as it is called now. */
static void
test_problems_renamed (void)
{
  g_autoptr (SonderProject) project = make_project ();
  SonderItem *segment = sonder_project_find_item (project, SONDER_KIND_SEGMENT, "pro");
  const char *const none[] = { NULL };
  g_autoptr (SonderRule) rule = sonder_rule_new_condition ("plan", "near", none, NULL);

  sonder_project_set_rule (project, segment, rule);
  g_assert_cmpuint (sonder_project_get_assignment (project)->problems->len, ==, 1);
  sonder_project_set_text (project, segment, "name", "Professionals");
  g_assert_nonnull (
    strstr (sonder_project_get_assignment (project)->problems->pdata[0], "Professionals"));
}

/* In an open step everything is as it is by then. */
static void
test_inside_step (void)
{
  g_autoptr (SonderProject) project = make_project ();
  guint row;

  g_assert_cmpuint (sonder_project_find_customer (project, "C-3"), ==, SONDER_NO_ROW);
  g_assert_cmpuint (sonder_project_get_assignment (project)->n_rows, ==, 2);
  sonder_project_begin_edit (project, "All at once");
  row = sonder_project_add_customer (project, "C-3", "Cyd");
  g_assert_cmpuint (sonder_project_find_customer (project, "C-3"), ==, row);
  g_assert_cmpuint (sonder_project_get_assignment (project)->n_rows, ==, 3);
  g_assert_cmpuint (sonder_project_get_assignment (project)->segments[row], ==, SONDER_UNASSIGNED);
  sonder_project_pin_customers (project, &row, 1, "pro");
  g_assert_cmpuint (sonder_project_get_assignment (project)->segments[row], ==, 0);
  sonder_project_abort_edit (project);
  g_assert_cmpuint (sonder_project_find_customer (project, "C-3"), ==, SONDER_NO_ROW);
  g_assert_cmpuint (sonder_project_get_assignment (project)->n_rows, ==, 2);
}

static void
look_around_cb (GListModel    *segments,
                guint          position,
                guint          removed,
                guint          added,
                SonderProject *project)
{
  g_assert_cmpuint (sonder_project_get_assignment (project)->n_segments, ==,
                    g_list_model_get_n_items (segments));
}

/* Whoever is told of a change finds nothing that was computed before it. */
static void
test_inside_signal (void)
{
  g_autoptr (SonderProject) project = make_project ();
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "new");

  g_signal_connect (segments, "items-changed", G_CALLBACK (look_around_cb), project);
  sonder_project_add_item (project, segment);
  g_assert_cmpuint (sonder_project_get_assignment (project)->n_segments, ==, 2);
  sonder_project_move_item (project, sonder_project_find_item (project, SONDER_KIND_SEGMENT, "new"),
                            NULL, "segments", 0);
  sonder_project_undo (project);
  sonder_project_undo (project);
  sonder_project_redo (project);
  g_signal_handlers_disconnect_by_func (segments, look_around_cb, project);
}

static void
count_notify_cb (SonderItem *item,
                 GParamSpec *pspec,
                 GString    *log)
{
  g_string_append_printf (log, "%s ", sonder_item_get_text (item, pspec->name));
}

static void
test_notify_on_undo (void)
{
  g_autoptr (SonderProject) project = make_project ();
  SonderItem *segment = sonder_project_find_item (project, SONDER_KIND_SEGMENT, "pro");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (segment, "notify::name", G_CALLBACK (count_notify_cb), log);
  sonder_project_set_text (project, segment, "name", "A");
  sonder_project_set_text (project, segment, "name", "A");
  sonder_project_set_text (project, segment, "description", "D");
  sonder_project_set_text (project, segment, "name", "B");
  sonder_project_undo (project);
  sonder_project_undo (project);
  sonder_project_undo (project);
  sonder_project_redo (project);
  g_assert_cmpstr (log->str, ==, "A B A  A ");
}

static void
test_replay_refused (void)
{
  g_autoptr (SonderProject) project = make_project ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) nothing = g_variant_ref_sink (
    g_variant_new_parsed ("('Nothing', @a(uv) [])"));
  g_autoptr (GVariant) wrong = g_variant_ref_sink (
    g_variant_new_parsed ("('Wrong', [(uint32 2, <(uint32 5, 'gone')>)])"));
  guint64 generation = sonder_project_get_generation (project);

  g_assert_false (sonder_project_replay (project, wrong, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (sonder_project_replay (project, nothing, NULL));
  g_assert_cmpuint (sonder_project_get_generation (project), ==, generation);
  g_assert_cmpstr (sonder_project_get_undo_name (project), !=, "Nothing");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/project/names", test_names);
  g_test_add_func ("/model/project/modified", test_modified);
  g_test_add_func ("/model/project/typing", test_typing);
  g_test_add_func ("/model/project/assignment-kept", test_assignment_kept);
  g_test_add_func ("/model/project/problems-renamed", test_problems_renamed);
  g_test_add_func ("/model/project/inside-step", test_inside_step);
  g_test_add_func ("/model/project/inside-signal", test_inside_signal);
  g_test_add_func ("/model/project/notify-on-undo", test_notify_on_undo);
  g_test_add_func ("/model/project/replay-refused", test_replay_refused);
  g_test_add_func ("/model/project/walk", test_walk);
  g_test_add_func ("/model/project/walk-many-rows", test_walk_many_rows);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

#include "model-testing.h"

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/project/walk", test_walk);
  g_test_add_func ("/model/project/walk-many-rows", test_walk_many_rows);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

#include "model-testing.h"

static void
test_empty (void)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_snapshot_new ();

  g_assert_cmpint (sonder_item_get_kind (snapshot->root), ==, SONDER_KIND_PROJECT);
  g_assert_cmpstr (sonder_item_get_id (snapshot->root), !=, "");
  g_assert_cmpuint (snapshot->customers->n_rows + snapshot->answers->n_rows, ==, 0);
  g_assert_true (snapshot->customers->texts == snapshot->texts);
  g_assert_true (snapshot->answers->texts == snapshot->texts);
  g_assert_true (snapshot->customers->keys == snapshot->keys);
  g_assert_true (snapshot->answers->keys == snapshot->keys);
  g_assert_null (snapshot->read_only_reason);
}

static void
test_attribute_columns (void)
{
  static const struct
  {
    const char *type;
    gboolean known;
    SonderCellType cell_type;
  } rows[] = {
    { "text", TRUE, SONDER_CELL_TEXT },
    { "number", TRUE, SONDER_CELL_NUMBER },
    { "date", TRUE, SONDER_CELL_DATE },
    { "yes-no", TRUE, SONDER_CELL_YES_NO },
    { "choice", TRUE, SONDER_CELL_TEXT },
    { "polygon", FALSE },
  };
  g_autoptr (SonderSnapshot) snapshot = sonder_snapshot_new ();

  sonder_table_set_length (snapshot->customers, 3);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, rows[i].type);
      SonderColumn *column;

      sonder_item_set_text (attribute, "attribute-type", rows[i].type);
      column = sonder_snapshot_add_attribute_column (snapshot, attribute);
      g_assert_true (sonder_table_find_attribute (snapshot->customers, rows[i].type) == column);
      g_assert_cmpint (column != NULL, ==, rows[i].known);
      if (column != NULL)
        {
          g_assert_cmpint (column->type, ==, rows[i].cell_type);
          g_assert_cmpuint (column->n_chunks, ==, 1);
        }
    }
}

static void
test_copy (void)
{
  g_autoptr (SonderSnapshot) snapshot = make_random_snapshot (10, 20);
  g_autoptr (SonderSnapshot) copy = NULL;
  g_autofree char *before = dump_snapshot (snapshot), *copied = NULL, *after = NULL;

  snapshot->read_only_reason = g_strdup ("A newer version wrote it.");
  copy = sonder_snapshot_copy (snapshot);
  copied = dump_snapshot (copy);
  g_assert_cmpstr (copied, ==, before);
  g_assert_cmpstr (copy->read_only_reason, ==, snapshot->read_only_reason);
  g_assert_true (sonder_table_equal (copy->answers, snapshot->answers));

  sonder_item_set_text (copy->root, "title", "Another title");
  sonder_table_append (copy->customers);
  sonder_column_set_i32 (sonder_table_column (copy->answers, SONDER_ANSWER_SCORE), 0, 77);
  after = dump_snapshot (snapshot);
  g_assert_cmpstr (after, ==, before);
}

typedef struct
{
  SonderSnapshot *snapshot;
  char           *expected;
} Reader;

static gpointer
read_snapshot (gpointer data)
{
  Reader *reader = data;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *dump = dump_snapshot (reader->snapshot);
      g_autoptr (SonderAssignment) assignment =
        sonder_assignment_new (reader->snapshot->root, reader->snapshot->customers);

      g_assert_cmpstr (dump, ==, reader->expected);
      g_assert_cmpuint (assignment->n_rows, ==, reader->snapshot->customers->n_rows);
    }
  g_clear_pointer (&reader->snapshot, sonder_snapshot_unref);

  return NULL;
}

/* Snapshots are read in other threads while the project goes on changing. */
static void
test_threads (void)
{
  g_autoptr (SonderSnapshot) content = make_random_snapshot (10, 200);
  g_autoptr (SonderProject) project = sonder_project_new_from_snapshot (content);
  Reader readers[8];
  GThread *threads[8];

  for (guint i = 0; i < 8; i++)
    {
      readers[i].snapshot = sonder_project_snapshot (project);
      readers[i].expected = dump_project (project);
      threads[i] = g_thread_new ("reader", read_snapshot, &readers[i]);
      for (guint n = 0; n < 20; n++)
        if (chance (80))
          change_at_random (project);
        else
          sonder_project_undo (project);
    }

  for (guint i = 0; i < 8; i++)
    {
      g_thread_join (threads[i]);
      g_free (readers[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/snapshot/empty", test_empty);
  g_test_add_func ("/model/snapshot/attribute-columns", test_attribute_columns);
  g_test_add_func ("/model/snapshot/copy", test_copy);
  g_test_add_func ("/model/snapshot/threads", test_threads);

  return g_test_run ();
}

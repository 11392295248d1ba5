/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is remembered of views, and what of it outlives the program. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "view-state.h"

static char *folder;
static char *path;

static SonderProject *
create_project (const char *id)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_snapshot_new ();
  g_autoptr (SonderItem) root = sonder_item_new (SONDER_KIND_PROJECT, id);

  g_set_object (&snapshot->root, root);
  return sonder_project_new_from_snapshot (snapshot);
}

static void
assert_view (SonderProject *project,
             const char    *key,
             const char    *value)
{
  g_autofree char *found = sonder_view_state_dup (project, key);

  g_assert_cmpstr (found, ==, value);
}

static void
test_remembered (void)
{
  g_autoptr (SonderProject) one = create_project ("one");
  g_autoptr (SonderProject) two = create_project ("two");

  assert_view (one, "page", NULL);
  sonder_view_state_set (one, "page", "segments");
  sonder_view_state_set (one, "text", "line\n[group]=; “x” \\");
  assert_view (one, "page", "segments");
  assert_view (two, "page", NULL);

  sonder_view_state_flush ();
  assert_view (one, "page", "segments");
  assert_view (one, "text", "line\n[group]=; “x” \\");
  assert_view (two, "page", NULL);
  sonder_view_state_flush ();
}

/* Ids come from files. */
static void
test_ids (void)
{
  static const char *const ids[] = { "a]b", "[x]\n[y]", " ", "\001", "ünï", "a=b#c" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (SonderProject) project = create_project (ids[i]);

      g_test_message ("%u", i);
      sonder_view_state_set (project, "page", ids[i]);
      sonder_view_state_flush ();
      assert_view (project, "page", ids[i]);
    }
  sonder_view_state_flush ();
}

static void
test_long (void)
{
  g_autoptr (SonderProject) project = create_project ("long");
  g_autofree char *text = g_strnfill (1000000, 'x');

  sonder_view_state_set (project, "page", "overview");
  sonder_view_state_set (project, "page", text);
  assert_view (project, "page", "overview");
  sonder_view_state_flush ();
}

static void
test_forgotten (void)
{
  g_autoptr (SonderProject) first = create_project ("first");
  GStatBuf status;

  sonder_view_state_set (first, "page", "overview");
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *id = g_strdup_printf ("project %u", i);
      g_autoptr (SonderProject) project = create_project (id);

      sonder_view_state_set (project, "page", "segments");
      if (i == 500)
        sonder_view_state_set (first, "page", "personas");
      if (i % 100 == 0)
        sonder_view_state_flush ();
      if (i == 600)
        assert_view (first, "page", "personas"); /* 100 were looked at since */
    }
  sonder_view_state_flush ();

  assert_view (first, "page", NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 200 * 200);
  sonder_view_state_flush ();
}

static void
put_text (const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
put_garbage (void)
{
  put_text ("\x01\xff\xfe no [ group\n=\n");
}

static void
put_half (void)
{
  put_text ("[a]\npage=x\n[b\n");
}

static void
put_huge (void)
{
  g_autofree char *text = g_strnfill (8 * 1024 * 1024, '\n');

  put_text (text);
}

static void
put_folder (void)
{
  g_mkdir (path, 0777);
}

static void
put_pipe (void)
{
  g_assert_cmpint (mkfifo (path, 0666), ==, 0);
}

static const struct
{
  const char *name;
  void (*put) (void);
} hostile[] = {
  { "garbage", put_garbage }, { "half", put_half }, { "huge", put_huge },
  { "folder", put_folder },   { "pipe", put_pipe },
};

/* Whatever stands there: nothing is remembered, and the program goes on. */
static void
test_hostile (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (SonderProject) project = create_project ("one");

  g_remove (path);
  hostile[i].put ();
  assert_view (project, "page", NULL);
  sonder_view_state_set (project, "page", "segments");
  assert_view (project, "page", "segments");
  sonder_view_state_flush ();
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("sonder-views-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  path = g_build_filename (folder, "sonder", "views.ini", NULL);

  g_test_add_func ("/view-state/remembered", test_remembered);
  g_test_add_func ("/view-state/ids", test_ids);
  g_test_add_func ("/view-state/long", test_long);
  g_test_add_func ("/view-state/forgotten", test_forgotten);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *name = g_strconcat ("/view-state/", hostile[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_hostile);
    }

  return g_test_run ();
}

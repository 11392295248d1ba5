/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kinds.h"
#include "project-testing.h"

#define SKIPPED 77

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("sonder-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "a.sonder.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static guint
count_files (const Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static char *
read_text (const Fixture *fixture)
{
  char *text;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  return text;
}

/* A project of some size, whose title tells which. */
static SonderSnapshot *
make_project (const char *title, guint n_customers)
{
  SonderSnapshot *snapshot = sonder_snapshot_new ();
  SonderColumn *ids = sonder_table_column (snapshot->customers, SONDER_CUSTOMER_ID);

  sonder_item_set_id (snapshot->root, "p");
  sonder_item_set_text (snapshot->root, "title", title);
  for (guint i = 0; i < n_customers; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", title, i);
      const guint row = sonder_table_append (snapshot->customers);

      sonder_column_set_u32 (ids, row, sonder_text_pool_intern (snapshot->texts, id, -1));
    }
  return snapshot;
}

static gboolean
save (SonderSnapshot *snapshot,
      const Fixture *fixture,
      SonderSaveMode mode,
      SonderFileStamp *stamp,
      GError **error)
{
  return sonder_project_save (snapshot, fixture->file, mode, stamp, NULL, NULL, NULL, error);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SonderSnapshot) snapshot = read_project (EVERYTHING, NULL);
  g_autoptr (SonderSnapshot) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SonderFileStamp saved_stamp, stamp;

  g_assert_true (save (snapshot, fixture, SONDER_SAVE_NEW, &saved_stamp, &error));
  g_assert_no_error (error);
  text = read_text (fixture);
  g_assert_cmpstr (text, ==, EVERYTHING);
  loaded = sonder_project_load (fixture->file, &stamp, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stamp.inode, ==, saved_stamp.inode);
  g_assert_cmpuint (stamp.size, ==, strlen (EVERYTHING));
  g_assert_cmphex (stamp.hash, ==, saved_stamp.hash);
  g_assert_true (save (loaded, fixture, SONDER_SAVE_UNCHANGED, &stamp, &error));
  g_assert_no_error (error);
  g_assert_false (save (loaded, fixture, SONDER_SAVE_NEW, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_str_has_prefix (error->message, "a.sonder.json: "));
}

static void
test_changed_by_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SonderSnapshot) mine = make_project ("mine", 1);
  g_autoptr (SonderSnapshot) theirs = make_project ("theirs", 1);
  g_autoptr (SonderSnapshot) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SonderFileStamp stamp;

  g_assert_true (save (mine, fixture, SONDER_SAVE_NEW, NULL, NULL));
  loaded = sonder_project_load (fixture->file, &stamp, NULL, NULL, NULL, NULL);
  g_assert_true (save (theirs, fixture, SONDER_SAVE_ANYWAY, NULL, NULL));
  g_assert_false (save (loaded, fixture, SONDER_SAVE_UNCHANGED, &stamp, &error));
  g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED);
  text = read_text (fixture);
  g_assert_nonnull (strstr (text, "theirs"));
}

static void
test_load_errors (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path, *message;
  } rows[] = {
    { "/", "/: this is a folder" },
    { "/dev/null", "null: this is not a regular file" },
    { "/nowhere/x.json", "x.json: " },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (rows[i].path);

      g_assert_null (sonder_project_load (file, NULL, NULL, NULL, NULL, &error));
      g_assert_true (g_str_has_prefix (error->message, rows[i].message));
      g_clear_error (&error);
    }
  g_assert_true (
      g_file_set_contents (fixture->path, "{\"format\": \"sonder-project\",\n x}", -1, NULL));
  g_assert_null (sonder_project_load (fixture->file, NULL, NULL, NULL, NULL, &error));
  g_assert_cmpstr (
      error->message, ==,
      "a.sonder.json: line 2, column 2 (format): expected the name of a member in double "
      "quotes, found “x”");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SonderSnapshot) snapshot =
      read_project ("{\"format\": \"sonder-project\", \"version\": 9}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (snapshot, fixture, SONDER_SAVE_NEW, NULL, &error));
  g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_READ_ONLY);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_not_here (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SonderSnapshot) snapshot = make_project ("x", 1);
  g_autoptr (GFile) file = g_file_new_for_uri ("sonder-test://nowhere/x.json");
  g_autoptr (GError) error = NULL;

  g_assert_false (
      sonder_project_save (snapshot, file, SONDER_SAVE_NEW, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* Saves one project and the other by turns until it is killed. */
static void
save_for_ever (const Fixture *fixture, SonderSnapshot *a, SonderSnapshot *b)
{
  for (;;)
    if (!save (a, fixture, SONDER_SAVE_ANYWAY, NULL, NULL) ||
        !save (b, fixture, SONDER_SAVE_ANYWAY, NULL, NULL))
      _exit (1);
}

/* Killed at any moment, what is there is one or the other, whole; and what was left
 * is cleared away. */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SonderSnapshot) a = make_project ("a", 3000);
  g_autoptr (SonderSnapshot) b = make_project ("bb", 6000);
  g_autofree char *text_a = write_project (a);
  g_autofree char *text_b = write_project (b);
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  guint n_leftovers = 0;

  g_assert_true (save (a, fixture, SONDER_SAVE_NEW, NULL, NULL));
  for (guint i = 0; i < 60; i++)
    {
      const pid_t child = fork ();
      g_autofree char *text = NULL;
      int status;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        save_for_ever (fixture, a, b);
      g_usleep ((gulong) g_rand_int_range (random, 500, 15000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      text = read_text (fixture);
      g_assert_true (g_str_equal (text, text_a) || g_str_equal (text, text_b));
      g_assert_cmpuint (count_files (fixture), <=, 2);
      n_leftovers += count_files (fixture) - 1;
    }
  g_test_message ("%u leftovers", n_leftovers);
  g_assert_true (save (a, fixture, SONDER_SAVE_ANYWAY, NULL, NULL));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static gboolean
tell_kernel (const char *path, const char *text)
{
  const int fd = open (path, O_WRONLY | O_CLOEXEC);
  const gboolean fine = fd >= 0 && write (fd, text, strlen (text)) == (gssize)strlen (text);

  if (fd >= 0)
    close (fd);
  return fine;
}

/* Mounts of its own. Who is not root needs users of its own for that, too, and would
 * be nobody among them, who can make no file, if it did not say who it is. */
static gboolean
enter_namespace (void)
{
  g_autofree char *users = g_strdup_printf ("%u %u 1", getuid (), getuid ());
  g_autofree char *groups = g_strdup_printf ("%u %u 1", getgid (), getgid ());

  if (unshare (CLONE_NEWNS) == 0)
    return TRUE;

  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
         tell_kernel ("/proc/self/uid_map", users) &&
         tell_kernel ("/proc/self/setgroups", "deny") &&
         tell_kernel ("/proc/self/gid_map", groups);
}

static int
save_on_small_disk (const Fixture *fixture)
{
  g_autoptr (SonderSnapshot) small = make_project ("small", 100);
  g_autoptr (SonderSnapshot) large = make_project ("large", 50000);
  g_autofree char *expected = write_project (small);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!enter_namespace () ||
      mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=256k") != 0)
    return SKIPPED;
  if (!save (small, fixture, SONDER_SAVE_NEW, NULL, &error))
    return 1;
  if (save (large, fixture, SONDER_SAVE_ANYWAY, NULL, &error))
    return 2;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) || count_files (fixture) != 1)
    return 3;
  text = read_text (fixture);
  return g_str_equal (text, expected) ? 0 : 4;
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  const pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (save_on_small_disk (fixture));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == SKIPPED)
    g_test_skip ("no file system can be mounted here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
  GThread *thread;
  guint n_progress;
  double fraction;
} Waiting;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

static void
progress_cb (double fraction, gpointer data)
{
  Waiting *waiting = data;

  g_assert_true (g_thread_self () == waiting->thread);
  g_assert_null (waiting->result);
  g_assert_cmpfloat (fraction, >, waiting->fraction);
  waiting->fraction = fraction;
  waiting->n_progress++;
}

static void
wait_begin (Waiting *waiting)
{
  *waiting = (Waiting){ .loop = g_main_loop_new (NULL, FALSE), .thread = g_thread_self () };
}

static void
wait_clear (Waiting *waiting)
{
  g_clear_object (&waiting->result);
  g_clear_pointer (&waiting->loop, g_main_loop_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiting, wait_clear)

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SonderSnapshot) snapshot = make_project ("large", 200000);
  g_autoptr (SonderSnapshot) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Waiting) saving = { 0 };
  g_auto (Waiting) loading = { 0 };
  SonderFileStamp saved_stamp, stamp;

  wait_begin (&saving);
  sonder_project_save_async (snapshot, fixture->file, SONDER_SAVE_NEW, NULL, progress_cb, &saving,
                             NULL, done_cb, &saving);
  g_main_loop_run (saving.loop);
  g_assert_true (sonder_project_save_finish (saving.result, &saved_stamp, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (saving.n_progress, >, 5);
  g_assert_cmpuint (saving.n_progress, <=, 100);

  wait_begin (&loading);
  sonder_project_load_async (fixture->file, progress_cb, &loading, NULL, done_cb, &loading);
  g_main_loop_run (loading.loop);
  loaded = sonder_project_load_finish (loading.result, &stamp, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loading.n_progress, >, 5);
  g_assert_cmphex (stamp.hash, ==, saved_stamp.hash);
  g_assert_cmpuint (loaded->customers->n_rows, ==, 200000);
}

static void
test_async_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SonderSnapshot) snapshot = make_project ("large", 1000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Waiting) saving = { 0 };
  g_auto (Waiting) loading = { 0 };

  wait_begin (&saving);
  wait_begin (&loading);
  g_cancellable_cancel (cancellable);
  sonder_project_save_async (snapshot, fixture->file, SONDER_SAVE_NEW, NULL, progress_cb, &saving,
                             cancellable, done_cb, &saving);
  g_main_loop_run (saving.loop);
  g_assert_false (sonder_project_save_finish (saving.result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (fixture), ==, 0);
  sonder_project_load_async (fixture->file, NULL, NULL, cancellable, done_cb, &loading);
  g_main_loop_run (loading.loop);
  g_assert_null (sonder_project_load_finish (loading.result, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/project-file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("changed-by-others", test_changed_by_others);
  ADD ("load-errors", test_load_errors);
  ADD ("read-only", test_read_only);
  ADD ("not-here", test_not_here);
  ADD ("kill", test_kill);
  ADD ("full-disk", test_full_disk);
  ADD ("async", test_async);
  ADD ("async-cancelled", test_async_cancelled);
  return g_test_run ();
}

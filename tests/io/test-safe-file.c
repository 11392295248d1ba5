/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "content-hash.h"
#include "project-error.h"

#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("sonder-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "a.sonder.json", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
path_of (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
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
put (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
check_content (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static guint64
hash_of (const char *text)
{
  SonderContentHash hash;

  sonder_content_hash_init (&hash);
  sonder_content_hash_update (&hash, text, strlen (text));
  return sonder_content_hash_get (&hash);
}

static gboolean
save (
    const char *path, SonderSaveMode mode, SonderFileStamp *stamp, const char *text, GError **error)
{
  g_autoptr (SonderSafeFile) file = sonder_safe_file_new (path, mode, stamp, NULL, error);

  return file != NULL &&
         g_output_stream_write_all (sonder_safe_file_get_stream (file), text, strlen (text), NULL,
                                    NULL, error) &&
         sonder_safe_file_commit (file, strlen (text), hash_of (text), stamp, NULL, error);
}

static SonderFileStamp
stamp_of (const char *path, const char *text)
{
  SonderFileStamp stamp;
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  sonder_file_stamp_init (&stamp, &status, hash_of (text));
  return stamp;
}

static mode_t
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const mode_t mask = umask (022);

  g_assert_true (save (fixture->path, SONDER_SAVE_NEW, NULL, "one", &error));
  umask (mask);
  g_assert_no_error (error);
  check_content (fixture->path, "one");
  g_assert_cmpint (mode_of (fixture->path), ==, 0644);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_false (save (fixture->path, SONDER_SAVE_NEW, NULL, "two", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  check_content (fixture->path, "one");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* Somebody makes the file while it is being written. */
static void
test_new_race (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderSafeFile) file =
      sonder_safe_file_new (fixture->path, SONDER_SAVE_NEW, NULL, NULL, &error);

  g_assert_no_error (error);
  put (fixture->path, "theirs");
  g_assert_false (sonder_safe_file_commit (file, 0, hash_of (""), NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_pointer (&file, sonder_safe_file_free);
  check_content (fixture->path, "theirs");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_replace_keeps_mode (Fixture *fixture, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0755, 0606 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;

      put (fixture->path, "old");
      g_assert_cmpint (chmod (fixture->path, modes[i]), ==, 0);
      g_assert_true (save (fixture->path, SONDER_SAVE_ANYWAY, NULL, "new", &error));
      g_assert_cmpint (mode_of (fixture->path), ==, modes[i]);
      check_content (fixture->path, "new");
    }
}

static void
test_keeps_owner (Fixture *fixture, gconstpointer data)
{
  struct stat status;

  put (fixture->path, "old");
  if (chown (fixture->path, NOBODY, NOBODY) != 0)
    {
      g_test_skip ("only the superuser can give files away");
      return;
    }
  g_assert_true (save (fixture->path, SONDER_SAVE_ANYWAY, NULL, "new", NULL));
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_uid, ==, NOBODY);
  g_assert_cmpint (status.st_gid, ==, NOBODY);
}

/* Links stay links: to a file, to a link, relative and absolute, to nothing yet. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = path_of (fixture, "other");
  g_autofree char *target = g_build_filename (folder, "target.json", NULL);
  g_autofree char *relative = path_of (fixture, "relative.json");
  g_autofree char *absolute = path_of (fixture, "absolute.json");
  g_autofree char *chain = path_of (fixture, "chain.json");
  const char *links[] = { relative, absolute, chain };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("other/target.json", relative), ==, 0);
  g_assert_cmpint (symlink (target, absolute), ==, 0);
  g_assert_cmpint (symlink ("relative.json", chain), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (
          save (links[i], i == 0 ? SONDER_SAVE_NEW : SONDER_SAVE_ANYWAY, NULL, links[i], &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (links[i], G_FILE_TEST_IS_SYMLINK));
      g_assert_false (g_file_test (target, G_FILE_TEST_IS_SYMLINK));
      check_content (target, links[i]);
    }
  g_assert_cmpuint (count_files (fixture), ==, 4);
}

static void
test_link_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("a.sonder.json", fixture->path), ==, 0);
  g_assert_false (save (fixture->path, SONDER_SAVE_ANYWAY, NULL, "x", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
}

static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SonderFileStamp stamp;

  put (fixture->path, "old");
  stamp = stamp_of (fixture->path, "old");
  g_assert_true (save (fixture->path, SONDER_SAVE_UNCHANGED, &stamp, "one", &error));
  g_assert_true (save (fixture->path, SONDER_SAVE_UNCHANGED, &stamp, "two!", &error));
  g_assert_no_error (error);
  check_content (fixture->path, "two!");
  g_assert_cmpuint (stamp.size, ==, 4);
}

static void
set_time (const char *path, gint64 seconds)
{
  const struct timespec times[] = { { seconds, 0 }, { seconds, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

/* What others do to the file between opening and saving. */
static void
test_changed_by_others (Fixture *fixture, gconstpointer data)
{
  enum
  {
    LONGER,
    SAME_LENGTH,
    SAME_TIME_RECENT,
    REWRITTEN,
    TOUCHED,
    GONE
  };
  static const struct
  {
    const char *name;
    int change;
    gboolean saved;
  } rows[] = {
    { "longer", LONGER, FALSE },
    { "of the same length", SAME_LENGTH, FALSE },
    { "within the grain of time", SAME_TIME_RECENT, FALSE },
    { "another file of the same content", REWRITTEN, TRUE },
    { "only touched", TOUCHED, TRUE },
    { "removed", GONE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
      const gint64 time = rows[i].change == SAME_TIME_RECENT ? now : now - 100;
      g_autoptr (GError) error = NULL;
      SonderFileStamp stamp;
      int fd;

      g_test_message ("%s", rows[i].name);
      g_unlink (fixture->path);
      put (fixture->path, "mine");
      set_time (fixture->path, time);
      stamp = stamp_of (fixture->path, "mine");
      switch (rows[i].change)
        {
        case LONGER:
          put (fixture->path, "theirs");
          break;
        case SAME_LENGTH:
          put (fixture->path, "hers");
          break;
        case SAME_TIME_RECENT:
          fd = open (fixture->path, O_WRONLY);
          g_assert_cmpint (write (fd, "hers", 4), ==, 4);
          close (fd);
          set_time (fixture->path, time);
          break;
        case REWRITTEN:
          put (fixture->path, "mine");
          break;
        case TOUCHED:
          set_time (fixture->path, time + 50);
          break;
        default:
          g_unlink (fixture->path);
        }
      g_assert_cmpint (save (fixture->path, SONDER_SAVE_UNCHANGED, &stamp, "new", &error), ==,
                       rows[i].saved);
      if (rows[i].saved)
        g_assert_no_error (error);
      else
        g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED);
      g_assert_cmpuint (count_files (fixture), ==, 1);
      if (rows[i].saved)
        check_content (fixture->path, "new");
    }
}

/* Others change the file while it is being saved. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SonderSafeFile) file = NULL;
  g_autoptr (GError) error = NULL;
  SonderFileStamp stamp;

  put (fixture->path, "mine");
  stamp = stamp_of (fixture->path, "mine");
  file = sonder_safe_file_new (fixture->path, SONDER_SAVE_UNCHANGED, &stamp, NULL, &error);
  g_assert_no_error (error);
  put (fixture->path, "theirs");
  g_assert_false (sonder_safe_file_commit (file, 0, hash_of (""), NULL, NULL, &error));
  g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED);
  check_content (fixture->path, "theirs");
}

/* What stands on the disk is not what was meant. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *written;
    guint64 length;
    const char *hashed;
  } rows[] = {
    { "new", 4, "new" },
    { "new", 2, "new" },
    { "new", 3, "now" },
  };

  put (fixture->path, "old");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderSafeFile) file =
          sonder_safe_file_new (fixture->path, SONDER_SAVE_ANYWAY, NULL, NULL, &error);

      g_output_stream_write_all (sonder_safe_file_get_stream (file), rows[i].written,
                                 strlen (rows[i].written), NULL, NULL, &error);
      g_assert_false (sonder_safe_file_commit (file, rows[i].length, hash_of (rows[i].hashed), NULL,
                                               NULL, &error));
      g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_DAMAGED);
      g_clear_pointer (&file, sonder_safe_file_free);
      check_content (fixture->path, "old");
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderSafeFile) file =
      sonder_safe_file_new (fixture->path, SONDER_SAVE_NEW, NULL, cancellable, &error);

  g_cancellable_cancel (cancellable);
  g_assert_false (sonder_safe_file_commit (file, 0, hash_of (""), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&file, sonder_safe_file_free);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_no_regular_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe_path = path_of (fixture, "pipe");
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", "a.json", NULL);
  const struct
  {
    const char *path;
    int code;
  } rows[] = {
    { fixture->folder, G_IO_ERROR_NOT_REGULAR_FILE },
    { pipe_path, G_IO_ERROR_NOT_REGULAR_FILE },
    { "/dev/null", G_IO_ERROR_NOT_REGULAR_FILE },
    { missing, G_IO_ERROR_NOT_FOUND },
  };

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (save (rows[i].path, SONDER_SAVE_ANYWAY, NULL, "x", &error));
      g_assert_error (error, G_IO_ERROR, rows[i].code);
    }
}

/* Runs a function in a child as somebody with no rights; returns what it returns. */
static int
run_as_nobody (int (*run) (Fixture *fixture), Fixture *fixture)
{
  const pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (99);
      _exit (run (fixture));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
save_without_rights (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (save (fixture->path, SONDER_SAVE_ANYWAY, NULL, "new", &error))
    return 1;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ? 0 : 2;
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  put (fixture->path, "old");
  g_assert_cmpint (chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (run_as_nobody (save_without_rights, fixture), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0700), ==, 0);
  check_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* The folder would let the file be replaced, but it is marked. */
static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  put (fixture->path, "old");
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0777), ==, 0);
  g_assert_cmpint (run_as_nobody (save_without_rights, fixture), ==, 0);
  check_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static int
save_to_full_disk (Fixture *fixture)
{
  const struct rlimit limit = { 1000, 1000 };
  g_autofree char *text = g_strnfill (5000, 'n');
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 98;
  if (save (fixture->path, SONDER_SAVE_ANYWAY, NULL, text, &error))
    return 1;
  return error->domain == G_IO_ERROR ? 0 : 2;
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  put (fixture->path, "old");
  g_assert_cmpint (chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0777), ==, 0);
  g_assert_cmpint (run_as_nobody (save_to_full_disk, fixture), ==, 0);
  check_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* Leftovers of all kinds are removed; a save at work is not disturbed. */
static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *leftover = path_of (fixture, ".a.sonder.json.saving");
  g_autofree char *other = path_of (fixture, "other");

  put (other, "precious");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      switch (i)
        {
        case 0:
          put (leftover, "half a pro");
          break;
        case 1:
          g_assert_cmpint (symlink ("other", leftover), ==, 0);
          break;
        case 2:
          g_assert_cmpint (link (other, leftover), ==, 0);
          break;
        default:
          g_assert_cmpint (mkfifo (leftover, 0600), ==, 0);
        }
      g_assert_true (save (fixture->path, SONDER_SAVE_ANYWAY, NULL, "new", &error));
      g_assert_no_error (error);
      check_content (fixture->path, "new");
      check_content (other, "precious");
      g_assert_cmpuint (count_files (fixture), ==, 2);
    }
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderSafeFile) first =
      sonder_safe_file_new (fixture->path, SONDER_SAVE_NEW, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (save (fixture->path, SONDER_SAVE_ANYWAY, NULL, "second", &error));
  g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (sonder_safe_file_commit (first, 0, hash_of (""), NULL, NULL, &error));
  check_content (fixture->path, "");
}

static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'x');
  g_autofree char *path = path_of (fixture, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (path, SONDER_SAVE_NEW, NULL, "long", &error));
  g_assert_no_error (error);
  check_content (path, "long");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/safe-file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new", test_new);
  ADD ("new-race", test_new_race);
  ADD ("replace-keeps-mode", test_replace_keeps_mode);
  ADD ("keeps-owner", test_keeps_owner);
  ADD ("links", test_links);
  ADD ("link-loop", test_link_loop);
  ADD ("unchanged", test_unchanged);
  ADD ("changed-by-others", test_changed_by_others);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("damaged", test_damaged);
  ADD ("cancel", test_cancel);
  ADD ("no-regular-file", test_no_regular_file);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("read-only-file", test_read_only_file);
  ADD ("full-disk", test_full_disk);
  ADD ("leftovers", test_leftovers);
  ADD ("busy", test_busy);
  ADD ("long-name", test_long_name);
  return g_test_run ();
}

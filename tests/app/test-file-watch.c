/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other programs do to a file, and what of it is worth an alarm. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "content-hash.h"
#include "file-watch.h"
#include "patience.h"

/* Longer than the watch waits before it looks. */
#define QUIET_MS 700

static char *folder;

static SonderFileStamp
take_stamp (const char *path)
{
  SonderFileStamp stamp;
  struct stat status;
  guint64 hash;
  int fd = g_open (path, O_RDONLY, 0);

  g_assert_cmpint (fstat (fd, &status), ==, 0);
  g_assert_true (sonder_file_hash (fd, &hash, NULL, NULL));
  sonder_file_stamp_init (&stamp, &status, hash);
  close (fd);

  return stamp;
}

static void
write_text (const char *path,
            const char *text)
{
  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
}

static void
touch (const char *path)
{
  struct utimbuf times = { 1, 1 };

  g_assert_cmpint (utime (path, &times), ==, 0);
}

static void
append (const char *path)
{
  write_text (path, "first text\nand more\n");
}

static void
write_same (const char *path)
{
  write_text (path, "first text\n");
}

/* As editors save: a new file takes the old one's place. */
static void
replace (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".new", NULL);

  write_text (other, "other text\n");
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
replace_by_same (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".new", NULL);

  write_text (other, "first text\n");
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
move_away (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".moved", NULL);

  g_assert_cmpint (g_rename (path, other), ==, 0);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
}

static void
delete (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static const struct
{
  const char     *name;
  void (*happen)  (const char *path);
  SonderFileState state;
} happenings[] = {
  { "touched", touch, SONDER_FILE_SAME },
  { "written-the-same", write_same, SONDER_FILE_SAME },
  { "replaced-by-the-same", replace_by_same, SONDER_FILE_SAME },
  { "appended", append, SONDER_FILE_CHANGED },
  { "replaced", replace, SONDER_FILE_CHANGED },
  { "made-a-folder", make_folder, SONDER_FILE_CHANGED },
  { "moved", move_away, SONDER_FILE_GONE },
  { "deleted", delete, SONDER_FILE_GONE },
};

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_happening (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = g_build_filename (folder, happenings[i].name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SonderFileWatch) watch = sonder_file_watch_new ();
  SonderFileStamp stamp;
  guint count = 0;

  write_text (path, "first text\n");
  stamp = take_stamp (path);
  sonder_file_watch_begin (watch, file, &stamp);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (count_cb), &count);

  happenings[i].happen (path);
  if (happenings[i].state == SONDER_FILE_SAME)
    wait_ms (QUIET_MS);
  else
    wait_until (sonder_file_watch_get_state (watch) == happenings[i].state);
  g_assert_cmpint (sonder_file_watch_get_state (watch), ==, happenings[i].state);
  g_assert_cmpuint (count, ==, happenings[i].state == SONDER_FILE_SAME ? 0 : 1);
}

/* Where a folder cannot be monitored, a look finds the same. */
static void
test_check (void)
{
  g_autofree char *path = g_build_filename (folder, "checked", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SonderFileWatch) watch = sonder_file_watch_new ();
  SonderFileStamp stamp;

  write_text (path, "first text\n");
  stamp = take_stamp (path);
  sonder_file_watch_begin (watch, file, &stamp);
  sonder_file_watch_suspend (watch);
  append (path);
  sonder_file_watch_check (watch);
  wait_ms (QUIET_MS);
  g_assert_cmpint (sonder_file_watch_get_state (watch), ==, SONDER_FILE_SAME);

  sonder_file_watch_resume (watch);
  sonder_file_watch_check (watch);
  sonder_file_watch_check (watch);
  wait_until (sonder_file_watch_get_state (watch) == SONDER_FILE_CHANGED);

  /* Saving it makes it the program's own again. */
  stamp = take_stamp (path);
  sonder_file_watch_begin (watch, file, &stamp);
  g_assert_cmpint (sonder_file_watch_get_state (watch), ==, SONDER_FILE_SAME);
}

/* Who chose to ignore a change hears of the next. */
static void
test_again (void)
{
  g_autofree char *path = g_build_filename (folder, "again", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SonderFileWatch) watch = sonder_file_watch_new ();
  SonderFileStamp stamp;
  guint count = 0;

  write_text (path, "first text\n");
  stamp = take_stamp (path);
  sonder_file_watch_begin (watch, file, &stamp);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (count_cb), &count);
  append (path);
  wait_until (count == 1);
  touch (path);
  wait_ms (QUIET_MS);
  g_assert_cmpuint (count, ==, 1);
  replace (path);
  wait_until (count == 2);
  write_same (path);
  wait_until (count == 3);
  g_assert_cmpint (sonder_file_watch_get_state (watch), ==, SONDER_FILE_SAME);
}

/* Nothing, and what is not on this machine, is never an alarm. */
static void
test_nothing (void)
{
  g_autoptr (GFile) far = g_file_new_for_uri ("https://example.org/x.sonder.json");
  g_autoptr (SonderFileWatch) watch = sonder_file_watch_new ();
  SonderFileStamp stamp = { 0 };

  sonder_file_watch_check (watch);
  sonder_file_watch_begin (watch, far, &stamp);
  sonder_file_watch_check (watch);
  sonder_file_watch_begin (watch, NULL, &stamp);
  sonder_file_watch_check (watch);
  wait_ms (50);
  g_assert_cmpint (sonder_file_watch_get_state (watch), ==, SONDER_FILE_SAME);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("sonder-watch-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (happenings); i++)
    {
      g_autofree char *path = g_strconcat ("/file-watch/", happenings[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_happening);
    }
  g_test_add_func ("/file-watch/check", test_check);
  g_test_add_func ("/file-watch/again", test_again);
  g_test_add_func ("/file-watch/nothing", test_nothing);

  return g_test_run ();
}

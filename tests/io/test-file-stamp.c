/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-stamp.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "content-hash.h"

static struct stat
make_status (void)
{
  struct stat status = { .st_dev = 3, .st_ino = 5, .st_size = 7 };

  status.st_mtim.tv_sec = 1740787200;
  status.st_mtim.tv_nsec = 123456789;
  return status;
}

/* Each thing that the system says of a file counts; who may read it does not. */
static void
test_same_status (void)
{
  const struct stat status = make_status ();
  struct stat others[5] = { status, status, status, status, status };
  SonderFileStamp stamp;

  others[0].st_dev++;
  others[1].st_ino++;
  others[2].st_size++;
  others[3].st_mtim.tv_sec++;
  others[4].st_mtim.tv_nsec++;
  sonder_file_stamp_init (&stamp, &status, 9);
  g_assert_true (sonder_file_stamp_same_status (&stamp, &status));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (sonder_file_stamp_same_status (&stamp, &others[i]));
  others[0] = status;
  others[0].st_mode = 0600;
  g_assert_true (sonder_file_stamp_same_status (&stamp, &others[0]));
}

static void
test_recent (void)
{
  struct stat status = make_status ();
  SonderFileStamp stamp;

  sonder_file_stamp_init (&stamp, &status, 0);
  g_assert_false (sonder_file_stamp_is_recent (&stamp));
  status.st_mtim.tv_sec = g_get_real_time () / G_USEC_PER_SEC;
  sonder_file_stamp_init (&stamp, &status, 0);
  g_assert_true (sonder_file_stamp_is_recent (&stamp));
  /* The clock of a file server may be ahead. */
  status.st_mtim.tv_sec += 3600;
  sonder_file_stamp_init (&stamp, &status, 0);
  g_assert_true (sonder_file_stamp_is_recent (&stamp));
}

static void
test_hash (void)
{
  g_autofree char *path = NULL;
  const int fd = g_file_open_tmp ("sonder-XXXXXX", &path, NULL);
  g_autofree char *text = g_strnfill (1000001, 'x');
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SonderContentHash expected;
  guint64 hash;

  g_assert_cmpint (fd, >=, 0);
  text[500000] = 'y';
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (int) strlen (text));
  sonder_content_hash_init (&expected);
  sonder_content_hash_update (&expected, text, strlen (text));
  g_assert_true (sonder_file_hash (fd, &hash, cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmphex (hash, ==, sonder_content_hash_get (&expected));
  g_cancellable_cancel (cancellable);
  g_assert_false (sonder_file_hash (fd, &hash, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  close (fd);
  g_unlink (path);
  g_assert_false (sonder_file_hash (fd, &hash, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-stamp/same-status", test_same_status);
  g_test_add_func ("/file-stamp/recent", test_recent);
  g_test_add_func ("/file-stamp/hash", test_hash);
  return g_test_run ();
}

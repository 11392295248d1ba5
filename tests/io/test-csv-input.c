/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-input.h"

#include <glib/gstdio.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

#include "csv-error.h"
#include "csv-testing.h"

static char *
read_all (SonderCsvInput *input)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean end = FALSE;

  while (!end)
    {
      g_assert_true (sonder_csv_input_read (input, text, &end, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpfloat (sonder_csv_input_get_fraction (input), ==, 1.0);
  g_byte_array_append (text, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (g_steal_pointer (&text), FALSE);
}

/* More than one block, with a double byte across the seam. */
static char *
long_text (void)
{
  g_autoptr (GString) text = g_string_new ("x");

  while (text->len < 700 * 1024)
    g_string_append (text, "é");
  return g_strdup (text->str);
}

static void
test_stream (void)
{
  g_autofree char *text = long_text ();
  g_autoptr (SonderCsvInput) input = csv_input (text, -1, NULL, NULL);
  g_autofree char *read = read_all (input);

  g_assert_true (strcmp (text, read) == 0);
  g_assert_cmpstr (sonder_csv_input_get_encoding (input), ==, "UTF-8");
}

static void
test_pipe (void)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (SonderCsvInput) input = NULL;
  g_autofree char *read = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "caf\xe9\n", 5), ==, 5);
  close (ends[1]);
  stream = g_unix_input_stream_new (ends[0], TRUE);
  input = sonder_csv_input_new (stream, "pipe", NULL, NULL, NULL);
  g_assert_nonnull (input);
  read = read_all (input);
  g_assert_cmpstr (read, ==, "café\n");
  g_assert_cmpint (sonder_csv_input_get_origin (input), ==, SONDER_ENCODING_GUESSED);
}

static void
test_named (void)
{
  g_autoptr (SonderCsvInput) input = csv_input ("\x82", 1, "cp850", NULL);
  g_autofree char *read = read_all (input);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (read, ==, "é");
  g_assert_cmpint (sonder_csv_input_get_origin (input), ==, SONDER_ENCODING_NAMED);
  g_assert_null (csv_input ("a", 1, "klingon", &error));
  g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_ENCODING);
}

static void
test_missing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/x.csv");
  g_autoptr (GFile) folder = g_file_new_for_path ("/");
  g_autoptr (GError) error = NULL;

  g_assert_null (sonder_csv_input_open (file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sonder_csv_input_open (folder, NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_binary (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize n;
    gboolean is_text;
  } rows[] = {
    { "text", "a,b\n1,2\n", 8, TRUE },
    { "filled up with zeros", "id,nps\n1,9\0\n2,\0" "8\n3,7\n", 21, TRUE },
    { "an old end of file", "a,b\n1,2\n\x1a", 9, TRUE },
    { "program", "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0", 24, FALSE },
    { "archive", "PK\3\4\x14\0\6\0\x08\0abc\1\2", 15, FALSE },
    { "UTF-16", "\xff\xfe" "a\0,\0\1\1\2\1\3\1\4\1", 14, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderCsvInput) input = csv_input (rows[i].bytes, rows[i].n, NULL, &error);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (input != NULL, ==, rows[i].is_text);
      if (!rows[i].is_text)
        g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_EMPTY);
    }
}

static void
test_too_large (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("sonder-XXXXXX.csv", &path, NULL);

  g_assert_cmpint (ftruncate (fd, (off_t)SONDER_CSV_MAX_FILE_SIZE + 1), ==, 0);
  close (fd);
  file = g_file_new_for_path (path);
  g_assert_null (sonder_csv_input_open (file, NULL, NULL, &error));
  g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE);
  g_unlink (path);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a,b", 3, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sonder_csv_input_new (stream, "x", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-input/stream", test_stream);
  g_test_add_func ("/csv-input/pipe", test_pipe);
  g_test_add_func ("/csv-input/named", test_named);
  g_test_add_func ("/csv-input/missing", test_missing);
  g_test_add_func ("/csv-input/binary", test_binary);
  g_test_add_func ("/csv-input/too-large", test_too_large);
  g_test_add_func ("/csv-input/cancel", test_cancel);
  return g_test_run ();
}

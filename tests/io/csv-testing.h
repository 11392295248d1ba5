/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "csv-table.h"

/* What the tests of the CSV reader share. */

static inline SonderCsvInput *
csv_input (const char *bytes, gssize length, const char *encoding, GError **error)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize)length);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (copy);

  return sonder_csv_input_new (stream, "test.csv", encoding, NULL, error);
}

static inline SonderCsvTable *
csv_table_full (const char *bytes, gssize length, const SonderCsvOptions *options, GError **error)
{
  g_autoptr (SonderCsvInput) input = csv_input (bytes, length, options->encoding, error);

  return input != NULL ? sonder_csv_table_read (input, options, NULL, NULL, NULL, error) : NULL;
}

static inline SonderCsvTable *
csv_table (const char *text)
{
  SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;
  SonderCsvTable *table = csv_table_full (text, -1, &options, &error);

  g_assert_no_error (error);
  return table;
}

static inline GFile *
shared_file (const char *path)
{
  const char *folder = g_getenv ("SONDER_SHARED_DATA");
  g_autofree char *name = folder != NULL ? g_build_filename (folder, path, NULL) : NULL;

  if (name == NULL || !g_file_test (name, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data are not there");
      return NULL;
    }
  return g_file_new_for_path (name);
}

/* Cells with their text in brackets, rows on lines. */
static inline char *
dump_table (const SonderCsvTable *table)
{
  GString *dump = g_string_new (NULL);

  for (guint column = 0; column < table->columns->len; column++)
    g_string_append_printf (dump, "[%s]", sonder_csv_table_name (table, column));
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_string_append_c (dump, '\n');
      for (guint column = 0; column < table->columns->len; column++)
        g_string_append_printf (dump, "[%s]", sonder_csv_table_cell (table, row, column));
    }
  return g_string_free (dump, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "arguments.h"
#include "cli-error.h"
#include "console.h"
#include "encoding.h"
#include "loaded-project.h"
#include "project-writer.h"
#include "verbs.h"

/* Whether the file has the very bytes that saving would give it. */
static gboolean
is_canonical (SonderSnapshot *snapshot,
              const SonderFileStamp *stamp,
              gboolean *canonical,
              GError **error)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/dev/null");
  g_autoptr (GFileOutputStream) stream =
      g_file_append_to (nowhere, G_FILE_CREATE_NONE, NULL, error);
  g_autoptr (SonderJsonWriter) writer = NULL;

  if (stream == NULL)
    return FALSE;

  writer = sonder_json_writer_new (G_OUTPUT_STREAM (stream), NULL);
  sonder_project_write (snapshot, writer, NULL, NULL);
  if (!sonder_json_writer_finish (writer, error))
    return FALSE;

  *canonical = sonder_json_writer_get_length (writer) == stamp->size &&
               sonder_json_writer_get_hash (writer) == stamp->hash;
  return TRUE;
}

static gboolean
format_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SonderSnapshot) snapshot = NULL;
  g_autofree char *shown = sonder_file_name_for_display (path);
  g_autofree char *line = g_strdup_printf ("%s\n", shown);
  SonderFileStamp stamp;
  gboolean canonical;

  snapshot = sonder_snapshot_load (file, &stamp, error);
  if (snapshot == NULL || !is_canonical (snapshot, &stamp, &canonical, error))
    return FALSE;
  if (canonical)
    return TRUE;

  return sonder_snapshot_save (snapshot, file, SONDER_SAVE_UNCHANGED, &stamp, error) &&
         sonder_console_print (line, error);
}

gboolean
sonder_verb_format (SonderArguments *arguments, GError **error)
{
  guint n = sonder_arguments_get_n_operands (arguments);
  guint n_failed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) file_error = NULL;

      if (format_file (sonder_arguments_get_operand (arguments, i), &file_error))
        continue;
      if (g_error_matches (file_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&file_error));
          return FALSE;
        }
      sonder_console_message ("%s", file_error->message);
      n_failed++;
    }

  if (n_failed > 0)
    g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_SAID, "");

  return n_failed == 0;
}

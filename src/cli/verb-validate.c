/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "arguments.h"
#include "cli-error.h"
#include "console.h"
#include "encoding.h"
#include "loaded-project.h"
#include "project-check.h"
#include "verbs.h"

static gboolean
report_problems (GPtrArray *problems, const char *shown, GError **error)
{
  for (guint i = 0; i < problems->len; i++)
    sonder_console_message ("%s: %s", shown, (const char *)problems->pdata[i]);

  g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_SAID, "");
  return FALSE;
}

static gboolean
report_sound (SonderSnapshot *snapshot, const char *shown, GError **error)
{
  guint n_customers = sonder_table_count_rows (snapshot->customers, SONDER_ROW_DELETED, 0);
  guint n_answers = sonder_table_count_rows (snapshot->answers, SONDER_ROW_DELETED, 0);
  g_autofree char *line = NULL;

  /* Translators: a file, and how many customers and answers it holds */
  line = g_strdup_printf (_ ("%s is sound (customers: %u, answers: %u)\n"), shown, n_customers,
                          n_answers);
  return sonder_console_print (line, error);
}

gboolean
sonder_verb_validate (SonderArguments *arguments, GError **error)
{
  const char *path = sonder_arguments_get_operand (arguments, 0);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *shown = sonder_file_name_for_display (path);
  g_autoptr (SonderSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  SonderFileStamp stamp;

  snapshot = sonder_snapshot_load (file, &stamp, error);
  if (snapshot == NULL)
    return FALSE;

  problems = sonder_project_check (snapshot);
  if (snapshot->read_only_reason != NULL)
    g_ptr_array_insert (problems, 0, g_strdup (snapshot->read_only_reason));
  if (problems->len > 0)
    return report_problems (problems, shown, error);

  return report_sound (snapshot, shown, error);
}

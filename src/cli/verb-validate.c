/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "arguments.h"
#include "cli-error.h"
#include "console.h"
#include "encoding.h"
#include "loaded-project.h"
#include "verbs.h"

static gboolean
report_sound (SonderLoadedProject *loaded, const char *path, GError **error)
{
  const SonderTable *customers = sonder_project_get_customers (loaded->project);
  const SonderTable *answers = sonder_project_get_answers (loaded->project);
  guint n_answers = sonder_table_count_rows (answers, SONDER_ROW_DELETED, 0);
  guint n_customers = sonder_table_count_rows (customers, SONDER_ROW_DELETED, 0);
  g_autofree char *shown = sonder_file_name_for_display (path);
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
  g_autoptr (SonderLoadedProject) loaded = sonder_loaded_project_new (path, error);

  return loaded != NULL && report_sound (loaded, path, error);
}

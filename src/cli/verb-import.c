/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arguments.h"
#include "cli-error.h"
#include "console.h"
#include "csv-error.h"
#include "encoding.h"
#include "import-columns.h"
#include "import-option.h"
#include "import.h"
#include "loaded-project.h"
#include "progress.h"
#include "verbs.h"

/* Options about columns go into the plan as they are. */
static const char *const plan_options[] = { "source", "key",        "respondent", "name",
                                            "score",  "touchpoint", "metric",     "date-format",
                                            "date",   "comment",    "missing",    "type",
                                            "ignore" };

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE, message);
  return FALSE;
}

/* What is wrong with an option is wrong usage, not wrong input. */
static gboolean
propagate (GError **error, GError *wrong)
{
  g_autoptr (GError) owned = wrong;

  if (g_error_matches (wrong, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION) ||
      g_error_matches (wrong, SONDER_CSV_ERROR, SONDER_CSV_ERROR_ENCODING))
    return fail (error, wrong->message);

  g_propagate_error (error, g_steal_pointer (&owned));
  return FALSE;
}

static gboolean
take_header_rows (SonderCsvOptions *options, const char *text, GError **error)
{
  guint64 number;
  g_autofree char *message = NULL;

  if (text == NULL)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 0, SONDER_CSV_MAX_HEADER_ROWS, &number, NULL))
    {
      options->header_rows = (int)number;
      return TRUE;
    }

  message = g_strdup_printf (_ ("--header-rows cannot be “%s”; it is a number from 0 to %d"), text,
                             SONDER_CSV_MAX_HEADER_ROWS);
  return fail (error, message);
}

static gboolean
take_decimal (char *decimal, const char *text, GError **error)
{
  g_autofree char *message = NULL;

  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, ".") || g_str_equal (text, ","))
    {
      *decimal = text[0];
      return TRUE;
    }

  message = g_strdup_printf (_ ("--decimal cannot be “%s”; it is . or ,"), text);
  return fail (error, message);
}

static gboolean
take_file_options (SonderCsvOptions *options,
                   char *decimal,
                   SonderArguments *arguments,
                   GError **error)
{
  const char *delimiter = sonder_arguments_get (arguments, "delimiter");
  g_autoptr (GError) wrong = NULL;

  options->encoding = sonder_arguments_get (arguments, "encoding");
  if (delimiter != NULL && !sonder_csv_parse_delimiter (delimiter, &options->delimiter, &wrong))
    return fail (error, wrong->message);
  if (sonder_arguments_has (arguments, "key") && sonder_arguments_has (arguments, "respondent"))
    return fail (error, _ ("--key and --respondent exclude each other"));

  return take_header_rows (options, sonder_arguments_get (arguments, "header-rows"), error) &&
         take_decimal (decimal, sonder_arguments_get (arguments, "decimal"), error);
}

static SonderCsvTable *
read_table (const char *path, const SonderCsvOptions *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *shown = sonder_file_name_for_display (path);
  g_autofree char *doing = g_strdup_printf (_ ("Reading %s"), shown);
  GError *wrong = NULL;
  SonderCsvTable *table;

  sonder_progress_begin (doing);
  table = sonder_csv_table_read_file (file, options, sonder_progress_update, NULL, NULL, &wrong);
  sonder_progress_end ();
  if (table == NULL)
    propagate (error, wrong);

  return table;
}

static gboolean
fill_plan (SonderImportPlan *plan, SonderArguments *arguments, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (plan_options); i++)
    {
      const char *const *values = sonder_arguments_get_all (arguments, plan_options[i]);

      for (guint j = 0; values[j] != NULL; j++)
        {
          g_autoptr (GError) wrong = NULL;

          if (!sonder_import_plan_set_option (plan, plan_options[i], values[j], &wrong))
            {
              g_autofree char *message =
                  g_strdup_printf ("--%s: %s", plan_options[i], wrong->message);

              return fail (error, message);
            }
        }
    }

  return TRUE;
}

static SonderImport *
resolve (SonderImportPlan *plan, SonderSnapshot *snapshot, GError **error)
{
  GError *wrong = NULL;
  SonderImport *import;

  sonder_progress_begin (_ ("Sorting customers and answers"));
  import = sonder_import_resolve (plan, snapshot, sonder_progress_update, NULL, NULL, &wrong);
  sonder_progress_end ();
  if (import == NULL)
    propagate (error, wrong);

  return import;
}

/* What was done goes to standard output; what was not taken is a warning. */
static gboolean
report (SonderImport *import, SonderImportPlan *plan, gboolean dry_run, GError **error)
{
  g_autoptr (GArray) messages =
      sonder_import_report_describe (sonder_import_get_report (import), plan);
  g_autoptr (GString) out = g_string_new (NULL);

  sonder_import_columns_append (plan, out);
  for (guint i = 0; i < messages->len; i++)
    {
      const SonderImportMessage *message = &g_array_index (messages, SonderImportMessage, i);
      g_autofree char *text =
          g_strjoin (" ", message->text, message->hint, NULL); /* a hint of none ends it */
      g_autofree char *shown = sonder_text_for_display (text);

      if (message->kind == SONDER_IMPORT_WARNING)
        sonder_console_message ("%s", shown);
      else
        g_string_append_printf (out, "%s\n", shown);
    }
  if (dry_run)
    g_string_append_printf (out, "%s\n", _ ("This is what would happen; nothing was changed."));

  return sonder_console_print (out->str, error);
}

gboolean
sonder_verb_import (SonderArguments *arguments, GError **error)
{
  gboolean dry_run = sonder_arguments_has (arguments, "dry-run");
  SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;
  char decimal = 0;
  g_autoptr (SonderLoadedProject) loaded = NULL;
  g_autoptr (SonderSnapshot) snapshot = NULL;
  g_autoptr (SonderCsvTable) table = NULL;
  g_autoptr (SonderImportPlan) plan = NULL;
  g_autoptr (SonderImport) import = NULL;

  if (!take_file_options (&options, &decimal, arguments, error))
    return FALSE;
  loaded = sonder_loaded_project_new (sonder_arguments_get_operand (arguments, 0), error);
  if (loaded == NULL)
    return FALSE;
  table = read_table (sonder_arguments_get_operand (arguments, 1), &options, error);
  if (table == NULL)
    return FALSE;

  snapshot = sonder_project_snapshot (loaded->project);
  plan = sonder_import_plan_new (g_steal_pointer (&table), snapshot, decimal);
  plan->dry_run = dry_run;
  if (!fill_plan (plan, arguments, error))
    return FALSE;
  import = resolve (plan, snapshot, error);
  if (import == NULL)
    return FALSE;

  if (!dry_run)
    sonder_import_apply (import, loaded->project);
  if (!dry_run && sonder_import_get_report (import)->changes &&
      !sonder_loaded_project_save (loaded, error))
    return FALSE;

  return report (import, plan, dry_run, error);
}

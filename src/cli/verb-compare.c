/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-output.h"

#include "console.h"
#include "question-options.h"
#include "verbs.h"

static SonderAgainst
get_against (SonderArguments *arguments)
{
  return g_strcmp0 (sonder_arguments_get (arguments, "against"), "pairs") == 0
             ? SONDER_AGAINST_PAIRS
             : SONDER_AGAINST_REST;
}

static SonderCorrection
get_correction (SonderArguments *arguments)
{
  const char *name = sonder_arguments_get (arguments, "correction");

  for (SonderCorrection i = SONDER_CORRECTION_HOLM; i <= SONDER_CORRECTION_NONE; i++)
    if (g_strcmp0 (name, sonder_correction_get_name (i)) == 0)
      return i;

  return SONDER_CORRECTION_HOLM;
}

static char *
write_comparison (const SonderComparison *comparison, SonderProject *project, const char *format)
{
  g_autofree char *heading = NULL;

  if (g_strcmp0 (format, "json") == 0)
    return sonder_comparison_to_json (comparison);
  if (g_strcmp0 (format, "csv") == 0)
    return sonder_comparison_to_csv (comparison);

  heading = sonder_question_get_heading (comparison->figures->question, project);
  return sonder_comparison_to_table (comparison, &(SonderTableLook){
                                     .heading = heading,
                                     .width = sonder_console_get_width (),
                                     .color = sonder_console_has_color (),
                                 });
}

gboolean
sonder_verb_compare (SonderArguments *arguments, GError **error)
{
  const char *format = sonder_arguments_get (arguments, "format");
  g_autoptr (SonderLoadedProject) loaded = NULL;
  g_autoptr (SonderQuestion) question = NULL;
  g_autoptr (SonderComparison) comparison = NULL;
  g_autofree char *text = NULL;

  loaded = sonder_question_load (arguments, TRUE, &question, error);
  if (loaded == NULL)
    return FALSE;
  comparison = sonder_comparison_compute (loaded->project, question, get_against (arguments),
                                          get_correction (arguments), error);
  if (comparison == NULL)
    return FALSE;

  text = write_comparison (comparison, loaded->project, format);
  return sonder_console_print_as (text, format, error);
}

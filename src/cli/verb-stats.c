/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-output.h"

#include "console.h"
#include "question-options.h"
#include "verbs.h"

static char *
write_figures (const SonderFigures *figures, SonderProject *project, const char *format)
{
  g_autofree char *heading = NULL;

  if (g_strcmp0 (format, "json") == 0)
    return sonder_figures_to_json (figures);
  if (g_strcmp0 (format, "csv") == 0)
    return sonder_figures_to_csv (figures);

  heading = sonder_question_get_heading (figures->question, project);
  return sonder_figures_to_table (figures, &(SonderTableLook){
                                     .heading = heading,
                                     .width = sonder_console_get_width (),
                                     .color = sonder_console_has_color (),
                                 });
}

gboolean
sonder_verb_stats (SonderArguments *arguments, GError **error)
{
  const char *format = sonder_arguments_get (arguments, "format");
  g_autoptr (SonderLoadedProject) loaded = NULL;
  g_autoptr (SonderQuestion) question = NULL;
  g_autoptr (SonderFigures) figures = NULL;
  g_autofree char *text = NULL;

  loaded = sonder_question_load (arguments, FALSE, &question, error);
  if (loaded == NULL)
    return FALSE;
  figures = sonder_figures_compute (loaded->project, question, error);
  if (figures == NULL)
    return FALSE;

  text = write_figures (figures, loaded->project, format);
  return sonder_console_print_as (text, format, error);
}

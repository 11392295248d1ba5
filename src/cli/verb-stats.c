/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-output.h"

#include <string.h>

#include "console.h"
#include "loaded-project.h"
#include "question-options.h"
#include "verbs.h"

static char *
write_figures (const SonderFigures *figures, SonderProject *project, const char *format)
{
  SonderTableLook look = { .width = sonder_console_get_width (),
                           .color = sonder_console_has_color () };
  g_autofree char *heading = NULL;

  if (g_strcmp0 (format, "json") == 0)
    return sonder_figures_to_json (figures);
  if (g_strcmp0 (format, "csv") == 0)
    return sonder_figures_to_csv (figures);

  heading = sonder_question_get_heading (figures->question, project);
  look.heading = heading;
  return sonder_figures_to_table (figures, &look);
}

gboolean
sonder_verb_stats (SonderArguments *arguments, GError **error)
{
  const char *path = sonder_arguments_get_operand (arguments, 0);
  const char *format = sonder_arguments_get (arguments, "format");
  g_autoptr (SonderLoadedProject) loaded = NULL;
  g_autoptr (SonderQuestion) question = NULL;
  g_autoptr (SonderFigures) figures = NULL;
  g_autofree char *text = NULL;

  loaded = sonder_loaded_project_new (path, error);
  if (loaded == NULL)
    return FALSE;
  question = sonder_question_from_arguments (loaded->project, arguments, FALSE, error);
  if (question == NULL)
    return FALSE;
  figures = sonder_figures_compute (loaded->project, question, error);
  if (figures == NULL)
    return FALSE;

  text = write_figures (figures, loaded->project, format);
  return format == NULL || g_str_equal (format, "table")
             ? sonder_console_print (text, error)
             : sonder_console_write (text, strlen (text), error);
}

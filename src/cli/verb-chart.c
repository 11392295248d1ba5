/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart.h"
#include "cli-error.h"
#include "export.h"
#include "interrupt.h"
#include "loaded-project.h"
#include "question-options.h"
#include "sentence.h"
#include "trend.h"
#include "verbs.h"

#define USUAL_WIDTH 960
#define USUAL_HEIGHT 540
#define SMALLEST 200
#define LARGEST 10000
#define LARGEST_SCALE 8

/**
 * Request:
 *
 * What the command line asks for, besides the question.
 */
typedef struct
{
  SonderChartKind kind;
  SonderThemeKind theme;
  SonderExportFormat format;
  const char *path;
  guint width;
  guint height;
  double scale;
} Request;

static gboolean
parse_length (const char *text, guint *length)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, SMALLEST, LARGEST, &number, NULL))
    return FALSE;

  *length = (guint)number;
  return TRUE;
}

static gboolean
take_size (Request *request, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "x", -1);

  request->width = USUAL_WIDTH;
  request->height = USUAL_HEIGHT;
  if (text == NULL || (g_strv_length (parts) == 2 && parse_length (parts[0], &request->width) &&
                       parse_length (parts[1], &request->height)))
    return TRUE;

  g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
               _ ("--size cannot be “%s”; it is WIDTHxHEIGHT, each from %d to %d"), text, SMALLEST,
               LARGEST);
  return FALSE;
}

static gboolean
take_scale (Request *request, const char *text, GError **error)
{
  char *end = NULL;

  request->scale = text != NULL ? g_ascii_strtod (text, &end) : 1;
  if (text == NULL ||
      (end > text && *end == '\0' && request->scale > 0 && request->scale <= LARGEST_SCALE))
    return TRUE;

  g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
               _ ("--scale cannot be “%s”; it is a number, at most %d"), text, LARGEST_SCALE);
  return FALSE;
}

static gboolean
take_output (Request *request, const char *path, GError **error)
{
  g_autoptr (GError) wrong = NULL;

  request->path = path;
  if (sonder_export_format_from_path (path, &request->format, &wrong))
    return TRUE;

  g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE, wrong->message);
  return FALSE;
}

static gboolean
take_request (Request *request, SonderArguments *arguments, GError **error)
{
  const char *theme = sonder_arguments_get (arguments, "theme");

  request->theme = SONDER_THEME_LIGHT;
  sonder_chart_kind_parse (sonder_arguments_get_operand (arguments, 1), &request->kind);
  if (theme != NULL)
    sonder_theme_kind_parse (theme, &request->theme);

  return take_output (request, sonder_arguments_get (arguments, "output"), error) &&
         take_size (request, sonder_arguments_get (arguments, "size"), error) &&
         take_scale (request, sonder_arguments_get (arguments, "scale"), error);
}

/* With --by month, quarter or year a trend is one of all answers, in these
 * periods. */
static SonderFigures *
compute_figures (SonderProject *project,
                 SonderQuestion *question,
                 SonderChartKind kind,
                 GError **error)
{
  if (kind != SONDER_CHART_TREND)
    return sonder_figures_compute (project, question, error);

  if (!sonder_question_is_by_time (question, &question->period_unit))
    return sonder_figures_compute_trend (project, question, error);

  question->by = SONDER_BY_NONE;
  question->over_time = TRUE;
  return sonder_figures_compute (project, question, error);
}

/* What differs, tested as "sonder compare" does; only groups of customers and
 * touchpoints are compared, and only where a chart shows them side by side. */
static SonderComparison *
compare (SonderProject *project, const SonderQuestion *question, SonderChartKind kind)
{
  g_autoptr (SonderQuestion) latest = sonder_question_copy (question);

  if (kind == SONDER_CHART_TREND ||
      (question->by != SONDER_BY_SEGMENT && question->by != SONDER_BY_TOUCHPOINT &&
       question->by != SONDER_BY_ATTRIBUTE))
    return NULL;

  latest->latest = TRUE;
  /* Too many groups to compare are no reason not to draw them. */
  return sonder_comparison_compute (project, latest, SONDER_AGAINST_REST, SONDER_CORRECTION_HOLM,
                                    NULL);
}

static SonderScene *
lay_out (const Request *request, const SonderFigures *figures, const SonderComparison *comparison)
{
  g_autoptr (SonderTheme) theme = sonder_theme_new (request->theme, NULL, 1, SONDER_DIRECTION_LTR);
  g_autofree char *caution = comparison != NULL ? sonder_sentence_caution (comparison) : NULL;
  const SonderChartSpec spec = {
    .kind = request->kind,
    .figures = figures,
    .comparison = comparison,
    .note = caution,
  };

  return sonder_chart_layout (&spec, theme, request->width, request->height);
}

static gboolean
draw (const Request *request, const SonderScene *scene, GError **error)
{
  gboolean drawn;

  sonder_interrupt_hold ();
  drawn = sonder_export_to_file (scene, request->path, request->format, request->scale, error);
  sonder_interrupt_release ();

  return drawn;
}

gboolean
sonder_verb_chart (SonderArguments *arguments, GError **error)
{
  Request request = { 0 };
  g_autoptr (SonderLoadedProject) loaded = NULL;
  g_autoptr (SonderQuestion) question = NULL;
  g_autoptr (SonderFigures) figures = NULL;
  g_autoptr (SonderComparison) comparison = NULL;
  g_autoptr (SonderScene) scene = NULL;

  if (!take_request (&request, arguments, error))
    return FALSE;
  loaded = sonder_question_load (arguments, FALSE, &question, error);
  if (loaded == NULL)
    return FALSE;
  figures = compute_figures (loaded->project, question, request.kind, error);
  if (figures == NULL)
    return FALSE;

  comparison = compare (loaded->project, question, request.kind);
  scene = lay_out (&request, figures, comparison);
  return draw (&request, scene, error);
}

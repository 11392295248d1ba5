/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "strip-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "figures.h"
#include "has-data.h"
#include "privacy.h"
#include "words.h"

static SonderFigures *
compute_figures (SonderProject *project,
                 SonderItem    *segment,
                 guint          metric_position)
{
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (SonderItem) metric = g_list_model_get_item (
    sonder_project_get_items (project, SONDER_KIND_METRIC), metric_position);

  question->segment = g_strdup (sonder_item_get_id (segment));
  question->metric = metric != NULL ? g_strdup (sonder_item_get_id (metric)) : NULL;

  return sonder_figures_compute (project, question, NULL);
}

/* Of the first question that the segment has answered; else of the first one. */
static SonderFigures *
find_figures (SonderProject *project,
              SonderItem    *segment)
{
  guint n_metrics =
    g_list_model_get_n_items (sonder_project_get_items (project, SONDER_KIND_METRIC));
  SonderFigures *first = compute_figures (project, segment, 0);

  if (first == NULL || first->overall.n > 0)
    return first;

  for (guint i = 1; i < n_metrics; i++)
    {
      g_autoptr (SonderFigures) figures = compute_figures (project, segment, i);

      if (figures != NULL && figures->has_metric && figures->overall.n > 0)
        {
          sonder_figures_free (first);
          return g_steal_pointer (&figures);
        }
    }

  return first;
}

static char *
describe_score (const SonderFigures *figures)
{
  const SonderFigure *overall = &figures->overall;
  gboolean is_nps = figures->scale.kind == SONDER_SCALE_NPS;
  g_autofree char *nps = sonder_words_score_name (&figures->scale);
  const char *name = is_nps ? nps : figures->metric_name;
  g_autofree char *score = sonder_words_score (&figures->scale, overall->score);
  g_autofree char *interval = sonder_words_interval (&figures->scale, overall);
  g_autofree char *answers = sonder_words_answers (overall->n);

  if (isnan (overall->low))
    /* Translators: what is measured, the score, the number of answers */
    return g_strdup_printf (_("%s %s, %s"), name, score, answers);

  /* Translators: as in "NPS 42 [31 to 52], 260 answers": what is measured, the score, where it
   * may be, the number of answers */
  return g_strdup_printf (_("%s %s [%s], %s"), name, score, interval, answers);
}

static void
append (GString    *words,
        const char *part)
{
  g_string_append (words, " · ");
  g_string_append (words, part);
}

static void
append_figures (GString             *words,
                const SonderFigures *figures)
{
  g_autofree char *number = sonder_words_integer (figures->overall.customers);
  g_autofree char *customers = g_strdup_printf (
    ngettext ("%s customer", "%s customers", figures->overall.customers), number);

  append (words, customers);
  if (figures->has_metric && figures->overall.n > 0)
    {
      g_autofree char *score = describe_score (figures);

      append (words, score);
    }
}

/**
 * sonder_strip_dup_words:
 *
 * Returns: (transfer full): the segment's name and live figures; without
 *   customers its guessed share, if there is one
 */
char *
sonder_strip_dup_words (SonderProject *project,
                        SonderItem    *segment)
{
  GString *words = g_string_new (NULL);
  double guess = sonder_item_get_number (segment, "guessed-share");

  g_autofree char *name = sonder_privacy_dup_field (project, segment, "name");

  /* Translators: %s is the name of a segment */
  g_string_append_printf (words, _("Stands for %s"), name);
  if (sonder_has_customers (project))
    {
      g_autoptr (SonderFigures) figures = find_figures (project, segment);

      if (figures != NULL)
        append_figures (words, figures);
    }
  else if (!isnan (guess))
    {
      g_autofree char *text = g_strdup_printf (_("about %.0f %%, our guess"), guess);

      append (words, text);
    }

  return g_string_free (words, FALSE);
}

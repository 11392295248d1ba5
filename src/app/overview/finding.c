/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "finding.h"

#include "overview-card.h"
#include "privacy.h"
#include "sentence.h"
#include "tabulation.h"

/* Of a survey about many things at once the latest answer of each customer is only
 * its last column, and all of them together are no figure of anything. */
static gboolean
is_about_many (const SonderFigures *figures)
{
  return figures->several_touchpoints &&
         (figures->latest_undecided || figures->question->by == SONDER_BY_NONE);
}

/* What is asked further: of the touchpoints all answers, of segments each customer
 * once, as the tests want it. */
static SonderQuestion *
choose_question (const SonderFigures *figures)
{
  SonderQuestion *question = sonder_question_copy (figures->question);

  if (is_about_many (figures))
    question->by = SONDER_BY_TOUCHPOINT;
  else
    question->latest = TRUE;

  return question;
}

static char *
dup_extremes (SonderProject        *project,
              const SonderQuestion *question)
{
  g_autoptr (SonderFigures) figures = sonder_figures_compute (project, question, NULL);

  return figures != NULL ? sonder_sentence_extremes (figures) : NULL;
}

static char *
dup_verdict (SonderProject        *project,
             const SonderQuestion *question)
{
  g_autoptr (SonderComparison) comparison = sonder_comparison_compute (
    project, question, SONDER_AGAINST_REST, SONDER_CORRECTION_HOLM, NULL);
  SonderMasking *masking = sonder_privacy_get_masking (project);

  if (comparison == NULL)
    return NULL;

  if (masking != NULL)
    sonder_figures_mask (comparison->figures, masking);

  return sonder_sentence_verdict (comparison);
}

/* What all said together. */
static char *
dup_sum (const SonderFigures *figures)
{
  g_autofree char *question = sonder_sentence_question (figures);
  g_autofree char *figure = sonder_overview_describe (figures, &figures->overall);

  return g_strconcat (question, "\n", figure, NULL);
}

/**
 * sonder_finding_dup:
 * @figures: all answers of a metric, by segment where there are any
 *
 * Returns: (transfer full): the one plain finding of the overview: how segments
 *   differ; of a survey about many things, which scores lowest and highest; else
 *   the sum
 */
char *
sonder_finding_dup (SonderProject       *project,
                    const SonderFigures *figures)
{
  g_autoptr (SonderQuestion) question = choose_question (figures);
  g_autofree char *finding = NULL;

  if (is_about_many (figures))
    finding = dup_extremes (project, question);
  else if (question->by == SONDER_BY_SEGMENT)
    finding = dup_verdict (project, question);

  return finding != NULL ? g_steal_pointer (&finding) : dup_sum (figures);
}

/**
 * sonder_finding_prepare:
 * @figures: as for sonder_finding_dup()
 *
 * Counts what the finding will be made of, which is remembered.
 */
void
sonder_finding_prepare (SonderProject       *project,
                        const SonderFigures *figures)
{
  g_autoptr (SonderQuestion) question = choose_question (figures);
  g_autoptr (SonderTabulation) tabulation = sonder_tabulation_get (project, question, NULL);
}

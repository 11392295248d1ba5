/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "trend.h"

/**
 * sonder_figures_compute_trend:
 *
 * Answers @question over time, in the longest periods that still show how
 * something moves.
 *
 * Returns: (transfer full) (nullable): the figures, or %NULL with an error
 */
SonderFigures *
sonder_figures_compute_trend (SonderProject        *project,
                              const SonderQuestion *question,
                              GError              **error)
{
  g_autoptr (SonderQuestion) over_time = sonder_question_copy (question);

  over_time->over_time = TRUE;
  over_time->choose_unit = TRUE;

  return sonder_figures_compute (project, over_time, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "trend.h"

/* The longest periods that still show how something moves: at least this many
 * of them. */
#define ENOUGH_PERIODS 6

/**
 * sonder_figures_compute_trend:
 *
 * Answers @question over time, in years if there are enough of them, else in
 * quarters, else in months.
 *
 * Returns: (transfer full) (nullable): the figures, or %NULL with an error
 */
SonderFigures *
sonder_figures_compute_trend (SonderProject        *project,
                              const SonderQuestion *question,
                              GError              **error)
{
  static const SonderPeriodUnit units[] = { SONDER_PERIOD_YEAR, SONDER_PERIOD_QUARTER,
                                            SONDER_PERIOD_MONTH };
  g_autoptr (SonderQuestion) over_time = sonder_question_copy (question);
  SonderFigures *figures = NULL;

  over_time->over_time = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_clear_pointer (&figures, sonder_figures_free);
      over_time->period_unit = units[i];
      figures = sonder_figures_compute (project, over_time, error);
      if (figures == NULL || figures->n_periods >= ENOUGH_PERIODS)
        break;
    }

  return figures;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score-axis.h"

/**
 * sonder_score_axis_fit:
 * @low: smallest score or limit to be shown
 * @high: largest score or limit to be shown
 * @most_ticks: at most so many ticks
 *
 * Returns: an axis that stays within what scores of @scale can be.
 */
SonderAxis
sonder_score_axis_fit (const SonderScale *scale, double low, double high, guint most_ticks)
{
  switch (scale->kind)
    {
    case SONDER_SCALE_NPS:
      return sonder_axis_fit (low, high, -100, 100, most_ticks);
    case SONDER_SCALE_CSAT:
      return sonder_axis_fit (low, high, 0, 100, most_ticks);
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      return sonder_axis_fit (low, high, scale->min, MAX (scale->max, scale->min + 1), most_ticks);
    }
}

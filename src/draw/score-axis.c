/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score-axis.h"

/* Less of the scale than this would make small differences look large. */
#define LEAST_SHARE 0.25

static void
get_bounds (const SonderScale *scale, double *min, double *max)
{
  switch (scale->kind)
    {
    case SONDER_SCALE_NPS:
      *min = -100;
      *max = 100;
      break;
    case SONDER_SCALE_CSAT:
      *min = 0;
      *max = 100;
      break;
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      *min = scale->min;
      *max = MAX (scale->max, scale->min + 1);
    }
}

/**
 * sonder_score_axis_fit:
 * @low: smallest score or limit to be shown
 * @high: largest score or limit to be shown
 * @most_ticks: at most so many ticks
 *
 * Returns: an axis that stays within what scores of @scale can be, and shows a
 *   quarter of that at least.
 */
SonderAxis
sonder_score_axis_fit (const SonderScale *scale, double low, double high, guint most_ticks)
{
  double min, max, missing;

  get_bounds (scale, &min, &max);
  missing = LEAST_SHARE * (max - min) - (high - low);
  if (missing > 0)
    {
      low = CLAMP (low - missing / 2, min, max - LEAST_SHARE * (max - min));
      high = MAX (high, low + LEAST_SHARE * (max - min));
    }
  return sonder_axis_fit (low, high, min, max, most_ticks);
}

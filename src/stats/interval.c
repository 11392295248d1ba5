/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interval.h"

#include <math.h>

/**
 * sonder_interval_unknown:
 *
 * Returns: the interval that cannot be computed: both ends NaN
 */
SonderInterval
sonder_interval_unknown (void)
{
  return (SonderInterval){ NAN, NAN };
}

/**
 * sonder_interval_is_known:
 * @interval: an interval
 *
 * Returns: whether both ends are numbers
 */
gboolean
sonder_interval_is_known (SonderInterval interval)
{
  return !isnan (interval.low) && !isnan (interval.high);
}

/**
 * sonder_interval_around:
 * @centre: the middle
 * @margin: half the width, not negative
 *
 * Returns: @centre ± @margin
 */
SonderInterval
sonder_interval_around (double centre, double margin)
{
  return (SonderInterval){ centre - margin, centre + margin };
}

/**
 * sonder_interval_clip:
 * @interval: an interval
 * @lowest: the least value that the figure can take
 * @highest: the greatest
 *
 * Returns: @interval without the parts that the figure cannot reach; an
 *   unknown interval stays unknown
 */
SonderInterval
sonder_interval_clip (SonderInterval interval, double lowest, double highest)
{
  if (!sonder_interval_is_known (interval))
    return sonder_interval_unknown ();

  return (SonderInterval){
    CLAMP (interval.low, lowest, highest),
    CLAMP (interval.high, lowest, highest),
  };
}

/**
 * sonder_test_unknown:
 * @difference: the raw difference, or NaN
 *
 * Returns: the result of a test that cannot be made: everything but
 *   @difference is NaN
 */
SonderTest
sonder_test_unknown (double difference)
{
  return (SonderTest){
    .difference = difference,
    .low = NAN,
    .high = NAN,
    .statistic = NAN,
    .df = NAN,
    .p = NAN,
  };
}

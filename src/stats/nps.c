/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nps.h"

#include <math.h>

#include "distribution.h"

#define LOWEST_PASSIVE 7
#define LOWEST_PROMOTER 9

/* The adjusted Wald method adds three made-up answers, a quarter of them
 * promoters, a half passives, a quarter detractors. */
#define ADDED_TO_BAND 0.75
#define ADDED_ANSWERS 3.0

typedef struct
{
  double score; /* in points */
  double error; /* its standard error, in points */
} Estimate;

static double
count_answers (SonderNpsBands bands)
{
  return (double)bands.promoters + bands.passives + bands.detractors;
}

/* The score is the mean of a variable that is 1, 0 or -1. */
static Estimate
estimate (double promoters, double detractors, double n)
{
  double p = promoters / n;
  double d = detractors / n;
  double variance = p + d - (p - d) * (p - d);

  return (Estimate){ 100 * (p - d), 100 * sqrt (MAX (variance, 0) / n) };
}

static Estimate
estimate_adjusted (SonderNpsBands bands)
{
  return estimate (bands.promoters + ADDED_TO_BAND, bands.detractors + ADDED_TO_BAND,
                   count_answers (bands) + ADDED_ANSWERS);
}

/**
 * sonder_nps_bands:
 * @counts: number of answers of each score from 0 to 10
 *
 * Returns: @counts summed into the three bands
 */
SonderNpsBands
sonder_nps_bands (const guint counts[SONDER_NPS_N_SCORES])
{
  SonderNpsBands bands = { 0 };

  for (guint score = 0; score < SONDER_NPS_N_SCORES; score++)
    {
      if (score >= LOWEST_PROMOTER)
        bands.promoters += counts[score];
      else if (score >= LOWEST_PASSIVE)
        bands.passives += counts[score];
      else
        bands.detractors += counts[score];
    }

  return bands;
}

/**
 * sonder_nps:
 * @bands: the answers
 *
 * Returns: the Net Promoter Score in points, -100 to 100: the percentage of
 *   promoters minus that of detractors; NaN without answers
 */
double
sonder_nps (SonderNpsBands bands)
{
  double n = count_answers (bands);

  return n > 0 ? 100 * ((double)bands.promoters - bands.detractors) / n : NAN;
}

/**
 * sonder_nps_standard_error:
 * @bands: the answers
 *
 * The plain (not adjusted) standard error. It is 0 when all answers are in one
 * band, so it must not be read as certainty; intervals and tests do not use it.
 * Source: variance of a trinomial difference, as in the CRAN package NPS.
 *
 * Returns: the standard error in points; NaN without answers
 */
double
sonder_nps_standard_error (SonderNpsBands bands)
{
  double n = count_answers (bands);

  return n > 0 ? estimate (bands.promoters, bands.detractors, n).error : NAN;
}

/**
 * sonder_nps_interval:
 * @bands: the answers
 *
 * The adjusted Wald interval. Its centre is drawn towards 0, so it is not
 * symmetric about the raw score, and at n = 1 does not even reach it.
 * Source: Rocks (2016), Interval estimation for the net promoter score;
 * measuringu.com/nps-confidence-intervals.
 *
 * Returns: the 95 % interval in points, clipped to -100 to 100; unknown
 *   without answers
 */
SonderInterval
sonder_nps_interval (SonderNpsBands bands)
{
  if (count_answers (bands) == 0)
    return sonder_interval_unknown ();

  Estimate adjusted = estimate_adjusted (bands);
  double z = sonder_normal_quantile (SONDER_UPPER_TAIL);

  return sonder_interval_clip (sonder_interval_around (adjusted.score, z * adjusted.error), -100,
                               100);
}

/**
 * sonder_nps_compare:
 * @a: the answers of one group
 * @b: the answers of another, with nobody in common
 *
 * The adjusted Wald Z test. The difference shown is the raw one; statistic and
 * interval stand on the adjusted scores. The adjusted variance is never 0, so
 * the test can be made as soon as both groups have an answer.
 * Source: as sonder_nps_interval().
 *
 * Returns: difference and interval in points, clipped to -200 to 200; z; no
 *   degrees of freedom. Everything is NaN if a group has no answers.
 */
SonderTest
sonder_nps_compare (SonderNpsBands a, SonderNpsBands b)
{
  SonderTest test = sonder_test_unknown (sonder_nps (a) - sonder_nps (b));

  if (isnan (test.difference))
    return test;

  Estimate first = estimate_adjusted (a);
  Estimate second = estimate_adjusted (b);
  double difference = first.score - second.score;
  double error = hypot (first.error, second.error);
  double margin = sonder_normal_quantile (SONDER_UPPER_TAIL) * error;
  SonderInterval interval =
      sonder_interval_clip (sonder_interval_around (difference, margin), -200, 200);

  test.low = interval.low;
  test.high = interval.high;
  test.statistic = difference / error;
  test.p = sonder_normal_two_sided_p (test.statistic);

  return test;
}

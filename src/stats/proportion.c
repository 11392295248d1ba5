/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proportion.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#include "distribution.h"

/* Tables as likely as the observed one must count as such in spite of rounding. */
#define FISHER_TOLERANCE (1 + 1e-7)

static double
fraction (SonderProportion share)
{
  return (double)share.hits / share.n;
}

static double
smallest_expected_count (SonderProportion a, SonderProportion b)
{
  double total = (double)a.n + b.n;
  double hits = (double)a.hits + b.hits;

  return MIN (hits, total - hits) * MIN (a.n, b.n) / total;
}

/* Campbell (2007), Statistics in Medicine 26: Pearson's test with N - 1. */
static double
n_minus_one_z (SonderProportion a, SonderProportion b)
{
  double n = (double)a.n + b.n;
  double pooled = ((double)a.hits + b.hits) / n;
  double error = sqrt (pooled * (1 - pooled) * (1.0 / a.n + 1.0 / b.n));

  return (fraction (a) - fraction (b)) * sqrt ((n - 1) / n) / error;
}

/* Newcombe (1998), Statistics in Medicine 17: method 10, in percent. */
static SonderInterval
newcombe_interval (SonderProportion a, SonderProportion b)
{
  double share_a = sonder_proportion (a);
  double share_b = sonder_proportion (b);
  SonderInterval wilson_a = sonder_proportion_interval (a);
  SonderInterval wilson_b = sonder_proportion_interval (b);
  double difference = share_a - share_b;
  SonderInterval interval = {
    difference - hypot (share_a - wilson_a.low, wilson_b.high - share_b),
    difference + hypot (wilson_a.high - share_a, share_b - wilson_b.low),
  };

  return sonder_interval_clip (interval, -100, 100);
}

/**
 * sonder_proportion:
 * @share: the counts
 *
 * Returns: the share in percent, 0 to 100; NaN without answers
 */
double
sonder_proportion (SonderProportion share)
{
  return share.n > 0 ? 100 * (double)share.hits / share.n : NAN;
}

/**
 * sonder_proportion_interval:
 * @share: the counts
 *
 * Source: Wilson (1927), the score interval.
 *
 * Returns: the 95 % interval in percent, within 0 to 100; its lower end is 0
 *   exactly when there are no hits, its upper end 100 exactly when there are
 *   only hits; unknown without answers
 */
SonderInterval
sonder_proportion_interval (SonderProportion share)
{
  if (share.n == 0)
    return sonder_interval_unknown ();

  double n = share.n;
  double p = fraction (share);
  double z = sonder_normal_quantile (SONDER_UPPER_TAIL);
  double scale = 100 / (1 + z * z / n);
  double centre = scale * (p + z * z / (2 * n));
  double margin = scale * z * sqrt (p * (1 - p) / n + z * z / (4 * n * n));
  SonderInterval interval = sonder_interval_around (centre, margin);

  if (share.hits == 0)
    interval.low = 0;
  if (share.hits == share.n)
    interval.high = 100;

  return interval;
}

/**
 * sonder_proportion_compare:
 * @a: the counts of one group
 * @b: the counts of another, with nobody in common
 *
 * The N-1 test of two proportions or, where an expected count is below 1,
 * Fisher's exact test, which has no statistic. The interval is Newcombe's, from
 * the two Wilson intervals, whichever test it stands beside; so near the limit
 * it may disagree with the test about 0.
 * Sources: Campbell (2007); Newcombe (1998), method 10.
 *
 * Returns: difference and interval in percentage points, within -100 to 100;
 *   z, or NaN; no degrees of freedom. Everything is NaN if a group has no
 *   answers.
 */
SonderTest
sonder_proportion_compare (SonderProportion a, SonderProportion b)
{
  SonderTest test = sonder_test_unknown (sonder_proportion (a) - sonder_proportion (b));

  if (isnan (test.difference))
    return test;

  SonderInterval interval = newcombe_interval (a, b);

  test.low = interval.low;
  test.high = interval.high;
  if (smallest_expected_count (a, b) < 1)
    {
      test.p = sonder_proportion_fisher_p (a, b);
    }
  else
    {
      test.statistic = n_minus_one_z (a, b);
      test.p = sonder_normal_two_sided_p (test.statistic);
    }

  return test;
}

/**
 * sonder_proportion_fisher_p:
 * @a: the counts of one group
 * @b: the counts of another
 *
 * Fisher's exact test: the probability, all margins given, of the tables that
 * are no more likely than the observed one.
 *
 * Returns: the two-sided p value; NaN if a group has no answers
 */
double
sonder_proportion_fisher_p (SonderProportion a, SonderProportion b)
{
  if (a.n == 0 || b.n == 0)
    return NAN;

  guint hits = a.hits + b.hits;
  guint first = hits > b.n ? hits - b.n : 0;
  guint last = MIN (hits, a.n);
  double limit = gsl_ran_hypergeometric_pdf (a.hits, a.n, b.n, hits) * FISHER_TOLERANCE;
  double p = 0;

  for (guint k = first; k <= last; k++)
    {
      double density = gsl_ran_hypergeometric_pdf (k, a.n, b.n, hits);

      if (density <= limit)
        p += density;
    }

  return MIN (p, 1.0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mean.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#include "distribution.h"

typedef unsigned __int128 Wide;

static double
squared_error (SonderMoments moments)
{
  return moments.sd * moments.sd / moments.n;
}

/* Two groups without any spread: the limits of t and p as the spread goes to
 * 0. Equal means are no evidence at all, different ones are beyond chance. */
static void
fill_without_spread (SonderTest *test)
{
  test->low = test->high = test->difference;
  test->statistic = test->difference == 0 ? 0 : copysign (INFINITY, test->difference);
  test->p = test->difference == 0 ? 1 : 0;
}

/* Hedges (1981): what makes the standardised difference unbiased. */
static double
small_sample_factor (double df)
{
  return exp (gsl_sf_lnpoch ((df - 1) / 2, 0.5)) / sqrt (df / 2);
}

/**
 * sonder_moments:
 * @counts: (array length=n_scores): number of answers of each score
 * @n_scores: number of scores
 * @lowest: the score that @counts begins with; the others follow in steps of 1
 *
 * Sums are kept as whole numbers, so nothing is lost however many answers there
 * are and however far from 0 the scale lies.
 *
 * Returns: number, mean and standard deviation
 */
SonderMoments
sonder_moments (const guint *counts, guint n_scores, int lowest)
{
  guint64 n = 0;
  guint64 sum = 0;
  guint64 squares = 0;

  for (guint64 i = 0; i < n_scores; i++)
    {
      n += counts[i];
      sum += i * counts[i];
      squares += i * i * counts[i];
    }

  SonderMoments moments = { .n = n, .mean = NAN, .sd = NAN };

  if (n > 0)
    moments.mean = (double)((gint64)sum + lowest * (gint64)n) / n;
  if (n > 1)
    {
      Wide scatter = (Wide)n * squares - (Wide)sum * sum;

      moments.sd = sqrt ((double)scatter / ((double)n * (n - 1)));
    }

  return moments;
}

/**
 * sonder_mean_interval:
 * @moments: the answers
 *
 * Student's t interval. It is not clipped to the scale, and has no width when
 * all answers are equal.
 *
 * Returns: the 95 % interval of the mean, on the scale of the scores; unknown
 *   with fewer than two answers
 */
SonderInterval
sonder_mean_interval (SonderMoments moments)
{
  if (moments.n < 2)
    return sonder_interval_unknown ();

  double quantile = sonder_t_quantile (SONDER_UPPER_TAIL, moments.n - 1.0);

  return sonder_interval_around (moments.mean, quantile * sqrt (squared_error (moments)));
}

/**
 * sonder_mean_compare:
 * @a: the answers of one group
 * @b: the answers of another, with nobody in common
 *
 * Welch's t test, which does not assume equal spread. Where no group has any
 * spread, the interval has no width, t is 0 and p 1 if the means are equal, t
 * infinite and p 0 if they are not, and there are no degrees of freedom: the
 * limits as the spread vanishes. A handful of equal answers gives such a p too,
 * so ask for enough answers before believing it.
 * Source: Welch (1947); Satterthwaite's degrees of freedom.
 *
 * Returns: difference and interval on the scale of the scores, not clipped; t
 *   and its degrees of freedom. The difference is NaN if a group has no
 *   answers, all else if a group has fewer than two.
 */
SonderTest
sonder_mean_compare (SonderMoments a, SonderMoments b)
{
  SonderTest test = sonder_test_unknown (a.mean - b.mean);

  if (a.n < 2 || b.n < 2)
    return test;

  double part_a = squared_error (a);
  double part_b = squared_error (b);
  double squared = part_a + part_b;

  if (squared == 0)
    {
      fill_without_spread (&test);
      return test;
    }

  test.df = squared * squared / (part_a * part_a / (a.n - 1.0) + part_b * part_b / (b.n - 1.0));
  test.statistic = test.difference / sqrt (squared);
  test.p = sonder_t_two_sided_p (test.statistic, test.df);

  double margin = sonder_t_quantile (SONDER_UPPER_TAIL, test.df) * sqrt (squared);

  test.low = test.difference - margin;
  test.high = test.difference + margin;

  return test;
}

/**
 * sonder_mean_hedges_g:
 * @a: the answers of one group
 * @b: the answers of another
 *
 * The difference of the means in pooled standard deviations, with the exact
 * small-sample factor.
 * Source: Hedges (1981), Journal of Educational Statistics 6.
 *
 * Returns: g; NaN if a group has fewer than two answers or no group has any
 *   spread
 */
double
sonder_mean_hedges_g (SonderMoments a, SonderMoments b)
{
  if (a.n < 2 || b.n < 2)
    return NAN;

  double df = (double)a.n + b.n - 2;
  double scatter = (a.n - 1.0) * a.sd * a.sd + (b.n - 1.0) * b.sd * b.sd;

  if (scatter == 0)
    return NAN;

  return small_sample_factor (df) * (a.mean - b.mean) / sqrt (scatter / df);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "distribution.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* GSL's default error handler aborts the program, so arguments are checked
 * before they get there. */
static gboolean
is_open_probability (double probability)
{
  return probability > 0 && probability < 1;
}

/**
 * sonder_normal_quantile:
 * @probability: above 0 and below 1
 *
 * Returns: the value that a standard normal variable stays below with
 *   @probability; NaN outside the range
 */
double
sonder_normal_quantile (double probability)
{
  return is_open_probability (probability) ? gsl_cdf_ugaussian_Pinv (probability) : NAN;
}

/**
 * sonder_normal_two_sided_p:
 * @z: a standard normal statistic; may be infinite
 *
 * Returns: the probability of a value at least as far from 0 as @z; NaN for NaN
 */
double
sonder_normal_two_sided_p (double z)
{
  return isnan (z) ? NAN : MIN (1.0, 2 * gsl_cdf_ugaussian_Q (fabs (z)));
}

/**
 * sonder_t_quantile:
 * @probability: above 0 and below 1
 * @df: degrees of freedom, at least 1, not necessarily whole
 *
 * Returns: the value that Student's t with @df stays below with @probability;
 *   NaN outside the ranges
 */
double
sonder_t_quantile (double probability, double df)
{
  if (!is_open_probability (probability) || !isfinite (df) || df < 1)
    return NAN;

  return gsl_cdf_tdist_Pinv (probability, df);
}

/**
 * sonder_t_two_sided_p:
 * @t: a t statistic; may be infinite
 * @df: degrees of freedom, at least 1, not necessarily whole
 *
 * Returns: the probability of a value at least as far from 0 as @t; NaN
 *   outside the ranges
 */
double
sonder_t_two_sided_p (double t, double df)
{
  if (isnan (t) || !isfinite (df) || df < 1)
    return NAN;
  if (isinf (t))
    return 0;

  return MIN (1.0, 2 * gsl_cdf_tdist_Q (fabs (t), df));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "distribution.h"

#include "check-number.h"

/* Values of mpmath 1.3 at 30 digits, from the incomplete beta function. */
static void
test_t_quantile (void)
{
  static const struct
  {
    const char *name;
    double df, quantile;
  } rows[] = {
    { "1", 1, 12.7062047361747046 },
    { "not whole, small", 1.3, 7.50052932556203375 },
    { "2", 2, 4.30265272974946385 },
    { "not whole", 15.34, 2.12734227139599799 },
    { "a million", 1e6, 1.95996635681410704 },
    { "below 1", 0.99, NAN },
    { "infinite", INFINITY, NAN },
    { "unknown", NAN, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double quantile = sonder_t_quantile (SONDER_UPPER_TAIL, rows[i].df);

      check_close (rows[i].name, "quantile", quantile, rows[i].quantile, 1e-13);
    }
}

/* Quantile and probability are computed separately: they must invert each
 * other wherever Welch's test may ask for them. */
static void
test_t_inverts (void)
{
  for (double df = 1; df < 2e7; df *= 1.0137)
    {
      double p = sonder_t_two_sided_p (sonder_t_quantile (SONDER_UPPER_TAIL, df), df);
      g_autofree char *name = g_strdup_printf ("df %g", df);

      check_close (name, "p", p, 0.05, 1e-13);
    }
}

static void
test_t_two_sided_p (void)
{
  static const struct
  {
    const char *name;
    double t, df, p;
  } rows[] = {
    { "zero", 0, 7, 1 },
    { "Cauchy", 1, 1, 0.5 },
    { "negative", -1, 1, 0.5 },
    { "worked example", 2.54093783711322992, 15.3395852352372585, 0.0223153198210793738 },
    { "infinite", INFINITY, 7, 0 },
    { "minus infinite", -INFINITY, 7, 0 },
    { "unknown", NAN, 7, NAN },
    { "no degrees of freedom", 1, 0, NAN },
    { "unknown degrees of freedom", 1, NAN, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    check_close (rows[i].name, "p", sonder_t_two_sided_p (rows[i].t, rows[i].df), rows[i].p, 1e-15);

  /* Far tails keep their relative precision. */
  g_assert_cmpfloat_with_epsilon (sonder_t_two_sided_p (40, 1000) / 1.04788521551733609e-209, 1,
                                  1e-9);
}

static void
test_normal (void)
{
  check_close ("0.975", "quantile", sonder_normal_quantile (0.975), 1.9599639845400542, 1e-15);
  check_close ("0.5", "quantile", sonder_normal_quantile (0.5), 0, 0);
  check_close ("0", "quantile", sonder_normal_quantile (0), NAN, 0);
  check_close ("1", "quantile", sonder_normal_quantile (1), NAN, 0);
  check_close ("unknown", "quantile", sonder_normal_quantile (NAN), NAN, 0);
  for (double z = -8; z <= 8; z += 0.25)
    check_close ("erfc", "p", sonder_normal_two_sided_p (z), erfc (fabs (z) / G_SQRT2), 1e-15);
  check_close ("infinite", "p", sonder_normal_two_sided_p (INFINITY), 0, 0);
  check_close ("unknown", "p", sonder_normal_two_sided_p (NAN), NAN, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/distribution/normal", test_normal);
  g_test_add_func ("/stats/distribution/t-quantile", test_t_quantile);
  g_test_add_func ("/stats/distribution/t-inverts", test_t_inverts);
  g_test_add_func ("/stats/distribution/t-two-sided-p", test_t_two_sided_p);

  return g_test_run ();
}

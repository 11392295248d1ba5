/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mean.h"

#include "check-number.h"

#define N_SCORES 7
#define MANY 1000000000u

/* The worked groups C and E of the scale 1 to 7. */
static const guint counts_c[N_SCORES] = { 0, 0, 1, 1, 2, 3, 3 };
static const guint counts_e[N_SCORES] = { 0, 1, 2, 2, 2, 1, 0 };

static SonderMoments
make_moments (guint n, double mean, double sd)
{
  return (SonderMoments){ .n = n, .mean = mean, .sd = sd };
}

static void
test_worked (void)
{
  SonderMoments c = sonder_moments (counts_c, N_SCORES, 1);
  SonderMoments e = sonder_moments (counts_e, N_SCORES, 1);
  SonderInterval interval = sonder_mean_interval (c);

  g_assert_cmpuint (c.n, ==, 10);
  check_printed ("C", "mean", c.mean, "5.60");
  check_printed ("C", "sd", c.sd, "1.3499");
  check_printed ("C", "low", interval.low, "4.634");
  check_printed ("C", "high", interval.high, "6.566");
  g_assert_cmpuint (e.n, ==, 8);
  check_printed ("E", "mean", e.mean, "4.00");
  check_printed ("E", "sd", e.sd, "1.3093");
}

static void
test_compare_worked (void)
{
  SonderMoments c = sonder_moments (counts_c, N_SCORES, 1);
  SonderMoments e = sonder_moments (counts_e, N_SCORES, 1);
  SonderTest test = sonder_mean_compare (c, e);

  check_printed ("C against E", "difference", test.difference, "1.6");
  check_printed ("C against E", "statistic", test.statistic, "2.5409");
  check_printed ("C against E", "df", test.df, "15.340");
  check_printed ("C against E", "p", test.p, "0.02232");
  check_printed ("C against E", "low", test.low, "0.260");
  check_printed ("C against E", "high", test.high, "2.940");
  check_printed ("C against E", "g", sonder_mean_hedges_g (c, e), "1.144");
}

/* The same by mpmath 1.3 at 30 digits. */
static void
test_compare_precise (void)
{
  SonderMoments c = sonder_moments (counts_c, N_SCORES, 1);
  SonderMoments e = sonder_moments (counts_e, N_SCORES, 1);
  SonderTest test = sonder_mean_compare (c, e);

  check_close ("C against E", "statistic", test.statistic, 2.54093783711322992, 1e-14);
  check_close ("C against E", "df", test.df, 15.3395852352372585, 1e-14);
  check_close ("C against E", "p", test.p, 0.0223153198210793738, 1e-15);
  check_close ("C against E", "low", test.low, 0.26043339992875313, 1e-13);
  check_close ("C against E", "high", test.high, 2.93956660007124687, 1e-13);
  check_close ("C against E", "g", sonder_mean_hedges_g (c, e), 1.14359838727673543, 1e-13);
  check_close (
      "large groups", "g",
      sonder_mean_hedges_g (make_moments (500000, 3.25, 1.1), make_moments (700000, 3.2, 1.3)),
      0.0409615695085378909, 1e-9);
}

/* Against the definition, answer by answer, in long double. */
static void
check_definition (const guint *counts, guint n_scores, int lowest, const char *name)
{
  long double n = 0, sum = 0, scatter = 0;

  for (guint i = 0; i < n_scores; i++)
    {
      n += counts[i];
      sum += (long double)counts[i] * (lowest + (int)i);
    }
  for (guint i = 0; i < n_scores; i++)
    {
      long double off = lowest + (int)i - sum / n;

      scatter += counts[i] * off * off;
    }

  SonderMoments moments = sonder_moments (counts, n_scores, lowest);

  g_assert_cmpuint (moments.n, ==, (guint)n);
  check_close (name, "mean", moments.mean, sum / n, 1e-15);
  check_close (name, "sd", moments.sd, sqrtl (scatter / (n - 1)), 1e-15);
}

static void
test_moments_random (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint counts[101];
      guint n_scores = g_test_rand_int_range (1, 102);
      int lowest = g_test_rand_int_range (-1000, 1000);
      g_autofree char *name = g_strdup_printf ("round %u", round);

      for (guint i = 0; i < n_scores; i++)
        counts[i] = g_test_rand_int_range (0, 10000);
      counts[0] += 2;
      check_definition (counts, n_scores, lowest, name);
    }
}

/* Where sums of squares in floating point lose everything: many answers, far
 * from 0, almost all alike. */
static void
test_moments_precision (void)
{
  const guint counts[] = { MANY, 1 };
  SonderMoments moments = sonder_moments (counts, 2, 1000000);

  g_assert_cmpuint (moments.n, ==, MANY + 1);
  check_close ("far", "mean", moments.mean - 1000000, 1e-9, 1.2e-10);
  check_close ("far", "variance", moments.sd * moments.sd * (MANY + 1.0), 1, 1e-12);
}

static void
test_moments_limits (void)
{
  const guint none[] = { 0, 0, 0 };
  const guint one[] = { 0, 1, 0 };
  const guint same[] = { 0, 5, 0 };
  SonderMoments moments = sonder_moments (none, 3, 1);

  g_assert_cmpuint (moments.n, ==, 0);
  check_close ("none", "mean", moments.mean, NAN, 0);
  check_close ("none", "sd", moments.sd, NAN, 0);
  g_assert_false (sonder_interval_is_known (sonder_mean_interval (moments)));

  moments = sonder_moments (one, 3, 1);
  g_assert_cmpfloat (moments.mean, ==, 2);
  check_close ("one", "sd", moments.sd, NAN, 0);
  g_assert_false (sonder_interval_is_known (sonder_mean_interval (moments)));

  moments = sonder_moments (same, 3, -3);
  g_assert_cmpfloat (moments.mean, ==, -2);
  g_assert_cmpfloat (moments.sd, ==, 0);
  g_assert_cmpfloat (sonder_mean_interval (moments).low, ==, -2);
  g_assert_cmpfloat (sonder_mean_interval (moments).high, ==, -2);
}

static void
test_compare_limits (void)
{
  static const struct
  {
    const char *name;
    SonderMoments a, b;
    SonderTest expected;
    double g;
  } rows[] = {
    { "nobody", { 0, NAN, NAN }, { 5, 4, 1 }, { NAN, NAN, NAN, NAN, NAN, NAN }, NAN },
    { "one", { 1, 3, NAN }, { 5, 4, 1 }, { -1, NAN, NAN, NAN, NAN, NAN }, NAN },
    { "one each", { 1, 3, NAN }, { 1, 3, NAN }, { 0, NAN, NAN, NAN, NAN, NAN }, NAN },
    { "no spread, equal", { 40, 4, 0 }, { 30, 4, 0 }, { 0, 0, 0, 0, NAN, 1 }, NAN },
    { "no spread, above", { 40, 5, 0 }, { 30, 4, 0 }, { 1, 1, 1, INFINITY, NAN, 0 }, NAN },
    { "no spread, below", { 40, 3, 0 }, { 30, 4, 0 }, { -1, -1, -1, -INFINITY, NAN, 0 }, NAN },
    /* One group without spread: a one-sample t test against its mean. */
    { "one without spread",
      { 16, 5, 2 },
      { 30, 4, 0 },
      { 1, 1 - 0.5 * 2.13144954555978, 1 + 0.5 * 2.13144954555978, 2, 15, 0.0639450072847202 },
      0.841654523954735 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderTest test = sonder_mean_compare (rows[i].a, rows[i].b);
      const SonderTest *expected = &rows[i].expected;

      check_close (rows[i].name, "difference", test.difference, expected->difference, 0);
      check_close (rows[i].name, "low", test.low, expected->low, 1e-12);
      check_close (rows[i].name, "high", test.high, expected->high, 1e-12);
      check_close (rows[i].name, "statistic", test.statistic, expected->statistic, 1e-12);
      check_close (rows[i].name, "df", test.df, expected->df, 1e-12);
      check_close (rows[i].name, "p", test.p, expected->p, 1e-12);
      check_close (rows[i].name, "g", sonder_mean_hedges_g (rows[i].a, rows[i].b), rows[i].g, 1e-6);
    }
}

/* With two groups of the same size and spread, Welch's test is Student's. */
static void
test_compare_student (void)
{
  SonderTest test = sonder_mean_compare (make_moments (21, 4.2, 1.5), make_moments (21, 3.1, 1.5));

  check_close ("Student", "df", test.df, 40, 1e-12);
  check_close ("Student", "statistic", test.statistic, 1.1 / (1.5 * sqrt (2 / 21.0)), 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/mean/worked", test_worked);
  g_test_add_func ("/stats/mean/moments-random", test_moments_random);
  g_test_add_func ("/stats/mean/moments-precision", test_moments_precision);
  g_test_add_func ("/stats/mean/moments-limits", test_moments_limits);
  g_test_add_func ("/stats/mean/compare-worked", test_compare_worked);
  g_test_add_func ("/stats/mean/compare-precise", test_compare_precise);
  g_test_add_func ("/stats/mean/compare-limits", test_compare_limits);
  g_test_add_func ("/stats/mean/compare-student", test_compare_student);

  return g_test_run ();
}

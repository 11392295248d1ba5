/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nps.h"

#include "check-number.h"

#define Z 1.959964

static const SonderNpsBands group_a = { .promoters = 10, .passives = 6, .detractors = 4 };
static const SonderNpsBands group_b = { .promoters = 4, .passives = 5, .detractors = 9 };

static void
test_bands (void)
{
  static const guint answers[] = {
    10, 9, 10, 8, 7, 9, 10, 6, 3, 8, 9, 10, 7, 5, 9, 8, 0, 10, 9, 7
  };
  guint counts[SONDER_NPS_N_SCORES] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    counts[answers[i]]++;

  SonderNpsBands bands = sonder_nps_bands (counts);

  g_assert_cmpuint (bands.promoters, ==, group_a.promoters);
  g_assert_cmpuint (bands.passives, ==, group_a.passives);
  g_assert_cmpuint (bands.detractors, ==, group_a.detractors);
}

static void
test_each_score (void)
{
  for (int score = SONDER_NPS_LOWEST; score <= SONDER_NPS_HIGHEST; score++)
    {
      guint counts[SONDER_NPS_N_SCORES] = { 0 };

      counts[score] = 1;
      g_assert_cmpfloat (sonder_nps (sonder_nps_bands (counts)), ==,
                         score <= 6   ? -100
                         : score <= 8 ? 0
                                      : 100);
    }
}

static void
test_worked (void)
{
  static const struct
  {
    const char *name;
    SonderNpsBands bands;
    const char *score, *error, *low, *high;
  } rows[] = {
    { "A", { 10, 6, 4 }, "30.0", "17.464", "-5.72", "57.90" },
    { "B", { 4, 5, 9 }, "-27.78", "18.931", "-57.86", "10.24" },
    { "five promoters", { 5, 0, 0 }, "100", "0", "17.49", "100" },
    { "five detractors", { 0, 0, 5 }, "-100", "0", "-100", "-17.49" },
    { "five passives", { 0, 5, 0 }, "0", "0", "-30.01", "30.01" },
    { "one promoter", { 1, 0, 0 }, "100", "0", "-48.50", "98.50" },
    { "nobody", { 0, 0, 0 }, "nan", "nan", "nan", "nan" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderInterval interval = sonder_nps_interval (rows[i].bands);

      check_printed (rows[i].name, "score", sonder_nps (rows[i].bands), rows[i].score);
      check_printed (rows[i].name, "error", sonder_nps_standard_error (rows[i].bands),
                     rows[i].error);
      check_printed (rows[i].name, "low", interval.low, rows[i].low);
      check_printed (rows[i].name, "high", interval.high, rows[i].high);
    }
}

/* Centre and standard error of the unclipped intervals. */
static void
test_adjusted (void)
{
  SonderInterval a = sonder_nps_interval (group_a);
  SonderInterval b = sonder_nps_interval (group_b);

  check_printed ("A", "centre", (a.low + a.high) / 2, "26.087");
  check_printed ("A", "error", (a.high - a.low) / (2 * Z), "16.230");
  check_printed ("B", "centre", (b.low + b.high) / 2, "-23.810");
  check_printed ("B", "error", (b.high - b.low) / (2 * Z), "17.372");
}

static void
test_compare (void)
{
  SonderTest test = sonder_nps_compare (group_a, group_b);

  check_printed ("A against B", "difference", test.difference, "57.78");
  check_printed ("A against B", "adjusted difference", (test.low + test.high) / 2, "49.896");
  check_printed ("A against B", "error", (test.high - test.low) / (2 * Z), "23.774");
  check_printed ("A against B", "statistic", test.statistic, "2.0988");
  check_printed ("A against B", "p", test.p, "0.0358");
  check_printed ("A against B", "low", test.low, "3.30");
  check_printed ("A against B", "high", test.high, "96.49");
  check_printed ("A against B", "df", test.df, "nan");
}

static void
test_compare_mirrors (void)
{
  SonderTest test = sonder_nps_compare (group_a, group_b);
  SonderTest mirrored = sonder_nps_compare (group_b, group_a);

  g_assert_cmpfloat (mirrored.difference, ==, -test.difference);
  g_assert_cmpfloat (mirrored.low, ==, -test.high);
  g_assert_cmpfloat (mirrored.high, ==, -test.low);
  g_assert_cmpfloat (mirrored.statistic, ==, -test.statistic);
  g_assert_cmpfloat (mirrored.p, ==, test.p);
}

static void
test_compare_limits (void)
{
  SonderNpsBands nobody = { 0 };
  SonderNpsBands promoter = { .promoters = 1 };
  SonderNpsBands promoters = { .promoters = 100000 };
  SonderNpsBands detractors = { .detractors = 5 };
  SonderTest same = sonder_nps_compare (promoter, promoter);
  SonderTest empty = sonder_nps_compare (promoter, nobody);
  SonderTest far = sonder_nps_compare (promoters, detractors);

  g_assert_cmpfloat (same.difference, ==, 0);
  g_assert_cmpfloat (same.p, ==, 1);
  check_close ("nobody", "difference", empty.difference, NAN, 0);
  check_close ("nobody", "p", empty.p, NAN, 0);
  check_close ("nobody", "low", empty.low, NAN, 0);
  g_assert_cmpfloat (far.difference, ==, 200);
  g_assert_cmpfloat (far.high, ==, 200);
  g_assert_cmpfloat (far.low, <, 200);
}

/* How often the interval covers the true score: every outcome of n answers with
 * 15 % passives and 80 % promoters, weighted with its probability. */
static double
compute_coverage (guint n)
{
  double coverage = 0;

  for (guint p = 0; p <= n; p++)
    for (guint s = 0; p + s <= n; s++)
      {
        guint d = n - p - s;
        SonderInterval interval = sonder_nps_interval ((SonderNpsBands){ p, s, d });
        double ways =
            exp (lgamma (n + 1.0) - lgamma (p + 1.0) - lgamma (s + 1.0) - lgamma (d + 1.0));

        if (interval.low <= 75 && interval.high >= 75)
          coverage += ways * pow (0.80, p) * pow (0.15, s) * pow (0.05, d);
      }

  return 100 * coverage;
}

static void
test_coverage (void)
{
  check_printed ("n = 5", "coverage", compute_coverage (5), "92.9");
  check_printed ("n = 10", "coverage", compute_coverage (10), "94.4");
  check_printed ("n = 20", "coverage", compute_coverage (20), "95.6");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/nps/bands", test_bands);
  g_test_add_func ("/stats/nps/each-score", test_each_score);
  g_test_add_func ("/stats/nps/worked", test_worked);
  g_test_add_func ("/stats/nps/adjusted", test_adjusted);
  g_test_add_func ("/stats/nps/compare", test_compare);
  g_test_add_func ("/stats/nps/compare-mirrors", test_compare_mirrors);
  g_test_add_func ("/stats/nps/compare-limits", test_compare_limits);
  g_test_add_func ("/stats/nps/coverage", test_coverage);

  return g_test_run ();
}

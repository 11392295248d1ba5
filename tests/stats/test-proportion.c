/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proportion.h"

#include "check-number.h"

#define Z 1.9599639845400542
#define TWIN_LARGEST 12

static void
test_worked (void)
{
  static const struct
  {
    const char *name;
    SonderProportion share;
    const char *percent, *low, *high;
  } rows[] = {
    { "17 of 25", { 17, 25 }, "68", "48.41", "82.79" },
    { "none of 5", { 0, 5 }, "0", "0", "43.45" },
    { "5 of 5", { 5, 5 }, "100", "56.55", "100" },
    { "none of 1", { 0, 1 }, "0", "0", "79.35" },
    { "1 of 1", { 1, 1 }, "100", "20.65", "100" },
    { "nobody", { 0, 0 }, "nan", "nan", "nan" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderInterval interval = sonder_proportion_interval (rows[i].share);

      check_printed (rows[i].name, "share", sonder_proportion (rows[i].share), rows[i].percent);
      check_printed (rows[i].name, "low", interval.low, rows[i].low);
      check_printed (rows[i].name, "high", interval.high, rows[i].high);
    }
  g_assert_cmpfloat (sonder_proportion_interval ((SonderProportion){ 0, 7 }).low, ==, 0);
  g_assert_cmpfloat (sonder_proportion_interval ((SonderProportion){ 7, 7 }).high, ==, 100);
}

/* Wilson's ends are the true shares from which the observed one is just z
 * standard errors away. */
static void
test_wilson_inverts (void)
{
  for (guint n = 2; n < 60; n++)
    for (guint hits = 1; hits < n; hits++)
      {
        SonderInterval interval = sonder_proportion_interval ((SonderProportion){ hits, n });
        double observed = (double)hits / n;
        double low = interval.low / 100;
        double high = interval.high / 100;
        g_autofree char *name = g_strdup_printf ("%u of %u", hits, n);

        check_close (name, "z of low", (observed - low) / sqrt (low * (1 - low) / n), Z, 1e-12);
        check_close (name, "z of high", (high - observed) / sqrt (high * (1 - high) / n), Z, 1e-12);
      }
}

static void
test_compare_worked (void)
{
  SonderTest test =
      sonder_proportion_compare ((SonderProportion){ 17, 25 }, (SonderProportion){ 9, 24 });

  check_printed ("17/25 against 9/24", "difference", test.difference, "30.5");
  check_printed ("17/25 against 9/24", "statistic", test.statistic, "2.1166");
  check_printed ("17/25 against 9/24", "p", test.p, "0.0343");
  check_printed ("17/25 against 9/24", "low", test.low, "2.65");
  check_printed ("17/25 against 9/24", "high", test.high, "52.54");
  check_printed ("17/25 against 9/24", "df", test.df, "nan");
}

/* z² is (N - 1) / N of Pearson's chi-squared, here in its textbook form
 * N (ad - bc)² / products of the margins. */
static void
test_pearson_identity (void)
{
  for (guint a = 2; a <= 18; a++)
    for (guint c = 2; c <= 21; c++)
      {
        guint b = 20 - a, d = 23 - c;
        SonderTest test =
            sonder_proportion_compare ((SonderProportion){ a, 20 }, (SonderProportion){ c, 23 });
        double cross = (double)a * d - (double)b * c;
        double squared = 42 * cross * cross / (20.0 * 23.0 * (a + c) * (b + d));
        g_autofree char *name = g_strdup_printf ("%u/20 against %u/23", a, c);

        check_close (name, "z squared", test.statistic * test.statistic, squared, 1e-12);
        g_assert_cmpint (test.statistic > 0, ==, cross > 0);
      }
}

/* Exact fractions of binomial coefficients, computed in Python. */
static void
test_fisher (void)
{
  static const struct
  {
    const char *name;
    SonderProportion a, b;
    double p;
  } rows[] = {
    { "3/10, 1/12", { 3, 10 }, { 1, 12 }, 0.2932330827067669 },
    { "2/30, 0/31", { 2, 30 }, { 0, 31 }, 0.23770491803278687 },
    { "1/5, 0/200", { 1, 5 }, { 0, 200 }, 0.024390243902439025 },
    { "4/7, 0/300", { 4, 7 }, { 0, 300 }, 9.643752614490217e-08 },
    { "large", { 2, 400000 }, { 0, 600000 }, 0.15999975999976 },
    { "all equal, none", { 0, 40 }, { 0, 50 }, 1 },
    { "all equal, all", { 40, 40 }, { 50, 50 }, 1 },
    { "nobody", { 0, 0 }, { 3, 5 }, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double p = sonder_proportion_fisher_p (rows[i].a, rows[i].b);
      double mirrored = sonder_proportion_fisher_p (rows[i].b, rows[i].a);

      check_close (rows[i].name, "p", p / rows[i].p, isnan (rows[i].p) ? NAN : 1, 1e-8);
      check_close (rows[i].name, "mirrored p", mirrored, p, 1e-12);
    }
}

/* Tables that mirror each other (hits and misses swapped) are equally likely
 * and must both count, although rounding may set them apart. */
static void
test_fisher_twins (void)
{
  for (guint n = 1; n <= TWIN_LARGEST; n++)
    {
      SonderProportion all = { n, n };
      SonderProportion none = { 0, n };
      double ways = exp (lgamma (2.0 * n + 1) - 2 * lgamma (n + 1.0));
      g_autofree char *name = g_strdup_printf ("%u of %u against none", n, n);

      check_close (name, "p", sonder_proportion_fisher_p (all, none), 2 / ways, 1e-9);
    }
}

static void
test_compare_small_expected (void)
{
  static const struct
  {
    const char *name;
    SonderProportion a, b;
    gboolean fisher;
  } rows[] = {
    { "expected 0.98", { 2, 30 }, { 0, 31 }, TRUE },
    { "expected 1 exactly", { 2, 30 }, { 0, 30 }, FALSE },
    { "no hits at all", { 0, 30 }, { 0, 30 }, TRUE },
    { "only hits", { 30, 30 }, { 40, 40 }, TRUE },
    { "few misses", { 30, 30 }, { 29, 31 }, TRUE },
    { "plenty", { 17, 25 }, { 9, 24 }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderTest test = sonder_proportion_compare (rows[i].a, rows[i].b);
      double exact = sonder_proportion_fisher_p (rows[i].a, rows[i].b);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (isnan (test.statistic), ==, rows[i].fisher);
      g_assert_cmpint (test.p == exact, ==, rows[i].fisher);
      g_assert_cmpfloat (test.low, <=, test.difference);
      g_assert_cmpfloat (test.high, >=, test.difference);
    }
}

static void
test_compare_limits (void)
{
  SonderProportion nobody = { 0, 0 };
  SonderProportion none = { 0, 50 };
  SonderProportion all = { 60, 60 };
  SonderTest empty = sonder_proportion_compare (nobody, all);
  SonderTest far = sonder_proportion_compare (none, all);

  check_close ("nobody", "difference", empty.difference, NAN, 0);
  check_close ("nobody", "low", empty.low, NAN, 0);
  check_close ("nobody", "p", empty.p, NAN, 0);
  g_assert_cmpfloat (far.difference, ==, -100);
  g_assert_cmpfloat (far.low, ==, -100);
  g_assert_cmpfloat (far.high, <, -85);
  g_assert_cmpfloat (far.p, <, 1e-20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/proportion/worked", test_worked);
  g_test_add_func ("/stats/proportion/wilson-inverts", test_wilson_inverts);
  g_test_add_func ("/stats/proportion/compare-worked", test_compare_worked);
  g_test_add_func ("/stats/proportion/pearson-identity", test_pearson_identity);
  g_test_add_func ("/stats/proportion/fisher", test_fisher);
  g_test_add_func ("/stats/proportion/fisher-twins", test_fisher_twins);
  g_test_add_func ("/stats/proportion/compare-small-expected", test_compare_small_expected);
  g_test_add_func ("/stats/proportion/compare-limits", test_compare_limits);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interval.h"

#include "check-number.h"

static void
test_around (void)
{
  SonderInterval interval = sonder_interval_around (2.5, 0.5);

  g_assert_cmpfloat (interval.low, ==, 2);
  g_assert_cmpfloat (interval.high, ==, 3);
  g_assert_true (sonder_interval_is_known (interval));
}

static void
test_clip (void)
{
  static const struct
  {
    const char *name;
    SonderInterval interval;
    double low, high;
  } rows[] = {
    { "inside", { -5, 5 }, -5, 5 },           { "too low", { -15, 5 }, -10, 5 },
    { "too high", { -5, 15 }, -5, 10 },       { "both", { -15, 15 }, -10, 10 },
    { "entirely above", { 12, 15 }, 10, 10 }, { "unknown", { NAN, NAN }, NAN, NAN },
    { "half known", { -15, NAN }, NAN, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderInterval clipped = sonder_interval_clip (rows[i].interval, -10, 10);

      check_close (rows[i].name, "low", clipped.low, rows[i].low, 0);
      check_close (rows[i].name, "high", clipped.high, rows[i].high, 0);
    }
}

static void
test_unknown (void)
{
  SonderInterval half = { 1, NAN };
  SonderTest test = sonder_test_unknown (7);

  g_assert_false (sonder_interval_is_known (sonder_interval_unknown ()));
  g_assert_false (sonder_interval_is_known (half));
  g_assert_cmpfloat (test.difference, ==, 7);
  check_close ("test", "low", test.low, NAN, 0);
  check_close ("test", "high", test.high, NAN, 0);
  check_close ("test", "statistic", test.statistic, NAN, 0);
  check_close ("test", "df", test.df, NAN, 0);
  check_close ("test", "p", test.p, NAN, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/interval/around", test_around);
  g_test_add_func ("/stats/interval/clip", test_clip);
  g_test_add_func ("/stats/interval/unknown", test_unknown);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score-axis.h"

static const SonderScale nps = { SONDER_SCALE_NPS, 0, 10 };
static const SonderScale csat = { SONDER_SCALE_CSAT, 1, 5 };
static const SonderScale ces = { SONDER_SCALE_CES, 1, 7 };
static const SonderScale rating = { SONDER_SCALE_RATING, -5, 5 };
static const SonderScale point = { SONDER_SCALE_RATING, 3, 3 };

static const struct
{
  const char *name;
  const SonderScale *scale;
  double low;
  double high;
  double expected_low;
  double expected_high;
} cases[] = {
  { "nps spans -100 to 100", &nps, -90, 95, -100, 100 },
  { "csat is a percentage", &csat, 2, 99, 0, 100 },
  { "ces", &ces, 1.5, 6.8, 1, 7 },
  { "rating below zero", &rating, -4.9, 4.9, -5, 5 },
  { "a quarter at least", &nps, 10, 12, -20, 40 },
  { "a quarter at the end", &csat, 99, 100, 75, 100 },
  { "a quarter at the beginning", &csat, 0, 0, 0, 25 },
  { "a scale of one point", &point, 3, 3, 3, 3.25 },
};

static void
test_fit (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SonderAxis axis = sonder_score_axis_fit (cases[i].scale, cases[i].low, cases[i].high, 6);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpfloat_with_epsilon (axis.low, cases[i].expected_low, 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.high, cases[i].expected_high, 1e-9);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score-axis/fit", test_fit);

  return g_test_run ();
}

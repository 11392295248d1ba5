/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "number-text.h"

#include <math.h>

static const struct
{
  double      number;
  const char *text;
} cases[] = {
  { 0, "0" },        { 34, "34" },          { -1.5, "-1.5" },  { 0.1, "0.1" },
  { 1.0 / 3, "0.3333333333333333" },        { 1e17, "100000000000000000" }, { 123456789012345, "123456789012345" },
  { 0.1 + 0.2, "0.30000000000000004" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sonder_number_to_text (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      double number = ldexp (g_rand_double_range (random, -1, 1), g_rand_int_range (random, -300, 300));
      g_autofree char *text = sonder_number_to_text (number);

      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, number);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-text/cases", test_cases);
  g_test_add_func ("/number-text/round-trip", test_round_trip);

  return g_test_run ();
}

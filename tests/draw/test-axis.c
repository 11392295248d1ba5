/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "axis.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  double low;
  double high;
  double min;
  double max;
  guint most_ticks;
  const char *expected; /* low, high: ticks */
} Case;

static const Case cases[] = {
  { "nps", -31, 52, -100, 100, 6, "-40 60: -40 -20 0 20 40 60" },
  { "whole", -100, 100, -100, 100, 5, "-100 100: -100 -50 0 50 100" },
  { "bounded", 3, 95, 0, 100, 6, "0 100: 0 20 40 60 80 100" },
  { "decimals", 4.3, 4.4, 1, 5, 6, "4.3 4.4: 4.30 4.32 4.34 4.36 4.38 4.40" },
  { "bounds that are no ticks", 1.2, 6.9, 1, 7, 4, "1 7: 2 4 6" },
  { "few ticks do not round", 31, 52, 0, 100, 3, "30.16 52.84: 40 50" },
  { "two ticks", 3, 6, 1, 7, 2, "2.88 6.12: 4 6" },
  { "one value", 50, 50, 0, 100, 5, "45 55: 45 50 55" },
  { "beyond bounds", -500, 500, -100, 100, 5, "-100 100: -100 -50 0 50 100" },
};

static void
format (const SonderAxis *axis, GString *text)
{
  g_string_append_printf (text, "%g %g:", axis->low, axis->high);
  for (guint i = 0; i < sonder_axis_get_n_ticks (axis); i++)
    g_string_append_printf (text, " %.*f", axis->decimals, sonder_axis_get_tick (axis, i));
}

static void
test_fit (gconstpointer data)
{
  const Case *c = data;
  SonderAxis axis = sonder_axis_fit (c->low, c->high, c->min, c->max, c->most_ticks);
  g_autoptr (GString) text = g_string_new (NULL);

  format (&axis, text);
  g_assert_cmpstr (text->str, ==, c->expected);
}

/* Over many ranges: both values are on the axis, the axis within its bounds, the
 * ticks on the axis, and not too many. */
static void
test_properties (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      double min = g_test_rand_double_range (-100, 0);
      double max = g_test_rand_double_range (1, 100);
      double low = g_test_rand_double_range (min, max);
      double high = g_test_rand_double_range (low, max);
      guint most_ticks = (guint)g_test_rand_int_range (2, 12);
      SonderAxis axis = sonder_axis_fit (low, high, min, max, most_ticks);
      guint n_ticks = sonder_axis_get_n_ticks (&axis);

      g_assert_cmpfloat (axis.low, <=, low);
      g_assert_cmpfloat (axis.high, >=, high);
      g_assert_cmpfloat (axis.low, >=, min);
      g_assert_cmpfloat (axis.high, <=, max);
      g_assert_cmpuint (n_ticks, <=, most_ticks);
      g_assert_cmpfloat (sonder_axis_get_tick (&axis, 0), >=, axis.low - 1e-6);
      if (n_ticks > 0)
        g_assert_cmpfloat (sonder_axis_get_tick (&axis, n_ticks - 1), <=, axis.high + 1e-6);
    }
}

static void
test_place (void)
{
  SonderAxis axis = sonder_axis_fit (-31, 52, -100, 100, 6);

  g_assert_cmpfloat (sonder_axis_place (&axis, -40), ==, 0);
  g_assert_cmpfloat (sonder_axis_place (&axis, 10), ==, 0.5);
  g_assert_cmpfloat (sonder_axis_place (&axis, 60), ==, 1);
}

/* -0 would be written with a sign. */
static void
test_zero (void)
{
  SonderAxis axis = sonder_axis_fit (-31, 52, -100, 100, 6);

  g_assert_false (signbit (sonder_axis_get_tick (&axis, 2)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/axis/fit/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_fit);
    }
  g_test_add_func ("/axis/properties", test_properties);
  g_test_add_func ("/axis/place", test_place);
  g_test_add_func ("/axis/zero", test_zero);

  return g_test_run ();
}

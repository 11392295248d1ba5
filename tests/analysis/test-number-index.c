/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "number-index.h"

#include <math.h>

#define N_NUMBERS 5000

static void
test_order (void)
{
  static const struct
  {
    double number;
    guint position;
  } rows[] = {
    { 3, 0 },    { -7.5, 1 },  { 3, 0 },        { 0, 2 },
    { -0.0, 2 }, { 1e300, 3 }, { INFINITY, 4 }, { -7.5, 1 },
  };
  g_autoptr (SonderNumberIndex) index = sonder_number_index_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (sonder_number_index_add (index, rows[i].number), ==, rows[i].position);
      g_assert_cmpfloat (sonder_number_index_get (index, rows[i].position), ==, rows[i].number);
    }
  g_assert_cmpuint (sonder_number_index_get_size (index), ==, 5);
  g_assert_false (signbit (sonder_number_index_get (index, 2)));
}

/* Numbers that only just differ, more of them than the table begins with. */
static void
test_many (void)
{
  g_autoptr (SonderNumberIndex) index = sonder_number_index_new ();

  for (guint round = 0; round < 2; round++)
    {
      double number = 1;

      for (guint i = 0; i < N_NUMBERS; i++, number = nextafter (number, 2))
        g_assert_cmpuint (sonder_number_index_add (index, number), ==, i);
    }
  g_assert_cmpuint (sonder_number_index_get_size (index), ==, N_NUMBERS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/number-index/order", test_order);
  g_test_add_func ("/analysis/number-index/many", test_many);

  return g_test_run ();
}

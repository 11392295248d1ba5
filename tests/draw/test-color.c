/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "color.h"

static void
test_hex (void)
{
  static const guint32 cases[] = { 0x000000, 0xffffff, 0x1852cd, 0x010203 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char hex[SONDER_COLOR_HEX_LENGTH];
      g_autofree char *expected = g_strdup_printf ("#%06x", cases[i]);

      sonder_color_to_hex (sonder_color_from_hex (cases[i]), hex);
      g_assert_cmpstr (hex, ==, expected);
    }
}

static void
test_hex_alpha (void)
{
  char hex[SONDER_COLOR_HEX_LENGTH];

  sonder_color_to_hex (sonder_color_with_alpha (sonder_color_from_hex (0x102030), 0.5), hex);
  g_assert_cmpstr (hex, ==, "#10203080");
}

/* Ratios published for WCAG 2.1, e.g. by WebAIM's contrast checker. */
static void
test_contrast (void)
{
  static const struct
  {
    guint32 a;
    guint32 b;
    double ratio;
  } cases[] = {
    { 0x000000, 0xffffff, 21.0 }, { 0xffffff, 0xffffff, 1.0 },  { 0x777777, 0xffffff, 4.48 },
    { 0x0000ff, 0xffffff, 8.59 }, { 0xff0000, 0xffffff, 4.00 }, { 0xff0000, 0x000000, 5.25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SonderColor a = sonder_color_from_hex (cases[i].a);
      SonderColor b = sonder_color_from_hex (cases[i].b);

      g_assert_cmpfloat_with_epsilon (sonder_color_contrast (a, b), cases[i].ratio, 0.005);
      g_assert_cmpfloat (sonder_color_contrast (a, b), ==, sonder_color_contrast (b, a));
    }
}

static void
test_mix (void)
{
  SonderColor black = sonder_color_from_hex (0x000000);
  SonderColor white = sonder_color_from_hex (0xffffff);
  char hex[SONDER_COLOR_HEX_LENGTH];

  sonder_color_to_hex (sonder_color_mix (black, white, 0.2), hex);
  g_assert_cmpstr (hex, ==, "#333333");
  sonder_color_to_hex (sonder_color_over (sonder_color_with_alpha (black, 0.25), white), hex);
  g_assert_cmpstr (hex, ==, "#bfbfbf");
  g_assert_true (sonder_color_is_visible (white));
  g_assert_false (sonder_color_is_visible (sonder_color_with_alpha (white, 0)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/color/hex", test_hex);
  g_test_add_func ("/color/hex-alpha", test_hex_alpha);
  g_test_add_func ("/color/contrast", test_contrast);
  g_test_add_func ("/color/mix", test_mix);

  return g_test_run ();
}

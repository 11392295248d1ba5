/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

#include <string.h>

#define EM 16

static SonderTheme *
make_theme (SonderDirection direction)
{
  return sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, direction);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *expected;
  } cases[] = {
    { "plain", "Office buyers", "Office buyers" },
    { "nothing", NULL, "" },
    { "spaces", "  a \t b\r\n\nc ", "a b c" },
    { "control characters", "a\001b\177c", "a b c" },
    { "separators", "a\u2028b\u2029c", "a b c" },
    { "overrides", "a\u202eb\u202cc\u2066d\u2069", "abcd" },
    { "marks stay", "a\u200fb", "a\u200fb" },
    { "noncharacters", "a\uffffb\ufdd0c", "abc" },
    { "not UTF-8",
      "a\xff"
      "b",
      "a\ufffdb" },
    { "no-break space", "68\u00a0%", "68\u00a0%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = sonder_text_clean (cases[i].text);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (clean, ==, cases[i].expected);
    }
}

static void
test_clean_long (void)
{
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autofree char *clean = sonder_text_clean (text);

  g_assert_cmpuint (strlen (clean), ==, 1000);
}

static void
test_fit (void)
{
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
  g_autoptr (PangoLayout) layout =
      sonder_text_new (theme, SONDER_FONT_BODY, EM, "Office managers who order on Mondays");
  double width = sonder_text_get_width (layout);

  g_assert_false (sonder_text_fit (layout, width));
  g_assert_false (pango_layout_is_ellipsized (layout));
  g_assert_true (sonder_text_fit (layout, width / 2));
  g_assert_true (pango_layout_is_ellipsized (layout));
  g_assert_cmpfloat (sonder_text_get_width (layout), <=, width / 2);
  g_assert_cmpfloat (sonder_text_get_width (layout), >, width / 3);
}

/* The box of a shortened text in a script that runs to the left begins where its
 * words do, too. */
static void
test_fit_rtl (void)
{
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_RTL);
  g_autoptr (PangoLayout) layout =
      sonder_text_new (theme, SONDER_FONT_BODY, EM, "לקוחות קבועים שמזמינים בכל שבוע");
  PangoRectangle logical;

  g_assert_true (sonder_text_fit (layout, 120));
  pango_layout_get_extents (layout, NULL, &logical);
  g_assert_cmpint (logical.x, <=, 2);
}

static void
test_paragraph (void)
{
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
  g_autoptr (PangoLayout) layout = sonder_text_new_paragraph (
      theme, SONDER_FONT_BODY, EM, "Office managers who order on Mondays", 120, 2);

  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 2);
  g_assert_true (pango_layout_is_ellipsized (layout));
  g_assert_cmpfloat (sonder_text_get_width (layout), <=, 120);
}

static void
test_percent (void)
{
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
  g_autoptr (PangoLayout) layout = sonder_text_new_paragraph (
      theme, SONDER_FONT_BODY, EM, "Intervals of 95 % are shown", 120, 3);

  g_assert_cmpstr (pango_layout_get_text (layout), ==, "Intervals of 95\u00a0% are shown");
}

/* Lines begin on the theme's side, whatever the script: of two lines of unequal
 * length the shorter one leaves its gap on the other side. */
static void
test_sides (void)
{
  static const struct
  {
    const char *name;
    SonderDirection direction;
    const char *text;
    gboolean at_left;
  } cases[] = {
    { "Latin from the left", SONDER_DIRECTION_LTR, "Office managers who", TRUE },
    { "Latin from the right", SONDER_DIRECTION_RTL, "Office managers who", FALSE },
    { "Hebrew from the left", SONDER_DIRECTION_LTR, "לקוחות קבועים של העיר", TRUE },
    { "Hebrew from the right", SONDER_DIRECTION_RTL, "לקוחות קבועים של העיר", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderTheme) theme = make_theme (cases[i].direction);
      g_autoptr (PangoLayout) layout =
          sonder_text_new_paragraph (theme, SONDER_FONT_BODY, EM, cases[i].text, 140, 3);
      PangoRectangle line;
      PangoLayoutIter *iter = pango_layout_get_iter (layout);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, 2);
      pango_layout_iter_next_line (iter);
      pango_layout_iter_get_line_extents (iter, NULL, &line);
      if (cases[i].at_left)
        g_assert_cmpint (line.x, ==, 0);
      else
        g_assert_cmpint (line.x, >, PANGO_SCALE);
      pango_layout_iter_free (iter);
    }
}

/* A bare negative number keeps its sign in front where text runs to the left. */
static void
test_sign (void)
{
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_RTL);
  g_autoptr (PangoLayout) layout = sonder_text_new (theme, SONDER_FONT_BODY, EM, "−6");
  PangoRectangle sign, digit;

  pango_layout_index_to_pos (layout, 0, &sign);
  pango_layout_index_to_pos (layout, (int)strlen ("−"), &digit);
  g_assert_cmpint (sign.x, <, digit.x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-long", test_clean_long);
  g_test_add_func ("/text/fit", test_fit);
  g_test_add_func ("/text/fit-rtl", test_fit_rtl);
  g_test_add_func ("/text/paragraph", test_paragraph);
  g_test_add_func ("/text/percent", test_percent);
  g_test_add_func ("/text/sides", test_sides);
  g_test_add_func ("/text/sign", test_sign);

  return g_test_run ();
}

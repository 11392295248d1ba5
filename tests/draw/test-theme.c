/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "theme.h"

#include <math.h>

#include "kinds.h"

/* What people without one kind of cone see: Machado, Oliveira and Fernandes 2009,
 * severity 1, for linear RGB. */
static const double visions[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Oklab (Ottosson 2020), in which equal distances look about equally far apart. */
static void
to_oklab (const double rgb[3], double lab[3])
{
  double l = cbrt (0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
  double m = cbrt (0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
  double s = cbrt (0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);

  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static void
see (SonderColor color, guint vision, double lab[3])
{
  const double linear[3] = { to_linear (color.red), to_linear (color.green),
                             to_linear (color.blue) };
  double seen[3];

  for (guint i = 0; i < 3; i++)
    {
      seen[i] = 0;
      for (guint j = 0; j < 3; j++)
        seen[i] += visions[vision][i][j] * linear[j];
      seen[i] = CLAMP (seen[i], 0, 1);
    }
  to_oklab (seen, lab);
}

/* In hundredths of Oklab, for whom the two are most alike. */
static double
get_distance (SonderColor a, SonderColor b)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (visions); i++)
    {
      double x[3], y[3];

      see (a, i, x);
      see (b, i, y);
      least = MIN (least,
                   100 * sqrt (pow (x[0] - y[0], 2) + pow (x[1] - y[1], 2) + pow (x[2] - y[2], 2)));
    }
  return least;
}

static SonderTheme *
make_theme (guint kind)
{
  return sonder_theme_new ((SonderThemeKind)kind, NULL, 1, SONDER_DIRECTION_LTR);
}

static void
test_slots_of_model (void)
{
  const char *const *slots = sonder_palette_get_slots ();
  g_autoptr (SonderTheme) theme = make_theme (SONDER_THEME_LIGHT);
  guint i;

  for (i = 0; slots[i]; i++)
    {
      g_assert_cmpstr (sonder_theme_get_slot (theme, i).name, ==, slots[i]);
      g_assert_cmpstr (sonder_theme_find_slot (theme, slots[i]).name, ==, slots[i]);
    }
  g_assert_cmpuint (sonder_theme_get_n_slots (), ==, i + 1);
  g_assert_cmpstr (sonder_theme_find_slot (theme, "gray").name, ==, "gray");
  g_assert_cmpstr (sonder_theme_find_slot (theme, "from the future").name, ==, "blue");
  g_assert_cmpstr (sonder_theme_find_slot (theme, NULL).name, ==, "blue");
}

static void
test_slots_contrast (void)
{
  for (guint kind = 0; kind < SONDER_N_THEME_KINDS; kind++)
    {
      g_autoptr (SonderTheme) theme = make_theme (kind);
      SonderColor paper = sonder_theme_get_ink (theme, SONDER_INK_PAPER);

      for (guint i = 0; i < sonder_theme_get_n_slots (); i++)
        {
          SonderSlot slot = sonder_theme_get_slot (theme, i);

          if (sonder_color_contrast (slot.color, paper) < 3)
            g_test_fail_printf ("%s: %s has too little contrast",
                                sonder_theme_kind_get_name ((SonderThemeKind)kind), slot.name);
        }
    }
}

/* By colour for everybody, and by shape and hatching without colour. Grey is only
 * for what is no group. */
static void
test_slots_apart (void)
{
  for (guint kind = 0; kind < SONDER_N_THEME_KINDS; kind++)
    {
      g_autoptr (SonderTheme) theme = make_theme (kind);
      guint n = sonder_theme_get_n_slots () - 1;

      for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++)
          {
            SonderSlot a = sonder_theme_get_slot (theme, i);
            SonderSlot b = sonder_theme_get_slot (theme, j);

            if (get_distance (a.color, b.color) < 5.5)
              g_test_fail_printf ("%s: %s and %s are %.1f apart",
                                  sonder_theme_kind_get_name ((SonderThemeKind)kind), a.name,
                                  b.name, get_distance (a.color, b.color));
            g_assert_cmpint (a.marker, !=, b.marker);
            g_assert_cmpint (a.hatch, !=, b.hatch);
          }
    }
}

static void
test_inks (void)
{
  static const struct
  {
    SonderInk ink;
    double least;
  } cases[] = {
    { SONDER_INK_TEXT, 7 },
    { SONDER_INK_DIM, 4.5 },
    { SONDER_INK_AXIS, 3 },
    { SONDER_INK_REFERENCE, 4.5 },
  };

  for (guint kind = 0; kind < SONDER_N_THEME_KINDS; kind++)
    {
      g_autoptr (SonderTheme) theme = make_theme (kind);
      SonderColor paper = sonder_theme_get_ink (theme, SONDER_INK_PAPER);
      SonderColor panel = sonder_theme_get_ink (theme, SONDER_INK_PANEL);

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          SonderColor ink = sonder_theme_get_ink (theme, cases[i].ink);

          g_assert_cmpfloat (sonder_color_contrast (ink, paper), >=, cases[i].least);
          g_assert_cmpfloat (sonder_color_contrast (ink, panel), >=, cases[i].least - 0.5);
        }
    }
}

/* Neighbours differ for everybody, the two sides most of all; everything stands
 * out from paper, and figures can be read on it. */
static void
check_bands (const SonderTheme *theme, guint n_bands)
{
  SonderColor paper = sonder_theme_get_ink (theme, SONDER_INK_PAPER);

  for (guint i = 0; i < n_bands; i++)
    {
      SonderColor color = sonder_theme_get_band_color (theme, i, n_bands);
      SonderColor other = sonder_theme_get_band_color (theme, n_bands - 1 - i, n_bands);

      g_assert_cmpfloat (sonder_color_contrast (color, paper), >=, 3);
      g_assert_cmpfloat (sonder_color_contrast (sonder_theme_get_ink_on (theme, color), color), >=,
                         4.5);
      if (i > 0)
        g_assert_cmpfloat (
            get_distance (color, sonder_theme_get_band_color (theme, i - 1, n_bands)), >=, 6);
      if (2 * i + 1 != n_bands)
        g_assert_cmpfloat (get_distance (color, other), >=, 12);
    }
}

static void
test_bands (void)
{
  for (guint kind = 0; kind < SONDER_N_THEME_KINDS; kind++)
    {
      g_autoptr (SonderTheme) theme = make_theme (kind);

      for (guint n_bands = 1; n_bands <= 7; n_bands++)
        check_bands (theme, n_bands);
    }
}

static void
test_band_hatch (void)
{
  g_autoptr (SonderTheme) print = make_theme (SONDER_THEME_PRINT);
  g_autoptr (SonderTheme) light = make_theme (SONDER_THEME_LIGHT);

  g_assert_cmpint (sonder_theme_get_band_hatch (print, 0, 3), !=, SONDER_HATCH_NONE);
  g_assert_cmpint (sonder_theme_get_band_hatch (print, 1, 3), ==, SONDER_HATCH_NONE);
  g_assert_cmpint (sonder_theme_get_band_hatch (print, 2, 3), ==, SONDER_HATCH_NONE);
  g_assert_cmpint (sonder_theme_get_band_hatch (light, 0, 3), ==, SONDER_HATCH_NONE);
}

static void
test_em (void)
{
  static const struct
  {
    double text_scale;
    double width;
    double height;
    double em;
  } cases[] = {
    { 1, 360, 300, 11 },    { 1, 960, 600, 14.5 }, { 1, 1280, 720, 16.5 }, { 1, 3840, 2160, 38 },
    { 2, 1280, 720, 32.5 }, { 3, 360, 300, 13.5 }, { 0.5, 360, 300, 5.5 }, { 1, 10, 10, 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderTheme) theme =
          sonder_theme_new (SONDER_THEME_LIGHT, NULL, cases[i].text_scale, SONDER_DIRECTION_LTR);

      g_assert_cmpfloat (sonder_theme_get_em (theme, cases[i].width, cases[i].height), ==,
                         cases[i].em);
    }
}

/* Layout must not depend on the screen: nothing is hinted or rounded. */
static void
test_context (void)
{
  g_autoptr (SonderTheme) theme = make_theme (SONDER_THEME_LIGHT);
  PangoContext *context = sonder_theme_get_context (theme);
  const cairo_font_options_t *options = pango_cairo_context_get_font_options (context);
  PangoFontMap *map = pango_context_get_font_map (context);

  g_assert_cmpfloat (pango_cairo_font_map_get_resolution (PANGO_CAIRO_FONT_MAP (map)), ==, 96);
  g_assert_cmpint (cairo_font_options_get_hint_style (options), ==, CAIRO_HINT_STYLE_NONE);
  g_assert_cmpint (cairo_font_options_get_hint_metrics (options), ==, CAIRO_HINT_METRICS_OFF);
  g_assert_false (pango_context_get_round_glyph_positions (context));
  g_assert_true (map != pango_cairo_font_map_get_default ());
}

static void
test_kinds (void)
{
  SonderThemeKind kind;

  for (guint i = 0; i < SONDER_N_THEME_KINDS; i++)
    {
      g_assert_true (
          sonder_theme_kind_parse (sonder_theme_kind_get_name ((SonderThemeKind)i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (sonder_theme_kind_parse ("neon", &kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theme/slots-of-model", test_slots_of_model);
  g_test_add_func ("/theme/slots-contrast", test_slots_contrast);
  g_test_add_func ("/theme/slots-apart", test_slots_apart);
  g_test_add_func ("/theme/inks", test_inks);
  g_test_add_func ("/theme/bands", test_bands);
  g_test_add_func ("/theme/band-hatch", test_band_hatch);
  g_test_add_func ("/theme/em", test_em);
  g_test_add_func ("/theme/context", test_context);
  g_test_add_func ("/theme/kinds", test_kinds);

  return g_test_run ();
}

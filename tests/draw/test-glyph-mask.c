/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glyph-mask.h"

#include "text.h"

/* The first glyph of a text, and its font. */
static PangoGlyph
find_glyph (const char *text, PangoFont **font)
{
  g_autoptr (SonderTheme) theme =
      sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  g_autoptr (PangoLayout) layout = sonder_text_new (theme, SONDER_FONT_BODY, 20, text);
  PangoLayoutRun *run = pango_layout_get_line_readonly (layout, 0)->runs->data;

  *font = g_object_ref (run->item->analysis.font);
  return run->glyphs->glyphs[0].glyph;
}

/* All coverage, and where its middle is from the pixel of the origin. */
static double
weigh (const SonderGlyphMask *mask, double *x, double *y)
{
  double weight = 0;

  *x = *y = 0;
  for (int row = 0; row < mask->height; row++)
    for (int column = 0; column < mask->width; column++)
      {
        double coverage = mask->coverage[row * mask->stride + column] / 255.0;

        weight += coverage;
        *x += coverage * (mask->x + column + 0.5);
        *y += coverage * (mask->y + row + 0.5);
      }
  *x /= weight;
  *y /= weight;
  return weight;
}

/* Each part of a pixel moves the glyph by so much, and changes nothing else. */
static void
test_parts (void)
{
  g_autoptr (PangoFont) font = NULL;
  PangoGlyph glyph = find_glyph ("o", &font);
  double x, y;
  double weight = weigh (sonder_glyph_mask_get (font, glyph, 1, 0, 0), &x, &y);

  g_assert_cmpfloat (y, <, 0);
  for (guint i = 0; i < SONDER_GLYPH_PARTS * SONDER_GLYPH_PARTS; i++)
    {
      guint x_part = i % SONDER_GLYPH_PARTS, y_part = i / SONDER_GLYPH_PARTS;
      const SonderGlyphMask *mask = sonder_glyph_mask_get (font, glyph, 1, x_part, y_part);
      double moved_x, moved_y;

      g_assert_cmpfloat_with_epsilon (weigh (mask, &moved_x, &moved_y), weight, 0.02 * weight);
      g_assert_cmpfloat_with_epsilon (moved_x - x, (double)x_part / SONDER_GLYPH_PARTS, 0.05);
      g_assert_cmpfloat_with_epsilon (moved_y - y, (double)y_part / SONDER_GLYPH_PARTS, 0.05);
    }
}

static void
test_scale (void)
{
  g_autoptr (PangoFont) font = NULL;
  PangoGlyph glyph = find_glyph ("o", &font);
  double x, y, twice_x, twice_y;
  double weight = weigh (sonder_glyph_mask_get (font, glyph, 1, 0, 0), &x, &y);
  double twice = weigh (sonder_glyph_mask_get (font, glyph, 2, 0, 0), &twice_x, &twice_y);

  g_assert_cmpfloat_with_epsilon (twice, 4 * weight, 0.08 * weight);
  g_assert_cmpfloat_with_epsilon (twice_x, 2 * x, 0.1);
  g_assert_cmpfloat_with_epsilon (twice_y, 2 * y, 0.1);
}

/* What was filled once is only looked up. */
static void
test_kept (void)
{
  g_autoptr (PangoFont) font = NULL;
  PangoGlyph glyph = find_glyph ("o", &font);
  const guint8 *coverage = sonder_glyph_mask_get (font, glyph, 1, 1, 2)->coverage;

  g_assert_true (sonder_glyph_mask_get (font, glyph, 1, 2, 1)->coverage != coverage);
  g_assert_true (sonder_glyph_mask_get (font, glyph, 1, 1, 2)->coverage == coverage);
}

static void
test_space (void)
{
  g_autoptr (PangoFont) font = NULL;
  PangoGlyph glyph = find_glyph ("a b", &font);
  PangoGlyph space;

  g_assert_nonnull (sonder_glyph_mask_get (font, glyph, 1, 0, 0)->coverage);
  g_clear_object (&font);
  space = find_glyph ("\u00a0", &font);
  g_assert_null (sonder_glyph_mask_get (font, space, 1, 0, 0)->coverage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/glyph-mask/parts", test_parts);
  g_test_add_func ("/glyph-mask/scale", test_scale);
  g_test_add_func ("/glyph-mask/kept", test_kept);
  g_test_add_func ("/glyph-mask/space", test_space);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paint.h"

#include "chart-golden.h"
#include "golden.h"
#include "sample-figures.h"
#include "text.h"

#define WIDTH 560
#define HEIGHT 380

/* Every chart in every theme. */
static void
test_charts (void)
{
  for (guint kind = 0; kind < SONDER_N_CHART_KINDS; kind++)
    for (guint theme = 0; theme < SONDER_N_THEME_KINDS; theme++)
      {
        const SonderChartSpec spec = {
          .kind = (SonderChartKind)kind,
          .finding = "Office buyers are clearly less willing to recommend us.",
        };
        g_autoptr (SonderScene) scene = sample_chart_new (
            &spec, 4, sample_names, (SonderThemeKind)theme, SONDER_DIRECTION_LTR, WIDTH, HEIGHT);
        g_autofree char *name =
            g_strdup_printf ("%s-%s.png", sonder_chart_kind_get_name ((SonderChartKind)kind),
                             sonder_theme_kind_get_name ((SonderThemeKind)theme));

        golden_check_picture (name, scene);
      }
}

/* All slots, in colour and in their second cue, and all shapes of boxes. */
static SonderScene *
make_swatches (SonderThemeKind kind)
{
  g_autoptr (SonderTheme) theme = sonder_theme_new (kind, NULL, 1, SONDER_DIRECTION_LTR);
  SonderScene *scene = sonder_scene_new (theme, 440, 160);
  SonderColor ink = sonder_theme_get_ink (theme, SONDER_INK_TEXT);

  for (guint i = 0; i < sonder_theme_get_n_slots (); i++)
    {
      SonderSlot slot = sonder_theme_get_slot (theme, i);
      double x = 10 + 38 * i;
      const double area[] = { x, 100, x + 30, 90, x + 30, 110, x, 120 };
      const double line[] = { x, 110, x + 15, 95, x + 30, 105 };
      SonderBox *box;

      box = sonder_scene_add_rectangle (scene, SONDER_PART_MARK, x, 10, 30, 30, slot.color);
      box->hatch = slot.hatch;
      box->radius = i % 3 * 5;
      sonder_scene_add_marker (scene, SONDER_PART_MARK, slot.marker, x + 15, 65, 10, slot.color);
      sonder_scene_add_area (scene, SONDER_PART_PANEL, area, 4,
                             sonder_theme_get_wash (theme, slot.color));
      box = sonder_scene_add_line (scene, SONDER_PART_MARK, line, 3, slot.color, 2);
      box->dash = i % 2 * 3;
      sonder_scene_add_text (scene, SONDER_PART_TICK, x, 130,
                             sonder_text_new (theme, SONDER_FONT_SMALL, 11, slot.name), ink);
    }
  return scene;
}

static void
test_swatches (void)
{
  g_autoptr (SonderScene) light = make_swatches (SONDER_THEME_LIGHT);
  g_autoptr (SonderScene) dark = make_swatches (SONDER_THEME_DARK);

  golden_check_picture ("swatches-light.png", light);
  golden_check_picture ("swatches-dark.png", dark);
}

/* Painting twice gives the same picture, and leaves the context as it was. */
static void
test_again (void)
{
  const SonderChartSpec spec = { .kind = SONDER_CHART_TREND };
  g_autoptr (SonderScene) scene = sample_chart_new (&spec, 3, sample_names, SONDER_THEME_LIGHT,
                                                    SONDER_DIRECTION_LTR, WIDTH, HEIGHT);
  cairo_surface_t *surfaces[2];

  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
      cr = cairo_create (surfaces[i]);
      cairo_set_line_width (cr, 17);
      sonder_scene_paint (scene, cr);
      g_assert_cmpfloat (cairo_get_line_width (cr), ==, 17);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }
  g_assert_cmpmem (cairo_image_surface_get_data (surfaces[0]), WIDTH * HEIGHT * 4,
                   cairo_image_surface_get_data (surfaces[1]), WIDTH * HEIGHT * 4);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
}

static void
test_render (void)
{
  const SonderChartSpec spec = { .kind = SONDER_CHART_SCORES };
  g_autoptr (SonderScene) scene = sample_chart_new (&spec, 3, sample_names, SONDER_THEME_DARK,
                                                    SONDER_DIRECTION_LTR, WIDTH, HEIGHT);
  cairo_surface_t *surface = sonder_scene_render (scene, 1.5);
  const guint32 *pixels = (gpointer) cairo_image_surface_get_data (surface);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, WIDTH * 3 / 2);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, HEIGHT * 3 / 2);
  g_assert_cmphex (pixels[0] & 0xffffff, ==, 0x1e1e1e);
  cairo_surface_destroy (surface);

  surface = sonder_scene_render (scene, 1000);
  g_assert_cmpint (cairo_surface_status (surface), !=, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

/* A dash of one pixel would have cairo write past its buffer: in miniature a
 * dashed line is an unbroken one. */
static void
test_fine_dashes (void)
{
  static const struct
  {
    double scale;
    gboolean is_broken;
  } cases[] = { { 0.2, FALSE }, { 0.7, FALSE }, { 0.8, TRUE }, { 2, TRUE } };
  g_autoptr (SonderTheme) theme = sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  g_autoptr (SonderScene) scene = sonder_scene_new (theme, 400, 20);
  const double line[] = { 10, 10, 390, 10 };
  SonderBox *box = sonder_scene_add_line (scene, SONDER_PART_MARK, line, 2,
                                          sonder_theme_get_ink (theme, SONDER_INK_TEXT), 20);

  box->dash = 4;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *surface = sonder_scene_render (scene, cases[i].scale);
      const guint32 *pixels = (gpointer) cairo_image_surface_get_data (surface);
      int width = cairo_image_surface_get_width (surface);
      int row = cairo_image_surface_get_height (surface) / 2;
      guint n_changes = 0;

      for (int x = width / 10; x < width * 9 / 10; x++)
        n_changes += pixels[row * width + x] != pixels[row * width + x + 1];
      g_test_message ("scale %g: %u changes", cases[i].scale, n_changes);
      g_assert_cmpint (n_changes > 0, ==, cases[i].is_broken);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/charts", test_charts);
  g_test_add_func ("/paint/swatches", test_swatches);
  g_test_add_func ("/paint/again", test_again);
  g_test_add_func ("/paint/render", test_render);
  g_test_add_func ("/paint/fine-dashes", test_fine_dashes);

  return g_test_run ();
}

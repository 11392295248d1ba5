/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-mask.h"

#include <string.h>

#include "text.h"

#define WIDTH 200
#define HEIGHT 60

/* An eighth of a pixel is as far as a letter may stand from its place. */
#define MOST_DIFFERENCE 0.16

typedef struct
{
  const char *name;
  double scale;
  double x;
  double y;
  double device_scale;
  const char *text; /* NULL for a word */
} Case;

static const Case cases[] = {
  { "plain", 1, 10, 10, 1 },
  { "between pixels", 1, 10.375, 10.75, 1 },
  { "enlarged", 2, 5, 5, 1 },
  { "reduced", 0.5, 10, 10, 1 },
  { "fractional scale", 1.25, 10, 10, 1 },
  { "device scale", 1, 5, 5, 2 },
  { "beyond the edge", 1, -20, -5, 1 },
  { "lines", 1, 5, 2, 1, "It takes two minutes, and then another two." },
  { "too long", 1, 5, 2, 1, "It takes two minutes, then another two, and then some more to wait." },
  { "marks", 1, 5, 5, 1, "Ne\u0301o\u0308" },
  { "from the right", 1, 5, 5, 1, "\u05e9\u05dc\u05d5\u05dd 42 ab" },
  { "no font has it", 1, 5, 5, 1, "a\U0010ffffb" },
};

static cairo_t *
make_canvas (double device_scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, device_scale, device_scale);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  return cr;
}

static PangoLayout *
make_layout (const Case *c)
{
  g_autoptr (SonderTheme) theme =
      sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);

  return sonder_text_new_paragraph (theme, SONDER_FONT_BODY, 18, c->text ? c->text : "Hamburgefonts",
                                    180, 2);
}

static const guint8 *
get_pixels (cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_target (cr);

  cairo_surface_flush (surface);
  return cairo_image_surface_get_data (surface);
}

/* The sum of all differences over the sum of all ink. */
static double
get_difference (cairo_t *a, cairo_t *b)
{
  const guint8 *pixels_a = get_pixels (a);
  const guint8 *pixels_b = get_pixels (b);
  double difference = 0, ink = 0;

  for (guint i = 3; i < 4 * WIDTH * HEIGHT; i += 4)
    {
      difference += ABS ((int)pixels_a[i] - (int)pixels_b[i]);
      ink += pixels_a[i];
    }
  g_assert_cmpfloat (ink, >, 1000);
  return difference / ink;
}

/* The mask shows what filling the outlines shows, the second time, too. */
static void
test_paint (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SonderTextMask) mask = sonder_text_mask_new ();
  g_autoptr (PangoLayout) layout = make_layout (c);
  cairo_t *outlines = make_canvas (c->device_scale);

  cairo_scale (outlines, c->scale, c->scale);
  cairo_move_to (outlines, c->x, c->y);
  pango_cairo_layout_path (outlines, layout);
  cairo_fill (outlines);
  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr = make_canvas (c->device_scale);

      cairo_scale (cr, c->scale, c->scale);
      sonder_text_mask_paint (mask, cr, layout, c->x, c->y);
      g_assert_cmpfloat (get_difference (outlines, cr), <, MOST_DIFFERENCE);
      cairo_destroy (cr);
    }
  cairo_destroy (outlines);
}

/* One mask serves different places and scales in turn. */
static void
test_reuse (void)
{
  g_autoptr (SonderTextMask) mask = sonder_text_mask_new ();
  g_autoptr (PangoLayout) layout = make_layout (&cases[0]);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i % G_N_ELEMENTS (cases)];
      g_autoptr (SonderTextMask) fresh = sonder_text_mask_new ();
      cairo_t *used = make_canvas (c->device_scale);
      cairo_t *expected = make_canvas (c->device_scale);

      cairo_scale (used, c->scale, c->scale);
      cairo_scale (expected, c->scale, c->scale);
      sonder_text_mask_paint (mask, used, layout, c->x, c->y);
      sonder_text_mask_paint (fresh, expected, layout, c->x, c->y);
      g_assert_cmpfloat (get_difference (expected, used), ==, 0);
      cairo_destroy (used);
      cairo_destroy (expected);
    }
}

/* Turned text is drawn directly. */
static void
test_turned (void)
{
  g_autoptr (SonderTextMask) mask = sonder_text_mask_new ();
  g_autoptr (PangoLayout) layout = make_layout (&cases[0]);
  cairo_t *turned = make_canvas (1);
  cairo_t *expected = make_canvas (1);

  cairo_rotate (turned, 0.1);
  cairo_rotate (expected, 0.1);
  sonder_text_mask_paint (mask, turned, layout, 10, 10);
  cairo_move_to (expected, 10, 10);
  pango_cairo_show_layout (expected, layout);
  g_assert_cmpfloat (get_difference (expected, turned), ==, 0);
  cairo_destroy (turned);
  cairo_destroy (expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-mask/paint/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_paint);
    }
  g_test_add_func ("/text-mask/reuse", test_reuse);
  g_test_add_func ("/text-mask/turned", test_turned);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disc-masks.h"

#define SIDE 120

/* An eighth of a pixel is as far as a disc may stand from its place. */
#define MOST_DIFFERENCE 0.06

typedef struct
{
  const char *name;
  double x;
  double y;
  double radius;
  double scale;
  double turn;
} Case;

static const Case cases[] = {
  { "plain", 20, 20, 6, 1, 0 },           { "between pixels", 20.3, 20.8, 6, 1, 0 },
  { "enlarged", 10, 10, 6, 2, 0 },        { "beyond the edge", 1, 1, 6, 1, 0 },
  { "turned", 40, 10, 6, 1, 0.5 },        { "large", 60, 60, 50, 1, 0 },
  { "too large to keep", 0, 0, 90, 1, 0 },
};

static cairo_t *
make_canvas (const Case *c)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_rotate (cr, c->turn);
  cairo_scale (cr, c->scale, c->scale);
  return cr;
}

/* The sum of all differences over the sum of all ink. */
static double
get_difference (cairo_t *a, cairo_t *b)
{
  cairo_surface_t *surface_a = cairo_get_target (a), *surface_b = cairo_get_target (b);
  double difference = 0, ink = 0;

  cairo_surface_flush (surface_a);
  cairo_surface_flush (surface_b);
  for (int i = 0; i < SIDE * cairo_image_surface_get_stride (surface_a); i++)
    {
      difference += ABS ((int)cairo_image_surface_get_data (surface_a)[i] -
                         (int)cairo_image_surface_get_data (surface_b)[i]);
      ink += cairo_image_surface_get_data (surface_a)[i];
    }
  g_assert_cmpfloat (ink, >, 1000);
  return difference / ink;
}

static void
check (SonderDiscMasks *masks, const Case *c)
{
  cairo_t *expected = make_canvas (c);
  cairo_t *actual = make_canvas (c);

  cairo_arc (expected, c->x, c->y, c->radius, 0, 2 * G_PI);
  cairo_fill (expected);
  sonder_disc_masks_paint (masks, actual, c->x, c->y, c->radius);
  g_assert_cmpfloat (get_difference (expected, actual), <, MOST_DIFFERENCE);
  cairo_destroy (expected);
  cairo_destroy (actual);
}

static void
test_paint (gconstpointer data)
{
  g_autoptr (SonderDiscMasks) masks = sonder_disc_masks_new ();

  check (masks, data);
  check (masks, data);
}

/* More sizes and places than are kept take turns. */
static void
test_reuse (void)
{
  g_autoptr (SonderDiscMasks) masks = sonder_disc_masks_new ();

  for (guint i = 0; i < 100; i++)
    check (masks, &(Case){ .x = 30 + i / 7.0, .y = 40 + i / 11.0, .radius = 5 + i % 9, .scale = 1 });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/disc-masks/paint/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_paint);
    }
  g_test_add_func ("/disc-masks/reuse", test_reuse);

  return g_test_run ();
}

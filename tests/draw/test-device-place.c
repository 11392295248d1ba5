/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "device-place.h"

#include <cairo-svg.h>

static cairo_t *
make_canvas (double device_scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 20, 20);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, device_scale, device_scale);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  return cr;
}

static void
test_find (void)
{
  cairo_t *cr = make_canvas (2);
  SonderDevicePlace place;

  cairo_translate (cr, 1, 2);
  cairo_scale (cr, 3, 3);
  g_assert_true (sonder_device_place_find (cr, 0.5, 1, &place));
  g_assert_cmpfloat (place.scale, ==, 6);
  g_assert_cmpfloat (place.device_scale, ==, 2);
  g_assert_cmpfloat (place.x, ==, 5);
  g_assert_cmpfloat (place.y, ==, 10);
  cairo_rotate (cr, 0.1);
  g_assert_false (sonder_device_place_find (cr, 0, 0, &place));
  cairo_destroy (cr);
}

/* A file has no pixels. */
static void
test_file (void)
{
  cairo_surface_t *surface = cairo_svg_surface_create (NULL, 20, 20);
  cairo_t *cr = cairo_create (surface);
  SonderDevicePlace place;

  g_assert_false (sonder_device_place_find (cr, 0, 0, &place));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A stamp fills whole device pixels, wherever the context is. */
static void
test_stamp (void)
{
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, 4, 1);
  cairo_t *cr = make_canvas (2);
  SonderDevicePlace place;
  const guint8 *pixels;
  int stride;

  cairo_surface_flush (mask);
  cairo_image_surface_get_data (mask)[0] = 200;
  cairo_surface_mark_dirty (mask);
  cairo_translate (cr, 3, 3);
  g_assert_true (sonder_device_place_find (cr, 0, 0, &place));
  sonder_device_place_stamp (&place, cr, mask, 5, 7);
  cairo_surface_flush (cairo_get_target (cr));
  pixels = cairo_image_surface_get_data (cairo_get_target (cr));
  stride = cairo_image_surface_get_stride (cairo_get_target (cr));
  g_assert_cmpuint (pixels[7 * stride + 5], ==, 200);
  g_assert_cmpuint (pixels[7 * stride + 6], ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (mask);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/device-place/find", test_find);
  g_test_add_func ("/device-place/file", test_file);
  g_test_add_func ("/device-place/stamp", test_stamp);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include <string.h>

#include "paint.h"

/* Rasterisers differ by a shade at edges: this much of a channel is no difference,
 * and that share of pixels may differ by more. */
#define TOLERANCE 24
#define MOST_DIFFERENT 0.002

static char *
make_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
}

static gboolean
is_updating (void)
{
  return g_getenv ("SONDER_UPDATE_GOLDEN") != NULL;
}

static void
compare_lines (const char *name, const char *expected, const char *actual)
{
  g_auto (GStrv) old = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) new = g_strsplit (actual, "\n", -1);

  for (guint i = 0; old[i] || new[i]; i++)
    {
      if (g_strcmp0 (old[i], new[i]) == 0)
        continue;
      g_test_fail_printf ("%s:%u: expected “%s”, is “%s”", name, i + 1,
                          old[i] ? old[i] : "(the end)", new[i] ? new[i] : "(the end)");
      return;
    }
}

void
golden_check_text (const char *name, const char *text)
{
  g_autofree char *path = make_path (name);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (is_updating ())
    g_file_set_contents (path, text, -1, &error);
  else
    g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (expected)
    compare_lines (name, expected, text);
}

static gboolean
is_different (guint32 a, guint32 b)
{
  for (guint shift = 0; shift < 24; shift += 8)
    {
      int difference = (int)((a >> shift) & 0xff) - (int)((b >> shift) & 0xff);

      if (ABS (difference) > TOLERANCE)
        return TRUE;
    }
  return FALSE;
}

static guint
count_different (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);
  guint count = 0;

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    {
      guint32 *row_a =
          (gpointer)(cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a));
      guint32 *row_b =
          (gpointer)(cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b));

      for (int x = 0; x < width; x++)
        count += is_different (row_a[x], row_b[x]);
    }
  return count;
}

static void
compare_pictures (const char *name, cairo_surface_t *expected, cairo_surface_t *actual)
{
  int width = cairo_image_surface_get_width (actual);
  int height = cairo_image_surface_get_height (actual);
  double share;

  g_assert_cmpint (cairo_surface_status (expected), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (expected), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (expected), ==, height);
  share = count_different (expected, actual) / ((double)width * height);
  if (share > MOST_DIFFERENT)
    {
      g_autofree char *is = g_strconcat (g_get_tmp_dir (), "/", name, NULL);

      cairo_surface_write_to_png (actual, is);
      g_test_fail_printf ("%s: %.2f %% of the pixels differ; it now looks like %s", name,
                          100 * share, is);
    }
}

void
golden_check_picture (const char *name, const SonderScene *scene)
{
  g_autofree char *path = make_path (name);
  cairo_surface_t *actual = sonder_scene_render (scene, 1);
  cairo_surface_t *expected;

  if (is_updating ())
    g_assert_cmpint (cairo_surface_write_to_png (actual, path), ==, CAIRO_STATUS_SUCCESS);
  expected = cairo_image_surface_create_from_png (path);
  compare_pictures (name, expected, actual);
  cairo_surface_destroy (expected);
  cairo_surface_destroy (actual);
}

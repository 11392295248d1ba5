/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-strips.h"

#include <math.h>

#include "paint.h"

#define HEIGHT 128

struct _SonderBoardStrips
{
  SonderScene *scene;
  int          scale_factor;
  GPtrArray   *textures; /* NULL where not painted yet */
};

static void
clear_texture (gpointer data)
{
  g_clear_object ((GdkTexture **) &data);
}

/**
 * sonder_board_strips_new:
 * @scale_factor: device pixels per pixel of the scene
 */
SonderBoardStrips *
sonder_board_strips_new (SonderScene *scene,
                         int          scale_factor)
{
  SonderBoardStrips *self = g_new0 (SonderBoardStrips, 1);

  self->scene = sonder_scene_ref (scene);
  self->scale_factor = scale_factor;
  self->textures = g_ptr_array_new_with_free_func (clear_texture);
  g_ptr_array_set_size (self->textures, (int) ceil (sonder_scene_get_height (scene) / HEIGHT));

  return self;
}

void
sonder_board_strips_free (SonderBoardStrips *self)
{
  sonder_scene_unref (self->scene);
  g_ptr_array_unref (self->textures);
  g_free (self);
}

static GdkTexture *
paint_strip (SonderBoardStrips *self,
             guint              index)
{
  int scale = self->scale_factor;
  int width = (int) ceil (sonder_scene_get_width (self->scene)) * scale;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, HEIGHT * scale);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, 0, -(double) index * HEIGHT);
  sonder_scene_paint (self->scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * HEIGHT * (gsize) scale,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, HEIGHT * scale, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * sonder_board_strips_snapshot:
 * @top: of what can be seen, in pixels of the scene
 * @bottom: of what can be seen
 */
void
sonder_board_strips_snapshot (SonderBoardStrips *self,
                              GtkSnapshot       *snapshot,
                              double             top,
                              double             bottom)
{
  guint first = (guint) (MAX (top, 0) / HEIGHT);
  guint end = MIN ((guint) ceil (MAX (bottom, 0) / HEIGHT), self->textures->len);

  for (guint i = first; i < end; i++)
    {
      if (self->textures->pdata[i] == NULL)
        self->textures->pdata[i] = paint_strip (self, i);
      gtk_snapshot_append_texture (
        snapshot, self->textures->pdata[i],
        &GRAPHENE_RECT_INIT (0, (float) (i * HEIGHT),
                             (float) ceil (sonder_scene_get_width (self->scene)), HEIGHT));
    }
}

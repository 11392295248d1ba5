/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-mask.h"

#include <math.h>

#include "device-place.h"
#include "glyph-mask.h"

struct _SonderTextMask
{
  gboolean measured;
  gboolean plain;
  PangoRectangle ink;
  cairo_surface_t *surface;
  double scale;
  double x_part;
  double y_part;
};

/* Positions of texts are told apart to an eighth of a device pixel. */
#define PARTS 8

/* Larger texts are painted directly, in device pixels. */
#define LARGEST_SIDE 8192

/* An outline has no colours, and a letter that no font has is a box with its
 * number: both are painted as Pango does it. */
static gboolean
is_plain (PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean plain = TRUE;

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      for (int i = 0; run && i < run->glyphs->num_glyphs; i++)
        plain = plain && !run->glyphs->glyphs[i].attr.is_color &&
                !(run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG);
    }
  while (plain && pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return plain;
}

/* A layout stays as it is: its glyphs are gone through once, not at each frame. */
static void
ensure_measured (SonderTextMask *self, PangoLayout *layout)
{
  if (self->measured)
    return;
  self->measured = TRUE;
  self->plain = is_plain (layout);
  pango_layout_get_extents (layout, &self->ink, NULL);
}

static double
round_to_part (double value)
{
  return round (value * PARTS) / PARTS;
}

/* cairo before 1.17.4 puts glyphs on whole pixels, which spoils the spacing of
 * unhinted text; as outlines they stand where they belong. Files and recordings
 * keep glyphs: their text can be selected and scaled. */
static gboolean
find_place (cairo_t *cr, double x, double y, SonderDevicePlace *place)
{
  if (!sonder_device_place_find (cr, x, y, place))
    return FALSE;

  place->x = round_to_part (place->x);
  place->y = round_to_part (place->y);
  return TRUE;
}

static gboolean
get_device_extents (const SonderTextMask *self, const SonderDevicePlace *place, cairo_rectangle_int_t *extents)
{
  PangoRectangle ink = self->ink;
  double unit = place->scale / PANGO_SCALE;
  double x_part = place->x - floor (place->x);
  double y_part = place->y - floor (place->y);

  if (ink.width * unit > LARGEST_SIDE || ink.height * unit > LARGEST_SIDE)
    return FALSE;
  extents->x = (int)floor (x_part + ink.x * unit) - 1;
  extents->y = (int)floor (y_part + ink.y * unit) - 1;
  extents->width = (int)ceil (x_part + (ink.x + ink.width) * unit) + 1 - extents->x;
  extents->height = (int)ceil (y_part + (ink.y + ink.height) * unit) + 1 - extents->y;
  return TRUE;
}

/* The pixel of a place, and in which part of it the place is. */
static int
split (double at, guint *part)
{
  double parts = floor (at * SONDER_GLYPH_PARTS + 0.5);
  double pixel = floor (parts / SONDER_GLYPH_PARTS);

  *part = (guint)(parts - pixel * SONDER_GLYPH_PARTS);
  return (int)pixel;
}

/* Adds a glyph to the coverage that is there; more than all is all. */
static void
add_glyph (cairo_surface_t *surface, const SonderGlyphMask *glyph, int x, int y)
{
  int stride = cairo_image_surface_get_stride (surface);
  int left = MAX (-x, 0), right = MIN (glyph->width, cairo_image_surface_get_width (surface) - x);
  int top = MAX (-y, 0), bottom = MIN (glyph->height, cairo_image_surface_get_height (surface) - y);
  guint8 *pixels = cairo_image_surface_get_data (surface);

  for (int row = top; row < bottom; row++)
    {
      const guint8 *from = glyph->coverage + row * glyph->stride;
      guint8 *to = pixels + (y + row) * stride + x;

      for (int column = left; column < right; column++)
        to[column] = (guint8)MIN (to[column] + from[column], 255);
    }
}

/* A run of glyphs whose pen begins at that place of the mask. */
static void
add_run (SonderTextMask *self, const PangoGlyphItem *run, double x, double y)
{
  double unit = self->scale / PANGO_SCALE;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
      guint x_part, y_part;
      int column = split (x + info->geometry.x_offset * unit, &x_part);
      int row = split (y + info->geometry.y_offset * unit, &y_part);
      const SonderGlyphMask *glyph;

      x += info->geometry.width * unit;
      if (info->glyph == PANGO_GLYPH_EMPTY)
        continue;
      glyph = sonder_glyph_mask_get (run->item->analysis.font, info->glyph, self->scale, x_part,
                                     y_part);
      if (glyph->coverage)
        add_glyph (self->surface, glyph, column + glyph->x, row + glyph->y);
    }
}

/* Puts the glyphs where Pango would draw them. */
static void
render (SonderTextMask *self,
        PangoLayout *layout,
        const SonderDevicePlace *place,
        const cairo_rectangle_int_t *extents)
{
  double unit = place->scale / PANGO_SCALE;
  PangoLayoutIter *iter;

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->scale = place->scale;
  self->x_part = place->x - floor (place->x);
  self->y_part = place->y - floor (place->y);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, extents->width, extents->height);
  cairo_surface_flush (self->surface);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle logical;

      if (run == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &logical);
      add_run (self, run, self->x_part - extents->x + (logical.x + run->start_x_offset) * unit,
               self->y_part - extents->y +
                   (pango_layout_iter_get_baseline (iter) - run->y_offset) * unit);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  cairo_surface_mark_dirty (self->surface);
}

static gboolean
is_current (const SonderTextMask *self, const SonderDevicePlace *place)
{
  return self->surface && self->scale == place->scale &&
         self->x_part == place->x - floor (place->x) && self->y_part == place->y - floor (place->y);
}

SonderTextMask *
sonder_text_mask_new (void)
{
  return g_new0 (SonderTextMask, 1);
}

void
sonder_text_mask_free (SonderTextMask *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

/**
 * sonder_text_mask_paint:
 * @layout: always the same one
 * @x: of the text's top left corner
 * @y: of the text's top left corner
 *
 * Paints @layout with the source of @cr.
 */
void
sonder_text_mask_paint (SonderTextMask *self, cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_rectangle_int_t extents;
  SonderDevicePlace place;

  ensure_measured (self, layout);
  if (!self->plain || !find_place (cr, x, y, &place) || !get_device_extents (self, &place, &extents))
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, layout);
      return;
    }
  if (!is_current (self, &place))
    render (self, layout, &place, &extents);
  sonder_device_place_stamp (&place, cr, self->surface, floor (place.x) + extents.x,
                             floor (place.y) + extents.y);
}

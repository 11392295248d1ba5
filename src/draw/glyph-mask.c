/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glyph-mask.h"

#include <math.h>

#define KEY "sonder-glyph-masks"

/* Of one font; Chinese may have many more glyphs, seldom on one drawing. */
#define MOST_MASKS 8192

/* What a font keeps: masks for one scale. */
typedef struct
{
  double scale;
  GHashTable *masks; /* of 64 bits, see make_key() */
} Masks;

typedef struct
{
  SonderGlyphMask mask;
  cairo_surface_t *surface;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->surface, cairo_surface_destroy);
  g_free (entry);
}

static void
masks_free (gpointer data)
{
  Masks *masks = data;

  g_hash_table_unref (masks->masks);
  g_free (masks);
}

static Masks *
ensure_masks (PangoFont *font, double scale)
{
  Masks *masks = g_object_get_data (G_OBJECT (font), KEY);

  if (masks == NULL)
    {
      masks = g_new0 (Masks, 1);
      masks->masks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, entry_free);
      g_object_set_data_full (G_OBJECT (font), KEY, masks, masks_free);
    }
  if (masks->scale != scale || g_hash_table_size (masks->masks) >= MOST_MASKS)
    g_hash_table_remove_all (masks->masks);
  masks->scale = scale;
  return masks;
}

static gint64
make_key (PangoGlyph glyph, guint x_part, guint y_part)
{
  return ((gint64)glyph * SONDER_GLYPH_PARTS + x_part) * SONDER_GLYPH_PARTS + y_part;
}

/* The outline as the current path of a context that is scaled like the text. */
static void
trace (cairo_t *cr, PangoFont *font, PangoGlyph glyph)
{
  const cairo_glyph_t place = { .index = glyph };

  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
  cairo_glyph_path (cr, &place, 1);
}

/* Outlines are measured on any surface, if only they are scaled alike. */
static void
measure (SonderGlyphMask *mask, PangoFont *font, PangoGlyph glyph, double scale, double x, double y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double left, top, right, bottom;

  cairo_scale (cr, scale, scale);
  trace (cr, font, glyph);
  cairo_path_extents (cr, &left, &top, &right, &bottom);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  mask->x = (int)floor (x + left * scale);
  mask->y = (int)floor (y + top * scale);
  mask->width = (int)ceil (x + right * scale) - mask->x;
  mask->height = (int)ceil (y + bottom * scale) - mask->y;
}

static Entry *
make_entry (PangoFont *font, PangoGlyph glyph, double scale, double x, double y)
{
  Entry *entry = g_new0 (Entry, 1);
  SonderGlyphMask *mask = &entry->mask;
  cairo_t *cr;

  measure (mask, font, glyph, scale, x, y);
  if (mask->width < 1 || mask->height < 1)
    return entry;

  entry->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, mask->width, mask->height);
  cr = cairo_create (entry->surface);
  cairo_translate (cr, x - mask->x, y - mask->y);
  cairo_scale (cr, scale, scale);
  trace (cr, font, glyph);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (entry->surface);
  mask->stride = cairo_image_surface_get_stride (entry->surface);
  mask->coverage = cairo_image_surface_get_data (entry->surface);
  return entry;
}

/**
 * sonder_glyph_mask_get:
 * @glyph: with an outline in @font
 * @scale: device pixels per pixel of the font
 * @x_part: where in its pixel the origin stands, in parts of it
 * @y_part: the same downwards
 *
 * A text is mostly letters that were there before: filling each outline once is
 * a tenth of the work. The masks live as long as the font.
 *
 * Returns: (transfer none): valid until the next call
 */
const SonderGlyphMask *
sonder_glyph_mask_get (
    PangoFont *font, PangoGlyph glyph, double scale, guint x_part, guint y_part)
{
  Masks *masks = ensure_masks (font, scale);
  gint64 key = make_key (glyph, x_part, y_part);
  Entry *entry = g_hash_table_lookup (masks->masks, &key);

  if (entry == NULL)
    {
      entry = make_entry (font, glyph, scale, (double)x_part / SONDER_GLYPH_PARTS,
                          (double)y_part / SONDER_GLYPH_PARTS);
      g_hash_table_insert (masks->masks, g_memdup2 (&key, sizeof key), entry);
    }
  return &entry->mask;
}

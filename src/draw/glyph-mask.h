/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Positions are told apart to a quarter of a device pixel. */
#define SONDER_GLYPH_PARTS 4

/**
 * SonderGlyphMask:
 * @x: from the pixel of the glyph's origin to the left edge, in device pixels
 * @y: from the pixel of the glyph's origin to the upper edge
 * @stride: bytes from one line to the next
 * @coverage: (nullable): a byte per pixel; %NULL where there is nothing to see
 *
 * How a glyph covers the pixels around its origin.
 */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
  int stride;
  const guint8 *coverage;
} SonderGlyphMask;

const SonderGlyphMask *sonder_glyph_mask_get (PangoFont  *font,
                                              PangoGlyph  glyph,
                                              double      scale,
                                              guint       x_part,
                                              guint       y_part);

G_END_DECLS

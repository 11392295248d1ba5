/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A colour in sRGB; each member runs from 0 to 1, alpha is not premultiplied. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} SonderColor;

#define SONDER_COLOR_HEX_LENGTH 10

SonderColor sonder_color_from_hex (guint32 rgb);
SonderColor sonder_color_mix (SonderColor a, SonderColor b, double share);
SonderColor sonder_color_over (SonderColor top, SonderColor below);
SonderColor sonder_color_with_alpha (SonderColor color, double alpha);
double sonder_color_luminance (SonderColor color);
double sonder_color_contrast (SonderColor a, SonderColor b);
void sonder_color_to_hex (SonderColor color, char *hex);
gboolean sonder_color_is_visible (SonderColor color);

G_END_DECLS

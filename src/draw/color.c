/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "color.h"

#include <math.h>

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static guint
to_byte (double channel)
{
  return (guint)(CLAMP (channel, 0, 1) * 255 + 0.5);
}

/**
 * sonder_color_from_hex:
 * @rgb: red, green and blue as in 0xRRGGBB
 *
 * Returns: the opaque colour.
 */
SonderColor
sonder_color_from_hex (guint32 rgb)
{
  return (SonderColor){
    .red = ((rgb >> 16) & 0xff) / 255.0,
    .green = ((rgb >> 8) & 0xff) / 255.0,
    .blue = (rgb & 0xff) / 255.0,
    .alpha = 1,
  };
}

/**
 * sonder_color_mix:
 * @share: how much of @b the mixture holds, from 0 to 1
 *
 * Returns: a colour on the straight line from @a to @b in sRGB.
 */
SonderColor
sonder_color_mix (SonderColor a, SonderColor b, double share)
{
  return (SonderColor){
    .red = a.red + (b.red - a.red) * share,
    .green = a.green + (b.green - a.green) * share,
    .blue = a.blue + (b.blue - a.blue) * share,
    .alpha = a.alpha + (b.alpha - a.alpha) * share,
  };
}

/**
 * sonder_color_over:
 * @below: an opaque colour
 *
 * Returns: what is seen where @top is painted over @below.
 */
SonderColor
sonder_color_over (SonderColor top, SonderColor below)
{
  return sonder_color_mix (below, sonder_color_with_alpha (top, 1), top.alpha);
}

SonderColor
sonder_color_with_alpha (SonderColor color, double alpha)
{
  color.alpha = alpha;
  return color;
}

/**
 * sonder_color_luminance:
 *
 * Returns: the relative luminance, 0 to 1, as WCAG 2.1 defines it; alpha is ignored.
 */
double
sonder_color_luminance (SonderColor color)
{
  return 0.2126 * to_linear (color.red) + 0.7152 * to_linear (color.green) +
         0.0722 * to_linear (color.blue);
}

/**
 * sonder_color_contrast:
 *
 * Returns: the contrast ratio of two opaque colours, 1 to 21, as WCAG 2.1 defines it.
 */
double
sonder_color_contrast (SonderColor a, SonderColor b)
{
  double la = sonder_color_luminance (a) + 0.05;
  double lb = sonder_color_luminance (b) + 0.05;

  return la > lb ? la / lb : lb / la;
}

/**
 * sonder_color_to_hex:
 * @hex: (out caller-allocates): at least %SONDER_COLOR_HEX_LENGTH bytes; receives `#rrggbb`, or
 *   `#rrggbbaa` where the colour is not opaque
 */
void
sonder_color_to_hex (SonderColor color, char *hex)
{
  guint alpha = to_byte (color.alpha);
  int used = g_snprintf (hex, SONDER_COLOR_HEX_LENGTH, "#%02x%02x%02x", to_byte (color.red),
                         to_byte (color.green), to_byte (color.blue));

  if (alpha < 255)
    g_snprintf (hex + used, SONDER_COLOR_HEX_LENGTH - (gulong)used, "%02x", alpha);
}

gboolean
sonder_color_is_visible (SonderColor color)
{
  return color.alpha > 0;
}

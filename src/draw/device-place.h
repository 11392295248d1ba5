/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderDevicePlace:
 * @scale: device pixels per unit of the context
 * @device_scale: that of the surface alone
 * @x: in device pixels
 * @y: in device pixels
 *
 * Where something stands on a picture in memory.
 */
typedef struct
{
  double scale;
  double device_scale;
  double x;
  double y;
} SonderDevicePlace;

gboolean sonder_device_place_find  (cairo_t                 *cr,
                                    double                   x,
                                    double                   y,
                                    SonderDevicePlace       *place);
void     sonder_device_place_stamp (const SonderDevicePlace *self,
                                    cairo_t                 *cr,
                                    cairo_surface_t         *mask,
                                    double                   x,
                                    double                   y);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "device-place.h"

#include <math.h>

/**
 * sonder_device_place_find:
 * @x: in units of @cr
 * @y: in units of @cr
 * @place: (out):
 *
 * Returns: %FALSE where what is drawn is no picture in memory, or is turned or
 *   skewed
 */
gboolean
sonder_device_place_find (cairo_t *cr, double x, double y, SonderDevicePlace *place)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  double scale_x, scale_y, offset_x, offset_y;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  cairo_surface_get_device_offset (target, &offset_x, &offset_y);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || scale_x != scale_y)
    return FALSE;

  cairo_matrix_transform_point (&matrix, &x, &y);
  *place = (SonderDevicePlace){
    .scale = matrix.xx * scale_x,
    .device_scale = scale_x,
    .x = x * scale_x,
    .y = y * scale_y,
  };
  return offset_x == round (offset_x) && offset_y == round (offset_y);
}

/**
 * sonder_device_place_stamp:
 * @mask: a byte of coverage per device pixel
 * @x: of its left edge, whole device pixels
 * @y: of its upper edge, whole device pixels
 *
 * Paints the source of @cr through @mask.
 */
void
sonder_device_place_stamp (
    const SonderDevicePlace *self, cairo_t *cr, cairo_surface_t *mask, double x, double y)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  cairo_identity_matrix (cr);
  cairo_scale (cr, 1 / self->device_scale, 1 / self->device_scale);
  cairo_mask_surface (cr, mask, x, y);
  cairo_set_matrix (cr, &matrix);
}

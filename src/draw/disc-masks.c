/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disc-masks.h"

#include <math.h>

#include "device-place.h"

/* Positions are told apart to a quarter of a device pixel. */
#define PARTS 4

/* Of one size each; more sizes take turns. */
#define N_SIZES 4

/* Larger ones are no marks. */
#define LARGEST_RADIUS 64

typedef struct
{
  double radius; /* in device pixels */
  cairo_surface_t *masks[PARTS * PARTS];
} Size;

struct _SonderDiscMasks
{
  Size sizes[N_SIZES];
  guint next;
};

static void
clear_size (Size *size)
{
  for (guint i = 0; i < PARTS * PARTS; i++)
    g_clear_pointer (&size->masks[i], cairo_surface_destroy);
}

static Size *
find_size (SonderDiscMasks *self, double radius)
{
  Size *size;

  for (guint i = 0; i < N_SIZES; i++)
    if (self->sizes[i].radius == radius)
      return &self->sizes[i];

  size = &self->sizes[self->next];
  self->next = (self->next + 1) % N_SIZES;
  clear_size (size);
  size->radius = radius;
  return size;
}

/* How far the edges of a mask are from the pixel of the disc's middle. */
static int
get_reach (double radius)
{
  return (int)ceil (radius) + 1;
}

static cairo_surface_t *
fill (double radius, double x, double y)
{
  int reach = get_reach (radius);
  cairo_surface_t *mask =
      cairo_image_surface_create (CAIRO_FORMAT_A8, 2 * reach + 1, 2 * reach + 1);
  cairo_t *cr = cairo_create (mask);

  cairo_arc (cr, reach + x, reach + y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  return mask;
}

/* The pixel of a place, and in which part of it the place is. */
static double
split (double at, guint *part)
{
  double parts = floor (at * PARTS + 0.5);
  double pixel = floor (parts / PARTS);

  *part = (guint)(parts - pixel * PARTS);
  return pixel;
}

SonderDiscMasks *
sonder_disc_masks_new (void)
{
  return g_new0 (SonderDiscMasks, 1);
}

void
sonder_disc_masks_free (SonderDiscMasks *self)
{
  for (guint i = 0; i < N_SIZES; i++)
    clear_size (&self->sizes[i]);
  g_free (self);
}

/**
 * sonder_disc_masks_paint:
 * @x: of the middle
 * @y: of the middle
 *
 * Fills a disc with the source of @cr.
 */
void
sonder_disc_masks_paint (SonderDiscMasks *self, cairo_t *cr, double x, double y, double radius)
{
  SonderDevicePlace place;
  guint x_part, y_part;
  double column, row;
  int reach;
  cairo_surface_t **mask;

  if (!sonder_device_place_find (cr, x, y, &place) || radius * place.scale > LARGEST_RADIUS)
    {
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      return;
    }

  radius *= place.scale;
  reach = get_reach (radius);
  column = split (place.x, &x_part);
  row = split (place.y, &y_part);
  mask = &find_size (self, radius)->masks[x_part * PARTS + y_part];
  if (*mask == NULL)
    *mask = fill (radius, (double)x_part / PARTS, (double)y_part / PARTS);
  sonder_device_place_stamp (&place, cr, *mask, column - reach, row - reach);
}

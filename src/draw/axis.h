/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderAxis:
 * @low: value at the beginning
 * @high: value at the end
 * @step: distance of ticks, which are its multiples
 * @decimals: digits after the point that tell the ticks apart
 *
 * A number axis.
 */
typedef struct
{
  double low;
  double high;
  double step;
  int decimals;
} SonderAxis;

SonderAxis sonder_axis_fit        (double            low,
                                   double            high,
                                   double            min,
                                   double            max,
                                   guint             most_ticks);
guint      sonder_axis_get_n_ticks (const SonderAxis *self);
double     sonder_axis_get_tick   (const SonderAxis *self,
                                   guint             index);
double     sonder_axis_place      (const SonderAxis *self,
                                   double            value);

G_END_DECLS

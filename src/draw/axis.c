/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "axis.h"

#include <math.h>

/* A value a hair's breadth off a multiple of the step counts as the multiple. */
#define HAIR 1e-9

/* Where so many ticks have room, both ends of an axis are ticks. With fewer, that
 * would waste much of its length. */
#define ROUND_ENDS 4
#define MARGIN 0.04

/* 1, 2 or 5 times a power of ten, at or above @rough. */
static double
round_step_up (double rough)
{
  double power = pow (10, floor (log10 (rough) + HAIR));
  double lead = rough / power;

  if (lead <= 1 + HAIR)
    return power;
  if (lead <= 2 + HAIR)
    return 2 * power;
  if (lead <= 5 + HAIR)
    return 5 * power;
  return 10 * power;
}

static double
first_tick (const SonderAxis *self)
{
  return ceil (self->low / self->step - HAIR) * self->step;
}

static guint
count_ticks (const SonderAxis *self)
{
  return (guint)floor ((self->high - first_tick (self)) / self->step + HAIR) + 1;
}

static void
set_ends (SonderAxis *self, double low, double high, double min, double max, guint most_ticks)
{
  gboolean round_ends = most_ticks >= ROUND_ENDS;

  self->low = round_ends ? MAX (floor (low / self->step + HAIR) * self->step, min) : low;
  self->high = round_ends ? MIN (ceil (high / self->step - HAIR) * self->step, max) : high;
}

/**
 * sonder_axis_fit:
 * @low: smallest value to be shown
 * @high: largest value to be shown
 * @min: bound that the axis never passes
 * @max: bound that the axis never passes, above @min
 * @most_ticks: at most so many ticks, at least 2
 *
 * Returns: an axis that holds both values, with round ticks.
 */
SonderAxis
sonder_axis_fit (double low, double high, double min, double max, guint most_ticks)
{
  SonderAxis axis = { 0 };
  double margin;

  most_ticks = MAX (most_ticks, 2);
  low = CLAMP (low, min, max);
  high = CLAMP (high, min, max);
  margin = high > low ? MARGIN * (high - low) : (max - min) / 20;
  if (most_ticks < ROUND_ENDS || !(high > low))
    {
      low = MAX (low - margin, min);
      high = MIN (high + margin, max);
    }
  axis.step = round_step_up ((high - low) / (most_ticks + 1));
  for (set_ends (&axis, low, high, min, max, most_ticks); count_ticks (&axis) > most_ticks;)
    {
      axis.step = round_step_up (axis.step * 1.01);
      set_ends (&axis, low, high, min, max, most_ticks);
    }
  axis.decimals = (int)MAX (0, ceil (-log10 (axis.step) - HAIR));
  return axis;
}

guint
sonder_axis_get_n_ticks (const SonderAxis *self)
{
  return count_ticks (self);
}

double
sonder_axis_get_tick (const SonderAxis *self, guint index)
{
  double tick = first_tick (self) + index * self->step;

  return fabs (tick) < self->step * HAIR ? 0 : tick;
}

/**
 * sonder_axis_place:
 *
 * Returns: where @value stands, 0 at the axis' beginning and 1 at its end.
 */
double
sonder_axis_place (const SonderAxis *self, double value)
{
  return (value - self->low) / (self->high - self->low);
}

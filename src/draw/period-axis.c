/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period-axis.h"

#include "words.h"

static int
get_year_length (SonderPeriodUnit unit)
{
  return unit == SONDER_PERIOD_MONTH ? 12 : unit == SONDER_PERIOD_QUARTER ? 4 : 1;
}

static guint
count_labels (const SonderPeriodAxis *self)
{
  guint count = 0;

  for (guint i = 0; i < self->n_periods; i++)
    count += sonder_period_axis_has_label (self, i);
  return count;
}

/* Strides divide a year, or are round numbers of years. */
static guint
get_next_stride (guint stride, guint year)
{
  static const guint parts[] = { 1, 2, 3, 6 };
  guint years = stride / year;
  guint decade = 1;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] > stride && year % parts[i] == 0 && parts[i] < year)
        return parts[i];
    }
  if (years == 0)
    return year;
  while (decade * 10 <= years)
    decade *= 10;
  return year * (years < 2 * decade ? 2 * decade : years < 5 * decade ? 5 * decade : 10 * decade);
}

/* Whether any label shows a year without being asked to. */
static gboolean
shows_year (const SonderPeriodAxis *self)
{
  for (guint i = 0; i < self->n_periods; i++)
    {
      if (sonder_period_axis_has_label (self, i) &&
          (self->first + (int)i) % get_year_length (self->unit) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_first_label (const SonderPeriodAxis *self, guint index)
{
  for (guint i = 0; i < index; i++)
    {
      if (sonder_period_axis_has_label (self, i))
        return FALSE;
    }
  return TRUE;
}

/**
 * sonder_period_axis_fit:
 * @first: the first period, see calendar.h
 * @most_labels: for how many labels there is room, at least 1
 *
 * Returns: the densest labels that find room.
 */
SonderPeriodAxis
sonder_period_axis_fit (int first, guint n_periods, SonderPeriodUnit unit, guint most_labels)
{
  SonderPeriodAxis self = { .first = first, .n_periods = n_periods, .unit = unit, .stride = 1 };
  guint year = (guint)get_year_length (unit);

  while (count_labels (&self) > MAX (most_labels, 1))
    self.stride = get_next_stride (self.stride, year);
  return self;
}

/**
 * sonder_period_axis_has_label:
 *
 * Returns: whether the period at @index is labelled. Where no period falls on a
 *   multiple of the stride, the first one is.
 */
gboolean
sonder_period_axis_has_label (const SonderPeriodAxis *self, guint index)
{
  int stride = (int)self->stride;
  int remainder = self->first % stride;
  guint first_multiple = (guint)(remainder == 0 ? 0 : stride - remainder);

  if (first_multiple >= self->n_periods)
    return index == 0;
  return index >= first_multiple && (index - first_multiple) % self->stride == 0;
}

/**
 * sonder_period_axis_get_label:
 *
 * Returns: (transfer full): the year where a year begins (with the first quarter,
 *   where quarters are labelled), else the part of the year; with its year where no
 *   label shows one.
 */
char *
sonder_period_axis_get_label (const SonderPeriodAxis *self, guint index)
{
  int period = self->first + (int)index;
  int year = get_year_length (self->unit);

  if (period % year == 0 && (self->unit != SONDER_PERIOD_QUARTER || (int)self->stride >= year))
    return sonder_words_period (period / year, SONDER_PERIOD_YEAR);
  if (period % year == 0)
    return sonder_words_period (period, self->unit);
  if (is_first_label (self, index) && !shows_year (self))
    return sonder_words_period (period, self->unit);
  return sonder_words_part_of_year (period, self->unit);
}

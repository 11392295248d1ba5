/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-series.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
clear_series (gpointer data)
{
  SonderSeries *series = data;

  g_clear_pointer (&series->points, g_ptr_array_unref);
}

static SonderPeriodUnit
get_unit (const SonderFigures *figures)
{
  SonderPeriodUnit unit = figures->question->period_unit;

  sonder_question_is_by_time (figures->question, &unit);
  return unit;
}

/* The id of a group by time: "2025-03", "2025-Q1" or "2025". */
static gboolean
parse_period (const char *id, SonderPeriodUnit unit, int *period)
{
  int year, part;

  if (unit == SONDER_PERIOD_MONTH && sscanf (id, "%d-%d", &year, &part) == 2)
    *period = 12 * year + part - 1;
  else if (unit == SONDER_PERIOD_QUARTER && sscanf (id, "%d-Q%d", &year, &part) == 2)
    *period = 4 * year + part - 1;
  else if (unit == SONDER_PERIOD_YEAR && sscanf (id, "%d", &year) == 1)
    *period = year;
  else
    return FALSE;
  return TRUE;
}

static GPtrArray *
collect_points (const SonderFigure *figures, guint n_periods)
{
  GPtrArray *points = g_ptr_array_sized_new (n_periods);

  for (guint i = 0; i < n_periods; i++)
    g_ptr_array_add (points, (gpointer)&figures[i]);
  return points;
}

static SonderSeries
make_overall (const SonderFigures *figures, GPtrArray *points)
{
  return (SonderSeries){
    .group = -1,
    .label = _ ("All customers"),
    .total = &figures->overall,
    .points = points,
  };
}

/* Where the groups themselves are periods, they make one series. */
static void
add_groups_as_points (SonderSeriesSet *self, const SonderFigures *figures)
{
  GPtrArray *points = g_ptr_array_new ();
  SonderSeries series = make_overall (figures, points);

  for (guint i = 0; i < figures->groups->len; i++)
    {
      SonderGroup *group = g_ptr_array_index (figures->groups, i);
      int period;

      if (group->role != SONDER_GROUP_NAMED || group->id == NULL ||
          !parse_period (group->id, self->unit, &period))
        continue;
      if (points->len == 0)
        self->first = period;
      g_ptr_array_add (points, &group->figure);
    }
  self->n_periods = points->len;
  g_array_append_val (self->series, series);
}

static void
add_groups (SonderSeriesSet *self, const SonderFigures *figures)
{
  self->n_periods = figures->n_periods;
  self->first = figures->n_periods ? figures->periods[0] : 0;
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = g_ptr_array_index (figures->groups, i);
      SonderSeries series = {
        .group = (int)i,
        .id = group->id,
        .label = group->label,
        .color = group->color,
        .role = group->role,
        .total = &group->figure,
      };

      if (group->over_time == NULL)
        continue;
      series.points = collect_points (group->over_time, self->n_periods);
      g_array_append_val (self->series, series);
    }
}

/* A line of comparison in each panel; alone, where the answers are not grouped. */
static void
add_overall (SonderSeriesSet *self, const SonderFigures *figures)
{
  SonderSeries overall;

  if (figures->overall_over_time == NULL || self->series->len == 1)
    return;
  overall = make_overall (figures, collect_points (figures->overall_over_time, self->n_periods));
  if (self->series->len == 0)
    g_array_append_val (self->series, overall);
  else
    self->overall = overall;
}

static int
compare_by_answers (gconstpointer a, gconstpointer b)
{
  const SonderSeries *series_a = a;
  const SonderSeries *series_b = b;
  guint n_a = series_a->total->n;
  guint n_b = series_b->total->n;

  return n_a != n_b ? (n_a < n_b) - (n_a > n_b)
                    : (series_a->group > series_b->group) - (series_a->group < series_b->group);
}

static int
compare_by_position (gconstpointer a, gconstpointer b)
{
  const SonderSeries *series_a = a;
  const SonderSeries *series_b = b;

  return (series_a->group > series_b->group) - (series_a->group < series_b->group);
}

/**
 * sonder_series_set_init:
 * @figures: over time, or grouped by time
 */
void
sonder_series_set_init (SonderSeriesSet *self, const SonderFigures *figures)
{
  *self = (SonderSeriesSet){ .unit = get_unit (figures) };
  self->series = g_array_new (FALSE, TRUE, sizeof (SonderSeries));
  g_array_set_clear_func (self->series, clear_series);
  if (sonder_question_is_by_time (figures->question, NULL))
    add_groups_as_points (self, figures);
  else
    {
      add_groups (self, figures);
      add_overall (self, figures);
    }
}

void
sonder_series_set_clear (SonderSeriesSet *self)
{
  clear_series (&self->overall);
  g_clear_pointer (&self->series, g_array_unref);
}

/**
 * sonder_series_set_drop_empty:
 *
 * Drops the series without any answers.
 */
void
sonder_series_set_drop_empty (SonderSeriesSet *self)
{
  for (guint i = self->series->len; i-- > 0;)
    {
      if (g_array_index (self->series, SonderSeries, i).total->n == 0)
        g_array_remove_index (self->series, i);
    }
}

/**
 * sonder_series_set_keep:
 * @most: for how many series there is room
 *
 * Keeps the series with the most answers, in their order.
 *
 * Returns: how many were left out.
 */
guint
sonder_series_set_keep (SonderSeriesSet *self, guint most)
{
  guint left_out = self->series->len > most ? self->series->len - most : 0;

  if (left_out > 0)
    {
      g_array_sort (self->series, compare_by_answers);
      g_array_set_size (self->series, most);
      g_array_sort (self->series, compare_by_position);
    }
  return left_out;
}

/**
 * sonder_series_get_point:
 *
 * Returns: (transfer none): the figures of the period at @index.
 */
const SonderFigure *
sonder_series_get_point (const SonderSeries *self, guint index)
{
  return g_ptr_array_index (self->points, index);
}

/**
 * sonder_series_find_last:
 *
 * Returns: (transfer none) (nullable): the last figures that have answers.
 */
const SonderFigure *
sonder_series_find_last (const SonderSeries *self)
{
  for (guint i = self->points->len; i-- > 0;)
    {
      if (sonder_series_get_point (self, i)->n > 0)
        return sonder_series_get_point (self, i);
    }
  return NULL;
}

/**
 * sonder_series_find_run:
 * @begin: (inout): where to look from; then the first period of the run
 * @end: (out): behind its last period
 *
 * Finds the next unbroken run of periods with answers.
 *
 * Returns: whether there is one.
 */
gboolean
sonder_series_find_run (const SonderSeries *self, guint *begin, guint *end)
{
  guint n = self->points->len;

  while (*begin < n && sonder_series_get_point (self, *begin)->n == 0)
    (*begin)++;
  *end = *begin;
  while (*end < n && sonder_series_get_point (self, *end)->n > 0)
    (*end)++;
  return *begin < n;
}

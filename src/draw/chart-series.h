/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures.h"

G_BEGIN_DECLS

/**
 * SonderSeries:
 * @group: position in the figures' groups; -1 for all customers together
 * @total: over the whole time
 * @points: (element-type SonderFigure): one per period
 *
 * The figures of a group over time. Everything belongs to the figures.
 */
typedef struct
{
  int group;
  const char *id;
  const char *label;
  const char *color;
  SonderGroupRole role;
  const SonderFigure *total;
  GPtrArray *points;
} SonderSeries;

/**
 * SonderSeriesSet:
 * @series: (element-type SonderSeries)
 * @overall: (nullable): all customers together, where there are several series
 * @first: the first period, see calendar.h
 */
typedef struct
{
  GArray *series;
  SonderSeries overall;
  int first;
  guint n_periods;
  SonderPeriodUnit unit;
} SonderSeriesSet;

void  sonder_series_set_init  (SonderSeriesSet     *self,
                               const SonderFigures *figures);
void  sonder_series_set_drop_empty (SonderSeriesSet *self);
void  sonder_series_set_clear (SonderSeriesSet     *self);
guint sonder_series_set_keep  (SonderSeriesSet     *self,
                               guint                most);

const SonderFigure *sonder_series_get_point (const SonderSeries *self,
                                             guint               index);
const SonderFigure *sonder_series_find_last (const SonderSeries *self);
gboolean            sonder_series_find_run  (const SonderSeries *self,
                                             guint              *begin,
                                             guint              *end);

G_END_DECLS

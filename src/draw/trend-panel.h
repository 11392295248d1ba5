/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "axis.h"
#include "chart-frame.h"
#include "chart-series.h"
#include "period-axis.h"

G_BEGIN_DECLS

/* Height of the line with the group's name over a panel's plot, and of that with
 * the periods under it, in the panel's text size. */
#define SONDER_TREND_HEADING 1.8
#define SONDER_TREND_PERIODS 1.5

/**
 * SonderTrendPanel:
 * @overall: (nullable): all customers together, as a thin line
 * @em: size of the panel's text in pixels
 * @x: @y: @width: @height: of the plot
 * @value_width: room behind the plot for the last value
 * @with_ticks: whether scores are labelled before the panel
 * @with_periods: whether periods are labelled under it
 *
 * One group's score over time, as a small chart of its own.
 */
typedef struct
{
  SonderFrame *frame;
  const SonderSeries *series;
  const SonderSeries *overall;
  const SonderAxis *axis;
  const SonderPeriodAxis *periods;
  SonderColor color;
  double em;
  double x;
  double y;
  double width;
  double height;
  double value_width;
  gboolean with_ticks;
  gboolean with_periods;
} SonderTrendPanel;

void sonder_trend_panel_add (const SonderTrendPanel *self);

G_END_DECLS

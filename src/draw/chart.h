/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison.h"
#include "scene.h"

G_BEGIN_DECLS

/**
 * SonderChartKind:
 * @SONDER_CHART_DISTRIBUTION: how answers are spread: stacked bars, neutral centred
 * @SONDER_CHART_SCORES: which groups differ: sorted dots with intervals
 * @SONDER_CHART_TREND: how it moves over time: a small panel per group
 */
typedef enum
{
  SONDER_CHART_DISTRIBUTION,
  SONDER_CHART_SCORES,
  SONDER_CHART_TREND,
  SONDER_N_CHART_KINDS
} SonderChartKind;

/**
 * SonderChartSpec:
 * @figures: what to show; a trend needs figures over time
 * @comparison: (nullable): of the same groups; against the rest, it marks those
 *   that clearly differ
 * @title: (nullable): the question; %NULL for the chart's own
 * @scope: (nullable): which answers; %NULL for what the figures' question says
 * @finding: (nullable): what this shows; %NULL for the comparison's verdict
 * @note: (nullable): more for the foot, e.g. what to be careful about
 * @whole: bars of a distribution begin at one side and reach 100 %
 *
 * What a chart shows; "" leaves a text out. It is only read while the chart is
 * laid out.
 */
typedef struct
{
  SonderChartKind kind;
  const SonderFigures *figures;
  const SonderComparison *comparison;
  const char *title;
  const char *scope;
  const char *finding;
  const char *note;
  gboolean whole;
} SonderChartSpec;

gboolean     sonder_chart_kind_parse    (const char            *name,
                                         SonderChartKind       *kind);
const char  *sonder_chart_kind_get_name (SonderChartKind        kind);
gboolean     sonder_chart_is_borne_out  (const SonderFigures    *figures,
                                         const SonderComparison *comparison);
SonderScene *sonder_chart_layout        (const SonderChartSpec *spec,
                                         SonderTheme           *theme,
                                         double                 width,
                                         double                 height);

G_END_DECLS

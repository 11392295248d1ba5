/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "masking.h"
#include "question.h"

G_BEGIN_DECLS

/**
 * SonderFigure:
 * @customers: customers of the group, answered or not (for touchpoints and
 *   periods: those who answered)
 * @respondents: customers who gave the counted answers
 * @n: answers with a score
 * @counts: (nullable): answers per point of the scale, from the lowest; %NULL
 *   without metric
 * @n_points: length of @counts
 * @score: NPS in points (-100 to 100), CSAT in percent (0 to 100), else the mean
 * @low: @high: 95 % interval of @score: adjusted Wald, Wilson or t
 * @mean: @sd: of the scores
 * @top_box: percentage of the two highest points (5 to 7 for CES); NaN for NPS
 * @promoters: @passives: @detractors: numbers of answers, for NPS
 *
 * The figures of one group. NaN is what cannot be computed.
 */
typedef struct
{
  guint  customers;
  guint  respondents;
  guint  n;
  guint *counts;
  guint  n_points;
  double score;
  double low;
  double high;
  double mean;
  double sd;
  double top_box;
  guint  promoters;
  guint  passives;
  guint  detractors;
} SonderFigure;

/**
 * SonderGroupRole:
 * @SONDER_GROUP_NAMED: a segment, touchpoint, value or period
 * @SONDER_GROUP_REST: Unassigned, (blank) or (none): always last, never tested
 */
typedef enum
{
  SONDER_GROUP_NAMED,
  SONDER_GROUP_REST,
} SonderGroupRole;

/**
 * SonderGroup:
 * @id: (nullable): as in the file; %NULL for SONDER_GROUP_REST
 * @name: untranslated name, as in JSON output
 * @label: name for people, translated ("Unassigned")
 * @color: (nullable): palette slot
 * @over_time: (nullable) (element-type SonderFigure): a figure per period
 */
typedef struct
{
  SonderGroupRole role;
  char           *id;
  char           *name;
  char           *label;
  char           *color;
  SonderFigure    figure;
  SonderFigure   *over_time;
} SonderGroup;

/**
 * SonderFigures:
 * @has_metric: %FALSE where the project has no metric: all figures are null
 * @question: what was asked; with the only metric where it named none
 * @metric_name: (nullable): name of the metric
 * @wording: (nullable): the metric's question; "" where it has none
 * @attribute_name: (nullable): name of the attribute that the groups are values of
 * @segment_name: (nullable): name of the only segment counted; "" is Unassigned
 * @touchpoint_name: (nullable): name of the only touchpoint counted; "" is none
 * @several_touchpoints: answers of more than one touchpoint are counted together
 * @latest_undecided: touchpoints are taken together, and most who answered the
 *   metric said something of several of them on one day, or without a date: which
 *   of their answers is the latest only the order of the table says
 * @groups: (element-type SonderGroup): the groups in order; none with SONDER_BY_NONE
 * @overall: all answers that the question does not leave out, whatever the
 *   groups; its customers are all, answered or not
 * @periods: (nullable): the periods of SonderGroup.over_time, ascending without gaps
 *
 * The answer to a question.
 */
typedef struct
{
  SonderQuestion *question;
  gboolean        has_metric;
  SonderScale     scale;
  char           *metric_name;
  char           *wording;
  char           *attribute_name;
  char           *segment_name;
  char           *touchpoint_name;
  gboolean        several_touchpoints;
  gboolean        latest_undecided;
  GPtrArray      *groups;
  SonderFigure    overall;
  SonderFigure   *overall_over_time;
  int            *periods;
  guint           n_periods;
} SonderFigures;

SonderFigures *sonder_figures_compute (SonderProject        *project,
                                       const SonderQuestion *question,
                                       GError              **error);
void           sonder_figures_remove_group (SonderFigures   *self,
                                            guint            index);
void           sonder_figures_mask    (SonderFigures        *self,
                                       SonderMasking        *masking);
void           sonder_figures_free    (SonderFigures        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderFigures, sonder_figures_free)

G_END_DECLS

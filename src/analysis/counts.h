/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "answer-index.h"
#include "calendar.h"

G_BEGIN_DECLS

#define SONDER_ANY_TOUCHPOINT G_MAXUINT32

/**
 * SonderCountAxis:
 *
 * What the groups are: groups of customers, touchpoints, or periods.
 */
typedef enum
{
  SONDER_AXIS_CUSTOMERS,
  SONDER_AXIS_TOUCHPOINTS,
  SONDER_AXIS_PERIODS,
} SonderCountAxis;

/**
 * SonderCountPlan:
 * @index: the metric's answers
 * @groups: per row of the customers table the group; @n_groups is who counts
 *   nowhere
 * @n_groups: number of groups of customers; 1 where the axis is another
 * @touchpoints: (element-type guint32): per number in the key pool the
 *   touchpoint; numbers behind the end, and those of no touchpoint, are
 *   @n_touchpoints - 1
 * @n_touchpoints: number of touchpoints, "none" included, which is the last
 * @touchpoint: the only one counted, or SONDER_ANY_TOUCHPOINT
 * @from: first day, or SONDER_DATE_NONE
 * @to: last day, inclusive, or SONDER_DATE_NONE
 * @axis: what the groups are
 * @over_time: also count each group by periods; with SONDER_AXIS_PERIODS, implied
 * @unit: the length of periods
 * @choose_unit: see SonderQuestion
 * @latest: see SonderQuestion
 *
 * A question in numbers: everything by position.
 */
typedef struct
{
  const SonderAnswerIndex *index;
  const guint32 *groups;
  guint n_groups;
  GArray *touchpoints;
  guint n_touchpoints;
  guint touchpoint;
  gint32 from;
  gint32 to;
  SonderCountAxis axis;
  gboolean over_time;
  SonderPeriodUnit unit;
  gboolean choose_unit;
  gboolean latest;
} SonderCountPlan;

/**
 * SonderTally:
 *
 * How many respondents, then how many answers of each point of the scale, from
 * the lowest: SonderCounts.n_points + 1 numbers.
 */
typedef guint32 SonderTally;

/**
 * SonderCounts:
 * @n_groups: groups on the plan's axis; of touchpoints and periods the last is
 *   "none" and "without date"
 * @n_points: points of the scale
 * @unit: the length of periods
 * @first_period: the period of the first column of the tallies over time
 * @n_periods: columns over time; 0 where not split by periods or without dates
 * @several_touchpoints: answers of more than one touchpoint were counted
 * @overall: all answers
 * @overall_over_time: (nullable): the same, per period and, last, without date
 * @groups: per group
 * @over_time: (nullable): per group the same
 * @rests: per group, all but its answers
 *
 * How many answers of each score there are.
 */
typedef struct
{
  guint n_groups;
  guint n_points;
  SonderPeriodUnit unit;
  int first_period;
  guint n_periods;
  gboolean several_touchpoints;
  SonderTally *overall;
  SonderTally *overall_over_time;
  SonderTally *groups;
  SonderTally *over_time;
  SonderTally *rests;
} SonderCounts;

SonderCounts *sonder_counts_compute (const SonderCountPlan *plan, GError **error);
void sonder_counts_free (SonderCounts *self);

/**
 * sonder_counts_tally:
 * @tallies: one of the arrays of @self
 * @position: which of them; for SonderCounts.over_time the group times
 *   one more than SonderCounts.n_periods, plus the column
 *
 * Returns: (transfer none): the tally
 */
static inline const SonderTally *
sonder_counts_tally (const SonderCounts *self, const SonderTally *tallies, gsize position)
{
  return tallies + position * (self->n_points + 1);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCounts, sonder_counts_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "calendar.h"
#include "project.h"

G_BEGIN_DECLS

/**
 * SonderGroupBy:
 * @SONDER_BY_NONE: no groups, only everything together
 *
 * Into which groups answers are put.
 */
typedef enum
{
  SONDER_BY_NONE,
  SONDER_BY_SEGMENT,
  SONDER_BY_TOUCHPOINT,
  SONDER_BY_MONTH,
  SONDER_BY_QUARTER,
  SONDER_BY_YEAR,
  SONDER_BY_ATTRIBUTE,
} SonderGroupBy;

/**
 * SonderQuestion:
 * @metric: (nullable): id of the metric; %NULL only where the project has none
 * @attribute: (nullable): id of the attribute, for SONDER_BY_ATTRIBUTE
 * @segment: (nullable): only customers of this segment's id; "" is Unassigned
 * @touchpoint: (nullable): only answers at this touchpoint's id; "" is none
 * @from: first day, or SONDER_DATE_NONE
 * @to: last day, inclusive, or SONDER_DATE_NONE
 * @latest: count each customer once per group, with the latest answer; also
 *   once in the rest of a group, once in each period, and once overall
 * @over_time: also split the groups into periods of @period_unit, for a trend;
 *   ignored where the groups are periods already
 * @choose_unit: instead of @period_unit take years if there are at least six of
 *   them, else quarters, else months
 *
 * What is asked of the document: a filter, groups and bounds. With a bound, an
 * answer without date is left out. The latest of several answers of one day, or
 * without date, is the one that stands last in the table.
 */
typedef struct
{
  char            *metric;
  SonderGroupBy    by;
  char            *attribute;
  char            *segment;
  char            *touchpoint;
  gint32           from;
  gint32           to;
  gboolean         latest;
  gboolean         over_time;
  SonderPeriodUnit period_unit;
  gboolean         choose_unit;
} SonderQuestion;

/**
 * SonderAnalysisError:
 * @SONDER_ANALYSIS_ERROR_NOT_FOUND: the project has no such metric, segment,
 *   touchpoint or attribute, or does not understand it
 * @SONDER_ANALYSIS_ERROR_TOO_MANY: too many groups, periods or pairs
 *
 * Why a question cannot be answered.
 */
typedef enum
{
  SONDER_ANALYSIS_ERROR_NOT_FOUND,
  SONDER_ANALYSIS_ERROR_TOO_MANY,
} SonderAnalysisError;

#define SONDER_ANALYSIS_ERROR (sonder_analysis_error_quark ())

GQuark          sonder_analysis_error_quark (void);

SonderQuestion *sonder_question_new  (void);
SonderQuestion *sonder_question_copy (const SonderQuestion *self);
void            sonder_question_free (SonderQuestion       *self);
gboolean        sonder_question_equal (const SonderQuestion *self,
                                       const SonderQuestion *other);
gboolean        sonder_question_has_filter (const SonderQuestion *self);
gboolean        sonder_question_is_by_time (const SonderQuestion *self,
                                            SonderPeriodUnit     *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderQuestion, sonder_question_free)

G_END_DECLS

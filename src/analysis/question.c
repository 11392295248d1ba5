/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "question.h"

G_DEFINE_QUARK (sonder_analysis_error_quark, sonder_analysis_error)

/**
 * sonder_question_new:
 *
 * Returns: (transfer full): a question without filter: all answers to the only
 *   metric, not split into groups
 */
SonderQuestion *
sonder_question_new (void)
{
  SonderQuestion *self = g_new0 (SonderQuestion, 1);

  self->by = SONDER_BY_NONE;
  self->from = SONDER_DATE_NONE;
  self->to = SONDER_DATE_NONE;

  return self;
}

SonderQuestion *
sonder_question_copy (const SonderQuestion *self)
{
  SonderQuestion *copy = g_new (SonderQuestion, 1);

  *copy = *self;
  copy->metric = g_strdup (self->metric);
  copy->attribute = g_strdup (self->attribute);
  copy->segment = g_strdup (self->segment);
  copy->touchpoint = g_strdup (self->touchpoint);

  return copy;
}

void
sonder_question_free (SonderQuestion *self)
{
  g_free (self->metric);
  g_free (self->attribute);
  g_free (self->segment);
  g_free (self->touchpoint);
  g_free (self);
}

/**
 * sonder_question_equal:
 *
 * Returns: whether both ask the same
 */
gboolean
sonder_question_equal (const SonderQuestion *self, const SonderQuestion *other)
{
  return g_strcmp0 (self->metric, other->metric) == 0 && self->by == other->by &&
         g_strcmp0 (self->attribute, other->attribute) == 0 &&
         g_strcmp0 (self->segment, other->segment) == 0 &&
         g_strcmp0 (self->touchpoint, other->touchpoint) == 0 && self->from == other->from &&
         self->to == other->to && self->latest == other->latest &&
         self->over_time == other->over_time &&
         (!self->over_time || (self->choose_unit == other->choose_unit &&
                               (self->choose_unit || self->period_unit == other->period_unit)));
}

/**
 * sonder_question_has_filter:
 *
 * Returns: whether some answers to the metric are left out on purpose
 */
gboolean
sonder_question_has_filter (const SonderQuestion *self)
{
  return self->segment != NULL || self->touchpoint != NULL || self->from != SONDER_DATE_NONE ||
         self->to != SONDER_DATE_NONE;
}

/**
 * sonder_question_is_by_time:
 * @unit: (out) (optional): the length of a group's period; untouched where groups are none
 *
 * Returns: whether the groups are periods
 */
gboolean
sonder_question_is_by_time (const SonderQuestion *self, SonderPeriodUnit *unit)
{
  SonderPeriodUnit found;

  switch (self->by)
    {
    case SONDER_BY_MONTH:
      found = SONDER_PERIOD_MONTH;
      break;
    case SONDER_BY_QUARTER:
      found = SONDER_PERIOD_QUARTER;
      break;
    case SONDER_BY_YEAR:
      found = SONDER_PERIOD_YEAR;
      break;
    case SONDER_BY_NONE:
    case SONDER_BY_SEGMENT:
    case SONDER_BY_TOUCHPOINT:
    case SONDER_BY_ATTRIBUTE:
    default:
      return FALSE;
    }

  if (unit != NULL)
    *unit = found;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count-pass.h"

static void
find_days (SonderCountPass *self, gpointer data)
{
  const SonderAnswerBlock *block = &self->block;
  const SonderCountPlan *plan = self->plan;
  gint32 first = self->first_day;
  gint32 last = self->last_day;

  for (guint i = 0; i < block->n; i++)
    {
      guint row = block->rows[i];
      gint32 day = block->dates[row];

      if (day == SONDER_DATE_NONE || plan->groups[block->customers[row]] == plan->n_groups)
        continue;
      first = MIN (first, day);
      last = MAX (last, day);
    }
  self->first_day = first;
  self->last_day = last;
}

/**
 * sonder_count_pass_new:
 *
 * Returns: (transfer full): a pass over all customers, without periods
 */
SonderCountPass *
sonder_count_pass_new (const SonderCountPlan *plan, SonderCounts *counts)
{
  SonderCountPass *self = g_new0 (SonderCountPass, 1);

  self->plan = plan;
  self->counts = counts;
  self->first_day = G_MAXINT32;
  self->last_day = G_MININT32;
  self->n_slots = 1;
  self->n_lanes = plan->axis == SONDER_AXIS_TOUCHPOINTS ? plan->n_touchpoints : 1;
  self->n_customers = plan->n_customers;
  self->touched = g_new0 (guint8, plan->n_touchpoints);

  return self;
}

void
sonder_count_pass_free (SonderCountPass *self)
{
  g_free (self->slot_of_day);
  g_free (self->touched);
  g_free (self);
}

/**
 * sonder_count_pass_find_periods:
 *
 * Looks at all answers for the days between which they lie, and makes a slot for
 * each period from the first to the last.
 */
void
sonder_count_pass_find_periods (SonderCountPass *self)
{
  SonderCounts *counts = self->counts;
  SonderPeriodUnit unit = self->plan->unit;

  sonder_count_pass_run (self, find_days, NULL);
  if (self->first_day <= self->last_day)
    {
      counts->first_period = sonder_period_from_date (self->first_day, unit);
      counts->n_periods = sonder_period_from_date (self->last_day, unit) - counts->first_period + 1;
      self->slot_of_day = g_new (guint32, (gsize)(self->last_day - self->first_day) + 1);
    }
  self->n_slots = counts->n_periods + 1;

  gint32 day = self->first_day;

  for (guint slot = 0; slot < counts->n_periods; slot++)
    {
      int next = counts->first_period + (int)slot + 1;
      gboolean is_last = slot + 1 == counts->n_periods;
      gint32 end = is_last ? self->last_day + 1 : sonder_period_first_day (next, unit);

      for (; day < end; day++)
        self->slot_of_day[day - self->first_day] = slot;
    }
}

/**
 * sonder_count_pass_run:
 * @func: called with each block of answers, of which those are selected that
 *   count; those of customers who count nowhere are among them
 *
 * Runs over all answers of the customers of this pass.
 */
void
sonder_count_pass_run (SonderCountPass *self, SonderCountBlockFunc func, gpointer data)
{
  const SonderCountPlan *plan = self->plan;
  SonderAnswerBlock *block = &self->block;

  for (guint row = 0; row < plan->answers->n_rows; row += SONDER_BLOCK_ROWS)
    {
      sonder_answer_block_load (block, plan->answers, row);
      sonder_answer_block_select (block, plan);
      if (self->n_customers < plan->n_customers)
        sonder_answer_block_select_customers (block, self->first_customer, self->n_customers);
      func (self, data);
    }
}

SonderCountLocator
sonder_count_pass_get_locator (const SonderCountPass *self)
{
  const GArray *lane_of_key = self->plan->touchpoints;
  gboolean has_days = self->slot_of_day != NULL;

  return (SonderCountLocator){
    .touchpoints = self->block.touchpoints,
    .dates = self->block.dates,
    .lane_of_key = (const guint32 *)(gpointer)lane_of_key->data,
    .n_keys = lane_of_key->len,
    .last_lane = self->plan->n_touchpoints - 1,
    .slot_of_day = self->slot_of_day,
    .first_day = self->first_day,
    .n_days = has_days ? (guint32)(self->last_day - self->first_day) + 1 : 0,
    .last_slot = self->n_slots - 1,
  };
}

/**
 * sonder_count_pass_touch:
 * @key: number of a touchpoint in the key pool
 *
 * Notes that an answer about the touchpoint counts.
 */
void
sonder_count_pass_touch (SonderCountPass *self, guint key)
{
  guint n = 0;

  self->touched[sonder_count_plan_get_touchpoint (self->plan, key)] = TRUE;
  for (guint i = 0; i < self->plan->n_touchpoints && n < 2; i++)
    n += self->touched[i];
  self->counts->several_touchpoints = n > 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "counts.h"

#include <glib/gi18n-lib.h>

#include "count-pass.h"
#include "question.h"

/* Numbers in the result, for which nobody wants to wait. */
#define MAX_NUMBERS (32u << 20)

static guint
count_groups (const SonderCountPlan *plan, guint n_periods)
{
  switch (plan->axis)
    {
    case SONDER_AXIS_TOUCHPOINTS:
      return plan->n_touchpoints;
    case SONDER_AXIS_PERIODS:
      return n_periods + 1;
    case SONDER_AXIS_CUSTOMERS:
    default:
      return plan->n_groups;
    }
}

static gboolean
check_size (const SonderCounts *counts, gboolean over_time, GError **error)
{
  guint64 n_tallies = ((guint64)counts->n_groups + 1) * (over_time ? counts->n_periods + 1 : 1);

  if (n_tallies * (counts->n_points + 1) <= MAX_NUMBERS)
    return TRUE;

  g_set_error (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_TOO_MANY,
               _ ("%u groups in %u periods are too many to count: choose longer periods, "
                  "fewer days or other groups"),
               counts->n_groups, counts->n_periods + 1);
  return FALSE;
}

static SonderTally *
new_tallies (const SonderCounts *counts, gsize n)
{
  return g_new0 (SonderTally, n * (counts->n_points + 1));
}

static void
allocate_tallies (SonderCounts *counts, gboolean over_time)
{
  gsize n_slots = (gsize)counts->n_periods + 1;

  counts->overall = new_tallies (counts, 1);
  counts->groups = new_tallies (counts, counts->n_groups);
  counts->rests = new_tallies (counts, counts->n_groups);
  if (over_time)
    {
      counts->overall_over_time = new_tallies (counts, n_slots);
      counts->over_time = new_tallies (counts, counts->n_groups * n_slots);
    }
}

/* Adds up what groups have that share nothing: number @i of each @size. */
static SonderTally
add_up (const SonderTally *of_groups, guint n_groups, gsize size, gsize i)
{
  SonderTally sum = 0;

  for (guint group = 0; group < n_groups; group++)
    sum += of_groups[group * size + i];

  return sum;
}

/* Groups of customers share nobody, and no groups share an answer. Where each
 * customer counts once, the pass has found the tally of all, and in the rests
 * what differs from it. */
static void
finish_all (SonderCounts *counts, gboolean share_respondents, gboolean share_answers)
{
  gsize size = counts->n_points + 1;

  for (gsize i = 0; i < size; i++)
    {
      gboolean share = i == 0 ? share_respondents : share_answers;

      if (!share)
        counts->overall[i] = add_up (counts->groups, counts->n_groups, size, i);
      for (guint group = 0; group < counts->n_groups; group++)
        {
          SonderTally *rest = counts->rests + group * size;

          rest[i] = counts->overall[i] + (share ? rest[i] : -counts->groups[group * size + i]);
        }
    }
}

static void
finish_over_time (SonderCounts *counts)
{
  gsize size = (gsize)(counts->n_periods + 1) * (counts->n_points + 1);

  for (gsize i = 0; i < size; i++)
    counts->overall_over_time[i] = add_up (counts->over_time, counts->n_groups, size, i);
}

/**
 * sonder_counts_compute:
 * @plan: the question in numbers
 *
 * Counts the answers in one pass over them, two where there are periods: the
 * first finds the days between which they lie. Periods without answers in
 * between are counted too.
 *
 * Returns: (transfer full): the counts, or %NULL with @error set where there
 *   are too many groups and periods to be counted
 */
SonderCounts *
sonder_counts_compute (const SonderCountPlan *plan, GError **error)
{
  g_autoptr (SonderCounts) counts = g_new0 (SonderCounts, 1);
  g_autoptr (SonderCountPass) pass = sonder_count_pass_new (plan, counts);
  gboolean is_periods = plan->axis == SONDER_AXIS_PERIODS;
  gboolean is_shared = plan->axis != SONDER_AXIS_CUSTOMERS;
  gboolean over_time = plan->over_time && !is_periods;

  counts->n_points = (guint)(plan->index->scale.max - plan->index->scale.min) + 1;
  if (over_time || is_periods)
    sonder_count_pass_find_periods (pass);
  counts->n_groups = count_groups (plan, counts->n_periods);
  if (!check_size (counts, over_time, error))
    return NULL;

  allocate_tallies (counts, over_time);
  sonder_count_pass_run (pass);
  finish_all (counts, is_shared, is_shared && plan->latest);
  if (over_time && !is_shared)
    finish_over_time (counts);

  return g_steal_pointer (&counts);
}

void
sonder_counts_free (SonderCounts *self)
{
  g_free (self->overall);
  g_free (self->overall_over_time);
  g_free (self->groups);
  g_free (self->over_time);
  g_free (self->rests);
  g_free (self);
}

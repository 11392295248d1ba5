/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "counts.h"

#include <glib/gi18n-lib.h>

#include "count-pass.h"
#include "question.h"

/* Bytes looked at, and numbers in the result, for which nobody wants to wait. */
#define MAX_WORK (G_GUINT64_CONSTANT (8) << 30)
#define MAX_NUMBERS (32u << 20)

static guint
count_groups (const SonderCountPass *pass)
{
  switch (pass->plan->axis)
    {
    case SONDER_AXIS_TOUCHPOINTS:
      return pass->n_lanes;
    case SONDER_AXIS_PERIODS:
      return pass->n_slots;
    case SONDER_AXIS_CUSTOMERS:
    default:
      return pass->plan->n_groups;
    }
}

static gboolean
check_size (const SonderCountPass *pass, GError **error)
{
  guint64 n_cells = (guint64)pass->n_lanes * pass->n_slots;
  guint64 n_numbers = (pass->plan->n_groups + 1) * n_cells * (pass->counts->n_points + 1);
  guint64 cell_size = pass->plan->latest ? sizeof (guint64) : sizeof (guint8);

  if (n_numbers <= MAX_NUMBERS && pass->plan->n_customers * n_cells * cell_size <= MAX_WORK)
    return TRUE;

  g_set_error (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_TOO_MANY,
               _ ("%u groups in %u periods are too many to count: choose longer periods, "
                  "fewer days or other groups"),
               pass->plan->n_groups * pass->n_lanes, pass->n_slots);
  return FALSE;
}

static SonderTally *
new_tallies (const SonderCounts *counts, gsize n)
{
  return g_new0 (SonderTally, n * (counts->n_points + 1));
}

static void
allocate_tallies (SonderCountPass *pass)
{
  SonderCounts *counts = pass->counts;

  pass->n_cells = pass->n_lanes * pass->n_slots;
  counts->n_groups = count_groups (pass);
  counts->overall = new_tallies (counts, 1);
  counts->groups = new_tallies (counts, counts->n_groups);
  counts->rests = new_tallies (counts, counts->n_groups);
  if (pass->plan->over_time && pass->plan->axis != SONDER_AXIS_PERIODS)
    {
      counts->overall_over_time = new_tallies (counts, counts->n_periods);
      counts->over_time = new_tallies (counts, (gsize)counts->n_groups * counts->n_periods);
    }
}

/* Groups of customers share nobody: the rest of one is all that it is not. */
static void
finish_rests (SonderCountPass *pass)
{
  SonderCounts *counts = pass->counts;
  gboolean apart = pass->plan->axis == SONDER_AXIS_CUSTOMERS;

  for (guint group = 0; group < counts->n_groups; group++)
    {
      SonderTally *rest = sonder_count_pass_get_tally (pass, counts->rests, group);
      const SonderTally *own = sonder_counts_tally (counts, counts->groups, group);

      for (guint i = 0; i <= counts->n_points; i++)
        rest[i] += counts->overall[i] - (apart ? own[i] : 0);
    }
}

/**
 * sonder_counts_compute:
 * @plan: the question in numbers
 *
 * Counts the answers in one pass over the table, two where there are periods:
 * the first finds the days between which they lie. Periods without answers in
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

  counts->n_points = (guint)(plan->scale.max - plan->scale.min) + 1;
  if (plan->over_time || plan->axis == SONDER_AXIS_PERIODS)
    sonder_count_pass_find_periods (pass);
  if (!check_size (pass, error))
    return NULL;

  allocate_tallies (pass);
  if (plan->latest)
    sonder_count_latest (pass);
  else
    sonder_count_all (pass);
  finish_rests (pass);

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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count-pass.h"

/* The rank of an answer among those of a customer: its day, then its row, and
 * below them, so that it need not be looked up, the point of the scale. No
 * answer has rank 0. */
#define DAY_SHIFT 39
#define ROW_SHIFT 7
#define POINT_MASK ((1u << ROW_SHIFT) - 1)
#define FIRST_DAY (-719162) /* 0001-01-01 */

G_STATIC_ASSERT (SONDER_SCALE_MAX_POINTS <= POINT_MASK + 1);

typedef struct
{
  guint64 rank;
  guint cell;
} Place;

typedef struct
{
  SonderCountPass *pass;
  guint64 *ranks; /* of the latest answer, per customer and cell */

  /* Of the customer looked at: */
  guint64 *latest_of_lane;
  guint64 *latest_of_slot;
  const guint64 *in_slots; /* @latest_of_slot or, with one lane, the ranks themselves */

  Place places[SONDER_BLOCK_ROWS];
} Count;

static Count *
count_new (SonderCountPass *pass)
{
  Count *count = g_new0 (Count, 1);

  count->pass = pass;
  count->latest_of_lane = g_new (guint64, pass->n_lanes);
  count->latest_of_slot = g_new (guint64, pass->n_slots);

  return count;
}

static void
count_free (Count *count)
{
  g_free (count->ranks);
  g_free (count->latest_of_lane);
  g_free (count->latest_of_slot);
  g_free (count);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_free)

static inline void
find_places (Count *count, gboolean lanes, gboolean slots)
{
  const SonderCountPass *pass = count->pass;
  const SonderCountLocator locator = sonder_count_pass_get_locator (pass);
  const SonderAnswerBlock *block = &pass->block;
  Place *restrict places = count->places;
  guint n_cells = pass->n_cells;
  guint n_slots = pass->n_slots;
  int lowest = pass->plan->scale.min;

  for (guint i = 0, n = block->n; i < n; i++)
    {
      guint row = block->rows[i];
      gint32 day = block->dates[row];
      guint customer = block->customers[row] - pass->first_customer;
      guint lane = sonder_count_locator_find_lane (&locator, row, lanes);
      guint slot = sonder_count_locator_find_slot (&locator, row, slots);
      guint64 rank = day == SONDER_DATE_NONE ? 0 : (guint64)(day - FIRST_DAY + 1) << DAY_SHIFT;

      rank |= (guint64)(block->first_row + row + 1) << ROW_SHIFT;
      rank |= (guint)(block->scores[row] - lowest);
      places[i].cell = customer * n_cells + lane * n_slots + slot;
      places[i].rank = rank;
    }
}

static void
rank_places (Count *count)
{
  const Place *restrict places = count->places;
  guint64 *restrict ranks = count->ranks;

  for (guint i = 0, n = count->pass->block.n; i < n; i++)
    ranks[places[i].cell] = MAX (ranks[places[i].cell], places[i].rank);
}

static void
rank_block (SonderCountPass *pass, gpointer data)
{
  Count *count = data;

  SONDER_COUNT_BY_CASE (pass, find_places, count);
  rank_places (count);
}

/* Rank 0 adds nothing; asking first whether it is would cost more. */
static void
add_rank (const Count *count, SonderTally *tallies, gsize position, guint64 rank, int sign)
{
  SonderTally *tally = sonder_count_pass_get_tally (count->pass, tallies, position);
  guint32 n = rank != 0 ? (guint32)sign : 0;

  tally[0] += n;
  tally[1 + (rank & POINT_MASK)] += n;
}

/* The latest of the customer's answers, and of those in each lane and slot. */
static guint64
find_latest (Count *count, const guint64 *ranks)
{
  guint n_lanes = count->pass->n_lanes;
  guint n_slots = count->pass->n_slots;
  guint64 latest = 0;

  count->in_slots = n_lanes > 1 ? count->latest_of_slot : ranks;
  for (guint slot = 0; slot < n_slots; slot++)
    count->latest_of_slot[slot] = 0;
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      guint64 of_lane = 0;

      for (guint slot = 0; slot < n_slots; slot++, ranks++)
        {
          of_lane = MAX (of_lane, *ranks);
          if (n_lanes > 1)
            count->latest_of_slot[slot] = MAX (count->latest_of_slot[slot], *ranks);
        }
      count->latest_of_lane[lane] = of_lane;
      latest = MAX (latest, of_lane);
    }

  return latest;
}

/* The rest of a group has of each customer the latest answer in the other
 * groups. That is the latest of all, except where this is the group's own. */
static void
add_to_rests (Count *count, const guint64 *ranks, guint n, guint64 latest)
{
  SonderTally *rests = count->pass->counts->rests;
  guint own = 0;
  guint64 second = 0;

  for (guint i = 0; i < n; i++)
    {
      if (ranks[i] == latest)
        own = i;
      else
        second = MAX (second, ranks[i]);
    }
  add_rank (count, rests, own, latest, -1);
  add_rank (count, rests, own, second, 1);
}

static void
add_to_groups (Count *count, guint group, guint64 latest)
{
  SonderCounts *counts = count->pass->counts;
  SonderCountAxis axis = count->pass->plan->axis;
  const guint64 *ranks = axis == SONDER_AXIS_TOUCHPOINTS ? count->latest_of_lane : count->in_slots;

  if (axis == SONDER_AXIS_CUSTOMERS)
    {
      add_rank (count, counts->groups, group, latest, 1);
      return;
    }
  for (guint i = 0; i < counts->n_groups; i++)
    add_rank (count, counts->groups, i, ranks[i], 1);
  add_to_rests (count, ranks, counts->n_groups, latest);
}

static void
add_over_time (Count *count, const guint64 *ranks, guint group)
{
  SonderCounts *counts = count->pass->counts;
  guint n_slots = count->pass->n_slots;

  for (guint lane = 0; lane < count->pass->n_lanes; lane++)
    for (guint slot = 0; slot < counts->n_periods; slot++)
      add_rank (count, counts->over_time, (gsize)(group + lane) * counts->n_periods + slot,
                ranks[lane * n_slots + slot], 1);
  for (guint slot = 0; slot < counts->n_periods; slot++)
    add_rank (count, counts->overall_over_time, slot, count->in_slots[slot], 1);
}

static void
add_customers (Count *count)
{
  SonderCountPass *pass = count->pass;
  SonderCounts *counts = pass->counts;
  const SonderColumn *keys = sonder_table_column (pass->plan->answers, SONDER_ANSWER_TOUCHPOINT);

  for (guint i = 0; i < pass->n_customers; i++)
    {
      const guint64 *ranks = count->ranks + (gsize)i * pass->n_cells;
      guint group = pass->plan->groups[pass->first_customer + i];
      guint64 latest = group != pass->plan->n_groups ? find_latest (count, ranks) : 0;

      if (latest == 0)
        continue;
      add_rank (count, counts->overall, 0, latest, 1);
      add_to_groups (count, group, latest);
      if (counts->over_time != NULL)
        add_over_time (count, ranks, group);
      if (!counts->several_touchpoints)
        sonder_count_pass_touch (pass,
                                 sonder_column_get_u16 (keys, (guint32)(latest >> ROW_SHIFT) - 1));
    }
}

/**
 * sonder_count_latest:
 *
 * Counts of each customer the latest answer in each cell, each lane, each slot
 * and of all. The rests of groups are given what they differ by from all.
 */
void
sonder_count_latest (SonderCountPass *pass)
{
  g_autoptr (Count) count = count_new (pass);
  guint most = MAX (1, SONDER_COUNT_MEMORY / sizeof (guint64) / pass->n_cells);

  for (guint first = 0; first < pass->plan->n_customers; first += most)
    {
      pass->first_customer = first;
      pass->n_customers = MIN (most, pass->plan->n_customers - first);
      g_free (count->ranks);
      count->ranks = g_new0 (guint64, (gsize)pass->n_customers * pass->n_cells);
      sonder_count_pass_run (pass, rank_block, count);
      add_customers (count);
    }
}

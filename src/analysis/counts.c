/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "counts.h"

#include <glib/gi18n-lib.h>

#include "answer-block.h"
#include "question.h"

/* What is remembered about customers stays below this; when there are more than
 * fit, they are counted in several passes. */
#define MAX_MEMORY (64u << 20)
#define MAX_WORK (G_GUINT64_CONSTANT (8) << 30)
#define MAX_NUMBERS (32u << 20)

/* The rank of an answer among those of a customer: its day, then its row, and
 * below them, so that it need not be looked up, the point of the scale. */
#define DAY_SHIFT 39
#define ROW_SHIFT 7
#define POINT_MASK ((1u << ROW_SHIFT) - 1)
#define MAX_MARKS 4
#define FIRST_DAY (-719162) /* 0001-01-01 */

G_STATIC_ASSERT (SONDER_SCALE_MAX_POINTS <= POINT_MASK + 1);

/* Who has answered where: a bit per customer and place, and how many have, per
 * group of customers and place. */
typedef struct
{
  const guint32 *places; /* of the answers of a block */
  guint n_places;
  guint stride;
  guint8 *bits;
  guint32 *respondents;
} Marks;

/* A customer's answers fall into cells: a lane, which is the touchpoint where
 * these are the axis, times a slot, which is the period where there are any; the
 * last slot is that without date. */
typedef struct
{
  const SonderCountPlan *plan;
  SonderCounts *counts;
  gint32 first_day; /* later than @last_day if no answer has a date */
  gint32 last_day;
  guint32 *slot_of_day; /* from @first_day on */
  guint n_slots;
  guint n_lanes;
  guint n_cells;
  guint first_customer; /* of those in this pass */
  guint n_customers;
  guint8 *touched; /* per touchpoint, whether its answers count */

  /* When all answers count: */
  guint32 *numbers; /* answers per group of customers, cell and point */
  Marks marks[MAX_MARKS];
  guint n_marks;
  const Marks *anywhere; /* which of @marks, those without places being alike */
  const Marks *in_lane;
  const Marks *in_slot;
  const Marks *in_cell;

  /* When only the latest counts: */
  guint64 *ranks; /* of the latest, per customer and cell; 0 is none */
  guint64 *latest_of_lane;
  guint64 *latest_of_slot;
  const guint64 *in_slots; /* @latest_of_slot or, with one lane, the ranks themselves */

  SonderAnswerBlock block;
  guint32 groups[SONDER_BLOCK_ROWS];
  guint32 lanes[SONDER_BLOCK_ROWS];
  guint32 slots[SONDER_BLOCK_ROWS];
  guint32 cells[SONDER_BLOCK_ROWS];
  guint32 nowhere[SONDER_BLOCK_ROWS]; /* all 0 */
} Pass;

static void
run_pass (Pass *pass, void (*func) (Pass *pass))
{
  const SonderCountPlan *plan = pass->plan;
  SonderAnswerBlock *block = &pass->block;

  for (guint row = 0; row < plan->answers->n_rows; row += SONDER_BLOCK_ROWS)
    {
      sonder_answer_block_load (block, plan->answers, row);
      sonder_answer_block_select (block, plan);
      if (pass->n_customers < plan->n_customers)
        sonder_answer_block_select_customers (block, pass->first_customer, pass->n_customers);
      func (pass);
    }
}

/* Periods */

static void
find_days (Pass *pass)
{
  const SonderAnswerBlock *block = &pass->block;
  const SonderCountPlan *plan = pass->plan;
  gint32 first = pass->first_day;
  gint32 last = pass->last_day;

  for (guint i = 0; i < block->n; i++)
    {
      guint row = block->rows[i];
      gint32 day = block->dates[row];

      if (day == SONDER_DATE_NONE || plan->groups[block->customers[row]] == plan->n_groups)
        continue;
      first = MIN (first, day);
      last = MAX (last, day);
    }
  pass->first_day = first;
  pass->last_day = last;
}

static void
prepare_periods (Pass *pass)
{
  SonderCounts *counts = pass->counts;
  SonderPeriodUnit unit = pass->plan->unit;

  run_pass (pass, find_days);
  if (pass->first_day <= pass->last_day)
    {
      counts->first_period = sonder_period_from_date (pass->first_day, unit);
      counts->n_periods = sonder_period_from_date (pass->last_day, unit) - counts->first_period + 1;
      pass->slot_of_day = g_new (guint32, (gsize)(pass->last_day - pass->first_day) + 1);
    }

  gint32 day = pass->first_day;

  for (guint slot = 0; slot < counts->n_periods; slot++)
    {
      int next = counts->first_period + (int)slot + 1;
      gboolean last = slot + 1 == counts->n_periods;
      gint32 end = last ? pass->last_day + 1 : sonder_period_first_day (next, unit);

      for (; day < end; day++)
        pass->slot_of_day[day - pass->first_day] = slot;
    }
  pass->n_slots = counts->n_periods + 1;
}

static guint
find_slot (const Pass *pass, gint32 day)
{
  /* Days outside are those of customers who count nowhere. */
  return day >= pass->first_day && day <= pass->last_day ? pass->slot_of_day[day - pass->first_day]
                                                         : pass->n_slots - 1;
}

static void
locate_answers (Pass *pass)
{
  const SonderAnswerBlock *block = &pass->block;
  guint n = block->n;

  for (guint i = 0; i < n; i++)
    pass->groups[i] = pass->plan->groups[block->customers[block->rows[i]]];
  if (pass->n_lanes > 1)
    for (guint i = 0; i < n; i++)
      pass->lanes[i] =
          sonder_count_plan_get_touchpoint (pass->plan, block->touchpoints[block->rows[i]]);
  if (pass->n_slots > 1)
    for (guint i = 0; i < n; i++)
      pass->slots[i] = find_slot (pass, block->dates[block->rows[i]]);
  if (pass->n_cells > 1)
    for (guint i = 0; i < n; i++)
      pass->cells[i] = pass->lanes[i] * pass->n_slots + pass->slots[i];
}

/* Summing up */

static SonderTally *
get_tally (const Pass *pass, SonderTally *tallies, gsize position)
{
  return tallies + position * (pass->counts->n_points + 1);
}

static void
add_tally (const Pass *pass, SonderTally *sum, const SonderTally *tally, int sign)
{
  for (guint i = 0; i <= pass->counts->n_points; i++)
    sum[i] += (guint32)sign * tally[i];
}

static void
touch (Pass *pass, guint key)
{
  SonderCounts *counts = pass->counts;
  guint n = 0;

  pass->touched[sonder_count_plan_get_touchpoint (pass->plan, key)] = TRUE;
  for (guint i = 0; i < pass->plan->n_touchpoints && n < 2; i++)
    n += pass->touched[i];
  counts->several_touchpoints = n > 1;
}

static void
finish_rests (Pass *pass)
{
  SonderCounts *counts = pass->counts;
  gboolean of_customers = pass->plan->axis == SONDER_AXIS_CUSTOMERS;

  for (guint group = 0; group < counts->n_groups; group++)
    {
      SonderTally *rest = get_tally (pass, counts->rests, group);

      if (of_customers)
        add_tally (pass, rest, get_tally (pass, counts->groups, group), -1);
      add_tally (pass, rest, counts->overall, 1);
    }
}

/* All answers */

static const Marks *
add_marks (Pass *pass, const guint32 *places, guint n_places)
{
  Marks *marks = &pass->marks[pass->n_marks++];

  marks->places = places;
  marks->n_places = n_places;
  marks->stride = (n_places + 7) / 8;
  marks->respondents = g_new0 (guint32, (pass->plan->n_groups + 1) * (gsize)n_places);

  return marks;
}

static void
prepare_all (Pass *pass)
{
  gsize n = (gsize)(pass->plan->n_groups + 1) * pass->n_cells * pass->counts->n_points;

  pass->numbers = g_new0 (guint32, n);
  pass->anywhere = add_marks (pass, pass->nowhere, 1);
  pass->in_lane = pass->in_slot = pass->in_cell = pass->anywhere;
  if (pass->n_lanes > 1)
    pass->in_cell = pass->in_lane = add_marks (pass, pass->lanes, pass->n_lanes);
  if (pass->n_slots > 1)
    pass->in_cell = pass->in_slot = add_marks (pass, pass->slots, pass->n_slots);
  if (pass->n_lanes > 1 && pass->n_slots > 1)
    pass->in_cell = add_marks (pass, pass->cells, pass->n_cells);
}

/* Who was not marked there yet is one more respondent. */
static void
mark_answers (Pass *pass, const Marks *marks)
{
  const SonderAnswerBlock *block = &pass->block;
  const guint32 *restrict customers = block->customers;
  const guint32 *restrict places = marks->places;
  guint32 *restrict respondents = marks->respondents;
  guint8 *restrict bits = marks->bits;
  gsize n_places = marks->n_places;
  gsize stride = marks->stride;

  for (guint i = 0, n = block->n; i < n; i++)
    {
      guint place = places[i];
      guint customer = customers[block->rows[i]] - pass->first_customer;
      guint8 *byte = bits + customer * stride + (place >> 3);
      guint8 bit = 1 << (place & 7);

      respondents[pass->groups[i] * n_places + place] += (*byte & bit) == 0;
      *byte |= bit;
    }
}

static void
count_block (Pass *pass)
{
  const SonderAnswerBlock *block = &pass->block;
  const gint32 *restrict scores = block->scores;
  guint32 *restrict numbers = pass->numbers;
  gsize n_points = pass->counts->n_points;
  gsize n_cells = pass->n_cells;
  int lowest = pass->plan->scale.min;

  locate_answers (pass);
  for (guint i = 0, n = block->n; i < n; i++)
    {
      guint point = (guint)(scores[block->rows[i]] - lowest);

      numbers[(pass->groups[i] * n_cells + pass->cells[i]) * n_points + point]++;
    }
  for (guint i = 0; i < pass->n_marks; i++)
    mark_answers (pass, &pass->marks[i]);
  for (guint i = 0; i < block->n && !pass->counts->several_touchpoints; i++)
    if (pass->groups[i] != pass->plan->n_groups)
      touch (pass, block->touchpoints[block->rows[i]]);
}

/* The place of a customer who is in one only; -1 for all others. */
static int
find_only_place (const Marks *marks, guint customer)
{
  const guint8 *bits = marks->bits + (gsize)customer * marks->stride;
  int place = -1;

  for (guint i = 0; i < marks->stride; i++)
    {
      if (bits[i] == 0)
        continue;
      if (place >= 0 || (bits[i] & (bits[i] - 1)) != 0)
        return -1;
      place = (int)(8 * i) + g_bit_nth_lsf (bits[i], -1);
    }

  return place;
}

/* Touchpoints and periods share customers: the respondents of the rest of one
 * are all but those who are nowhere else. */
static void
finish_all_batch (Pass *pass)
{
  const SonderCountPlan *plan = pass->plan;
  const Marks *marks = plan->axis == SONDER_AXIS_TOUCHPOINTS ? pass->in_lane : pass->in_slot;

  if (plan->axis == SONDER_AXIS_CUSTOMERS)
    return;
  for (guint i = 0; i < pass->n_customers; i++)
    {
      int place = find_only_place (marks, i);

      if (place >= 0 && plan->groups[pass->first_customer + i] != plan->n_groups)
        get_tally (pass, pass->counts->rests, place)[0]--;
    }
}

static void
add_numbers (const Pass *pass, SonderTally *tally, const guint32 *numbers, int sign)
{
  for (guint i = 0; i < pass->counts->n_points; i++)
    tally[i + 1] += (guint32)sign * numbers[i];
}

/* @row: a group of customers and lane, one of which there is only one of */
static void
finish_all_cell (Pass *pass, guint row, guint slot)
{
  SonderCounts *counts = pass->counts;
  SonderCountAxis axis = pass->plan->axis;
  gsize position = (gsize)row * pass->n_slots + slot;
  const guint32 *numbers = pass->numbers + position * counts->n_points;
  guint group = axis == SONDER_AXIS_PERIODS ? slot : row;

  add_numbers (pass, counts->overall, numbers, 1);
  add_numbers (pass, get_tally (pass, counts->groups, group), numbers, 1);
  if (axis != SONDER_AXIS_CUSTOMERS)
    add_numbers (pass, get_tally (pass, counts->rests, group), numbers, -1);
  if (counts->over_time != NULL && slot < counts->n_periods)
    {
      SonderTally *tally =
          get_tally (pass, counts->over_time, (gsize)row * counts->n_periods + slot);

      tally[0] = pass->in_cell->respondents[position];
      add_numbers (pass, tally, numbers, 1);
      add_numbers (pass, get_tally (pass, counts->overall_over_time, slot), numbers, 1);
    }
}

static void
finish_all (Pass *pass)
{
  SonderCounts *counts = pass->counts;
  SonderCountAxis axis = pass->plan->axis;
  const Marks *marks = axis == SONDER_AXIS_CUSTOMERS     ? pass->anywhere
                       : axis == SONDER_AXIS_TOUCHPOINTS ? pass->in_lane
                                                         : pass->in_slot;

  for (guint row = 0; row < pass->plan->n_groups * pass->n_lanes; row++)
    for (guint slot = 0; slot < pass->n_slots; slot++)
      finish_all_cell (pass, row, slot);
  for (guint group = 0; group < counts->n_groups; group++)
    get_tally (pass, counts->groups, group)[0] = marks->respondents[group];
  for (guint group = 0; group < pass->plan->n_groups; group++)
    {
      counts->overall[0] += pass->anywhere->respondents[group];
      for (guint slot = 0; counts->over_time != NULL && slot < counts->n_periods; slot++)
        get_tally (pass, counts->overall_over_time, slot)[0] +=
            pass->in_slot->respondents[group * pass->n_slots + slot];
    }
}

/* The latest answers */

static void
prepare_latest (Pass *pass)
{
  pass->latest_of_lane = g_new (guint64, pass->n_lanes);
  pass->latest_of_slot = g_new (guint64, pass->n_slots);
}

static void
rank_block (Pass *pass)
{
  const SonderAnswerBlock *block = &pass->block;
  guint64 *restrict ranks = pass->ranks;
  gsize n_cells = pass->n_cells;
  int lowest = pass->plan->scale.min;

  locate_answers (pass);
  for (guint i = 0, n = block->n; i < n; i++)
    {
      guint row = block->rows[i];
      gint32 day = block->dates[row];
      gsize customer = block->customers[row] - pass->first_customer;
      guint64 *latest = &ranks[customer * n_cells + pass->cells[i]];
      guint64 rank = day == SONDER_DATE_NONE ? 0 : (guint64)(day - FIRST_DAY + 1) << DAY_SHIFT;

      rank |= (guint64)(block->first_row + row + 1) << ROW_SHIFT;
      rank |= (guint)(block->scores[row] - lowest);
      *latest = MAX (*latest, rank);
    }
}

static void
add_rank (const Pass *pass, SonderTally *tallies, gsize position, guint64 rank, int sign)
{
  if (rank == 0)
    return;

  SonderTally *tally = get_tally (pass, tallies, position);

  tally[0] += (guint32)sign;
  tally[1 + (rank & POINT_MASK)] += (guint32)sign;
}

/* The latest of the customer's answers, and of those in each lane and slot. */
static guint64
find_latest (Pass *pass, const guint64 *ranks)
{
  guint n_slots = pass->n_slots;
  guint64 latest = 0;

  pass->in_slots = pass->n_lanes > 1 ? pass->latest_of_slot : ranks;
  for (guint slot = 0; slot < n_slots; slot++)
    pass->latest_of_slot[slot] = 0;
  for (guint lane = 0; lane < pass->n_lanes; lane++)
    {
      guint64 of_lane = 0;

      for (guint slot = 0; slot < n_slots; slot++, ranks++)
        {
          of_lane = MAX (of_lane, *ranks);
          if (pass->n_lanes > 1)
            pass->latest_of_slot[slot] = MAX (pass->latest_of_slot[slot], *ranks);
        }
      pass->latest_of_lane[lane] = of_lane;
      latest = MAX (latest, of_lane);
    }

  return latest;
}

/* The rest of a group has of each customer the latest answer in the other
 * groups. That is the latest of all, except where this is the group's own. */
static void
add_latest_to_rests (Pass *pass, const guint64 *ranks, guint n, guint64 latest)
{
  guint own = 0;
  guint64 second = 0;

  for (guint i = 0; i < n; i++)
    {
      if (ranks[i] == latest)
        own = i;
      else
        second = MAX (second, ranks[i]);
    }
  add_rank (pass, pass->counts->rests, own, latest, -1);
  add_rank (pass, pass->counts->rests, own, second, 1);
}

static void
add_latest_to_groups (Pass *pass, guint group, guint64 latest)
{
  SonderCounts *counts = pass->counts;
  SonderCountAxis axis = pass->plan->axis;
  gboolean lanes = axis == SONDER_AXIS_TOUCHPOINTS;
  const guint64 *ranks = lanes ? pass->latest_of_lane : pass->in_slots;

  if (axis == SONDER_AXIS_CUSTOMERS)
    {
      add_rank (pass, counts->groups, group, latest, 1);
      return;
    }
  for (guint i = 0; i < counts->n_groups; i++)
    add_rank (pass, counts->groups, i, ranks[i], 1);
  add_latest_to_rests (pass, ranks, counts->n_groups, latest);
}

static void
add_latest_over_time (Pass *pass, const guint64 *ranks, guint group)
{
  SonderCounts *counts = pass->counts;

  for (guint slot = 0; slot < counts->n_periods; slot++)
    {
      add_rank (pass, counts->overall_over_time, slot, pass->in_slots[slot], 1);
      for (guint lane = 0; lane < pass->n_lanes; lane++)
        add_rank (pass, counts->over_time, (gsize)(group + lane) * counts->n_periods + slot,
                  ranks[lane * pass->n_slots + slot], 1);
    }
}

static void
finish_latest_batch (Pass *pass)
{
  const SonderCountPlan *plan = pass->plan;
  SonderCounts *counts = pass->counts;
  const SonderColumn *keys = sonder_table_column (plan->answers, SONDER_ANSWER_TOUCHPOINT);

  for (guint i = 0; i < pass->n_customers; i++)
    {
      const guint64 *ranks = pass->ranks + (gsize)i * pass->n_cells;
      guint group = plan->groups[pass->first_customer + i];
      guint64 latest = group != plan->n_groups ? find_latest (pass, ranks) : 0;

      if (latest == 0)
        continue;
      add_rank (pass, counts->overall, 0, latest, 1);
      add_latest_to_groups (pass, group, latest);
      if (counts->over_time != NULL)
        add_latest_over_time (pass, ranks, group);
      if (!counts->several_touchpoints)
        touch (pass, sonder_column_get_u16 (keys, (guint32)(latest >> ROW_SHIFT) - 1));
    }
}

/* Everything */

static guint
count_groups (const Pass *pass)
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

static gsize
get_cell_size (const Pass *pass)
{
  return pass->plan->latest ? sizeof (guint64) : sizeof (guint8);
}

static gboolean
check_size (const Pass *pass, GError **error)
{
  guint64 n_cells = (guint64)pass->n_lanes * pass->n_slots;
  guint64 n_numbers = (pass->plan->n_groups + 1) * n_cells * (pass->counts->n_points + 1);

  if (n_numbers <= MAX_NUMBERS &&
      pass->plan->n_customers * n_cells * get_cell_size (pass) <= MAX_WORK)
    return TRUE;

  g_set_error (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_TOO_MANY,
               _ ("%u groups in %u periods are too many to count: choose longer periods, "
                  "fewer days or other groups"),
               pass->plan->n_groups * pass->n_lanes, pass->n_slots);
  return FALSE;
}

static SonderTally *
new_tallies (const Pass *pass, gsize n)
{
  return g_new0 (SonderTally, n * (pass->counts->n_points + 1));
}

static void
prepare_counts (Pass *pass)
{
  SonderCounts *counts = pass->counts;

  pass->n_cells = pass->n_lanes * pass->n_slots;
  pass->touched = g_new0 (guint8, pass->plan->n_touchpoints);
  counts->n_groups = count_groups (pass);
  counts->overall = new_tallies (pass, 1);
  counts->groups = new_tallies (pass, counts->n_groups);
  counts->rests = new_tallies (pass, counts->n_groups);
  if (pass->plan->over_time && pass->plan->axis != SONDER_AXIS_PERIODS)
    {
      counts->overall_over_time = new_tallies (pass, counts->n_periods);
      counts->over_time = new_tallies (pass, (gsize)counts->n_groups * counts->n_periods);
    }
}

static void
run_batch (Pass *pass)
{
  if (pass->plan->latest)
    {
      g_free (pass->ranks);
      pass->ranks = g_new0 (guint64, (gsize)pass->n_customers * pass->n_cells);
      run_pass (pass, rank_block);
      finish_latest_batch (pass);
      return;
    }

  for (guint i = 0; i < pass->n_marks; i++)
    {
      g_free (pass->marks[i].bits);
      pass->marks[i].bits = g_malloc0_n (pass->n_customers, pass->marks[i].stride);
    }
  run_pass (pass, count_block);
  finish_all_batch (pass);
}

/* As many customers at a time as fit into memory. */
static void
run_batches (Pass *pass)
{
  guint n = pass->plan->n_customers;
  guint most = MAX (1, MAX_MEMORY / get_cell_size (pass) / pass->n_cells);

  for (guint first = 0; first < n; first += most)
    {
      pass->first_customer = first;
      pass->n_customers = MIN (most, n - first);
      run_batch (pass);
    }
}

static void
release (Pass *pass)
{
  for (guint i = 0; i < pass->n_marks; i++)
    {
      g_free (pass->marks[i].bits);
      g_free (pass->marks[i].respondents);
    }
  g_free (pass->slot_of_day);
  g_free (pass->touched);
  g_free (pass->numbers);
  g_free (pass->ranks);
  g_free (pass->latest_of_lane);
  g_free (pass->latest_of_slot);
  g_free (pass);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pass, release)

static Pass *
pass_new (const SonderCountPlan *plan, SonderCounts *counts)
{
  Pass *pass = g_new0 (Pass, 1);

  pass->plan = plan;
  pass->counts = counts;
  pass->first_day = G_MAXINT32;
  pass->last_day = G_MININT32;
  pass->n_slots = 1;
  pass->n_lanes = plan->axis == SONDER_AXIS_TOUCHPOINTS ? plan->n_touchpoints : 1;
  pass->n_customers = plan->n_customers;

  return pass;
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
  g_autoptr (Pass) pass = pass_new (plan, counts);

  counts->n_points = (guint)(plan->scale.max - plan->scale.min) + 1;
  if (plan->over_time || plan->axis == SONDER_AXIS_PERIODS)
    prepare_periods (pass);
  if (!check_size (pass, error))
    return NULL;

  prepare_counts (pass);
  if (plan->latest)
    prepare_latest (pass);
  else
    prepare_all (pass);
  run_batches (pass);
  if (!plan->latest)
    finish_all (pass);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count-pass.h"

#define LEFT_OUT G_MAXUINT32

/* The longest periods are chosen that still show how something moves: at least
 * this many of them. */
#define ENOUGH_PERIODS 6

/* Tallies, and which customer was counted last in each. */
typedef struct
{
  SonderTally *tallies;
  guint32 *last_customers;
} Level;

/* What counting writes and looks up. It is kept in a variable of its own, so that
 * the compiler need not fear that counting changes it. */
typedef struct
{
  SonderCountPass pass;
  guint tally_size;
  guint n_slots; /* the last is for answers without date */
  guint8 *touched; /* per touchpoint */
  SonderTally *overall;
  SonderTally *rests;
  Level groups;
  Level overall_over_time;
  Level over_time;
} Count;

/* How the answers are counted: constants, so that what does not apply is not
 * compiled. */
typedef struct
{
  SonderCountAxis axis;
  gboolean over_time;
  gboolean latest;
} Way;

/* Where an answer counts. */
typedef struct
{
  guint touchpoint;
  guint slot;
  guint group;
  guint point;
} Place;

/* Who is looked at, answer by answer from the latest to the earliest. */
typedef struct
{
  guint32 number; /* from 1 */
  guint group;
  guint n; /* answers counted */
  Place latest;
  guint has_second; /* whether there are answers of other groups, and the latest's point */
  guint second_point;
} Customer;

static inline gboolean
is_counted (const SonderCountPass *pass, SonderIndexedAnswer answer)
{
  gint32 day = sonder_indexed_answer_get_day (answer);
  guint touchpoint = pass->touchpoints[sonder_indexed_answer_get_touchpoint (answer)];

  return (day >= pass->first_day) & (day <= pass->last_day) & (touchpoint != LEFT_OUT);
}

/* Periods */

static gboolean
has_day (const SonderCountPass *self, SonderIndexedAnswer answer)
{
  return sonder_indexed_answer_get_day (answer) != SONDER_DATE_NONE && is_counted (self, answer);
}

/* The answers of a customer are in order: only the first and the last matter. */
static void
find_days (const SonderCountPass *self, gint32 *first_day, gint32 *last_day)
{
  const SonderCountPlan *plan = self->plan;
  const SonderAnswerIndex *index = plan->index;

  *first_day = G_MAXINT32;
  *last_day = G_MININT32;
  for (guint customer = 0; customer < index->n_customers; customer++)
    {
      const SonderIndexedAnswer *first = index->answers + index->starts[customer];
      const SonderIndexedAnswer *end = index->answers + index->starts[customer + 1];

      if (plan->groups[customer] == plan->n_groups)
        continue;
      while (first < end && !has_day (self, *first))
        first++;
      if (first == end)
        continue;
      while (!has_day (self, end[-1]))
        end--;
      *first_day = MIN (*first_day, sonder_indexed_answer_get_day (*first));
      *last_day = MAX (*last_day, sonder_indexed_answer_get_day (end[-1]));
    }
}

static guint
count_periods (gint32 first_day, gint32 last_day, SonderPeriodUnit unit)
{
  return (guint)(sonder_period_from_date (last_day, unit) -
                 sonder_period_from_date (first_day, unit)) +
         1;
}

static SonderPeriodUnit
choose_unit (gint32 first_day, gint32 last_day)
{
  if (first_day > last_day)
    return SONDER_PERIOD_MONTH;
  if (count_periods (first_day, last_day, SONDER_PERIOD_YEAR) >= ENOUGH_PERIODS)
    return SONDER_PERIOD_YEAR;
  if (count_periods (first_day, last_day, SONDER_PERIOD_QUARTER) >= ENOUGH_PERIODS)
    return SONDER_PERIOD_QUARTER;

  return SONDER_PERIOD_MONTH;
}

static void
fill_slots (SonderCountPass *self, gint32 last_day)
{
  const SonderCounts *result = self->counts;
  gint32 day = self->first_slot_day;

  for (guint slot = 0; slot < result->n_periods; slot++)
    {
      int next = result->first_period + (int)slot + 1;
      gboolean is_last = slot + 1 == result->n_periods;
      gint32 end = is_last ? last_day + 1 : sonder_period_first_day (next, result->unit);

      for (; day < end; day++)
        self->slot_of_day[day - self->first_slot_day] = slot;
    }
}

/**
 * sonder_count_pass_find_periods:
 *
 * Looks for the days between which the answers lie, and makes a slot for each
 * period from the first to the last.
 */
void
sonder_count_pass_find_periods (SonderCountPass *self)
{
  SonderCounts *result = self->counts;
  gint32 first_day;
  gint32 last_day;

  find_days (self, &first_day, &last_day);
  result->unit = self->plan->choose_unit ? choose_unit (first_day, last_day) : self->plan->unit;
  if (first_day > last_day)
    return;

  result->first_period = sonder_period_from_date (first_day, result->unit);
  result->n_periods = count_periods (first_day, last_day, result->unit);
  self->first_slot_day = first_day;
  self->n_slot_days = (guint32)(last_day - first_day) + 1;
  self->slot_of_day = g_new (guint32, self->n_slot_days);
  fill_slots (self, last_day);
}

/* Counting */

static inline void
add (const Count *count,
     const Level *level,
     gsize position,
     const Customer *customer,
     guint point,
     Way way)
{
  SonderTally *tally = level->tallies + position * count->tally_size;
  guint is_latest = level->last_customers[position] != customer->number;

  level->last_customers[position] = customer->number;
  tally[0] += is_latest;
  tally[1 + point] += way.latest ? is_latest : 1;
}

/* No answer without date is far before the first day. */
static inline guint
find_slot (const Count *count, SonderIndexedAnswer answer)
{
  const SonderCountPass *pass = &count->pass;
  guint32 day = (guint32)sonder_indexed_answer_get_day (answer);
  guint32 i = day - (guint32)pass->first_slot_day;

  return i < pass->n_slot_days ? pass->slot_of_day[i] : count->n_slots - 1;
}

static inline Place
find_place (const Count *count, SonderIndexedAnswer answer, const Customer *customer, Way way)
{
  Place place = {
    .touchpoint = count->pass.touchpoints[sonder_indexed_answer_get_touchpoint (answer)],
    .point = sonder_indexed_answer_get_point (answer),
  };

  if (way.axis == SONDER_AXIS_PERIODS || way.over_time)
    place.slot = find_slot (count, answer);
  place.group = way.axis == SONDER_AXIS_CUSTOMERS     ? customer->group
                : way.axis == SONDER_AXIS_TOUCHPOINTS ? place.touchpoint
                                                      : place.slot;

  return place;
}

/* There are no branches on what is as good as random, such as which answer is a
 * customer's latest. */
static inline void
remember (Customer *customer, const Place *place)
{
  gboolean is_first = customer->n++ == 0;
  gboolean is_second;

  customer->latest.touchpoint = is_first ? place->touchpoint : customer->latest.touchpoint;
  customer->latest.group = is_first ? place->group : customer->latest.group;
  customer->latest.point = is_first ? place->point : customer->latest.point;
  is_second = (place->group != customer->latest.group) & !customer->has_second;
  customer->second_point = is_second ? place->point : customer->second_point;
  customer->has_second |= (guint)is_second;
}

/* Touchpoints and periods share customers. The rest of a group has of each the
 * latest answer in other groups: the latest of all, except where that is the
 * group's own; then the latest of the others, if there is one. */
static inline void
add_customer (const Count *count, const Customer *customer)
{
  SonderTally *rest = count->rests + (gsize)customer->latest.group * count->tally_size;

  count->overall[0]++;
  count->overall[1 + customer->latest.point]++;
  rest[0] -= !customer->has_second;
  rest[1 + customer->latest.point]--;
  rest[1 + customer->second_point] += customer->has_second;
}

static inline void
add_answer (const Count *count, const Place *place, const Customer *customer, Way way)
{
  gsize cell = (gsize)place->group * count->n_slots + place->slot;

  add (count, &count->groups, place->group, customer, place->point, way);
  if (way.over_time)
    add (count, &count->over_time, cell, customer, place->point, way);
  if (way.over_time && way.axis != SONDER_AXIS_CUSTOMERS)
    add (count, &count->overall_over_time, place->slot, customer, place->point, way);
}

static G_ALWAYS_INLINE inline void
count_customer (const Count *count,
                const SonderIndexedAnswer *answers,
                guint n_answers,
                Customer *customer,
                Way way)
{
  for (guint i = n_answers; i-- > 0;)
    {
      Place place;

      if (!is_counted (&count->pass, answers[i]))
        continue;
      place = find_place (count, answers[i], customer, way);
      add_answer (count, &place, customer, way);
      remember (customer, &place);
      if (!way.latest)
        count->touched[place.touchpoint] = TRUE;
    }

  if (customer->n == 0)
    return;
  if (way.latest)
    count->touched[customer->latest.touchpoint] = TRUE;
  if (way.axis != SONDER_AXIS_CUSTOMERS)
    add_customer (count, customer);
}

static G_ALWAYS_INLINE inline void
count_answers (const Count *shared, SonderCountAxis axis, gboolean over_time, gboolean latest)
{
  const Count count = *shared;
  const SonderCountPlan *plan = count.pass.plan;
  const SonderAnswerIndex *index = plan->index;
  const Way way = { axis, over_time, latest };

  for (guint row = 0, n_customers = index->n_customers; row < n_customers; row++)
    {
      Customer customer = { .number = row + 1, .group = plan->groups[row] };
      guint first = index->starts[row];

      if (customer.group != plan->n_groups)
        count_customer (&count, index->answers + first, index->starts[row + 1] - first, &customer,
                        way);
    }
}

/* The same for each way, so that it is compiled for each. */
static void
count_way (const Count *count, Way way)
{
#define COUNT(axis, over_time)                                                                     \
  (way.latest ? count_answers (count, axis, over_time, TRUE)                                       \
              : count_answers (count, axis, over_time, FALSE))

  if (way.axis == SONDER_AXIS_PERIODS)
    COUNT (SONDER_AXIS_PERIODS, FALSE);
  else if (way.axis == SONDER_AXIS_TOUCHPOINTS && way.over_time)
    COUNT (SONDER_AXIS_TOUCHPOINTS, TRUE);
  else if (way.axis == SONDER_AXIS_TOUCHPOINTS)
    COUNT (SONDER_AXIS_TOUCHPOINTS, FALSE);
  else if (way.over_time)
    COUNT (SONDER_AXIS_CUSTOMERS, TRUE);
  else
    COUNT (SONDER_AXIS_CUSTOMERS, FALSE);

#undef COUNT
}

static gboolean
has_several (const guint8 *touched, guint n_touchpoints)
{
  guint n = 0;

  for (guint i = 0; i < n_touchpoints; i++)
    n += touched[i];

  return n > 1;
}

static void
level_init (Level *self, SonderTally *tallies, gsize n)
{
  self->tallies = tallies;
  self->last_customers = g_new0 (guint32, n);
}

static void
level_clear (Level *self)
{
  g_free (self->last_customers);
}

/* The touchpoint of each number in the key pool that answers have. */
static guint32 *
map_keys (const SonderCountPlan *plan)
{
  guint n_keys = plan->index->n_keys;
  guint32 *touchpoints = g_new (guint32, MAX (n_keys, 1));

  for (guint key = 0; key < n_keys; key++)
    {
      guint touchpoint = key < plan->touchpoints->len
                             ? g_array_index (plan->touchpoints, guint32, key)
                             : plan->n_touchpoints - 1;
      gboolean is_asked =
          plan->touchpoint == SONDER_ANY_TOUCHPOINT || plan->touchpoint == touchpoint;

      touchpoints[key] = is_asked ? touchpoint : LEFT_OUT;
    }

  return touchpoints;
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
  gboolean has_bound = plan->from != SONDER_DATE_NONE || plan->to != SONDER_DATE_NONE;

  self->plan = plan;
  self->counts = counts;
  self->touchpoints = map_keys (plan);
  self->first_day = has_bound ? MAX (plan->from, SONDER_DATE_NONE + 1) : SONDER_DATE_NONE;
  self->last_day = plan->to != SONDER_DATE_NONE ? plan->to : G_MAXINT32;

  return self;
}

void
sonder_count_pass_free (SonderCountPass *self)
{
  g_free (self->touchpoints);
  g_free (self->slot_of_day);
  g_free (self);
}

/**
 * sonder_count_pass_run:
 *
 * Counts. Where groups share customers, the tally of all answers has the
 * customers' latest ones, and the rests what theirs differ by from these. Else
 * both follow from the groups, and are left to the caller.
 */
void
sonder_count_pass_run (SonderCountPass *self)
{
  const SonderCountPlan *plan = self->plan;
  SonderCounts *result = self->counts;
  g_autofree guint8 *touched = g_new0 (guint8, plan->n_touchpoints);
  Way way = { plan->axis, result->over_time != NULL, plan->latest };
  Count count = {
    .pass = *self,
    .tally_size = result->n_points + 1,
    .n_slots = result->n_periods + 1,
    .touched = touched,
    .overall = result->overall,
    .rests = result->rests,
  };

  level_init (&count.groups, result->groups, result->n_groups);
  level_init (&count.overall_over_time, result->overall_over_time, count.n_slots);
  level_init (&count.over_time, result->over_time, (gsize)result->n_groups * count.n_slots);
  count_way (&count, way);
  result->several_touchpoints = has_several (touched, plan->n_touchpoints);
  level_clear (&count.groups);
  level_clear (&count.overall_over_time);
  level_clear (&count.over_time);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "answer-block.h"

G_BEGIN_DECLS

/* What is remembered about customers stays below this; when there are more than
 * fit, they are counted in several passes. */
#define SONDER_COUNT_MEMORY (64u << 20)

/**
 * SonderCountPass:
 * @plan: what is counted
 * @counts: the result
 * @first_day: the first day with answers; later than @last_day if there is none
 * @last_day: the last day with answers
 * @slot_of_day: per day from @first_day on
 * @n_slots: periods, and one more for answers without date; 1 where the plan
 *   does not split by periods
 * @n_lanes: touchpoints where they are the axis, else 1
 * @n_cells: @n_lanes times @n_slots; lane by lane
 * @first_customer: @n_customers: the customers of this pass
 * @touched: per touchpoint, whether answers about it count
 * @block: the answers being looked at
 *
 * A pass over the answers. A customer's answers fall into cells, each of a lane
 * and a slot; the lane is 0 where touchpoints are not the axis.
 */
typedef struct
{
  const SonderCountPlan *plan;
  SonderCounts *counts;
  gint32 first_day;
  gint32 last_day;
  guint32 *slot_of_day;
  guint n_slots;
  guint n_lanes;
  guint n_cells;
  guint first_customer;
  guint n_customers;
  guint8 *touched;
  SonderAnswerBlock block;
} SonderCountPass;

typedef void (*SonderCountBlockFunc) (SonderCountPass *pass, gpointer data);

SonderCountPass *sonder_count_pass_new (const SonderCountPlan *plan, SonderCounts *counts);
void sonder_count_pass_free (SonderCountPass *self);
void sonder_count_pass_find_periods (SonderCountPass *self);
void sonder_count_pass_run (SonderCountPass *self, SonderCountBlockFunc func, gpointer data);
void sonder_count_pass_touch (SonderCountPass *self, guint key);

/* The two ways to count. */
void sonder_count_all (SonderCountPass *pass);
void sonder_count_latest (SonderCountPass *pass);

/* One of the tallies of the result. */
static inline SonderTally *
sonder_count_pass_get_tally (const SonderCountPass *self, SonderTally *tallies, gsize position)
{
  return tallies + position * (self->counts->n_points + 1);
}

/**
 * SonderCountLocator:
 *
 * What tells the lane and slot of the answers of a block. It is kept in a
 * variable of its own, so that the compiler need not fear that counting changes
 * it.
 */
typedef struct
{
  const guint16 *touchpoints;
  const gint32 *dates;
  const guint32 *lane_of_key;
  guint n_keys;
  guint last_lane;
  const guint32 *slot_of_day;
  gint32 first_day;
  guint32 n_days;
  guint last_slot;
} SonderCountLocator;

SonderCountLocator sonder_count_pass_get_locator (const SonderCountPass *self);

/* Whether there is more than one lane or slot is told by constants, so that what
 * is not needed is not compiled. */

static inline guint
sonder_count_locator_find_lane (const SonderCountLocator *self, guint row, gboolean lanes)
{
  guint key;

  if (!lanes)
    return 0;
  key = self->touchpoints[row];

  return key < self->n_keys ? self->lane_of_key[key] : self->last_lane;
}

/* Days outside are those of customers who count nowhere, or no day. */
static inline guint
sonder_count_locator_find_slot (const SonderCountLocator *self, guint row, gboolean slots)
{
  guint32 day;

  if (!slots)
    return 0;
  day = (guint32)self->dates[row] - (guint32)self->first_day;

  return day < self->n_days ? self->slot_of_day[day] : self->last_slot;
}

/* Runs @func (count, lanes, slots), compiled for each case. */
#define SONDER_COUNT_BY_CASE(pass, func, count)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((pass)->n_lanes > 1)                                                                       \
      {                                                                                            \
        if ((pass)->n_slots > 1)                                                                   \
          func (count, TRUE, TRUE);                                                                \
        else                                                                                       \
          func (count, TRUE, FALSE);                                                               \
      }                                                                                            \
    else if ((pass)->n_slots > 1)                                                                  \
      func (count, FALSE, TRUE);                                                                   \
    else                                                                                           \
      func (count, FALSE, FALSE);                                                                  \
  }                                                                                                \
  G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCountPass, sonder_count_pass_free)

G_END_DECLS

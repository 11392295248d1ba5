/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "counts.h"

G_BEGIN_DECLS

/**
 * SonderCountPass:
 * @plan: what is counted
 * @counts: the result
 * @touchpoints: per number in the key pool that an answer has; G_MAXUINT32 where
 *   the plan leaves the touchpoint out
 * @first_day: @last_day: between which the plan counts
 * @slot_of_day: (nullable): the period per day from @first_slot_day on, from 0
 * @n_slot_days: length of @slot_of_day
 *
 * A pass over the answers, customer by customer.
 */
typedef struct
{
  const SonderCountPlan *plan;
  SonderCounts *counts;
  guint32 *touchpoints;
  gint32 first_day;
  gint32 last_day;
  guint32 *slot_of_day;
  gint32 first_slot_day;
  guint32 n_slot_days;
} SonderCountPass;

SonderCountPass *sonder_count_pass_new (const SonderCountPlan *plan, SonderCounts *counts);
void sonder_count_pass_free (SonderCountPass *self);
void sonder_count_pass_find_periods (SonderCountPass *self);
void sonder_count_pass_run (SonderCountPass *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCountPass, sonder_count_pass_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "counts.h"

G_BEGIN_DECLS

/* Rows are looked at in blocks that stay in the processor's nearest cache, a
 * column at a time. */
#define SONDER_BLOCK_ROWS 2048u

/**
 * SonderAnswerBlock:
 * @customers: @scores: @touchpoints: @dates: @metrics: @flags: packed cells
 * @first_row: the row with which they begin
 * @n_rows: how many
 * @n: how many of them count
 * @rows: which, from 0
 *
 * Some consecutive answers.
 */
typedef struct
{
  const guint32 *customers;
  const gint32 *scores;
  const guint16 *touchpoints;
  const gint32 *dates;
  const guint16 *metrics;
  const guint8 *flags;
  guint first_row;
  guint n_rows;
  guint n;
  guint16 rows[SONDER_BLOCK_ROWS];
} SonderAnswerBlock;

void
sonder_answer_block_load (SonderAnswerBlock *self, const SonderTable *answers, guint first_row);
void sonder_answer_block_select (SonderAnswerBlock *self, const SonderCountPlan *plan);
void sonder_answer_block_select_customers (SonderAnswerBlock *self, guint first, guint n_customers);

/* The touchpoint of a number in the key pool. */
static inline guint
sonder_count_plan_get_touchpoint (const SonderCountPlan *self, guint key)
{
  return key < self->touchpoints->len ? g_array_index (self->touchpoints, guint32, key)
                                      : self->n_touchpoints - 1;
}

G_END_DECLS

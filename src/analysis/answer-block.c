/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer-block.h"

/* The selections do not branch on the data: the processor would often guess
 * wrong. The columns are named apart from the block, so that the compiler knows
 * that writing the one does not change the others. */

static void
select_scores (SonderAnswerBlock *self, const SonderCountPlan *plan)
{
  const guint16 *restrict metrics = self->metrics;
  const guint8 *restrict flags = self->flags;
  const gint32 *restrict scores = self->scores;
  guint16 *restrict rows = self->rows;
  guint32 lowest = (guint32)plan->scale.min;
  guint32 n_points = (guint32)(plan->scale.max - plan->scale.min) + 1;
  guint n = 0;

  for (guint i = 0, n_rows = self->n_rows, metric = plan->metric; i < n_rows; i++)
    {
      rows[n] = i;
      n += (metrics[i] == metric) & !(flags[i] & SONDER_ROW_DELETED) &
           ((guint32)scores[i] - lowest < n_points);
    }
  self->n = n;
}

static void
select_touchpoint (SonderAnswerBlock *self, const SonderCountPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint row = self->rows[i];

      self->rows[n] = row;
      n += sonder_count_plan_get_touchpoint (plan, self->touchpoints[row]) == plan->touchpoint;
    }
  self->n = n;
}

static void
select_days (SonderAnswerBlock *self, gint32 first, gint32 last)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint row = self->rows[i];
      gint32 day = self->dates[row];

      self->rows[n] = row;
      n += (day >= first) & (day <= last);
    }
  self->n = n;
}

/**
 * sonder_answer_block_load:
 * @answers: the answers
 * @first_row: a multiple of SONDER_BLOCK_ROWS, below the number of rows
 *
 * Points @self to the rows from @first_row on, as many as there are up to
 * SONDER_BLOCK_ROWS.
 */
void
sonder_answer_block_load (SonderAnswerBlock *self, const SonderTable *answers, guint first_row)
{
  guint chunk = first_row >> SONDER_CHUNK_SHIFT;
  guint offset = first_row & SONDER_CHUNK_MASK;

#define CELLS(column) sonder_column_chunk (sonder_table_column (answers, column), chunk)

  self->customers = (const guint32 *)CELLS (SONDER_ANSWER_CUSTOMER) + offset;
  self->scores = (const gint32 *)CELLS (SONDER_ANSWER_SCORE) + offset;
  self->touchpoints = (const guint16 *)CELLS (SONDER_ANSWER_TOUCHPOINT) + offset;
  self->dates = (const gint32 *)CELLS (SONDER_ANSWER_DATE) + offset;
  self->metrics = (const guint16 *)CELLS (SONDER_ANSWER_METRIC) + offset;
  self->flags = (const guint8 *)CELLS (SONDER_ANSWER_FLAGS) + offset;

#undef CELLS

  self->first_row = first_row;
  self->n_rows = MIN (SONDER_BLOCK_ROWS, answers->n_rows - first_row);
  self->n = 0;
}

/**
 * sonder_answer_block_select:
 *
 * Selects the rows that @plan counts, whoever the customer is: those of the
 * metric that have a score on its scale, at the touchpoint, between the days.
 * An answer without date is between no days.
 */
void
sonder_answer_block_select (SonderAnswerBlock *self, const SonderCountPlan *plan)
{
  select_scores (self, plan);
  if (plan->touchpoint != SONDER_ANY_TOUCHPOINT)
    select_touchpoint (self, plan);
  if (plan->from != SONDER_DATE_NONE || plan->to != SONDER_DATE_NONE)
    select_days (self, MAX (plan->from, SONDER_DATE_NONE + 1),
                 plan->to != SONDER_DATE_NONE ? plan->to : G_MAXINT32);
}

/**
 * sonder_answer_block_select_customers:
 * @first: a row of the customers table
 * @n_customers: how many rows from there on
 *
 * Keeps only the selected rows that are answers of these customers.
 */
void
sonder_answer_block_select_customers (SonderAnswerBlock *self, guint first, guint n_customers)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint row = self->rows[i];

      self->rows[n] = row;
      n += self->customers[row] - first < n_customers;
    }
  self->n = n;
}

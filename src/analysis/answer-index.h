/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scale.h"
#include "table.h"

G_BEGIN_DECLS

/**
 * SonderIndexedAnswer:
 *
 * What of an answer is counted, in one number: the day, or SONDER_DATE_NONE,
 * which is before all others; the touchpoint's number in the key pool; the point
 * of the scale, from 0.
 */
typedef gint64 SonderIndexedAnswer;

static inline SonderIndexedAnswer
sonder_indexed_answer (gint32 day, guint16 touchpoint, guint16 point)
{
  return (gint64)((guint64)(guint32)day << 32 | (guint32)touchpoint << 16 | point);
}

static inline gint32
sonder_indexed_answer_get_day (SonderIndexedAnswer self)
{
  return (gint32)(self >> 32);
}

static inline guint
sonder_indexed_answer_get_touchpoint (SonderIndexedAnswer self)
{
  return (guint)(self >> 16 & G_MAXUINT16);
}

static inline guint
sonder_indexed_answer_get_point (SonderIndexedAnswer self)
{
  return (guint)(self & G_MAXUINT16);
}

/**
 * SonderAnswerIndex:
 * @n_customers: rows of the customers table
 * @metric: the metric's number in the key pool
 * @scale: the metric's scale
 * @n_keys: more than the number in the key pool of any answer's touchpoint
 * @starts: per row of the customers table where the customer's answers begin in
 *   @answers; one more for the end
 * @answers: those of the metric, with a score on its scale: customer by customer,
 *   of each from the earliest to the latest
 * @n_respondents: customers who gave them
 * @n_undecided: those whose answers of their latest day are about several
 *   touchpoints, so that only the order of the table makes one of them the latest
 * @columns: @n_rows: what was indexed
 *
 * The answers of one metric, in the order in which customers gave them.
 * Immutable. Of several answers of a day the one that stands last in the table
 * is the latest.
 */
typedef struct
{
  guint n_customers;
  guint metric;
  SonderScale scale;
  guint n_keys;
  guint32 *starts;
  SonderIndexedAnswer *answers;
  guint n_respondents;
  guint n_undecided;
  GPtrArray *columns;
  guint n_rows;
} SonderAnswerIndex;

SonderAnswerIndex *sonder_answer_index_new (const SonderTable *answers,
                                            guint n_customers,
                                            guint metric,
                                            const SonderScale *scale);
void sonder_answer_index_free (SonderAnswerIndex *self);
gboolean sonder_answer_index_is_current (const SonderAnswerIndex *self, const SonderTable *answers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderAnswerIndex, sonder_answer_index_free)

G_END_DECLS

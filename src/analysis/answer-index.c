/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer-index.h"

/* Rows are looked at in blocks that stay in the processor's nearest cache, a
 * column at a time. */
#define BLOCK_ROWS 2048u

/* So many answers of one customer are not sorted by comparing each with each. */
#define MANY_ANSWERS 24u

static const guint columns[] = { SONDER_ANSWER_CUSTOMER,   SONDER_ANSWER_METRIC, SONDER_ANSWER_SCORE,
                                 SONDER_ANSWER_TOUCHPOINT, SONDER_ANSWER_DATE,   SONDER_ANSWER_FLAGS };

/* Some consecutive answers: packed cells, and which of them count, from 0. */
typedef struct
{
  const guint32 *customers;
  const guint16 *metrics;
  const gint32 *scores;
  const guint16 *touchpoints;
  const gint32 *dates;
  const guint8 *flags;
  guint n_rows;
  guint n;
  guint16 rows[BLOCK_ROWS];
} Block;

static void
load_block (Block *block, const SonderTable *answers, guint first_row)
{
  guint chunk = first_row >> SONDER_CHUNK_SHIFT;
  guint offset = first_row & SONDER_CHUNK_MASK;

#define CELLS(column) sonder_column_chunk (sonder_table_column (answers, column), chunk)

  block->customers = (const guint32 *)CELLS (SONDER_ANSWER_CUSTOMER) + offset;
  block->metrics = (const guint16 *)CELLS (SONDER_ANSWER_METRIC) + offset;
  block->scores = (const gint32 *)CELLS (SONDER_ANSWER_SCORE) + offset;
  block->touchpoints = (const guint16 *)CELLS (SONDER_ANSWER_TOUCHPOINT) + offset;
  block->dates = (const gint32 *)CELLS (SONDER_ANSWER_DATE) + offset;
  block->flags = (const guint8 *)CELLS (SONDER_ANSWER_FLAGS) + offset;
  block->n_rows = MIN (BLOCK_ROWS, answers->n_rows - first_row);

#undef CELLS
}

/* Does not branch on the data: the processor would often guess wrong. The
 * columns are named apart from the block, so that the compiler knows that
 * writing the one does not change the others. */
static void
select_rows (Block *block, guint metric, const SonderScale *scale)
{
  const guint16 *restrict metrics = block->metrics;
  const guint8 *restrict flags = block->flags;
  const gint32 *restrict scores = block->scores;
  guint16 *restrict rows = block->rows;
  guint32 lowest = (guint32)scale->min;
  guint32 n_points = (guint32)(scale->max - scale->min) + 1;
  guint n = 0;

  for (guint i = 0, n_rows = block->n_rows; i < n_rows; i++)
    {
      rows[n] = i;
      n += (metrics[i] == metric) & !(flags[i] & SONDER_ROW_DELETED) &
           ((guint32)scores[i] - lowest < n_points);
    }
  block->n = n;
}

typedef void (*BlockFunc) (SonderAnswerIndex *self, const Block *block);

static void
visit_answers (SonderAnswerIndex *self, const SonderTable *answers, BlockFunc func)
{
  Block block;

  for (guint row = 0; row < answers->n_rows; row += BLOCK_ROWS)
    {
      load_block (&block, answers, row);
      select_rows (&block, self->metric, &self->scale);
      func (self, &block);
    }
}

/* Each answer counts two places ahead of its customer: summed up, what stands one
 * place ahead is where the customer's next answer goes. */
static void
count_answers (SonderAnswerIndex *self, const Block *block)
{
  guint32 *restrict starts = self->starts;
  guint n_keys = self->n_keys;

  for (guint i = 0; i < block->n; i++)
    {
      guint row = block->rows[i];

      starts[block->customers[row] + 2]++;
      n_keys = MAX (n_keys, block->touchpoints[row] + 1u);
    }
  self->n_keys = n_keys;
}

static void
place_answers (SonderAnswerIndex *self, const Block *block)
{
  guint32 *restrict starts = self->starts;
  SonderIndexedAnswer *restrict answers = self->answers;

  for (guint i = 0; i < block->n; i++)
    {
      guint row = block->rows[i];

      answers[starts[block->customers[row] + 1]++] =
          sonder_indexed_answer (block->dates[row], block->touchpoints[row],
                                 (guint)(block->scores[row] - self->scale.min));
    }
}

/* Keeps the order of those of a day, as g_qsort_with_data() does. For so few it is
 * fastest to compare each with each, without branches. */
static void
sort_few (SonderIndexedAnswer *answers, guint n)
{
  SonderIndexedAnswer unsorted[MANY_ANSWERS];
  guint places[MANY_ANSWERS];

  for (guint i = 0; i < n; i++)
    {
      gint32 day = sonder_indexed_answer_get_day (answers[i]);
      guint n_later = 0;

      for (guint j = 0; j < i; j++)
        {
          guint is_later = sonder_indexed_answer_get_day (unsorted[j]) > day;

          places[j] += is_later;
          n_later += is_later;
        }
      unsorted[i] = answers[i];
      places[i] = i - n_later;
    }
  for (guint i = 0; i < n; i++)
    answers[places[i]] = unsorted[i];
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer data)
{
  gint32 first = sonder_indexed_answer_get_day (*(const SonderIndexedAnswer *)a);
  gint32 second = sonder_indexed_answer_get_day (*(const SonderIndexedAnswer *)b);

  return (first > second) - (first < second);
}

/* Of sorted answers: looking at the last two is enough to tell one survey about
 * many things from visits of their own. */
static gboolean
is_undecided (const SonderIndexedAnswer *answers, guint n)
{
  SonderIndexedAnswer last = answers[n - 1], before = n > 1 ? answers[n - 2] : last;

  return sonder_indexed_answer_get_day (last) == sonder_indexed_answer_get_day (before) &&
         sonder_indexed_answer_get_touchpoint (last) !=
             sonder_indexed_answer_get_touchpoint (before);
}

static void
sort_answers (SonderAnswerIndex *self)
{
  for (guint i = 0; i < self->n_customers; i++)
    {
      SonderIndexedAnswer *answers = self->answers + self->starts[i];
      guint n = self->starts[i + 1] - self->starts[i];

      if (n < MANY_ANSWERS)
        sort_few (answers, n);
      else
        g_qsort_with_data (answers, (int)n, sizeof *answers, compare_days, NULL);
      if (n > 0)
        {
          self->n_respondents++;
          self->n_undecided += is_undecided (answers, n);
        }
    }
}

/**
 * sonder_answer_index_new:
 * @answers: the answers
 * @n_customers: rows of the customers table
 * @metric: the metric's number in the key pool
 * @scale: the metric's scale; scores outside are left out
 *
 * Returns: (transfer full): the index
 */
SonderAnswerIndex *
sonder_answer_index_new (const SonderTable *answers,
                         guint n_customers,
                         guint metric,
                         const SonderScale *scale)
{
  SonderAnswerIndex *self = g_new0 (SonderAnswerIndex, 1);

  self->n_customers = n_customers;
  self->metric = metric;
  self->scale = *scale;
  self->n_rows = answers->n_rows;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_column_free);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (self->columns, sonder_column_copy (sonder_table_column (answers, columns[i])));

  self->starts = g_new0 (guint32, (gsize)n_customers + 2);
  visit_answers (self, answers, count_answers);
  for (guint i = 1; i < n_customers + 2; i++)
    self->starts[i] += self->starts[i - 1];
  self->answers = g_new (SonderIndexedAnswer, MAX (self->starts[n_customers + 1], 1));
  visit_answers (self, answers, place_answers);
  sort_answers (self);

  return self;
}

void
sonder_answer_index_free (SonderAnswerIndex *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self->starts);
  g_free (self->answers);
  g_free (self);
}

/**
 * sonder_answer_index_is_current:
 * @answers: the answers, now
 *
 * Chunks that the index shares cannot have been written to.
 *
 * Returns: whether the index is of these answers, as they are
 */
gboolean
sonder_answer_index_is_current (const SonderAnswerIndex *self, const SonderTable *answers)
{
  if (self->n_rows != answers->n_rows)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const SonderColumn *column = sonder_table_column (answers, columns[i]);
      const SonderColumn *indexed = self->columns->pdata[i];

      for (guint chunk = 0; chunk < column->n_chunks; chunk++)
        if (!sonder_column_shares (column, indexed, chunk))
          return FALSE;
    }

  return TRUE;
}

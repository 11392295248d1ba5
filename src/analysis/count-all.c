/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count-pass.h"

#define WORD_BITS 32

/* Where an answer counts: its score, its cell, and the bit of its customer. */
typedef struct
{
  guint32 number;
  guint32 cell;
  guint32 word;
  guint32 bit;
} Place;

/* Who has answered where stands in bits: a record per customer, in it a line per
 * lane, in which a slot has a column. Where there is one slot only, lanes have
 * the columns of one line. */
typedef struct
{
  SonderCountPass *pass;
  guint32 *numbers;     /* answers per group of customers, cell and point */
  guint32 *respondents; /* per group of customers and cell */
  guint32 *of_line;     /* respondents per line, per column, per group */
  guint32 *of_column;
  guint32 *of_group;
  guint n_lines;
  guint n_columns;
  guint line_size;
  guint record_size;
  guint32 *records;
  guint32 *columns; /* one customer's, whatever the line */
  Place places[SONDER_BLOCK_ROWS];
} Count;

static Count *
count_new (SonderCountPass *pass)
{
  gsize n_groups = pass->plan->n_groups + 1;
  Count *count = g_new0 (Count, 1);

  count->pass = pass;
  count->numbers = g_new0 (guint32, n_groups * pass->n_cells * pass->counts->n_points);
  count->respondents = g_new0 (guint32, n_groups * pass->n_cells);
  count->n_lines = pass->n_slots > 1 ? pass->n_lanes : 1;
  count->n_columns = pass->n_cells / count->n_lines;
  count->of_line = g_new0 (guint32, count->n_lines);
  count->of_column = g_new0 (guint32, count->n_columns);
  count->of_group = g_new0 (guint32, n_groups);
  count->line_size = (count->n_columns + WORD_BITS - 1) / WORD_BITS;
  count->record_size = count->n_lines * count->line_size;
  count->columns = g_new0 (guint32, count->line_size);

  return count;
}

static void
count_free (Count *count)
{
  g_free (count->numbers);
  g_free (count->respondents);
  g_free (count->of_line);
  g_free (count->of_column);
  g_free (count->of_group);
  g_free (count->records);
  g_free (count->columns);
  g_free (count);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_free)

/* Where to count is found before counting: else the processor would have to wait
 * with each number until it knows that the ones before are others. */
static inline void
find_places (Count *count, gboolean lanes, gboolean slots)
{
  const SonderCountPass *pass = count->pass;
  const SonderCountLocator locator = sonder_count_pass_get_locator (pass);
  const guint16 *restrict rows = pass->block.rows;
  const guint32 *restrict customers = pass->block.customers;
  const guint32 *restrict groups = pass->plan->groups;
  const gint32 *restrict scores = pass->block.scores;
  Place *restrict places = count->places;
  guint n_points = pass->counts->n_points;
  guint n_cells = pass->n_cells;
  guint n_slots = pass->n_slots;
  guint record_size = count->record_size;
  guint line_size = count->line_size;
  guint first_customer = pass->first_customer;
  int lowest = pass->plan->scale.min;

  for (guint i = 0, n = pass->block.n; i < n; i++)
    {
      guint row = rows[i];
      guint customer = customers[row];
      guint lane = sonder_count_locator_find_lane (&locator, row, lanes);
      guint slot = sonder_count_locator_find_slot (&locator, row, slots);
      guint line = slots ? lane : 0;
      guint column = slots ? slot : lane;
      guint cell = groups[customer] * n_cells + lane * n_slots + slot;

      places[i].number = cell * n_points + (guint)(scores[row] - lowest);
      places[i].cell = cell;
      places[i].word =
          (customer - first_customer) * record_size + line * line_size + column / WORD_BITS;
      places[i].bit = 1u << (column % WORD_BITS);
    }
}

/* Who was not in the cell yet is one more respondent. */
static void
count_places (Count *count)
{
  const Place *restrict places = count->places;
  guint32 *restrict numbers = count->numbers;
  guint32 *restrict respondents = count->respondents;
  guint32 *restrict records = count->records;

  for (guint i = 0, n = count->pass->block.n; i < n; i++)
    {
      Place place = places[i];
      guint32 word = records[place.word];

      numbers[place.number]++;
      respondents[place.cell] += (word & place.bit) == 0;
      records[place.word] = word | place.bit;
    }
}

static void
touch_rows (SonderCountPass *pass)
{
  const SonderAnswerBlock *block = &pass->block;

  for (guint i = 0; i < block->n && !pass->counts->several_touchpoints; i++)
    {
      guint row = block->rows[i];

      if (pass->plan->groups[block->customers[row]] != pass->plan->n_groups)
        sonder_count_pass_touch (pass, block->touchpoints[row]);
    }
}

static void
count_block (SonderCountPass *pass, gpointer data)
{
  Count *count = data;

  SONDER_COUNT_BY_CASE (pass, find_places, count);
  count_places (count);
  touch_rows (pass);
}

/* Touchpoints and periods share customers: the respondents of the rest of one
 * are all but those who are nowhere else. */
static void
subtract_from_rest (Count *count, guint group)
{
  sonder_count_pass_get_tally (count->pass, count->pass->counts->rests, group)[0]--;
}

/* Whether the groups of the answer are columns; else they are lines or customers. */
static gboolean
has_group_columns (const Count *count)
{
  SonderCountAxis axis = count->pass->plan->axis;

  return axis == SONDER_AXIS_PERIODS ||
         (axis == SONDER_AXIS_TOUCHPOINTS && count->n_lines < count->pass->n_lanes);
}

/* The column of a customer who is in one only; -1 for all others. */
static int
find_only_column (const Count *count)
{
  int column = -1;

  for (guint i = 0; i < count->line_size; i++)
    {
      guint bits = count->columns[i];

      if (bits == 0)
        continue;
      if (column >= 0 || (bits & (bits - 1)) != 0)
        return -1;
      column = (int)(WORD_BITS * i) + __builtin_ctz (bits);
    }

  return column;
}

static void
add_columns (Count *count)
{
  for (guint i = 0; i < count->line_size; i++)
    for (guint bits = count->columns[i]; bits != 0; bits &= bits - 1)
      count->of_column[WORD_BITS * i + (guint)__builtin_ctz (bits)]++;
}

/* Returns: in how many lines the customer is; sets the columns of any line. */
static guint
add_lines (Count *count, const guint32 *record, guint *last)
{
  guint line_size = count->line_size;
  guint n = 0;

  for (guint i = 0; i < line_size; i++)
    count->columns[i] = 0;
  for (guint line = 0; line < count->n_lines; line++)
    {
      guint any = 0;

      for (guint i = 0; i < line_size; i++, record++)
        {
          any |= *record;
          count->columns[i] |= *record;
        }
      *last = any != 0 ? line : *last;
      count->of_line[line] += any != 0;
      n += any != 0;
    }

  return n;
}

static void
add_customer (Count *count, const guint32 *record, guint group)
{
  guint line = 0;
  guint n_lines = add_lines (count, record, &line);
  int column;

  count->of_group[group] += n_lines > 0;
  if (count->n_lines > 1)
    add_columns (count);
  if (count->pass->plan->axis == SONDER_AXIS_CUSTOMERS)
    return;

  column = has_group_columns (count) ? find_only_column (count) : -1;
  if (column >= 0)
    subtract_from_rest (count, (guint)column);
  else if (!has_group_columns (count) && n_lines == 1)
    subtract_from_rest (count, line);
}

/* Whether a group of customers has only one cell, so that the customers need not
 * be looked at one by one. */
static gboolean
is_simple (const Count *count)
{
  return count->pass->n_cells == 1 && count->pass->plan->axis == SONDER_AXIS_CUSTOMERS;
}

static void
count_customers (Count *count)
{
  SonderCountPass *pass = count->pass;
  const guint32 *groups = pass->plan->groups + pass->first_customer;

  g_free (count->records);
  count->records = g_new0 (guint32, (gsize)pass->n_customers * count->record_size);
  sonder_count_pass_run (pass, count_block, count);
  for (guint i = 0; !is_simple (count) && i < pass->n_customers; i++)
    if (groups[i] != pass->plan->n_groups)
      add_customer (count, count->records + (gsize)i * count->record_size, groups[i]);
}

static void
add_numbers (const SonderCountPass *pass,
             SonderTally *tallies,
             gsize position,
             const guint32 *numbers,
             int sign)
{
  SonderTally *tally = sonder_count_pass_get_tally (pass, tallies, position);

  for (guint i = 0; i < pass->counts->n_points; i++)
    tally[i + 1] += (guint32)sign * numbers[i];
}

/* @row: a group of customers times a lane, of which there is only one of either */
static void
add_cell (Count *count, guint row, guint slot)
{
  SonderCountPass *pass = count->pass;
  SonderCounts *counts = pass->counts;
  SonderCountAxis axis = pass->plan->axis;
  gsize position = (gsize)row * pass->n_slots + slot;
  const guint32 *numbers = count->numbers + position * counts->n_points;
  guint group = axis == SONDER_AXIS_PERIODS ? slot : row;

  add_numbers (pass, counts->overall, 0, numbers, 1);
  add_numbers (pass, counts->groups, group, numbers, 1);
  if (axis != SONDER_AXIS_CUSTOMERS)
    add_numbers (pass, counts->rests, group, numbers, -1);
  if (counts->over_time != NULL && slot < counts->n_periods)
    {
      gsize column = (gsize)row * counts->n_periods + slot;

      add_numbers (pass, counts->overall_over_time, slot, numbers, 1);
      add_numbers (pass, counts->over_time, column, numbers, 1);
      sonder_count_pass_get_tally (pass, counts->over_time, column)[0] =
          count->respondents[position];
    }
}

/* What need not be looked up per customer: with one line, its columns have the
 * respondents of the cells. */
static void
complete_respondents (Count *count)
{
  guint n_cells = count->pass->n_cells;

  for (guint group = 0; group < count->pass->plan->n_groups; group++)
    {
      for (guint cell = 0; count->n_lines == 1 && cell < n_cells; cell++)
        count->of_column[cell] += count->respondents[(gsize)group * n_cells + cell];
      if (is_simple (count))
        count->of_group[group] = count->respondents[group];
    }
}

static const guint32 *
get_respondents (const Count *count)
{
  if (has_group_columns (count))
    return count->of_column;

  return count->pass->plan->axis == SONDER_AXIS_CUSTOMERS ? count->of_group : count->of_line;
}

static void
add_respondents (Count *count)
{
  SonderCountPass *pass = count->pass;
  SonderCounts *counts = pass->counts;
  const guint32 *respondents = get_respondents (count);

  for (guint group = 0; group < counts->n_groups; group++)
    sonder_count_pass_get_tally (pass, counts->groups, group)[0] = respondents[group];
  for (guint group = 0; group < pass->plan->n_groups; group++)
    counts->overall[0] += count->of_group[group];
  for (guint slot = 0; counts->over_time != NULL && slot < counts->n_periods; slot++)
    sonder_count_pass_get_tally (pass, counts->overall_over_time, slot)[0] = count->of_column[slot];
}

/**
 * sonder_count_all:
 *
 * Counts all answers. The rests of groups are given what they differ by from
 * all answers; where groups are of customers, that is left to the caller.
 */
void
sonder_count_all (SonderCountPass *pass)
{
  g_autoptr (Count) count = count_new (pass);
  guint most = MAX (1, SONDER_COUNT_MEMORY / sizeof (guint32) / count->record_size);

  for (guint first = 0; first < pass->plan->n_customers; first += most)
    {
      pass->first_customer = first;
      pass->n_customers = MIN (most, pass->plan->n_customers - first);
      count_customers (count);
    }
  for (guint row = 0; row < pass->plan->n_groups * pass->n_lanes; row++)
    for (guint slot = 0; slot < pass->n_slots; slot++)
      add_cell (count, row, slot);
  complete_respondents (count);
  add_respondents (count);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "counts.h"

#include "question.h"

#define N_KEYS 12
#define METRIC 3u
#define OTHER_METRIC 4u
#define FIRST_TOUCHPOINT_KEY 5u
#define DAY 20000

/* A random table and a plan over it. */
typedef struct
{
  SonderTextPool *texts;
  SonderTextPool *keys;
  SonderTable *answers;
  guint n_customers;
  guint32 *groups;
  GArray *touchpoints;
  SonderAnswerIndex *index;
  SonderCountPlan plan;
} Fixture;

static const SonderScale scale = { SONDER_SCALE_RATING, 0, 5 };


typedef struct
{
  guint n_customers;
  guint n_answers;
  guint n_groups;
  guint n_touchpoints; /* without none */
  guint n_days;
} Size;

static void
fill_answers (Fixture *fixture, const Size *size)
{
  SonderTable *answers = fixture->answers;

#define SET(type, column, value)                                                                   \
  sonder_column_set_##type (sonder_table_column (answers, SONDER_ANSWER_##column), row, value)

  for (guint i = 0; i < size->n_answers; i++)
    {
      guint row = sonder_table_append (answers);

      SET (u32, CUSTOMER, g_test_rand_int_range (0, size->n_customers));
      SET (u16, METRIC, g_test_rand_int_range (0, 4) > 0 ? METRIC : OTHER_METRIC);
      SET (u16, TOUCHPOINT, g_test_rand_int_range (0, N_KEYS + 3));
      if (g_test_rand_int_range (0, 8) > 0)
        SET (i32, SCORE, g_test_rand_int_range (-1, 7));
      if (g_test_rand_int_range (0, 8) > 0)
        SET (i32, DATE, DAY + g_test_rand_int_range (0, size->n_days));
      if (g_test_rand_int_range (0, 8) == 0)
        SET (u8, FLAGS, SONDER_ROW_DELETED);
    }

#undef SET
}

static Fixture *
fixture_new (const Size *size)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->texts = sonder_text_pool_new ();
  fixture->keys = sonder_text_pool_new ();
  fixture->answers = sonder_table_new_answers (fixture->texts, fixture->keys);
  fill_answers (fixture, size);

  fixture->n_customers = size->n_customers;
  fixture->groups = g_new (guint32, size->n_customers);
  for (guint i = 0; i < size->n_customers; i++)
    fixture->groups[i] = g_test_rand_int_range (0, size->n_groups + 1);

  fixture->touchpoints = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint key = 0; key < N_KEYS; key++)
    {
      gboolean is_one =
          key >= FIRST_TOUCHPOINT_KEY && key < FIRST_TOUCHPOINT_KEY + size->n_touchpoints;
      guint32 touchpoint = is_one ? key - FIRST_TOUCHPOINT_KEY : size->n_touchpoints;

      g_array_append_val (fixture->touchpoints, touchpoint);
    }

  fixture->plan = (SonderCountPlan){
    .groups = fixture->groups,
    .n_groups = size->n_groups,
    .touchpoints = fixture->touchpoints,
    .n_touchpoints = size->n_touchpoints + 1,
    .touchpoint = SONDER_ANY_TOUCHPOINT,
    .from = SONDER_DATE_NONE,
    .to = SONDER_DATE_NONE,
  };

  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  g_clear_pointer (&fixture->index, sonder_answer_index_free);
  sonder_table_free (fixture->answers);
  sonder_text_pool_unref (fixture->texts);
  sonder_text_pool_unref (fixture->keys);
  g_array_unref (fixture->touchpoints);
  g_free (fixture->groups);
  g_free (fixture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* What the plan makes of the answers as they are now. */
static SonderCounts *
compute (Fixture *fixture, GError **error)
{
  g_clear_pointer (&fixture->index, sonder_answer_index_free);
  fixture->index =
      sonder_answer_index_new (fixture->answers, fixture->n_customers, METRIC, &scale);
  fixture->plan.index = fixture->index;

  return sonder_counts_compute (&fixture->plan, error);
}

/* Groups that are not those of customers need all in one. */
static void
merge_groups (Fixture *fixture)
{
  for (guint i = 0; i < fixture->n_customers; i++)
    fixture->groups[i] = fixture->groups[i] == fixture->plan.n_groups;
  fixture->plan.n_groups = 1;
}

/* The plain, slow reference: an answer at a time, a group at a time. */
typedef struct
{
  guint row;
  guint customer;
  guint point;
  guint touchpoint;
  gint32 date;
  int period;
  guint group; /* on the plan's axis */
} Answer;

#define NO_PERIOD (-1)

static gboolean
read_answer (const Fixture *fixture, guint row, Answer *answer)
{
  const SonderCountPlan *plan = &fixture->plan;
  const SonderTable *table = fixture->answers;

#define GET(type, column)                                                                          \
  sonder_column_get_##type (sonder_table_column (table, SONDER_ANSWER_##column), row)

  gint32 score = GET (i32, SCORE);
  guint key = GET (u16, TOUCHPOINT);

  *answer = (Answer){
    .row = row,
    .customer = GET (u32, CUSTOMER),
    .point = (guint)(score - scale.min),
    .touchpoint = key < plan->touchpoints->len ? g_array_index (plan->touchpoints, guint32, key)
                                               : plan->n_touchpoints - 1,
    .date = GET (i32, DATE),
  };
  answer->period = answer->date == SONDER_DATE_NONE
                       ? NO_PERIOD
                       : sonder_period_from_date (answer->date, plan->unit);

  if (GET (u16, METRIC) != METRIC || (GET (u8, FLAGS) & SONDER_ROW_DELETED) != 0)
    return FALSE;
  if (score == SONDER_SCORE_NONE || score < scale.min || score > scale.max)
    return FALSE;
  if (plan->touchpoint != SONDER_ANY_TOUCHPOINT && answer->touchpoint != plan->touchpoint)
    return FALSE;
  if (plan->from != SONDER_DATE_NONE &&
      (answer->date == SONDER_DATE_NONE || answer->date < plan->from))
    return FALSE;
  if (plan->to != SONDER_DATE_NONE && (answer->date == SONDER_DATE_NONE || answer->date > plan->to))
    return FALSE;

#undef GET

  return plan->groups[answer->customer] < plan->n_groups;
}

static GArray *
read_answers (const Fixture *fixture)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (Answer));

  for (guint row = 0; row < fixture->answers->n_rows; row++)
    {
      Answer answer;

      if (read_answer (fixture, row, &answer))
        g_array_append_val (answers, answer);
    }

  return answers;
}

static void
set_groups (const SonderCountPlan *plan, const SonderCounts *counts, GArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      Answer *answer = &g_array_index (answers, Answer, i);

      if (plan->axis == SONDER_AXIS_CUSTOMERS)
        answer->group = plan->groups[answer->customer];
      else if (plan->axis == SONDER_AXIS_TOUCHPOINTS)
        answer->group = answer->touchpoint;
      else if (answer->period == NO_PERIOD)
        answer->group = counts->n_groups - 1;
      else
        answer->group = (guint)(answer->period - counts->first_period);
    }
}

typedef gboolean (*Predicate) (const Answer *answer, guint group, int period);

static gboolean
is_any (const Answer *answer, guint group, int period)
{
  return TRUE;
}

static gboolean
is_in_group (const Answer *answer, guint group, int period)
{
  return answer->group == group;
}

static gboolean
is_in_rest (const Answer *answer, guint group, int period)
{
  return answer->group != group;
}

static gboolean
is_in_period (const Answer *answer, guint group, int period)
{
  return answer->period == period;
}

static gboolean
is_in_both (const Answer *answer, guint group, int period)
{
  return answer->group == group && answer->period == period;
}

static gboolean
is_later (const Answer *a, const Answer *b)
{
  return a->date != b->date ? a->date > b->date : a->row > b->row;
}

/* Compares the tally with what of the answers fulfils the predicate. */
static void
check_tally (const SonderCountPlan *plan,
             GArray *answers,
             const SonderTally *tally,
             Predicate predicate,
             guint group,
             int period)
{
  g_autofree const Answer **latest = g_new0 (const Answer *, plan->index->n_customers);
  guint n_points = (guint)(scale.max - scale.min) + 1;
  g_autofree SonderTally *expected = g_new0 (SonderTally, n_points + 1);

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);

      if (!predicate (answer, group, period))
        continue;
      if (!plan->latest)
        expected[1 + answer->point]++;
      if (latest[answer->customer] == NULL || is_later (answer, latest[answer->customer]))
        latest[answer->customer] = answer;
    }
  for (guint customer = 0; customer < plan->index->n_customers; customer++)
    if (latest[customer] != NULL)
      {
        expected[0]++;
        if (plan->latest)
          expected[1 + latest[customer]->point]++;
      }

  g_assert_cmpmem (tally, (n_points + 1) * sizeof *tally, expected, (n_points + 1) * sizeof *tally);
}

static void
check_several (const SonderCountPlan *plan, const SonderCounts *counts, GArray *answers)
{
  g_autofree const Answer **latest = g_new0 (const Answer *, plan->index->n_customers);
  guint touchpoint = G_MAXUINT;
  gboolean several = FALSE;

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);

      if (latest[answer->customer] == NULL || is_later (answer, latest[answer->customer]))
        latest[answer->customer] = answer;
    }
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);

      if (plan->latest && latest[answer->customer] != answer)
        continue;
      several |= touchpoint != G_MAXUINT && touchpoint != answer->touchpoint;
      touchpoint = answer->touchpoint;
    }
  g_assert_cmpint (counts->several_touchpoints, ==, several);
}

static void
check_periods (const SonderCounts *counts, GArray *answers)
{
  int first = G_MAXINT;
  int last = G_MININT;

  for (guint i = 0; i < answers->len; i++)
    {
      int period = g_array_index (answers, Answer, i).period;

      first = period == NO_PERIOD ? first : MIN (first, period);
      last = period == NO_PERIOD ? last : MAX (last, period);
    }
  g_assert_cmpuint (counts->n_periods, ==, first <= last ? last - first + 1 : 0);
  if (first <= last)
    g_assert_cmpint (counts->first_period, ==, first);
}

static void
check_over_time (const SonderCountPlan *plan, const SonderCounts *counts, GArray *answers)
{
  guint n_slots = counts->n_periods + 1;

  for (guint slot = 0; slot < counts->n_periods; slot++)
    {
      int period = counts->first_period + (int)slot;

      check_tally (plan, answers, sonder_counts_tally (counts, counts->overall_over_time, slot),
                   is_in_period, 0, period);
      for (guint group = 0; group < counts->n_groups; group++)
        check_tally (
            plan, answers,
            sonder_counts_tally (counts, counts->over_time, group * n_slots + slot),
            is_in_both, group, period);
    }
}

static void
check_counts (Fixture *fixture)
{
  const SonderCountPlan *plan = &fixture->plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderCounts) counts = compute (fixture, &error);
  g_autoptr (GArray) answers = read_answers (fixture);

  g_assert_no_error (error);
  set_groups (plan, counts, answers);
  g_assert_cmpuint (counts->n_points, ==, scale.max - scale.min + 1);
  if (plan->over_time || plan->axis == SONDER_AXIS_PERIODS)
    check_periods (counts, answers);
  check_tally (plan, answers, counts->overall, is_any, 0, 0);
  for (guint group = 0; group < counts->n_groups; group++)
    {
      const SonderTally *tally = sonder_counts_tally (counts, counts->groups, group);
      const SonderTally *rest = sonder_counts_tally (counts, counts->rests, group);

      check_tally (plan, answers, tally, is_in_group, group, 0);
      check_tally (plan, answers, rest, is_in_rest, group, 0);
    }
  if (counts->over_time != NULL)
    check_over_time (plan, counts, answers);
  check_several (plan, counts, answers);
}

static void
check_all_questions (const Size *size)
{
  for (int axis = SONDER_AXIS_CUSTOMERS; axis <= SONDER_AXIS_PERIODS; axis++)
    for (int unit = -1; unit <= SONDER_PERIOD_YEAR; unit++)
      for (int latest = 0; latest < 2; latest++)
        {
          g_autoptr (Fixture) fixture = fixture_new (size);

          if (axis != SONDER_AXIS_CUSTOMERS)
            merge_groups (fixture);
          fixture->plan.axis = axis;
          fixture->plan.over_time = unit >= 0;
          fixture->plan.unit = MAX (unit, 0);
          fixture->plan.latest = latest;
          check_counts (fixture);
        }
}

static void
test_random (void)
{
  for (guint round = 0; round < 25; round++)
    {
      Size size = {
        .n_customers = g_test_rand_int_range (1, 20),
        .n_answers = g_test_rand_int_range (0, 120),
        .n_groups = g_test_rand_int_range (1, 5),
        .n_touchpoints = g_test_rand_int_range (0, 6),
        .n_days = g_test_rand_int_range (1, 700),
      };

      check_all_questions (&size);
    }
}

static void
test_filters (void)
{
  for (guint round = 0; round < 150; round++)
    {
      Size size = { 12, 150, 3, 4, 400 };
      g_autoptr (Fixture) fixture = fixture_new (&size);
      SonderCountPlan *plan = &fixture->plan;

      plan->axis = g_test_rand_int_range (0, 3);
      if (plan->axis != SONDER_AXIS_CUSTOMERS)
        merge_groups (fixture);
      plan->over_time = g_test_rand_bit ();
      plan->latest = g_test_rand_bit ();
      if (g_test_rand_bit ())
        plan->touchpoint = g_test_rand_int_range (0, plan->n_touchpoints);
      if (g_test_rand_bit ())
        plan->from = DAY + g_test_rand_int_range (-10, 420);
      if (g_test_rand_bit ())
        plan->to = DAY + g_test_rand_int_range (-10, 420);
      check_counts (fixture);
    }
}

/* More answers than a chunk of the table holds. */
static void
test_chunks (void)
{
  Size size = { 3000, 2 * SONDER_CHUNK_ROWS + 4711, 4, 5, 300 };

  check_all_questions (&size);
}

/* Far more cells than answers: 6 touchpoints times 800 months. */
static void
test_many_periods (void)
{
  Size size = { 2500, 5000, 2, 5, 800 * 30 };
  g_autoptr (Fixture) fixture = fixture_new (&size);
  SonderCountPlan *plan = &fixture->plan;

  merge_groups (fixture);
  plan->latest = TRUE;
  plan->over_time = TRUE;
  plan->axis = SONDER_AXIS_TOUCHPOINTS;

  g_autoptr (SonderCounts) counts = compute (fixture, NULL);
  g_autoptr (GArray) answers = read_answers (fixture);

  set_groups (plan, counts, answers);
  g_assert_cmpuint (counts->n_periods, >, 700);
  check_tally (plan, answers, counts->overall, is_any, 0, 0);
  for (guint group = 0; group < counts->n_groups; group++)
    {
      const SonderTally *tally = sonder_counts_tally (counts, counts->groups, group);
      const SonderTally *rest = sonder_counts_tally (counts, counts->rests, group);

      check_tally (plan, answers, tally, is_in_group, group, 0);
      check_tally (plan, answers, rest, is_in_rest, group, 0);
    }
}

static void
test_too_many (void)
{
  Size size = { 3, 100, 40000, 2, 365000 };
  g_autoptr (Fixture) fixture = fixture_new (&size);
  g_autoptr (GError) error = NULL;

  fixture->plan.over_time = TRUE;
  g_assert_null (compute (fixture, &error));
  g_assert_error (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_TOO_MANY);
  fixture->plan.over_time = FALSE;
  check_counts (fixture);
}

/* Answers of the first customer, with the scores 0, 1… */
static void
add_dated (Fixture *fixture, const gint32 *dates, guint n)
{
  SonderTable *answers = fixture->answers;

  for (guint i = 0; i < n; i++)
    {
      guint row = sonder_table_append (answers);

      sonder_column_set_u16 (sonder_table_column (answers, SONDER_ANSWER_METRIC), row, METRIC);
      sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row, (gint32)i);
      sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row, dates[i]);
    }
}

static void
test_extreme_dates (void)
{
  Size size = { 5, 0, 2, 2, 1 };
  g_autoptr (Fixture) fixture = fixture_new (&size);
  const gint32 dates[] = { sonder_date_from_ymd (1, 1, 1), sonder_date_from_ymd (9999, 12, 31) };

  fixture->groups[0] = 0;
  add_dated (fixture, dates, G_N_ELEMENTS (dates));
  fixture->plan.unit = SONDER_PERIOD_YEAR;
  fixture->plan.over_time = TRUE;
  for (int latest = 0; latest < 2; latest++)
    {
      fixture->plan.latest = latest;

      g_autoptr (SonderCounts) counts = compute (fixture, NULL);

      g_assert_cmpint (counts->first_period, ==, 1);
      g_assert_cmpuint (counts->n_periods, ==, 9999);
      g_assert_cmpuint (sonder_counts_tally (counts, counts->over_time, 9998)[2], ==, 1);
      g_assert_cmpuint (counts->overall[0], ==, 1);
      g_assert_cmpuint (counts->overall[1], ==, latest ? 0 : 1);
      g_assert_cmpuint (counts->overall[2], ==, 1);
    }
}

/* The longest periods of which there are six. */
static void
test_choose_unit (void)
{
  static const struct
  {
    const char *first;
    const char *last;
    SonderPeriodUnit unit;
    guint n_periods;
  } rows[] = {
    { "2024-05-31", "2024-05-31", SONDER_PERIOD_MONTH, 1 },
    { "2024-01-31", "2025-03-01", SONDER_PERIOD_MONTH, 15 },
    { "2024-01-31", "2025-04-01", SONDER_PERIOD_QUARTER, 6 },
    { "2019-12-31", "2024-12-31", SONDER_PERIOD_YEAR, 6 },
    { "2020-01-01", "2024-12-31", SONDER_PERIOD_QUARTER, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Size size = { 1, 0, 1, 1, 1 };
      g_autoptr (Fixture) fixture = fixture_new (&size);
      const gint32 dates[] = { SONDER_DATE_NONE, sonder_date_parse (rows[i].first, -1),
                               sonder_date_parse (rows[i].last, -1) };
      g_autoptr (SonderCounts) counts = NULL;

      fixture->groups[0] = 0;
      add_dated (fixture, dates, G_N_ELEMENTS (dates));
      fixture->plan.over_time = TRUE;
      fixture->plan.unit = SONDER_PERIOD_YEAR;
      fixture->plan.choose_unit = TRUE;
      counts = compute (fixture, NULL);
      g_assert_cmpint (counts->unit, ==, rows[i].unit);
      g_assert_cmpuint (counts->n_periods, ==, rows[i].n_periods);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/counts/random", test_random);
  g_test_add_func ("/analysis/counts/filters", test_filters);
  g_test_add_func ("/analysis/counts/chunks", test_chunks);
  g_test_add_func ("/analysis/counts/many-periods", test_many_periods);
  g_test_add_func ("/analysis/counts/too-many", test_too_many);
  g_test_add_func ("/analysis/counts/extreme-dates", test_extreme_dates);
  g_test_add_func ("/analysis/counts/choose-unit", test_choose_unit);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer-index.h"

#define METRIC 1u
#define OTHER_METRIC 2u
#define N_CUSTOMERS 40u
#define N_ANSWERS 1500u
#define FIRST_DAY 19000
#define N_DAYS 12

static const SonderScale scale = { SONDER_SCALE_RATING, -2, 90 };

/* Answers of random customers, but of the first one many. */
static SonderTable *
make_answers (SonderTextPool *texts, SonderTextPool *keys)
{
  SonderTable *answers = sonder_table_new_answers (texts, keys);

#define SET(type, column, value)                                                                   \
  sonder_column_set_##type (sonder_table_column (answers, SONDER_ANSWER_##column), row, value)

  for (guint i = 0; i < N_ANSWERS; i++)
    {
      guint row = sonder_table_append (answers);

      if (g_test_rand_bit ())
        SET (u32, CUSTOMER, g_test_rand_int_range (0, N_CUSTOMERS));
      SET (u16, METRIC, g_test_rand_int_range (0, 9) > 0 ? METRIC : OTHER_METRIC);
      SET (u16, TOUCHPOINT, g_test_rand_int_range (0, 7));
      if (g_test_rand_int_range (0, 9) > 0)
        SET (i32, SCORE, g_test_rand_int_range (-3, 92));
      if (g_test_rand_int_range (0, 9) > 0)
        SET (i32, DATE, FIRST_DAY + g_test_rand_int_range (-N_DAYS, N_DAYS));
      if (g_test_rand_int_range (0, 9) == 0)
        SET (u8, FLAGS, SONDER_ROW_DELETED);
    }

#undef SET

  return answers;
}

static guint
next_start (const SonderTable *answers, const SonderAnswerIndex *index, guint customer, guint start)
{
  for (gint32 day = FIRST_DAY - N_DAYS - 1; day < FIRST_DAY + N_DAYS; day++)
    for (guint row = 0; row < answers->n_rows; row++)
      {
#define GET(type, column)                                                                          \
  sonder_column_get_##type (sonder_table_column (answers, SONDER_ANSWER_##column), row)

        gint32 score = GET (i32, SCORE);
        gint32 date = GET (i32, DATE);
        SonderIndexedAnswer indexed;

        if (GET (u32, CUSTOMER) != customer || GET (u16, METRIC) != METRIC ||
            GET (u8, FLAGS) != 0 || score < scale.min || score > scale.max)
          continue;
        if (MAX (date, FIRST_DAY - N_DAYS - 1) != day)
          continue;
        g_assert_cmpuint (start, <, index->starts[N_CUSTOMERS]);
        indexed = index->answers[start];
        g_assert_cmpint (sonder_indexed_answer_get_day (indexed), ==, date);
        g_assert_cmpuint (sonder_indexed_answer_get_touchpoint (indexed), ==,
                          GET (u16, TOUCHPOINT));
        g_assert_cmpint ((int)sonder_indexed_answer_get_point (indexed), ==, score - scale.min);
        start++;

#undef GET
      }

  return start;
}

/* Each customer's answers, day by day, those of a day as in the table: found by
 * looking for each day through all rows. Answers without date come first. */
static void
test_order (void)
{
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();
  g_autoptr (SonderTable) answers = make_answers (texts, keys);
  g_autoptr (SonderAnswerIndex) index =
      sonder_answer_index_new (answers, N_CUSTOMERS, METRIC, &scale);
  guint start = 0;

  for (guint customer = 0; customer < N_CUSTOMERS; customer++)
    {
      g_assert_cmpuint (index->starts[customer], ==, start);
      start = next_start (answers, index, customer, start);
    }
  g_assert_cmpuint (index->starts[N_CUSTOMERS], ==, start);
  g_assert_cmpuint (index->starts[1], >, N_ANSWERS / 4);
  g_assert_cmpuint (index->n_keys, ==, 7);
}

/* Customer by customer: what was said on the latest day. */
static void
test_undecided (void)
{
  static const struct
  {
    guint customer;
    gint32 day;
    guint touchpoint;
  } rows[] = {
    { 0, FIRST_DAY, 1 },       { 0, FIRST_DAY, 2 },        /* about two things at once */
    { 1, SONDER_DATE_NONE, 1 }, { 1, SONDER_DATE_NONE, 2 }, /* likewise, nobody knows when */
    { 2, FIRST_DAY, 1 },       { 2, FIRST_DAY + 1, 2 },    /* one after the other */
    { 3, FIRST_DAY, 1 },       { 3, FIRST_DAY, 1 },        /* twice about the same */
    { 4, FIRST_DAY, 1 },
  };
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();
  g_autoptr (SonderTable) answers = sonder_table_new_answers (texts, keys);
  g_autoptr (SonderAnswerIndex) index = NULL;

#define SET(type, column, value)                                                                   \
  sonder_column_set_##type (sonder_table_column (answers, SONDER_ANSWER_##column), row, value)

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint row = sonder_table_append (answers);

      SET (u32, CUSTOMER, rows[i].customer);
      SET (u16, METRIC, METRIC);
      SET (u16, TOUCHPOINT, rows[i].touchpoint);
      SET (i32, SCORE, 3);
      SET (i32, DATE, rows[i].day);
    }

#undef SET

  index = sonder_answer_index_new (answers, 6, METRIC, &scale);
  g_assert_cmpuint (index->n_respondents, ==, 5);
  g_assert_cmpuint (index->n_undecided, ==, 2);
}

static void
test_nothing (void)
{
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();
  g_autoptr (SonderTable) answers = sonder_table_new_answers (texts, keys);
  g_autoptr (SonderAnswerIndex) index = sonder_answer_index_new (answers, 0, METRIC, &scale);

  g_assert_cmpuint (index->starts[0], ==, 0);
  g_assert_true (sonder_answer_index_is_current (index, answers));
  sonder_table_append (answers);
  g_assert_false (sonder_answer_index_is_current (index, answers));
}

/* Every column that counts tells when it is written to; others do not matter. */
static void
test_current (void)
{
  static const struct
  {
    guint column;
    gboolean matters;
  } rows[] = {
    { SONDER_ANSWER_CUSTOMER, TRUE }, { SONDER_ANSWER_METRIC, TRUE },
    { SONDER_ANSWER_SCORE, TRUE },    { SONDER_ANSWER_TOUCHPOINT, TRUE },
    { SONDER_ANSWER_DATE, TRUE },     { SONDER_ANSWER_FLAGS, TRUE },
    { SONDER_ANSWER_COMMENT, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
      g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();
      g_autoptr (SonderTable) answers = make_answers (texts, keys);
      g_autoptr (SonderAnswerIndex) index =
          sonder_answer_index_new (answers, N_CUSTOMERS, METRIC, &scale);
      g_autoptr (SonderTable) copy = sonder_table_copy (answers);

      g_assert_true (sonder_answer_index_is_current (index, answers));
      sonder_column_writable (sonder_table_column (answers, rows[i].column), 0);
      g_assert_cmpint (sonder_answer_index_is_current (index, answers), ==, !rows[i].matters);
      g_assert_true (sonder_answer_index_is_current (index, copy));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/answer-index/order", test_order);
  g_test_add_func ("/analysis/answer-index/undecided", test_undecided);
  g_test_add_func ("/analysis/answer-index/nothing", test_nothing);
  g_test_add_func ("/analysis/answer-index/current", test_current);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "question.h"

/* One change of a question that makes it another. */
static void
change (SonderQuestion *question, guint part)
{
  switch (part)
    {
    case 0:
      question->metric = g_strdup ("nps");
      break;
    case 1:
      question->by = SONDER_BY_SEGMENT;
      break;
    case 2:
      question->attribute = g_strdup ("plan");
      break;
    case 3:
      question->segment = g_strdup ("");
      break;
    case 4:
      question->touchpoint = g_strdup ("desk");
      break;
    case 5:
      question->from = 20000;
      break;
    case 6:
      question->to = 20000;
      break;
    case 7:
      question->latest = TRUE;
      break;
    default:
      question->over_time = TRUE;
      break;
    }
}

#define N_PARTS 9

static void
test_equal (void)
{
  for (guint i = 0; i < N_PARTS; i++)
    for (guint k = 0; k < N_PARTS; k++)
      {
        g_autoptr (SonderQuestion) first = sonder_question_new ();
        g_autoptr (SonderQuestion) second = sonder_question_new ();

        g_assert_true (sonder_question_equal (first, second));
        change (first, i);
        change (second, k);
        g_assert_cmpint (sonder_question_equal (first, second), ==, i == k);
      }
}

/* The length of periods is no matter where there are none. */
static void
test_equal_periods (void)
{
  g_autoptr (SonderQuestion) first = sonder_question_new ();
  g_autoptr (SonderQuestion) second = sonder_question_new ();

  second->period_unit = SONDER_PERIOD_YEAR;
  g_assert_true (sonder_question_equal (first, second));
  first->over_time = second->over_time = TRUE;
  g_assert_false (sonder_question_equal (first, second));
  first->choose_unit = TRUE;
  g_assert_false (sonder_question_equal (first, second));
  second->choose_unit = TRUE;
  g_assert_true (sonder_question_equal (first, second));
}

static void
test_copy (void)
{
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  for (guint i = 0; i < N_PARTS; i++)
    change (question, i);

  g_autoptr (SonderQuestion) copy = sonder_question_copy (question);

  g_assert_true (sonder_question_equal (question, copy));
  g_assert_true (question->metric != copy->metric);
}

static void
test_has_filter (void)
{
  static const gboolean filters[N_PARTS] = { [3] = TRUE, [4] = TRUE, [5] = TRUE, [6] = TRUE };

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      g_assert_false (sonder_question_has_filter (question));
      change (question, i);
      g_assert_cmpint (sonder_question_has_filter (question), ==, filters[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/question/equal", test_equal);
  g_test_add_func ("/analysis/question/equal-periods", test_equal_periods);
  g_test_add_func ("/analysis/question/copy", test_copy);
  g_test_add_func ("/analysis/question/has-filter", test_has_filter);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "question-memory.h"

#include "survey.h"

static const SonderScale nps = { SONDER_SCALE_NPS, 0, 10 };

static SonderProject *
open_project (void)
{
  Survey *survey = survey_new ();

  survey_add_metric (survey, "nps", "nps", NULL);
  survey_add_touchpoint (survey, "shop", "Shop");
  survey_add_answer (survey, survey_add_customer (survey, NULL), 9, "shop", NULL);
  survey_add_answer (survey, survey_add_customer (survey, NULL), 3, "shop", NULL);

  return survey_open (survey);
}

static guint
count_indexed (SonderProject *project, const SonderScale *scale)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  guint metric = sonder_text_pool_lookup (answers->keys, "nps", -1);
  const SonderAnswerIndex *index = sonder_question_memory_get_index (project, metric, scale);

  return index->starts[index->n_customers];
}

static void
change_touchpoint (SonderProject *project)
{
  SonderItem *shop = sonder_project_find_item (project, SONDER_KIND_TOUCHPOINT, "shop");

  sonder_project_set_text (project, shop, "name", "Store");
}

/* Items may change: the answers stay in their order. */
static void
test_index (void)
{
  g_autoptr (SonderProject) project = open_project ();
  const SonderAnswerIndex *index = sonder_question_memory_get_index (project, 1, &nps);
  const guint row = 0;

  g_assert_true (sonder_question_memory_get_index (project, 1, &nps) == index);
  change_touchpoint (project);
  g_assert_true (sonder_question_memory_get_index (project, 1, &nps) == index);

  g_assert_cmpuint (count_indexed (project, &nps), ==, 2);
  sonder_project_delete_customers (project, &row, 1);
  g_assert_cmpuint (count_indexed (project, &nps), ==, 1);
  sonder_project_undo (project);
  g_assert_cmpuint (count_indexed (project, &nps), ==, 2);
}

static void
test_scale (void)
{
  g_autoptr (SonderProject) project = open_project ();

  for (int max = 0; max <= 10; max++)
    {
      const SonderScale scale = { SONDER_SCALE_RATING, 0, max };

      g_assert_cmpuint (count_indexed (project, &scale), ==, max < 3 ? 0 : max < 9 ? 1 : 2);
      g_assert_cmpuint (count_indexed (project, &nps), ==, 2);
    }
}

/* An answer is recalled until anything changes, and not for another question. */
static void
test_recall (void)
{
  g_autoptr (SonderProject) project = open_project ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (SonderTabulation) tabulation = sonder_tabulation_get (project, question, NULL);
  g_autoptr (SonderTabulation) recalled = sonder_question_memory_recall (project, question);

  g_assert_nonnull (tabulation);
  g_assert_true (recalled == tabulation);
  question->latest = TRUE;
  g_assert_null (sonder_question_memory_recall (project, question));
  question->latest = FALSE;
  change_touchpoint (project);
  g_assert_null (sonder_question_memory_recall (project, question));
}

/* What was asked least recently is forgotten first. */
static void
test_forget (void)
{
  g_autoptr (SonderProject) project = open_project ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  for (gint32 day = 0; day < 100; day++)
    {
      g_autoptr (SonderTabulation) first = NULL;
      g_autoptr (SonderTabulation) last = NULL;

      question->from = day;
      last = sonder_tabulation_get (project, question, NULL);
      question->from = 0;
      first = sonder_question_memory_recall (project, question);
      g_assert_nonnull (last);
      g_assert_nonnull (first);
    }
  question->from = 1;
  g_assert_null (sonder_question_memory_recall (project, question));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/question-memory/index", test_index);
  g_test_add_func ("/analysis/question-memory/scale", test_scale);
  g_test_add_func ("/analysis/question-memory/recall", test_recall);
  g_test_add_func ("/analysis/question-memory/forget", test_forget);

  return g_test_run ();
}

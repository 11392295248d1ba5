/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentence.h"

#include "survey.h"

#define MAX_TOUCHPOINTS 4
#define DESCRIBES                                                                                  \
  " This describes the answers and is no verdict: customers answered about several touchpoints."

/* How many answered about each touchpoint, and what all of them said. */
typedef struct
{
  const char *name;
  guint n;
  int score;
} Touchpoint;

static const struct
{
  const char *name;
  const char *scale;
  Touchpoint touchpoints[MAX_TOUCHPOINTS];
  const char *sentence;
} rows[] = {
  { "means",
    "rating:1-5",
    { { "Shop", 40, 4 }, { "Web", 40, 2 }, { "Phone", 40, 3 } },
    "Of 3 touchpoints, Shop scores highest (4.0 on average) and Web lowest (2.0 on "
    "average)." DESCRIBES },
  { "shares",
    "csat",
    { { "Shop", 30, 1 }, { "Web", 30, 5 } },
    "Of 2 touchpoints, Web scores highest (100\u00a0% satisfied) and Shop lowest (0\u00a0% "
    "satisfied)." DESCRIBES },
  { "NPS",
    "nps",
    { { "Shop", 30, 1 }, { "Web", 30, 10 } },
    "Of 2 touchpoints, Web scores highest (NPS 100) and Shop lowest (NPS −100)." DESCRIBES },
  { "one with few answers",
    "nps",
    { { "Shop", 30, 7 }, { "Web", 30, 10 }, { "Phone", 29, 0 } },
    "Of the 2 touchpoints with enough answers, Web scores highest (NPS 100) and Shop lowest (NPS "
    "0)." DESCRIBES },
  { "only one with enough", "nps", { { "Shop", 30, 7 }, { "Web", 29, 10 } }, NULL },
  { "all alike", "nps", { { "Shop", 30, 7 }, { "Web", 30, 8 } }, NULL },
  { "none", "nps", { { NULL, 30, 7 } }, NULL },
};

/* Everybody answers about all, without a date; some about nothing in particular. */
static SonderProject *
open_row (gsize i)
{
  Survey *survey = survey_new ();
  guint customers[40];

  survey_add_metric (survey, "metric", rows[i].scale, NULL);
  for (guint j = 0; j < G_N_ELEMENTS (customers); j++)
    customers[j] = survey_add_customer (survey, NULL);
  for (guint j = 0; j < MAX_TOUCHPOINTS; j++)
    {
      const Touchpoint *touchpoint = &rows[i].touchpoints[j];

      if (touchpoint->name != NULL)
        survey_add_touchpoint (survey, touchpoint->name, touchpoint->name);
      for (guint k = 0; k < touchpoint->n; k++)
        survey_add_answer (survey, customers[k], touchpoint->score, touchpoint->name, NULL);
    }

  return survey_open (survey);
}

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = open_row (i);
      g_autoptr (SonderQuestion) question = sonder_question_new ();
      g_autoptr (SonderFigures) figures = NULL;
      g_autofree char *sentence = NULL;

      question->by = SONDER_BY_TOUCHPOINT;
      figures = sonder_figures_compute (project, question, NULL);
      sentence = sonder_sentence_extremes (figures);
      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (sentence, ==, rows[i].sentence);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/extremes-sentence/sentences", test_sentences);
  return g_test_run ();
}

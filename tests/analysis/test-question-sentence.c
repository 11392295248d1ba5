/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentence.h"

#include "survey.h"

static SonderProject *
open_project (const char *scale, const char *wording)
{
  Survey *survey = survey_new ();

  survey_add_metric (survey, "metric", scale, wording);
  survey_add_segment (survey, "loyal", "Loyal");
  survey_add_touchpoint (survey, "desk", "Desk");
  survey_add_attribute (survey, "plan", "text", NULL);

  return survey_open (survey);
}

static void
test_titles (void)
{
  static const struct
  {
    const char *scale;
    const char *wording;
    SonderGroupBy by;
    const char *title;
  } rows[] = {
    { "nps", NULL, SONDER_BY_SEGMENT, "How likely are customers to recommend us, by segment?" },
    { "csat", NULL, SONDER_BY_TOUCHPOINT, "How satisfied are customers, by touchpoint?" },
    { "ces", NULL, SONDER_BY_MONTH, "How easy do customers find it, by month?" },
    { "rating:1-5", NULL, SONDER_BY_QUARTER, "How do customers rate us, by quarter?" },
    { "nps", NULL, SONDER_BY_YEAR, "How likely are customers to recommend us, by year?" },
    { "nps", NULL, SONDER_BY_ATTRIBUTE, "How likely are customers to recommend us, by plan?" },
    { "nps", NULL, SONDER_BY_NONE, "How likely are customers to recommend us?" },
    { "nps", "Would you?", SONDER_BY_SEGMENT, "“Would you?”, by segment" },
    { "nps", "Would you?", SONDER_BY_NONE, "Would you?" },
    { "nps", "", SONDER_BY_NONE, "How likely are customers to recommend us?" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = open_project (rows[i].scale, rows[i].wording);
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      question->by = rows[i].by;
      question->attribute = g_strdup ("plan");

      g_autoptr (SonderFigures) figures = sonder_figures_compute (project, question, NULL);
      g_autofree char *title = sonder_sentence_question (figures);

      g_assert_cmpstr (title, ==, rows[i].title);
    }
}

static void
test_filters (void)
{
  static const struct
  {
    const char *segment;
    const char *touchpoint;
    const char *from;
    const char *to;
    gboolean latest;
    const char *filter;
  } rows[] = {
    { NULL, NULL, NULL, NULL, FALSE, NULL },
    { "loyal", NULL, NULL, NULL, FALSE, "Loyal" },
    { "", "", NULL, NULL, FALSE, "no touchpoint · Unassigned" },
    { NULL, "desk", "2025-01-01", NULL, FALSE, "Desk · from 1 Jan 2025" },
    { NULL, NULL, NULL, "2025-01-01", TRUE, "until 1 Jan 2025 · each customer’s latest answer" },
    { NULL, NULL, "2024-01-01", "2024-12-31", FALSE, "1 Jan 2024 to 31 Dec 2024" },
  };
  g_autoptr (SonderProject) project = open_project ("nps", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      question->segment = g_strdup (rows[i].segment);
      question->touchpoint = g_strdup (rows[i].touchpoint);
      question->latest = rows[i].latest;
      if (rows[i].from != NULL)
        question->from = sonder_date_parse (rows[i].from, -1);
      if (rows[i].to != NULL)
        question->to = sonder_date_parse (rows[i].to, -1);

      g_autoptr (SonderFigures) figures = sonder_figures_compute (project, question, NULL);
      g_autofree char *filter = sonder_sentence_filter (figures);

      g_assert_cmpstr (filter, ==, rows[i].filter);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/question-sentence/titles", test_titles);
  g_test_add_func ("/analysis/question-sentence/filters", test_filters);

  return g_test_run ();
}

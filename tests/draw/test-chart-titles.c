/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-titles.h"

#include "sample-figures.h"

static const char *const names[] = { "Pro", "Max", NULL };

static SonderFigures *
make_figures (SonderGroupBy by, SonderScaleKind kind)
{
  static const int bounds[][2] = { { 0, 10 }, { 1, 5 }, { 1, 7 }, { 1, 10 } };
  const SampleSpec sample = {
    .by = by,
    .kind = kind,
    .min = bounds[kind][0],
    .max = bounds[kind][1],
    .n_groups = 2,
    .names = names,
  };
  SonderFigures *figures = sample_figures_new (&sample);

  figures->attribute_name = g_strdup ("Plan %s 100 %n");
  return figures;
}

static void
test_title (void)
{
  static const struct
  {
    SonderChartKind chart;
    SonderGroupBy by;
    SonderScaleKind scale;
    const char *expected;
  } cases[] = {
    { SONDER_CHART_SCORES, SONDER_BY_SEGMENT, SONDER_SCALE_NPS,
      "Which segments recommend us most?" },
    { SONDER_CHART_SCORES, SONDER_BY_TOUCHPOINT, SONDER_SCALE_CSAT,
      "At which touchpoints are customers most satisfied?" },
    { SONDER_CHART_SCORES, SONDER_BY_ATTRIBUTE, SONDER_SCALE_CES,
      "Who finds it easiest, by Plan %s 100 %n?" },
    { SONDER_CHART_SCORES, SONDER_BY_QUARTER, SONDER_SCALE_NPS,
      "When did customers recommend us most?" },
    { SONDER_CHART_DISTRIBUTION, SONDER_BY_SEGMENT, SONDER_SCALE_RATING,
      "How do the ratings spread in each segment?" },
    { SONDER_CHART_TREND, SONDER_BY_MONTH, SONDER_SCALE_CSAT,
      "Are customers becoming more satisfied?" },
    { SONDER_CHART_TREND, SONDER_BY_NONE, SONDER_SCALE_NPS,
      "Are customers becoming more willing to recommend us?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderFigures) figures = make_figures (cases[i].by, cases[i].scale);
      const SonderChartSpec spec = { .kind = cases[i].chart, .figures = figures };
      g_autofree char *title = sonder_chart_make_title (&spec);

      g_assert_cmpstr (title, ==, cases[i].expected);
    }
}

/* Every chart has a question for every kind of groups and scale. */
static void
test_every_title (void)
{
  for (guint chart = 0; chart < SONDER_N_CHART_KINDS; chart++)
    for (guint by = SONDER_BY_NONE; by <= SONDER_BY_ATTRIBUTE; by++)
      for (guint scale = 0; scale <= SONDER_SCALE_RATING; scale++)
        {
          g_autoptr (SonderFigures) figures =
              make_figures ((SonderGroupBy)by, (SonderScaleKind)scale);
          const SonderChartSpec spec = { .kind = (SonderChartKind)chart, .figures = figures };
          g_autofree char *title = sonder_chart_make_title (&spec);

          g_assert_true (g_str_has_suffix (title, "?"));
          g_assert_cmpint (by == SONDER_BY_ATTRIBUTE, ==, strstr (title, "Plan") != NULL);
        }
}

static void
test_own_words (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_BY_SEGMENT, SONDER_SCALE_NPS);
  const SonderChartSpec spec = {
    .kind = SONDER_CHART_SCORES,
    .figures = figures,
    .title = "Who likes us?",
    .scope = "Delivery",
    .finding = "Nobody.",
    .note = "Guessed.",
  };
  g_autofree char *title = sonder_chart_make_title (&spec);
  g_autofree char *finding = sonder_chart_make_finding (&spec);
  g_autofree char *measure = sonder_chart_make_measure (&spec);
  g_autofree char *note = sonder_chart_make_note (&spec, 1);

  g_assert_cmpstr (title, ==, "Who likes us?");
  g_assert_cmpstr (finding, ==, "Nobody.");
  g_assert_cmpstr (measure, ==,
                   "Net Promoter Score, −100 to 100 · Recommendation · Delivery · 402 answers");
  g_assert_cmpstr (note, ==,
                   "Lines are 95 % intervals. Guessed. Answers are rarely a random sample.");
}

/* What nobody words is taken from analysis. */
static void
test_words_of_analysis (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_BY_SEGMENT, SONDER_SCALE_NPS);
  const SonderChartSpec spec = { .kind = SONDER_CHART_TREND, .figures = figures };
  g_autofree char *finding = NULL;
  g_autofree char *measure = NULL;
  g_autofree char *note = sonder_chart_make_note (&spec, 0);
  g_autofree char *short_note = sonder_chart_make_note (&spec, SONDER_CHART_N_NOTES - 1);

  figures->touchpoint_name = g_strdup ("Checkout");
  finding = sonder_chart_make_finding (&spec);
  measure = sonder_chart_make_measure (&spec);
  g_assert_null (finding);
  g_assert_nonnull (strstr (measure, " · Checkout · "));
  g_assert_true (g_str_has_prefix (note, "Question: “How likely are you"));
  g_assert_nonnull (strstr (note, "random sample"));
  g_assert_nonnull (strstr (short_note, "random sample"));
  g_assert_cmpuint (strlen (short_note), <, 90);
}

/* What is drawn and what is compared may be counted in two ways. */
static void
test_method (void)
{
  for (guint latest = 0; latest < 2; latest++)
    {
      g_autoptr (SonderFigures) drawn = make_figures (SONDER_BY_SEGMENT, SONDER_SCALE_NPS);
      g_autoptr (SonderFigures) compared = make_figures (SONDER_BY_SEGMENT, SONDER_SCALE_NPS);
      g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SonderPair));
      const SonderComparison comparison = { .figures = compared, .pairs = pairs };
      const SonderChartSpec spec = { .figures = drawn, .comparison = &comparison };
      g_autofree char *note = NULL;

      drawn->question->latest = latest;
      compared->question->latest = TRUE;
      note = sonder_chart_make_note (&spec, 0);
      g_assert_cmpint (strstr (note, "Groups are compared by") != NULL, ==, !latest);
      g_assert_cmpint (strstr (note, "All answers count.") != NULL, ==, !latest);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-titles/title", test_title);
  g_test_add_func ("/chart-titles/every-title", test_every_title);
  g_test_add_func ("/chart-titles/own-words", test_own_words);
  g_test_add_func ("/chart-titles/words-of-analysis", test_words_of_analysis);
  g_test_add_func ("/chart-titles/method", test_method);

  return g_test_run ();
}

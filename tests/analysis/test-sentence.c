/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentence.h"

#include "survey.h"

#define MAX_GROUPS 13

/* Promoters, passives and detractors; a name that is NULL is Unassigned. */
typedef struct
{
  const char *name;
  guint bands[3];
} Group;

typedef struct
{
  const char *name;
  const char *scale;
  SonderAgainst against;
  Group groups[MAX_GROUPS];
  const char *verdict;
  const char *caution;
} Row;

static const Row rows[] = {
  { "no answers yet",
    "nps",
    SONDER_AGAINST_REST,
    { { "Loyal", { 0, 0, 0 } }, { "New", { 0, 0, 0 } } },
    "No answers yet.",
    NULL },
  { "no segments",
    "nps",
    SONDER_AGAINST_REST,
    { { NULL, { 50, 20, 30 } } },
    "No answers belong to a segment yet, so there is nothing to compare.",
    NULL },
  { "one segment",
    "nps",
    SONDER_AGAINST_REST,
    { { "Loyal", { 50, 20, 30 } } },
    "Only Loyal has answers, so there is nothing to compare.",
    NULL },
  { "one segment of two has answers",
    "nps",
    SONDER_AGAINST_REST,
    { { "Loyal", { 50, 20, 30 } }, { "New", { 0, 0, 0 } } },
    "Only Loyal has answers, so there is nothing to compare.",
    NULL },
  { "too few",
    "nps",
    SONDER_AGAINST_REST,
    { { "Loyal", { 20, 5, 4 } }, { "New", { 50, 20, 30 } } },
    "Too few answers for a verdict: it takes answers from at least 30 customers on "
    "each side.",
    NULL },
  { "too few in pairs",
    "nps",
    SONDER_AGAINST_PAIRS,
    { { "Loyal", { 9, 5, 4 } }, { "New", { 50, 20, 30 } }, { "Old", { 1, 2, 3 } } },
    "Too few answers for a verdict: it takes answers from at least 30 customers on "
    "each side.",
    NULL },
  { "just enough",
    "nps",
    SONDER_AGAINST_REST,
    { { "Loyal", { 20, 5, 5 } }, { "New", { 50, 20, 30 } } },
    "No clear difference between Loyal and New: NPS 50 against 20. What is seen can "
    "be chance.",
    "Fewer than 100 customers answered in Loyal: take the exact figures with care." },
  { "one segment against the rest",
    "nps",
    SONDER_AGAINST_REST,
    { { "Loyal", { 80, 15, 5 } }, { NULL, { 40, 30, 30 } } },
    "Loyal scores clearly higher than the rest: NPS 75 against 10. The true "
    "difference is probably between 44 and 82 points (95 % interval).",
    NULL },
  { "two, lower",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 40, 30, 50 } }, { "Shop", { 80, 30, 20 } } },
    "Office scores clearly lower than Shop: NPS −8 against 46. The true difference is "
    "probably between 33 and 73 points (95 % interval).",
    NULL },
  { "two, higher",
    "nps",
    SONDER_AGAINST_PAIRS,
    { { "Shop", { 80, 30, 20 } }, { "Office", { 40, 30, 50 } } },
    "Shop scores clearly higher than Office: NPS 46 against −8. The true difference "
    "is probably between 33 and 73 points (95 % interval).",
    NULL },
  { "two, not clear",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 50, 30, 30 } }, { "Shop", { 60, 30, 30 } } },
    "No clear difference between Office and Shop: NPS 18 against 25. What is seen can "
    "be chance.",
    NULL },
  { "two, nearly equal",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 501, 300, 300 } }, { "Shop", { 500, 300, 300 } } },
    "No clear difference between Office and Shop: NPS 18.3 against 18.2. What is seen "
    "can be chance.",
    NULL },
  { "two, the same",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 50, 30, 30 } }, { "Shop", { 50, 30, 30 } } },
    "No difference is seen between Office and Shop: NPS 18 against 18. That does not "
    "prove that there is none.",
    NULL },
  { "shares",
    "csat",
    SONDER_AGAINST_REST,
    { { "Office", { 40, 30, 50 } }, { "Shop", { 80, 30, 20 } } },
    "Office scores clearly lower than Shop: 33\u00a0% satisfied against 62\u00a0%. "
    "The true difference is probably between 16 and 39 percentage points (95 % "
    "interval).",
    NULL },
  { "means",
    "rating:1-5",
    SONDER_AGAINST_REST,
    { { "Office", { 40, 30, 50 } }, { "Shop", { 80, 30, 20 } } },
    "Office scores clearly lower than Shop: 2.8 against 3.9 on average. The true "
    "difference is probably between 0.7 and 1.5 points (95 % interval).",
    NULL },
  { "three, none differs",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 50, 30, 30 } }, { "Shop", { 55, 30, 30 } }, { "Web", { 60, 30, 30 } } },
    "None of the 3 segments clearly differs from the rest. What is seen can be "
    "chance.",
    NULL },
  { "three, two differ",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 30, 30, 60 } }, { "Shop", { 55, 30, 30 } }, { "Web", { 50, 30, 40 } } },
    "2 of 3 segments clearly differ from the rest: Office (lower) and Shop (higher).",
    NULL },
  { "three, one too small",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 30, 30, 60 } }, { "Shop", { 75, 30, 20 } }, { "Web", { 9, 1, 1 } } },
    "2 of the 2 segments with enough answers clearly differ from the rest: Office "
    "(lower) and Shop (higher).",
    "Web has too few answers for a verdict." },
  { "four, none of the others differs",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 40, 30, 30 } },
      { "Shop", { 45, 30, 30 } },
      { "Web", { 9, 1, 1 } },
      { "Fair", { 10, 5, 3 } } },
    "None of the 2 segments with enough answers clearly differs from the rest. What "
    "is seen can be chance.",
    "Web and Fair have too few answers for a verdict." },
  { "three, one tested",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 30, 30, 60 } }, { "Shop", { 12, 3, 4 } }, { "Web", { 9, 1, 4 } } },
    "Office scores clearly lower than the rest: NPS −25 against 39. The true "
    "difference is probably between 29 and 92 points (95 % interval).",
    "Shop and Web have too few answers for a verdict." },
  { "fair numbers",
    "nps",
    SONDER_AGAINST_REST,
    { { "Office", { 14, 16, 20 } }, { "Shop", { 80, 30, 20 } }, { "Web", { 20, 25, 30 } } },
    "3 of 3 segments clearly differ from the rest: Shop (higher), Web (lower) and "
    "Office (lower).",
    "Fewer than 100 customers answered in Office and Web: take the exact figures with "
    "care." },
  { "pairs, none differs",
    "nps",
    SONDER_AGAINST_PAIRS,
    { { "Office", { 50, 30, 30 } }, { "Shop", { 55, 30, 30 } }, { "Web", { 60, 30, 30 } } },
    "None of the 3 pairs compared clearly differs. What is seen can be chance.",
    NULL },
  { "pairs, two differ",
    "nps",
    SONDER_AGAINST_PAIRS,
    { { "Office", { 20, 30, 70 } }, { "Shop", { 75, 30, 20 } }, { "Web", { 60, 30, 30 } } },
    "2 of 3 pairs clearly differ: Office below Shop and Office below Web.",
    NULL },
  { "pairs, one differs",
    "nps",
    SONDER_AGAINST_PAIRS,
    { { "Office", { 40, 30, 40 } }, { "Shop", { 50, 30, 35 } }, { "Web", { 75, 30, 30 } } },
    "1 of 3 pairs clearly differs: Office below Web.",
    NULL },
  { "twelve, two differ",
    "nps",
    SONDER_AGAINST_REST,
    { { "A", { 50, 30, 30 } },
      { "B", { 50, 30, 30 } },
      { "C", { 50, 30, 30 } },
      { "D", { 50, 30, 30 } },
      { "E", { 52, 30, 30 } },
      { "F", { 50, 30, 30 } },
      { "Office", { 10, 30, 70 } },
      { "H", { 50, 30, 30 } },
      { "I", { 50, 30, 30 } },
      { "Loyal", { 100, 8, 2 } },
      { "K", { 50, 30, 30 } },
      { "L", { 50, 30, 30 } } },
    "2 of 12 segments clearly differ from the rest: Loyal (higher) and Office "
    "(lower).",
    NULL },
  { "many differ",
    "nps",
    SONDER_AGAINST_REST,
    { { "A", { 100, 0, 0 } },
      { "B", { 100, 0, 0 } },
      { "C", { 100, 0, 0 } },
      { "D", { 0, 0, 100 } },
      { "E", { 0, 0, 100 } },
      { "F", { 0, 0, 100 } } },
    "6 of 6 segments clearly differ from the rest: A (higher), B (higher), C "
    "(higher), D (lower) and 2 more.",
    NULL },
};

static void
add_answers (Survey *survey, const char *segment, int score, guint n)
{
  for (guint i = 0; i < n; i++)
    survey_add_answer (survey, survey_add_customer (survey, segment), score, NULL, NULL);
}

static SonderProject *
open_row (const Row *row)
{
  Survey *survey = survey_new ();
  SonderScale scale;

  g_assert_true (sonder_scale_parse (row->scale, &scale, NULL));
  survey_add_metric (survey, "metric", row->scale, NULL);
  for (guint i = 0; i < MAX_GROUPS; i++)
    {
      const Group *group = &row->groups[i];

      if (group->name != NULL)
        survey_add_segment (survey, group->name, group->name);
      add_answers (survey, group->name, scale.max, group->bands[0]);
      add_answers (survey, group->name, scale.max - 2, group->bands[1]);
      add_answers (survey, group->name, scale.min, group->bands[2]);
    }

  return survey_open (survey);
}

static SonderComparison *
compare (SonderProject *project, const SonderQuestion *question, SonderAgainst against)
{
  g_autoptr (GError) error = NULL;
  SonderComparison *comparison =
      sonder_comparison_compute (project, question, against, SONDER_CORRECTION_HOLM, &error);

  g_assert_no_error (error);

  return comparison;
}

static void
test_verdicts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = open_row (&rows[i]);
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      question->by = SONDER_BY_SEGMENT;
      question->latest = TRUE;

      g_autoptr (SonderComparison) comparison = compare (project, question, rows[i].against);
      g_autofree char *verdict = sonder_sentence_verdict (comparison);
      g_autofree char *caution = sonder_sentence_caution (comparison);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (verdict, ==, rows[i].verdict);
      g_assert_cmpstr (caution, ==, rows[i].caution);
    }
}

/* A hundred customers who answer in the shop and then on the phone, half of them
 * on each plan; the Pro half is unhappy on the phone. */
static SonderProject *
open_touchpoints (void)
{
  Survey *survey = survey_new ();

  survey_add_metric (survey, "nps", "nps", NULL);
  survey_add_attribute (survey, "plan", "choice", "Free,Pro");
  survey_add_touchpoint (survey, "shop", "Shop");
  survey_add_touchpoint (survey, "phone", "Phone");
  survey_add_touchpoint (survey, "desk", "Desk");
  for (guint i = 0; i < 200; i++)
    {
      guint customer = survey_add_customer (survey, NULL);

      survey_set_value (survey, customer, "plan",
                        g_variant_new_string (i % 2 == 0 ? "Free" : "Pro"));
      survey_add_answer (survey, customer, i % 20 == 0 ? 0 : 10, "shop", "2025-01-02");
      survey_add_answer (survey, customer, i % 2 == 0 ? 9 : 5, "phone", "2025-02-03");
      survey_add_answer (survey, customer, i % 3 == 0 ? 9 : 5, "phone", "2025-02-04");
    }

  return survey_open (survey);
}

static void
test_questions (void)
{
  static const struct
  {
    const char *name;
    SonderQuestion question;
    SonderAgainst against;
    const char *verdict;
    const char *caution;
  } cases[] = {
    { "several touchpoints",
      { .by = SONDER_BY_ATTRIBUTE, .attribute = (char *)"plan" },
      SONDER_AGAINST_REST,
      "No verdict: these answers are about several touchpoints, so one customer can count several "
      "times. Choose one touchpoint, or only each customer’s latest answer.",
      NULL },
    { "several touchpoints, latest",
      { .by = SONDER_BY_ATTRIBUTE, .attribute = (char *)"plan", .latest = TRUE },
      SONDER_AGAINST_REST,
      "No clear difference between “Free” and “Pro”: NPS −32 against −34. What is seen can be "
      "chance.",
      NULL },
    { "one touchpoint",
      { .by = SONDER_BY_ATTRIBUTE, .attribute = (char *)"plan", .touchpoint = (char *)"phone" },
      SONDER_AGAINST_REST,
      "“Free” scores clearly higher than “Pro”: NPS 34 against −67. The true difference is "
      "probably "
      "between 83 and 116 points (95 % interval).",
      "Some customers answered more than once and count each time, so the result looks surer than "
      "it "
      "is." },
    { "a touchpoint without answers",
      { .by = SONDER_BY_ATTRIBUTE, .attribute = (char *)"plan", .touchpoint = (char *)"desk" },
      SONDER_AGAINST_REST,
      "No answers match this choice.",
      NULL },
    { "touchpoints",
      { .by = SONDER_BY_TOUCHPOINT, .latest = TRUE },
      SONDER_AGAINST_PAIRS,
      "Shop scores clearly higher than Phone: NPS 90 against −33. The true difference is probably "
      "between 107 and 136 points (95 % interval).",
      "Desk has too few answers for a verdict. Some customers are on both sides, which the test "
      "does "
      "not take into account." },
    { "months",
      { .by = SONDER_BY_MONTH, .latest = TRUE },
      SONDER_AGAINST_REST,
      "2025-01 scores clearly higher than 2025-02: NPS 90 against −33. The true difference is "
      "probably between 107 and 136 points (95 % interval).",
      "Some customers are on both sides, which the test does not take into account." },
    { "all together",
      { .by = SONDER_BY_NONE },
      SONDER_AGAINST_REST,
      "All answers are taken together, so there is nothing to compare.",
      NULL },
  };
  g_autoptr (SonderProject) project = open_touchpoints ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderQuestion) question = sonder_question_copy (&cases[i].question);

      question->from = question->to = SONDER_DATE_NONE;

      g_autoptr (SonderComparison) comparison = compare (project, question, cases[i].against);
      g_autofree char *verdict = sonder_sentence_verdict (comparison);
      g_autofree char *caution = sonder_sentence_caution (comparison);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (verdict, ==, cases[i].verdict);
      g_assert_cmpstr (caution, ==, cases[i].caution);
    }
}

#define CHOOSE                                                                                     \
  "No verdict: most customers answered about several touchpoints at once, and only what stands "   \
  "last in the file would count. Choose one touchpoint."

/* A survey about two things: when its answers are of one day, or of none, the latest
 * is only the last, and there is no verdict where touchpoints are taken together. */
static void
test_order (void)
{
  static const struct
  {
    const char *name;
    const char *shop_date;
    const char *phone_date;
    SonderGroupBy by;
    const char *touchpoint;
    const char *verdict; /* its beginning */
  } cases[] = {
    { "without dates", NULL, NULL, SONDER_BY_SEGMENT, NULL, CHOOSE },
    { "on one day", "2025-01-02", "2025-01-02", SONDER_BY_SEGMENT, NULL, CHOOSE },
    { "months", "2025-01-02", "2025-01-02", SONDER_BY_MONTH, NULL, "Only 2025-01 has answers" },
    { "on different days", "2025-01-02", "2025-01-03", SONDER_BY_SEGMENT, NULL, "No difference" },
    { "one without date", NULL, "2025-01-03", SONDER_BY_SEGMENT, NULL, "No difference" },
    { "one touchpoint", NULL, NULL, SONDER_BY_SEGMENT, "phone", "No difference" },
    { "by touchpoint", NULL, NULL, SONDER_BY_TOUCHPOINT, NULL,
      "Of 2 touchpoints, Shop scores highest (NPS 100) and Phone lowest (NPS −100)." },
    { "by touchpoint, on different days", "2025-01-02", "2025-01-03", SONDER_BY_TOUCHPOINT, NULL,
      "Shop scores clearly higher than Phone" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Survey *survey = survey_new ();
      g_autoptr (SonderProject) project = NULL;
      g_autoptr (SonderQuestion) question = sonder_question_new ();
      g_autoptr (SonderComparison) comparison = NULL;
      g_autofree char *verdict = NULL;

      survey_add_metric (survey, "nps", "nps", NULL);
      survey_add_segment (survey, "a", "A");
      survey_add_segment (survey, "b", "B");
      survey_add_touchpoint (survey, "shop", "Shop");
      survey_add_touchpoint (survey, "phone", "Phone");
      for (guint j = 0; j < 200; j++)
        {
          guint customer = survey_add_customer (survey, j % 2 == 0 ? "a" : "b");

          survey_add_answer (survey, customer, 9, "shop", cases[i].shop_date);
          survey_add_answer (survey, customer, 5, "phone", cases[i].phone_date);
        }
      project = survey_open (survey);
      question->by = cases[i].by;
      question->latest = TRUE;
      question->touchpoint = g_strdup (cases[i].touchpoint);
      comparison = compare (project, question, SONDER_AGAINST_REST);
      verdict = sonder_sentence_verdict (comparison);
      g_test_message ("%s: %s", cases[i].name, verdict);
      g_assert_true (g_str_has_prefix (verdict, cases[i].verdict));
    }
}

#define LIMITS                                                                                     \
  "Customers who answer are rarely a random sample: the intervals do not cover who was not asked " \
  "or did not answer."

static void
test_methods (void)
{
  static const struct
  {
    const char *name;
    const char *scale;
    guint bands[3][3];
    SonderCorrection correction;
    const char *method;
  } cases[] = {
    { "NPS",
      "nps",
      { { 20, 20, 20 }, { 20, 20, 20 }, { 20, 20, 20 } },
      SONDER_CORRECTION_HOLM,
      "Net Promoter Score: percentage of answers 9 and 10 minus percentage of 0 to 6. 95 % "
      "intervals: "
      "adjusted Wald. Test: adjusted-Wald Z. Corrected for several comparisons after Holm. "
      "Of each customer the latest answer counts. " LIMITS },
    { "means",
      "ces",
      { { 20, 20, 20 }, { 20, 20, 20 }, { 20, 20, 20 } },
      SONDER_CORRECTION_BH,
      "Mean of the answers. 95 % intervals: Student’s t. Test: Welch’s t. Corrected for several "
      "comparisons after Benjamini and Hochberg. Of each customer the latest answer "
      "counts. " LIMITS },
    { "shares",
      "csat",
      { { 20, 20, 20 }, { 20, 20, 20 }, { 20, 20, 20 } },
      SONDER_CORRECTION_NONE,
      "Percentage of answers 4 and 5. 95 % intervals: Wilson. Test: N−1 test of two proportions; "
      "intervals of differences: Newcombe. Not corrected for several comparisons: some differences "
      "will look clear by chance alone. Of each customer the latest answer counts. " LIMITS },
    { "shares, exact",
      "csat",
      { { 1, 30, 0 }, { 0, 40, 0 }, { 0 } },
      SONDER_CORRECTION_HOLM,
      "Percentage of answers 4 and 5. 95 % intervals: Wilson. Test: N−1 test of two proportions, "
      "where "
      "numbers are small Fisher’s exact test; intervals of differences: Newcombe. "
      "Of each customer the latest answer counts. " LIMITS },
    { "no test",
      "ces",
      { { 1, 2, 3 }, { 1, 2, 3 }, { 0 } },
      SONDER_CORRECTION_HOLM,
      "Mean of the answers. 95 % intervals: Student’s t. Of each customer the latest answer "
      "counts. " LIMITS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Row row = { .scale = cases[i].scale, .groups = { { "A" }, { "B" }, { "C" } } };
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      for (guint k = 0; k < 3; k++)
        memcpy (row.groups[k].bands, cases[i].bands[k], sizeof cases[i].bands[k]);
      question->by = SONDER_BY_SEGMENT;
      question->latest = TRUE;

      g_autoptr (SonderProject) project = open_row (&row);
      g_autoptr (SonderComparison) comparison = sonder_comparison_compute (
          project, question, SONDER_AGAINST_PAIRS, cases[i].correction, NULL);
      g_autofree char *method = sonder_sentence_method (comparison);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (method, ==, cases[i].method);
    }
}

static void
test_figures_method (void)
{
  Row row = { .scale = "csat" };
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (SonderProject) project = open_row (&row);
  g_autoptr (SonderFigures) figures = sonder_figures_compute (project, question, NULL);
  g_autofree char *method = sonder_sentence_figures_method (figures);

  g_assert_cmpstr (
      method, ==,
      "Percentage of answers 4 and 5. 95 % intervals: Wilson. All answers count. " LIMITS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/sentence/verdicts", test_verdicts);
  g_test_add_func ("/analysis/sentence/questions", test_questions);
  g_test_add_func ("/analysis/sentence/order", test_order);
  g_test_add_func ("/analysis/sentence/methods", test_methods);
  g_test_add_func ("/analysis/sentence/figures-method", test_figures_method);

  return g_test_run ();
}

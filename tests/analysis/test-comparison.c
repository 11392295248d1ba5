/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comparison.h"

#include "check-number.h"
#include "survey.h"

/* Promoters, passives and detractors as answers 10, 7 and 0. */
static void
add_group (Survey *survey, const char *segment, guint promoters, guint passives, guint detractors)
{
  const guint counts[11] = { [0] = detractors, [7] = passives, [10] = promoters };

  survey_add_answers (survey, segment, 0, counts, G_N_ELEMENTS (counts));
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

static const SonderPair *
get_pair (const SonderComparison *comparison, guint position)
{
  g_assert_cmpuint (position, <, comparison->pairs->len);

  return &g_array_index (comparison->pairs, SonderPair, position);
}

static SonderQuestion *
ask_segments (void)
{
  SonderQuestion *question = sonder_question_new ();

  question->by = SONDER_BY_SEGMENT;
  question->latest = TRUE;

  return question;
}

/* The pairs as "A-B 58/120" with the numbers of answers, "!" where the
 * difference is significant and the note where it was not tested. */
static char *
describe (const SonderComparison *comparison)
{
  static const char *const notes[] = { "", " few", " several" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      const SonderPair *pair = get_pair (comparison, i);
      GPtrArray *groups = comparison->figures->groups;
      const SonderGroup *a = groups->pdata[pair->a];
      const SonderGroup *b = pair->b >= 0 ? groups->pdata[pair->b] : NULL;

      g_string_append_printf (text, "%s%s-%s %u/%u%s%s", i > 0 ? ", " : "", a->name,
                              b != NULL ? b->name : "(rest)", pair->n_a, pair->n_b,
                              pair->significant ? "!" : "", notes[pair->note]);
    }

  return g_string_free (text, FALSE);
}

/* Ten times the worked groups A and B, so that there are enough answers. */
static void
test_nps (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = ask_segments ();

  survey_add_metric (survey, "nps", "nps", NULL);
  survey_add_segment (survey, "a", "A");
  survey_add_segment (survey, "b", "B");
  add_group (survey, "a", 100, 60, 40);
  add_group (survey, "b", 40, 50, 90);

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderComparison) comparison = compare (project, question, SONDER_AGAINST_REST);
  const SonderPair *pair = get_pair (comparison, 0);

  /* The formula by hand. */
  double p1 = 100.75 / 203, d1 = 40.75 / 203, p2 = 40.75 / 183, d2 = 90.75 / 183;
  double e1 = (p1 + d1 - (p1 - d1) * (p1 - d1)) / 203, e2 = (p2 + d2 - (p2 - d2) * (p2 - d2)) / 183;
  double z = (p1 - d1 - p2 + d2) / sqrt (e1 + e2);

  g_assert_cmpint (comparison->method, ==, SONDER_METHOD_NPS);
  g_assert_cmpuint (comparison->pairs->len, ==, 1);
  check_printed ("A-B", "difference", pair->difference, "57.78");
  check_close ("A-B", "score of a", pair->score_a, 30, 1e-14);
  check_printed ("A-B", "score of b", pair->score_b, "-27.78");
  check_close ("A-B", "statistic", pair->statistic, z, 1e-12);
  check_close ("A-B", "p", pair->p, erfc (z / G_SQRT2), 1e-12);
  check_close ("A-B", "adjusted p", pair->p_adjusted, pair->p, 0);
  check_close ("A-B", "df", pair->df, NAN, 0);
  g_assert_true (pair->significant);
}

static void
test_share (void)
{
  static const guint counts_a[] = { 20, 20, 40, 100, 70 };
  static const guint counts_b[] = { 60, 50, 40, 50, 40 };
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = ask_segments ();

  survey_add_metric (survey, "csat", "csat", NULL);
  survey_add_segment (survey, "a", "A");
  survey_add_segment (survey, "b", "B");
  survey_add_answers (survey, "a", 1, counts_a, G_N_ELEMENTS (counts_a));
  survey_add_answers (survey, "b", 1, counts_b, G_N_ELEMENTS (counts_b));

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderComparison) comparison = compare (project, question, SONDER_AGAINST_PAIRS);
  const SonderPair *pair = get_pair (comparison, 0);

  /* 170 of 250 against 90 of 240. */
  g_assert_cmpint (comparison->method, ==, SONDER_METHOD_SHARE);
  g_assert_cmpint (pair->b, ==, 1);
  check_printed ("A-B", "difference", pair->difference, "30.5");
  check_close (
      "A-B", "statistic", pair->statistic,
      0.305 * sqrt (489.0 / 490) / sqrt (260.0 / 490 * 230 / 490 * (1 / 250.0 + 1 / 240.0)), 1e-12);
}

static void
test_mean (void)
{
  static const guint counts_c[] = { 0, 0, 10, 10, 20, 30, 30 };
  static const guint counts_e[] = { 0, 10, 20, 20, 20, 10, 0 };
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = ask_segments ();

  survey_add_metric (survey, "ces", "ces", NULL);
  survey_add_segment (survey, "c", "C");
  survey_add_segment (survey, "e", "E");
  survey_add_answers (survey, "c", 1, counts_c, G_N_ELEMENTS (counts_c));
  survey_add_answers (survey, "e", 1, counts_e, G_N_ELEMENTS (counts_e));

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderComparison) comparison = compare (project, question, SONDER_AGAINST_REST);
  const SonderPair *pair = get_pair (comparison, 0);

  /* Sums of squares 164 of 100 and 120 of 80. */
  double a = 164.0 / 99 / 100, b = 120.0 / 79 / 80;

  g_assert_cmpint (comparison->method, ==, SONDER_METHOD_MEAN);
  check_printed ("C-E", "difference", pair->difference, "1.6");
  check_close ("C-E", "statistic", pair->statistic, 1.6 / sqrt (a + b), 1e-12);
  check_close ("C-E", "df", pair->df, (a + b) * (a + b) / (a * a / 99 + b * b / 79), 1e-12);
}

typedef struct
{
  const char *name;
  guint bands[4][3]; /* promoters, passives, detractors of A, B, C and Unassigned */
  SonderAgainst against;
  const char *pairs;
} Row;

static const Row rows[] = {
  { "nobody",
    { { 0 } },
    SONDER_AGAINST_REST,
    "A-(rest) 0/0 few, B-(rest) 0/0 few, C-(rest) 0/0 few" },
  { "three against the rest",
    { { 50, 30, 20 }, { 50, 30, 20 }, { 20, 30, 50 } },
    SONDER_AGAINST_REST,
    "A-(rest) 100/200!, B-(rest) 100/200!, C-(rest) 100/200!" },
  { "three in pairs",
    { { 50, 30, 20 }, { 50, 30, 20 }, { 20, 30, 50 } },
    SONDER_AGAINST_PAIRS,
    "A-B 100/100, A-C 100/100!, B-C 100/100!" },
  { "unassigned belong to the rest",
    { { 50, 30, 20 }, { 50, 30, 20 }, { 50, 30, 20 }, { 7, 8, 9 } },
    SONDER_AGAINST_REST,
    "A-(rest) 100/224, B-(rest) 100/224, C-(rest) 100/224" },
  { "unassigned are in no pair",
    { { 50, 30, 20 }, { 50, 30, 20 }, { 50, 30, 20 }, { 7, 8, 9 } },
    SONDER_AGAINST_PAIRS,
    "A-B 100/100, A-C 100/100, B-C 100/100" },
  { "29 are few, 30 are not",
    { { 29, 0, 0 }, { 30, 0, 0 }, { 0, 0, 100 } },
    SONDER_AGAINST_REST,
    "A-(rest) 29/130 few, B-(rest) 30/129!, C-(rest) 100/59!" },
  { "few on the other side",
    { { 10, 0, 0 }, { 0, 0, 10 }, { 100, 100, 100 } },
    SONDER_AGAINST_REST,
    "A-(rest) 10/310 few, B-(rest) 10/310 few, C-(rest) 300/20 few" },
};

static SonderProject *
open_row (const Row *row)
{
  static const char *const segments[] = { "A", "B", "C", NULL };
  Survey *survey = survey_new ();

  survey_add_metric (survey, "nps", "nps", NULL);
  for (guint i = 0; i < 4; i++)
    {
      if (segments[i] != NULL)
        survey_add_segment (survey, segments[i], segments[i]);
      add_group (survey, segments[i], row->bands[i][0], row->bands[i][1], row->bands[i][2]);
    }

  return survey_open (survey);
}

static void
test_pairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = open_row (&rows[i]);
      g_autoptr (SonderQuestion) question = ask_segments ();
      g_autoptr (SonderComparison) comparison = compare (project, question, rows[i].against);
      g_autofree char *pairs = describe (comparison);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (pairs, ==, rows[i].pairs);
    }
}

/* A pair that is not tested has its figures, but no part of a verdict, and is
 * not one of several tests. */
static void
test_untested (void)
{
  const Row row = {
    "", { { 9, 10, 10 }, { 30, 20, 10 }, { 30, 30, 40 } }, SONDER_AGAINST_REST, ""
  };
  g_autoptr (SonderProject) project = open_row (&row);
  g_autoptr (SonderQuestion) question = ask_segments ();
  g_autoptr (SonderComparison) comparison = compare (project, question, SONDER_AGAINST_REST);
  const SonderPair *few = get_pair (comparison, 0);
  const SonderPair *second = get_pair (comparison, 1);
  const SonderPair *third = get_pair (comparison, 2);
  double smaller = MIN (second->p, third->p);

  check_close ("few", "difference", few->difference, -100 / 29.0 - 100 * 10 / 160.0, 1e-12);
  g_assert_false (isnan (few->low));
  g_assert_false (isnan (few->high));
  check_close ("few", "statistic", few->statistic, NAN, 0);
  check_close ("few", "p", few->p, NAN, 0);
  check_close ("few", "adjusted p", few->p_adjusted, NAN, 0);
  g_assert_false (few->significant);
  g_assert_cmpfloat (smaller, >, 1e-9);
  check_close ("of two", "adjusted p", MIN (second->p_adjusted, third->p_adjusted) / smaller, 2,
               1e-12);
}

static void
test_two_groups (void)
{
  static const struct
  {
    const char *name;
    gboolean unassigned;
    const char *pairs;
  } cases[] = {
    { "two that have all answers", FALSE, "A-(rest) 60/80" },
    { "two and others", TRUE, "A-(rest) 60/81, B-(rest) 80/61" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Survey *survey = survey_new ();
      g_autoptr (SonderQuestion) question = ask_segments ();

      survey_add_metric (survey, "nps", "nps", NULL);
      survey_add_segment (survey, "a", "A");
      survey_add_segment (survey, "b", "B");
      add_group (survey, "a", 20, 20, 20);
      add_group (survey, "b", 30, 20, 30);
      survey_add_customer (survey, NULL);
      if (cases[i].unassigned)
        add_group (survey, NULL, 1, 0, 0);

      g_autoptr (SonderProject) project = survey_open (survey);
      g_autoptr (SonderComparison) comparison = compare (project, question, SONDER_AGAINST_REST);
      g_autofree char *pairs = describe (comparison);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (pairs, ==, cases[i].pairs);
    }
}

/* Forty customers in each of two segments, who answer at two touchpoints; those
 * of the first segment are happy in the shop, and unhappy later on the phone. */
static SonderProject *
open_touchpoints (void)
{
  Survey *survey = survey_new ();

  survey_add_metric (survey, "nps", "nps", NULL);
  survey_add_segment (survey, "a", "A");
  survey_add_segment (survey, "b", "B");
  survey_add_touchpoint (survey, "shop", "Shop");
  survey_add_touchpoint (survey, "phone", "Phone");
  survey_add_touchpoint (survey, "desk", "Desk");
  for (guint i = 0; i < 80; i++)
    {
      guint customer = survey_add_customer (survey, i < 40 ? "a" : "b");

      survey_add_answer (survey, customer, i < 40 ? 0 : 7, "phone", "2025-03-02");
      survey_add_answer (survey, customer, i < 40 ? 10 : 7, "shop", "2025-03-01");
    }

  return survey_open (survey);
}

static void
test_touchpoints (void)
{
  static const struct
  {
    const char *name;
    SonderGroupBy by;
    const char *touchpoint;
    gboolean latest;
    SonderAgainst against;
    const char *pairs;
  } cases[] = {
    { "together", SONDER_BY_SEGMENT, NULL, FALSE, SONDER_AGAINST_REST, "A-(rest) 80/80 several" },
    { "latest", SONDER_BY_SEGMENT, NULL, TRUE, SONDER_AGAINST_REST, "A-(rest) 40/40!" },
    { "one chosen", SONDER_BY_SEGMENT, "shop", FALSE, SONDER_AGAINST_REST, "A-(rest) 40/40!" },
    { "each apart", SONDER_BY_TOUCHPOINT, NULL, FALSE, SONDER_AGAINST_PAIRS,
      "Shop-Phone 80/80!, Shop-Desk 80/0 few, Phone-Desk 80/0 few" },
    { "each against one other", SONDER_BY_TOUCHPOINT, NULL, FALSE, SONDER_AGAINST_REST,
      "Shop-(rest) 80/80!, Phone-(rest) 80/80!, Desk-(rest) 0/160 few" },
    { "each, latest", SONDER_BY_TOUCHPOINT, NULL, TRUE, SONDER_AGAINST_REST,
      "Shop-(rest) 80/80!, Phone-(rest) 80/80!, Desk-(rest) 0/80 few" },
  };
  g_autoptr (SonderProject) project = open_touchpoints ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      question->by = cases[i].by;
      question->touchpoint = g_strdup (cases[i].touchpoint);
      question->latest = cases[i].latest;

      g_autoptr (SonderComparison) comparison = compare (project, question, cases[i].against);
      g_autofree char *pairs = describe (comparison);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (pairs, ==, cases[i].pairs);
    }
}

/* The latest answers of A are those on the phone. */
static void
test_latest (void)
{
  g_autoptr (SonderProject) project = open_touchpoints ();
  g_autoptr (SonderQuestion) question = ask_segments ();
  g_autoptr (SonderComparison) comparison = compare (project, question, SONDER_AGAINST_REST);

  g_assert_cmpfloat (get_pair (comparison, 0)->score_a, ==, -100);
  g_assert_cmpfloat (get_pair (comparison, 0)->score_b, ==, 0);
}

/* Thirty answers of ten customers are not thirty respondents. */
static void
test_respondents (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = ask_segments ();

  question->latest = FALSE;
  survey_add_metric (survey, "nps", "nps", NULL);
  survey_add_segment (survey, "a", "A");
  add_group (survey, NULL, 50, 0, 0);
  for (guint i = 0; i < 10; i++)
    {
      guint customer = survey_add_customer (survey, "a");

      for (guint k = 0; k < 3; k++)
        survey_add_answer (survey, customer, 0, NULL, NULL);
    }

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderComparison) comparison = compare (project, question, SONDER_AGAINST_REST);
  const SonderPair *pair = get_pair (comparison, 0);

  g_assert_cmpuint (pair->n_a, ==, 30);
  g_assert_cmpuint (pair->respondents_a, ==, 10);
  g_assert_cmpuint (pair->respondents_b, ==, 50);
  g_assert_cmpint (pair->note, ==, SONDER_PAIR_FEW_ANSWERS);
}

static void
test_corrections (void)
{
  static const struct
  {
    const char *name;
    SonderCorrection correction;
    double factors[3]; /* of the smallest, middle and largest p of three */
  } cases[] = {
    { "Holm", SONDER_CORRECTION_HOLM, { 3, 2, 1 } },
    { "BH", SONDER_CORRECTION_BH, { 3, 1.5, 1 } },
    { "none", SONDER_CORRECTION_NONE, { 1, 1, 1 } },
  };
  const Row row = {
    "", { { 60, 20, 20 }, { 40, 30, 30 }, { 20, 30, 50 } }, SONDER_AGAINST_PAIRS, ""
  };
  g_autoptr (SonderProject) project = open_row (&row);
  g_autoptr (SonderQuestion) question = ask_segments ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderComparison) comparison = sonder_comparison_compute (
          project, question, SONDER_AGAINST_PAIRS, cases[i].correction, NULL);
      const SonderPair *near_by = get_pair (comparison, 0); /* A-B */
      const SonderPair *far_off = get_pair (comparison, 1); /* A-C */
      const SonderPair *between = get_pair (comparison, 2); /* B-C */

      g_assert_cmpfloat (far_off->p, <, between->p);
      g_assert_cmpfloat (between->p, <, near_by->p);
      check_close (cases[i].name, "first", far_off->p_adjusted / far_off->p, cases[i].factors[0],
                   1e-12);
      check_close (cases[i].name, "second", between->p_adjusted / between->p, cases[i].factors[1],
                   1e-12);
      check_close (cases[i].name, "third", near_by->p_adjusted / near_by->p, cases[i].factors[2],
                   1e-12);
    }
}

static void
test_too_many (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (GError) error = NULL;

  survey_add_metric (survey, "nps", "nps", NULL);
  survey_add_attribute (survey, "age", "number", NULL);
  for (guint i = 0; i < 500; i++)
    survey_set_value (survey, survey_add_customer (survey, NULL), "age", g_variant_new_double (i));
  question->by = SONDER_BY_ATTRIBUTE;
  question->attribute = g_strdup ("age");

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderComparison) rests = compare (project, question, SONDER_AGAINST_REST);

  g_assert_cmpuint (rests->pairs->len, ==, 500);
  g_assert_null (sonder_comparison_compute (project, question, SONDER_AGAINST_PAIRS,
                                            SONDER_CORRECTION_HOLM, &error));
  g_assert_error (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_TOO_MANY);
}

static void
test_no_metric (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = ask_segments ();

  survey_add_segment (survey, "a", "A");
  survey_add_segment (survey, "b", "B");

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderComparison) comparison = compare (project, question, SONDER_AGAINST_REST);
  g_autofree char *pairs = describe (comparison);

  g_assert_cmpstr (pairs, ==, "A-(rest) 0/0 few");
  check_close ("A-B", "difference", get_pair (comparison, 0)->difference, NAN, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/comparison/nps", test_nps);
  g_test_add_func ("/analysis/comparison/share", test_share);
  g_test_add_func ("/analysis/comparison/mean", test_mean);
  g_test_add_func ("/analysis/comparison/pairs", test_pairs);
  g_test_add_func ("/analysis/comparison/untested", test_untested);
  g_test_add_func ("/analysis/comparison/two-groups", test_two_groups);
  g_test_add_func ("/analysis/comparison/touchpoints", test_touchpoints);
  g_test_add_func ("/analysis/comparison/latest", test_latest);
  g_test_add_func ("/analysis/comparison/respondents", test_respondents);
  g_test_add_func ("/analysis/comparison/corrections", test_corrections);
  g_test_add_func ("/analysis/comparison/too-many", test_too_many);
  g_test_add_func ("/analysis/comparison/no-metric", test_no_metric);

  return g_test_run ();
}

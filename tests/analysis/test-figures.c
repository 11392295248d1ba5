/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include "check-number.h"
#include "survey.h"

/* The worked groups of the statistics: A and B answer 0 to 10, C and E 1 to 7. */
static const guint counts_a[] = { 1, 0, 0, 1, 0, 1, 1, 3, 3, 5, 5 };
static const guint counts_b[] = { 9, 0, 0, 0, 0, 0, 0, 5, 0, 0, 4 };
static const guint counts_c[] = { 0, 0, 1, 1, 2, 3, 3 };
static const guint counts_e[] = { 0, 1, 2, 2, 2, 1, 0 };

static SonderFigures *
compute (SonderProject *project, const SonderQuestion *question)
{
  g_autoptr (GError) error = NULL;
  SonderFigures *figures = sonder_figures_compute (project, question, &error);

  g_assert_no_error (error);

  return figures;
}

static const SonderGroup *
get_group (const SonderFigures *figures, guint position)
{
  g_assert_cmpuint (position, <, figures->groups->len);

  return figures->groups->pdata[position];
}

/* The names of the groups with the numbers of their customers, respondents and
 * answers: "Loyal 3/2/5, Unassigned 1/0/0". */
static char *
describe (const SonderFigures *figures)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = get_group (figures, i);

      g_assert_cmpint (group->role == SONDER_GROUP_REST, ==, group->id == NULL);
      g_string_append_printf (text, "%s%s %u/%u/%u", i > 0 ? ", " : "", group->name,
                              group->figure.customers, group->figure.respondents, group->figure.n);
    }

  return g_string_free (text, FALSE);
}

static void
test_nps (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  survey_add_metric (survey, "nps", "nps", NULL);
  survey_add_segment (survey, "a", "A");
  survey_add_segment (survey, "b", "B");
  survey_add_answers (survey, "a", 0, counts_a, G_N_ELEMENTS (counts_a));
  survey_add_answers (survey, "b", 0, counts_b, G_N_ELEMENTS (counts_b));
  question->by = SONDER_BY_SEGMENT;

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderFigures) figures = compute (project, question);
  g_autofree char *groups = describe (figures);
  const SonderFigure *a = &get_group (figures, 0)->figure;
  const SonderFigure *b = &get_group (figures, 1)->figure;

  g_assert_cmpstr (groups, ==, "A 20/20/20, B 18/18/18");
  g_assert_cmpstr (get_group (figures, 0)->color, ==, "blue");
  g_assert_cmpstr (figures->question->metric, ==, "nps");
  g_assert_true (figures->has_metric);
  g_assert_cmpuint (a->n_points, ==, 11);
  g_assert_cmpmem (a->counts, sizeof counts_a, counts_a, sizeof counts_a);
  check_printed ("A", "score", a->score, "30.0");
  check_printed ("A", "low", a->low, "-5.7235");
  check_printed ("A", "high", a->high, "57.8974");
  check_printed ("A", "mean", a->mean, "7.7");
  check_printed ("A", "sd", a->sd, "2.5976");
  check_printed ("A", "top box", a->top_box, "nan");
  g_assert_cmpuint (a->promoters, ==, 10);
  g_assert_cmpuint (a->passives, ==, 6);
  g_assert_cmpuint (a->detractors, ==, 4);
  check_printed ("B", "score", b->score, "-27.78");
  check_printed ("B", "high", b->high, "10.24");
  g_assert_cmpuint (figures->overall.n, ==, 38);
  g_assert_cmpuint (figures->overall.customers, ==, 38);
  check_close ("overall", "score", figures->overall.score, 100.0 * (14 - 13) / 38, 1e-14);
}

static void
test_means (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  survey_add_metric (survey, "ces", "ces", NULL);
  survey_add_segment (survey, "c", "C");
  survey_add_segment (survey, "e", "E");
  survey_add_answers (survey, "c", 1, counts_c, G_N_ELEMENTS (counts_c));
  survey_add_answers (survey, "e", 1, counts_e, G_N_ELEMENTS (counts_e));
  question->by = SONDER_BY_SEGMENT;

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderFigures) figures = compute (project, question);
  const SonderFigure *c = &get_group (figures, 0)->figure;
  const SonderFigure *e = &get_group (figures, 1)->figure;

  check_printed ("C", "score", c->score, "5.60");
  check_printed ("C", "low", c->low, "4.634");
  check_printed ("C", "high", c->high, "6.566");
  check_printed ("C", "sd", c->sd, "1.3499");
  check_printed ("C", "top box", c->top_box, "80");
  check_printed ("E", "top box", e->top_box, "37.5");
  g_assert_cmpuint (c->promoters + c->passives + c->detractors, ==, 0);
}

static void
test_csat (void)
{
  static const guint counts[] = { 3, 2, 3, 9, 8 };
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  survey_add_metric (survey, "csat", "csat", NULL);
  survey_add_answers (survey, NULL, 1, counts, G_N_ELEMENTS (counts));

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderFigures) figures = compute (project, question);

  g_assert_cmpuint (figures->groups->len, ==, 0);
  check_printed ("17 of 25", "score", figures->overall.score, "68");
  check_printed ("17 of 25", "low", figures->overall.low, "48.41");
  check_printed ("17 of 25", "high", figures->overall.high, "82.79");
  check_printed ("17 of 25", "top box", figures->overall.top_box, "68");
  check_printed ("17 of 25", "mean", figures->overall.mean, "3.68");
}

static void
test_none_and_one (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  survey_add_metric (survey, "taste", "rating:1-5", NULL);
  survey_add_segment (survey, "none", "None");
  survey_add_segment (survey, "one", "One");
  survey_add_customer (survey, "none");
  survey_add_answer (survey, survey_add_customer (survey, "one"), 4, NULL, NULL);
  question->by = SONDER_BY_SEGMENT;

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderFigures) figures = compute (project, question);
  const SonderFigure *none = &get_group (figures, 0)->figure;
  const SonderFigure *one = &get_group (figures, 1)->figure;

  g_assert_cmpuint (none->customers, ==, 1);
  g_assert_cmpuint (none->n, ==, 0);
  check_close ("none", "score", none->score, NAN, 0);
  check_close ("none", "mean", none->mean, NAN, 0);
  check_close ("none", "low", none->low, NAN, 0);
  check_close ("none", "top box", none->top_box, NAN, 0);
  check_close ("one", "score", one->score, 4, 0);
  check_close ("one", "sd", one->sd, NAN, 0);
  check_close ("one", "low", one->low, NAN, 0);
  check_close ("one", "top box", one->top_box, 100, 0);
}

static void
test_no_metric (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  survey_add_segment (survey, "loyal", "Loyal");
  survey_add_customer (survey, "loyal");
  question->by = SONDER_BY_SEGMENT;

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderFigures) figures = compute (project, question);
  g_autofree char *groups = describe (figures);

  g_assert_false (figures->has_metric);
  g_assert_cmpstr (groups, ==, "Loyal 1/0/0");
  g_assert_null (figures->overall.counts);
  check_close ("overall", "score", figures->overall.score, NAN, 0);
}

static void
test_two_metrics (void)
{
  Survey *survey = survey_new ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  guint customer;

  survey_add_metric (survey, "nps", "nps", NULL);
  customer = survey_add_customer (survey, NULL);
  survey_add_answer (survey, customer, 10, NULL, NULL);
  survey_add_metric (survey, "csat", "csat", "Are you satisfied?");
  survey_add_answer (survey, customer, 5, NULL, NULL);
  survey_add_answer (survey, customer, 3, NULL, NULL);
  question->metric = g_strdup ("csat");

  g_autoptr (SonderProject) project = survey_open (survey);
  g_autoptr (SonderFigures) figures = compute (project, question);

  g_assert_cmpuint (figures->overall.n, ==, 2);
  g_assert_cmpuint (figures->overall.respondents, ==, 1);
  g_assert_cmpfloat (figures->overall.score, ==, 50);
  g_assert_cmpstr (figures->metric_name, ==, "csat");
  g_assert_cmpstr (figures->wording, ==, "Are you satisfied?");
}

/* A project with something of everything. */
static SonderProject *
open_everything (void)
{
  Survey *survey = survey_new ();
  guint a, b, c, deleted;

  survey_add_metric (survey, "nps", "nps", NULL);
  survey_add_segment (survey, "new", "New");
  survey_add_segment (survey, "empty", "Empty");
  survey_add_segment (survey, "loyal", "Loyal");
  survey_add_touchpoint (survey, "shop", "Shop");
  survey_add_touchpoint (survey, "phone", "Phone");
  survey_add_touchpoint (survey, "desk", "Desk");
  survey_add_attribute (survey, "plan", "choice", "Pro,Free,Team");
  survey_add_attribute (survey, "city", "text", NULL);
  survey_add_attribute (survey, "age", "number", NULL);
  survey_add_attribute (survey, "since", "date", NULL);
  survey_add_attribute (survey, "news", "yes-no", NULL);

  a = survey_add_customer (survey, "new");
  b = survey_add_customer (survey, "loyal");
  c = survey_add_customer (survey, NULL);
  deleted = survey_add_customer (survey, "new");
  survey_delete_customer (survey, deleted);

  survey_set_value (survey, a, "plan", g_variant_new_string ("Team"));
  survey_set_value (survey, b, "plan", g_variant_new_string ("Odd"));
  survey_set_value (survey, a, "city", g_variant_new_string ("Oslo"));
  survey_set_value (survey, b, "city", g_variant_new_string ("Århus"));
  survey_set_value (survey, c, "city", g_variant_new_string ("Bonn"));
  survey_set_value (survey, deleted, "city", g_variant_new_string ("Atlantis"));
  survey_set_value (survey, a, "age", g_variant_new_double (9));
  survey_set_value (survey, b, "age", g_variant_new_double (10));
  survey_set_value (survey, c, "age", g_variant_new_double (-0.1));
  survey_set_value (survey, a, "since", g_variant_new_int32 (sonder_date_parse ("2024-02-29", -1)));
  survey_set_value (survey, b, "since", g_variant_new_int32 (sonder_date_parse ("1999-12-31", -1)));
  survey_set_value (survey, a, "news", g_variant_new_byte (SONDER_YES));
  survey_set_value (survey, b, "news", g_variant_new_byte (SONDER_NO));

  survey_add_answer (survey, a, 10, "shop", "2025-01-31");
  survey_add_answer (survey, a, 9, "shop", "2025-02-01");
  survey_add_answer (survey, a, 0, "phone", "2025-02-01");
  survey_add_answer (survey, b, 7, NULL, "2025-04-30");
  survey_add_answer (survey, b, 6, "phone", NULL);
  survey_add_answer (survey, b, NO_SCORE, "shop", "2025-06-01");
  survey_add_answer (survey, b, 11, "shop", "2025-06-01");
  survey_add_answer (survey, deleted, 3, "shop", "2025-06-01");
  survey_delete_answer (survey, survey_add_answer (survey, c, 3, "shop", "2025-06-01"));

  return survey_open (survey);
}

static void
test_groups (void)
{
  static const struct
  {
    const char *name;
    SonderGroupBy by;
    const char *attribute;
    const char *segment;
    const char *touchpoint;
    gboolean latest;
    const char *groups;
  } rows[] = {
    { "segment", SONDER_BY_SEGMENT,
      .groups = "New 1/1/3, Empty 0/0/0, Loyal 1/1/2, Unassigned 1/0/0" },
    { "segment, latest", SONDER_BY_SEGMENT, .latest = TRUE,
      .groups = "New 1/1/1, Empty 0/0/0, Loyal 1/1/1, Unassigned 1/0/0" },
    { "one segment", SONDER_BY_SEGMENT, .segment = "loyal", .groups = "Loyal 1/1/2" },
    { "unassigned only", SONDER_BY_SEGMENT, .segment = "", .groups = "Unassigned 1/0/0" },
    { "touchpoint", SONDER_BY_TOUCHPOINT,
      .groups = "Shop 1/1/2, Phone 2/2/2, Desk 0/0/0, (none) 1/1/1" },
    { "touchpoint, latest", SONDER_BY_TOUCHPOINT, .latest = TRUE,
      .groups = "Shop 1/1/1, Phone 2/2/2, Desk 0/0/0, (none) 1/1/1" },
    { "one touchpoint", SONDER_BY_TOUCHPOINT, .touchpoint = "phone", .groups = "Phone 2/2/2" },
    { "no touchpoint", SONDER_BY_TOUCHPOINT, .touchpoint = "", .groups = "(none) 1/1/1" },
    { "touchpoints of a segment", SONDER_BY_TOUCHPOINT, .segment = "new",
      .groups = "Shop 1/1/2, Phone 1/1/1, Desk 0/0/0" },
    { "segments at a touchpoint", SONDER_BY_SEGMENT, .touchpoint = "shop",
      .groups = "New 1/1/2, Empty 0/0/0, Loyal 1/0/0, Unassigned 1/0/0" },
    { "month", SONDER_BY_MONTH,
      .groups = "2025-01 1/1/1, 2025-02 1/1/2, 2025-03 0/0/0, 2025-04 1/1/1, (none) 1/1/1" },
    { "month, latest", SONDER_BY_MONTH, .latest = TRUE,
      .groups = "2025-01 1/1/1, 2025-02 1/1/1, 2025-03 0/0/0, 2025-04 1/1/1, (none) 1/1/1" },
    { "quarter", SONDER_BY_QUARTER, .groups = "2025-Q1 1/1/3, 2025-Q2 1/1/1, (none) 1/1/1" },
    { "year", SONDER_BY_YEAR, .groups = "2025 2/2/4, (none) 1/1/1" },
    { "choice", SONDER_BY_ATTRIBUTE, "plan",
      .groups = "Pro 0/0/0, Free 0/0/0, Team 1/1/3, Odd 1/1/2, (blank) 1/0/0" },
    { "text", SONDER_BY_ATTRIBUTE, "city", .groups = "Bonn 1/0/0, Oslo 1/1/3, Århus 1/1/2" },
    { "text, one segment", SONDER_BY_ATTRIBUTE, "city", .segment = "new", .groups = "Oslo 1/1/3" },
    { "number", SONDER_BY_ATTRIBUTE, "age", .groups = "-0.1 1/0/0, 9 1/1/3, 10 1/1/2" },
    { "date", SONDER_BY_ATTRIBUTE, "since",
      .groups = "1999-12-31 1/1/2, 2024-02-29 1/1/3, (blank) 1/0/0" },
    { "yes or no", SONDER_BY_ATTRIBUTE, "news", .groups = "no 1/1/2, yes 1/1/3, (blank) 1/0/0" },
    { "none", SONDER_BY_NONE, .groups = "" },
  };
  g_autoptr (SonderProject) project = open_everything ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      question->by = rows[i].by;
      question->attribute = g_strdup (rows[i].attribute);
      question->segment = g_strdup (rows[i].segment);
      question->touchpoint = g_strdup (rows[i].touchpoint);
      question->latest = rows[i].latest;

      g_autoptr (SonderFigures) figures = compute (project, question);
      g_autofree char *groups = describe (figures);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (groups, ==, rows[i].groups);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *name;
    const char *from;
    const char *to;
    guint n;
  } rows[] = {
    { "all", NULL, NULL, 5 },
    { "from, inclusive", "2025-02-01", NULL, 3 },
    { "to, inclusive", NULL, "2025-02-01", 3 },
    { "one day", "2025-02-01", "2025-02-01", 2 },
    { "before all", NULL, "2025-01-30", 0 },
    { "turned round", "2025-03-01", "2025-02-01", 0 },
  };
  g_autoptr (SonderProject) project = open_everything ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      if (rows[i].from != NULL)
        question->from = sonder_date_parse (rows[i].from, -1);
      if (rows[i].to != NULL)
        question->to = sonder_date_parse (rows[i].to, -1);

      g_autoptr (SonderFigures) figures = compute (project, question);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (figures->overall.n, ==, rows[i].n);
      g_assert_cmpuint (figures->overall.customers, ==, 3);
    }
}

static void
test_over_time (void)
{
  g_autoptr (SonderProject) project = open_everything ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  question->by = SONDER_BY_SEGMENT;
  question->over_time = TRUE;
  question->period_unit = SONDER_PERIOD_MONTH;

  g_autoptr (SonderFigures) figures = compute (project, question);
  const SonderGroup *new = get_group (figures, 0);

  g_assert_cmpuint (figures->n_periods, ==, 4);
  g_assert_cmpint (figures->periods[0], ==, 2025 * 12);
  g_assert_cmpint (figures->periods[3], ==, 2025 * 12 + 3);
  g_assert_cmpuint (new->figure.n, ==, 3);
  g_assert_cmpuint (new->over_time[0].n, ==, 1);
  g_assert_cmpfloat (new->over_time[0].score, ==, 100);
  g_assert_cmpuint (new->over_time[1].n, ==, 2);
  g_assert_cmpuint (new->over_time[1].customers, ==, 1);
  g_assert_cmpfloat (new->over_time[1].score, ==, 0);
  g_assert_cmpuint (new->over_time[2].n, ==, 0);
  g_assert_cmpuint (figures->overall_over_time[3].n, ==, 1);
  g_assert_cmpuint (figures->overall.n, ==, 5);
}

static void
test_several_touchpoints (void)
{
  static const struct
  {
    const char *name;
    SonderGroupBy by;
    const char *touchpoint;
    gboolean several;
  } rows[] = {
    { "all", SONDER_BY_SEGMENT, NULL, TRUE },
    { "one", SONDER_BY_SEGMENT, "phone", FALSE },
    { "each apart", SONDER_BY_TOUCHPOINT, NULL, FALSE },
  };
  g_autoptr (SonderProject) project = open_everything ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderQuestion) question = sonder_question_new ();

      question->by = rows[i].by;
      question->touchpoint = g_strdup (rows[i].touchpoint);

      g_autoptr (SonderFigures) figures = compute (project, question);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (figures->several_touchpoints, ==, rows[i].several);
    }
}

static void
test_not_found (void)
{
  static const struct
  {
    const char *name;
    SonderQuestion question;
  } rows[] = {
    { "metric", { .metric = (char *)"csat" } },
    { "segment", { .segment = (char *)"gone" } },
    { "touchpoint", { .touchpoint = (char *)"gone" } },
    { "attribute", { .by = SONDER_BY_ATTRIBUTE, .attribute = (char *)"gone" } },
  };
  g_autoptr (SonderProject) project = open_everything ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_null (sonder_figures_compute (project, &rows[i].question, &error));
      g_assert_error (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_NOT_FOUND);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/figures/nps", test_nps);
  g_test_add_func ("/analysis/figures/means", test_means);
  g_test_add_func ("/analysis/figures/csat", test_csat);
  g_test_add_func ("/analysis/figures/none-and-one", test_none_and_one);
  g_test_add_func ("/analysis/figures/no-metric", test_no_metric);
  g_test_add_func ("/analysis/figures/two-metrics", test_two_metrics);
  g_test_add_func ("/analysis/figures/groups", test_groups);
  g_test_add_func ("/analysis/figures/days", test_days);
  g_test_add_func ("/analysis/figures/over-time", test_over_time);
  g_test_add_func ("/analysis/figures/several-touchpoints", test_several_touchpoints);
  g_test_add_func ("/analysis/figures/not-found", test_not_found);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

#include <math.h>

static const SonderScale nps = { SONDER_SCALE_NPS, 0, 10 };
static const SonderScale csat = { SONDER_SCALE_CSAT, 1, 5 };
static const SonderScale ces = { SONDER_SCALE_CES, 1, 7 };
static const SonderScale ten = { SONDER_SCALE_RATING, 1, 10 };
static const SonderScale hundred = { SONDER_SCALE_RATING, 0, 100 };

static void
test_integer (void)
{
  static const struct
  {
    gint64 value;
    const char *expected;
  } cases[] = {
    { 0, "0" },
    { 2380, "2380" },
    { -5, "−5" },
    { G_MININT64, "−9223372036854775808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sonder_words_integer (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_number (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *expected;
  } cases[] = {
    { 4.37, 2, "4.37" },  { -27.78, 0, "−28" }, { -0.4, 0, "0" },
    { -0.0, 1, "0.0" },   { -0.04, 1, "0.0" },  { NAN, 0, "–" },
    { INFINITY, 1, "–" }, { -0.5, 1, "−0.5" },  { 99.99, 1, "100.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sonder_words_number (cases[i].value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_score (void)
{
  static const struct
  {
    const SonderScale *scale;
    double score;
    const char *expected;
  } cases[] = {
    { &nps, -27.78, "−28" }, { &csat, 68, "68\u00a0%" }, { &ces, 5.6, "5.60" },
    { &ten, 7.25, "7.2" },   { &hundred, 73.4, "73" },   { &csat, NAN, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sonder_words_score (cases[i].scale, cases[i].score);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_period (void)
{
  static const struct
  {
    int period;
    SonderPeriodUnit unit;
    const char *whole;
    const char *part;
  } cases[] = {
    { 2025 * 12 + 2, SONDER_PERIOD_MONTH, "Mar 2025", "Mar" },
    { 2024 * 12 + 11, SONDER_PERIOD_MONTH, "Dec 2024", "Dec" },
    { 2025 * 4 + 3, SONDER_PERIOD_QUARTER, "Q4 2025", "Q4" },
    { 2025, SONDER_PERIOD_YEAR, "2025", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole = sonder_words_period (cases[i].period, cases[i].unit);
      g_autofree char *part = NULL;

      g_assert_cmpstr (whole, ==, cases[i].whole);
      if (cases[i].part == NULL)
        continue;
      part = sonder_words_part_of_year (cases[i].period, cases[i].unit);
      g_assert_cmpstr (part, ==, cases[i].part);
    }
}

static void
test_answers (void)
{
  static const struct
  {
    guint n;
    const char *expected;
  } cases[] = { { 0, "No answers" }, { 1, "1 answer" }, { 2380, "2380 answers" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sonder_words_answers (cases[i].n);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_figure (void)
{
  static const struct
  {
    const SonderScale *scale;
    SonderFigure figure;
    const char *expected;
  } cases[] = {
    { &nps,
      { .n = 260, .score = 42.3, .low = 31.2, .high = 52.1 },
      "Regulars: NPS 42, 95 % interval 31 to 52, 260 answers" },
    { &csat,
      { .n = 1, .score = 100, .low = 20.7, .high = 100 },
      "Regulars: Satisfied 100\u00a0%, 95 % interval 21 to 100, 1 answer" },
    { &ces, { .n = 1, .score = 6, .low = NAN, .high = NAN }, "Regulars: Mean 6.00, 1 answer" },
    { &ces, { .n = 0, .score = NAN, .low = NAN, .high = NAN }, "Regulars: no answers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sonder_words_figure ("Regulars", cases[i].scale, &cases[i].figure);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_measure (void)
{
  static const struct
  {
    const SonderScale *scale;
    const char *expected;
  } cases[] = {
    { &nps, "Net Promoter Score, −100 to 100" },
    { &csat, "Satisfied customers, in % (answers 4 and 5 of 1 to 5)" },
    { &ces, "Mean ease, 1 (hard) to 7 (easy)" },
    { &ten, "Mean rating, 1 to 10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SonderFigures figures = { .scale = *cases[i].scale };
      g_autofree char *text = sonder_words_measure (&figures);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/integer", test_integer);
  g_test_add_func ("/words/number", test_number);
  g_test_add_func ("/words/score", test_score);
  g_test_add_func ("/words/period", test_period);
  g_test_add_func ("/words/answers", test_answers);
  g_test_add_func ("/words/figure", test_figure);
  g_test_add_func ("/words/measure", test_measure);

  return g_test_run ();
}

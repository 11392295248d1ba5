/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wording.h"

#include <math.h>

static const SonderScale nps = { SONDER_SCALE_NPS, 0, 10 };
static const SonderScale csat = { SONDER_SCALE_CSAT, 1, 5 };
static const SonderScale rating = { SONDER_SCALE_RATING, 1, 5 };

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    guint decimals;
    const char *text;
  } rows[] = {
    { 0, 0, "0" },       { 12.4, 0, "12" },  { -12.6, 0, "−13" },      { -0.4, 0, "0" },
    { -0.04, 1, "0.0" }, { 4.25, 1, "4.2" }, { -27.778, 2, "−27.78" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = sonder_wording_number (rows[i].number, rows[i].decimals);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_decimals (void)
{
  static const struct
  {
    const char *name;
    const SonderScale *scale;
    double a, b;
    guint decimals;
  } rows[] = {
    { "NPS", &nps, 12, 45, 0 },
    { "NPS, near", &nps, 18.3, 18.2, 1 },
    { "NPS, equal", &nps, 18.3, 18.3, 0 },
    { "NPS, very near", &nps, 18.301, 18.302, 2 },
    { "share, near", &csat, 66.4, 66.6, 0 },
    { "mean", &rating, 4.3, 4.4, 1 },
    { "mean, near", &rating, 4.31, 4.34, 2 },
    { "one side unknown", &rating, 4.31, NAN, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (sonder_wording_choose_decimals (rows[i].scale, rows[i].a, rows[i].b), ==,
                        rows[i].decimals);
    }
}

static void
test_units (void)
{
  static const struct
  {
    const SonderScale *scale;
    double number;
    guint decimals;
    const char *score;
    const char *difference;
  } rows[] = {
    { &nps, -8, 0, "−8", "−8 points" },
    { &nps, 1.2, 0, "1", "1 point" },
    { &nps, 1, 1, "1.0", "1.0 points" },
    { &csat, 68, 0, "68\u00a0%", "68 percentage points" },
    { &csat, -1, 0, "−1\u00a0%", "−1 percentage point" },
    { &rating, 4.37, 1, "4.4", "4.4 points" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *score =
          sonder_wording_score (rows[i].scale, rows[i].number, rows[i].decimals);
      g_autofree char *difference =
          sonder_wording_difference (rows[i].scale, rows[i].number, rows[i].decimals);

      g_assert_cmpstr (score, ==, rows[i].score);
      g_assert_cmpstr (difference, ==, rows[i].difference);
    }
}

static void
test_lists (void)
{
  static const struct
  {
    guint n;
    const char *all;
    const char *any;
    const char *some; /* at most two */
  } rows[] = {
    { 0, "", "", "" },
    { 1, "A", "A", "A" },
    { 2, "A and B", "A or B", "A and B" },
    { 3, "A, B and C", "A, B or C", "A, B and C" },
    { 4, "A, B, C and D", "A, B, C or D", "A, B and 2 more" },
  };
  static const char *const names[] = { "A", "B", "C", "D" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();

      for (guint k = 0; k < rows[i].n; k++)
        g_ptr_array_add (words, (gpointer)names[k]);

      g_autofree char *all = sonder_wording_and (words);
      g_autofree char *any = sonder_wording_or (words);
      g_autofree char *some = sonder_wording_some (words, 2);

      g_assert_cmpstr (all, ==, rows[i].all);
      g_assert_cmpstr (any, ==, rows[i].any);
      g_assert_cmpstr (some, ==, rows[i].some);
    }
}

static void
test_yes_no (void)
{
  static const struct
  {
    const char *text;
    const char *value;
  } rows[] = {
    { "yes", "yes" },  { "No", "no" },    { " TRUE ", "yes" }, { "false", "no" },
    { "maybe", NULL }, { "", NULL },      { "yes no", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (sonder_wording_find_yes_no (rows[i].text), ==, rows[i].value);
  g_assert_cmpstr (sonder_wording_yes_no ("yes"), ==, "yes");
  g_assert_cmpstr (sonder_wording_yes_no ("no"), ==, "no");
  g_assert_cmpstr (sonder_wording_yes_no ("perhaps"), ==, "perhaps");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/wording/numbers", test_numbers);
  g_test_add_func ("/analysis/wording/decimals", test_decimals);
  g_test_add_func ("/analysis/wording/units", test_units);
  g_test_add_func ("/analysis/wording/lists", test_lists);
  g_test_add_func ("/analysis/wording/yes-no", test_yes_no);

  return g_test_run ();
}

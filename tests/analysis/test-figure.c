/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include "check-number.h"

typedef struct
{
  const char *name;
  SonderScale scale;
  SonderTally tally[12]; /* respondents, then answers per point */
  guint n;
  double mean, score, low, high, top_box;
} Row;

/* By hand, and from the worked numbers of the statistics. */
static const Row rows[] = {
  { "share of csat",
    { SONDER_SCALE_CSAT, 1, 5 },
    { 20, 3, 2, 3, 9, 8 },
    25,
    3.68,
    68,
    48.41,
    82.79,
    68 },
  { "effort",
    { SONDER_SCALE_CES, 1, 7 },
    { 10, 0, 0, 1, 1, 2, 3, 3 },
    10,
    5.6,
    5.6,
    4.634,
    6.566,
    80 },
  { "rating",
    { SONDER_SCALE_RATING, 1, 7 },
    { 10, 0, 0, 1, 1, 2, 3, 3 },
    10,
    5.6,
    5.6,
    4.634,
    6.566,
    60 },
  { "recommendation",
    { SONDER_SCALE_NPS, 0, 10 },
    { 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5 },
    5,
    10,
    100,
    17.49,
    100,
    NAN },
  { "two points", { SONDER_SCALE_RATING, 0, 1 }, { 2, 1, 0 }, 1, 0, 0, NAN, NAN, 100 },
  { "one point", { SONDER_SCALE_RATING, 3, 3 }, { 2, 2 }, 2, 3, 3, 3, 3, 100 },
  { "no answers", { SONDER_SCALE_RATING, -2, 2 }, { 0 }, 0, NAN, NAN, NAN, NAN, NAN },
  { "below zero",
    { SONDER_SCALE_RATING, -2, 2 },
    { 2, 1, 0, 0, 0, 1 },
    2,
    0,
    0,
    -25.412,
    25.412,
    50 },
};

static void
test_figures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      SonderFigure figure;

      sonder_figure_init (&figure, &row->scale, row->tally);
      g_test_message ("%s", row->name);
      g_assert_cmpuint (figure.respondents, ==, row->tally[0]);
      g_assert_cmpuint (figure.n, ==, row->n);
      check_close (row->name, "mean", figure.mean, row->mean, 1e-14);
      check_close (row->name, "score", figure.score, row->score, 1e-14);
      check_close (row->name, "low", figure.low, row->low, 5e-4);
      check_close (row->name, "high", figure.high, row->high, 5e-4);
      check_close (row->name, "top box", figure.top_box, row->top_box, 1e-14);
      g_free (figure.counts);
    }
}

static void
test_without_metric (void)
{
  const SonderTally tally[] = { 0, 0 };
  SonderFigure figure;

  sonder_figure_init (&figure, NULL, tally);
  g_assert_null (figure.counts);
  g_assert_cmpuint (figure.n_points, ==, 0);
  check_close ("without metric", "score", figure.score, NAN, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/figure/figures", test_figures);
  g_test_add_func ("/analysis/figure/without-metric", test_without_metric);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-series.h"

#include "sample-figures.h"

static const char *const names[] = { "Pro", "Max", "Biz", "Uni", NULL };

static SonderFigures *
make_figures (guint n_groups, guint n_periods)
{
  const SampleSpec sample = {
    .by = n_groups ? SONDER_BY_SEGMENT : SONDER_BY_NONE,
    .kind = SONDER_SCALE_NPS,
    .max = 10,
    .n_groups = n_groups,
    .names = names,
    .n_periods = n_periods,
  };

  return sample_figures_new (&sample);
}

static const SonderSeries *
get_series (const SonderSeriesSet *set, guint index)
{
  return &g_array_index (set->series, SonderSeries, index);
}

static void
test_groups (void)
{
  g_autoptr (SonderFigures) figures = make_figures (3, 6);
  SonderSeriesSet set;

  sonder_series_set_init (&set, figures);
  g_assert_cmpuint (set.series->len, ==, 3);
  g_assert_cmpuint (set.n_periods, ==, 6);
  g_assert_cmpint (set.first, ==, 2024 * 12 + 6);
  g_assert_cmpint (set.unit, ==, SONDER_PERIOD_MONTH);
  g_assert_cmpstr (get_series (&set, 1)->label, ==, "Max");
  g_assert_cmpuint (get_series (&set, 1)->points->len, ==, 6);
  g_assert_nonnull (set.overall.points);
  sonder_series_set_clear (&set);
}

/* With one group, all customers would be the same line again. */
static void
test_one_group (void)
{
  g_autoptr (SonderFigures) figures = make_figures (1, 6);
  SonderSeriesSet set;

  sonder_series_set_init (&set, figures);
  g_assert_cmpuint (set.series->len, ==, 1);
  g_assert_null (set.overall.points);
  sonder_series_set_clear (&set);
}

static void
test_no_groups (void)
{
  g_autoptr (SonderFigures) figures = make_figures (0, 6);
  SonderSeriesSet set;

  sonder_series_set_init (&set, figures);
  g_assert_cmpuint (set.series->len, ==, 1);
  g_assert_cmpint (get_series (&set, 0)->group, ==, -1);
  sonder_series_set_clear (&set);
}

static void
test_not_over_time (void)
{
  g_autoptr (SonderFigures) figures = make_figures (3, 0);
  SonderSeriesSet set;

  sonder_series_set_init (&set, figures);
  g_assert_cmpuint (set.series->len, ==, 0);
  sonder_series_set_clear (&set);
}

/* Groups that are periods make one series; answers without a date have no place. */
static void
test_by_time (void)
{
  static const struct
  {
    SonderGroupBy by;
    const char *ids[3];
    SonderPeriodUnit unit;
    int first;
  } cases[] = {
    { SONDER_BY_MONTH, { "2024-12", "2025-01", "2025-02" }, SONDER_PERIOD_MONTH, 2024 * 12 + 11 },
    { SONDER_BY_QUARTER, { "2024-Q4", "2025-Q1", "2025-Q2" }, SONDER_PERIOD_QUARTER, 2024 * 4 + 3 },
    { SONDER_BY_YEAR, { "2023", "2024", "2025" }, SONDER_PERIOD_YEAR, 2023 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderFigures) figures = make_figures (4, 0);
      SonderGroup *undated = g_ptr_array_index (figures->groups, 3);
      SonderSeriesSet set;

      figures->question->by = cases[i].by;
      undated->role = SONDER_GROUP_REST;
      g_clear_pointer (&undated->id, g_free);
      for (guint j = 0; j < 3; j++)
        {
          SonderGroup *group = g_ptr_array_index (figures->groups, j);

          g_free (group->id);
          group->id = g_strdup (cases[i].ids[j]);
        }
      sonder_series_set_init (&set, figures);
      g_assert_cmpuint (set.series->len, ==, 1);
      g_assert_cmpuint (set.n_periods, ==, 3);
      g_assert_cmpint (set.unit, ==, cases[i].unit);
      g_assert_cmpint (set.first, ==, cases[i].first);
      g_assert_true (get_series (&set, 0)->total == &figures->overall);
      sonder_series_set_clear (&set);
    }
}

/* The most answers stay, in their old order. */
static void
test_keep (void)
{
  g_autoptr (SonderFigures) figures = make_figures (4, 6);
  SonderSeriesSet set;

  sonder_series_set_init (&set, figures);
  g_assert_cmpuint (sonder_series_set_keep (&set, 9), ==, 0);
  g_assert_cmpuint (sonder_series_set_keep (&set, 2), ==, 2);
  g_assert_cmpstr (get_series (&set, 0)->label, ==, "Pro");
  g_assert_cmpstr (get_series (&set, 1)->label, ==, "Biz");
  sonder_series_set_clear (&set);
}

static void
test_drop_empty (void)
{
  g_autoptr (SonderFigures) figures = make_figures (3, 6);
  SonderGroup *empty = g_ptr_array_index (figures->groups, 1);
  SonderSeriesSet set;

  empty->figure.n = 0;
  sonder_series_set_init (&set, figures);
  sonder_series_set_drop_empty (&set);
  g_assert_cmpuint (set.series->len, ==, 2);
  g_assert_cmpstr (get_series (&set, 1)->label, ==, "Biz");
  sonder_series_set_clear (&set);
}

static void
test_runs (void)
{
  static const struct
  {
    const char *name;
    const char *answers; /* per period, whether there are any */
    const char *expected;
    gboolean has_last;
  } cases[] = {
    { "all", "1111", "0-4", TRUE },
    { "none", "0000", "", FALSE },
    { "gap", "1101", "0-2 3-4", TRUE },
    { "ends", "0110", "1-3", TRUE },
    { "every other", "10101", "0-1 2-3 4-5", TRUE },
    { "no periods", "", "", FALSE },
  };
  static SonderFigure with = { .n = 3 }, without = { .n = 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) points = g_ptr_array_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      SonderSeries series = { .points = points };
      const SonderFigure *last;
      guint begin = 0, end;

      for (const char *p = cases[i].answers; *p; p++)
        g_ptr_array_add (points, *p == '1' ? &with : &without);
      for (; sonder_series_find_run (&series, &begin, &end); begin = end)
        g_string_append_printf (text, "%s%u-%u", text->len ? " " : "", begin, end);
      last = sonder_series_find_last (&series);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
      g_assert_true (last == (cases[i].has_last ? &with : NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-series/groups", test_groups);
  g_test_add_func ("/chart-series/one-group", test_one_group);
  g_test_add_func ("/chart-series/no-groups", test_no_groups);
  g_test_add_func ("/chart-series/not-over-time", test_not_over_time);
  g_test_add_func ("/chart-series/by-time", test_by_time);
  g_test_add_func ("/chart-series/keep", test_keep);
  g_test_add_func ("/chart-series/drop-empty", test_drop_empty);
  g_test_add_func ("/chart-series/runs", test_runs);

  return g_test_run ();
}

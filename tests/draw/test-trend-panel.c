/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend-panel.h"

#include <math.h>

#include "scene-check.h"

#define N_PERIODS 7

/* Two periods, a gap, one period alone, a gap, two periods of few answers. */
static const SonderFigure points[N_PERIODS] = {
  { .n = 90, .respondents = 90, .score = 10, .low = -10, .high = 30 },
  { .n = 90, .respondents = 90, .score = 50, .low = 30, .high = 70 },
  { .n = 0, .score = NAN, .low = NAN, .high = NAN },
  { .n = 40, .respondents = 40, .score = 0, .low = -40, .high = 40 },
  { .n = 0, .score = NAN, .low = NAN, .high = NAN },
  { .n = 9, .respondents = 9, .score = -50, .low = -100, .high = 20 },
  { .n = 1, .respondents = 1, .score = 100, .low = NAN, .high = NAN },
};

typedef struct
{
  SonderQuestion *question;
  SonderFigures figures;
  SonderChartSpec spec;
  SonderTheme *theme;
  SonderFrame frame;
  SonderFigure total;
  SonderSeries series;
  SonderAxis axis;
  SonderPeriodAxis periods;
  SonderTrendPanel panel;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  *fixture = (Fixture){ .question = sonder_question_new (), .total = { .n = 230 } };
  fixture->figures = (SonderFigures){
    .question = fixture->question,
    .scale = { SONDER_SCALE_NPS, 0, 10 },
    .groups = g_ptr_array_new (),
  };
  fixture->spec = (SonderChartSpec){ .kind = SONDER_CHART_TREND, .figures = &fixture->figures };
  fixture->theme = sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  sonder_frame_begin (&fixture->frame, &fixture->spec, fixture->theme, 800, 500);
  fixture->series = (SonderSeries){
    .group = 2,
    .id = "loyal",
    .label = "Loyal",
    .total = &fixture->total,
    .points = g_ptr_array_new (),
  };
  for (guint i = 0; i < N_PERIODS; i++)
    g_ptr_array_add (fixture->series.points, (gpointer)&points[i]);
  fixture->axis = sonder_axis_fit (-100, 100, -100, 100, 5);
  fixture->periods = sonder_period_axis_fit (2025 * 12, N_PERIODS, SONDER_PERIOD_MONTH, N_PERIODS);
  fixture->panel = (SonderTrendPanel){
    .frame = &fixture->frame,
    .series = &fixture->series,
    .axis = &fixture->axis,
    .periods = &fixture->periods,
    .color = sonder_color_from_hex (0x1852cd),
    .em = 12,
    .x = 100,
    .y = 150,
    .width = 350,
    .height = 200,
    .value_width = 40,
    .with_ticks = TRUE,
    .with_periods = TRUE,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sonder_scene_unref (sonder_frame_end (&fixture->frame));
  sonder_theme_unref (fixture->theme);
  g_ptr_array_unref (fixture->series.points);
  g_ptr_array_unref (fixture->figures.groups);
  sonder_question_free (fixture->question);
}

static guint
count (const SonderScene *scene, SonderPart part, SonderShape shape)
{
  guint n = 0;

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      n += box->part == part && box->shape == shape;
    }
  return n;
}

/* Runs of two have a line and a band; a lonely period has a dot on its interval. */
static void
test_runs (Fixture *fixture, gconstpointer data)
{
  const SonderScene *scene = fixture->frame.scene;
  guint areas = count (scene, SONDER_PART_PANEL, SONDER_SHAPE_AREA);

  sonder_trend_panel_add (&fixture->panel);
  g_assert_cmpuint (count (scene, SONDER_PART_MARK, SONDER_SHAPE_LINE), ==, 2);
  g_assert_cmpuint (count (scene, SONDER_PART_PANEL, SONDER_SHAPE_AREA) - areas, ==, 2);
  g_assert_cmpuint (count (scene, SONDER_PART_INTERVAL, SONDER_SHAPE_LINE), ==, 1);
  g_assert_cmpuint (count (scene, SONDER_PART_MARK, SONDER_SHAPE_MARKER), ==, 5);
}

static const SonderBox *
find_dot (const SonderScene *scene, int period)
{
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->shape == SONDER_SHAPE_MARKER && box->has_item && box->item.period == period)
        return box;
    }
  return NULL;
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int period;
    double x;
    double y;
  } cases[] = {
    { 0, 125, 240 }, { 1, 175, 200 }, { 3, 275, 250 }, { 5, 375, 300 }, { 6, 425, 150 }
  };

  sonder_trend_panel_add (&fixture->panel);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SonderBox *dot = find_dot (fixture->frame.scene, cases[i].period);

      g_assert_cmpfloat_with_epsilon (dot->x + dot->width / 2, cases[i].x, 0.01);
      g_assert_cmpfloat_with_epsilon (dot->y + dot->height / 2, cases[i].y, 0.01);
    }
}

static void
test_unsure (Fixture *fixture, gconstpointer data)
{
  const SonderScene *scene = fixture->frame.scene;

  sonder_trend_panel_add (&fixture->panel);
  g_assert_cmpfloat (find_dot (scene, 3)->stroke_width, ==, 0);
  g_assert_cmpfloat (find_dot (scene, 5)->stroke_width, >, 0);
  g_assert_cmpfloat (find_dot (scene, 6)->stroke_width, >, 0);
}

static const SonderBox *
find_line (const SonderScene *scene, double x)
{
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->part == SONDER_PART_MARK && box->shape == SONDER_SHAPE_LINE && fabs (box->x - x) < 1)
        return box;
    }
  return NULL;
}

/* The line is thick between points that are sure, thin to one that is not, and
 * turns from one to the other at a point. */
static void
test_stretches (Fixture *fixture, gconstpointer data)
{
  static const SonderFigure unsure = { .n = 9, .respondents = 9, .score = 20, .low = 0, .high = 40 };
  const SonderScene *scene = fixture->frame.scene;
  const SonderBox *sure, *to_unsure;

  fixture->series.points->pdata[2] = (gpointer)&unsure;
  sonder_trend_panel_add (&fixture->panel);
  sure = find_line (scene, 125);
  to_unsure = find_line (scene, 175);
  g_assert_cmpuint (sure->n_points, ==, 2);
  g_assert_cmpuint (to_unsure->n_points, ==, 3);
  g_assert_cmpfloat (sure->points[2], ==, to_unsure->points[0]);
  g_assert_cmpfloat (sure->stroke_width, >, 1.5 * to_unsure->stroke_width);
}

/* Where periods stand close, only what says something keeps its dot. */
static void
test_crowded (Fixture *fixture, gconstpointer data)
{
  fixture->panel.width = 40;
  sonder_trend_panel_add (&fixture->panel);
  g_assert_null (find_dot (fixture->frame.scene, 0));
  g_assert_null (find_dot (fixture->frame.scene, 1));
  g_assert_nonnull (find_dot (fixture->frame.scene, 3));
  g_assert_nonnull (find_dot (fixture->frame.scene, 5));
  g_assert_nonnull (find_dot (fixture->frame.scene, 6));
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  const SonderScene *scene = fixture->frame.scene;
  const SonderBox *value;

  sonder_trend_panel_add (&fixture->panel);
  g_assert_nonnull (scene_find (scene, SONDER_PART_GROUP, "Loyal"));
  g_assert_nonnull (scene_find (scene, SONDER_PART_COUNT, "n = 230"));
  g_assert_nonnull (scene_find (scene, SONDER_PART_TICK, "−50"));
  g_assert_nonnull (scene_find (scene, SONDER_PART_TICK, "2025"));
  g_assert_nonnull (scene_find (scene, SONDER_PART_TICK, "Jul"));
  value = scene_find (scene, SONDER_PART_VALUE, "100");
  g_assert_cmpfloat (value->y, >=, fixture->panel.y);
  g_assert_cmpfloat (value->x, >, find_dot (scene, 6)->x);
  g_assert_cmpstr (find_dot (scene, 3)->label, ==,
                   "Loyal, Apr 2025: NPS 0, 95 % interval −40 to 40, 40 answers");
}

static void
test_quiet (Fixture *fixture, gconstpointer data)
{
  fixture->panel.with_ticks = FALSE;
  fixture->panel.with_periods = FALSE;
  sonder_trend_panel_add (&fixture->panel);
  g_assert_cmpuint (scene_count (fixture->frame.scene, SONDER_PART_TICK), ==, 0);
}

static void
test_overall (Fixture *fixture, gconstpointer data)
{
  fixture->panel.overall = &fixture->series;
  sonder_trend_panel_add (&fixture->panel);
  g_assert_cmpuint (scene_count (fixture->frame.scene, SONDER_PART_REFERENCE), ==, 2);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_set_size (fixture->series.points, 0);
  for (guint i = 0; i < N_PERIODS; i++)
    g_ptr_array_add (fixture->series.points, (gpointer)&points[2]);
  sonder_trend_panel_add (&fixture->panel);
  g_assert_nonnull (scene_find (fixture->frame.scene, SONDER_PART_MARK_LABEL, "no answers"));
  g_assert_cmpuint (scene_count (fixture->frame.scene, SONDER_PART_TARGET), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/trend-panel/runs", test_runs },       { "/trend-panel/places", test_places },
    { "/trend-panel/unsure", test_unsure },   { "/trend-panel/stretches", test_stretches },
    { "/trend-panel/crowded", test_crowded },
    { "/trend-panel/texts", test_texts },     { "/trend-panel/quiet", test_quiet },
    { "/trend-panel/overall", test_overall }, { "/trend-panel/empty", test_empty },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}

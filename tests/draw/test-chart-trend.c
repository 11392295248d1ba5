/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-trend.h"

#include "chart-golden.h"
#include "sample-figures.h"
#include "scene-check.h"

static void
test_layouts (void)
{
  const SonderChartSpec spec = { .kind = SONDER_CHART_TREND };

  golden_check_layouts (&spec, "trend");
}

static SonderFigures *
make_figures (guint n_groups, guint n_periods)
{
  const SampleSpec sample = {
    .by = n_groups ? SONDER_BY_SEGMENT : SONDER_BY_NONE,
    .kind = SONDER_SCALE_NPS,
    .max = 10,
    .n_groups = n_groups,
    .names = sample_names,
    .n_periods = n_periods,
  };

  return sample_figures_new (&sample);
}

static SonderScene *
draw (const SonderFigures *figures, double width, double height)
{
  g_autoptr (SonderTheme) theme =
      sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  const SonderChartSpec spec = { .kind = SONDER_CHART_TREND, .figures = figures };

  return sonder_chart_layout (&spec, theme, width, height);
}

static const SonderBox *
find_dot (const SonderScene *scene, int group, int period)
{
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->shape == SONDER_SHAPE_MARKER && box->has_item && box->item.group == group &&
          box->item.period == period)
        return box;
    }
  return NULL;
}

/* A period without answers is a gap: no dot, and no line across it. */
static void
test_gap (void)
{
  g_autoptr (SonderFigures) figures = make_figures (1, 10);
  g_autoptr (SonderScene) scene = draw (figures, 900, 600);
  const SonderGroup *group = g_ptr_array_index (figures->groups, 0);
  guint n_lines = 0;

  for (int i = 0; i < 10; i++)
    g_assert_cmpint (find_dot (scene, 0, i) != NULL, ==, group->over_time[i].n > 0);
  g_assert_null (find_dot (scene, 0, 3));
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);
      double gap = (find_dot (scene, 0, 2)->x + find_dot (scene, 0, 4)->x) / 2 + 4;

      if (box->shape != SONDER_SHAPE_LINE || box->part != SONDER_PART_MARK)
        continue;
      n_lines++;
      g_assert_true (box->x + box->width < gap || box->x > gap);
    }
  g_assert_cmpuint (n_lines, ==, 2);
}

/* All panels share one scale: the same score stands at the same height. */
static void
test_one_scale (void)
{
  g_autoptr (SonderFigures) figures = make_figures (4, 8);
  g_autoptr (SonderScene) scene = draw (figures, 1200, 400);
  double top[4] = { 0 }, bottom[4] = { 0 };

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->part != SONDER_PART_TARGET)
        continue;
      top[box->item.group] = box->y;
      bottom[box->item.group] = box->y + box->height;
    }
  for (int i = 0; i < 4; i++)
    g_assert_cmpfloat (bottom[i] - top[i], ==, bottom[0] - top[0]);
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 8; j++)
      {
        const SonderGroup *group = g_ptr_array_index (figures->groups, (guint)i);
        const SonderGroup *first = g_ptr_array_index (figures->groups, 0);
        const SonderBox *dot = find_dot (scene, i, j);
        const SonderBox *other = find_dot (scene, 0, 0);

        if (dot == NULL || other == NULL)
          continue;
        if (group->over_time[j].score > first->over_time[0].score)
          g_assert_cmpfloat (dot->y - top[i], <, other->y - top[0]);
      }
}

static guint
count_panels (const SonderScene *scene)
{
  return scene_count (scene, SONDER_PART_COUNT);
}

/* What finds no room is left out, and said. */
static void
test_room (void)
{
  static const struct
  {
    int width;
    int height;
    gboolean all;
  } cases[] = { { 1280, 720, TRUE }, { 640, 480, TRUE }, { 360, 300, FALSE } };
  g_autoptr (SonderFigures) figures = make_figures (12, 8);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderScene) scene = draw (figures, cases[i].width, cases[i].height);
      guint n_panels = count_panels (scene);
      g_autofree char *missing = g_strdup_printf ("%u more groups", 12 - n_panels);

      g_assert_cmpint (n_panels == 12, ==, cases[i].all);
      g_assert_cmpint (scene_find (scene, SONDER_PART_NOTE, missing) == NULL, ==, cases[i].all);
    }
}

/* A pointer anywhere over a period means that period. */
static void
test_targets (void)
{
  g_autoptr (SonderFigures) figures = make_figures (2, 8);
  g_autoptr (SonderScene) scene = draw (figures, 900, 600);

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);
      const SonderBox *hit;

      if (box->part != SONDER_PART_TARGET)
        continue;
      hit = sonder_scene_hit (scene, box->x + box->width / 2, box->y + 1);
      g_assert_cmpint (hit->item.group, ==, box->item.group);
      g_assert_cmpint (hit->item.period, ==, box->item.period);
    }
  g_assert_cmpstr (
      sonder_scene_hit (scene, find_dot (scene, 1, 0)->x + 2, find_dot (scene, 1, 0)->y + 2)->label,
      ==, find_dot (scene, 1, 0)->label);
  g_assert_true (g_str_has_prefix (find_dot (scene, 1, 0)->label, "Office buyers, Jul 2024: NPS"));
}

static void
test_empty (void)
{
  g_autoptr (SonderFigures) figures = make_figures (3, 0);
  g_autoptr (SonderScene) scene = draw (figures, 900, 600);

  g_assert_nonnull (scene_find (scene, SONDER_PART_NOTE, "No answers yet"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-trend/layouts", test_layouts);
  g_test_add_func ("/chart-trend/gap", test_gap);
  g_test_add_func ("/chart-trend/one-scale", test_one_scale);
  g_test_add_func ("/chart-trend/room", test_room);
  g_test_add_func ("/chart-trend/targets", test_targets);
  g_test_add_func ("/chart-trend/empty", test_empty);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-distribution.h"

#include <math.h>

#include "chart-golden.h"
#include "sample-figures.h"
#include "scene-check.h"

static void
test_layouts (void)
{
  const SonderChartSpec spec = { .kind = SONDER_CHART_DISTRIBUTION };

  golden_check_layouts (&spec, "distribution");
}

static SonderFigures *
make_figures (SonderScaleKind kind, int min, int max)
{
  const SampleSpec sample = {
    .by = SONDER_BY_SEGMENT,
    .kind = kind,
    .min = min,
    .max = max,
    .n_groups = 6,
    .names = sample_names,
  };

  return sample_figures_new (&sample);
}

static SonderScene *
draw (const SonderFigures *figures, SonderThemeKind theme_kind, gboolean whole)
{
  g_autoptr (SonderTheme) theme = sonder_theme_new (theme_kind, NULL, 1, SONDER_DIRECTION_LTR);
  const SonderChartSpec spec = {
    .kind = SONDER_CHART_DISTRIBUTION,
    .figures = figures,
    .whole = whole,
  };

  return sonder_chart_layout (&spec, theme, 900, 600);
}

static const SonderBox *
find_bar (const SonderScene *scene, int group, int band)
{
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->part == SONDER_PART_MARK && box->has_item && box->item.group == group &&
          box->item.band == band)
        return box;
    }
  return NULL;
}

static double
get_middle (const SonderBox *box)
{
  return box->x + box->width / 2;
}

/* The neutral bands stand under each other, and that is where zero is. */
static void
test_neutral_is_centred (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_SCALE_NPS, 0, 10);
  g_autoptr (SonderScene) scene = draw (figures, SONDER_THEME_LIGHT, FALSE);
  const SonderBox *zero = scene_find (scene, SONDER_PART_TICK, "0");

  for (int group = -1; group < 6; group++)
    g_assert_cmpfloat_with_epsilon (get_middle (find_bar (scene, group, 1)), get_middle (zero),
                                    1.2);
}

/* Without a neutral band zero is between the two halves. */
static void
test_no_neutral (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_SCALE_RATING, 1, 4);
  g_autoptr (SonderScene) scene = draw (figures, SONDER_THEME_LIGHT, FALSE);
  const SonderBox *zero = scene_find (scene, SONDER_PART_TICK, "0");

  for (int group = 0; group < 5; group++)
    g_assert_cmpfloat_with_epsilon (find_bar (scene, group, 2)->x, get_middle (zero), 1.2);
}

static void
test_whole (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_SCALE_CSAT, 1, 5);
  g_autoptr (SonderScene) scene = draw (figures, SONDER_THEME_LIGHT, TRUE);
  const SonderBox *zero = scene_find (scene, SONDER_PART_TICK, "0");
  const SonderBox *hundred = scene_find (scene, SONDER_PART_TICK, "100");

  for (int group = -1; group < 5; group++)
    {
      const SonderBox *last = find_bar (scene, group, 4);

      g_assert_cmpfloat_with_epsilon (last->x + last->width, get_middle (hundred), 2.5);
    }
  g_assert_cmpfloat_with_epsilon (find_bar (scene, -1, 0)->x, get_middle (zero), 1);
}

/* Lengths are shares: every bar's parts are as long as the counts say. */
static void
test_lengths (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_SCALE_NPS, 0, 10);
  g_autoptr (SonderScene) scene = draw (figures, SONDER_THEME_LIGHT, TRUE);
  double unit = (get_middle (scene_find (scene, SONDER_PART_TICK, "100")) -
                 get_middle (scene_find (scene, SONDER_PART_TICK, "0"))) /
                100;

  for (int i = 0; i < 5; i++)
    {
      const SonderGroup *group = g_ptr_array_index (figures->groups, (guint)i);
      double n = group->figure.n;

      g_assert_cmpfloat_with_epsilon (find_bar (scene, i, 0)->width,
                                      100 * unit * group->figure.detractors / n, 2);
      g_assert_cmpfloat_with_epsilon (find_bar (scene, i, 2)->width,
                                      100 * unit * group->figure.promoters / n, 2);
    }
}

/* Few answers: drawn around, not filled, and the key says so. */
static void
test_unsure (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_SCALE_NPS, 0, 10);
  g_autoptr (SonderScene) scene = draw (figures, SONDER_THEME_LIGHT, FALSE);

  g_assert_cmpfloat (find_bar (scene, 0, 0)->stroke_width, ==, 0);
  g_assert_cmpfloat (find_bar (scene, 5, 0)->stroke_width, >=, 1);
  g_assert_nonnull (scene_find (scene, SONDER_PART_KEY_LABEL, "fewer than 30 people"));
}

/* On paper the side below neutral is hatched: colour may be lost. */
static void
test_second_cue (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_SCALE_NPS, 0, 10);
  g_autoptr (SonderScene) scene = draw (figures, SONDER_THEME_PRINT, FALSE);

  g_assert_cmpint (find_bar (scene, 0, 0)->hatch, !=, SONDER_HATCH_NONE);
  g_assert_cmpint (find_bar (scene, 0, 2)->hatch, ==, SONDER_HATCH_NONE);
}

static void
test_labels (void)
{
  g_autoptr (SonderFigures) figures = make_figures (SONDER_SCALE_NPS, 0, 10);
  g_autoptr (SonderScene) scene = draw (figures, SONDER_THEME_LIGHT, FALSE);
  const SonderGroup *group = g_ptr_array_index (figures->groups, 0);
  g_autofree char *expected =
      g_strdup_printf ("Regulars, Promoters (9–10): %.0f %% (%u of 260 answers)",
                       100.0 * group->figure.promoters / 260, group->figure.promoters);

  g_assert_cmpstr (find_bar (scene, 0, 2)->label, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-distribution/layouts", test_layouts);
  g_test_add_func ("/chart-distribution/neutral-is-centred", test_neutral_is_centred);
  g_test_add_func ("/chart-distribution/no-neutral", test_no_neutral);
  g_test_add_func ("/chart-distribution/whole", test_whole);
  g_test_add_func ("/chart-distribution/lengths", test_lengths);
  g_test_add_func ("/chart-distribution/unsure", test_unsure);
  g_test_add_func ("/chart-distribution/second-cue", test_second_cue);
  g_test_add_func ("/chart-distribution/labels", test_labels);

  return g_test_run ();
}

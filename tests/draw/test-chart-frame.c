/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-frame.h"

#include "sample-figures.h"
#include "scene-check.h"

#define WIDTH 800
#define HEIGHT 500

static SonderFigures *
make_figures (void)
{
  const SampleSpec sample = {
    .by = SONDER_BY_SEGMENT,
    .kind = SONDER_SCALE_NPS,
    .max = 10,
    .n_groups = 3,
    .names = sample_names,
  };

  return sample_figures_new (&sample);
}

static SonderTheme *
make_theme (SonderDirection direction)
{
  return sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, direction);
}

static void
test_body (void)
{
  g_autoptr (SonderFigures) figures = make_figures ();
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
  g_autoptr (SonderScene) scene = NULL;
  const SonderChartSpec spec = { .kind = SONDER_CHART_SCORES,
                                 .figures = figures,
                                 .finding = "Nothing." };
  const SonderBox *title, *finding, *measure, *note;
  SonderFrame frame;

  sonder_frame_begin (&frame, &spec, theme, WIDTH, HEIGHT);
  title = scene_find (frame.scene, SONDER_PART_TITLE, "Which");
  finding = scene_find (frame.scene, SONDER_PART_FINDING, "Nothing.");
  measure = scene_find (frame.scene, SONDER_PART_AXIS_TITLE, "Net");
  note = scene_find (frame.scene, SONDER_PART_NOTE, "Question");
  g_assert_cmpfloat (finding->y, >=, title->y + title->height);
  g_assert_cmpfloat (measure->y, >=, finding->y + finding->height);
  g_assert_cmpfloat (frame.y, >=, measure->y + measure->height);
  g_assert_cmpfloat (note->y, >=, frame.y + frame.height);
  g_assert_cmpfloat (frame.height, >, HEIGHT / 2);
  scene = sonder_frame_end (&frame);
  g_assert_cmpstr (sonder_scene_get_title (scene), ==, "Which segments recommend us most?");
}

/* A foot without room is told in short, its label has all. */
static void
test_short_note (void)
{
  g_autoptr (SonderFigures) figures = make_figures ();
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
  g_autoptr (SonderScene) scene = NULL;
  const SonderChartSpec spec = { .kind = SONDER_CHART_SCORES, .figures = figures };
  const SonderBox *note;
  SonderFrame frame;

  sonder_frame_begin (&frame, &spec, theme, 360, 300);
  scene = sonder_frame_end (&frame);
  note = scene_find (scene, SONDER_PART_NOTE, "Lines are");
  g_assert_nonnull (note);
  g_assert_true (g_str_has_prefix (note->label, "Question: "));
}

static void
test_key_wraps (void)
{
  const SonderKeyEntry entry = {
    .shape = SONDER_SHAPE_RECTANGLE,
    .text = "A meaning of some length",
  };
  const SonderKeyEntry entries[] = { entry, entry, entry, entry, entry, entry };
  g_autoptr (SonderFigures) figures = make_figures ();
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
  g_autoptr (SonderScene) scene = NULL;
  const SonderChartSpec spec = { .kind = SONDER_CHART_SCORES, .figures = figures };
  SonderFrame frame;
  double bottom, y;

  sonder_frame_begin (&frame, &spec, theme, WIDTH, HEIGHT);
  y = frame.y;
  bottom = frame.y + frame.height;
  sonder_frame_add_key (&frame, entries, G_N_ELEMENTS (entries));
  g_assert_cmpfloat (frame.y, >, y + 2 * frame.em);
  g_assert_cmpfloat_with_epsilon (frame.y + frame.height, bottom, 1e-6);
  scene = sonder_frame_end (&frame);
  g_assert_cmpuint (scene_count (scene, SONDER_PART_KEY), ==, 6);
  scene_check_apart (scene, "key");
  scene_check_inside (scene, "key");
}

static void
test_no_key (void)
{
  g_autoptr (SonderFigures) figures = make_figures ();
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
  g_autoptr (SonderScene) scene = NULL;
  const SonderChartSpec spec = { .kind = SONDER_CHART_SCORES, .figures = figures };
  SonderFrame frame;
  double y;

  sonder_frame_begin (&frame, &spec, theme, WIDTH, HEIGHT);
  y = frame.y;
  sonder_frame_add_key (&frame, NULL, 0);
  g_assert_cmpfloat (frame.y, ==, y);
  scene = sonder_frame_end (&frame);
}

static void
test_left_out (void)
{
  static const struct
  {
    guint n;
    guint n_empty;
    const char *text; /* NULL: nothing is said */
  } cases[] = {
    { 0, 0, NULL },
    { 1, 0, "1 more group, with the fewest answers, is not shown." },
    { 28, 0, "28 more groups, with the fewest answers, are not shown." },
    { 0, 1, "1 group without answers is not shown." },
    { 2, 6,
      "2 more groups, with the fewest answers, are not shown. 6 groups without answers are not "
      "shown." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderFigures) figures = make_figures ();
      g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
      g_autoptr (SonderScene) scene = NULL;
      const SonderChartSpec spec = { .kind = SONDER_CHART_SCORES, .figures = figures };
      SonderFrame frame;
      double height;

      sonder_frame_begin (&frame, &spec, theme, WIDTH, HEIGHT);
      height = frame.height;
      sonder_frame_add_left_out (&frame, cases[i].n, cases[i].n_empty);
      g_assert_cmpint (frame.height < height, ==, cases[i].text != NULL);
      scene = sonder_frame_end (&frame);
      if (cases[i].text)
        g_assert_nonnull (scene_find (scene, SONDER_PART_NOTE, cases[i].text));
    }
}

/* A few empty groups are shown, many are not, unless there is nothing else. */
static void
test_hidden (void)
{
  static const struct
  {
    guint n_groups;
    guint n_empty;
    guint n_hidden;
  } cases[] = { { 0, 0, 0 }, { 4, 0, 0 }, { 4, 1, 0 }, { 4, 2, 0 }, { 4, 3, 3 }, { 4, 4, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
      const SonderFigures figures = { .groups = groups };
      const SonderChartSpec spec = { .figures = &figures };
      const SonderFrame frame = { .spec = &spec };

      for (guint j = 0; j < cases[i].n_groups; j++)
        {
          SonderGroup *group = g_new0 (SonderGroup, 1);

          group->figure.n = j < cases[i].n_empty ? 0 : 9;
          g_ptr_array_add (groups, group);
        }
      g_assert_cmpuint (sonder_frame_count_hidden (&frame), ==, cases[i].n_hidden);
    }
}

/* Where language runs to the left, everything is turned around. */
static void
test_direction (void)
{
  g_autoptr (SonderFigures) figures = make_figures ();
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_RTL);
  g_autoptr (SonderScene) scene = NULL;
  const SonderChartSpec spec = { .kind = SONDER_CHART_SCORES, .figures = figures };
  const SonderBox *title;
  SonderFrame frame;
  double x;

  sonder_frame_begin (&frame, &spec, theme, WIDTH, HEIGHT);
  x = frame.x;
  scene = sonder_frame_end (&frame);
  title = scene_find (scene, SONDER_PART_TITLE, "Which");
  g_assert_cmpfloat_with_epsilon (title->x + title->width, WIDTH - x, 0.01);
}

static void
test_hollow (void)
{
  g_autoptr (SonderFigures) figures = make_figures ();
  g_autoptr (SonderTheme) theme = make_theme (SONDER_DIRECTION_LTR);
  g_autoptr (SonderScene) scene = NULL;
  const SonderChartSpec spec = { .kind = SONDER_CHART_SCORES, .figures = figures };
  SonderColor blue = sonder_color_from_hex (0x1852cd);
  SonderBox *bar;
  SonderFrame frame;

  sonder_frame_begin (&frame, &spec, theme, WIDTH, HEIGHT);
  bar = sonder_scene_add_rectangle (frame.scene, SONDER_PART_MARK, 10, 10, 50, 20, blue);
  sonder_frame_make_hollow (&frame, bar);
  g_assert_cmpfloat (sonder_color_contrast (bar->stroke, blue), ==, 1);
  g_assert_cmpfloat (sonder_color_contrast (bar->fill, sonder_color_from_hex (0xffffff)), <, 1.3);
  g_assert_cmpfloat (bar->x - bar->stroke_width / 2, ==, 10);
  g_assert_cmpfloat (bar->width + bar->stroke_width, ==, 50);
  scene = sonder_frame_end (&frame);
}

static void
test_unsure (void)
{
  const SonderFigure few = { .n = 90, .respondents = 29 };
  const SonderFigure enough = { .n = 30, .respondents = 30 };

  g_assert_true (sonder_frame_is_unsure (&few));
  g_assert_false (sonder_frame_is_unsure (&enough));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-frame/body", test_body);
  g_test_add_func ("/chart-frame/short-note", test_short_note);
  g_test_add_func ("/chart-frame/key-wraps", test_key_wraps);
  g_test_add_func ("/chart-frame/no-key", test_no_key);
  g_test_add_func ("/chart-frame/left-out", test_left_out);
  g_test_add_func ("/chart-frame/hidden", test_hidden);
  g_test_add_func ("/chart-frame/direction", test_direction);
  g_test_add_func ("/chart-frame/hollow", test_hollow);
  g_test_add_func ("/chart-frame/unsure", test_unsure);

  return g_test_run ();
}

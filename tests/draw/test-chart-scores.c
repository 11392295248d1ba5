/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-scores.h"

#include "chart-golden.h"
#include "sample-figures.h"
#include "scene-check.h"

static const SonderChartSpec plain = { .kind = SONDER_CHART_SCORES };

static void
test_layouts (void)
{
  golden_check_layouts (&plain, "scores");
}

static const SonderBox *
find_mark (const SonderScene *scene, int group)
{
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->part == SONDER_PART_MARK && box->has_item && box->item.group == group)
        return box;
    }
  return NULL;
}

static SonderFigures *
make_figures (guint n_groups)
{
  const SampleSpec sample = {
    .by = SONDER_BY_SEGMENT,
    .kind = SONDER_SCALE_NPS,
    .max = 10,
    .n_groups = n_groups,
    .names = sample_names,
    .with_rest = n_groups > 2,
  };

  return sample_figures_new (&sample);
}

static SonderScene *
draw (const SonderFigures *figures, const SonderComparison *comparison)
{
  g_autoptr (SonderTheme) theme =
      sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  const SonderChartSpec spec = {
    .kind = SONDER_CHART_SCORES,
    .figures = figures,
    .comparison = comparison,
    .finding = "",
  };

  return sonder_chart_layout (&spec, theme, 900, 600);
}

/* From the best score to the worst, then those that are no group. */
static void
test_order (void)
{
  g_autoptr (SonderFigures) figures = make_figures (8);
  g_autoptr (SonderScene) scene = draw (figures, NULL);
  const SonderGroup *rest = g_ptr_array_index (figures->groups, 8);
  double y = -1, score = G_MAXDOUBLE;

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);
      const SonderGroup *group;

      if (box->part != SONDER_PART_MARK || !box->has_item)
        continue;
      group = g_ptr_array_index (figures->groups, (guint)box->item.group);
      g_assert_cmpfloat (box->y, >, y);
      if (group != rest)
        g_assert_cmpfloat (group->figure.score, <=, score);
      y = box->y;
      score = group->figure.score;
    }
  g_assert_cmpfloat (find_mark (scene, 8)->y, ==, y);
}

/* Months stay in order, whatever their scores. */
static void
test_order_of_time (void)
{
  g_autoptr (SonderFigures) figures = make_figures (6);
  g_autoptr (SonderScene) scene = NULL;

  figures->question->by = SONDER_BY_MONTH;
  scene = draw (figures, NULL);
  for (int i = 1; i < 6; i++)
    g_assert_cmpfloat (find_mark (scene, i)->y, >, find_mark (scene, i - 1)->y);
}

/* Marks stand at their scores: the axis is read off the labels of its ticks. */
static void
test_places (void)
{
  g_autoptr (SonderFigures) figures = make_figures (8);
  g_autoptr (SonderScene) scene = draw (figures, NULL);
  const SonderBox *zero = scene_find (scene, SONDER_PART_TICK, "0");
  const SonderBox *minus_40 = scene_find (scene, SONDER_PART_TICK, "−40");
  double x0 = zero->x + zero->width / 2;
  double unit = (x0 - minus_40->x - minus_40->width / 2) / 40;

  for (int i = 0; i < 8; i++)
    {
      const SonderGroup *group = g_ptr_array_index (figures->groups, (guint)i);
      const SonderBox *mark = find_mark (scene, i);

      g_assert_cmpfloat_with_epsilon (mark->x + mark->width / 2, x0 + unit * group->figure.score,
                                      0.01);
    }
}

/* Sure is filled, unsure is hollow, and the key says so. */
static void
test_unsure (void)
{
  g_autoptr (SonderFigures) figures = make_figures (6);
  g_autoptr (SonderScene) scene = draw (figures, NULL);
  SonderColor paper = sonder_color_from_hex (0xffffff);

  for (int i = 0; i < 6; i++)
    {
      const SonderGroup *group = g_ptr_array_index (figures->groups, (guint)i);
      gboolean hollow = sonder_color_contrast (find_mark (scene, i)->fill, paper) < 1.1;

      g_assert_cmpint (hollow, ==, group->figure.respondents < SONDER_FEW_ANSWERS);
    }
  g_assert_nonnull (scene_find (scene, SONDER_PART_KEY_LABEL, "fewer than 30 people"));
}

static SonderPair
make_pair (int a, int b, double difference, gboolean significant)
{
  return (SonderPair){
    .a = a,
    .b = b,
    .difference = difference,
    .significant = significant,
  };
}

/* Groups that differ are told by colour and by shape. */
static void
test_comparison (void)
{
  g_autoptr (SonderFigures) figures = make_figures (4);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SonderPair));
  const SonderPair all[] = {
    make_pair (0, -1, 20, TRUE),
    make_pair (1, -1, -40, TRUE),
    make_pair (2, -1, 5, FALSE),
    { .a = 3, .b = -1, .difference = 60, .note = SONDER_PAIR_FEW_ANSWERS },
  };
  SonderComparison comparison = { .figures = figures, .against = SONDER_AGAINST_REST };
  g_autoptr (SonderScene) scene = NULL;

  comparison.pairs = g_array_append_vals (pairs, all, G_N_ELEMENTS (all));
  scene = draw (figures, &comparison);
  g_assert_cmpint (find_mark (scene, 0)->marker, ==, SONDER_MARKER_TRIANGLE_UP);
  g_assert_cmpint (find_mark (scene, 1)->marker, ==, SONDER_MARKER_TRIANGLE_DOWN);
  g_assert_cmpint (find_mark (scene, 2)->marker, ==, SONDER_MARKER_CIRCLE);
  g_assert_cmpint (find_mark (scene, 3)->marker, ==, SONDER_MARKER_CIRCLE);
  g_assert_nonnull (scene_find (scene, SONDER_PART_KEY_LABEL, "clearly above the rest"));
  g_assert_nonnull (scene_find (scene, SONDER_PART_KEY_LABEL, "clearly below the rest"));
  g_assert_nonnull (scene_find (scene, SONDER_PART_KEY_LABEL, "no clear difference"));
}

/* Two groups make one pair: each is the other's rest. */
static void
test_comparison_of_two (void)
{
  g_autoptr (SonderFigures) figures = make_figures (2);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SonderPair));
  const SonderPair pair = make_pair (1, 0, -40, TRUE);
  SonderComparison comparison = { .figures = figures, .against = SONDER_AGAINST_REST };
  g_autoptr (SonderScene) scene = NULL;

  comparison.pairs = g_array_append_val (pairs, pair);
  scene = draw (figures, &comparison);
  g_assert_cmpint (find_mark (scene, 0)->marker, ==, SONDER_MARKER_TRIANGLE_UP);
  g_assert_cmpint (find_mark (scene, 1)->marker, ==, SONDER_MARKER_TRIANGLE_DOWN);
}

/* What the drawing shows the other way round is no verdict. */
static void
test_comparison_not_borne_out (void)
{
  g_autoptr (SonderFigures) figures = make_figures (4);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SonderPair));
  const SonderPair all[] = { make_pair (0, -1, 20, TRUE), make_pair (1, -1, 40, TRUE) };
  SonderComparison comparison = { .figures = figures, .against = SONDER_AGAINST_REST };
  g_autoptr (SonderScene) scene = NULL;

  comparison.pairs = g_array_append_vals (pairs, all, G_N_ELEMENTS (all));
  g_assert_false (sonder_chart_is_borne_out (figures, &comparison));
  scene = draw (figures, &comparison);
  g_assert_cmpint (find_mark (scene, 0)->marker, ==, SONDER_MARKER_CIRCLE);
  g_assert_cmpint (find_mark (scene, 1)->marker, ==, SONDER_MARKER_CIRCLE);
  g_assert_nonnull (strstr (sonder_scene_get_description (scene), "No verdict"));

  g_array_set_size (pairs, 1);
  g_assert_true (sonder_chart_is_borne_out (figures, &comparison));
}

/* What is latest only by its place in the file tells nothing apart. */
static void
test_comparison_undecided (void)
{
  g_autoptr (SonderFigures) figures = make_figures (4);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SonderPair));
  const SonderPair all[] = { make_pair (0, -1, 20, TRUE), make_pair (2, -1, 5, FALSE) };
  SonderComparison comparison = { .figures = figures, .against = SONDER_AGAINST_REST };
  g_autoptr (SonderScene) scene = NULL;

  figures->question->latest = TRUE;
  figures->latest_undecided = TRUE;
  comparison.pairs = g_array_append_vals (pairs, all, G_N_ELEMENTS (all));
  scene = draw (figures, &comparison);
  g_assert_cmpint (find_mark (scene, 0)->marker, ==, SONDER_MARKER_CIRCLE);
  g_assert_null (scene_find (scene, SONDER_PART_KEY_LABEL, "no clear difference"));
}

/* Pairs say nothing about a group and the rest. */
static void
test_comparison_in_pairs (void)
{
  g_autoptr (SonderFigures) figures = make_figures (3);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SonderPair));
  const SonderPair pair = make_pair (0, 1, 40, TRUE);
  SonderComparison comparison = { .figures = figures, .against = SONDER_AGAINST_PAIRS };
  g_autoptr (SonderScene) scene = NULL;

  comparison.pairs = g_array_append_val (pairs, pair);
  scene = draw (figures, &comparison);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (find_mark (scene, i)->marker, ==, SONDER_MARKER_CIRCLE);
}

static void
test_reference (void)
{
  g_autoptr (SonderFigures) figures = make_figures (4);
  g_autoptr (SonderScene) scene = draw (figures, NULL);

  g_assert_cmpuint (scene_count (scene, SONDER_PART_REFERENCE), ==, 1);
  g_assert_nonnull (scene_find (scene, SONDER_PART_REFERENCE_LABEL, "All customers: "));
}

static void
test_empty (void)
{
  g_autoptr (SonderFigures) figures = make_figures (0);
  g_autoptr (SonderScene) scene = draw (figures, NULL);

  g_assert_cmpuint (scene_count (scene, SONDER_PART_MARK), ==, 0);
  g_assert_nonnull (scene_find (scene, SONDER_PART_NOTE, "No answers yet"));
}

/* What a screen reader hears: everything, a sentence a line. */
static void
test_description (void)
{
  g_autoptr (SonderFigures) figures = make_figures (2);
  g_autoptr (SonderScene) scene = draw (figures, NULL);

  g_assert_true (g_str_has_prefix (
      sonder_scene_get_description (scene),
      "Which segments recommend us most?\n"
      "Net Promoter Score, −100 to 100 · Recommendation · 402 answers\n"
      "All customers: NPS −14, 95 % interval −22 to −6, 402 answers\n"
      "Regulars: NPS 7, 95 % interval −3 to 16, 260 answers\n"
      "Office buyers: NPS −53, 95 % interval −63 to −40, 142 answers\n"
      "Question: “How likely are you to recommend us to a friend or colleague?” Lines are 95 % "
      "intervals. "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-scores/layouts", test_layouts);
  g_test_add_func ("/chart-scores/order", test_order);
  g_test_add_func ("/chart-scores/order-of-time", test_order_of_time);
  g_test_add_func ("/chart-scores/places", test_places);
  g_test_add_func ("/chart-scores/unsure", test_unsure);
  g_test_add_func ("/chart-scores/comparison", test_comparison);
  g_test_add_func ("/chart-scores/comparison-of-two", test_comparison_of_two);
  g_test_add_func ("/chart-scores/comparison-not-borne-out", test_comparison_not_borne_out);
  g_test_add_func ("/chart-scores/comparison-undecided", test_comparison_undecided);
  g_test_add_func ("/chart-scores/comparison-in-pairs", test_comparison_in_pairs);
  g_test_add_func ("/chart-scores/reference", test_reference);
  g_test_add_func ("/chart-scores/empty", test_empty);
  g_test_add_func ("/chart-scores/description", test_description);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-rows.h"

#include "sample-figures.h"
#include "scene-check.h"

typedef struct
{
  const char *name;
  guint n_groups;
  const char *const *names;
  int width;
  int height;
  SonderRowsReference reference;
  guint n_rows;
  gboolean stacked;
  gboolean with_intervals;
} Case;

static const Case cases[] = {
  { "all", 5, sample_names, 900, 600, SONDER_ROWS_WITH_LINE, 5, FALSE, TRUE },
  { "total", 5, sample_names, 900, 600, SONDER_ROWS_WITH_TOTAL, 6, FALSE, TRUE },
  { "total of one", 1, sample_names, 900, 600, SONDER_ROWS_WITH_TOTAL, 1, FALSE, TRUE },
  { "no groups", 0, sample_names, 900, 600, SONDER_ROWS_WITH_LINE, 1, FALSE, TRUE },
  { "many", 40, sample_names, 1000, 1400, SONDER_ROWS_WITH_LINE, 40, FALSE, TRUE },
  { "narrow and high", 5, sample_names, 360, 640, SONDER_ROWS_WITH_TOTAL, 6, TRUE, FALSE },
  { "narrow and low", 5, sample_names, 360, 300, SONDER_ROWS_WITH_LINE, 5, FALSE, FALSE },
  { "long names", 5, sample_long_names, 900, 600, SONDER_ROWS_WITH_LINE, 5, FALSE, TRUE },
};

typedef struct
{
  SonderFigures *figures;
  SonderTheme *theme;
  SonderChartSpec spec;
  SonderFrame frame;
  SonderRows rows;
} Fixture;

static void
set_up (Fixture *fixture, const Case *c)
{
  const SampleSpec sample = {
    .by = c->n_groups ? SONDER_BY_SEGMENT : SONDER_BY_NONE,
    .kind = SONDER_SCALE_NPS,
    .max = 10,
    .n_groups = c->n_groups,
    .names = c->names,
  };

  fixture->figures = sample_figures_new (&sample);
  fixture->theme = sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  fixture->spec = (SonderChartSpec){ .kind = SONDER_CHART_SCORES, .figures = fixture->figures };
  sonder_frame_begin (&fixture->frame, &fixture->spec, fixture->theme, c->width, c->height);
  sonder_rows_begin (&fixture->rows, &fixture->frame, c->reference);
  sonder_rows_add_labels (&fixture->rows);
}

static void
tear_down (Fixture *fixture)
{
  sonder_rows_clear (&fixture->rows);
  sonder_scene_unref (sonder_frame_end (&fixture->frame));
  sonder_theme_unref (fixture->theme);
  sonder_figures_free (fixture->figures);
}

static void
test_division (gconstpointer data)
{
  const Case *c = data;
  Fixture fixture;
  const SonderRows *rows = &fixture.rows;

  set_up (&fixture, c);
  g_assert_cmpuint (rows->rows->len, ==, c->n_rows);
  g_assert_cmpint (rows->stacked, ==, c->stacked);
  g_assert_cmpint (rows->with_intervals, ==, c->with_intervals);
  g_assert_cmpfloat (rows->top, >=, fixture.frame.y);
  g_assert_cmpfloat (rows->bottom, <=, fixture.frame.y + fixture.frame.height);
  g_assert_cmpfloat (rows->plot_width, >, fixture.frame.width * 0.3);
  g_assert_cmpfloat (rows->plot_x, >, fixture.frame.x);
  g_assert_cmpfloat (rows->em, <, rows->pitch);
  for (guint i = 0; i < c->n_rows; i++)
    {
      g_assert_cmpfloat (sonder_rows_get_middle (rows, i), >, sonder_rows_get_top (rows, i));
      g_assert_cmpfloat (sonder_rows_get_middle (rows, i), <, sonder_rows_get_top (rows, i + 1));
    }
  tear_down (&fixture);
}

/* What finds no room is what least is known of. */
static void
test_left_out (void)
{
  const Case c = { "", 40, sample_names, 640, 360, SONDER_ROWS_WITH_LINE };
  guint fewest = G_MAXUINT, most = 0;
  gboolean shown[40] = { FALSE };
  Fixture fixture;

  set_up (&fixture, &c);
  g_assert_cmpuint (fixture.rows.rows->len, <, 40);
  for (guint i = 0; i < fixture.rows.rows->len; i++)
    {
      shown[sonder_rows_get_item (&fixture.rows, i).group] = TRUE;
      fewest = MIN (fewest, sonder_rows_get_group (&fixture.rows, i)->figure.n);
    }
  for (guint i = 0; i < 40; i++)
    {
      const SonderGroup *group = g_ptr_array_index (fixture.figures->groups, i);

      if (!shown[i])
        most = MAX (most, group->figure.n);
    }
  g_assert_cmpuint (fewest, >=, most);
  tear_down (&fixture);
}

/* A long name takes two lines where there is room, and tells all of itself. */
static void
test_long_name (void)
{
  const Case c = { "", 3, sample_long_names, 900, 600, SONDER_ROWS_WITH_LINE };
  const SonderBox *name;
  Fixture fixture;

  set_up (&fixture, &c);
  name = scene_find (fixture.frame.scene, SONDER_PART_GROUP, "Office");
  g_assert_cmpint (pango_layout_get_line_count (name->layout), ==, 2);
  g_assert_cmpstr (name->label, ==, sample_long_names[0]);
  tear_down (&fixture);
}

/* Names that begin alike keep their ends. */
static void
test_twins (void)
{
  static const struct
  {
    const char *names[3];
    PangoEllipsizeMode expected;
  } twins[] = {
    { { "Office managers who work in the northern half of the country", "Home brewers" },
      PANGO_ELLIPSIZE_END },
    { { "Office managers who work in the northern half of the country",
        "Office managers who work in the southern half of the country" },
      PANGO_ELLIPSIZE_MIDDLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    {
      const Case c = { "", 2, twins[i].names, 360, 300, SONDER_ROWS_WITH_LINE };
      const SonderBox *name;
      Fixture fixture;

      set_up (&fixture, &c);
      name = scene_find (fixture.frame.scene, SONDER_PART_GROUP, "Office");
      g_assert_true (pango_layout_is_ellipsized (name->layout));
      g_assert_cmpint (pango_layout_get_ellipsize (name->layout), ==, twins[i].expected);
      tear_down (&fixture);
    }
}

static void
test_upright (void)
{
  const Case beside = { "", 3, sample_names, 900, 600, SONDER_ROWS_WITH_LINE };
  const Case stacked = { "", 3, sample_names, 360, 640, SONDER_ROWS_WITH_LINE };
  Fixture fixture;
  guint before;

  set_up (&fixture, &beside);
  before = scene_count (fixture.frame.scene, SONDER_PART_GRID);
  sonder_rows_add_upright (&fixture.rows, SONDER_PART_GRID, 400, SONDER_INK_GRID);
  g_assert_cmpuint (scene_count (fixture.frame.scene, SONDER_PART_GRID), ==, before + 1);
  tear_down (&fixture);

  set_up (&fixture, &stacked);
  before = scene_count (fixture.frame.scene, SONDER_PART_GRID);
  sonder_rows_add_upright (&fixture.rows, SONDER_PART_GRID, 200, SONDER_INK_GRID);
  g_assert_cmpuint (scene_count (fixture.frame.scene, SONDER_PART_GRID), ==, before + 3);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/chart-rows/division/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_division);
    }
  g_test_add_func ("/chart-rows/left-out", test_left_out);
  g_test_add_func ("/chart-rows/long-name", test_long_name);
  g_test_add_func ("/chart-rows/twins", test_twins);
  g_test_add_func ("/chart-rows/upright", test_upright);

  return g_test_run ();
}

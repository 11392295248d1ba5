/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart.h"

#include "sample-figures.h"
#include "scene-check.h"

/* What holds for every chart: over sizes, numbers of groups, lengths and scripts
 * of names, scales, themes, directions and text sizes. */

static const char *const short_names[] = { "Pro", "Max", "Biz", "Uni", "Web", "Box", "Art", NULL };
static const char *const long_names[] = {
  "Office managers in companies of fewer than fifty people who order on every Monday",
  "Home brewers who own a grinder, read the newsletter and buy single origins monthly",
  "Incomprehensibilities-of-a-single-unbreakable-word-that-goes-on-and-on-to-the-very-end", NULL
};
static const char *const odd_names[] = {
  "לקוחות קבועים שמזמינים בכל שבוע ומספרים על כך לכל החברים שלהם במשרד ובבית",
  "زبائن جدد",
  "Line\nbreak\tand \u202eoverride",
  "",
  "☕ 咖啡",
  NULL,
};

typedef struct
{
  const char *name;
  const char *const *names;
} Names;

static const Names all_names[] = {
  { "short", short_names },
  { "long", long_names },
  { "odd", odd_names },
};

typedef struct
{
  const char *name;
  SonderScaleKind kind;
  int min;
  int max;
} Scale;

static const Scale scales[] = {
  { "nps", SONDER_SCALE_NPS, 0, 10 },     { "csat", SONDER_SCALE_CSAT, 1, 5 },
  { "ces", SONDER_SCALE_CES, 1, 7 },      { "1-10", SONDER_SCALE_RATING, 1, 10 },
  { "-5-5", SONDER_SCALE_RATING, -5, 5 }, { "0-100", SONDER_SCALE_RATING, 0, 100 },
  { "0-1", SONDER_SCALE_RATING, 0, 1 },   { "-100-0", SONDER_SCALE_RATING, -100, 0 },
};

static const int sizes[][2] = {
  { 360, 300 }, { 360, 640 }, { 700, 320 }, { 960, 600 }, { 1280, 720 }, { 3840, 2160 },
};

static const guint numbers[] = { 0, 1, 2, 12, 40 };

typedef struct
{
  SonderChartKind kind;
  gboolean whole;
  const Names *names;
  const Scale *scale;
  guint n_groups;
  guint n_periods;
  int width;
  int height;
  SonderThemeKind theme;
  SonderDirection direction;
  double text_scale;
  gboolean bare;
} Case;

static SonderFigures *
make_figures (const Case *c)
{
  const SampleSpec sample = {
    .by = c->n_groups ? SONDER_BY_SEGMENT : SONDER_BY_NONE,
    .kind = c->scale->kind,
    .min = c->scale->min,
    .max = c->scale->max,
    .n_groups = c->n_groups,
    .names = c->names->names,
    .n_periods = c->kind == SONDER_CHART_TREND ? c->n_periods : 0,
    .with_rest = c->n_groups > 2,
  };

  return sample_figures_new (&sample);
}

static char *
describe (const Case *c)
{
  return g_strdup_printf ("%s%s %s, %u groups, %s names, %d × %d, %s%s, text %.1f",
                          sonder_chart_kind_get_name (c->kind), c->whole ? " (whole)" : "",
                          c->scale->name, c->n_groups, c->names->name, c->width, c->height,
                          sonder_theme_kind_get_name (c->theme), c->direction ? " rtl" : "",
                          c->text_scale);
}

/* Fonts are loaded once per theme, so themes are kept from case to case. */
static SonderTheme *
get_theme (const Case *c)
{
  static GHashTable *themes = NULL;
  g_autofree char *key = g_strdup_printf ("%d %d %g", c->theme, c->direction, c->text_scale);
  SonderTheme *theme;

  if (themes == NULL)
    themes =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)sonder_theme_unref);
  theme = g_hash_table_lookup (themes, key);
  if (theme == NULL)
    {
      theme = sonder_theme_new (c->theme, NULL, c->text_scale, c->direction);
      g_hash_table_insert (themes, g_steal_pointer (&key), theme);
    }
  return theme;
}

static void
check (const Case *c)
{
  g_autofree char *name = describe (c);
  g_autoptr (SonderFigures) figures = make_figures (c);
  const SonderChartSpec spec = {
    .kind = c->kind,
    .figures = figures,
    .whole = c->whole,
    .scope = c->bare ? NULL : "Delivery · 2025",
    .finding = c->bare ? NULL
                       : "Office buyers are clearly less willing to recommend us than the "
                         "rest; the other segments cannot be told apart.",
  };
  g_autoptr (SonderScene) scene = sonder_chart_layout (&spec, get_theme (c), c->width, c->height);

  scene_check_all (scene, name);
}

static Case
make_case (SonderChartKind kind, gboolean whole)
{
  return (Case){
    .kind = kind,
    .whole = whole,
    .names = &all_names[0],
    .scale = &scales[0],
    .n_groups = 12,
    .n_periods = 18,
    .width = 960,
    .height = 600,
    .text_scale = 1,
  };
}

/* Each chart, and the distribution in both of its forms. */
typedef void (*CheckFunc) (Case *c);

static void
for_each_chart (CheckFunc func)
{
  for (guint i = 0; i <= SONDER_N_CHART_KINDS; i++)
    {
      gboolean whole = i == SONDER_N_CHART_KINDS;
      Case c = make_case (whole ? SONDER_CHART_DISTRIBUTION : (SonderChartKind)i, whole);

      func (&c);
    }
}

static void
check_sizes (Case *c)
{
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (guint number = 0; number < G_N_ELEMENTS (numbers); number++)
      for (guint names = 0; names < G_N_ELEMENTS (all_names); names++)
        {
          c->width = sizes[size][0];
          c->height = sizes[size][1];
          c->n_groups = numbers[number];
          c->names = &all_names[names];
          c->bare = names == 2;
          if (names == 0 || numbers[number] == 12 || (names == 1 && numbers[number] == 2))
            check (c);
        }
}

static void
check_scales (Case *c)
{
  for (guint scale = 0; scale < G_N_ELEMENTS (scales); scale++)
    for (guint theme = 0; theme < SONDER_N_THEME_KINDS; theme++)
      {
        c->scale = &scales[scale];
        c->theme = (SonderThemeKind)theme;
        c->direction = scale % 2 ? SONDER_DIRECTION_RTL : SONDER_DIRECTION_LTR;
        check (c);
      }
}

static void
check_text_sizes (Case *c)
{
  static const double text_scales[] = { 0.5, 1.3, 2, 3 };

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (guint i = 0; i < G_N_ELEMENTS (text_scales); i++)
      {
        c->width = sizes[size][0];
        c->height = sizes[size][1];
        c->text_scale = text_scales[i];
        c->names = &all_names[i % 3];
        check (c);
      }
}

static void
check_periods (Case *c)
{
  static const guint n_periods[] = { 1, 2, 5, 36, 240 };

  for (guint i = 0; c->kind == SONDER_CHART_TREND && i < G_N_ELEMENTS (n_periods); i++)
    for (guint size = 0; size < 3; size++)
      {
        c->n_periods = n_periods[i];
        c->n_groups = i % 2 ? 3 : 1;
        c->width = sizes[size][0];
        c->height = sizes[size][1];
        check (c);
      }
}

/* Tiny drawings are of no use, but must not crash. */
static void
lay_out_tiny (Case *c)
{
  static const int tiny[][2] = { { 0, 0 }, { 1, 1 }, { 40, 300 }, { 300, 40 }, { 120, 90 } };

  for (guint i = 0; i < G_N_ELEMENTS (tiny); i++)
    {
      g_autoptr (SonderFigures) figures = make_figures (c);
      g_autoptr (SonderTheme) theme =
          sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
      const SonderChartSpec spec = { .kind = c->kind, .figures = figures, .whole = c->whole };
      g_autoptr (SonderScene) scene = sonder_chart_layout (&spec, theme, tiny[i][0], tiny[i][1]);

      g_assert_cmpuint (sonder_scene_get_n_boxes (scene), >, 1);
    }
}

static void
test_sizes (void)
{
  for_each_chart (check_sizes);
}

static void
test_scales (void)
{
  for_each_chart (check_scales);
}

static void
test_text_sizes (void)
{
  for_each_chart (check_text_sizes);
}

static void
test_periods (void)
{
  for_each_chart (check_periods);
}

static void
test_tiny (void)
{
  for_each_chart (lay_out_tiny);
}

static void
test_names (void)
{
  SonderChartKind kind;

  for (guint i = 0; i < SONDER_N_CHART_KINDS; i++)
    {
      g_assert_true (
          sonder_chart_kind_parse (sonder_chart_kind_get_name ((SonderChartKind)i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (sonder_chart_kind_parse ("pie", &kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/names", test_names);
  g_test_add_func ("/chart/sizes", test_sizes);
  g_test_add_func ("/chart/scales", test_scales);
  g_test_add_func ("/chart/text-sizes", test_text_sizes);
  g_test_add_func ("/chart/periods", test_periods);
  g_test_add_func ("/chart/tiny", test_tiny);

  return g_test_run ();
}

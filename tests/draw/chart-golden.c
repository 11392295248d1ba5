/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-golden.h"

#include "golden.h"
#include "sample-figures.h"

#define WIDTH 720
#define HEIGHT 480
#define N_PERIODS 8

SonderScene *
sample_chart_new (const SonderChartSpec *spec,
                  guint n_groups,
                  const char *const *names,
                  SonderThemeKind theme_kind,
                  SonderDirection direction,
                  int width,
                  int height)
{
  const SampleSpec sample = {
    .by = n_groups ? SONDER_BY_SEGMENT : SONDER_BY_NONE,
    .kind = SONDER_SCALE_NPS,
    .max = 10,
    .n_groups = n_groups,
    .names = names,
    .n_periods = spec->kind == SONDER_CHART_TREND ? N_PERIODS : 0,
  };
  g_autoptr (SonderFigures) figures = sample_figures_new (&sample);
  g_autoptr (SonderTheme) theme = sonder_theme_new (theme_kind, NULL, 1, direction);
  SonderChartSpec filled = *spec;

  filled.figures = figures;
  return sonder_chart_layout (&filled, theme, width, height);
}

void
golden_check_layouts (const SonderChartSpec *spec, const char *name)
{
  static const struct
  {
    const char *name;
    guint n_groups;
    const char *const *names;
    SonderDirection direction;
  } cases[] = {
    { "2-short", 2, sample_short_names, SONDER_DIRECTION_LTR },
    { "2-long", 2, sample_long_names, SONDER_DIRECTION_LTR },
    { "12-short", 12, sample_short_names, SONDER_DIRECTION_LTR },
    { "12-long", 12, sample_long_names, SONDER_DIRECTION_LTR },
    { "2-short-rtl", 2, sample_short_names, SONDER_DIRECTION_RTL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%s.txt", name, cases[i].name);
      g_autoptr (SonderScene) scene =
          sample_chart_new (spec, cases[i].n_groups, cases[i].names, SONDER_THEME_LIGHT,
                            cases[i].direction, WIDTH, HEIGHT);
      g_autofree char *text = sonder_scene_to_text (scene);

      golden_check_text (file, text);
    }
}

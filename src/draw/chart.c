/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart.h"

#include "chart-distribution.h"
#include "chart-scores.h"
#include "chart-trend.h"

static const char *const names[SONDER_N_CHART_KINDS] = {
  [SONDER_CHART_DISTRIBUTION] = "distribution",
  [SONDER_CHART_SCORES] = "scores",
  [SONDER_CHART_TREND] = "trend",
};

/**
 * sonder_chart_kind_parse:
 * @name: "distribution", "scores" or "trend"
 * @kind: (out)
 *
 * Returns: whether there is a chart of that name.
 */
gboolean
sonder_chart_kind_parse (const char *name, SonderChartKind *kind)
{
  for (guint i = 0; i < SONDER_N_CHART_KINDS; i++)
    {
      if (!g_str_equal (name, names[i]))
        continue;
      *kind = (SonderChartKind)i;
      return TRUE;
    }
  return FALSE;
}

const char *
sonder_chart_kind_get_name (SonderChartKind kind)
{
  return names[kind];
}

/**
 * sonder_chart_layout:
 * @width: in pixels
 * @height: in pixels
 *
 * Lays a chart out. From 360 × 300 pixels on nothing overlaps; below, what does
 * not fit is cut.
 *
 * Returns: (transfer full): the scene; it keeps nothing of @spec.
 */
SonderScene *
sonder_chart_layout (const SonderChartSpec *spec, SonderTheme *theme, double width, double height)
{
  switch (spec->kind)
    {
    case SONDER_CHART_DISTRIBUTION:
      return sonder_chart_layout_distribution (spec, theme, width, height);
    case SONDER_CHART_TREND:
      return sonder_chart_layout_trend (spec, theme, width, height);
    case SONDER_CHART_SCORES:
    default:
      return sonder_chart_layout_scores (spec, theme, width, height);
    }
}

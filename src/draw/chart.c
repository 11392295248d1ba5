/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart.h"

#include <glib/gi18n-lib.h>

#include "chart-distribution.h"
#include "chart-scores.h"
#include "chart-trend.h"

static const char *const names[SONDER_N_CHART_KINDS] = {
  [SONDER_CHART_DISTRIBUTION] = "distribution",
  [SONDER_CHART_SCORES] = "scores",
  [SONDER_CHART_TREND] = "trend",
};

static const SonderFigure *
find_figure (const SonderFigures *figures, const char *id)
{
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = g_ptr_array_index (figures->groups, i);

      if (g_strcmp0 (group->id, id) == 0)
        return &group->figure;
    }
  return NULL;
}

/* A group said to be above the rest that is drawn below all, or the reverse. */
static gboolean
contradicts (const SonderPair *pair,
             const SonderFigures *figures,
             const SonderComparison *comparison)
{
  const SonderGroup *group = g_ptr_array_index (comparison->figures->groups, (guint)pair->a);
  const SonderFigure *figure = find_figure (figures, group->id);

  return pair->significant && figure &&
         (figure->score - figures->overall.score) * pair->difference < 0;
}

static SonderScene *
lay_out (const SonderChartSpec *spec, SonderTheme *theme, double width, double height)
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
 * sonder_chart_is_borne_out:
 * @figures: that are drawn
 * @comparison: of the same groups, against the rest
 *
 * A comparison takes each customer's latest answer. Where customers answered at
 * many touchpoints on one day, that is any one of them, and says of all answers
 * what nobody sees in them.
 *
 * Returns: whether no group differs one way in the comparison and the other way
 *   in the drawing; otherwise no verdict belongs to the drawing
 */
gboolean
sonder_chart_is_borne_out (const SonderFigures *figures, const SonderComparison *comparison)
{
  if (comparison->against != SONDER_AGAINST_REST)
    return TRUE;

  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      if (contradicts (&g_array_index (comparison->pairs, SonderPair, i), figures, comparison))
        return FALSE;
    }
  return TRUE;
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
  SonderChartSpec shown = *spec;

  if (spec->comparison && !sonder_chart_is_borne_out (spec->figures, spec->comparison))
    {
      shown.comparison = NULL;
      shown.note = _ ("No verdict: each customer’s latest answer says otherwise than all answers.");
    }
  return lay_out (&shown, theme, width, height);
}

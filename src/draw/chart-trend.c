/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "axis.h"
#include "chart-series.h"
#include "period-axis.h"
#include "score-axis.h"
#include "text.h"
#include "words.h"

/* In the panels' text size */
#define LEAST_WIDTH 7
#define LEAST_HEIGHT 3.2
#define HEADING 1.8
#define PERIODS 1.5
#define GAP_X 1.6
#define GAP_Y 0.7

/* How much wider than high a panel likes to be. */
#define ASPECT 1.9

/* In pixels: below, no text can be read. */
#define SMALLEST_EM 9.5

/* Panels in a grid. Sizes are those of the plots, in pixels; @pitch_x and
 * @pitch_y lead from one to the next. */
typedef struct
{
  SonderFrame frame;
  SonderSeriesSet set;
  SonderAxis axis;
  SonderPeriodAxis periods;
  double em;
  guint n_columns;
  double left;
  double top;
  double width;
  double height;
  double pitch_x;
  double pitch_y;
  double tick_width;
  double value_width;
} Chart;

/* One panel. */
typedef struct
{
  Chart *chart;
  const SonderSeries *series;
  SonderColor color;
  double x;
  double y;
  gboolean first_column;
  gboolean last_row;
} Panel;

static const SonderFigure *
get_point (const SonderSeries *series, guint index)
{
  return g_ptr_array_index (series->points, index);
}

static PangoLayout *
new_text (const Chart *self, SonderFontRole role, const char *text)
{
  return sonder_text_new (self->frame.theme, role, self->em, text);
}

static double
measure_text (const Chart *self, SonderFontRole role, const char *text)
{
  g_autoptr (PangoLayout) layout = new_text (self, role, text);

  return ceil (sonder_text_get_width (layout));
}

/* Axis */

static void
widen (const SonderSeries *series, gboolean with_intervals, double *low, double *high)
{
  for (guint i = 0; series->points && i < series->points->len; i++)
    {
      const SonderFigure *point = get_point (series, i);

      *low = fmin (*low, point->score);
      *high = fmax (*high, point->score);
      if (!with_intervals || sonder_frame_is_unsure (point))
        continue;
      *low = fmin (*low, point->low);
      *high = fmax (*high, point->high);
    }
}

/* Intervals of few answers are cut at the panel's edge: they would squeeze what
 * is known into a flat line. */
static void
fit_axis (Chart *self, guint most_ticks)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < self->set.series->len; i++)
    widen (&g_array_index (self->set.series, SonderSeries, i), TRUE, &low, &high);
  widen (&self->set.overall, FALSE, &low, &high);
  self->axis = sonder_score_axis_fit (&self->frame.spec->figures->scale, low, high, most_ticks);
}

static double
get_widest_tick (const Chart *self)
{
  double widest = 0;

  for (guint i = 0; i < sonder_axis_get_n_ticks (&self->axis); i++)
    {
      g_autofree char *text =
          sonder_words_number (sonder_axis_get_tick (&self->axis, i), self->axis.decimals);

      widest = MAX (widest, measure_text (self, SONDER_FONT_SMALL, text));
    }
  return widest;
}

static const SonderFigure *
find_last (const SonderSeries *series)
{
  for (guint i = series->points->len; i-- > 0;)
    {
      if (get_point (series, i)->n > 0)
        return get_point (series, i);
    }
  return NULL;
}

static double
get_widest_value (const Chart *self)
{
  double widest = 0;

  for (guint i = 0; i < self->set.series->len; i++)
    {
      const SonderFigure *last = find_last (&g_array_index (self->set.series, SonderSeries, i));
      g_autofree char *text = NULL;

      if (last == NULL)
        continue;
      text = sonder_words_score (&self->frame.spec->figures->scale, last->score);
      widest = MAX (widest, measure_text (self, SONDER_FONT_STRONG, text));
    }
  return widest + 0.8 * self->em;
}

/* Grid of panels */

static void
divide (Chart *self, guint n_columns, guint n_rows)
{
  double em = self->em;
  double ticks = self->tick_width + 0.6 * em;

  self->n_columns = n_columns;
  self->left = self->frame.x + ticks;
  self->top = self->frame.y + HEADING * em;
  self->pitch_x = (self->frame.width - ticks + GAP_X * em) / n_columns;
  self->pitch_y = (self->frame.height + GAP_Y * em) / n_rows;
  self->width = self->pitch_x - GAP_X * em - self->value_width;
  self->height = self->pitch_y - (GAP_Y + HEADING + PERIODS) * em;
}

static gboolean
is_roomy (const Chart *self)
{
  return self->width >= LEAST_WIDTH * self->em && self->height >= LEAST_HEIGHT * self->em;
}

/* The grid in which panels are largest. FALSE where they are too small in any. */
static gboolean
find_grid (Chart *self)
{
  guint n_panels = self->set.series->len;
  guint best_columns = 0;
  double best = 0;

  for (guint columns = 1; columns <= n_panels; columns++)
    {
      double size;

      divide (self, columns, (n_panels + columns - 1) / columns);
      size = MIN (self->width / ASPECT, self->height);
      if (!is_roomy (self) || size <= best)
        continue;
      best = size;
      best_columns = columns;
    }
  if (best_columns == 0)
    return FALSE;
  divide (self, best_columns, (n_panels + best_columns - 1) / best_columns);
  return TRUE;
}

static void
set_text_size (Chart *self, double em)
{
  self->em = em;
  self->tick_width = get_widest_tick (self);
  self->value_width = get_widest_value (self);
}

/* As many panels as the smallest text allows. Returns how many are left out. */
static guint
fill_grid (Chart *self)
{
  guint columns = 1, rows = 1;

  for (divide (self, columns + 1, 1); self->width >= LEAST_WIDTH * self->em;)
    divide (self, ++columns + 1, 1);
  for (divide (self, columns, rows + 1); self->height >= LEAST_HEIGHT * self->em;)
    divide (self, columns, ++rows + 1);
  divide (self, columns, rows);
  return sonder_series_set_keep (&self->set, columns * rows);
}

/* Text shrinks before panels are left out. FALSE where some have to be. */
static gboolean
try_text_sizes (Chart *self)
{
  double smallest = MIN (self->frame.em, MAX (SMALLEST_EM, 0.68 * self->frame.em));

  for (double em = self->frame.em; em >= smallest; em -= 0.5)
    {
      set_text_size (self, em);
      if (find_grid (self))
        return TRUE;
    }
  return FALSE;
}

/* What is left out is said on a line, which takes its height from the panels. */
static void
lay_out_grid (Chart *self)
{
  guint n_hidden = sonder_frame_count_hidden (&self->frame);
  guint n_left_out = 0;
  double whole = self->frame.height;
  double less = whole - SONDER_FRAME_LINE * self->frame.em;

  if (n_hidden > 0)
    sonder_series_set_drop_empty (&self->set);
  self->frame.height = n_hidden > 0 ? less : whole;
  if (!try_text_sizes (self))
    {
      self->frame.height = less;
      n_left_out = fill_grid (self);
    }
  self->frame.height = whole;
  sonder_frame_add_left_out (&self->frame, n_left_out, n_hidden);
  fit_axis (self, (guint)CLAMP (self->height / (1.7 * self->em), 2, 6));
  self->tick_width = get_widest_tick (self);
  divide (self, self->n_columns, (self->set.series->len + self->n_columns - 1) / self->n_columns);
}

/* Places in a panel */

static double
get_spacing (const Chart *self)
{
  return self->width / self->set.n_periods;
}

static double
place_period (const Panel *panel, guint index)
{
  return panel->x + (index + 0.5) * get_spacing (panel->chart);
}

static double
place_score (const Panel *panel, double score)
{
  double place = CLAMP (sonder_axis_place (&panel->chart->axis, score), 0, 1);

  return panel->y + (1 - place) * panel->chart->height;
}

static double
get_low (const SonderFigure *figure)
{
  return isnan (figure->low) ? figure->score : figure->low;
}

static double
get_high (const SonderFigure *figure)
{
  return isnan (figure->high) ? figure->score : figure->high;
}

/* Where the next unbroken run of periods with answers begins and ends (behind its
 * last); FALSE where there is none. */
static gboolean
find_run (const SonderSeries *series, guint *begin, guint *end)
{
  guint n = series->points->len;

  while (*begin < n && get_point (series, *begin)->n == 0)
    (*begin)++;
  *end = *begin;
  while (*end < n && get_point (series, *end)->n > 0)
    (*end)++;
  return *begin < n;
}

static double *
trace_scores (const Panel *panel, const SonderSeries *series, guint begin, guint end)
{
  double *points = g_new (double, 2 * (end - begin));

  for (guint i = begin; i < end; i++)
    {
      points[2 * (i - begin)] = place_period (panel, i);
      points[2 * (i - begin) + 1] = place_score (panel, get_point (series, i)->score);
    }
  return points;
}

/* Along the upper limits and back along the lower ones. */
static double *
trace_band (const Panel *panel, guint begin, guint end)
{
  guint n = end - begin;
  double *points = g_new (double, 4 * n);

  for (guint i = 0; i < n; i++)
    {
      const SonderFigure *point = get_point (panel->series, begin + i);
      guint back = 2 * n - 1 - i;

      points[2 * i] = points[2 * back] = place_period (panel, begin + i);
      points[2 * i + 1] = place_score (panel, get_high (point));
      points[2 * back + 1] = place_score (panel, get_low (point));
    }
  return points;
}

/* What is in a panel */

static void
put_text (const Panel *panel,
          SonderPart part,
          PangoLayout *layout,
          double x,
          double anchor,
          double middle,
          SonderInk ink)
{
  sonder_frame_put_text (&panel->chart->frame, part, layout, x, anchor, middle, ink);
}

static void
add_heading (const Panel *panel)
{
  Chart *self = panel->chart;
  const SonderSeries *series = panel->series;
  double right = panel->x + self->width + self->value_width;
  double middle = panel->y - 1.05 * self->em;
  const SonderItemRef item = { series->group, series->id, -1, -1 };
  g_autofree char *number = sonder_words_integer (series->total->n);
  /* Translators: number of answers over a small panel */
  g_autofree char *count = g_strdup_printf (C_ ("panel", "n = %s"), number);
  PangoLayout *count_text = new_text (self, SONDER_FONT_SMALL, count);
  PangoLayout *name = new_text (self, SONDER_FONT_STRONG, series->label);
  SonderBox *box;

  sonder_text_fit (name, right - panel->x - sonder_text_get_width (count_text) - self->em);
  box =
      sonder_frame_put_text (&self->frame, SONDER_PART_GROUP, name, panel->x, 0, middle,
                             series->role == SONDER_GROUP_REST ? SONDER_INK_DIM : SONDER_INK_TEXT);
  sonder_box_set_item (box, &item, series->label);
  put_text (panel, SONDER_PART_COUNT, count_text, right, 1, middle, SONDER_INK_DIM);
}

static void
add_ticks (const Panel *panel)
{
  Chart *self = panel->chart;
  gboolean drawn = find_last (panel->series) != NULL;
  /* Not through the last value, which stands beside its dot. */
  double right = place_period (panel, self->set.n_periods - 1) + 0.4 * self->em;

  for (guint i = 0; i < sonder_axis_get_n_ticks (&self->axis); i++)
    {
      double value = sonder_axis_get_tick (&self->axis, i);
      double y = place_score (panel, value);
      gboolean zero = value == 0 && self->axis.low < 0;
      g_autofree char *text = sonder_words_number (value, self->axis.decimals);

      if (drawn)
        sonder_frame_add_rule (&self->frame, zero ? SONDER_PART_AXIS : SONDER_PART_GRID, panel->x,
                               y, right, y, zero ? SONDER_INK_AXIS : SONDER_INK_GRID);
      if (panel->first_column)
        put_text (panel, SONDER_PART_TICK, new_text (self, SONDER_FONT_SMALL, text),
                  panel->x - 0.6 * self->em, 1, y, SONDER_INK_DIM);
    }
}

static void
add_period_label (const Panel *panel, guint index)
{
  Chart *self = panel->chart;
  g_autofree char *text = sonder_period_axis_get_label (&self->periods, index);
  PangoLayout *layout = new_text (self, SONDER_FONT_SMALL, text);
  double width = sonder_text_get_width (layout);
  double most = panel->x + self->width + self->value_width - width;
  double x = place_period (panel, index);
  double bottom = panel->y + self->height;

  sonder_frame_add_rule (&self->frame, SONDER_PART_GRID, x, bottom, x, bottom + 0.3 * self->em,
                         SONDER_INK_AXIS);
  put_text (panel, SONDER_PART_TICK, layout, CLAMP (x - width / 2, panel->x, MAX (most, panel->x)),
            0, bottom + 0.95 * self->em, SONDER_INK_DIM);
}

static void
add_periods (const Panel *panel)
{
  Chart *self = panel->chart;
  double bottom = panel->y + self->height;

  sonder_frame_add_rule (&self->frame, SONDER_PART_AXIS, panel->x, bottom, panel->x + self->width,
                         bottom, SONDER_INK_AXIS);
  for (guint i = 0; panel->last_row && i < self->set.n_periods; i++)
    {
      if (sonder_period_axis_has_label (&self->periods, i))
        add_period_label (panel, i);
    }
}

static void
add_overall (const Panel *panel)
{
  const SonderSeries *overall = &panel->chart->set.overall;
  SonderFrame *frame = &panel->chart->frame;
  guint begin = 0, end;

  for (; overall->points && find_run (overall, &begin, &end); begin = end)
    {
      g_autofree double *points = trace_scores (panel, overall, begin, end);

      if (end - begin > 1)
        sonder_scene_add_line (frame->scene, SONDER_PART_REFERENCE, points, end - begin,
                               sonder_frame_get_ink (frame, SONDER_INK_AXIS),
                               MAX (1, 0.09 * panel->chart->em));
    }
}

static void
add_band (const Panel *panel, guint begin, guint end)
{
  g_autofree double *points = trace_band (panel, begin, end);
  SonderScene *scene = panel->chart->frame.scene;
  guint n = end - begin;

  if (n == 1)
    {
      sonder_scene_add_line (scene, SONDER_PART_INTERVAL, points, 2, panel->color,
                             MAX (1, 0.08 * panel->chart->em));
      return;
    }
  sonder_scene_add_area (scene, SONDER_PART_PANEL, points, 2 * n,
                         sonder_theme_get_wash (panel->chart->frame.theme, panel->color));
}

static void
add_line (const Panel *panel, guint begin, guint end)
{
  g_autofree double *points = trace_scores (panel, panel->series, begin, end);

  if (end - begin > 1)
    sonder_scene_add_line (panel->chart->frame.scene, SONDER_PART_MARK, points, end - begin,
                           panel->color, MAX (1.5, 0.17 * panel->chart->em));
}

static char *
make_label (const Panel *panel, guint index)
{
  const Chart *self = panel->chart;
  g_autofree char *period = sonder_words_period (self->set.first + (int)index, self->set.unit);
  /* Translators: group and period */
  g_autofree char *name =
      g_strdup_printf (C_ ("point in time", "%s, %s"), panel->series->label, period);

  return sonder_words_figure (name, &self->frame.spec->figures->scale,
                              get_point (panel->series, index));
}

/* Where points stand close, only those that say something get a mark: few
 * answers, neighbours missing, or the last. */
static gboolean
wants_dot (const Panel *panel, guint index)
{
  const SonderSeries *series = panel->series;
  const SonderFigure *point = get_point (series, index);
  gboolean alone = (index == 0 || get_point (series, index - 1)->n == 0) &&
                   (index + 1 == series->points->len || get_point (series, index + 1)->n == 0);

  if (point->n == 0)
    return FALSE;
  return alone || sonder_frame_is_unsure (point) || point == find_last (series) ||
         get_spacing (panel->chart) >= 0.8 * panel->chart->em;
}

static void
add_dots (const Panel *panel)
{
  Chart *self = panel->chart;
  double radius = CLAMP (0.38 * get_spacing (self), 1.5, 0.3 * self->em);

  for (guint i = 0; i < panel->series->points->len; i++)
    {
      const SonderFigure *point = get_point (panel->series, i);
      const SonderItemRef item = { panel->series->group, panel->series->id, (int)i, -1 };
      g_autofree char *label = NULL;
      SonderBox *box;

      if (!wants_dot (panel, i))
        continue;
      label = make_label (panel, i);
      box = sonder_frame_add_dot (&self->frame, SONDER_MARKER_CIRCLE, place_period (panel, i),
                                  place_score (panel, point->score), radius, panel->color,
                                  sonder_frame_is_unsure (point));
      sonder_box_set_item (box, &item, label);
    }
}

/* A pointer means the period that it is over, wherever the line runs. */
static void
add_targets (const Panel *panel)
{
  Chart *self = panel->chart;

  for (guint i = 0; i < panel->series->points->len; i++)
    {
      const SonderItemRef item = { panel->series->group, panel->series->id, (int)i, -1 };
      g_autofree char *label = make_label (panel, i);
      SonderBox *box = sonder_scene_add_rectangle (
          self->frame.scene, SONDER_PART_TARGET, panel->x + i * get_spacing (self), panel->y,
          get_spacing (self), self->height, (SonderColor){ 0 });

      sonder_box_set_item (box, &item, label);
    }
}

/* Beside the last dot; behind the panel where its last periods have no answers. */
static double
get_value_place (const Panel *panel)
{
  const Chart *self = panel->chart;
  guint last = self->set.n_periods - 1;

  if (get_point (panel->series, last)->n > 0)
    return place_period (panel, last) + 0.7 * self->em;
  return panel->x + self->width + 0.3 * self->em;
}

static void
add_last_value (const Panel *panel)
{
  Chart *self = panel->chart;
  const SonderFigure *last = find_last (panel->series);
  PangoLayout *layout;
  g_autofree char *text = NULL;
  double half, y;

  if (last == NULL)
    return;
  text = sonder_words_score (&self->frame.spec->figures->scale, last->score);
  layout = new_text (self, SONDER_FONT_STRONG, text);
  half = sonder_text_get_height (layout) / 2;
  y = CLAMP (place_score (panel, last->score), panel->y + half, panel->y + self->height - half);
  put_text (panel, SONDER_PART_VALUE, layout, get_value_place (panel), 0, y, SONDER_INK_TEXT);
}

static void
add_empty (const Panel *panel)
{
  Chart *self = panel->chart;
  PangoLayout *layout = new_text (self, SONDER_FONT_SMALL, _ ("no answers"));

  sonder_text_fit (layout, self->width);
  put_text (panel, SONDER_PART_MARK_LABEL, layout, panel->x + self->width / 2, 0.5,
            panel->y + self->height / 2, SONDER_INK_DIM);
}

static void
add_panel (const Panel *panel)
{
  guint begin = 0, end;
  g_autofree char *label = sonder_words_figure (
      panel->series->label, &panel->chart->frame.spec->figures->scale, panel->series->total);

  sonder_scene_describe (panel->chart->frame.scene, label);
  add_heading (panel);
  for (; find_run (panel->series, &begin, &end); begin = end)
    add_band (panel, begin, end);
  add_ticks (panel);
  add_periods (panel);
  if (find_last (panel->series) == NULL)
    {
      add_empty (panel);
      return;
    }
  add_overall (panel);
  for (begin = 0; find_run (panel->series, &begin, &end); begin = end)
    add_line (panel, begin, end);
  add_dots (panel);
  add_last_value (panel);
  add_targets (panel);
}

/* The chart */

static SonderColor
get_color (const Chart *self, const SonderSeries *series)
{
  const char *slot = series->role == SONDER_GROUP_REST ? "gray" : series->color;

  return sonder_theme_find_slot (self->frame.theme, slot).color;
}

static void
add_panels (Chart *self)
{
  guint n_panels = self->set.series->len;

  for (guint i = 0; i < n_panels; i++)
    {
      const SonderSeries *series = &g_array_index (self->set.series, SonderSeries, i);
      Panel panel = {
        .chart = self,
        .series = series,
        .color = get_color (self, series),
        .x = round (self->left + (i % self->n_columns) * self->pitch_x),
        .y = round (self->top + i / self->n_columns * self->pitch_y),
        .first_column = i % self->n_columns == 0,
        .last_row = i + self->n_columns >= n_panels,
      };

      add_panel (&panel);
    }
}

static gboolean
has_unsure_point (const SonderSeries *series)
{
  for (guint i = 0; i < series->points->len; i++)
    {
      const SonderFigure *point = get_point (series, i);

      if (point->n > 0 && sonder_frame_is_unsure (point))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_unsure (const Chart *self)
{
  for (guint i = 0; i < self->set.series->len; i++)
    {
      if (has_unsure_point (&g_array_index (self->set.series, SonderSeries, i)))
        return TRUE;
    }
  return FALSE;
}

static void
add_key (Chart *self)
{
  SonderColor color = get_color (self, &g_array_index (self->set.series, SonderSeries, 0));
  SonderKeyEntry entries[3];
  guint n_entries = 0;

  entries[n_entries++] = (SonderKeyEntry){
    .shape = SONDER_SHAPE_RECTANGLE,
    .color = sonder_theme_get_wash (self->frame.theme, color),
    .text = _ ("95 % interval"),
  };
  if (self->set.overall.points)
    entries[n_entries++] = (SonderKeyEntry){
      .shape = SONDER_SHAPE_LINE,
      .color = sonder_frame_get_ink (&self->frame, SONDER_INK_AXIS),
      .text = _ ("All customers"),
    };
  if (has_unsure (self))
    entries[n_entries++] = (SonderKeyEntry){
      .shape = SONDER_SHAPE_MARKER,
      .color = color,
      .hollow = TRUE,
      .text = _ ("fewer than 30 people: too few for a verdict"),
    };
  sonder_frame_add_key (&self->frame, entries, n_entries);
}

static gboolean
has_answers (const Chart *self)
{
  for (guint i = 0; i < self->set.series->len; i++)
    {
      if (find_last (&g_array_index (self->set.series, SonderSeries, i)))
        return TRUE;
    }
  return FALSE;
}

static void
draw (Chart *self)
{
  guint most_labels;

  add_key (self);
  fit_axis (self, 5);
  lay_out_grid (self);
  most_labels = (guint)MAX (1, self->width / (3.1 * self->em));
  self->periods =
      sonder_period_axis_fit (self->set.first, self->set.n_periods, self->set.unit, most_labels);
  add_panels (self);
}

/**
 * sonder_chart_layout_trend:
 *
 * A panel per group, all on one scale: the score over time with its interval;
 * periods without answers are gaps.
 *
 * Returns: (transfer full)
 */
SonderScene *
sonder_chart_layout_trend (const SonderChartSpec *spec,
                           SonderTheme *theme,
                           double width,
                           double height)
{
  Chart self = { 0 };

  sonder_frame_begin (&self.frame, spec, theme, width, height);
  sonder_series_set_init (&self.set, spec->figures);
  if (has_answers (&self))
    draw (&self);
  else
    sonder_frame_add_empty (&self.frame);
  sonder_series_set_clear (&self.set);
  return sonder_frame_end (&self.frame);
}

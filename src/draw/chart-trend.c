/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "score-axis.h"
#include "text.h"
#include "trend-panel.h"
#include "words.h"

/* In the panels' text size */
#define LEAST_WIDTH 7
#define LEAST_HEIGHT 3.2
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

static void
widen (const SonderSeries *series, gboolean with_intervals, double *low, double *high)
{
  for (guint i = 0; series->points && i < series->points->len; i++)
    {
      const SonderFigure *point = sonder_series_get_point (series, i);

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

      widest = fmax (widest, measure_text (self, SONDER_FONT_SMALL, text));
    }
  return widest;
}

static double
get_widest_value (const Chart *self)
{
  double widest = 0;

  for (guint i = 0; i < self->set.series->len; i++)
    {
      const SonderFigure *last =
          sonder_series_find_last (&g_array_index (self->set.series, SonderSeries, i));
      g_autofree char *text = NULL;

      if (last == NULL)
        continue;
      text = sonder_words_score (&self->frame.spec->figures->scale, last->score);
      widest = fmax (widest, measure_text (self, SONDER_FONT_STRONG, text));
    }
  return widest + 0.8 * self->em;
}

static void
divide (Chart *self, guint n_columns, guint n_rows)
{
  double em = self->em;
  double ticks = self->tick_width + 0.6 * em;

  self->n_columns = n_columns;
  self->left = self->frame.x + ticks;
  self->top = self->frame.y + SONDER_TREND_HEADING * em;
  self->pitch_x = (self->frame.width - ticks + GAP_X * em) / n_columns;
  self->pitch_y = (self->frame.height + GAP_Y * em) / n_rows;
  self->width = self->pitch_x - GAP_X * em - self->value_width;
  self->height = self->pitch_y - (GAP_Y + SONDER_TREND_HEADING + SONDER_TREND_PERIODS) * em;
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

/* Texts are not hinted: half the size has half the width. */
static void
set_text_size (Chart *self, double em)
{
  double factor = em / self->em;

  self->em = em;
  self->tick_width *= factor;
  self->value_width *= factor;
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

  self->em = self->frame.em;
  self->tick_width = get_widest_tick (self);
  self->value_width = get_widest_value (self);
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
      const SonderTrendPanel panel = {
        .frame = &self->frame,
        .series = series,
        .overall = self->set.overall.points ? &self->set.overall : NULL,
        .axis = &self->axis,
        .periods = &self->periods,
        .color = get_color (self, series),
        .em = self->em,
        .x = round (self->left + (i % self->n_columns) * self->pitch_x),
        .y = round (self->top + i / self->n_columns * self->pitch_y),
        .width = self->width,
        .height = self->height,
        .value_width = self->value_width,
        .with_ticks = i % self->n_columns == 0,
        .with_periods = i + self->n_columns >= n_panels,
      };

      sonder_trend_panel_add (&panel);
    }
}

static gboolean
has_unsure_point (const SonderSeries *series)
{
  for (guint i = 0; i < series->points->len; i++)
    {
      const SonderFigure *point = sonder_series_get_point (series, i);

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
    /* xgettext:no-c-format */
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
      if (sonder_series_find_last (&g_array_index (self->set.series, SonderSeries, i)))
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

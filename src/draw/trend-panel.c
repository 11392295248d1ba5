/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "trend-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "text.h"
#include "words.h"

static PangoLayout *
new_text (const SonderTrendPanel *self, SonderFontRole role, const char *text)
{
  return sonder_text_new (self->frame->theme, role, self->em, text);
}

static double
get_spacing (const SonderTrendPanel *self)
{
  return self->width / self->periods->n_periods;
}

static double
place_period (const SonderTrendPanel *self, guint index)
{
  return self->x + (index + 0.5) * get_spacing (self);
}

static double
place_score (const SonderTrendPanel *self, double score)
{
  double place = CLAMP (sonder_axis_place (self->axis, score), 0, 1);

  return self->y + (1 - place) * self->height;
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

static double *
trace_scores (const SonderTrendPanel *self, const SonderSeries *series, guint begin, guint end)
{
  double *points = g_new (double, 2 * (end - begin));

  for (guint i = begin; i < end; i++)
    {
      points[2 * (i - begin)] = place_period (self, i);
      points[2 * (i - begin) + 1] = place_score (self, sonder_series_get_point (series, i)->score);
    }
  return points;
}

/* Along the upper limits and back along the lower ones. */
static double *
trace_band (const SonderTrendPanel *self, guint begin, guint end)
{
  guint n = end - begin;
  double *points = g_new (double, 4 * n);

  for (guint i = 0; i < n; i++)
    {
      const SonderFigure *point = sonder_series_get_point (self->series, begin + i);
      guint back = 2 * n - 1 - i;

      points[2 * i] = points[2 * back] = place_period (self, begin + i);
      points[2 * i + 1] = place_score (self, get_high (point));
      points[2 * back + 1] = place_score (self, get_low (point));
    }
  return points;
}

static void
put_text (const SonderTrendPanel *self,
          SonderPart part,
          PangoLayout *layout,
          double x,
          double anchor,
          double middle,
          SonderInk ink)
{
  sonder_frame_put_text (self->frame, part, layout, x, anchor, middle, ink);
}

static void
add_heading (const SonderTrendPanel *self)
{
  const SonderSeries *series = self->series;
  double right = self->x + self->width + self->value_width;
  double middle = self->y - 1.05 * self->em;
  const SonderItemRef item = { series->group, series->id, -1, -1 };
  g_autofree char *number = sonder_words_integer (series->total->n);
  /* Translators: number of answers over a small panel */
  g_autofree char *count = g_strdup_printf (C_ ("panel", "n = %s"), number);
  PangoLayout *count_text = new_text (self, SONDER_FONT_SMALL, count);
  PangoLayout *name = new_text (self, SONDER_FONT_STRONG, series->label);
  SonderBox *box;

  sonder_text_shorten (name, right - self->x - sonder_text_get_width (count_text) - self->em,
                       self->frame->ellipsis);
  box =
      sonder_frame_put_text (self->frame, SONDER_PART_GROUP, name, self->x, 0, middle,
                             series->role == SONDER_GROUP_REST ? SONDER_INK_DIM : SONDER_INK_TEXT);
  sonder_box_set_item (box, &item, series->label);
  put_text (self, SONDER_PART_COUNT, count_text, right, 1, middle, SONDER_INK_DIM);
}

static void
add_ticks (const SonderTrendPanel *self)
{
  gboolean drawn = sonder_series_find_last (self->series) != NULL;
  /* Not through the last value, which stands beside its dot. */
  double right = place_period (self, self->periods->n_periods - 1) + 0.4 * self->em;

  for (guint i = 0; i < sonder_axis_get_n_ticks (self->axis); i++)
    {
      double value = sonder_axis_get_tick (self->axis, i);
      double y = place_score (self, value);
      gboolean zero = value == 0 && self->axis->low < 0;
      g_autofree char *text = sonder_words_number (value, self->axis->decimals);

      if (drawn)
        sonder_frame_add_rule (self->frame, zero ? SONDER_PART_AXIS : SONDER_PART_GRID, self->x, y,
                               right, y, zero ? SONDER_INK_AXIS : SONDER_INK_GRID);
      if (self->with_ticks)
        put_text (self, SONDER_PART_TICK, new_text (self, SONDER_FONT_SMALL, text),
                  self->x - 0.6 * self->em, 1, y, SONDER_INK_DIM);
    }
}

static void
add_period_label (const SonderTrendPanel *self, guint index)
{
  g_autofree char *text = sonder_period_axis_get_label (self->periods, index);
  PangoLayout *layout = new_text (self, SONDER_FONT_SMALL, text);
  double width = sonder_text_get_width (layout);
  double most = self->x + self->width + self->value_width - width;
  double x = place_period (self, index);
  double bottom = self->y + self->height;

  sonder_frame_add_rule (self->frame, SONDER_PART_GRID, x, bottom, x, bottom + 0.3 * self->em,
                         SONDER_INK_AXIS);
  put_text (self, SONDER_PART_TICK, layout, CLAMP (x - width / 2, self->x, MAX (most, self->x)), 0,
            bottom + 0.95 * self->em, SONDER_INK_DIM);
}

static void
add_periods (const SonderTrendPanel *self)
{
  double bottom = self->y + self->height;

  sonder_frame_add_rule (self->frame, SONDER_PART_AXIS, self->x, bottom, self->x + self->width,
                         bottom, SONDER_INK_AXIS);
  for (guint i = 0; self->with_periods && i < self->periods->n_periods; i++)
    {
      if (sonder_period_axis_has_label (self->periods, i))
        add_period_label (self, i);
    }
}

static void
add_overall (const SonderTrendPanel *self)
{
  const SonderSeries *overall = self->overall;
  SonderFrame *frame = self->frame;
  guint begin = 0, end;

  for (; overall && sonder_series_find_run (overall, &begin, &end); begin = end)
    {
      g_autofree double *points = trace_scores (self, overall, begin, end);

      if (end - begin > 1)
        sonder_scene_add_line (frame->scene, SONDER_PART_REFERENCE, points, end - begin,
                               sonder_frame_get_ink (frame, SONDER_INK_AXIS),
                               MAX (1, 0.09 * self->em));
    }
}

static gboolean
is_unsure_step (const SonderTrendPanel *self, guint from)
{
  return sonder_frame_is_unsure (sonder_series_get_point (self->series, from)) ||
         sonder_frame_is_unsure (sonder_series_get_point (self->series, from + 1));
}

/* How far steps of a run are alike in how sure they are: behind the last point. */
static guint
find_stretch_end (const SonderTrendPanel *self, guint begin, guint end)
{
  gboolean unsure = is_unsure_step (self, begin);
  guint last = begin + 1;

  while (last + 1 < end && is_unsure_step (self, last) == unsure)
    last++;
  return last + 1;
}

static SonderColor
get_band_color (const SonderTrendPanel *self, gboolean unsure)
{
  SonderColor paper = sonder_frame_get_ink (self->frame, SONDER_INK_PAPER);
  SonderColor wash = sonder_theme_get_wash (self->frame->theme, self->color);

  return unsure ? sonder_color_mix (paper, wash, 0.5) : wash;
}

static void
add_single_interval (const SonderTrendPanel *self, guint index)
{
  g_autofree double *points = trace_band (self, index, index + 1);

  sonder_scene_add_line (self->frame->scene, SONDER_PART_INTERVAL, points, 2, self->color,
                         MAX (1, 0.08 * self->em));
}

/* What rests on few people is paler, so that it does not speak the loudest. */
static void
add_band (const SonderTrendPanel *self, guint begin, guint end)
{
  guint stretch_end;

  if (end - begin == 1)
    add_single_interval (self, begin);
  for (; begin + 1 < end; begin = stretch_end - 1)
    {
      g_autofree double *points = NULL;

      stretch_end = find_stretch_end (self, begin, end);
      points = trace_band (self, begin, stretch_end);
      sonder_scene_add_area (self->frame->scene, SONDER_PART_PANEL, points,
                             2 * (stretch_end - begin),
                             get_band_color (self, is_unsure_step (self, begin)));
    }
}

static void
add_line (const SonderTrendPanel *self, guint begin, guint end)
{
  guint stretch_end;

  for (; begin + 1 < end; begin = stretch_end - 1)
    {
      g_autofree double *points = NULL;
      double width = is_unsure_step (self, begin) ? 0.08 : 0.17;

      stretch_end = find_stretch_end (self, begin, end);
      points = trace_scores (self, self->series, begin, stretch_end);
      sonder_scene_add_line (self->frame->scene, SONDER_PART_MARK, points, stretch_end - begin,
                             self->color, MAX (1, width * self->em));
    }
}

static char *
make_label (const SonderTrendPanel *self, guint index)
{
  g_autofree char *period =
      sonder_words_period (self->periods->first + (int)index, self->periods->unit);
  /* Translators: group and period */
  g_autofree char *name =
      g_strdup_printf (C_ ("point in time", "%s, %s"), self->series->label, period);

  return sonder_words_figure (name, &self->frame->spec->figures->scale,
                              sonder_series_get_point (self->series, index));
}

/* Where points stand close, only those that say something get a mark: few
 * answers, neighbours missing, or the last. */
static gboolean
wants_dot (const SonderTrendPanel *self, guint index)
{
  const SonderSeries *series = self->series;
  const SonderFigure *point = sonder_series_get_point (series, index);
  gboolean alone =
      (index == 0 || sonder_series_get_point (series, index - 1)->n == 0) &&
      (index + 1 == series->points->len || sonder_series_get_point (series, index + 1)->n == 0);

  if (point->n == 0)
    return FALSE;
  return alone || sonder_frame_is_unsure (point) || point == sonder_series_find_last (series) ||
         get_spacing (self) >= 0.8 * self->em;
}

static void
add_dots (const SonderTrendPanel *self)
{
  double radius = CLAMP (0.38 * get_spacing (self), 1.5, 0.3 * self->em);

  for (guint i = 0; i < self->series->points->len; i++)
    {
      const SonderFigure *point = sonder_series_get_point (self->series, i);
      const SonderItemRef item = { self->series->group, self->series->id, (int)i, -1 };
      g_autofree char *label = NULL;
      SonderBox *box;

      if (!wants_dot (self, i))
        continue;
      label = make_label (self, i);
      box = sonder_frame_add_dot (self->frame, SONDER_MARKER_CIRCLE, place_period (self, i),
                                  place_score (self, point->score), radius, self->color,
                                  sonder_frame_is_unsure (point));
      sonder_box_set_item (box, &item, label);
    }
}

/* A pointer means the period that it is over, wherever the line runs. */
static void
add_targets (const SonderTrendPanel *self)
{
  for (guint i = 0; i < self->series->points->len; i++)
    {
      const SonderItemRef item = { self->series->group, self->series->id, (int)i, -1 };
      g_autofree char *label = make_label (self, i);
      SonderBox *box = sonder_scene_add_rectangle (
          self->frame->scene, SONDER_PART_TARGET, self->x + i * get_spacing (self), self->y,
          get_spacing (self), self->height, (SonderColor){ 0 });

      sonder_box_set_item (box, &item, label);
    }
}

/* Beside the last dot; behind the panel where its last periods have no answers. */
static double
get_value_place (const SonderTrendPanel *self)
{
  guint last = self->periods->n_periods - 1;

  if (sonder_series_get_point (self->series, last)->n > 0)
    return place_period (self, last) + 0.7 * self->em;
  return self->x + self->width + 0.3 * self->em;
}

static void
add_last_value (const SonderTrendPanel *self)
{
  const SonderFigure *last = sonder_series_find_last (self->series);
  PangoLayout *layout;
  g_autofree char *text = NULL;
  double half, y;

  if (last == NULL)
    return;
  text = sonder_words_score (&self->frame->spec->figures->scale, last->score);
  layout = new_text (self, sonder_frame_is_unsure (last) ? SONDER_FONT_BODY : SONDER_FONT_STRONG,
                     text);
  half = sonder_text_get_height (layout) / 2;
  y = CLAMP (place_score (self, last->score), self->y + half, self->y + self->height - half);
  put_text (self, SONDER_PART_VALUE, layout, get_value_place (self), 0, y, SONDER_INK_TEXT);
}

static void
add_empty (const SonderTrendPanel *self)
{
  PangoLayout *layout = new_text (self, SONDER_FONT_SMALL, _ ("no answers"));

  sonder_text_fit (layout, self->width);
  put_text (self, SONDER_PART_MARK_LABEL, layout, self->x + self->width / 2, 0.5,
            self->y + self->height / 2, SONDER_INK_DIM);
}

/**
 * sonder_trend_panel_add:
 *
 * Adds a panel to the scene of its frame.
 */
void
sonder_trend_panel_add (const SonderTrendPanel *self)
{
  guint begin = 0, end;
  g_autofree char *label = sonder_words_figure (
      self->series->label, &self->frame->spec->figures->scale, self->series->total);

  sonder_scene_describe (self->frame->scene, label);
  add_heading (self);
  for (; sonder_series_find_run (self->series, &begin, &end); begin = end)
    add_band (self, begin, end);
  add_ticks (self);
  add_periods (self);
  if (sonder_series_find_last (self->series) == NULL)
    {
      add_empty (self);
      return;
    }
  add_overall (self);
  for (begin = 0; sonder_series_find_run (self->series, &begin, &end); begin = end)
    add_line (self, begin, end);
  add_dots (self);
  add_last_value (self);
  add_targets (self);
}

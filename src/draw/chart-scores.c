/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-scores.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart-rows.h"
#include "score-axis.h"
#include "text.h"
#include "words.h"

/* How a group stands to the rest, as far as a test says so. */
typedef enum
{
  STANDING_UNKNOWN,
  STANDING_EVEN,
  STANDING_ABOVE,
  STANDING_BELOW,
} Standing;

typedef struct
{
  SonderFrame frame;
  SonderRows rows;
  SonderAxis axis;
  Standing *standings;
  gboolean judged;
} Chart;

static const SonderGroup *
get_group (const SonderFigures *figures, int index)
{
  return g_ptr_array_index (figures->groups, (guint)index);
}

/* The comparison has figures of its own (each customer counts once): groups are
 * matched by id, not by position. */
static void
set_standing (Chart *self, const SonderComparison *comparison, int index, Standing standing)
{
  const SonderFigures *figures = self->frame.spec->figures;
  const char *id = get_group (comparison->figures, index)->id;

  for (guint i = 0; i < figures->groups->len; i++)
    {
      if (g_strcmp0 (get_group (figures, (int)i)->id, id) == 0)
        self->standings[i] = standing;
    }
}

static void
judge (Chart *self)
{
  const SonderComparison *comparison = self->frame.spec->comparison;

  self->standings = g_new0 (Standing, self->frame.spec->figures->groups->len + 1);
  if (comparison == NULL || comparison->against != SONDER_AGAINST_REST ||
      sonder_comparison_is_undecided (comparison))
    return;

  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      const SonderPair *pair = &g_array_index (comparison->pairs, SonderPair, i);
      gboolean above = pair->difference > 0;

      if (pair->note != SONDER_PAIR_TESTED)
        continue;
      self->judged = TRUE;
      set_standing (self, comparison, pair->a,
                    !pair->significant ? STANDING_EVEN
                    : above            ? STANDING_ABOVE
                                       : STANDING_BELOW);
      /* Of two groups each is the other's rest: they make one pair. */
      if (pair->b >= 0)
        set_standing (self, comparison, pair->b,
                      !pair->significant ? STANDING_EVEN
                      : above            ? STANDING_BELOW
                                         : STANDING_ABOVE);
    }
}

static SonderMarker
get_marker (Standing standing)
{
  return standing == STANDING_ABOVE   ? SONDER_MARKER_TRIANGLE_UP
         : standing == STANDING_BELOW ? SONDER_MARKER_TRIANGLE_DOWN
                                      : SONDER_MARKER_CIRCLE;
}

static SonderColor
get_color (const Chart *self, Standing standing)
{
  SonderTheme *theme = self->frame.theme;

  switch (standing)
    {
    case STANDING_ABOVE:
      return sonder_theme_get_band_color (theme, 2, 3);
    case STANDING_BELOW:
      return sonder_theme_get_band_color (theme, 0, 3);
    case STANDING_EVEN:
      return sonder_theme_find_slot (theme, "gray").color;
    case STANDING_UNKNOWN:
    default:
      return sonder_theme_find_slot (theme, self->judged ? "gray" : "blue").color;
    }
}

static gboolean
has_standing (const Chart *self, Standing standing)
{
  const SonderFigures *figures = self->frame.spec->figures;

  for (guint i = 0; i < figures->groups->len; i++)
    {
      if (self->standings[i] == standing && get_group (figures, (int)i)->figure.n > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_key (Chart *self)
{
  static const struct
  {
    Standing standing;
    const char *text;
  } meanings[] = {
    { STANDING_ABOVE, N_ ("clearly above the rest") },
    { STANDING_BELOW, N_ ("clearly below the rest") },
    { STANDING_EVEN, N_ ("no clear difference") },
  };
  SonderKeyEntry entries[G_N_ELEMENTS (meanings) + 1];
  guint n_entries = 0;

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (!has_standing (self, meanings[i].standing))
        continue;
      entries[n_entries++] = (SonderKeyEntry){
        .shape = SONDER_SHAPE_MARKER,
        .marker = get_marker (meanings[i].standing),
        .color = get_color (self, meanings[i].standing),
        .text = _ (meanings[i].text),
      };
    }
  if (sonder_frame_has_unsure (&self->frame))
    entries[n_entries++] = (SonderKeyEntry){
      .shape = SONDER_SHAPE_MARKER,
      .color = get_color (self, STANDING_UNKNOWN),
      .hollow = TRUE,
      .text = _ ("fewer than 30 people: too few for a verdict"),
    };
  sonder_frame_add_key (&self->frame, entries, n_entries);
}

static void
widen (const SonderFigure *figure, double *low, double *high)
{
  if (figure->n == 0)
    return;
  *low = fmin (*low, fmin (figure->score, figure->low));
  *high = fmax (*high, fmax (figure->score, figure->high));
}

static void
fit_axis (Chart *self)
{
  const SonderFigures *figures = self->frame.spec->figures;
  double low = INFINITY, high = -INFINITY;
  guint most_ticks = (guint)CLAMP (self->rows.plot_width / (2.9 * self->frame.em), 2, 11);

  widen (&figures->overall, &low, &high);
  for (guint i = 0; i < self->rows.rows->len; i++)
    widen (&sonder_rows_get_group (&self->rows, i)->figure, &low, &high);
  self->axis = sonder_score_axis_fit (&figures->scale, low, high, most_ticks);
}

static double
place (const Chart *self, double value)
{
  return self->rows.plot_x + sonder_axis_place (&self->axis, value) * self->rows.plot_width;
}

static void
add_axis (Chart *self)
{
  for (guint i = 0; i < sonder_axis_get_n_ticks (&self->axis); i++)
    {
      double value = sonder_axis_get_tick (&self->axis, i);
      g_autofree char *text = sonder_words_number (value, self->axis.decimals);

      sonder_rows_add_tick (&self->rows, place (self, value), text,
                            value == 0 && self->axis.low < 0);
    }
}

/* The label stands over its line, or as near as the plot allows. */
static void
add_reference_label (Chart *self, double x)
{
  SonderFrame *frame = &self->frame;
  const SonderFigures *figures = frame->spec->figures;
  g_autofree char *score = sonder_words_score (&figures->scale, figures->overall.score);
  /* Translators: label of the line for all customers together, with their score */
  g_autofree char *text = g_strdup_printf (C_ ("reference", "All customers: %s"), score);
  PangoLayout *layout = sonder_frame_new_text (frame, SONDER_FONT_SMALL, text);
  double left = self->rows.plot_x - 0.5 * frame->em;
  double width = sonder_text_get_width (layout);
  double right = self->rows.plot_x + self->rows.plot_width + 0.5 * frame->em;

  sonder_frame_put_text (frame, SONDER_PART_REFERENCE_LABEL, layout,
                         CLAMP (x - width / 2, left, MAX (left, right - width)), 0,
                         self->rows.reference_middle, SONDER_INK_TEXT);
}

static void
add_reference (Chart *self)
{
  SonderFrame *frame = &self->frame;
  const SonderFigures *figures = frame->spec->figures;
  const SonderItemRef all = { .group = -1, .period = -1, .band = -1 };
  double top = self->rows.reference_middle + 0.65 * frame->em;
  double x = round (place (self, figures->overall.score));
  const double points[] = { x, top, x, self->rows.bottom + 0.25 * frame->em };
  g_autofree char *label =
      sonder_words_figure (_ ("All customers"), &figures->scale, &figures->overall);
  SonderBox *line;

  line = sonder_scene_add_line (frame->scene, SONDER_PART_REFERENCE, points, 2,
                                sonder_frame_get_ink (frame, SONDER_INK_REFERENCE),
                                2 * MAX (1, round (frame->em / 18)));
  sonder_box_set_item (line, &all, label);
  sonder_scene_describe (frame->scene, label);
  add_reference_label (self, x);
}

/* A wash behind the reference line: it is an estimate, too. */
static void
add_reference_interval (Chart *self)
{
  const SonderFigure *overall = &self->frame.spec->figures->overall;
  double left = place (self, overall->low);

  if (isnan (overall->low))
    return;
  sonder_scene_add_rectangle (self->frame.scene, SONDER_PART_PANEL, left, self->rows.top,
                              place (self, overall->high) - left,
                              self->rows.bottom + 0.25 * self->frame.em - self->rows.top,
                              sonder_frame_get_ink (&self->frame, SONDER_INK_PANEL));
}

static void
add_interval (Chart *self, guint row, SonderColor color, const char *label)
{
  const SonderFigure *figure = &sonder_rows_get_group (&self->rows, row)->figure;
  SonderItemRef item = sonder_rows_get_item (&self->rows, row);
  double middle = sonder_rows_get_middle (&self->rows, row);
  const double points[] = { place (self, figure->low), middle, place (self, figure->high), middle };
  double thickness = sonder_frame_is_unsure (figure) ? 0.1 : 0.24;
  SonderBox *line;

  if (isnan (figure->low))
    return;
  line = sonder_scene_add_line (self->frame.scene, SONDER_PART_INTERVAL, points, 2, color,
                                MAX (1, thickness * self->rows.em));
  sonder_box_set_item (line, &item, label);
}

/* A rim of paper sets a filled mark off from its interval line, unless hardly any
 * of the line would be left. */
static void
set_off (const Chart *self, SonderBox *mark, const SonderFigure *figure)
{
  double line = place (self, figure->high) - place (self, figure->low);

  if (sonder_color_is_visible (mark->stroke) || line < 2.5 * mark->width)
    return;
  mark->stroke = sonder_frame_get_ink (&self->frame, SONDER_INK_PAPER);
  mark->stroke_width = MAX (1, 0.14 * self->rows.em);
}

static void
add_mark (Chart *self, guint row)
{
  const SonderGroup *group = sonder_rows_get_group (&self->rows, row);
  SonderItemRef item = sonder_rows_get_item (&self->rows, row);
  Standing standing = item.group < 0 ? STANDING_UNKNOWN : self->standings[item.group];
  SonderColor color = group->role == SONDER_GROUP_REST
                          ? sonder_theme_find_slot (self->frame.theme, "gray").color
                          : get_color (self, standing);
  double middle = sonder_rows_get_middle (&self->rows, row);
  g_autofree char *label =
      sonder_words_figure (group->label, &self->frame.spec->figures->scale, &group->figure);
  SonderBox *box;

  sonder_scene_describe (self->frame.scene, label);
  box = sonder_scene_add_rectangle (self->frame.scene, SONDER_PART_TARGET, self->rows.plot_x,
                                    sonder_rows_get_top (&self->rows, row), self->rows.plot_width,
                                    self->rows.pitch, (SonderColor){ 0 });
  sonder_box_set_item (box, &item, label);
  if (group->figure.n == 0)
    {
      sonder_rows_add_empty (&self->rows, row);
      return;
    }
  add_interval (self, row, color, label);
  box = sonder_frame_add_dot (&self->frame, get_marker (standing),
                              place (self, group->figure.score), middle, 0.5 * self->rows.em, color,
                              sonder_frame_is_unsure (&group->figure));
  set_off (self, box, &group->figure);
  sonder_box_set_item (box, &item, label);
}

static void
add_row_rules (Chart *self)
{
  if (self->rows.pitch < 1.9 * self->rows.em)
    return;
  for (guint i = 0; i <= self->rows.rows->len; i++)
    {
      double y = sonder_rows_get_top (&self->rows, i);

      sonder_frame_add_rule (&self->frame, SONDER_PART_GRID, self->frame.x, y,
                             self->frame.x + self->frame.width, y, SONDER_INK_GRID);
    }
}

static void
draw (Chart *self)
{
  sonder_rows_begin (&self->rows, &self->frame, SONDER_ROWS_WITH_LINE);
  fit_axis (self);
  if (!self->rows.with_total)
    add_reference_interval (self);
  add_row_rules (self);
  add_axis (self);
  if (!self->rows.with_total)
    add_reference (self);
  for (guint i = 0; i < self->rows.rows->len; i++)
    add_mark (self, i);
  sonder_rows_add_labels (&self->rows);
  sonder_rows_clear (&self->rows);
}

/**
 * sonder_chart_layout_scores:
 *
 * Sorted dots with interval lines, and a line for all customers together.
 *
 * Returns: (transfer full)
 */
SonderScene *
sonder_chart_layout_scores (const SonderChartSpec *spec,
                            SonderTheme *theme,
                            double width,
                            double height)
{
  Chart self = { 0 };

  sonder_frame_begin (&self.frame, spec, theme, width, height);
  judge (&self);
  if (spec->figures->overall.n == 0)
    sonder_frame_add_empty (&self.frame);
  else
    {
      add_key (&self);
      draw (&self);
    }
  g_free (self.standings);
  return sonder_frame_end (&self.frame);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-distribution.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "axis.h"
#include "bands.h"
#include "chart-rows.h"
#include "text.h"
#include "words.h"

typedef struct
{
  SonderFrame frame;
  SonderRows rows;
  SonderBands bands;
  SonderAxis axis;
} Chart;

static double
get_share (const Chart *self, const SonderFigure *figure, guint band)
{
  return figure->n ? 100.0 * sonder_bands_count (&self->bands, band, figure) / figure->n : 0;
}

/* How much of a bar lies before the middle of the neutral band, in percent. */
static double
get_share_below (const Chart *self, const SonderFigure *figure)
{
  double share = 0;

  for (guint i = 0; i < self->bands.n_bands / 2; i++)
    share += get_share (self, figure, i);
  if (self->bands.has_middle)
    share += get_share (self, figure, self->bands.n_bands / 2) / 2;
  return share;
}

static double
get_start (const Chart *self, const SonderFigure *figure)
{
  return self->frame.spec->whole ? 0 : -get_share_below (self, figure);
}

static void
fit_axis (Chart *self)
{
  double low = self->frame.spec->whole ? 0 : INFINITY;
  double high = self->frame.spec->whole ? 100 : -INFINITY;
  guint most_ticks = (guint)CLAMP (self->rows.plot_width / (2.9 * self->frame.em), 2, 11);

  for (guint i = 0; i < self->rows.rows->len && !self->frame.spec->whole; i++)
    {
      const SonderFigure *figure = &sonder_rows_get_group (&self->rows, i)->figure;
      double start = get_start (self, figure);

      if (figure->n == 0)
        continue;
      low = MIN (low, start);
      high = MAX (high, start + 100);
    }
  self->axis = sonder_axis_fit (low, high, -100, 100, most_ticks);
  /* Bars reach to the ends: an axis that is a little longer than they are only
   * takes room from them. */
  if (!self->frame.spec->whole)
    {
      self->axis.low = low;
      self->axis.high = high;
    }
}

static double
place (const Chart *self, double share)
{
  return self->rows.plot_x + sonder_axis_place (&self->axis, share) * self->rows.plot_width;
}

static void
add_axis (Chart *self)
{
  for (guint i = 0; i < sonder_axis_get_n_ticks (&self->axis); i++)
    {
      double share = sonder_axis_get_tick (&self->axis, i);
      g_autofree char *text = sonder_words_integer ((gint64)fabs (share));

      sonder_rows_add_tick (&self->rows, place (self, share), text, share == 0);
    }
}

static void
add_key (Chart *self)
{
  SonderKeyEntry entries[SONDER_MAX_BANDS + 1];
  char *names[SONDER_MAX_BANDS];
  guint n_bands = self->bands.n_bands;

  for (guint i = 0; i < n_bands; i++)
    {
      names[i] = sonder_bands_get_name (&self->bands, i);
      entries[i] = (SonderKeyEntry){
        .shape = SONDER_SHAPE_RECTANGLE,
        .color = sonder_theme_get_band_color (self->frame.theme, i, n_bands),
        .hatch = sonder_theme_get_band_hatch (self->frame.theme, i, n_bands),
        .text = names[i],
      };
    }
  entries[n_bands] = (SonderKeyEntry){
    .shape = SONDER_SHAPE_RECTANGLE,
    .color = sonder_theme_find_slot (self->frame.theme, "gray").color,
    .hollow = TRUE,
    .text = _ ("fewer than 30 people: too few for a verdict"),
  };
  sonder_frame_add_key (&self->frame, entries,
                        n_bands + (sonder_frame_has_unsure (&self->frame) ? 1 : 0));
  for (guint i = 0; i < n_bands; i++)
    g_free (names[i]);
}

static char *
make_label (const Chart *self, const SonderGroup *group, guint band)
{
  g_autofree char *name = sonder_bands_get_name (&self->bands, band);
  g_autofree char *share = sonder_words_number (get_share (self, &group->figure, band), 0);
  g_autofree char *count =
      sonder_words_integer (sonder_bands_count (&self->bands, band, &group->figure));
  g_autofree char *answers = sonder_words_answers (group->figure.n);

  /* Translators: group, band, percentage, count, "260 answers" */
  return g_strdup_printf (C_ ("band of a group", "%s, %s: %s %% (%s of %s)"), group->label, name,
                          share, count, answers);
}

/* The share in figures, where the bar is wide and high enough for it. */
static void
add_share (Chart *self, const SonderBox *bar, double share, SonderColor ground)
{
  g_autofree char *text = sonder_words_number (share, 0);
  SonderFontRole role = bar->height > 2 * self->rows.em ? SONDER_FONT_BODY : SONDER_FONT_SMALL;
  PangoLayout *layout = sonder_text_new (self->frame.theme, role, self->rows.em, text);
  SonderColor ink = sonder_theme_get_ink_on (self->frame.theme, ground);
  double width, height, x, y;

  sonder_text_get_size (layout, &width, &height);
  if (bar->width < width + 0.5 * self->rows.em || bar->height < 0.94 * height)
    {
      g_object_unref (layout);
      return;
    }
  x = bar->x + (bar->width - width) / 2;
  y = bar->y + (bar->height - height) / 2;
  /* Hatching would run through the figures. */
  if (bar->hatch != SONDER_HATCH_NONE)
    sonder_scene_add_rectangle (self->frame.scene, SONDER_PART_PANEL, x - 0.2 * self->rows.em,
                                bar->y, width + 0.4 * self->rows.em, bar->height, ground);
  sonder_scene_add_text (self->frame.scene, SONDER_PART_MARK_LABEL, x, y, layout, ink);
}

static void
add_bar (Chart *self, guint row, guint band, double start)
{
  const SonderGroup *group = sonder_rows_get_group (&self->rows, row);
  guint n_bands = self->bands.n_bands;
  SonderItemRef item = sonder_rows_get_item (&self->rows, row);
  SonderColor color = sonder_theme_get_band_color (self->frame.theme, band, n_bands);
  double share = get_share (self, &group->figure, band);
  double height = round (sonder_rows_get_thickness (&self->rows));
  double left = round (place (self, start));
  double right = round (place (self, start + share));
  double gap = right - left > 4 ? MAX (1, round (0.08 * self->rows.em)) : 0;
  g_autofree char *label = make_label (self, group, band);
  SonderBox *bar;

  if (share <= 0)
    return;
  bar = sonder_scene_add_rectangle (self->frame.scene, SONDER_PART_MARK, left,
                                    round (sonder_rows_get_middle (&self->rows, row) - height / 2),
                                    MAX (right - left - gap, 0.5), height, color);
  item.band = (int)band;
  sonder_box_set_item (bar, &item, label);
  if (sonder_frame_is_unsure (&group->figure))
    sonder_frame_make_hollow (&self->frame, bar);
  else
    bar->hatch = sonder_theme_get_band_hatch (self->frame.theme, band, n_bands);
  add_share (self, bar, share, bar->fill);
}

static void
add_row (Chart *self, guint row)
{
  const SonderGroup *group = sonder_rows_get_group (&self->rows, row);
  double start = get_start (self, &group->figure);
  g_autofree char *label =
      sonder_words_figure (group->label, &self->frame.spec->figures->scale, &group->figure);

  sonder_scene_describe (self->frame.scene, label);
  if (group->figure.n == 0)
    sonder_rows_add_empty (&self->rows, row);
  for (guint i = 0; i < self->bands.n_bands; i++)
    {
      add_bar (self, row, i, start);
      start += get_share (self, &group->figure, i);
    }
}

static void
add_total_rule (Chart *self)
{
  SonderFrame *frame = &self->frame;
  double y = sonder_rows_get_top (&self->rows, 1);

  if (self->rows.with_total && self->rows.rows->len > 1)
    sonder_frame_add_rule (frame, SONDER_PART_GRID, frame->x, y, frame->x + frame->width, y,
                           SONDER_INK_AXIS);
}

static void
draw (Chart *self)
{
  sonder_rows_begin (&self->rows, &self->frame, SONDER_ROWS_WITH_TOTAL);
  fit_axis (self);
  add_axis (self);
  add_total_rule (self);
  for (guint i = 0; i < self->rows.rows->len; i++)
    add_row (self, i);
  sonder_rows_add_labels (&self->rows);
  sonder_rows_clear (&self->rows);
}

/**
 * sonder_chart_layout_distribution:
 *
 * A bar per group, divided by bands of the scale. The bars are moved so that the
 * middles of their neutral bands stand under each other (Heiberger and Robbins
 * 2014); with SonderChartSpec.whole they all begin at one side.
 *
 * Returns: (transfer full)
 */
SonderScene *
sonder_chart_layout_distribution (const SonderChartSpec *spec,
                                  SonderTheme *theme,
                                  double width,
                                  double height)
{
  Chart self = { .bands = sonder_bands_new (spec->figures->scale) };

  sonder_frame_begin (&self.frame, spec, theme, width, height);
  if (spec->figures->overall.n == 0)
    sonder_frame_add_empty (&self.frame);
  else
    {
      add_key (&self);
      draw (&self);
    }
  return sonder_frame_end (&self.frame);
}

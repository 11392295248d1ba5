/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "text.h"
#include "words.h"

/* In row text sizes */
#define LEAST_PITCH 1.34
#define MOST_PITCH 7
#define LOOSE_PITCH 4
#define LARGEST_TEXT 1.25
#define STACKED_PITCH 3.1
#define TWO_LINE_PITCH 2.5

/* In body text sizes */
#define NARROW 40
#define SMALLEST_TEXT 0.68
#define HEADING 1.5
#define AXIS 1.7
#define OVERHANG 0.25

/* In pixels: below, no text can be read. */
#define SMALLEST_EM 9.5

static const SonderGroup *
get_group (const SonderFigures *figures, int index)
{
  return g_ptr_array_index (figures->groups, (guint)index);
}

/* NaN, for groups without answers, after everything else. */
static int
compare_descending (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);
  return (a < b) - (a > b);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const SonderFigures *figures = data;
  const SonderRow *row_a = a;
  const SonderRow *row_b = b;
  const SonderGroup *group_a = get_group (figures, row_a->group);
  const SonderGroup *group_b = get_group (figures, row_b->group);
  int order = (int)group_a->role - (int)group_b->role;

  if (order == 0 && !sonder_question_is_by_time (figures->question, NULL))
    order = compare_descending (group_a->figure.score, group_b->figure.score);
  return order != 0 ? order : (row_a->group > row_b->group) - (row_a->group < row_b->group);
}

static int
compare_by_answers (gconstpointer a, gconstpointer b, gpointer data)
{
  const SonderRow *row_a = a;
  const SonderRow *row_b = b;
  guint n_a = get_group (data, row_a->group)->figure.n;
  guint n_b = get_group (data, row_b->group)->figure.n;

  return n_a != n_b ? (n_a < n_b) - (n_a > n_b)
                    : (row_a->group > row_b->group) - (row_a->group < row_b->group);
}

static void
collect_rows (SonderRows *self)
{
  const SonderFigures *figures = self->frame->spec->figures;
  gboolean hide_empty = sonder_frame_count_hidden (self->frame) > 0;

  for (guint i = 0; i < figures->groups->len; i++)
    {
      SonderRow row = { .group = (int)i };

      if (!hide_empty || get_group (figures, row.group)->figure.n > 0)
        g_array_append_val (self->rows, row);
    }
}

/* Keeps the groups of which most is known. */
static void
choose_rows (SonderRows *self, guint room)
{
  const SonderFigures *figures = self->frame->spec->figures;
  const SonderRow total = { .group = -1 };

  if (self->rows->len > room)
    {
      g_array_sort_with_data (self->rows, compare_by_answers, (gpointer)figures);
      g_array_set_size (self->rows, room);
    }
  g_array_sort_with_data (self->rows, compare_rows, (gpointer)figures);
  if (self->with_total)
    g_array_prepend_val (self->rows, total);
}

static PangoLayout *
new_text (const SonderRows *self, SonderFontRole role, const char *text)
{
  return sonder_text_new (self->frame->theme, role, self->em, text);
}

static void
shape_row (SonderRows *self, guint index)
{
  SonderRow *row = &g_array_index (self->rows, SonderRow, index);
  const SonderScale *scale = &self->frame->spec->figures->scale;
  const SonderGroup *group = sonder_rows_get_group (self, index);
  g_autofree char *count = sonder_words_integer (group->figure.n);
  g_autofree char *score = sonder_words_score (scale, group->figure.score);
  g_autofree char *interval = sonder_words_interval (scale, &group->figure);

  row->name = new_text (self, row->group < 0 ? SONDER_FONT_STRONG : SONDER_FONT_BODY, group->label);
  row->count = new_text (self, SONDER_FONT_SMALL, count);
  row->score = new_text (self, sonder_frame_is_unsure (&group->figure) ? SONDER_FONT_BODY
                                                                       : SONDER_FONT_STRONG, score);
  row->interval = new_text (self, SONDER_FONT_SMALL, interval);
}

static double
get_widest (const SonderRows *self, gsize member)
{
  double widest = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *row = (const char *)&g_array_index (self->rows, SonderRow, i);
      PangoLayout *layout = *(PangoLayout *const *)(row + member);

      widest = fmax (widest, sonder_text_get_width (layout));
    }
  return ceil (widest);
}

static double
get_heading_width (const SonderRows *self, const char *text)
{
  g_autoptr (PangoLayout) layout = sonder_frame_new_text (self->frame, SONDER_FONT_SMALL, text);

  return ceil (sonder_text_get_width (layout));
}

/* A narrow drawing has no room for a long heading. */
static const char *
get_count_heading (const SonderRows *self)
{
  return self->frame->width < NARROW * self->frame->em ? C_ ("number of answers", "n")
                                                       : _ ("Answers");
}

/* How many rows find room, and the height that is left for them. Where groups are
 * left out, a line says so. */
static guint
find_room (SonderRows *self, double *room)
{
  SonderFrame *frame = self->frame;
  double em = frame->em;
  guint n_rows = self->rows->len;
  guint n_hidden = sonder_frame_count_hidden (frame);
  double least = MIN (em, MAX (SMALLEST_EM, SMALLEST_TEXT * em)) * LEAST_PITCH;
  double total = self->with_total ? least : 0;
  double whole = frame->height - (HEADING + AXIS) * em;

  if (n_hidden > 0)
    whole -= SONDER_FRAME_LINE * em;
  if ((whole - total) / least < n_rows)
    n_rows = (guint)CLAMP ((whole - total - SONDER_FRAME_LINE * em) / least, 1, n_rows);
  sonder_frame_add_left_out (frame, self->rows->len - n_rows, n_hidden);
  *room = frame->height - (HEADING + AXIS) * em;
  return n_rows;
}

/* Text is smaller in many rows, and larger in a few. */
static double
get_text_size (const SonderRows *self)
{
  double em = self->frame->em;
  double largest = CLAMP (self->pitch / LOOSE_PITCH, em, LARGEST_TEXT * em);

  return self->stacked ? em : CLAMP (self->pitch / LEAST_PITCH, 1, largest);
}

static void
divide_height (SonderRows *self, SonderRowsReference reference)
{
  SonderFrame *frame = self->frame;
  double em = frame->em;
  double line = reference == SONDER_ROWS_WITH_LINE ? HEADING * em : 0;
  double room, spare;

  collect_rows (self);
  choose_rows (self, find_room (self, &room));
  self->stacked =
      frame->width < NARROW * em && (room - line) / self->rows->len >= STACKED_PITCH * em;
  if (self->stacked)
    room -= line;
  self->pitch = MIN (room / self->rows->len, MOST_PITCH * em);
  /* A few rows stand where the eye expects them, a little over the middle. */
  spare = MAX (room - self->pitch * self->rows->len, 0) / 3;
  self->heading_middle = frame->y + spare + HEADING / 2 * em;
  self->reference_middle = self->heading_middle + (self->stacked ? line : 0);
  self->top = self->reference_middle + HEADING / 2 * em;
  self->bottom = self->top + self->rows->len * self->pitch;
  self->em = get_text_size (self);
}

static void
divide_width (SonderRows *self)
{
  SonderFrame *frame = self->frame;
  double em = self->em;
  double gap = 1.1 * frame->em;
  g_autofree char *score_name = sonder_words_score_name (&frame->spec->figures->scale);
  double names = get_widest (self, G_STRUCT_OFFSET (SonderRow, name));
  double counts = fmax (get_widest (self, G_STRUCT_OFFSET (SonderRow, count)),
                        get_heading_width (self, get_count_heading (self)));
  double scores = fmax (get_widest (self, G_STRUCT_OFFSET (SonderRow, score)),
                        get_heading_width (self, score_name));
  double intervals = fmax (get_widest (self, G_STRUCT_OFFSET (SonderRow, interval)),
                           /* xgettext:no-c-format */
                           get_heading_width (self, _ ("95 % interval")));
  double end = frame->x + frame->width;

  self->with_intervals = frame->width >= 1.15 * NARROW * frame->em;
  self->interval_x = end - intervals;
  self->score_end = self->with_intervals ? self->interval_x - 0.8 * em : end;
  if (self->stacked)
    {
      self->count_end = self->score_end - scores - gap;
      self->name_width = self->count_end - counts - gap - frame->x;
      self->plot_x = frame->x + gap;
      self->plot_width = frame->width - 2 * gap;
      return;
    }
  self->name_width = MIN (names, floor (0.3 * frame->width));
  self->count_end = frame->x + self->name_width + gap + counts;
  self->plot_x = self->count_end + 1.6 * gap;
  self->plot_width = self->score_end - scores - 1.6 * gap - self->plot_x;
}

static double
get_text_middle (const SonderRows *self, guint row)
{
  double middle = sonder_rows_get_top (self, row) + self->pitch / 2;

  return self->stacked ? middle - 0.8 * self->em : middle;
}

/* Where labels stand over the plot, no line runs through them. */
static SonderBox *
put_label (SonderRows *self,
           SonderPart part,
           PangoLayout *layout,
           double x,
           double anchor,
           double middle,
           SonderInk ink)
{
  SonderFrame *frame = self->frame;
  double width, height;

  sonder_text_get_size (layout, &width, &height);
  if (self->stacked)
    sonder_scene_add_rectangle (frame->scene, SONDER_PART_PANEL, x - anchor * width - 0.2 * self->em,
                                middle - height / 2, width + 0.4 * self->em, height,
                                sonder_frame_get_ink (frame, SONDER_INK_PAPER));
  return sonder_frame_put_text (frame, part, g_object_ref (layout), x, anchor, middle, ink);
}

/* A long name takes two lines where the row is high enough, and is shortened
 * where that does not help. */
static void
add_name (SonderRows *self, guint index, SonderRow *row, double middle)
{
  SonderFrame *frame = self->frame;
  const SonderGroup *group = sonder_rows_get_group (self, index);
  SonderInk ink = group->role == SONDER_GROUP_REST ? SONDER_INK_DIM : SONDER_INK_TEXT;
  SonderItemRef item = sonder_rows_get_item (self, index);
  gboolean high = !self->stacked && self->pitch >= TWO_LINE_PITCH * self->em;
  SonderBox *box;

  if (high && sonder_text_get_width (row->name) > self->name_width)
    {
      g_object_unref (row->name);
      row->name = sonder_text_new_paragraph (frame->theme, SONDER_FONT_BODY, self->em, group->label,
                                             self->name_width, 2);
      pango_layout_set_ellipsize (row->name, frame->ellipsis);
    }
  else
    sonder_text_shorten (row->name, self->name_width, frame->ellipsis);
  box = put_label (self, SONDER_PART_GROUP, row->name, frame->x, 0, middle, ink);
  sonder_box_set_item (box, &item, group->label);
}

static void
add_row_labels (SonderRows *self, guint index)
{
  SonderRow *row = &g_array_index (self->rows, SonderRow, index);
  double middle = get_text_middle (self, index);

  add_name (self, index, row, middle);
  put_label (self, SONDER_PART_COUNT, row->count, self->count_end, 1, middle, SONDER_INK_DIM);
  if (sonder_rows_get_group (self, index)->figure.n == 0)
    return;
  put_label (self, SONDER_PART_VALUE, row->score, self->score_end, 1, middle, SONDER_INK_TEXT);
  if (self->with_intervals)
    put_label (self, SONDER_PART_VALUE, row->interval, self->interval_x, 0, middle, SONDER_INK_DIM);
}

static void
add_heading (SonderRows *self, const char *text, double x, double anchor)
{
  PangoLayout *layout = sonder_frame_new_text (self->frame, SONDER_FONT_SMALL, text);

  sonder_frame_put_text (self->frame, SONDER_PART_AXIS_TITLE, layout, x, anchor,
                         self->heading_middle, SONDER_INK_DIM);
}

static void
clear_row (gpointer data)
{
  SonderRow *row = data;

  g_clear_object (&row->name);
  g_clear_object (&row->count);
  g_clear_object (&row->score);
  g_clear_object (&row->interval);
}

/**
 * sonder_rows_begin:
 *
 * Chooses the groups that find room, puts them in order (by score, or by time)
 * and divides the body of @frame among them.
 */
void
sonder_rows_begin (SonderRows *self, SonderFrame *frame, SonderRowsReference reference)
{
  const SonderFigures *figures = frame->spec->figures;

  *self = (SonderRows){ .frame = frame };
  self->with_total = figures->groups->len == 0 ||
                     (reference == SONDER_ROWS_WITH_TOTAL && figures->groups->len > 1);
  self->all.label = (char *)_ ("All customers");
  self->all.figure = figures->overall;
  self->rows = g_array_new (FALSE, TRUE, sizeof (SonderRow));
  g_array_set_clear_func (self->rows, clear_row);
  divide_height (self, reference);
  for (guint i = 0; i < self->rows->len; i++)
    shape_row (self, i);
  divide_width (self);
}

/**
 * sonder_rows_add_labels:
 *
 * Adds names, numbers, scores and the headings of these columns.
 */
void
sonder_rows_add_labels (SonderRows *self)
{
  g_autofree char *score_name = sonder_words_score_name (&self->frame->spec->figures->scale);

  add_heading (self, get_count_heading (self), self->count_end, 1);
  add_heading (self, score_name, self->score_end, 1);
  if (self->with_intervals)
    /* xgettext:no-c-format */
    add_heading (self, _ ("95 % interval"), self->interval_x, 0);
  for (guint i = 0; i < self->rows->len; i++)
    add_row_labels (self, i);
}

/**
 * sonder_rows_add_upright:
 *
 * Adds a line through the plot of all rows. Where names stand over the marks, it
 * is left out behind them.
 */
void
sonder_rows_add_upright (SonderRows *self, SonderPart part, double x, SonderInk ink)
{
  SonderFrame *frame = self->frame;
  double reach = 0.85 * self->em;

  if (!self->stacked)
    sonder_frame_add_rule (frame, part, x, self->top, x, self->bottom + OVERHANG * frame->em, ink);
  for (guint i = 0; self->stacked && i < self->rows->len; i++)
    {
      double middle = sonder_rows_get_middle (self, i);

      sonder_frame_add_rule (frame, part, x, middle - reach, x, middle + reach, ink);
    }
}

/**
 * sonder_rows_add_tick:
 * @text: of the tick's label
 *
 * Adds a grid line (or, where @base, the line that values are counted from) and
 * its label under the rows.
 */
void
sonder_rows_add_tick (SonderRows *self, double x, const char *text, gboolean base)
{
  SonderFrame *frame = self->frame;
  PangoLayout *layout = sonder_frame_new_text (frame, SONDER_FONT_SMALL, text);

  sonder_rows_add_upright (self, base ? SONDER_PART_AXIS : SONDER_PART_GRID, x,
                           base ? SONDER_INK_AXIS : SONDER_INK_GRID);
  sonder_frame_put_text (frame, SONDER_PART_TICK, layout, x, 0.5, self->bottom + 0.95 * frame->em,
                         SONDER_INK_DIM);
}

/**
 * sonder_rows_add_empty:
 *
 * Says in the plot of a row that the group has no answers.
 */
void
sonder_rows_add_empty (SonderRows *self, guint row)
{
  PangoLayout *layout = new_text (self, SONDER_FONT_SMALL, _ ("no answers"));

  sonder_text_fit (layout, self->plot_width - self->em);
  sonder_frame_put_text (self->frame, SONDER_PART_MARK_LABEL, layout, self->plot_x + 0.5 * self->em,
                         0, sonder_rows_get_middle (self, row), SONDER_INK_DIM);
}

void
sonder_rows_clear (SonderRows *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
}

const SonderGroup *
sonder_rows_get_group (const SonderRows *self, guint row)
{
  int group = g_array_index (self->rows, SonderRow, row).group;

  return group < 0 ? &self->all : get_group (self->frame->spec->figures, group);
}

double
sonder_rows_get_top (const SonderRows *self, guint row)
{
  return self->top + row * self->pitch;
}

/**
 * sonder_rows_get_middle:
 *
 * Returns: the height at which the marks of a row stand.
 */
double
sonder_rows_get_middle (const SonderRows *self, guint row)
{
  double middle = sonder_rows_get_top (self, row) + self->pitch / 2;

  return self->stacked ? middle + 0.75 * self->em : middle;
}

/**
 * sonder_rows_get_thickness:
 *
 * Returns: how high a bar in a row may be.
 */
double
sonder_rows_get_thickness (const SonderRows *self)
{
  if (self->stacked)
    return 1.4 * self->em;
  return MIN (self->pitch * 0.72, 2.6 * self->em);
}

SonderItemRef
sonder_rows_get_item (const SonderRows *self, guint row)
{
  return (SonderItemRef){
    .group = g_array_index (self->rows, SonderRow, row).group,
    .group_id = sonder_rows_get_group (self, row)->id,
    .period = -1,
    .band = -1,
  };
}

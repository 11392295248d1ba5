/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "score-mark.h"

#include <math.h>

#include "comparison.h"
#include "palette.h"

#define HEIGHT 20
#define RADIUS 6
#define MARGIN (RADIUS + 2)

struct _SonderScoreMark
{
  GtkWidget parent_instance;
  double    score;
  double    low;
  double    high;
  double    reference;
  double    axis_low;
  double    axis_high;
  gboolean  sure;
  char     *slot;
};

G_DEFINE_FINAL_TYPE (SonderScoreMark, sonder_score_mark, GTK_TYPE_WIDGET)

static float
get_x (SonderScoreMark *self,
       double           value)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2.0 * MARGIN;
  double share = (value - self->axis_low) / (self->axis_high - self->axis_low);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;

  return (float) (MARGIN + width * CLAMP (share, 0, 1));
}

static void
sonder_score_mark_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
}

static void
append_line (GtkSnapshot   *snapshot,
             const GdkRGBA *rgba,
             float          from,
             float          to,
             float          thickness)
{
  gtk_snapshot_append_color (snapshot, rgba,
                             &GRAPHENE_RECT_INIT (MIN (from, to), (HEIGHT - thickness) / 2,
                                                  fabsf (to - from), thickness));
}

static void
append_dot (SonderScoreMark *self,
            GtkSnapshot     *snapshot,
            const GdkRGBA   *rgba)
{
  float x = get_x (self, self->score);
  graphene_rect_t area = GRAPHENE_RECT_INIT (x - RADIUS, HEIGHT / 2.0f - RADIUS, 2 * RADIUS, 2 * RADIUS);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &area, RADIUS);
  if (self->sure)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &circle);
      gtk_snapshot_append_color (snapshot, rgba, &area);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_border (snapshot, &circle, (float[4]) { 2, 2, 2, 2 },
                                (GdkRGBA[4]) { *rgba, *rgba, *rgba, *rgba });
}

static void
sonder_score_mark_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SonderScoreMark *self = SONDER_SCORE_MARK (widget);
  GdkRGBA rgba, axis;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &axis);
  axis.alpha *= 0.2f;
  sonder_palette_get_rgba (self->slot, &rgba);

  append_line (snapshot, &axis, MARGIN, (float) gtk_widget_get_width (widget) - MARGIN, 1);
  if (!isnan (self->reference))
    gtk_snapshot_append_color (
      snapshot, &axis, &GRAPHENE_RECT_INIT (get_x (self, self->reference) - 1, 0, 2, HEIGHT));
  if (!isnan (self->low))
    append_line (snapshot, &rgba, get_x (self, self->low), get_x (self, self->high), 3);
  append_dot (self, snapshot, &rgba);
}

static void
sonder_score_mark_finalize (GObject *object)
{
  g_free (SONDER_SCORE_MARK (object)->slot);
  G_OBJECT_CLASS (sonder_score_mark_parent_class)->finalize (object);
}

static void
sonder_score_mark_class_init (SonderScoreMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sonder_score_mark_finalize;
  widget_class->measure = sonder_score_mark_measure;
  widget_class->snapshot = sonder_score_mark_snapshot;
  /* The words beside it say the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sonder_score_mark_init (SonderScoreMark *self)
{
}

/**
 * sonder_score_mark_new:
 * @figure: one with answers
 * @slot: the colour
 * @axis_low: @axis_high: what the axis covers
 * @reference: the score of all together; NaN for none
 */
GtkWidget *
sonder_score_mark_new (const SonderFigure *figure,
                       const char         *slot,
                       double              axis_low,
                       double              axis_high,
                       double              reference)
{
  SonderScoreMark *self = g_object_new (SONDER_TYPE_SCORE_MARK, NULL);

  self->score = figure->score;
  self->low = figure->low;
  self->high = figure->high;
  self->sure = figure->respondents >= SONDER_FEW_ANSWERS;
  self->reference = reference;
  self->axis_low = axis_low;
  self->axis_high = axis_high;
  self->slot = g_strdup (slot);

  return GTK_WIDGET (self);
}

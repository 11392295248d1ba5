/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "chart-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "paint.h"
#include "text.h"
#include "widget-theme.h"

#define MIN_WIDTH 300
#define MIN_HEIGHT 300

struct _SonderChartView
{
  GtkWidget         parent_instance;
  SonderChartLayout layout;
  gpointer          layout_data;
  SonderScene      *scene; /* for the size and style of now */
  GdkTexture       *picture; /* of the scene, for the scale of now */
  int               scale;
  int               focused; /* box under the keyboard's mark, or -1 */
  gboolean          leads_on;
};

G_DEFINE_FINAL_TYPE (SonderChartView, sonder_chart_view, GTK_TYPE_WIDGET)

enum
{
  MARK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The chart in words is the view's description; its name is its title, or what
 * the mark with the keyboard tells. */
static void
update_accessible (SonderChartView *self,
                   const SonderBox *focused)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  focused != NULL ? focused->label
                                                  : sonder_scene_get_title (self->scene),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sonder_scene_get_description (self->scene), -1);
}

static SonderScene *
ensure_scene (SonderChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->scene == NULL && self->layout != NULL)
    {
      self->scene = self->layout (self->layout_data, sonder_widget_get_theme (widget),
                                  gtk_widget_get_width (widget), gtk_widget_get_height (widget));
      update_accessible (self, NULL);
    }

  return self->scene;
}

static void
drop_scene (SonderChartView *self)
{
  g_clear_pointer (&self->scene, sonder_scene_unref);
  g_clear_object (&self->picture);
}

/* Painted once per scene and scale: a frame then costs next to nothing, and text
 * stands where the layout put it. */
static GdkTexture *
ensure_picture (SonderChartView *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  SonderScene *scene = ensure_scene (self);
  cairo_surface_t *surface;
  g_autoptr (GBytes) bytes = NULL;
  int height, stride;

  if (self->picture != NULL && self->scale == scale)
    return self->picture;

  g_clear_object (&self->picture);
  surface = sonder_scene_render (scene, scale);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_warning ("A chart is too large to be painted");
      cairo_surface_destroy (surface);
      return NULL;
    }

  height = cairo_image_surface_get_height (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  self->picture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                          GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  self->scale = scale;

  return self->picture;
}

static gboolean
is_mark (const SonderBox *box)
{
  return box->has_item && box->label != NULL &&
         (box->part == SONDER_PART_MARK || box->part == SONDER_PART_REFERENCE);
}

static const SonderBox *
get_focused_box (SonderChartView *self)
{
  SonderScene *scene = ensure_scene (self);
  const SonderBox *box;

  if (scene == NULL || self->focused < 0 ||
      self->focused >= (int) sonder_scene_get_n_boxes (scene))
    return NULL;

  box = sonder_scene_get_box (scene, (guint) self->focused);
  /* Another size has other boxes. */
  return is_mark (box) ? box : NULL;
}

static gboolean
leads_on (SonderChartView *self,
          const SonderBox *box)
{
  return self->leads_on && box != NULL && box->item.group_id != NULL;
}

static void
set_focused (SonderChartView *self,
             int              focused)
{
  self->focused = focused;
  update_accessible (self, get_focused_box (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
move_focus (SonderChartView *self,
            int              step)
{
  SonderScene *scene = ensure_scene (self);
  int n_boxes = scene != NULL ? (int) sonder_scene_get_n_boxes (scene) : 0;

  for (int i = self->focused + step; i >= 0 && i < n_boxes; i += step)
    if (is_mark (sonder_scene_get_box (scene, (guint) i)))
      {
        set_focused (self, i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
key_pressed_cb (SonderChartView *self,
                guint            keyval)
{
  const SonderBox *box;

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      move_focus (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      move_focus (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      box = get_focused_box (self);
      if (!leads_on (self, box))
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[MARK_ACTIVATED], 0, &box->item);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->focused < 0)
        return GDK_EVENT_PROPAGATE;
      set_focused (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
released_cb (SonderChartView *self,
             int              n_press,
             double           x,
             double           y)
{
  SonderScene *scene = ensure_scene (self);
  const SonderBox *box = scene != NULL ? sonder_scene_hit (scene, x, y) : NULL;

  if (leads_on (self, box))
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, &box->item);
}

static void
motion_cb (SonderChartView *self,
           double           x,
           double           y)
{
  SonderScene *scene = ensure_scene (self);
  const SonderBox *box = scene != NULL ? sonder_scene_hit (scene, x, y) : NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), leads_on (self, box) ? "pointer" : NULL);
}

static void
sonder_chart_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = *minimum;
}

static void
sonder_chart_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  SonderChartView *self = SONDER_CHART_VIEW (widget);

  if (self->scene != NULL && sonder_scene_get_width (self->scene) == width &&
      sonder_scene_get_height (self->scene) == height)
    return;

  drop_scene (self);
}

static void
snapshot_outline (SonderChartView *self,
                  GtkSnapshot     *snapshot,
                  const SonderBox *box)
{
  GskRoundedRect outline;
  GdkRGBA rgba;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &rgba);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) box->x - 4, (float) box->y - 4,
                                                        (float) box->width + 8,
                                                        (float) box->height + 8),
                                   6);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static GdkRGBA
get_ink (SonderTheme *theme,
         SonderInk    ink)
{
  SonderColor color = sonder_theme_get_ink (theme, ink);

  return (GdkRGBA) { (float) color.red, (float) color.green, (float) color.blue, 1 };
}

/* Under the mark, or over it where there is no room. */
static graphene_rect_t
place_label (SonderChartView *self,
             const SonderBox *box,
             PangoLayout     *text,
             double           margin)
{
  double width, height;
  double most_x, y = box->y + box->height + margin;

  sonder_text_get_size (text, &width, &height);
  most_x = gtk_widget_get_width (GTK_WIDGET (self)) - width - 2 * margin;
  if (y + height + margin > gtk_widget_get_height (GTK_WIDGET (self)))
    y = box->y - height - 2 * margin;

  return GRAPHENE_RECT_INIT ((float) CLAMP (box->x + (box->width - width) / 2 - margin, 0,
                                            MAX (most_x, 0)),
                             (float) y, (float) (width + 2 * margin), (float) (height + margin));
}

/* What the tooltip tells a pointer stands beside the mark for the keyboard. */
static void
snapshot_label (SonderChartView *self,
                GtkSnapshot     *snapshot,
                const SonderBox *box)
{
  SonderTheme *theme = sonder_widget_get_theme (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double em = sonder_theme_get_em (theme, width, gtk_widget_get_height (GTK_WIDGET (self)));
  double margin = 0.6 * em;
  g_autoptr (PangoLayout) text = sonder_text_new_paragraph (
    theme, SONDER_FONT_BODY, em, box->label, MAX (width - 4 * em, em), 4);
  graphene_rect_t area = place_label (self, box, text, margin);
  GdkRGBA ground = get_ink (theme, SONDER_INK_TEXT);
  GdkRGBA ink = get_ink (theme, SONDER_INK_PAPER);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area.origin.x + (float) margin,
                                                          area.origin.y + (float) margin / 2));
  gtk_snapshot_append_layout (snapshot, text, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
sonder_chart_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SonderChartView *self = SONDER_CHART_VIEW (widget);
  SonderScene *scene = ensure_scene (self);
  const SonderBox *box = get_focused_box (self);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GdkTexture *picture;

  if (scene == NULL)
    return;

  picture = ensure_picture (self);
  if (picture != NULL)
    gtk_snapshot_append_texture (snapshot, picture, &GRAPHENE_RECT_INIT (0, 0, width, height));

  if (box != NULL && gtk_widget_has_focus (widget))
    {
      snapshot_outline (self, snapshot, box);
      snapshot_label (self, snapshot, box);
    }
}

static gboolean
sonder_chart_view_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  SonderChartView *self = SONDER_CHART_VIEW (widget);
  SonderScene *scene = ensure_scene (self);
  const SonderBox *box;
  GdkRectangle area;

  if (scene == NULL)
    return FALSE;

  box = keyboard ? get_focused_box (self) : sonder_scene_hit (scene, x, y);
  if (box == NULL || box->label == NULL)
    return FALSE;

  area = (GdkRectangle) { (int) box->x, (int) box->y, (int) box->width, (int) box->height };
  gtk_tooltip_set_tip_area (tooltip, &area);
  gtk_tooltip_set_text (tooltip, box->label);

  return TRUE;
}

static void
sonder_chart_view_dispose (GObject *object)
{
  drop_scene (SONDER_CHART_VIEW (object));
  G_OBJECT_CLASS (sonder_chart_view_parent_class)->dispose (object);
}

static void
sonder_chart_view_class_init (SonderChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_chart_view_dispose;
  widget_class->measure = sonder_chart_view_measure;
  widget_class->size_allocate = sonder_chart_view_size_allocate;
  widget_class->snapshot = sonder_chart_view_snapshot;
  widget_class->query_tooltip = sonder_chart_view_query_tooltip;

  /**
   * SonderChartView::mark-activated:
   * @item: (type SonderItemRef): what the mark stands for
   */
  signals[MARK_ACTIVATED] =
    g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
sonder_chart_view_init (SonderChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->focused = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (sonder_chart_view_changed), self, G_CONNECT_SWAPPED);
}

/**
 * sonder_chart_view_set_layout:
 * @layout: makes the drawing for a theme and size; is called when one is needed
 * @data: for @layout; must outlive the view
 */
void
sonder_chart_view_set_layout (SonderChartView  *self,
                              SonderChartLayout layout,
                              gpointer          data)
{
  self->layout = layout;
  self->layout_data = data;
  sonder_chart_view_changed (self);
}

/**
 * sonder_chart_view_changed:
 *
 * What is to be drawn changed.
 */
void
sonder_chart_view_changed (SonderChartView *self)
{
  drop_scene (self);
  self->focused = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sonder_chart_view_set_leads_on:
 * @leads_on: whether marks of groups lead to something
 */
void
sonder_chart_view_set_leads_on (SonderChartView *self,
                                gboolean         leads_on_now)
{
  self->leads_on = leads_on_now;
}

/**
 * sonder_chart_view_get_scene:
 *
 * Returns: (transfer none) (nullable): what is shown, for the size of now
 */
SonderScene *
sonder_chart_view_get_scene (SonderChartView *self)
{
  return ensure_scene (self);
}

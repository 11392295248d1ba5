/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include <adwaita.h>
#include <math.h>

#include "board-focus.h"
#include "board-words.h"
#include "map-edits.h"
#include "map-names.h"
#include "privacy.h"
#include "widget-theme.h"

#define LEAST_WIDTH 260
#define LEAST_HEIGHT 200

G_DEFINE_FINAL_TYPE (SonderBoardView, sonder_board_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CURRENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

SonderItem *
sonder_board_view_get_map (SonderBoardView *self)
{
  return self->map_id != NULL && self->project != NULL
             ? sonder_project_find_item (self->project, SONDER_KIND_MAP, self->map_id)
             : NULL;
}

SonderItem *
sonder_board_view_find_note (SonderBoardView *self, const char *id)
{
  SonderItem *map = sonder_board_view_get_map (self);

  return map != NULL && id != NULL ? sonder_item_find (map, "notes", id) : NULL;
}

/* Text grows with the board, and on a screen of its own it can be read from the
 * back row: a fortieth of the screen's height. */
static double
get_em (SonderBoardView *self, int width)
{
  double scale = sonder_theme_get_text_scale (sonder_widget_get_theme (GTK_WIDGET (self)));
  double em = MAX (12, 6.5 + width / 125.0) * scale;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->full && root != NULL)
    em = MAX (em, ceil (gtk_widget_get_height (GTK_WIDGET (root)) / 40.0));

  return em;
}

/* A board that was measured is as high as its notes need: where it gets that height
 * it stays as it is. */
static gboolean
is_current (SonderBoardView *self, int width, int height)
{
  return self->board != NULL && self->board_width == width &&
         (self->board_height == height ||
          sonder_scene_get_height (sonder_board_get_scene (self->board)) == height);
}

static void
ensure_board (SonderBoardView *self, int width, int height)
{
  SonderItem *map = sonder_board_view_get_map (self);
  GtkWidget *widget = GTK_WIDGET (self);
  SonderItem *root = map != NULL ? sonder_project_get_root (self->project) : NULL;
  g_autofree char *subject =
      map != NULL ? sonder_map_dup_shown_subject (self->project, map) : NULL;
  SonderBoardOptions options;

  if (map == NULL || width < 1)
    return;
  if (is_current (self, width, height))
    return;

  options = (SonderBoardOptions){
    .em = get_em (self, width),
    .bold_lines = sonder_widget_is_high_contrast (widget),
    .subject = subject,
    .color = sonder_map_get_color (map, root),
    .draft_region = self->draft_region,
    .masking = sonder_privacy_get_masking (self->project),
  };
  g_clear_pointer (&self->board, sonder_board_free);
  g_clear_pointer (&self->strips, sonder_board_strips_free);
  self->board = sonder_board_new (map, sonder_widget_get_theme (widget), &options, width, height,
                                  self->texts);
  self->board_width = width;
  self->board_height = height;
  self->strips = sonder_board_strips_new (sonder_board_get_scene (self->board),
                                          gtk_widget_get_scale_factor (widget));
}

void
sonder_board_view_invalidate (SonderBoardView *self)
{
  g_clear_pointer (&self->board, sonder_board_free);
  g_clear_pointer (&self->strips, sonder_board_strips_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* What is being written is not left open for all to see. */
static void
privacy_changed_cb (SonderBoardView *self)
{
  sonder_board_view_pause_writing (self);
  sonder_board_view_invalidate (self);
}

static void
get_visible_range (SonderBoardView *self, double *top, double *bottom)
{
  *top = 0;
  *bottom = gtk_widget_get_height (GTK_WIDGET (self));
  if (self->scroll != NULL)
    {
      *top = gtk_adjustment_get_value (self->scroll);
      *bottom = *top + gtk_adjustment_get_page_size (self->scroll);
    }
}

static void
snapshot_strips (SonderBoardView *self, GtkSnapshot *snapshot)
{
  double top, bottom;

  get_visible_range (self, &top, &bottom);
  sonder_board_strips_snapshot (self->strips, snapshot, top, bottom);
}

/* Of hundreds of spots only that with the focus and the current one are seen. */
static void
snapshot_children (SonderBoardView *self, GtkSnapshot *snapshot)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!SONDER_IS_BOARD_SPOT (child) || child == focused ||
        gtk_widget_has_css_class (child, "current") ||
        gtk_widget_has_css_class (child, "picked"))
      gtk_widget_snapshot_child (GTK_WIDGET (self), child, snapshot);
}

static void
sonder_board_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);

  if (self->strips == NULL)
    return;

  snapshot_strips (self, snapshot);
  snapshot_children (self, snapshot);
  if (self->drag.started)
    sonder_board_view_snapshot_drag (self, snapshot);
}

static void
sonder_board_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = 800;
      return;
    }

  *minimum = *natural = LEAST_HEIGHT;
  if (for_size < 1)
    return;
  ensure_board (self, for_size, self->board_width == for_size ? self->board_height : 0);
  if (self->board != NULL)
    *minimum = *natural = (int)sonder_board_get_needed_height (self->board);
}

static GtkSizeRequestMode
sonder_board_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sonder_board_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);

  ensure_board (self, width, height);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->board == NULL)
    return;

  sonder_board_view_place_spots (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->editor)))
    sonder_board_view_place_editor (self);
}

static gboolean
sonder_board_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderBoardSpot *from = sonder_board_view_get_focused (self);
  GtkWidget *to;

  /* From the editor on: where its note is. */
  if (gtk_widget_get_visible (GTK_WIDGET (self->editor)))
    {
      sonder_board_view_pause_writing (self);
      return TRUE;
    }

  to = sonder_board_focus_find (self->regions, self->notes, from, direction);
  if (from == NULL && self->current != NULL)
    to = g_hash_table_lookup (self->notes, self->current);

  return to != NULL && gtk_widget_grab_focus (to);
}

static void
sonder_board_view_map (GtkWidget *widget)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (sonder_board_view_parent_class)->map (widget);
  if (scroller != NULL)
    {
      self->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
      g_object_ref (self->scroll);
      g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                               self, G_CONNECT_SWAPPED);
    }
}

static void
sonder_board_view_unmap (GtkWidget *widget)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);

  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_func (self->scroll, gtk_widget_queue_draw, self);
  g_clear_object (&self->scroll);
  g_clear_handle_id (&self->reveal_idle, g_source_remove);
  GTK_WIDGET_CLASS (sonder_board_view_parent_class)->unmap (widget);
}

static void
sonder_board_view_dispose (GObject *object)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reveal_idle, g_source_remove);
  sonder_board_drag_clear (&self->drag);
  if (self->notes != NULL)
    sonder_board_view_clear_spots (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->menu = NULL;
  g_clear_pointer (&self->strips, sonder_board_strips_free);
  g_clear_pointer (&self->board, sonder_board_free);
  g_clear_pointer (&self->texts, sonder_board_texts_free);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->picked, g_hash_table_unref);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_board_view_parent_class)->dispose (object);
}

static void
sonder_board_view_finalize (GObject *object)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (object);

  g_free (self->map_id);
  g_free (self->author);
  g_free (self->current);
  g_free (self->edited);
  g_free (self->draft_region);

  G_OBJECT_CLASS (sonder_board_view_parent_class)->finalize (object);
}

static void
sonder_board_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_string (value, SONDER_BOARD_VIEW (object)->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_board_view_class_init (SonderBoardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sonder_board_view_dispose;
  object_class->finalize = sonder_board_view_finalize;
  object_class->get_property = sonder_board_view_get_property;
  widget_class->measure = sonder_board_view_measure;
  widget_class->get_request_mode = sonder_board_view_get_request_mode;
  widget_class->size_allocate = sonder_board_view_size_allocate;
  widget_class->snapshot = sonder_board_view_snapshot;
  widget_class->focus = sonder_board_view_focus;
  widget_class->map = sonder_board_view_map;
  widget_class->unmap = sonder_board_view_unmap;

  /**
   * SonderBoardView:current:
   *
   * Id of the note that was focused last, or %NULL.
   */
  properties[PROP_CURRENT] =
      g_param_spec_string ("current", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  sonder_board_view_install_actions (widget_class);
  sonder_board_view_install_shortcuts (widget_class);
  sonder_board_view_install_picking (widget_class);
  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sonder_board_view_init (SonderBoardView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->author = g_strdup ("");
  self->texts = sonder_board_texts_new ();
  self->notes =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)gtk_widget_unparent);
  self->picked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->regions = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
  self->current = g_strdup ("");
  sonder_board_view_add_editor (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  sonder_board_view_set_current (self, NULL);
  sonder_board_view_add_gestures (self);

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (sonder_board_view_invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (sonder_board_view_invalidate), self,
                           G_CONNECT_SWAPPED);
  sonder_privacy_watch (self, G_CALLBACK (privacy_changed_cb));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (sonder_board_view_invalidate), NULL);
  g_signal_connect (self, "direction-changed", G_CALLBACK (sonder_board_view_invalidate), NULL);
}

GtkWidget *
sonder_board_view_new (void)
{
  return g_object_new (SONDER_TYPE_BOARD_VIEW, NULL);
}

/**
 * sonder_board_view_set_map:
 * @map_id: (nullable): %NULL shows nothing
 */
void
sonder_board_view_set_map (SonderBoardView *self, SonderProject *project, const char *map_id)
{
  if (g_strcmp0 (self->map_id, map_id) == 0 && self->project == project)
    return;

  if (self->map_id != NULL)
    sonder_board_view_finish_writing (self);
  sonder_board_view_set_current (self, NULL);
  sonder_board_view_clear_spots (self);
  g_set_object (&self->project, project);
  g_free (self->map_id);
  self->map_id = g_strdup (map_id);
  sonder_board_view_update (self);
}

/**
 * sonder_board_view_update:
 *
 * The map or who it is about changed.
 */
void
sonder_board_view_update (SonderBoardView *self)
{
  SonderItem *map = sonder_board_view_get_map (self);

  if (map == NULL)
    return;

  if (self->edited != NULL && sonder_board_view_find_note (self, self->edited) == NULL)
    sonder_board_view_end_editing (self);
  sonder_board_view_update_spots (self);
  sonder_board_view_invalidate (self);
}

/**
 * sonder_board_view_set_full:
 *
 * Whether nothing else is on the screen: then text is large.
 */
void
sonder_board_view_set_full (SonderBoardView *self, gboolean full)
{
  if (self->full == full)
    return;

  self->full = full;
  sonder_board_view_invalidate (self);
}

/**
 * sonder_board_view_set_author:
 * @author: what new notes carry; "" for none
 */
void
sonder_board_view_set_author (SonderBoardView *self, const char *author)
{
  g_free (self->author);
  self->author = g_strdup (author);
}

/**
 * sonder_board_view_get_current:
 *
 * Returns: (transfer none) (nullable): id of the note that was focused last
 */
const char *
sonder_board_view_get_current (SonderBoardView *self)
{
  return self->current;
}

/**
 * sonder_board_view_get_em:
 *
 * Returns: the size of the notes' text in pixels
 */
double
sonder_board_view_get_em (SonderBoardView *self)
{
  return get_em (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

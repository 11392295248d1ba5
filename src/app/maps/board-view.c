/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "board-focus.h"
#include "board-words.h"
#include "map-edits.h"
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
    em = MAX (em, gtk_widget_get_height (GTK_WIDGET (root)) / 40.0);

  return em;
}

static void
ensure_board (SonderBoardView *self, int width, int height)
{
  SonderItem *map = sonder_board_view_get_map (self);
  GtkWidget *widget = GTK_WIDGET (self);
  SonderItem *root = map != NULL ? sonder_project_get_root (self->project) : NULL;
  g_autofree char *subject = map != NULL ? sonder_map_dup_subject (map, root) : NULL;
  SonderBoardOptions options;

  if (map == NULL || width < 1)
    return;
  if (self->board != NULL && self->board_width == width && self->board_height == height)
    return;

  options = (SonderBoardOptions){
    .em = get_em (self, width),
    .bold_lines = sonder_widget_is_high_contrast (widget),
    .subject = subject,
    .color = sonder_map_get_color (map, root),
    .draft_region = self->draft_region,
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

static void
invalidate (SonderBoardView *self)
{
  g_clear_pointer (&self->board, sonder_board_free);
  g_clear_pointer (&self->strips, sonder_board_strips_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_current (SonderBoardView *self, const char *id)
{
  static const char *const actions[] = { "maps.edit-note", "maps.delete-note", "maps.move-note",
                                         "maps.move-to",   "maps.color-note",  "maps.copy-note" };
  GtkWidget *spot;

  if (g_strcmp0 (self->current, id) == 0)
    return;

  spot = self->current != NULL ? g_hash_table_lookup (self->notes, self->current) : NULL;
  if (spot != NULL)
    gtk_widget_remove_css_class (spot, "current");
  g_free (self->current);
  self->current = g_strdup (id);
  spot = id != NULL ? g_hash_table_lookup (self->notes, id) : NULL;
  if (spot != NULL)
    gtk_widget_add_css_class (spot, "current");

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], id != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

SonderBoardSpot *
sonder_board_view_get_focused (SonderBoardView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return SONDER_IS_BOARD_SPOT (child) ? SONDER_BOARD_SPOT (child) : NULL;
}

GtkWidget *
sonder_board_view_find_region (SonderBoardView *self, const char *region)
{
  for (guint i = 0; i < self->regions->len; i++)
    if (g_str_equal (sonder_board_spot_get_region (self->regions->pdata[i]), region))
      return self->regions->pdata[i];

  return NULL;
}

static void
spot_focus_cb (SonderBoardView *self)
{
  SonderBoardSpot *spot = sonder_board_view_get_focused (self);

  if (spot != NULL)
    set_current (self, sonder_board_spot_get_note (spot));
}

static SonderBoardSpot *
add_spot (SonderBoardView *self, const char *note, const char *region)
{
  GtkWidget *spot = sonder_board_spot_new (note, region);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (spot_focus_cb), self);
  gtk_widget_add_controller (spot, focus);
  /* The editor stays on top. */
  gtk_widget_insert_before (spot, GTK_WIDGET (self), GTK_WIDGET (self->editor));

  return SONDER_BOARD_SPOT (spot);
}

static void
add_button (SonderBoardView *self, const char *region)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *label = NULL;

  /* Translators: %s is a region of an empathy map, such as "Pains" */
  label = g_strdup_printf (_ ("Add Note to “%s”"), sonder_region_get_name (region));
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "board-add");
  /* The region beside it takes the keyboard: Enter adds a note there. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "maps.add-note-to('')");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", region);
  gtk_widget_insert_before (button, GTK_WIDGET (self), GTK_WIDGET (self->editor));
  g_ptr_array_add (self->buttons, button);
}

static void
clear_spots (SonderBoardView *self)
{
  for (guint i = 0; i < self->regions->len; i++)
    gtk_widget_unparent (self->regions->pdata[i]);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->regions, 0);
  g_ptr_array_set_size (self->buttons, 0);
  g_hash_table_remove_all (self->notes);
}

/* Regions change with the layout, and the tray comes and goes. */
static void
update_regions (SonderBoardView *self, SonderItem *map, gboolean has_tray)
{
  const char *const *names = sonder_layout_get_regions (sonder_map_get_layout (map));
  guint n_names = g_strv_length ((char **)names);

  if (self->regions->len != n_names + has_tray)
    {
      clear_spots (self);
      for (guint i = 0; i < n_names; i++)
        {
          g_ptr_array_add (self->regions, add_spot (self, NULL, names[i]));
          add_button (self, names[i]);
        }
      if (has_tray)
        g_ptr_array_add (self->regions, add_spot (self, NULL, ""));
    }
}

static gboolean
has_tray (SonderItem *map)
{
  GListModel *notes = sonder_item_get_items (map, "notes");

  for (guint i = 0; i < MIN (g_list_model_get_n_items (notes), SONDER_BOARD_MAX_NOTES); i++)
    {
      g_autoptr (SonderItem) note = g_list_model_get_item (notes, i);

      if (*sonder_map_edits_get_region (map, note) == '\0')
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_gone_cb (gpointer key, gpointer value, gpointer user_data)
{
  return !g_hash_table_contains (user_data, key);
}

static void
update_notes (SonderBoardView *self, SonderItem *map)
{
  GListModel *notes = sonder_item_get_items (map, "notes");
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (notes), SONDER_BOARD_MAX_NOTES); i++)
    {
      g_autoptr (SonderItem) note = g_list_model_get_item (notes, i);
      const char *id = sonder_item_get_id (note);
      const char *region = sonder_map_edits_get_region (map, note);
      SonderBoardSpot *spot = g_hash_table_lookup (self->notes, id);

      g_hash_table_add (present, (gpointer)id);
      if (spot == NULL)
        g_hash_table_insert (self->notes, g_strdup (id), add_spot (self, id, region));
      else
        sonder_board_spot_set_region (spot, region);
    }

  g_hash_table_foreach_remove (self->notes, is_gone_cb, present);
  if (self->current != NULL && g_hash_table_lookup (self->notes, self->current) == NULL)
    set_current (self, NULL);
}

static void
end_editing (SonderBoardView *self)
{
  g_clear_pointer (&self->edited, g_free);
  g_clear_pointer (&self->draft_region, g_free);
  sonder_board_editor_end (self->editor);
  invalidate (self);
}

/* Brings what is edited into view once it has its place. */
static gboolean
reveal_idle_cb (gpointer user_data)
{
  SonderBoardView *self = user_data;
  int found = -1;

  self->reveal_idle = 0;
  if (self->board != NULL && (self->edited != NULL || self->draft_region != NULL))
    found = sonder_board_find_note (self->board, self->edited);
  if (found >= 0 && self->scroll != NULL)
    {
      const SonderBoardArea *area = &sonder_board_get_note (self->board, (guint)found)->area;

      gtk_adjustment_clamp_page (self->scroll, area->y - 12, area->y + area->height + 12);
    }

  return G_SOURCE_REMOVE;
}

static void
begin_editing (SonderBoardView *self, const char *text, const char *region)
{
  g_autofree char *label = NULL;

  /* Translators: %s is a region of an empathy map, such as "Pains" */
  label = g_strdup_printf (_ ("Note in “%s”"), sonder_region_get_name (region));
  invalidate (self);
  sonder_board_editor_begin (self->editor, text, label,
                             get_em (self, gtk_widget_get_width (GTK_WIDGET (self))));
  if (self->reveal_idle == 0)
    self->reveal_idle = g_timeout_add (80, reveal_idle_cb, self);
}

void
sonder_board_view_focus_region (SonderBoardView *self, const char *region)
{
  GtkWidget *spot = sonder_board_view_find_region (self, region);

  if (spot != NULL)
    gtk_widget_grab_focus (spot);
}

/* From a region that is finished to the next number. */
static void
focus_next_region (SonderBoardView *self, const char *region)
{
  for (guint i = 0; i < self->regions->len; i++)
    if (g_str_equal (sonder_board_spot_get_region (self->regions->pdata[i]), region))
      {
        gtk_widget_grab_focus (self->regions->pdata[i + 1 < self->regions->len ? i + 1 : i]);
        return;
      }
}

/* What was written becomes a note, or the note's text. Returns what became of
 * it: whether there was any. */
static gboolean
commit (SonderBoardView *self, const char *text)
{
  SonderItem *map = sonder_board_view_get_map (self);
  SonderItem *note = sonder_board_view_find_note (self, self->edited);
  g_autofree char *id = NULL;

  if (note != NULL)
    sonder_map_edits_set_text (self->project, note, text);
  if (self->edited != NULL || map == NULL || self->draft_region == NULL)
    return note != NULL;

  id = sonder_map_edits_add_notes (self->project, map, self->draft_region, text, self->author);
  if (id != NULL)
    {
      sonder_board_view_update (self);
      set_current (self, id);
    }
  return id != NULL;
}

static void
done_cb (SonderBoardView *self, gboolean activated)
{
  g_autofree char *text = sonder_board_editor_dup_text (self->editor);
  g_autofree char *region = g_strdup (self->draft_region);
  g_autofree char *edited = g_strdup (self->edited);
  gboolean any;

  if (edited == NULL && region == NULL)
    return;

  any = commit (self, text);
  end_editing (self);
  if (!activated)
    return;
  if (region == NULL)
    sonder_board_view_select (self, edited);
  else if (any)
    sonder_board_view_add_note (self, region);
  else
    focus_next_region (self, region);
}

static void
paused_cb (SonderBoardView *self)
{
  g_autofree char *region = g_strdup (self->draft_region);
  g_autofree char *current = NULL;

  done_cb (self, FALSE);
  current = g_strdup (self->current);
  if (current != NULL)
    sonder_board_view_select (self, current);
  else if (region != NULL)
    sonder_board_view_focus_region (self, region);
}

static void
cancelled_cb (SonderBoardView *self)
{
  g_autofree char *region = g_strdup (self->draft_region);
  g_autofree char *edited = g_strdup (self->edited);

  end_editing (self);
  if (edited != NULL)
    sonder_board_view_select (self, edited);
  else if (region != NULL)
    sonder_board_view_focus_region (self, region);
}

void
sonder_board_view_edit_note (SonderBoardView *self, const char *id)
{
  SonderItem *note = sonder_board_view_find_note (self, id);

  if (note == NULL)
    return;

  done_cb (self, FALSE);
  self->edited = g_strdup (id);
  begin_editing (self, sonder_item_get_text (note, "text"),
                 sonder_map_edits_get_region (sonder_board_view_get_map (self), note));
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
        gtk_widget_has_css_class (child, "current"))
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
allocate_editor (SonderBoardView *self)
{
  int found = sonder_board_find_note (self->board, self->edited);
  const SonderBoardNote *note;
  int height, width;

  if (found < 0)
    {
      gtk_widget_size_allocate (GTK_WIDGET (self->editor), &(GtkAllocation){ 0, 0, 1, 1 }, -1);
      return;
    }

  note = sonder_board_get_note (self->board, (guint)found);
  width = (int)note->area.width;
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_HORIZONTAL, -1, &height, NULL,
                      NULL, NULL);
  width = MAX (width, height);
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_VERTICAL, width, NULL, &height,
                      NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->editor),
                            &(GtkAllocation){ (int)note->area.x, (int)note->area.y, width,
                                              MAX (height, (int)note->area.height) },
                            -1);
}

static void
allocate_regions (SonderBoardView *self)
{
  for (guint i = 0; i < self->regions->len; i++)
    {
      const SonderBoardRegion *region = i < sonder_board_get_n_regions (self->board)
                                            ? sonder_board_get_region (self->board, i)
                                            : NULL;
      g_autofree char *label = NULL;

      if (region == NULL)
        continue;
      label = sonder_region_describe (region->name, region->number, region->n_notes);
      sonder_board_spot_set_label (self->regions->pdata[i], label);
      sonder_board_spot_set_area (self->regions->pdata[i], &region->area);
      if (i < self->buttons->len)
        {
          GtkAllocation place = { (int)region->corner.x, (int)region->corner.y,
                                  (int)region->corner.width, (int)region->corner.height };

          gtk_widget_measure (self->buttons->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL,
                              NULL, NULL);
          gtk_widget_size_allocate (self->buttons->pdata[i], &place, -1);
        }
    }
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

  allocate_regions (self);
  for (guint i = 0; i < sonder_board_get_n_notes (self->board); i++)
    {
      const SonderBoardNote *note = sonder_board_get_note (self->board, i);
      SonderBoardSpot *spot = note->id != NULL ? g_hash_table_lookup (self->notes, note->id) : NULL;

      if (spot == NULL)
        continue;
      sonder_board_spot_set_label (spot, note->label);
      sonder_board_spot_set_area (spot, &note->area);
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->editor)))
    allocate_editor (self);
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
      paused_cb (self);
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
    clear_spots (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->menu = NULL;
  g_clear_pointer (&self->strips, sonder_board_strips_free);
  g_clear_pointer (&self->board, sonder_board_free);
  g_clear_pointer (&self->texts, sonder_board_texts_free);
  g_clear_pointer (&self->notes, g_hash_table_unref);
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
  self->regions = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
  self->current = g_strdup ("");
  self->editor = SONDER_BOARD_EDITOR (sonder_board_editor_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_current (self, NULL);
  sonder_board_view_add_gestures (self);

  g_signal_connect_swapped (self->editor, "done", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->editor, "paused", G_CALLBACK (paused_cb), self);
  g_signal_connect_swapped (self->editor, "cancelled", G_CALLBACK (cancelled_cb), self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (invalidate), NULL);
  g_signal_connect (self, "direction-changed", G_CALLBACK (invalidate), NULL);
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
    done_cb (self, FALSE);
  set_current (self, NULL);
  clear_spots (self);
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
    end_editing (self);
  update_regions (self, map, has_tray (map));
  update_notes (self, map);
  invalidate (self);
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
  invalidate (self);
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
 * sonder_board_view_select:
 *
 * Focuses a note.
 */
void
sonder_board_view_select (SonderBoardView *self, const char *note_id)
{
  GtkWidget *spot = note_id != NULL ? g_hash_table_lookup (self->notes, note_id) : NULL;

  if (spot == NULL)
    return;

  set_current (self, note_id);
  gtk_widget_grab_focus (spot);
}

/**
 * sonder_board_view_add_note:
 * @region: a region of the map's layout
 *
 * Opens the editor for a new note at the end of the region.
 */
void
sonder_board_view_add_note (SonderBoardView *self, const char *region)
{
  g_autofree char *wanted = g_strdup (region);

  if (*wanted == '\0' || sonder_board_view_find_region (self, wanted) == NULL)
    return;

  done_cb (self, FALSE);
  self->draft_region = g_steal_pointer (&wanted);
  begin_editing (self, "", self->draft_region);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include "board-menu.h"
#include "board-words.h"
#include "note-edits.h"
#include "widget-theme.h"

void
sonder_board_view_show_menu (SonderBoardView *self, double x, double y)
{
  SonderItem *map = sonder_board_view_get_map (self);
  g_autoptr (GMenuModel) model = NULL;

  if (map == NULL)
    return;

  model = sonder_board_menu_create (self->project, sonder_map_get_layout (map),
                                    self->current != NULL);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Focuses what stands at a place. Returns its note's id, or NULL. */
static char *
focus_at (SonderBoardView *self, double x, double y)
{
  int note = self->board != NULL ? sonder_board_hit_note (self->board, x, y) : -1;
  int region = self->board != NULL ? sonder_board_hit_region (self->board, x, y) : -1;
  g_autofree char *id =
      note >= 0 ? g_strdup (sonder_board_get_note (self->board, (guint)note)->id) : NULL;

  if (id != NULL)
    sonder_board_view_select (self, id);
  else if (region >= 0)
    sonder_board_view_focus_region (self,
                                    sonder_board_get_region (self->board, (guint)region)->name);

  return g_steal_pointer (&id);
}

static gboolean
is_in_editor (SonderBoardView *self, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return hit != NULL && (hit == GTK_WIDGET (self->editor) ||
                         gtk_widget_is_ancestor (hit, GTK_WIDGET (self->editor)));
}

static const char *
get_note_at (SonderBoardView *self, double x, double y)
{
  int note = self->board != NULL ? sonder_board_hit_note (self->board, x, y) : -1;

  return note >= 0 ? sonder_board_get_note (self->board, (guint)note)->id : NULL;
}

/* Ctrl picks one more or less, Shift all up to there. Returns whether that was
 * meant. */
static gboolean
pick_at (SonderBoardView *self, GdkModifierType state, double x, double y)
{
  g_autofree char *id = g_strdup (get_note_at (self, x, y));

  if (id == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    return FALSE;

  if ((state & GDK_SHIFT_MASK) != 0)
    sonder_board_view_pick_to (self, id);
  else
    sonder_board_view_toggle (self, id);
  sonder_board_view_select (self, id);

  return TRUE;
}

static void
pressed_cb (SonderBoardView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_autofree char *id = NULL;
  int region;

  if (is_in_editor (self, x, y) || pick_at (self, state, x, y))
    return;

  /* Notes that are picked may be about to be dragged together. */
  if (!sonder_board_view_is_picked (self, get_note_at (self, x, y)))
    sonder_board_view_clear_picks (self);
  id = focus_at (self, x, y);
  if (n_press != 2)
    return;

  region = self->board != NULL ? sonder_board_hit_region (self->board, x, y) : -1;
  if (id != NULL)
    sonder_board_view_edit_note (self, id);
  else if (region >= 0)
    sonder_board_view_add_note (self, sonder_board_get_region (self->board, (guint)region)->name);
}

static void
released_cb (SonderBoardView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0 && !is_in_editor (self, x, y))
    sonder_board_view_clear_picks (self);
}

static void
menu_released_cb (SonderBoardView *self, int n_press, double x, double y)
{
  if (is_in_editor (self, x, y))
    return;

  if (!sonder_board_view_is_picked (self, get_note_at (self, x, y)))
    sonder_board_view_clear_picks (self);
  g_free (focus_at (self, x, y));
  sonder_board_view_show_menu (self, x, y);
}

static void
long_pressed_cb (SonderBoardView *self, double x, double y)
{
  menu_released_cb (self, 1, x, y);
}

static void
drag_begin_cb (SonderBoardView *self, double x, double y, GtkGesture *gesture)
{
  if (self->board == NULL || is_in_editor (self, x, y) ||
      !sonder_board_drag_begin (&self->drag, self->board, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

/* Near the edge the board goes on below. */
static void
scroll_while_dragging (SonderBoardView *self, double y)
{
  if (self->scroll != NULL)
    gtk_adjustment_clamp_page (self->scroll, y - 30, y + 30);
}

static void
drag_update_cb (SonderBoardView *self, double dx, double dy, GtkGesture *gesture)
{
  double x = self->drag.from.x + self->drag.grab_x;
  double y = self->drag.from.y + self->drag.grab_y;

  if (self->board == NULL || self->drag.note == NULL)
    return;

  sonder_board_drag_move (&self->drag, self->board, x + dx, y + dy);
  if (!self->drag.started)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  scroll_while_dragging (self, y + dy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_dragging (SonderBoardView *self)
{
  sonder_board_drag_clear (&self->drag);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (SonderBoardView *self)
{
  g_autofree char *id = g_strdup (self->drag.note);
  g_autoptr (GPtrArray) notes = NULL;

  if (!sonder_board_view_is_picked (self, id))
    {
      sonder_board_view_clear_picks (self);
      sonder_board_view_set_current (self, id);
    }
  notes = sonder_board_view_dup_meant (self);
  /* The tray is no place to put something. */
  if (self->drag.started && notes->len > 0 && self->drag.region != NULL &&
      *self->drag.region != '\0')
    {
      sonder_note_edits_move (self->project, sonder_board_view_get_map (self), notes,
                              self->drag.region, self->drag.slot);
      sonder_board_view_update (self);
      sonder_board_view_select (self, id);
    }
  stop_dragging (self);
}

static GdkRGBA
get_rgba (SonderColor color, double alpha)
{
  return (GdkRGBA){ (float)color.red, (float)color.green, (float)color.blue, (float)alpha };
}

static graphene_rect_t
get_rect (const SonderBoardArea *area)
{
  return GRAPHENE_RECT_INIT ((float)area->x, (float)area->y, (float)area->width,
                             (float)area->height);
}

/* What goes along with the dragged note pales where it stands. */
static void
snapshot_left (SonderBoardView *self, GtkSnapshot *snapshot, const GdkRGBA *paper)
{
  for (guint i = 0; i < sonder_board_get_n_notes (self->board); i++)
    {
      const SonderBoardNote *note = sonder_board_get_note (self->board, i);
      graphene_rect_t area = get_rect (&note->area);

      if (g_strcmp0 (note->id, self->drag.note) == 0 ||
          (sonder_board_view_is_picked (self, self->drag.note) &&
           sonder_board_view_is_picked (self, note->id)))
        gtk_snapshot_append_color (snapshot, paper, &area);
    }
}

/* A sheet behind the dragged note for each that goes along, up to two. */
static void
snapshot_stack (SonderBoardView *self, GtkSnapshot *snapshot, const GskRoundedRect *outline)
{
  SonderTheme *theme = sonder_widget_get_theme (GTK_WIDGET (self));
  GdkRGBA paper = get_rgba (sonder_theme_get_ink (theme, SONDER_INK_PAPER), 1);
  GdkRGBA line = get_rgba (sonder_theme_get_ink (theme, SONDER_INK_AXIS), 1);
  guint n_picked = sonder_board_view_is_picked (self, self->drag.note)
                       ? g_hash_table_size (self->picked)
                       : 1;

  for (guint i = MIN (n_picked, 3); i > 1; i--)
    {
      GskRoundedRect sheet = *outline;

      gsk_rounded_rect_offset (&sheet, 4.0f * (i - 1), 4.0f * (i - 1));
      gtk_snapshot_append_color (snapshot, &paper, &sheet.bounds);
      gtk_snapshot_append_border (snapshot, &sheet, (float[4]){ 1, 1, 1, 1 },
                                  (GdkRGBA[4]){ line, line, line, line });
    }
}

/* The dragged note is the painted one once more, cut out at its place. */
void
sonder_board_view_snapshot_drag (SonderBoardView *self, GtkSnapshot *snapshot)
{
  SonderTheme *theme = sonder_widget_get_theme (GTK_WIDGET (self));
  GdkRGBA paper = get_rgba (sonder_theme_get_ink (theme, SONDER_INK_PANEL), 0.7);
  GdkRGBA accent = get_rgba (sonder_theme_find_slot (theme, "blue").color, 1);
  GdkRGBA shade = { 0, 0, 0, 0.28f };
  graphene_rect_t from = get_rect (&self->drag.from);
  GskRoundedRect outline;

  snapshot_left (self, snapshot, &paper);
  if (self->drag.region != NULL)
    {
      graphene_rect_t mark = get_rect (&self->drag.mark);

      gtk_snapshot_append_color (snapshot, &accent, &mark);
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)(self->drag.x - self->drag.grab_x - self->drag.from.x),
                            (float)(self->drag.y - self->drag.grab_y - self->drag.from.y)));
  gsk_rounded_rect_init_from_rect (&outline, &from, 3);
  snapshot_stack (self, snapshot, &outline);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 3, 1, 8);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  sonder_board_strips_snapshot (self->strips, snapshot, self->drag.from.y,
                                self->drag.from.y + self->drag.from.height);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

void
sonder_board_view_add_gestures (SonderBoardView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *touch = gtk_gesture_long_press_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (menu, "released", G_CALLBACK (menu_released_cb), self);
  g_signal_connect_swapped (touch, "pressed", G_CALLBACK (long_pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (stop_dragging), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (touch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include "board-focus.h"

/* One note is current: the one focused last. Others can be picked, too; as long
 * as any is, actions mean all that are. */

static void
show_picked (SonderBoardView *self,
             const char      *id,
             gboolean         picked)
{
  GtkWidget *spot = g_hash_table_lookup (self->notes, id);

  if (spot == NULL)
    return;

  if (picked)
    gtk_widget_add_css_class (spot, "picked");
  else
    gtk_widget_remove_css_class (spot, "picked");
  gtk_accessible_update_state (GTK_ACCESSIBLE (spot), GTK_ACCESSIBLE_STATE_SELECTED,
                               picked ? TRUE : FALSE, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Actions on notes need one. */
void
sonder_board_view_update_actions (SonderBoardView *self)
{
  static const char *const actions[] = { "maps.delete-note", "maps.move-note", "maps.move-to",
                                         "maps.color-note",  "maps.copy-note", "maps.cut-note",
                                         "maps.touchpoint",  "maps.new-touchpoint" };
  gboolean any = self->current != NULL || g_hash_table_size (self->picked) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "maps.edit-note", self->current != NULL);
}

gboolean
sonder_board_view_is_picked (SonderBoardView *self,
                             const char      *id)
{
  return id != NULL && g_hash_table_contains (self->picked, id);
}

/**
 * sonder_board_view_pick:
 *
 * Adds a note to those that are picked, or takes it away.
 */
void
sonder_board_view_pick (SonderBoardView *self,
                        const char      *id,
                        gboolean         picked)
{
  if (g_hash_table_lookup (self->notes, id) == NULL)
    return;

  if (picked)
    g_hash_table_add (self->picked, g_strdup (id));
  else
    g_hash_table_remove (self->picked, id);
  show_picked (self, id, picked);
  sonder_board_view_update_actions (self);
}

/* Returns whether any was picked. */
gboolean
sonder_board_view_clear_picks (SonderBoardView *self)
{
  GHashTableIter iter;
  gpointer id;
  gboolean any = g_hash_table_size (self->picked) > 0;

  g_hash_table_iter_init (&iter, self->picked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    show_picked (self, id, FALSE);
  g_hash_table_remove_all (self->picked);
  sonder_board_view_update_actions (self);

  return any;
}

/**
 * sonder_board_view_pick_to:
 *
 * Picks the notes from the current one to another, as they stand on the board.
 */
void
sonder_board_view_pick_to (SonderBoardView *self,
                           const char      *id)
{
  int from = -1, to = -1;

  if (self->board != NULL && self->current != NULL)
    {
      from = sonder_board_find_note (self->board, self->current);
      to = sonder_board_find_note (self->board, id);
    }
  if (from < 0 || to < 0)
    {
      sonder_board_view_pick (self, id, TRUE);
      return;
    }

  for (int i = MIN (from, to); i <= MAX (from, to); i++)
    {
      const char *between = sonder_board_get_note (self->board, (guint) i)->id;

      if (between != NULL)
        sonder_board_view_pick (self, between, TRUE);
    }
}

void
sonder_board_view_pick_all (SonderBoardView *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    sonder_board_view_pick (self, id, TRUE);
}

/**
 * sonder_board_view_toggle:
 *
 * Picks a note beside the current one, or no more.
 */
void
sonder_board_view_toggle (SonderBoardView *self,
                          const char      *id)
{
  if (g_hash_table_size (self->picked) == 0 && self->current != NULL)
    sonder_board_view_pick (self, self->current, !g_str_equal (self->current, id));
  sonder_board_view_pick (self, id, !sonder_board_view_is_picked (self, id));
}

/**
 * sonder_board_view_dup_meant:
 *
 * Returns: (transfer full) (element-type SonderItem): the notes that an action
 *   means, in the map's order: those picked, else the current one
 */
GPtrArray *
sonder_board_view_dup_meant (SonderBoardView *self)
{
  GPtrArray *meant = g_ptr_array_new_with_free_func (g_object_unref);
  SonderItem *map = sonder_board_view_get_map (self);
  GListModel *notes = map != NULL ? sonder_item_get_items (map, "notes") : NULL;
  gboolean any = g_hash_table_size (self->picked) > 0;

  for (guint i = 0; notes != NULL && i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) note = g_list_model_get_item (notes, i);
      const char *id = sonder_item_get_id (note);

      if (any ? sonder_board_view_is_picked (self, id) : g_strcmp0 (id, self->current) == 0)
        g_ptr_array_add (meant, g_steal_pointer (&note));
    }

  return meant;
}

static gboolean
extend_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderBoardSpot *from = sonder_board_view_get_focused (self);
  GtkDirectionType direction = (GtkDirectionType) g_variant_get_int32 (args);
  GtkWidget *to = from != NULL
                    ? sonder_board_focus_find (self->regions, self->notes, from, direction)
                    : NULL;

  if (to == NULL)
    return FALSE;

  if (sonder_board_spot_get_note (from) != NULL)
    sonder_board_view_pick (self, sonder_board_spot_get_note (from), TRUE);
  gtk_widget_grab_focus (to);
  if (sonder_board_spot_get_note (SONDER_BOARD_SPOT (to)) != NULL)
    sonder_board_view_pick (self, sonder_board_spot_get_note (SONDER_BOARD_SPOT (to)), TRUE);

  return TRUE;
}

static gboolean
toggle_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderBoardSpot *spot = sonder_board_view_get_focused (self);
  const char *id = spot != NULL ? sonder_board_spot_get_note (spot) : NULL;

  if (id == NULL)
    return FALSE;

  sonder_board_view_pick (self, id, !sonder_board_view_is_picked (self, id));
  return TRUE;
}

static gboolean
clear_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  return sonder_board_view_clear_picks (SONDER_BOARD_VIEW (widget));
}

void
sonder_board_view_install_picking (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad_key;
    GtkDirectionType direction;
  } arrows[] = { { GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP },
                 { GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN },
                 { GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT },
                 { GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT } };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_SHIFT_MASK, extend_cb, "i",
                                    arrows[i].direction);
      gtk_widget_class_add_binding (widget_class, arrows[i].keypad_key, GDK_SHIFT_MASK, extend_cb,
                                    "i", arrows[i].direction);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, toggle_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, toggle_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, clear_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "maps.select-all",
                                       NULL);
}

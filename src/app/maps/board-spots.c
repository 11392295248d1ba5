/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "note-edits.h"

/* Of the button around it; on a large screen it grows with the text. */
#define ICON_SHARE 0.4
#define LEAST_ICON 16

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

void
sonder_board_view_set_current (SonderBoardView *self, const char *id)
{
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

  sonder_board_view_update_actions (self);
  g_object_notify (G_OBJECT (self), "current");
}

static void
spot_focus_cb (SonderBoardView *self)
{
  SonderBoardSpot *spot = sonder_board_view_get_focused (self);

  if (spot != NULL)
    sonder_board_view_set_current (self, sonder_board_spot_get_note (spot));
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

void
sonder_board_view_clear_spots (SonderBoardView *self)
{
  for (guint i = 0; i < self->regions->len; i++)
    gtk_widget_unparent (self->regions->pdata[i]);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->regions, 0);
  g_ptr_array_set_size (self->buttons, 0);
  g_hash_table_remove_all (self->notes);
  g_hash_table_remove_all (self->picked);
  sonder_board_view_update_actions (self);
}

/* Regions change with the layout, and the tray comes and goes. */
static void
update_regions (SonderBoardView *self, SonderItem *map, gboolean has_tray)
{
  const char *const *names = sonder_layout_get_regions (sonder_map_get_layout (map));
  guint n_names = g_strv_length ((char **)names);

  if (self->regions->len != n_names + has_tray)
    {
      sonder_board_view_clear_spots (self);
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

      if (*sonder_note_edits_get_region (map, note) == '\0')
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
      const char *region = sonder_note_edits_get_region (map, note);
      SonderBoardSpot *spot = g_hash_table_lookup (self->notes, id);

      g_hash_table_add (present, (gpointer)id);
      if (spot == NULL)
        g_hash_table_insert (self->notes, g_strdup (id), add_spot (self, id, region));
      else
        sonder_board_spot_set_region (spot, region);
    }

  g_hash_table_foreach_remove (self->picked, is_gone_cb, present);
  g_hash_table_foreach_remove (self->notes, is_gone_cb, present);
  sonder_board_view_update_actions (self);
  if (self->current != NULL && g_hash_table_lookup (self->notes, self->current) == NULL)
    sonder_board_view_set_current (self, NULL);
}

void
sonder_board_view_focus_region (SonderBoardView *self, const char *region)
{
  GtkWidget *spot = sonder_board_view_find_region (self, region);

  if (spot != NULL)
    gtk_widget_grab_focus (spot);
}

/* From a region that is finished to the next number. */
void
sonder_board_view_focus_next_region (SonderBoardView *self, const char *region)
{
  for (guint i = 0; i < self->regions->len; i++)
    if (g_str_equal (sonder_board_spot_get_region (self->regions->pdata[i]), region))
      {
        gtk_widget_grab_focus (self->regions->pdata[i + 1 < self->regions->len ? i + 1 : i]);
        return;
      }
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

  sonder_board_view_set_current (self, note_id);
  gtk_widget_grab_focus (spot);
}

static void
place_regions (SonderBoardView *self)
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
          GtkWidget *icon = gtk_button_get_child (self->buttons->pdata[i]);
          int icon_size = MAX ((int)(region->corner.width * ICON_SHARE), LEAST_ICON);
          GtkAllocation place = { (int)region->corner.x, (int)region->corner.y,
                                  (int)region->corner.width, (int)region->corner.height };

          if (gtk_image_get_pixel_size (GTK_IMAGE (icon)) != icon_size)
            gtk_image_set_pixel_size (GTK_IMAGE (icon), icon_size);
          gtk_widget_measure (self->buttons->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL,
                              NULL, NULL);
          gtk_widget_size_allocate (self->buttons->pdata[i], &place, -1);
        }
    }
}

/* Makes the spots those of the map's regions and notes. */
void
sonder_board_view_update_spots (SonderBoardView *self)
{
  SonderItem *map = sonder_board_view_get_map (self);

  update_regions (self, map, has_tray (map));
  update_notes (self, map);
}

/* Lays the spots over what is painted. */
void
sonder_board_view_place_spots (SonderBoardView *self)
{
  place_regions (self);
  for (guint i = 0; i < sonder_board_get_n_notes (self->board); i++)
    {
      const SonderBoardNote *note = sonder_board_get_note (self->board, i);
      SonderBoardSpot *spot = note->id != NULL ? g_hash_table_lookup (self->notes, note->id) : NULL;

      if (spot == NULL)
        continue;
      sonder_board_spot_set_label (spot, note->label);
      sonder_board_spot_set_area (spot, &note->area);
    }
}

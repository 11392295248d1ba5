/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include <glib/gi18n.h>

#include "board-focus.h"
#include "map-edits.h"

/* Where "add a note" means: the region of what has the focus, else the first. */
static const char *
get_focused_region (SonderBoardView *self)
{
  SonderBoardSpot *spot = sonder_board_view_get_focused (self);
  SonderItem *note = sonder_board_view_find_note (self, self->current);
  const char *region = "";

  if (spot != NULL)
    region = sonder_board_spot_get_region (spot);
  else if (note != NULL)
    region = sonder_map_edits_get_region (sonder_board_view_get_map (self), note);
  if (*region == '\0' && self->regions->len > 0)
    region = sonder_board_spot_get_region (self->regions->pdata[0]);

  return region;
}

static void
add_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);

  sonder_board_view_add_note (self, parameter != NULL ? g_variant_get_string (parameter, NULL)
                                                      : get_focused_region (self));
}

static void
edit_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  g_autofree char *id = g_strdup (self->current);

  sonder_board_view_edit_note (self, id);
}

static void
activate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderBoardSpot *spot = sonder_board_view_get_focused (self);

  if (spot != NULL && sonder_board_spot_get_note (spot) != NULL)
    edit_note_action (widget, action_name, NULL);
  else if (spot != NULL)
    add_note_action (widget, action_name, NULL);
}

static void
delete_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderItem *note = sonder_board_view_find_note (self, self->current);
  g_autofree char *region = NULL;
  g_autofree char *next = NULL;

  if (note == NULL)
    return;

  region = g_strdup (sonder_map_edits_get_region (sonder_board_view_get_map (self), note));
  if (self->board != NULL)
    next = sonder_board_focus_find_neighbor (self->board, self->current);
  sonder_map_edits_delete_note (self->project, note);
  sonder_board_view_update (self);
  if (next != NULL)
    sonder_board_view_select (self, next);
  else
    sonder_board_view_focus_region (self, region);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", _ ("Note deleted"));
}

static void
move_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderItem *note = sonder_board_view_find_note (self, self->current);
  const char *where = g_variant_get_string (parameter, NULL);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autofree char *id = g_strdup (self->current);

  if (note == NULL)
    return;

  if (g_str_equal (where, "up"))
    sonder_map_edits_shift_note (self->project, note, -1);
  else if (g_str_equal (where, "down"))
    sonder_map_edits_shift_note (self->project, note, 1);
  else
    sonder_map_edits_shift_region (self->project, note,
                                   g_str_equal (where, "left") != rtl ? -1 : 1);
  sonder_board_view_update (self);
  sonder_board_view_select (self, id);
}

static void
move_to_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderItem *note = sonder_board_view_find_note (self, self->current);
  g_autofree char *id = g_strdup (self->current);

  if (note == NULL ||
      sonder_board_view_find_region (self, g_variant_get_string (parameter, NULL)) == NULL)
    return;

  sonder_map_edits_move_note (self->project, note, g_variant_get_string (parameter, NULL),
                              G_MAXUINT);
  sonder_board_view_update (self);
  sonder_board_view_select (self, id);
}

static void
color_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderItem *note = sonder_board_view_find_note (self, self->current);

  if (note != NULL)
    sonder_map_edits_set_color (self->project, note, g_variant_get_string (parameter, NULL));
}

static void
copy_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderItem *note =
      sonder_board_view_find_note (SONDER_BOARD_VIEW (widget), SONDER_BOARD_VIEW (widget)->current);

  if (note != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), sonder_item_get_text (note, "text"));
}

typedef struct
{
  SonderBoardView *view;
  char *region;
} Paste;

static void
paste_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  SonderItem *map = sonder_board_view_get_map (paste->view);

  if (text != NULL && map != NULL)
    {
      g_autofree char *id = sonder_map_edits_add_notes (paste->view->project, map, paste->region,
                                                        text, paste->view->author);

      sonder_board_view_update (paste->view);
      if (id != NULL)
        sonder_board_view_select (paste->view, id);
    }

  g_object_unref (paste->view);
  g_free (paste->region);
  g_free (paste);
}

static void
paste_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->view = g_object_ref (SONDER_BOARD_VIEW (widget));
  paste->region = g_strdup (get_focused_region (paste->view));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, paste_cb, paste);
}

static void
menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderBoardSpot *spot = sonder_board_view_get_focused (self);
  const SonderBoardArea *area;

  if (spot == NULL)
    return;

  area = sonder_board_spot_get_area (spot);
  sonder_board_view_show_menu (self, area->x + area->width / 2, area->y + MIN (area->height, 40));
}

void
sonder_board_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "maps.add-note", NULL, add_note_action);
  gtk_widget_class_install_action (widget_class, "maps.add-note-to", "s", add_note_action);
  gtk_widget_class_install_action (widget_class, "maps.activate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "maps.edit-note", NULL, edit_note_action);
  gtk_widget_class_install_action (widget_class, "maps.delete-note", NULL, delete_note_action);
  gtk_widget_class_install_action (widget_class, "maps.move-note", "s", move_note_action);
  gtk_widget_class_install_action (widget_class, "maps.move-to", "s", move_to_action);
  gtk_widget_class_install_action (widget_class, "maps.color-note", "s", color_note_action);
  gtk_widget_class_install_action (widget_class, "maps.copy-note", NULL, copy_note_action);
  gtk_widget_class_install_action (widget_class, "maps.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "maps.note-menu", NULL, menu_action);
}

void
sonder_board_view_install_shortcuts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
    const char *parameter;
  } shortcuts[] = {
    { GDK_KEY_Return, 0, "maps.activate", NULL },
    { GDK_KEY_KP_Enter, 0, "maps.activate", NULL },
    { GDK_KEY_n, 0, "maps.add-note", NULL },
    { GDK_KEY_F2, 0, "maps.edit-note", NULL },
    { GDK_KEY_Delete, 0, "maps.delete-note", NULL },
    { GDK_KEY_BackSpace, 0, "maps.delete-note", NULL },
    { GDK_KEY_Up, GDK_CONTROL_MASK, "maps.move-note", "up" },
    { GDK_KEY_Down, GDK_CONTROL_MASK, "maps.move-note", "down" },
    { GDK_KEY_Left, GDK_CONTROL_MASK, "maps.move-note", "left" },
    { GDK_KEY_Right, GDK_CONTROL_MASK, "maps.move-note", "right" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "maps.copy-note", NULL },
    { GDK_KEY_v, GDK_CONTROL_MASK, "maps.paste", NULL },
    { GDK_KEY_Menu, 0, "maps.note-menu", NULL },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "maps.note-menu", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].parameter != NULL)
      gtk_widget_class_add_binding_action (widget_class, shortcuts[i].key, shortcuts[i].modifiers,
                                           shortcuts[i].action, "s", shortcuts[i].parameter);
    else
      gtk_widget_class_add_binding_action (widget_class, shortcuts[i].key, shortcuts[i].modifiers,
                                           shortcuts[i].action, NULL);
}

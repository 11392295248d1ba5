/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include <glib/gi18n.h>

#include "board-focus.h"
#include "line-question.h"
#include "note-edits.h"

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
    region = sonder_note_edits_get_region (sonder_board_view_get_map (self), note);
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

/* After an action on notes: the same one is focused, wherever it went. */
static void
show_changed (SonderBoardView *self)
{
  g_autofree char *id = g_strdup (self->current);

  sonder_board_view_update (self);
  sonder_board_view_select (self, id);
}

static void
delete_notes (SonderBoardView *self, GPtrArray *notes)
{
  g_autofree char *region = NULL;
  g_autofree char *next = NULL;
  g_autofree char *message = NULL;

  if (notes->len == 0)
    return;

  region = g_strdup (sonder_note_edits_get_region (sonder_board_view_get_map (self),
                                                   notes->pdata[notes->len - 1]));
  if (self->board != NULL)
    next = sonder_board_focus_find_neighbor (self->board, notes);
  message = notes->len == 1 ? g_strdup (_ ("Note deleted"))
                            : g_strdup_printf (ngettext ("%u note deleted", "%u notes deleted",
                                                         notes->len), notes->len);
  sonder_note_edits_delete (self->project, notes);
  sonder_board_view_update (self);
  if (next != NULL)
    sonder_board_view_select (self, next);
  else
    sonder_board_view_focus_region (self, region);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", message);
}

static void
delete_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  g_autoptr (GPtrArray) notes = sonder_board_view_dup_meant (self);

  delete_notes (self, notes);
}

static void
move_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  SonderItem *map = sonder_board_view_get_map (self);
  g_autoptr (GPtrArray) notes = sonder_board_view_dup_meant (self);
  const char *where = g_variant_get_string (parameter, NULL);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean moved;

  if (g_str_equal (where, "up"))
    moved = sonder_note_edits_shift (self->project, map, notes, -1);
  else if (g_str_equal (where, "down"))
    moved = sonder_note_edits_shift (self->project, map, notes, 1);
  else
    moved = sonder_note_edits_shift_region (self->project, map, notes,
                                            g_str_equal (where, "left") != rtl ? -1 : 1);
  if (moved)
    show_changed (self);
  else
    gtk_widget_error_bell (widget);
}

static void
move_to_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  g_autoptr (GPtrArray) notes = sonder_board_view_dup_meant (self);
  const char *region = g_variant_get_string (parameter, NULL);

  if (notes->len == 0 || sonder_board_view_find_region (self, region) == NULL)
    return;

  sonder_note_edits_move (self->project, sonder_board_view_get_map (self), notes, region,
                          G_MAXUINT);
  show_changed (self);
}

static void
color_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  g_autoptr (GPtrArray) notes = sonder_board_view_dup_meant (self);

  sonder_note_edits_set_color (self->project, notes, g_variant_get_string (parameter, NULL));
}

static void
touchpoint_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  g_autoptr (GPtrArray) notes = sonder_board_view_dup_meant (self);
  const char *id = g_variant_get_string (parameter, NULL);

  if (*id == '\0' || sonder_project_find_item (self->project, SONDER_KIND_TOUCHPOINT, id) != NULL)
    sonder_note_edits_set_touchpoint (self->project, notes, id);
}

static void
touchpoint_named_cb (GtkWidget *widget, const char *name)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  g_autoptr (GPtrArray) notes = sonder_board_view_dup_meant (self);

  if (*name != '\0' && notes->len > 0)
    sonder_note_edits_name_touchpoint (self->project, notes, name);
  show_changed (self);
}

static void
new_touchpoint_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  /* The menu, which has the focus, goes away behind the question. */
  show_changed (SONDER_BOARD_VIEW (widget));
  sonder_ask_line (widget, _ ("New Touchpoint"), _ ("Where do customers meet you?"), "",
                   touchpoint_named_cb);
}

static void
copy_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);
  g_autoptr (GPtrArray) notes = sonder_board_view_dup_meant (self);

  sonder_board_view_copy (self, notes);
  if (g_str_equal (action_name, "maps.cut-note"))
    delete_notes (self, notes);
}

static void
paste_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderBoardView *self = SONDER_BOARD_VIEW (widget);

  sonder_board_view_paste (self, get_focused_region (self));
}

static void
select_all_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sonder_board_view_pick_all (SONDER_BOARD_VIEW (widget));
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
  gtk_widget_class_install_action (widget_class, "maps.touchpoint", "s", touchpoint_action);
  gtk_widget_class_install_action (widget_class, "maps.new-touchpoint", NULL,
                                   new_touchpoint_action);
  gtk_widget_class_install_action (widget_class, "maps.copy-note", NULL, copy_note_action);
  gtk_widget_class_install_action (widget_class, "maps.cut-note", NULL, copy_note_action);
  gtk_widget_class_install_action (widget_class, "maps.select-all", NULL, select_all_action);
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
    { GDK_KEY_BackSpace, 0, "maps.delete-note", NULL },
    { GDK_KEY_Delete, 0, "maps.delete-note", NULL }, /* shown in menus, being the last */
    { GDK_KEY_Up, GDK_CONTROL_MASK, "maps.move-note", "up" },
    { GDK_KEY_Down, GDK_CONTROL_MASK, "maps.move-note", "down" },
    { GDK_KEY_Left, GDK_CONTROL_MASK, "maps.move-note", "left" },
    { GDK_KEY_Right, GDK_CONTROL_MASK, "maps.move-note", "right" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "maps.copy-note", NULL },
    { GDK_KEY_x, GDK_CONTROL_MASK, "maps.cut-note", NULL },
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

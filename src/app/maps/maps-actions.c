/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "maps-page-private.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "line-question.h"
#include "map-edits.h"
#include "map-export.h"
#include "map-names.h"
#include "names.h"
#include "privacy.h"

static SonderProject *
get_project (SonderMapsPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

static void
new_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sonder_maps_page_create (SONDER_MAPS_PAGE (widget), NULL, NULL);
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sonder_maps_page_open (SONDER_MAPS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
show_all_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sonder_maps_page_open (SONDER_MAPS_PAGE (widget), NULL);
}

static void
duplicate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);
  SonderItem *map = sonder_maps_page_get_shown (self);
  g_autofree char *id = NULL;

  if (map == NULL)
    return;

  id = sonder_map_edits_duplicate (get_project (self), map);
  sonder_maps_page_open (self, id);
}

static void
delete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);
  SonderItem *map = sonder_maps_page_get_shown (self);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  if (map == NULL)
    return;

  title = sonder_map_dup_shown_title (get_project (self), map);
  /* Translators: %s is the name of an empathy map */
  message = g_strdup_printf (_ ("“%s” deleted"), title);
  sonder_map_edits_delete (get_project (self), map);
  sonder_maps_page_open (self, NULL);
  sonder_page_toast_undo (SONDER_PAGE (self), message);
}

static void
export_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderItem *map = sonder_maps_page_get_shown (SONDER_MAPS_PAGE (widget));

  if (map == NULL)
    return;

  if (g_str_equal (action_name, "maps.copy-picture"))
    sonder_map_export_copy (SONDER_PAGE (widget), map);
  else
    sonder_map_export_ask (SONDER_PAGE (widget), map);
}

static gboolean
has_focus_in (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Opens the pane and leads into it; from there, closes it. */
static void
show_evidence_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);
  gboolean shown = adw_flap_get_reveal_flap (self->flap);

  if (self->full || sonder_maps_page_get_shown (self) == NULL)
    return;

  if (shown && (g_str_equal (action_name, "maps.toggle-evidence") ||
                has_focus_in (GTK_WIDGET (self->evidence))))
    {
      gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
      adw_flap_set_reveal_flap (self->flap, FALSE);
      return;
    }

  adw_flap_set_reveal_flap (self->flap, TRUE);
  sonder_maps_page_update_evidence (self);
  sonder_evidence_pane_focus (self->evidence);
}

static void
focus_board_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_child_focus (GTK_WIDGET (SONDER_MAPS_PAGE (widget)->board), GTK_DIR_TAB_FORWARD);
}

/* From what one is in to what is around it. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);

  if (self->full)
    gtk_widget_activate_action (widget, "win.fullscreen", NULL);
  else if (has_focus_in (GTK_WIDGET (self->evidence)))
    gtk_widget_activate_action (widget, "maps.focus-board", NULL);
  else
    return FALSE;

  return TRUE;
}

static void
paste_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (SONDER_MAPS_PAGE (widget)->board), "maps.paste", NULL);
}

static void
renamed_cb (GtkWidget *widget, const char *name)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);
  SonderItem *map = sonder_maps_page_get_shown (self);
  g_autoptr (GError) error = NULL;

  if (map == NULL || g_str_equal (name, sonder_item_get_text (map, "name")))
    return;

  if (*name != '\0' && !sonder_name_check (sonder_project_get_root (get_project (self)),
                                           SONDER_KIND_MAP, name, map, &error))
    {
      sonder_page_toast (SONDER_PAGE (self), error->message);
      return;
    }
  sonder_project_begin_edit (get_project (self), _ ("Rename Empathy Map"));
  sonder_project_set_text (get_project (self), map, "name", name);
  sonder_project_end_edit (get_project (self));
}

static void
rename_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderItem *map = sonder_maps_page_get_shown (SONDER_MAPS_PAGE (widget));

  if (map == NULL)
    return;

  if (sonder_privacy_hides_text (get_project (SONDER_MAPS_PAGE (widget)),
                                 sonder_item_get_text (map, "name")))
    sonder_page_toast (SONDER_PAGE (widget), sonder_privacy_get_reason ());
  else
    sonder_ask_line (widget, _ ("Name of the Map"),
                     _ ("Without one it is called by who it is about."),
                     sonder_item_get_text (map, "name"), renamed_cb);
}

static void
signed_cb (GtkWidget *widget, const char *author)
{
  if (sonder_maps_page_get_settings () != NULL)
    g_settings_set_string (sonder_maps_page_get_settings (), "author", author);
  sonder_board_view_set_author (SONDER_MAPS_PAGE (widget)->board, author);
}

static void
sign_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GSettings *settings = sonder_maps_page_get_settings ();
  g_autofree char *author = settings != NULL ? g_settings_get_string (settings, "author") : NULL;

  sonder_ask_line (widget, _ ("Sign New Notes"), _ ("Notes that you add carry this name."),
                   author != NULL ? author : "", signed_cb);
}

void
sonder_maps_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "maps.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "maps.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "maps.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "maps.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "maps.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "maps.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "maps.sign", NULL, sign_action);
  gtk_widget_class_install_action (widget_class, "maps.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "maps.copy-picture", NULL, export_action);
  gtk_widget_class_install_property_action (widget_class, "maps.layout", "layout");
  gtk_widget_class_install_action (widget_class, "maps.paste-here", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "maps.show-evidence", NULL, show_evidence_action);
  gtk_widget_class_install_action (widget_class, "maps.toggle-evidence", NULL,
                                   show_evidence_action);
  gtk_widget_class_install_action (widget_class, "maps.focus-board", NULL, focus_board_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "maps.show-evidence", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

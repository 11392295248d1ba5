/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "maps-page.h"

#include <glib/gi18n.h>

#include "application.h"
#include "board-view.h"
#include "board-words.h"
#include "evidence-pane.h"
#include "line-question.h"
#include "map-edits.h"
#include "map-export.h"
#include "map-header.h"
#include "maps-gallery.h"
#include "names.h"

struct _SonderMapsPage
{
  SonderPage parent_instance;

  GtkStack *stack;
  SonderMapsGallery *gallery;
  SonderMapHeader *header;
  AdwFlap *flap;
  SonderBoardView *board;
  SonderEvidencePane *evidence;

  char *shown;   /* id of the map whose board is open */
  gboolean full; /* only the board is on the screen */
  gulong full_handler;
  GtkWidget *window;
};

G_DEFINE_FINAL_TYPE (SonderMapsPage, sonder_maps_page, SONDER_TYPE_PAGE)

static SonderProject *
get_project (SonderMapsPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

static SonderItem *
get_shown (SonderMapsPage *self)
{
  return self->shown != NULL
             ? sonder_project_find_item (get_project (self), SONDER_KIND_MAP, self->shown)
             : NULL;
}

/* In tests there is no application. */
static GSettings *
get_settings (void)
{
  GApplication *application = g_application_get_default ();

  return SONDER_IS_APPLICATION (application)
             ? sonder_application_get_settings (SONDER_APPLICATION (application))
             : NULL;
}

/* The segment that the map is about, by itself or by its persona. */
static const char *
get_segment (SonderMapsPage *self, SonderItem *map)
{
  SonderItem *persona = sonder_project_find_item (get_project (self), SONDER_KIND_PERSONA,
                                                  sonder_item_get_text (map, "persona"));
  const char *segment = sonder_item_get_text (persona != NULL ? persona : map, "segment");

  return *segment != '\0' ? segment : NULL;
}

static void
show_gallery (SonderMapsPage *self)
{
  sonder_board_view_set_map (self->board, get_project (self), NULL);
  sonder_map_header_set_map (self->header, get_project (self), NULL);
  sonder_maps_gallery_update (self->gallery, get_project (self),
                              sonder_page_get_search (SONDER_PAGE (self)));
  gtk_stack_set_visible_child_name (self->stack, "gallery");
}

static void
update_evidence (SonderMapsPage *self)
{
  SonderItem *map = get_shown (self);
  const char *current = sonder_board_view_get_current (self->board);
  SonderItem *note =
      map != NULL && current != NULL ? sonder_item_find (map, "notes", current) : NULL;

  if (map == NULL || !adw_flap_get_reveal_flap (self->flap))
    return;

  /* Looking for comments takes the focus away from the note, not from the pane. */
  sonder_evidence_pane_set_note (self->evidence, get_project (self), note, get_segment (self, map));
}

static void
update_full (SonderMapsPage *self)
{
  gboolean full = self->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                  gtk_window_is_fullscreen (GTK_WINDOW (self->window)) && get_shown (self) != NULL;

  if (full == self->full)
    return;

  self->full = full;
  gtk_widget_set_visible (GTK_WIDGET (self->header), !full);
  if (full)
    adw_flap_set_reveal_flap (self->flap, FALSE);
  sonder_board_view_set_full (self->board, full);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-bars", "b", !full);
}

static void
show_board (SonderMapsPage *self, SonderItem *map)
{
  GSettings *settings = get_settings ();
  g_autofree char *author = settings != NULL ? g_settings_get_string (settings, "author") : NULL;

  sonder_board_view_set_author (self->board, author != NULL ? author : "");
  sonder_map_header_set_map (self->header, get_project (self), map);
  sonder_board_view_set_map (self->board, get_project (self), sonder_item_get_id (map));
  sonder_board_view_update (self->board);
  update_evidence (self);
  gtk_stack_set_visible_child_name (self->stack, "board");
}

static void
sonder_maps_page_update (SonderPage *page)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (page);
  SonderItem *map = get_shown (self);

  if (map != NULL)
    show_board (self, map);
  else
    show_gallery (self);
  update_full (self);
}

static void
sonder_maps_page_search_changed (SonderPage *page)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (page);

  if (get_project (self) == NULL)
    return;
  if (*sonder_page_get_search (page) != '\0')
    g_clear_pointer (&self->shown, g_free);
  sonder_page_queue_update (page);
}

static void
open_map (SonderMapsPage *self, const char *id)
{
  g_free (self->shown);
  self->shown = g_strdup (id);
  sonder_maps_page_update (SONDER_PAGE (self));
}

static gboolean
focus_goal_idle_cb (gpointer user_data)
{
  SonderMapsPage *self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    sonder_map_header_focus_goal (self->header);

  return G_SOURCE_REMOVE;
}

/* A new board begins with its goal. */
static void
create_map (SonderMapsPage *self, const char *persona, const char *segment)
{
  GSettings *settings = get_settings ();
  g_autofree char *layout =
      settings != NULL ? g_settings_get_string (settings, "map-layout") : NULL;
  g_autofree char *id = NULL;

  sonder_project_begin_edit (get_project (self), _ ("Add Empathy Map"));
  id = sonder_map_edits_create (get_project (self), layout != NULL ? layout : "canvas", persona);
  if (segment != NULL)
    sonder_project_set_text (get_project (self),
                             sonder_project_find_item (get_project (self), SONDER_KIND_MAP, id),
                             "segment", segment);
  sonder_project_end_edit (get_project (self));
  open_map (self, id);
  /* Not before the board is mapped. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_goal_idle_cb, g_object_ref (self),
                   g_object_unref);
}

static SonderItem *
find_map_about (SonderMapsPage *self, const char *field, const char *id)
{
  GListModel *maps = sonder_project_get_items (get_project (self), SONDER_KIND_MAP);

  for (guint i = 0; i < g_list_model_get_n_items (maps); i++)
    {
      g_autoptr (SonderItem) map = g_list_model_get_item (maps, i);

      if (g_str_equal (sonder_item_get_text (map, field), id))
        return map;
    }

  return NULL;
}

/* A map or a note on it, or a persona or segment whose map is meant: the one
 * there is, else a new one. */
static void
sonder_maps_page_show_item (SonderPage *page, const char *item_id)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (page);
  SonderProject *project = get_project (self);
  gboolean persona = sonder_project_find_item (project, SONDER_KIND_PERSONA, item_id) != NULL;
  gboolean segment = sonder_project_find_item (project, SONDER_KIND_SEGMENT, item_id) != NULL;
  SonderItem *note = sonder_project_find_item (project, SONDER_KIND_NOTE, item_id);
  SonderItem *map = note != NULL ? sonder_item_get_parent (note)
                                 : sonder_project_find_item (project, SONDER_KIND_MAP, item_id);

  if (map == NULL && (persona || segment))
    map = find_map_about (self, persona ? "persona" : "segment", item_id);

  if (map != NULL)
    open_map (self, sonder_item_get_id (map));
  else if (persona || segment)
    create_map (self, persona ? item_id : NULL, persona ? NULL : item_id);
  if (note != NULL)
    sonder_board_view_select (self->board, item_id);
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_map (SONDER_MAPS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
new_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  create_map (SONDER_MAPS_PAGE (widget), NULL, NULL);
}

static void
show_all_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);

  g_clear_pointer (&self->shown, g_free);
  sonder_maps_page_update (SONDER_PAGE (self));
}

static void
duplicate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);
  SonderItem *map = get_shown (self);
  g_autofree char *id = NULL;

  if (map == NULL)
    return;

  id = sonder_map_edits_duplicate (get_project (self), map);
  open_map (self, id);
}

static void
delete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);
  SonderItem *map = get_shown (self);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  if (map == NULL)
    return;

  title = sonder_map_dup_title (map, sonder_project_get_root (get_project (self)));
  /* Translators: %s is the name of an empathy map */
  message = g_strdup_printf (_ ("“%s” deleted"), title);
  sonder_map_edits_delete (get_project (self), map);
  sonder_maps_page_update (SONDER_PAGE (self));
  sonder_page_toast_undo (SONDER_PAGE (self), message);
}

static void
export_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderItem *map = get_shown (SONDER_MAPS_PAGE (widget));

  if (map == NULL)
    return;

  if (g_str_equal (action_name, "maps.copy-picture"))
    sonder_map_export_copy (SONDER_PAGE (widget), map);
  else
    sonder_map_export_ask (SONDER_PAGE (widget), map);
}

static void
layout_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);
  SonderItem *map = get_shown (self);
  const char *layout = g_variant_get_string (parameter, NULL);

  if (map != NULL && sonder_layout_get_regions (layout) != NULL)
    sonder_map_edits_set_layout (get_project (self), map, layout);
  sonder_maps_page_update (SONDER_PAGE (self));
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

  if (self->full || get_shown (self) == NULL)
    return;

  if (shown && (g_str_equal (action_name, "maps.toggle-evidence") ||
                has_focus_in (GTK_WIDGET (self->evidence))))
    {
      gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
      adw_flap_set_reveal_flap (self->flap, FALSE);
      return;
    }

  adw_flap_set_reveal_flap (self->flap, TRUE);
  update_evidence (self);
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
  SonderItem *map = get_shown (self);
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
  SonderItem *map = get_shown (SONDER_MAPS_PAGE (widget));

  if (map != NULL)
    sonder_ask_line (widget, _ ("Name of the Map"),
                     _ ("Without one it is called by who it is about."),
                     sonder_item_get_text (map, "name"), renamed_cb);
}

static void
signed_cb (GtkWidget *widget, const char *author)
{
  if (get_settings () != NULL)
    g_settings_set_string (get_settings (), "author", author);
  sonder_board_view_set_author (SONDER_MAPS_PAGE (widget)->board, author);
}

static void
sign_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *author =
      get_settings () != NULL ? g_settings_get_string (get_settings (), "author") : NULL;

  sonder_ask_line (widget, _ ("Sign New Notes"), _ ("Notes that you add carry this name."),
                   author != NULL ? author : "", signed_cb);
}

static void
sonder_maps_page_map (GtkWidget *widget)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);

  GTK_WIDGET_CLASS (sonder_maps_page_parent_class)->map (widget);
  self->window = GTK_WIDGET (gtk_widget_get_root (widget));
  if (GTK_IS_WINDOW (self->window))
    self->full_handler = g_signal_connect_swapped (self->window, "notify::fullscreened",
                                                   G_CALLBACK (update_full), self);
  update_full (self);
}

static void
sonder_maps_page_unmap (GtkWidget *widget)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (widget);

  if (self->window != NULL)
    g_clear_signal_handler (&self->full_handler, self->window);
  self->window = NULL;
  update_full (self);
  GTK_WIDGET_CLASS (sonder_maps_page_parent_class)->unmap (widget);
}

static void
sonder_maps_page_dispose (GObject *object)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (object);

  g_clear_pointer (&self->shown, g_free);
  /* Disposing of the template would take the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_MAPS_PAGE);

  G_OBJECT_CLASS (sonder_maps_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
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
  gtk_widget_class_install_action (widget_class, "maps.layout", "s", layout_action);
  gtk_widget_class_install_action (widget_class, "maps.paste-here", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "maps.show-evidence", NULL, show_evidence_action);
  gtk_widget_class_install_action (widget_class, "maps.toggle-evidence", NULL,
                                   show_evidence_action);
  gtk_widget_class_install_action (widget_class, "maps.focus-board", NULL, focus_board_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "maps.show-evidence", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
sonder_maps_page_class_init (SonderMapsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SonderPageClass *page_class = SONDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_maps_page_dispose;
  widget_class->map = sonder_maps_page_map;
  widget_class->unmap = sonder_maps_page_unmap;
  page_class->update = sonder_maps_page_update;
  page_class->search_changed = sonder_maps_page_search_changed;
  page_class->show_item = sonder_maps_page_show_item;

  g_type_ensure (SONDER_TYPE_BOARD_VIEW);
  g_type_ensure (SONDER_TYPE_EVIDENCE_PANE);
  g_type_ensure (SONDER_TYPE_MAP_HEADER);
  g_type_ensure (SONDER_TYPE_MAPS_GALLERY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sonder/Sonder/ui/maps/maps-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderMapsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderMapsPage, gallery);
  gtk_widget_class_bind_template_child (widget_class, SonderMapsPage, header);
  gtk_widget_class_bind_template_child (widget_class, SonderMapsPage, flap);
  gtk_widget_class_bind_template_child (widget_class, SonderMapsPage, board);
  gtk_widget_class_bind_template_child (widget_class, SonderMapsPage, evidence);
  gtk_widget_class_bind_template_callback (widget_class, update_evidence);
  install_actions (widget_class);
}

static void
sonder_maps_page_init (SonderMapsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

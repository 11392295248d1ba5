/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "maps-page-private.h"

#include <glib/gi18n.h>

#include "application.h"
#include "board-words.h"
#include "map-edits.h"

G_DEFINE_FINAL_TYPE (SonderMapsPage, sonder_maps_page, SONDER_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_LAYOUT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static SonderProject *
get_project (SonderMapsPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

SonderItem *
sonder_maps_page_get_shown (SonderMapsPage *self)
{
  return self->shown != NULL
             ? sonder_project_find_item (get_project (self), SONDER_KIND_MAP, self->shown)
             : NULL;
}

/* In tests there is no application. */
GSettings *
sonder_maps_page_get_settings (void)
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

void
sonder_maps_page_update_evidence (SonderMapsPage *self)
{
  SonderItem *map = sonder_maps_page_get_shown (self);
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
                  gtk_window_is_fullscreen (GTK_WINDOW (self->window)) && sonder_maps_page_get_shown (self) != NULL;

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
  GSettings *settings = sonder_maps_page_get_settings ();
  g_autofree char *author = settings != NULL ? g_settings_get_string (settings, "author") : NULL;

  sonder_board_view_set_author (self->board, author != NULL ? author : "");
  sonder_map_header_set_map (self->header, get_project (self), map);
  sonder_board_view_set_map (self->board, get_project (self), sonder_item_get_id (map));
  sonder_board_view_update (self->board);
  sonder_maps_page_update_evidence (self);
  gtk_stack_set_visible_child_name (self->stack, "board");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
}

static void
sonder_maps_page_update (SonderPage *page)
{
  SonderMapsPage *self = SONDER_MAPS_PAGE (page);
  SonderItem *map = sonder_maps_page_get_shown (self);

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

void
sonder_maps_page_open (SonderMapsPage *self, const char *id)
{
  g_free (self->shown);
  self->shown = g_strdup (id);
  sonder_maps_page_update (SONDER_PAGE (self));
}

/* A new board begins with its goal. */
static void
focus_new_goal (SonderMapsPage *self)
{
  if (!self->is_new || !gtk_widget_get_mapped (GTK_WIDGET (self->header)))
    return;

  self->is_new = FALSE;
  sonder_map_header_focus_goal (self->header);
}

void
sonder_maps_page_create (SonderMapsPage *self, const char *persona, const char *segment)
{
  GSettings *settings = sonder_maps_page_get_settings ();
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
  sonder_maps_page_open (self, id);
  self->is_new = TRUE;
  focus_new_goal (self);
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
    sonder_maps_page_open (self, sonder_item_get_id (map));
  else if (persona || segment)
    sonder_maps_page_create (self, persona ? item_id : NULL, persona ? NULL : item_id);
  if (note != NULL)
    sonder_board_view_select (self->board, item_id);
}

/* What was chosen last is what new maps begin with. */
static void
set_layout (SonderMapsPage *self, const char *layout)
{
  SonderItem *map = sonder_maps_page_get_shown (self);
  GSettings *settings = sonder_maps_page_get_settings ();

  if (map == NULL || sonder_layout_get_regions (layout) == NULL)
    return;

  if (settings != NULL)
    g_settings_set_string (settings, "map-layout", layout);
  sonder_map_edits_set_layout (get_project (self), map, layout);
  sonder_maps_page_update (SONDER_PAGE (self));
}

static void
sonder_maps_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SonderItem *map = sonder_maps_page_get_shown (SONDER_MAPS_PAGE (object));

  switch (prop_id)
    {
    case PROP_LAYOUT:
      g_value_set_string (value, map != NULL ? sonder_map_get_layout (map) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_maps_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LAYOUT:
      set_layout (SONDER_MAPS_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
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
  focus_new_goal (self);
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
sonder_maps_page_class_init (SonderMapsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SonderPageClass *page_class = SONDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_maps_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = sonder_maps_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = sonder_maps_page_set_property;
  widget_class->map = sonder_maps_page_map;
  widget_class->unmap = sonder_maps_page_unmap;
  page_class->update = sonder_maps_page_update;
  page_class->search_changed = sonder_maps_page_search_changed;
  page_class->show_item = sonder_maps_page_show_item;

  /**
   * SonderMapsPage:layout:
   *
   * The layout of the map that is shown.
   */
  properties[PROP_LAYOUT] =
      g_param_spec_string ("layout", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

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
  gtk_widget_class_bind_template_callback (widget_class, sonder_maps_page_update_evidence);
  sonder_maps_page_install_actions (widget_class);
}

static void
sonder_maps_page_init (SonderMapsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "maps-gallery.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "map-miniature.h"

struct _SonderMapsGallery
{
  AdwBin      parent_instance;

  GtkStack   *stack;
  GtkFlowBox *tiles;
};

G_DEFINE_FINAL_TYPE (SonderMapsGallery, sonder_maps_gallery, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, *text != '\0');

  return label;
}

static GtkWidget *
create_tile (SonderProject *project,
             SonderItem    *map)
{
  GtkWidget *tile = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *miniature = sonder_map_miniature_new (project, map);
  guint n_notes = g_list_model_get_n_items (sonder_item_get_items (map, "notes"));
  g_autofree char *title = sonder_map_dup_title (map, sonder_project_get_root (project));
  g_autofree char *count = g_strdup_printf (ngettext ("%u note", "%u notes", n_notes), n_notes);
  g_autofree char *label = g_strdup_printf ("%s, %s", title, count);

  gtk_widget_add_css_class (miniature, "map-miniature");
  gtk_box_append (GTK_BOX (box), miniature);
  gtk_box_append (GTK_BOX (box), create_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), create_label (sonder_item_get_text (map, "goal"), "dim-label"));
  gtk_box_append (GTK_BOX (box), create_label (count, "dim-label"));
  gtk_widget_add_css_class (tile, "card");
  gtk_widget_add_css_class (tile, "activatable");
  gtk_widget_add_css_class (tile, "map-tile");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (tile), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (tile), "id", g_strdup (sonder_item_get_id (map)), g_free);

  return tile;
}

static gboolean
contains (const char *text,
          const char *folded)
{
  g_autofree char *own = g_utf8_casefold (text, -1);

  return strstr (own, folded) != NULL;
}

static gboolean
matches (SonderProject *project,
         SonderItem    *map,
         const char    *folded)
{
  g_autofree char *title = sonder_map_dup_title (map, sonder_project_get_root (project));
  GListModel *notes = sonder_item_get_items (map, "notes");

  if (contains (title, folded) || contains (sonder_item_get_text (map, "goal"), folded))
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) note = g_list_model_get_item (notes, i);

      if (contains (sonder_item_get_text (note, "text"), folded))
        return TRUE;
    }

  return FALSE;
}

static void
child_activated_cb (SonderMapsGallery *self,
                    GtkFlowBoxChild   *child)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "maps.open", "s",
                              g_object_get_data (G_OBJECT (child), "id"));
}

static void
sonder_maps_gallery_dispose (GObject *object)
{
  /* Disposing of the template would take the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_MAPS_GALLERY);

  G_OBJECT_CLASS (sonder_maps_gallery_parent_class)->dispose (object);
}

static void
sonder_maps_gallery_class_init (SonderMapsGalleryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_maps_gallery_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sonder/Sonder/ui/maps/maps-gallery.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderMapsGallery, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderMapsGallery, tiles);
  gtk_widget_class_bind_template_callback (widget_class, child_activated_cb);
}

static void
sonder_maps_gallery_init (SonderMapsGallery *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sonder_maps_gallery_update:
 * @search: what a map's name, goal or notes must hold; "" shows all
 */
void
sonder_maps_gallery_update (SonderMapsGallery *self,
                            SonderProject     *project,
                            const char        *search)
{
  GListModel *maps = sonder_project_get_items (project, SONDER_KIND_MAP);
  guint n_maps = g_list_model_get_n_items (maps), n_shown = 0;
  g_autofree char *folded = g_utf8_casefold (search, -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_flow_box_remove (self->tiles, child);
  for (guint i = 0; i < n_maps; i++)
    {
      g_autoptr (SonderItem) map = g_list_model_get_item (maps, i);

      if (!matches (project, map, folded))
        continue;
      gtk_flow_box_append (self->tiles, create_tile (project, map));
      n_shown++;
    }
  gtk_stack_set_visible_child_name (self->stack, n_maps == 0    ? "empty"
                                                 : n_shown == 0 ? "nothing-found"
                                                                : "tiles");
}

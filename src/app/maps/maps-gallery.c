/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "maps-gallery.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "map-miniature.h"
#include "map-names.h"
#include "privacy.h"

struct _SonderMapsGallery
{
  AdwBin      parent_instance;

  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkFlowBox        *tiles;

  SonderProject     *project;    /* whose maps the tiles show */
  guint64            generation; /* of the project then */
  char              *search;     /* folded */
  guint              paint_idle;
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
  g_autofree char *title = sonder_map_dup_shown_title (project, map);
  g_autofree char *goal = sonder_privacy_dup_field (project, map, "goal");
  g_autofree char *count = g_strdup_printf (ngettext ("%u note", "%u notes", n_notes), n_notes);
  g_autofree char *label = g_strdup_printf ("%s, %s", title, count);

  gtk_widget_add_css_class (miniature, "map-miniature");
  gtk_box_append (GTK_BOX (box), miniature);
  gtk_box_append (GTK_BOX (box), create_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), create_label (goal, "dim-label"));
  gtk_box_append (GTK_BOX (box), create_label (count, "dim-label"));
  gtk_widget_add_css_class (tile, "card");
  gtk_widget_add_css_class (tile, "activatable");
  gtk_widget_add_css_class (tile, "map-tile");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (tile), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (tile), "map", g_object_ref (map), g_object_unref);
  g_object_set_data (G_OBJECT (tile), "miniature", miniature);

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
                              sonder_item_get_id (g_object_get_data (G_OBJECT (child), "map")));
}

/* Whether a tile is seen, or would be after a turn of the wheel. */
static gboolean
is_near (SonderMapsGallery *self,
         GtkWidget         *tile)
{
  graphene_rect_t bounds;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self->scroller));

  return gtk_widget_get_child_visible (tile) &&
         gtk_widget_compute_bounds (tile, GTK_WIDGET (self->scroller), &bounds) &&
         bounds.origin.y + bounds.size.height > -height / 2 && bounds.origin.y < height * 1.5f;
}

/* One at a time: the window stays awake. */
static gboolean
paint_idle_cb (gpointer user_data)
{
  SonderMapsGallery *self = user_data;

  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->tiles)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    if (is_near (self, tile) &&
        sonder_map_miniature_paint (g_object_get_data (G_OBJECT (tile), "miniature")))
      return G_SOURCE_CONTINUE;

  self->paint_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_paint (SonderMapsGallery *self)
{
  if (self->paint_idle == 0)
    self->paint_idle = g_idle_add (paint_idle_cb, self);
}

static gboolean
filter_cb (GtkFlowBoxChild *child,
           gpointer         user_data)
{
  SonderMapsGallery *self = user_data;

  return *self->search == '\0' ||
         matches (self->project, g_object_get_data (G_OBJECT (child), "map"), self->search);
}

static void
fill (SonderMapsGallery *self)
{
  GListModel *maps = sonder_project_get_items (self->project, SONDER_KIND_MAP);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_flow_box_remove (self->tiles, child);
  for (guint i = 0; i < g_list_model_get_n_items (maps); i++)
    {
      g_autoptr (SonderItem) map = g_list_model_get_item (maps, i);

      gtk_flow_box_append (self->tiles, create_tile (self->project, map));
    }
  self->generation = sonder_project_get_generation (self->project);
}

/* The look of the screen changed. */
static void
refill (SonderMapsGallery *self)
{
  if (self->project == NULL)
    return;

  fill (self);
  queue_paint (self);
}

static gboolean
has_shown_tile (SonderMapsGallery *self)
{
  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->tiles)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    if (gtk_widget_get_child_visible (tile))
      return TRUE;

  return FALSE;
}

static void
sonder_maps_gallery_dispose (GObject *object)
{
  SonderMapsGallery *self = SONDER_MAPS_GALLERY (object);

  g_clear_handle_id (&self->paint_idle, g_source_remove);
  g_clear_object (&self->project);
  /* Disposing of the template would take the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_MAPS_GALLERY);

  G_OBJECT_CLASS (sonder_maps_gallery_parent_class)->dispose (object);
}

static void
sonder_maps_gallery_finalize (GObject *object)
{
  g_free (SONDER_MAPS_GALLERY (object)->search);

  G_OBJECT_CLASS (sonder_maps_gallery_parent_class)->finalize (object);
}

static void
sonder_maps_gallery_class_init (SonderMapsGalleryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_maps_gallery_dispose;
  G_OBJECT_CLASS (klass)->finalize = sonder_maps_gallery_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sonder/Sonder/ui/maps/maps-gallery.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderMapsGallery, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderMapsGallery, scroller);
  gtk_widget_class_bind_template_child (widget_class, SonderMapsGallery, tiles);
  gtk_widget_class_bind_template_callback (widget_class, child_activated_cb);
}

static void
sonder_maps_gallery_init (SonderMapsGallery *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkAdjustment *scroll;

  self->search = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_flow_box_set_filter_func (self->tiles, filter_cb, self, NULL);
  scroll = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (scroll, "changed", G_CALLBACK (queue_paint), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "value-changed", G_CALLBACK (queue_paint), self,
                           G_CONNECT_SWAPPED);
  sonder_privacy_watch (self, G_CALLBACK (refill));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (refill), self,
                           G_CONNECT_SWAPPED);
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

  g_free (self->search);
  self->search = g_utf8_casefold (search, -1);
  if (g_set_object (&self->project, project) ||
      self->generation != sonder_project_get_generation (project))
    fill (self);
  else
    gtk_flow_box_invalidate_filter (self->tiles);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (maps) == 0 ? "empty"
                                                 : has_shown_tile (self)              ? "tiles"
                                                                         : "nothing-found");
  queue_paint (self);
}

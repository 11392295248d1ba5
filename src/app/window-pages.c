/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "customers-page.h"
#include "maps-page.h"
#include "menu-names.h"
#include "overview-page.h"
#include "personas-page.h"
#include "satisfaction-page.h"
#include "segments-page.h"
#include "view-state.h"

/* The pages, in the order in which people think. A header stands above the
 * first page of each group. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  gboolean    begins_group;
  GType (*get_type) (void);
} pages[] = {
  { "overview", N_("Overview"), "sonder-overview-symbolic", FALSE, sonder_overview_page_get_type },
  { "segments", N_("Segments"), "sonder-segments-symbolic", TRUE, sonder_segments_page_get_type },
  { "personas", N_("Personas"), "sonder-personas-symbolic", FALSE, sonder_personas_page_get_type },
  { "customers", N_("Customers"), "sonder-customers-symbolic", FALSE,
    sonder_customers_page_get_type },
  { "empathy-maps", N_("Empathy Maps"), "sonder-empathy-maps-symbolic", TRUE, sonder_maps_page_get_type },
  { "satisfaction", N_("Satisfaction"), "sonder-satisfaction-symbolic", TRUE,
    sonder_satisfaction_page_get_type },
};

static GtkWidget *
create_sidebar_row (guint page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (pages[page].icon_name);
  GtkWidget *label = gtk_label_new (_(pages[page].title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(pages[page].title), -1);
  if (pages[page].begins_group)
    gtk_widget_set_margin_top (row, 6);

  return row;
}

/* A page is made when it is first shown: opening a project waits for one only. */
static void
show_page (SonderWindow *self,
           guint         position)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, pages[position].name);

  if (page == NULL)
    {
      page = g_object_new (pages[position].get_type (), NULL);
      sonder_page_set_document (SONDER_PAGE (page), self->document);
      sonder_menu_names_follow (page);
      gtk_stack_add_titled (self->pages, page, pages[position].name, _(pages[position].title));
    }
  gtk_stack_set_visible_child (self->pages, page);
  sonder_view_state_set (sonder_document_get_project (self->document), "page",
                         pages[position].name);
}

static void
update_page_title (SonderWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (name, pages[i].name))
      adw_window_title_set_title (self->page_title, _(pages[i].title));
}

/* Where the focus goes that is lost with what had it: not into a text. */
static void
focus_page_name (SonderWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_child_focus (self->content_header, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->sidebar)));
}

static gboolean
has_focus (SonderWindow *self,
           GtkWidget    *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
focus_page_cb (gpointer user_data)
{
  SonderWindow *self = user_data;
  SonderPage *page = self->document != NULL ? sonder_window_get_page (self) : NULL;

  if (page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page)))
    sonder_page_focus (page);

  return G_SOURCE_REMOVE;
}

/* Tab leads from the page that is chosen into that page, not to the next page:
 * rows that Tab reaches are chosen. */
static void
update_sidebar_focus (SonderWindow *self)
{
  gboolean had_focus = has_focus (self, GTK_WIDGET (self->sidebar));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    gtk_widget_set_focusable (GTK_WIDGET (row), gtk_list_box_row_is_selected (row));
  if (had_focus)
    focus_page_name (self);
}

/* In a narrow window there is no room for what a phone would not do with it. */
static void
folded_cb (SonderWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  g_autofree char *layout = NULL;
  const char *close, *middle;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout, NULL);
  close = layout != NULL ? strstr (layout, "close") : NULL;
  middle = layout != NULL ? strchr (layout, ':') : NULL;
  adw_header_bar_set_decoration_layout (ADW_HEADER_BAR (self->content_header),
                                        !folded ? NULL
                                        : close == NULL ? ":"
                                        : middle == NULL || close < middle ? "close:"
                                                                           : ":close");
  if (folded && has_focus (self, self->sidebar_pane) &&
      g_str_equal (adw_leaflet_get_visible_child_name (self->leaflet), "content"))
    focus_page_name (self);
}

static void
sidebar_row_selected_cb (SonderWindow  *self,
                         GtkListBoxRow *row)
{
  if (row == NULL)
    return;

  update_sidebar_focus (self);
  if (self->document != NULL)
    show_page (self, (guint) gtk_list_box_row_get_index (row));
}

static void
page_changed_cb (SonderWindow *self)
{
  if (sonder_window_get_page (self) == NULL)
    return;

  update_page_title (self);
  sonder_window_begin_search (self);
}

static void
show_page_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (self->document == NULL)
    return;

  sonder_window_go_to (self, g_variant_get_string (parameter, NULL), NULL);
  sonder_window_queue_focus (self);
}

void
sonder_window_bind_pages (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
}

/**
 * sonder_window_init_pages:
 *
 * Fills the sidebar.
 */
void
sonder_window_init_pages (SonderWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->sidebar, create_sidebar_row (i));
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  sonder_menu_names_follow (GTK_WIDGET (self));
}

/**
 * sonder_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view
 */
SonderPage *
sonder_window_get_page (SonderWindow *self)
{
  return SONDER_PAGE (gtk_stack_get_visible_child (self->pages));
}

/**
 * sonder_window_queue_focus:
 *
 * Leads the keyboard into the page in view, in the next turn: what the page was
 * just told to show is not there before.
 */
void
sonder_window_queue_focus (SonderWindow *self)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_page_cb, g_object_ref (self), g_object_unref);
}

/**
 * sonder_window_begin_pages:
 *
 * Shows the page that was shown last of this project, or else the first one.
 */
void
sonder_window_begin_pages (SonderWindow *self)
{
  g_autofree char *page =
    sonder_view_state_dup (sonder_document_get_project (self->document), "page");

  sonder_window_go_to (self, page != NULL ? page : pages[0].name, NULL);
  focus_page_name (self);
}

/**
 * sonder_window_drop_pages:
 *
 * Before another document comes: pages belong to one.
 */
void
sonder_window_drop_pages (SonderWindow *self)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
}

/**
 * sonder_window_go_to:
 * @page: name of a page; the first one is shown for a name that is none
 * @item_id: (nullable): what to show there; "" or %NULL for the page alone
 */
void
sonder_window_go_to (SonderWindow *self,
                     const char   *page,
                     const char   *item_id)
{
  gboolean had_focus = has_focus (self, GTK_WIDGET (self->contents));
  int position = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, page))
      position = (int) i;

  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, position));
  show_page (self, (guint) position);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  if (item_id != NULL && *item_id != '\0')
    sonder_page_show_item (sonder_window_get_page (self), item_id);
  if (had_focus)
    sonder_window_queue_focus (self);
}

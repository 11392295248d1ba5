/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "drop-down.h"

/* Of the lists: how wide they may be, in letters. */
#define MIN_WHOLE 32
#define MAX_WHOLE 40

static const char *
get_text (GtkListItem *item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), get_text (item));
}

static void
setup_whole_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WHOLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
show_selected_cb (GObject     *drop_down,
                  GParamSpec  *pspec,
                  GtkListItem *item)
{
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  g_autoptr (GObject) selected = NULL;

  g_object_get (drop_down, "selected-item", &selected, NULL);
  gtk_widget_set_opacity (mark, selected == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
bind_whole_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               GObject                  *drop_down)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (box));
  GtkWidget *line = gtk_widget_get_parent (box);
  const char *text = get_text (item);
  int n_chars = (int) g_utf8_strlen (text, -1);

  gtk_label_set_width_chars (label, MIN (n_chars, MIN_WHOLE));
  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (box, n_chars > MAX_WHOLE ? text : NULL);
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                    -1);
  g_signal_connect_object (drop_down, "notify::selected-item", G_CALLBACK (show_selected_cb), item,
                           0);
  show_selected_cb (drop_down, NULL, item);
}

static void
unbind_whole_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 GObject                  *drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, show_selected_cb, item);
}

/**
 * sonder_drop_down_show_whole:
 * @drop_down: a #GtkDropDown or #AdwComboRow of texts
 *
 * Has its list show all texts as whole as there is room on a screen, and a
 * screen reader say them: GTK 4.8 says "list item".
 */
void
sonder_drop_down_show_whole (GtkWidget *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_whole_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_whole_cb), drop_down);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_whole_cb), drop_down);
  g_object_set (drop_down, "list-factory", factory, NULL);
}

/**
 * sonder_drop_down_ellipsize:
 * @drop_down: of texts
 *
 * Has the choice cut short where there is no room, so that a long one does not
 * make the window wider. The list shows all in full.
 */
void
sonder_drop_down_ellipsize (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  sonder_drop_down_show_whole (GTK_WIDGET (drop_down));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "menu-names.h"

#include <glib/gi18n.h>

static const char *
get_label (GtkMenuButton *button)
{
  GtkWidget *child = gtk_menu_button_get_child (button);

  return GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child))
                              : gtk_menu_button_get_label (button);
}

static void
update_name (GtkMenuButton *button)
{
  const char *label = get_label (button);
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));
  g_autofree char *name = NULL;

  if (label == NULL || *label == '\0')
    name = g_strdup (tooltip);
  else if (tooltip == NULL || g_str_equal (tooltip, label))
    name = g_strdup (label);
  else
    /* Translators: what a menu is for, and what is chosen in it, for screen readers */
    name = g_strdup_printf (_("%s: %s"), tooltip, label);

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* The tooltip would lie over the open menu. */
static void
show_tooltip_when_closed (GtkMenuButton *button)
{
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  gboolean open = popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover));

  gtk_widget_set_has_tooltip (GTK_WIDGET (button), tooltip != NULL && !open);
}

static void
follow_popover (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL)
    g_signal_connect_object (popover, "notify::visible", G_CALLBACK (show_tooltip_when_closed),
                             button, G_CONNECT_SWAPPED);
}

static void
follow (GtkMenuButton *button)
{
  GtkWidget *child = gtk_menu_button_get_child (button);

  g_signal_connect (button, "notify::label", G_CALLBACK (update_name), NULL);
  g_signal_connect (button, "notify::tooltip-text", G_CALLBACK (update_name), NULL);
  if (GTK_IS_LABEL (child))
    g_signal_connect_object (child, "notify::label", G_CALLBACK (update_name), button,
                             G_CONNECT_SWAPPED);
  g_signal_connect (button, "notify::popover", G_CALLBACK (follow_popover), NULL);
  follow_popover (button);
  update_name (button);
}

/**
 * sonder_menu_names_follow:
 *
 * Has a screen reader say of all menu buttons at or under the widget what is
 * read on them and in their tooltips, now and when that changes: GTK 4.8 says
 * "GtkMenuButton". Open, they show no tooltip.
 */
void
sonder_menu_names_follow (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    {
      follow (GTK_MENU_BUTTON (widget));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sonder_menu_names_follow (child);
}

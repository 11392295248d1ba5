/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one can do with the columns of the page, and the attributes they show. */

#include "config.h"
#include "customers-page-private.h"

#include <glib/gi18n.h>

#include "attribute-dialog.h"
#include "wording.h"

/* How many segments are named. */
#define MAX_NAMES 3

static SonderItem *
find_attribute (SonderCustomersPage *self, const char *id)
{
  return sonder_project_find_item (sonder_customers_page_get_project (self), SONDER_KIND_ATTRIBUTE,
                                   id);
}

static char *
describe_deletion (SonderProject *project, SonderItem *attribute)
{
  g_autoptr (GPtrArray) segments =
      sonder_project_list_segments_by (project, sonder_item_get_id (attribute), NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (segments->len == 0)
    return g_strdup_printf (_("“%s” deleted"), sonder_item_get_text (attribute, "name"));

  for (guint i = 0; i < segments->len; i++)
    g_ptr_array_add (names, (gpointer) sonder_item_get_text (segments->pdata[i], "name"));
  list = sonder_wording_some (names, MAX_NAMES);

  /* Translators: first an attribute, then names of segments */
  return g_strdup_printf (ngettext ("“%s” deleted, which the rule of %s asks for",
                                    "“%s” deleted, which the rules of %s ask for", segments->len),
                          sonder_item_get_text (attribute, "name"), list);
}

static void
delete_attribute (SonderCustomersPage *self, const char *id)
{
  SonderProject *project = sonder_customers_page_get_project (self);
  SonderItem *attribute = find_attribute (self, id);
  g_autofree char *message = NULL;

  if (attribute == NULL)
    return;

  message = describe_deletion (project, attribute);
  sonder_project_begin_edit (project, _("Delete Attribute"));
  sonder_project_remove_item (project, attribute);
  sonder_project_end_edit (project);
  sonder_page_toast_undo (SONDER_PAGE (self), message);
}

static void
delete_attribute_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  delete_attribute (SONDER_CUSTOMERS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
added_cb (SonderCustomersPage *self, const char *id)
{
  g_autofree char *name = g_strconcat (SONDER_SORT_PREFIX, id, NULL);

  sonder_customer_table_show_column (self->table, name, TRUE);
}

static void
values_lost_cb (SonderCustomersPage *self, guint n_lost)
{
  g_autofree char *message =
      g_strdup_printf (ngettext ("%u value is blank now", "%u values are blank now", n_lost), n_lost);

  sonder_page_toast_undo (SONDER_PAGE (self), message);
}

static void
present (SonderCustomersPage *self, GtkWidget *dialog)
{
  gtk_popover_popdown (gtk_menu_button_get_popover (self->columns_button));
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "delete-asked", G_CALLBACK (delete_attribute), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "values-lost", G_CALLBACK (values_lost_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_attribute_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);

  present (self, sonder_attribute_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              sonder_customers_page_get_project (self)));
}

static void
change_attribute_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  SonderItem *attribute = find_attribute (self, g_variant_get_string (parameter, NULL));
  SonderCellType type;

  if (attribute != NULL && sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type))
    present (self,
             sonder_attribute_dialog_new_for (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              sonder_customers_page_get_project (self), attribute));
}

static void
hide_column_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sonder_customer_table_show_column (SONDER_CUSTOMERS_PAGE (widget)->table,
                                     g_variant_get_string (parameter, NULL), FALSE);
}

/**
 * sonder_customers_page_install_attribute_actions:
 *
 * Those on columns and attributes.
 */
void
sonder_customers_page_install_attribute_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "customers.new-attribute", NULL,
                                   new_attribute_action);
  gtk_widget_class_install_action (widget_class, "customers.change-attribute", "s",
                                   change_attribute_action);
  gtk_widget_class_install_action (widget_class, "customers.delete-attribute", "s",
                                   delete_attribute_action);
  gtk_widget_class_install_action (widget_class, "customers.hide-column", "s", hide_column_action);
}

void
sonder_customers_page_set_attributes_writable (SonderCustomersPage *self, gboolean writable)
{
  static const char *const actions[] = { "customers.new-attribute", "customers.change-attribute",
                                         "customers.delete-attribute" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], writable);
}

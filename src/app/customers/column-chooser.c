/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "column-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of a name, in letters. */
#define MAX_WIDTH 32

struct _SonderColumnChooser
{
  GtkPopover parent_instance;
  GtkBox *checks;
  GtkLabel *limit;
  SonderCustomerTable *table; /* unowned: the popover goes with its page */
};

G_DEFINE_FINAL_TYPE (SonderColumnChooser, sonder_column_chooser, GTK_TYPE_POPOVER)

/* Of the check button of a row. */
static const char *
get_name (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "name");
}

/* The name is always shown, and so many others. */
static void
update_sensitivity (SonderColumnChooser *self)
{
  g_autoptr (GPtrArray) columns = sonder_customer_table_get_columns (self->table);
  gboolean full = columns->len >= SONDER_CUSTOMER_TABLE_MAX_COLUMNS;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->checks)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = gtk_widget_get_first_child (row);

      gtk_widget_set_sensitive (
          check, !g_str_equal (get_name (check), SONDER_SORT_NAME) &&
                     (!full || gtk_check_button_get_active (GTK_CHECK_BUTTON (check))));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->limit), full);
}

static void
toggled_cb (SonderColumnChooser *self, GtkCheckButton *check)
{
  sonder_customer_table_show_column (self->table, get_name (GTK_WIDGET (check)),
                                     gtk_check_button_get_active (check));
  update_sensitivity (self);
}

static GtkWidget *
create_check (SonderColumnChooser *self, SonderCellColumn *column)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (sonder_cell_column_get_title (column));
  const char *name = sonder_cell_column_get_name (column);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sonder_cell_column_get_title (column), -1);
  g_object_set_data_full (G_OBJECT (check), "name", g_strdup (name), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               sonder_customer_table_has_column (self->table, name));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);

  return check;
}

static GtkWidget *
create_change_button (SonderCellColumn *column)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  g_autofree char *label =
      g_strdup_printf (_("Change “%s”"), sonder_cell_column_get_title (column));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Change Attribute…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (button), "s",
      sonder_cell_column_get_name (column) + strlen (SONDER_SORT_PREFIX));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "customers.change-attribute");

  return button;
}

static void
append_row (SonderColumnChooser *self, SonderCellColumn *column)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (row), create_check (self, column));
  if (g_str_has_prefix (sonder_cell_column_get_name (column), SONDER_SORT_PREFIX))
    gtk_box_append (GTK_BOX (row), create_change_button (column));
  gtk_box_append (self->checks, row);
}

static void
sonder_column_chooser_class_init (SonderColumnChooserClass *klass)
{
}

static void
sonder_column_chooser_init (SonderColumnChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_New Attribute…"));
  g_autofree char *limit =
      g_strdup_printf (_("No more than %d columns fit."), SONDER_CUSTOMER_TABLE_MAX_COLUMNS);

  self->checks = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->checks));

  self->limit = GTK_LABEL (gtk_label_new (limit));
  gtk_label_set_xalign (self->limit, 0);
  gtk_label_set_wrap (self->limit, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->limit), "dim-label");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "customers.new-attribute");

  gtk_widget_add_css_class (box, "column-chooser");
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->limit));
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * sonder_column_chooser_update:
 * @table: the table whose columns they are; outlives the chooser
 */
void
sonder_column_chooser_update (SonderColumnChooser *self,
                              SonderCustomerTable *table,
                              SonderProject *project)
{
  g_autoptr (GPtrArray) columns = sonder_cell_column_list (project);
  GtkWidget *check;

  self->table = table;
  while ((check = gtk_widget_get_first_child (GTK_WIDGET (self->checks))) != NULL)
    gtk_box_remove (self->checks, check);
  for (guint i = 0; i < columns->len; i++)
    append_row (self, columns->pdata[i]);
  update_sensitivity (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customers-page-private.h"

#include <glib/gi18n.h>

#include "answer-dialog.h"
#include "customer-copy.h"
#include "view-state.h"

static const guint *
get_rows (GArray *rows)
{
  return (const guint *) (gpointer) rows->data;
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  guint row = sonder_project_add_customer (sonder_customers_page_get_project (self), NULL,
                                           _("New customer"));

  sonder_customers_page_show_customer (self, row);
  sonder_customers_page_show_customer_later (self, row, TRUE);
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sonder_customer_table_edit (SONDER_CUSTOMERS_PAGE (widget)->table, NULL);
}

static void
delete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) rows = sonder_customer_list_get_selected (self->list);
  g_autofree char *message = NULL;

  if (rows->len == 0)
    return;

  sonder_project_delete_customers (sonder_customers_page_get_project (self), get_rows (rows),
                                   rows->len);
  message = g_strdup_printf (ngettext ("%u customer deleted", "%u customers deleted", rows->len),
                             rows->len);
  sonder_page_toast_undo (SONDER_PAGE (self), message);
}

static GPtrArray *
list_columns (SonderCustomersPage *self)
{
  g_autoptr (GPtrArray) names = sonder_customer_table_get_columns (self->table);
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < names->len; i++)
    {
      SonderCellColumn *column =
          sonder_cell_column_new (sonder_customers_page_get_project (self), names->pdata[i]);

      if (column != NULL)
        g_ptr_array_add (columns, column);
    }

  return columns;
}

static void
copy_progress_cb (double fraction, gpointer data)
{
  SonderCustomersPage *self = data;

  gtk_progress_bar_set_fraction (self->copy_progress, fraction);
  gtk_widget_show (self->copy_bar);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SonderCustomersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) provider = sonder_customer_copy_finish (result, &error);
  g_autofree char *message = NULL;

  /* Another one may have taken its place. */
  if (g_task_get_cancellable (G_TASK (result)) == self->copying)
    {
      g_clear_object (&self->copying);
      gtk_widget_hide (self->copy_bar);
    }
  if (provider == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  message = g_strdup_printf (ngettext ("%u customer copied", "%u customers copied", self->n_copying),
                             self->n_copying);
  sonder_page_toast (SONDER_PAGE (self), message);
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) rows = sonder_customer_list_get_selected (self->list);
  g_autoptr (GPtrArray) columns = list_columns (self);

  sonder_customers_page_cancel_copy (self);
  self->copying = g_cancellable_new ();
  self->n_copying = rows->len;
  sonder_customer_copy_async (columns, rows, copy_progress_cb, self, self->copying, copied_cb,
                              g_object_ref (self));
}

/* What takes long and is not wanted any more. */
void
sonder_customers_page_cancel_copy (SonderCustomersPage *self)
{
  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  gtk_widget_hide (self->copy_bar);
}

static void
cancel_copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sonder_customers_page_cancel_copy (SONDER_CUSTOMERS_PAGE (widget));
}

static void
pin (SonderCustomersPage *self, GArray *rows, const char *segment)
{
  if (rows->len > 0)
    sonder_project_pin_customers (sonder_customers_page_get_project (self), get_rows (rows),
                                  rows->len,
                                  g_str_equal (segment, SONDER_PIN_RULES) ? NULL : segment);
}

static void
pin_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) rows = sonder_customer_list_get_selected (self->list);

  pin (self, rows, g_variant_get_string (parameter, NULL));
}

static void
choose_segment_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);

  sonder_customer_table_refocus (self->table);
  gtk_menu_button_popup (self->pin_button);
}

static void
filter_segment_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  const char *segment = g_variant_get_string (parameter, NULL);

  sonder_customers_page_set_segment (self, segment);
  sonder_view_state_set (sonder_customers_page_get_project (self), SONDER_CUSTOMERS_FILTER_KEY,
                         segment);
}

static void
toggle_details_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);

  gtk_toggle_button_set_active (self->details_button,
                                !gtk_toggle_button_get_active (self->details_button));
}

static void
add_answer_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);

  if (self->shown != SONDER_NO_ROW)
    gtk_window_present (GTK_WINDOW (
        sonder_answer_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                  sonder_customers_page_get_project (self), self->shown)));
}

static GdkContentProvider *
drag_prepare_cb (SonderCustomersPage *self, double x, double y)
{
  guint row = sonder_customer_table_pick_row (self->table, x, y);
  guint position = sonder_customer_list_find_row (self->list, row);

  if (position == GTK_INVALID_LIST_POSITION ||
      sonder_project_get_read_only_reason (sonder_customers_page_get_project (self)) != NULL)
    return NULL;

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->list), position))
    sonder_customer_list_select_row (self->list, row);

  return gdk_content_provider_new_typed (SONDER_TYPE_CUSTOMER_LIST, self->list);
}

static void
drag_begin_cb (SonderCustomersPage *self, GdkDrag *drag)
{
  guint n_rows = sonder_customer_list_get_n_selected (self->list);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u customer", "%u customers", n_rows), n_rows);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  sonder_segment_strip_show (self->strip, sonder_customers_page_get_project (self));
}

static void
drag_end_cb (SonderCustomersPage *self)
{
  sonder_segment_strip_hide (self->strip);
}

static void
add_drag_source (SonderCustomersPage *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (source));
}

/**
 * sonder_customers_page_install_actions:
 *
 * What one can do on the page.
 */
void
sonder_customers_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "customers.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "customers.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "customers.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "customers.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "customers.cancel-copy", NULL, cancel_copy_action);
  gtk_widget_class_install_action (widget_class, "customers.pin", "s", pin_action);
  gtk_widget_class_install_action (widget_class, "customers.choose-segment", NULL,
                                   choose_segment_action);
  gtk_widget_class_install_action (widget_class, "customers.filter-segment", "s",
                                   filter_segment_action);
  gtk_widget_class_install_action (widget_class, "customers.toggle-details", NULL,
                                   toggle_details_action);
  gtk_widget_class_install_action (widget_class, "customers.add-answer", NULL, add_answer_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK,
                                       "customers.toggle-details", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK,
                                       "customers.choose-segment", NULL);
  sonder_customers_page_install_attribute_actions (widget_class);
}

/* Delete and copy belong to the table, not to what is written in it or beside. */
static void
add_table_shortcuts (SonderCustomersPage *self)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } shortcuts[] = {
    { GDK_KEY_KP_Delete, 0, "customers.delete" },
    { GDK_KEY_Delete, 0, "customers.delete" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "customers.copy" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (shortcuts[i].keyval, shortcuts[i].modifiers),
                          gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->table), controller);
}

/**
 * sonder_customers_page_add_controllers:
 *
 * Keys and drags of the table.
 */
void
sonder_customers_page_add_controllers (SonderCustomersPage *self)
{
  add_table_shortcuts (self);
  add_drag_source (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-details.h"

#include <glib/gi18n.h>

#include "answer-list.h"
#include "cell-column.h"
#include "customer-query.h"
#include "privacy.h"

struct _SonderCustomerDetails
{
  AdwBin parent_instance;
  GtkBox *box;
  GtkLabel *error;
  GPtrArray *rows; /* of cells, see SonderCellColumn */
  SonderAnswerList *answers;
  SonderProject *project;
  guint row;
};

G_DEFINE_FINAL_TYPE (SonderCustomerDetails, sonder_customer_details, ADW_TYPE_BIN)

static SonderCellColumn *
get_column (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "column");
}

static void
show_error (SonderCustomerDetails *self, GtkWidget *entry, const char *message)
{
  if (message != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_label_set_text (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static char *
dup_plain_text (SonderCustomerDetails *self, SonderCellColumn *column)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  g_autofree char *text = sonder_cell_column_dup_text (column, self->row);

  if (g_str_equal (sonder_cell_column_get_name (column), SONDER_SORT_SEGMENT) &&
      sonder_customers_get_pinned (customers, self->row) != NULL)
    /* Translators: %s is a segment, in which somebody put a customer by hand */
    return g_strdup_printf (_("%s, fixed by hand"), text);

  return g_steal_pointer (&text);
}

/* What somebody is typing is left alone. */
static void
update_row (SonderCustomerDetails *self, GtkWidget *row)
{
  SonderCellColumn *column = get_column (row);
  const char *shown = g_object_get_data (G_OBJECT (row), "shown");
  g_autofree char *text = NULL;
  gboolean can_edit;

  if (ADW_IS_ACTION_ROW (row))
    {
      text = dup_plain_text (self, column);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      return;
    }

  can_edit = sonder_cell_column_can_edit_row (column, self->row);
  text = can_edit ? sonder_cell_column_dup_editable (column, self->row)
                  : sonder_cell_column_dup_text (column, self->row);
  gtk_editable_set_editable (GTK_EDITABLE (row), can_edit);
  if (g_strcmp0 (text, shown) == 0)
    return;

  /* The button to apply appears only after typing. */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), FALSE);
  /* Undo leads back to what the project has, no further. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), TRUE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "shown", g_steal_pointer (&text), g_free);
}

static void
apply_cb (SonderCustomerDetails *self, AdwEntryRow *entry)
{
  g_autoptr (GError) error = NULL;

  sonder_cell_column_set_text (get_column (GTK_WIDGET (entry)), &self->row, 1,
                               gtk_editable_get_text (GTK_EDITABLE (entry)), &error);
  show_error (self, GTK_WIDGET (entry), error != NULL ? error->message : NULL);
  if (error != NULL)
    return;

  /* As it is written in the project, and without the button to apply. */
  g_object_set_data (G_OBJECT (entry), "shown", NULL);
  update_row (self, GTK_WIDGET (entry));
}

/* Going elsewhere takes what was typed. */
static void
take_typed (SonderCustomerDetails *self, GtkWidget *row)
{
  if (ADW_IS_ENTRY_ROW (row) && gtk_editable_get_editable (GTK_EDITABLE (row)) &&
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)),
                 g_object_get_data (G_OBJECT (row), "shown")) != 0)
    apply_cb (self, ADW_ENTRY_ROW (row));
}

static void
left_cb (SonderCustomerDetails *self, GtkEventController *focus)
{
  take_typed (self, gtk_event_controller_get_widget (focus));
}

static void
changed_cb (SonderCustomerDetails *self, GtkWidget *entry)
{
  if (gtk_widget_has_css_class (entry, "error"))
    show_error (self, entry, NULL);
}

static GtkWidget *
create_entry (SonderCustomerDetails *self)
{
  GtkWidget *entry = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

static GtkWidget *
create_plain_row (SonderCellColumn *column)
{
  GtkWidget *row = adw_action_row_new ();

  if (g_str_equal (sonder_cell_column_get_name (column), SONDER_SORT_SEGMENT))
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _("Fix in a Segment"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Fix in a Segment"), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "customers.choose-segment");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

static GtkWidget *
append_row (SonderCustomerDetails *self, GtkWidget *group, SonderCellColumn *column)
{
  GtkWidget *row =
      sonder_cell_column_can_edit (column) ? create_entry (self) : create_plain_row (column);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sonder_cell_column_get_title (column));
  g_object_set_data_full (G_OBJECT (row), "column", g_object_ref (column), g_object_unref);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);

  return row;
}

static GtkWidget *
append_group (SonderCustomerDetails *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);

  return group;
}

static void
append_answers (SonderCustomerDetails *self)
{
  gtk_box_append (self->box, GTK_WIDGET (self->answers));
}

static void
rebuild (SonderCustomerDetails *self)
{
  g_autoptr (GPtrArray) columns = sonder_cell_column_list (self->project);
  GtkWidget *who, *attributes = NULL;
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);

  who = append_group (self, NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      gboolean fixed =
          !g_str_has_prefix (sonder_cell_column_get_name (columns->pdata[i]), SONDER_SORT_PREFIX);

      if (!fixed && attributes == NULL)
        {
          append_answers (self);
          attributes = append_group (self, _("Attributes"));
        }
      append_row (self, fixed ? who : attributes, columns->pdata[i]);
    }
  if (attributes == NULL)
    append_answers (self);
  gtk_box_append (self->box, GTK_WIDGET (self->error));
}

/* The same columns, in the same order and to be written as before. */
static gboolean
is_built (SonderCustomerDetails *self)
{
  g_autoptr (GPtrArray) columns = sonder_cell_column_list (self->project);

  if (columns->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (!g_str_equal (sonder_cell_column_get_name (columns->pdata[i]),
                        sonder_cell_column_get_name (get_column (row))) ||
          !g_str_equal (sonder_cell_column_get_title (columns->pdata[i]),
                        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))) ||
          sonder_cell_column_can_edit (columns->pdata[i]) != ADW_IS_ENTRY_ROW (row))
        return FALSE;
    }

  return TRUE;
}

static void
sonder_customer_details_dispose (GObject *object)
{
  SonderCustomerDetails *self = SONDER_CUSTOMER_DETAILS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->error);
  g_clear_object (&self->answers);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_customer_details_parent_class)->dispose (object);
}

static void
sonder_customer_details_class_init (SonderCustomerDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_customer_details_dispose;
}

static void
sonder_customer_details_init (SonderCustomerDetails *self)
{
  self->rows = g_ptr_array_new ();
  self->row = SONDER_NO_ROW;
  self->answers = g_object_ref_sink (SONDER_ANSWER_LIST (sonder_answer_list_new ()));
  self->error = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * sonder_customer_details_show:
 * @row: row of the customer, or SONDER_NO_ROW for nobody
 *
 * Shows a customer, or the one that is shown as the project is now.
 */
void
sonder_customer_details_show (SonderCustomerDetails *self, SonderProject *project, guint row)
{
  gboolean other = row != self->row;

  for (guint i = 0; other && i < self->rows->len; i++)
    {
      take_typed (self, self->rows->pdata[i]);
      if (gtk_widget_has_css_class (self->rows->pdata[i], "error"))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                    gtk_label_get_text (self->error));
    }
  g_set_object (&self->project, project);
  self->row = row;
  gtk_widget_set_visible (GTK_WIDGET (self->box), row != SONDER_NO_ROW);
  if (row == SONDER_NO_ROW)
    return;

  if (!is_built (self))
    rebuild (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (other)
        {
          show_error (self, self->rows->pdata[i], NULL);
          g_object_set_data (G_OBJECT (self->rows->pdata[i]), "shown", NULL);
        }
      update_row (self, self->rows->pdata[i]);
    }
  sonder_answer_list_show (self->answers, project, row);
}

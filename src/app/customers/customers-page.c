/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customers-page-private.h"

#include <glib/gi18n.h>

#include "application.h"
#include "column-chooser.h"
#include "column-menu.h"
#include "customer-count.h"
#include "privacy.h"
#include "segment-picker.h"
#include "view-state.h"

#define DETAILS_KEY "customer-details"

/* How often it is tried to bring a customer into view, 20 ms apart. */
#define SHOW_PATIENCE 100

G_DEFINE_FINAL_TYPE (SonderCustomersPage, sonder_customers_page, SONDER_TYPE_PAGE)

static gboolean
is_there (SonderCustomersPage *self, guint row)
{
  const SonderTable *customers =
      sonder_project_get_customers (sonder_customers_page_get_project (self));

  return row < customers->n_rows &&
         !(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED);
}

static guint
count (SonderCustomersPage *self, SonderRowFlags flags)
{
  SonderProject *project = sonder_customers_page_get_project (self);

  return sonder_table_count_rows (sonder_project_get_customers (project),
                                  SONDER_ROW_DELETED | SONDER_ROW_ANONYMOUS, flags);
}

/* Where nobody else is, respondents are not hidden. */
static gboolean
shows_respondents (SonderCustomersPage *self)
{
  return gtk_toggle_button_get_active (self->respondents_button) || count (self, 0) == 0;
}

static char *
describe_count (SonderCustomersPage *self)
{
  guint n_customers = count (self, 0);
  guint n_respondents = count (self, SONDER_ROW_ANONYMOUS);
  guint n_shown = sonder_customer_list_get_n_shown (self->list);
  guint n_all = n_customers + (shows_respondents (self) ? n_respondents : 0);

  gtk_widget_set_visible (GTK_WIDGET (self->respondents_button),
                          n_respondents > 0 && n_customers > 0);
  gtk_widget_set_visible (self->nobody, n_shown == 0 && !sonder_customer_list_is_busy (self->list));

  return sonder_customer_count_to_text (n_shown, n_all, n_customers, n_respondents);
}

/* How many there are, or how many are selected. */
static void
update_count (SonderCustomersPage *self)
{
  guint n_selected = sonder_customer_list_get_n_selected (self->list);
  g_autofree char *all = describe_count (self);
  g_autofree char *selected =
      g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected);

  gtk_label_set_text (self->count, n_selected > 0 ? selected : all);
}

static void
update_segment_button (SonderCustomersPage *self)
{
  SonderItem *segment = sonder_project_find_item (sonder_customers_page_get_project (self),
                                                  SONDER_KIND_SEGMENT, self->segment);
  g_autofree char *label = NULL;

  if (segment != NULL)
    label = sonder_privacy_dup_field (sonder_customers_page_get_project (self), segment, "name");
  else
    label = g_strdup (g_str_equal (self->segment, SONDER_FILTER_UNASSIGNED) ? _("Unassigned")
                                                                            : _("All segments"));

  gtk_label_set_text (GTK_LABEL (gtk_menu_button_get_child (self->segment_button)), label);
}

static void
update_pickers (SonderCustomersPage *self)
{
  SonderProject *project = sonder_customers_page_get_project (self);
  SonderSegmentPicker *filter = SONDER_SEGMENT_PICKER (self->filter_picker);
  GtkWidget *pins[] = { self->pin_picker, self->cell_picker };

  sonder_segment_picker_update (filter, project, self->segment);
  sonder_segment_picker_add (filter, SONDER_FILTER_UNASSIGNED, _("Unassigned"), "unassigned");
  sonder_segment_picker_add (filter, "", _("All segments"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pins); i++)
    {
      SonderSegmentPicker *picker = SONDER_SEGMENT_PICKER (pins[i]);

      sonder_segment_picker_update (picker, project, NULL);
      sonder_segment_picker_add (picker, "", _("Hold in Unassigned"), "unassigned");
      sonder_segment_picker_add (picker, SONDER_PIN_RULES, _("Let the Rules Decide"), NULL);
    }
}

static void
apply_filter (SonderCustomersPage *self)
{
  if (self->list == NULL)
    return;

  sonder_customer_list_set_filter (self->list, sonder_page_get_search (SONDER_PAGE (self)),
                                   self->segment, shows_respondents (self));
  update_segment_button (self);
  update_count (self);
}

static void
show_details (SonderCustomersPage *self)
{
  gboolean reveal = gtk_toggle_button_get_active (self->details_button);
  guint n_selected = sonder_customer_list_get_n_selected (self->list);

  if (self->shown != SONDER_NO_ROW && !is_there (self, self->shown))
    self->shown = SONDER_NO_ROW;

  adw_flap_set_reveal_flap (self->flap, reveal);
  if (!reveal)
    return;

  sonder_customer_details_show (self->details, sonder_customers_page_get_project (self),
                                self->shown);
  gtk_label_set_text (self->many, n_selected > 1 ? _("Select one customer to see everything")
                                                 : _("Select a customer to see everything"));
  gtk_stack_set_visible_child_name (
      self->details_stack, self->shown != SONDER_NO_ROW && n_selected < 2 ? "one" : "none");
}

static void
update_selection (SonderCustomersPage *self)
{
  g_autoptr (GArray) rows = sonder_customer_list_get_selected (self->list);
  gboolean writable =
      sonder_project_get_read_only_reason (sonder_customers_page_get_project (self)) == NULL;
  gboolean some = rows->len > 0 && writable;

  update_count (self);
  gtk_widget_set_visible (self->selection_actions, rows->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.delete", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.copy", rows->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.choose-segment", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.add-answer",
                                 rows->len == 1 && writable);
  sonder_customers_page_set_attributes_writable (self, writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pin_button), some);
  if (rows->len == 1)
    self->shown = g_array_index (rows, guint, 0);
  show_details (self);
}

static void
arranged_cb (SonderCustomersPage *self)
{
  update_count (self);
  update_selection (self);
}

static void
create_list (SonderCustomersPage *self)
{
  g_autofree char *segment =
      sonder_view_state_dup (sonder_customers_page_get_project (self), SONDER_CUSTOMERS_FILTER_KEY);

  if (segment != NULL && *self->segment == '\0' &&
      (g_str_equal (segment, SONDER_FILTER_UNASSIGNED) ||
       sonder_project_find_item (sonder_customers_page_get_project (self), SONDER_KIND_SEGMENT,
                                 segment) != NULL))
    {
      g_free (self->segment);
      self->segment = g_steal_pointer (&segment);
    }

  self->list = sonder_customer_list_new (sonder_customers_page_get_project (self));
  apply_filter (self);
  sonder_customer_table_set_list (self->table, sonder_customers_page_get_project (self),
                                  self->list);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (update_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "arranged", G_CALLBACK (arranged_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A segment that was deleted is asked for no more. */
static void
check_filter (SonderCustomersPage *self)
{
  if (*self->segment == '\0' || g_str_equal (self->segment, SONDER_FILTER_UNASSIGNED) ||
      sonder_project_find_item (sonder_customers_page_get_project (self), SONDER_KIND_SEGMENT,
                                self->segment) != NULL)
    return;

  g_free (self->segment);
  self->segment = g_strdup ("");
}

static void
sonder_customers_page_update (SonderPage *page)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (page);
  gboolean any = sonder_table_count_rows (
                     sonder_project_get_customers (sonder_customers_page_get_project (self)),
                     SONDER_ROW_DELETED, 0) > 0;

  if (self->list == NULL)
    create_list (self);
  else
    {
      check_filter (self);
      apply_filter (self);
      sonder_customer_list_update (self->list);
      sonder_customer_table_update (self->table);
    }
  update_segment_button (self);
  update_pickers (self);
  update_count (self);
  update_selection (self);
  gtk_stack_set_visible_child_name (self->stack, any ? "table" : "empty");
}

static void
sonder_customers_page_search_changed (SonderPage *page)
{
  apply_filter (SONDER_CUSTOMERS_PAGE (page));
}

void
sonder_customers_page_set_segment (SonderCustomersPage *self, const char *segment)
{
  g_free (self->segment);
  self->segment = g_strdup (segment);
  sonder_page_queue_update (SONDER_PAGE (self));
}

/* Returns: whether the row could be focused */
gboolean
sonder_customers_page_show_customer (SonderCustomersPage *self, guint row)
{
  sonder_customers_page_update (SONDER_PAGE (self));
  if (sonder_customer_list_find_row (self->list, row) == GTK_INVALID_LIST_POSITION)
    {
      sonder_customers_page_set_segment (self, "");
      gtk_widget_activate_action (GTK_WIDGET (self), "win.clear-search", NULL);
      apply_filter (self);
    }
  sonder_customer_list_select_row (self->list, row);

  return sonder_customer_table_focus (self->table, sonder_customer_list_find_row (self->list, row),
                                      SONDER_SORT_NAME);
}

typedef struct
{
  SonderCustomersPage *self;
  guint row;
  gboolean edit; /* the name, then */
  guint patience;
} Shown;

/* A table cannot scroll to a row before it is laid out with it, and what is
 * written in a row does not outlive its first layout. */
static gboolean
show_customer_cb (gpointer data)
{
  Shown *shown = data;

  if (gtk_widget_get_root (GTK_WIDGET (shown->self)) == NULL || shown->patience-- == 0)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_width (GTK_WIDGET (shown->self->table)) == 0 ||
      !sonder_customers_page_show_customer (shown->self, shown->row))
    return G_SOURCE_CONTINUE;

  if (shown->edit)
    sonder_customer_table_edit (shown->self->table, NULL);
  return G_SOURCE_REMOVE;
}

static void
shown_free (Shown *shown)
{
  g_object_unref (shown->self);
  g_free (shown);
}

void
sonder_customers_page_show_customer_later (SonderCustomersPage *self, guint row, gboolean edit)
{
  Shown *shown = g_new (Shown, 1);

  shown->self = g_object_ref (self);
  shown->row = row;
  shown->edit = edit;
  shown->patience = SHOW_PATIENCE;
  g_timeout_add_full (G_PRIORITY_LOW, 20, show_customer_cb, shown, (GDestroyNotify) shown_free);
}

/* Another page shows the customers of a segment, or a search one of them. */
static void
sonder_customers_page_show_item (SonderPage *page, const char *item_id)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (page);
  guint row = sonder_project_find_customer (sonder_customers_page_get_project (self), item_id);

  if (sonder_project_find_item (sonder_customers_page_get_project (self), SONDER_KIND_SEGMENT,
                                item_id) == NULL &&
      row != SONDER_NO_ROW)
    sonder_customers_page_show_customer_later (self, row, FALSE);
  else
    sonder_customers_page_set_segment (self, item_id);
}

static void
respondents_toggled_cb (SonderCustomersPage *self)
{
  apply_filter (self);
}

static void
details_toggled_cb (SonderCustomersPage *self)
{
  if (self->list == NULL)
    return;

  show_details (self);
  sonder_view_state_set (sonder_customers_page_get_project (self), DETAILS_KEY,
                         gtk_toggle_button_get_active (self->details_button) ? "shown" : "");
}

/* In a narrow window the details lie over the table, and a swipe hides them. */
static void
flap_revealed_cb (SonderCustomersPage *self)
{
  if (!adw_flap_get_reveal_flap (self->flap))
    gtk_toggle_button_set_active (self->details_button, FALSE);
}

/* Over the table the details fill the page: what would be left of it is of no use. */
static void
flap_folded_cb (SonderCustomersPage *self)
{
  gtk_widget_set_hexpand (self->details_box, adw_flap_get_folded (self->flap));
}

static void
columns_popover_cb (SonderCustomersPage *self)
{
  sonder_column_chooser_update (
      SONDER_COLUMN_CHOOSER (gtk_menu_button_get_popover (self->columns_button)), self->table,
      sonder_customers_page_get_project (self));
}

static void
popup_at (GtkWidget *popover, const GdkRectangle *where)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), where);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Whoever is done choosing goes on in the table. */
static void
popover_closed_cb (SonderCustomersPage *self)
{
  sonder_customer_table_refocus (self->table);
}

/* What one can do with the customer, and with the column of the cell. */
static void
menu_asked_cb (SonderCustomersPage *self, GdkRectangle *where)
{
  g_autoptr (SonderCellColumn) column =
      sonder_cell_column_new (sonder_customers_page_get_project (self),
                              sonder_customer_table_get_current_column (self->table));
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int i = 0; i < g_menu_model_get_n_items (self->context_menu_model); i++)
    {
      g_autoptr (GMenuModel) section =
          g_menu_model_get_item_link (self->context_menu_model, i, G_MENU_LINK_SECTION);

      g_menu_append_section (menu, NULL, section);
    }
  if (column != NULL)
    {
      g_autoptr (GMenuModel) section = sonder_column_menu_new (column);

      g_menu_append_section (menu, NULL, section);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->context_menu), G_MENU_MODEL (menu));
  popup_at (self->context_menu, where);
}

static void
segment_asked_cb (SonderCustomersPage *self, GdkRectangle *where)
{
  if (sonder_project_get_read_only_reason (sonder_customers_page_get_project (self)) == NULL)
    popup_at (self->cell_picker, where);
}

static void
sonder_customers_page_document_set (SonderPage *page)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (page);
  GApplication *application = g_application_get_default ();
  g_autofree char *details =
      sonder_view_state_dup (sonder_customers_page_get_project (self), DETAILS_KEY);
  GSettings *settings;

  gtk_toggle_button_set_active (self->details_button, g_strcmp0 (details, "shown") == 0);
  if (!SONDER_IS_APPLICATION (application))
    return;

  settings = sonder_application_get_settings (SONDER_APPLICATION (application));
  g_settings_bind (settings, "show-respondents", self->respondents_button, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
sonder_customers_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);

  GTK_WIDGET_CLASS (sonder_customers_page_parent_class)
      ->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (self->context_menu));
  gtk_popover_present (GTK_POPOVER (self->cell_picker));
}

static void
sonder_customers_page_dispose (GObject *object)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (object);

  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  g_clear_pointer (&self->cell_picker, gtk_widget_unparent);
  sonder_page_dispose_template (SONDER_PAGE (object), SONDER_TYPE_CUSTOMERS_PAGE);
  g_clear_object (&self->list);
  g_clear_pointer (&self->segment, g_free);

  G_OBJECT_CLASS (sonder_customers_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/sonder/Sonder/ui/customers/customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, segment_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, count);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, respondents_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, details_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, flap);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, table);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, strip);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, details_box);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, details_stack);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, details);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, many);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, copy_bar);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, copy_progress);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, selection_actions);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, pin_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, context_menu_model);
  gtk_widget_class_bind_template_callback (widget_class, respondents_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_popover_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, segment_asked_cb);
}

static void
sonder_customers_page_class_init (SonderCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SonderPageClass *page_class = SONDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_customers_page_dispose;
  widget_class->size_allocate = sonder_customers_page_size_allocate;
  page_class->document_set = sonder_customers_page_document_set;
  page_class->update = sonder_customers_page_update;
  page_class->search_changed = sonder_customers_page_search_changed;
  page_class->show_item = sonder_customers_page_show_item;

  g_type_ensure (SONDER_TYPE_COLUMN_CHOOSER);
  g_type_ensure (SONDER_TYPE_CUSTOMER_DETAILS);
  g_type_ensure (SONDER_TYPE_CUSTOMER_TABLE);
  g_type_ensure (SONDER_TYPE_SEGMENT_STRIP);
  bind_template (widget_class);
  sonder_customers_page_install_actions (widget_class);
}

static void
sonder_customers_page_init (SonderCustomersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->segment = g_strdup ("");
  self->shown = SONDER_NO_ROW;

  self->filter_picker = sonder_segment_picker_new ("customers.filter-segment");
  gtk_menu_button_set_popover (self->segment_button, self->filter_picker);
  self->pin_picker = sonder_segment_picker_new ("customers.pin");
  gtk_menu_button_set_popover (self->pin_button, self->pin_picker);
  self->cell_picker = sonder_segment_picker_new ("customers.pin");
  gtk_widget_set_parent (self->cell_picker, GTK_WIDGET (self->table));
  self->context_menu = gtk_popover_menu_new_from_model (self->context_menu_model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self->table));
  g_signal_connect_object (self->pin_picker, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cell_picker, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context_menu, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  sonder_customers_page_add_controllers (self);
}

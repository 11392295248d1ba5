/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customers-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "application.h"
#include "customer-details.h"
#include "customer-list.h"
#include "privacy.h"

/* A column view builds about 205 rows of each column that it shows. */
#define FIRST_ATTRIBUTES 8
#define NAME_WIDTH 160

/* The targets of the segment menu that are no segment. */
#define ALL_SEGMENTS ""

struct _SonderCustomersPage
{
  SonderPage             parent_instance;

  GtkStack              *stack;
  GtkMenuButton         *segment_button;
  GtkMenuButton         *pin_button;
  GtkLabel              *count;
  GtkToggleButton       *respondents_button;
  AdwFlap               *flap;
  GtkColumnView         *view;
  SonderCustomerDetails *details;

  SonderCustomerList    *list;
  char                  *segment;
  guint                  shown; /* row in the details */
  guint                  n_attributes; /* that the columns were made for */
};

G_DEFINE_FINAL_TYPE (SonderCustomersPage, sonder_customers_page, SONDER_TYPE_PAGE)

/* Which column the view sorts by is not told in GTK 4.8: the sorter is asked to
 * compare, and the column's own comparison, which it calls, leaves its name. */
static const char *asked_column;

static SonderProject *
get_project (SonderCustomersPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

static int
tell_column_cb (gconstpointer a,
                gconstpointer b,
                gpointer      name)
{
  if (asked_column == NULL)
    asked_column = name;

  return -1;
}

static void
sorter_changed_cb (SonderCustomersPage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (SonderCustomerSlot) probe = sonder_customer_slot_new (0);
  g_autoptr (SonderCustomerSlot) other = sonder_customer_slot_new (1);
  GtkOrdering ordering;

  asked_column = NULL;
  ordering = gtk_sorter_compare (sorter, probe, other);
  sonder_customer_list_sort (self->list, asked_column, ordering == GTK_ORDERING_LARGER);
}

static char *
dup_segment_name (SonderCustomersPage *self,
                  guint                row)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (get_project (self));
  guint16 position = assignment->segments[row];
  g_autoptr (SonderItem) segment = NULL;

  if (position == SONDER_UNASSIGNED)
    return g_strdup ("");

  segment = g_list_model_get_item (
    sonder_project_get_items (get_project (self), SONDER_KIND_SEGMENT), position);
  return g_strdup (sonder_item_get_text (segment, "name"));
}

static void
update_cell (GtkLabel           *label,
             SonderCustomerSlot *slot)
{
  SonderCustomersPage *self = g_object_get_data (G_OBJECT (label), "page");
  const char *name = g_object_get_data (G_OBJECT (label), "column");
  const SonderTable *customers = sonder_project_get_customers (get_project (self));
  guint row = sonder_customer_slot_get_row (slot);
  g_autofree char *text = NULL;

  if (row >= customers->n_rows)
    text = g_strdup ("");
  else if (g_str_equal (name, SONDER_SORT_NAME))
    text = sonder_privacy_dup_customer (get_project (self), row);
  else if (g_str_equal (name, SONDER_SORT_SEGMENT))
    text = dup_segment_name (self, row);
  else
    {
      SonderColumn *column = sonder_table_find_column (customers, name);

      text = column != NULL ? sonder_customer_cell_to_text (get_project (self), column, row)
                            : g_strdup ("");
    }

  gtk_label_set_text (label, text);
}

static void
slot_changed_cb (SonderCustomerSlot *slot,
                 GtkLabel           *label)
{
  update_cell (label, slot);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          SonderCustomersPage      *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  const char *name = g_object_get_data (G_OBJECT (factory), "column");

  gtk_label_set_xalign (GTK_LABEL (label),
                        g_object_get_data (G_OBJECT (factory), "numeric") != NULL ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  g_object_set_data (G_OBJECT (label), "page", self);
  g_object_set_data_full (G_OBJECT (label), "column", g_strdup (name), g_free);
  gtk_list_item_set_child (list_item, label);
  /* The row takes the click: with its own, Ctrl+click would toggle twice. */
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         SonderCustomersPage      *self)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (list_item));
  SonderCustomerSlot *slot = gtk_list_item_get_item (list_item);

  update_cell (label, slot);
  g_signal_connect (slot, "changed", G_CALLBACK (slot_changed_cb), label);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           SonderCustomersPage      *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item),
                                        G_CALLBACK (slot_changed_cb),
                                        gtk_list_item_get_child (list_item));
}

static void
append_column (SonderCustomersPage *self,
               const char          *title,
               const char          *name,
               gboolean             numeric)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter) sorter = GTK_SORTER (
    gtk_custom_sorter_new (tell_column_cb, g_strdup (name), g_free));

  g_object_set_data_full (G_OBJECT (factory), "column", g_strdup (name), g_free);
  if (numeric)
    g_object_set_data (G_OBJECT (factory), "numeric", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);

  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, g_str_equal (name, SONDER_SORT_NAME));
  if (g_str_equal (name, SONDER_SORT_NAME) || g_str_equal (name, SONDER_SORT_SEGMENT))
    gtk_column_view_column_set_fixed_width (column, NAME_WIDTH);
  gtk_column_view_append_column (self->view, column);
}

static void
create_columns (SonderCustomersPage *self)
{
  GListModel *attributes = sonder_project_get_items (get_project (self), SONDER_KIND_ATTRIBUTE);
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_attributes = g_list_model_get_n_items (attributes);
  guint n_shown = 0;

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }

  append_column (self, _("Name"), SONDER_SORT_NAME, FALSE);
  append_column (self, _("Segment"), SONDER_SORT_SEGMENT, FALSE);
  for (guint i = 0; i < n_attributes && n_shown < FIRST_ATTRIBUTES; i++)
    {
      g_autoptr (SonderItem) attribute = g_list_model_get_item (attributes, i);
      g_autofree char *name = g_strconcat (SONDER_SORT_PREFIX, sonder_item_get_id (attribute), NULL);

      if (sonder_item_get_boolean (attribute, "personal"))
        continue;
      append_column (self, sonder_item_get_text (attribute, "name"), name,
                     g_str_equal (sonder_item_get_text (attribute, "attribute-type"), "number"));
      n_shown++;
    }
  self->n_attributes = n_attributes;
}

static void
update_count (SonderCustomersPage *self)
{
  const SonderTable *customers = sonder_project_get_customers (get_project (self));
  SonderRowFlags mask = SONDER_ROW_DELETED | SONDER_ROW_ANONYMOUS;
  guint n_customers = sonder_table_count_rows (customers, mask, 0);
  guint n_respondents = sonder_table_count_rows (customers, mask, SONDER_ROW_ANONYMOUS);
  guint n_shown = sonder_customer_list_get_n_shown (self->list);
  guint n_all = n_customers + (gtk_toggle_button_get_active (self->respondents_button)
                                 ? n_respondents
                                 : 0);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_shown != n_all)
    g_string_append_printf (text, _("%u of "), n_shown);
  g_string_append_printf (text, ngettext ("%u customer", "%u customers", n_customers),
                          n_customers);
  if (n_respondents > 0)
    g_string_append_printf (text, ngettext (" + %u respondent", " + %u respondents", n_respondents),
                            n_respondents);

  gtk_label_set_text (self->count, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->respondents_button), n_respondents > 0);
}

static void
append_segments (SonderCustomersPage *self,
                 GMenu               *menu,
                 const char          *action)
{
  GListModel *segments = sonder_project_get_items (get_project (self), SONDER_KIND_SEGMENT);

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (sonder_item_get_text (segment, "name"), NULL);

      g_menu_item_set_action_and_target (item, action, "s", sonder_item_get_id (segment));
      g_menu_append_item (menu, item);
    }
}

static void
update_menus (SonderCustomersPage *self)
{
  g_autoptr (GMenu) filter = g_menu_new ();
  g_autoptr (GMenu) pin = g_menu_new ();
  SonderItem *segment =
    sonder_project_find_item (get_project (self), SONDER_KIND_SEGMENT, self->segment);

  g_menu_append (filter, _("All segments"), "customers.filter-segment('" ALL_SEGMENTS "')");
  append_segments (self, filter, "customers.filter-segment");
  append_segments (self, pin, "customers.pin");
  g_menu_append (pin, _("Hold in Unassigned"), "customers.pin('')");
  g_menu_append (pin, _("Let the Rules Decide"), "customers.release");

  gtk_menu_button_set_label (self->segment_button, segment != NULL
                                                     ? sonder_item_get_text (segment, "name")
                                                     : _("All segments"));
  gtk_menu_button_set_menu_model (self->segment_button, G_MENU_MODEL (filter));
  gtk_menu_button_set_menu_model (self->pin_button, G_MENU_MODEL (pin));
}

static void
apply_filter (SonderCustomersPage *self)
{
  if (self->list == NULL)
    return;

  sonder_customer_list_set_filter (self->list, sonder_page_get_search (SONDER_PAGE (self)),
                                   self->segment,
                                   gtk_toggle_button_get_active (self->respondents_button));
  update_count (self);
}

static void
update_selection (SonderCustomersPage *self)
{
  g_autoptr (GArray) rows = sonder_customer_list_get_selected (self->list);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.delete", rows->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pin_button), rows->len > 0);
}

static void
show_details (SonderCustomersPage *self,
              guint                row)
{
  const SonderTable *customers = sonder_project_get_customers (get_project (self));

  if (row != SONDER_NO_ROW && (row >= customers->n_rows ||
                               (sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED)))
    row = SONDER_NO_ROW;

  self->shown = row;
  sonder_customer_details_show (self->details, get_project (self), row);
  adw_flap_set_reveal_flap (self->flap, row != SONDER_NO_ROW);
}

static void
sonder_customers_page_update (SonderPage *page)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (page);
  GListModel *attributes = sonder_project_get_items (get_project (self), SONDER_KIND_ATTRIBUTE);
  gboolean any = sonder_table_count_rows (sonder_project_get_customers (get_project (self)),
                                          SONDER_ROW_DELETED, 0) > 0;

  if (self->list == NULL)
    {
      self->list = sonder_customer_list_new (get_project (self));
      gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->list));
      g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (update_selection),
                               self, G_CONNECT_SWAPPED);
    }
  if (g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == 0 ||
      self->n_attributes != g_list_model_get_n_items (attributes))
    create_columns (self);

  apply_filter (self);
  update_menus (self);
  update_selection (self);
  if (self->shown != SONDER_NO_ROW)
    show_details (self, self->shown);
  gtk_stack_set_visible_child_name (self->stack, any ? "table" : "empty");
}

static void
sonder_customers_page_search_changed (SonderPage *page)
{
  apply_filter (SONDER_CUSTOMERS_PAGE (page));
}

/* Another page shows the customers of a segment. */
static void
sonder_customers_page_show_item (SonderPage *page,
                                 const char *item_id)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (page);

  g_free (self->segment);
  self->segment = g_strdup (item_id);
  sonder_page_queue_update (page);
}

static void
filter_changed_cb (SonderCustomersPage *self)
{
  apply_filter (self);
}

static void
activate_cb (SonderCustomersPage *self,
             guint                position)
{
  show_details (self, sonder_customer_list_get_row (self->list, position));
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  guint row = sonder_project_add_customer (get_project (self), NULL, _("New customer"));

  sonder_customers_page_update (SONDER_PAGE (self));
  show_details (self, row);
  sonder_customer_details_focus_name (self->details);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) rows = sonder_customer_list_get_selected (self->list);
  g_autofree char *message = NULL;

  if (rows->len == 0)
    return;

  sonder_project_delete_customers (get_project (self), (const guint *) (gpointer) rows->data,
                                   rows->len);
  message = g_strdup_printf (ngettext ("%u customer deleted", "%u customers deleted", rows->len),
                             rows->len);
  sonder_page_toast_undo (SONDER_PAGE (self), message);
}

static void
pin_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) rows = sonder_customer_list_get_selected (self->list);

  sonder_project_pin_customers (get_project (self), (const guint *) (gpointer) rows->data,
                                rows->len,
                                parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
filter_segment_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  sonder_customers_page_show_item (SONDER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
close_details_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  show_details (SONDER_CUSTOMERS_PAGE (widget), SONDER_NO_ROW);
}

static void
sonder_customers_page_dispose (GObject *object)
{
  SonderCustomersPage *self = SONDER_CUSTOMERS_PAGE (object);

  sonder_page_dispose_template (SONDER_PAGE (object), SONDER_TYPE_CUSTOMERS_PAGE);
  g_clear_object (&self->list);
  g_clear_pointer (&self->segment, g_free);

  G_OBJECT_CLASS (sonder_customers_page_parent_class)->dispose (object);
}

static void
sonder_customers_page_class_init (SonderCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SonderPageClass *page_class = SONDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_customers_page_dispose;
  page_class->update = sonder_customers_page_update;
  page_class->search_changed = sonder_customers_page_search_changed;
  page_class->show_item = sonder_customers_page_show_item;

  g_type_ensure (SONDER_TYPE_CUSTOMER_DETAILS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/customers/customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, segment_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, pin_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, count);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, respondents_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, flap);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, view);
  gtk_widget_class_bind_template_child (widget_class, SonderCustomersPage, details);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);

  gtk_widget_class_install_action (widget_class, "customers.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "customers.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "customers.pin", "s", pin_action);
  gtk_widget_class_install_action (widget_class, "customers.release", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "customers.filter-segment", "s",
                                   filter_segment_action);
  gtk_widget_class_install_action (widget_class, "customers.close-details", NULL,
                                   close_details_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "customers.close-details", NULL);
}

static void
sonder_customers_page_init (SonderCustomersPage *self)
{
  GtkEventController *shortcuts;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->segment = g_strdup (ALL_SEGMENTS);
  self->shown = SONDER_NO_ROW;
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);

  /* Delete belongs to the table, not to the entries of the details. */
  shortcuts = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                      gtk_named_action_new ("customers.delete")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);
}

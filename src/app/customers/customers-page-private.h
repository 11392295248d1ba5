/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "customer-details.h"
#include "customer-table.h"
#include "customers-page.h"
#include "segment-strip.h"

G_BEGIN_DECLS

/* Of the view state. */
#define SONDER_CUSTOMERS_FILTER_KEY "customer-segment"

struct _SonderCustomersPage
{
  SonderPage parent_instance;

  GtkStack *stack;
  GtkMenuButton *segment_button;
  GtkLabel *count;
  GtkToggleButton *respondents_button;
  GtkMenuButton *columns_button;
  GtkToggleButton *details_button;
  AdwFlap *flap;
  SonderCustomerTable *table;
  GtkWidget *nobody;
  SonderSegmentStrip *strip;
  GtkWidget *details_box;
  GtkStack *details_stack;
  SonderCustomerDetails *details;
  GtkLabel *many;
  GtkWidget *copy_bar;
  GtkProgressBar *copy_progress;
  GtkWidget *selection_actions;
  GtkMenuButton *pin_button;
  GMenuModel *context_menu_model;

  GtkWidget *filter_picker;
  GtkWidget *pin_picker;  /* of the button */
  GtkWidget *cell_picker; /* over the table */
  GtkWidget *context_menu;
  SonderCustomerList *list;
  char *segment;
  guint shown; /* row in the details */
  GCancellable *copying;
  guint n_copying; /* customers */
};

static inline SonderProject *
sonder_customers_page_get_project (SonderCustomersPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

/* customers-page.c */
void     sonder_customers_page_set_segment         (SonderCustomersPage *self,
                                                    const char          *segment);
gboolean sonder_customers_page_show_customer       (SonderCustomersPage *self,
                                                    guint                row);
void     sonder_customers_page_show_customer_later (SonderCustomersPage *self,
                                                    guint                row,
                                                    gboolean             edit);

/* customers-actions.c */
void     sonder_customers_page_install_actions     (GtkWidgetClass      *widget_class);
void     sonder_customers_page_add_controllers     (SonderCustomersPage *self);
void     sonder_customers_page_cancel_copy         (SonderCustomersPage *self);

/* customers-attributes.c */
void     sonder_customers_page_install_attribute_actions (GtkWidgetClass *widget_class);
void     sonder_customers_page_set_attributes_writable (SonderCustomersPage *self,
                                                        gboolean             writable);

G_END_DECLS

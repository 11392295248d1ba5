/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "customer-slot.h"
#include "project.h"

G_BEGIN_DECLS

/**
 * SonderCustomerList:
 *
 * The customers of a project, filtered and sorted: a list model of slots and a
 * selection over rows, so that a selection survives sorting. Only as many
 * slots exist as somebody looks at.
 */
#define SONDER_TYPE_CUSTOMER_LIST (sonder_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (SonderCustomerList, sonder_customer_list, SONDER, CUSTOMER_LIST, GObject)

/* Columns to sort by: an attribute's id, or one of these. */
#define SONDER_SORT_NAME "name"
#define SONDER_SORT_SEGMENT "segment"
#define SONDER_SORT_PREFIX "attribute:"

SonderCustomerList *sonder_customer_list_new             (SonderProject      *project);
void                sonder_customer_list_set_filter      (SonderCustomerList *self,
                                                          const char         *search,
                                                          const char         *segment,
                                                          gboolean            respondents);
void                sonder_customer_list_sort            (SonderCustomerList *self,
                                                          const char         *column,
                                                          gboolean            descending);
void                sonder_customer_list_update          (SonderCustomerList *self);
guint               sonder_customer_list_get_row         (SonderCustomerList *self,
                                                          guint               position);
GArray             *sonder_customer_list_get_selected    (SonderCustomerList *self);
guint               sonder_customer_list_get_n_shown     (SonderCustomerList *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "customer-query.h"
#include "customer-slot.h"

G_BEGIN_DECLS

/**
 * SonderCustomerList:
 *
 * The customers of a project, filtered and sorted: a list model of slots and a
 * selection over rows, so that a selection survives sorting. Only as many
 * slots exist as somebody looks at. Of a large project, sorting and searching
 * happen in the background; the list stays as it was until they are done. As a
 * list model it grows over several turns of the main loop, so that a view that
 * builds widgets for its rows stops nothing else.
 * Emits "arranged" whenever other rows are shown, or the same in another order.
 */
#define SONDER_TYPE_CUSTOMER_LIST (sonder_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (SonderCustomerList, sonder_customer_list, SONDER, CUSTOMER_LIST, GObject)

SonderCustomerList *sonder_customer_list_new               (SonderProject      *project);
void                sonder_customer_list_set_filter        (SonderCustomerList *self,
                                                            const char         *search,
                                                            const char         *segment,
                                                            gboolean            respondents);
void                sonder_customer_list_sort              (SonderCustomerList *self,
                                                            const char         *column,
                                                            gboolean            descending);
void                sonder_customer_list_update            (SonderCustomerList *self);
gboolean            sonder_customer_list_is_busy           (SonderCustomerList *self);
guint               sonder_customer_list_get_row           (SonderCustomerList *self,
                                                            guint               position);
guint               sonder_customer_list_find_row          (SonderCustomerList *self,
                                                            guint               row);
GArray             *sonder_customer_list_get_selected      (SonderCustomerList *self);
guint               sonder_customer_list_get_n_selected    (SonderCustomerList *self);
void                sonder_customer_list_select_row        (SonderCustomerList *self,
                                                            guint               row);
guint               sonder_customer_list_get_n_shown       (SonderCustomerList *self);
void                sonder_customer_list_tell_all          (SonderCustomerList *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cell-column.h"
#include "customer-list.h"

G_BEGIN_DECLS

/**
 * SonderCustomerTable:
 *
 * The customers as a table whose cells are written in place. One cell has the
 * focus; arrows move it, a letter begins to write. Which columns are shown, in
 * which order and by which the rows are sorted is remembered outside of the
 * project.
 *
 * Signals: "menu-asked" with a row and where, in the table; "segment-asked" with
 * a cell's area where a segment is to be chosen; "columns-changed".
 */
#define SONDER_TYPE_CUSTOMER_TABLE (sonder_customer_table_get_type ())
G_DECLARE_FINAL_TYPE (SonderCustomerTable, sonder_customer_table, SONDER, CUSTOMER_TABLE, GtkWidget)

/* A column view builds about 205 rows of each column that it shows. */
#define SONDER_CUSTOMER_TABLE_MAX_COLUMNS 25

void        sonder_customer_table_set_list     (SonderCustomerTable *self,
                                                SonderProject       *project,
                                                SonderCustomerList  *list);
void        sonder_customer_table_update       (SonderCustomerTable *self);
GPtrArray  *sonder_customer_table_get_columns  (SonderCustomerTable *self);
gboolean    sonder_customer_table_has_column   (SonderCustomerTable *self,
                                                const char          *name);
void        sonder_customer_table_show_column  (SonderCustomerTable *self,
                                                const char          *name,
                                                gboolean             show);
void        sonder_customer_table_sort         (SonderCustomerTable *self,
                                                const char          *name,
                                                GtkSortType          order);
gboolean    sonder_customer_table_focus        (SonderCustomerTable *self,
                                                guint                position,
                                                const char          *column);
const char *sonder_customer_table_get_current_column (SonderCustomerTable *self);
void        sonder_customer_table_refocus      (SonderCustomerTable *self);
gboolean    sonder_customer_table_edit         (SonderCustomerTable *self,
                                                const char          *text);
guint       sonder_customer_table_pick_row     (SonderCustomerTable *self,
                                                double               x,
                                                double               y);
GtkColumnView *sonder_customer_table_get_view  (SonderCustomerTable *self);

G_END_DECLS

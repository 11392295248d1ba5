/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cell-column.h"
#include "customer-slot.h"

G_BEGIN_DECLS

/**
 * SonderCustomerCell:
 *
 * One cell of the table of customers. Where it has the focus, Enter and F2 edit
 * it and Backspace writes it anew; arrows to the side leave it by the action
 * "table.move".
 */
#define SONDER_TYPE_CUSTOMER_CELL (sonder_customer_cell_get_type ())
G_DECLARE_FINAL_TYPE (SonderCustomerCell, sonder_customer_cell, SONDER, CUSTOMER_CELL, GtkWidget)

GtkWidget            *sonder_customer_cell_new          (SonderCellColumn *column);
void                  sonder_customer_cell_set_slot     (SonderCustomerCell   *self,
                                                         SonderCustomerSlot   *slot);
SonderCustomerSlot   *sonder_customer_cell_get_slot     (SonderCustomerCell   *self);
SonderCellColumn *sonder_customer_cell_get_column   (SonderCustomerCell   *self);
const char           *sonder_customer_cell_get_text     (SonderCustomerCell   *self);
gboolean              sonder_customer_cell_edit         (SonderCustomerCell   *self,
                                                         const char           *text,
                                                         GArray               *fill_rows);
void                  sonder_customer_cell_update_title (SonderCustomerCell  *self);
void                  sonder_customer_cell_finish_edit  (SonderCustomerCell   *self);
gboolean              sonder_customer_cell_is_editing   (SonderCustomerCell   *self);

G_END_DECLS

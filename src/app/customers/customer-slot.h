/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SonderCustomerSlot:
 *
 * A position in a list of customers, and the row that stands there now. When
 * the list is sorted the slots stay and their rows change, which costs only
 * what is on the screen.
 */
#define SONDER_TYPE_CUSTOMER_SLOT (sonder_customer_slot_get_type ())
G_DECLARE_FINAL_TYPE (SonderCustomerSlot, sonder_customer_slot, SONDER, CUSTOMER_SLOT, GObject)

SonderCustomerSlot *sonder_customer_slot_new          (GHashTable         *slots,
                                                       guint               position,
                                                       guint               row);
guint               sonder_customer_slot_get_position (SonderCustomerSlot *self);
guint               sonder_customer_slot_get_row      (SonderCustomerSlot *self);
void                sonder_customer_slot_set_row      (SonderCustomerSlot *self,
                                                       guint               row);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "customer-query.h"

G_BEGIN_DECLS

void sonder_customer_order_sort (SonderCustomerQuery *query,
                                 GArray              *rows);

G_END_DECLS

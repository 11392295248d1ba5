/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"

G_BEGIN_DECLS

#define SONDER_TYPE_CUSTOMERS_PAGE (sonder_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (SonderCustomersPage, sonder_customers_page, SONDER, CUSTOMERS_PAGE, SonderPage)

/* The target of "customers.pin" that is no segment: the rules decide again. */
#define SONDER_PIN_RULES "(rules)"

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderCustomerDetails:
 *
 * One customer: name, segment, attributes, and the answers over time with what
 * was said. What is being typed into it survives changes elsewhere.
 */
#define SONDER_TYPE_CUSTOMER_DETAILS (sonder_customer_details_get_type ())
G_DECLARE_FINAL_TYPE (SonderCustomerDetails, sonder_customer_details, SONDER, CUSTOMER_DETAILS, AdwBin)

void sonder_customer_details_show (SonderCustomerDetails *self,
                                   SonderProject         *project,
                                   guint                  row);

G_END_DECLS

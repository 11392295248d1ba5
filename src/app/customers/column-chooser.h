/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "customer-table.h"

G_BEGIN_DECLS

/**
 * SonderColumnChooser:
 *
 * All columns that a table of customers can have, to show or hide.
 */
#define SONDER_TYPE_COLUMN_CHOOSER (sonder_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SonderColumnChooser, sonder_column_chooser, SONDER, COLUMN_CHOOSER, GtkPopover)

void sonder_column_chooser_update (SonderColumnChooser *self,
                                   SonderCustomerTable *table,
                                   SonderProject       *project);

G_END_DECLS

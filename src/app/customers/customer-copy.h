/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cell-column.h"

G_BEGIN_DECLS

/* Customers as text for other programs: a line of titles, then one per customer,
 * as they are shown; days and numbers as in files. */

char               *sonder_customer_copy_text     (GPtrArray *columns,
                                                   GArray    *rows,
                                                   char       separator);
GdkContentProvider *sonder_customer_copy_provider (GPtrArray *columns,
                                                   GArray    *rows);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cell-column.h"
#include "project-reader.h"

G_BEGIN_DECLS

/* Customers as text for other programs: a line of titles, then one per customer,
 * as they are shown; days and numbers as in files. */

void                sonder_customer_copy_async  (GPtrArray           *columns,
                                                 GArray              *rows,
                                                 SonderProgress       progress,
                                                 gpointer             progress_data,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
GdkContentProvider *sonder_customer_copy_finish (GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS

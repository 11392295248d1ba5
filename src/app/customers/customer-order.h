/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

void sonder_customer_order_sort (SonderProject *project,
                                 GArray        *rows,
                                 const char    *column,
                                 gboolean       descending);

G_END_DECLS

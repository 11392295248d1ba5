/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "table.h"

G_BEGIN_DECLS

/* (number of rows, columns: name, type, ranges of rows as first and count, values) */
#define SONDER_TABLE_DIFFERENCE_TYPE "(ua(sua(uu)v))"

GVariant    *sonder_table_get_difference   (const SonderTable  *before,
                                            const SonderTable  *after);
SonderTable *sonder_table_apply_difference (const SonderTable  *before,
                                            GVariant           *difference,
                                            GError            **error);

G_END_DECLS

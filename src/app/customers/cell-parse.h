/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "table.h"

G_BEGIN_DECLS

gboolean sonder_cell_parse       (SonderCellType      type,
                                  const char         *text,
                                  GVariant          **value);
char    *sonder_cell_to_editable (const SonderTable  *table,
                                  const SonderColumn *column,
                                  guint               row);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "table.h"

G_BEGIN_DECLS

gboolean sonder_cell_parse       (SonderCellType      type,
                                  const char *const  *choices,
                                  const char         *text,
                                  GVariant          **value,
                                  GError            **error);
char    *sonder_cell_to_editable (const SonderTable  *table,
                                  const SonderColumn *column,
                                  guint               row);
char    *sonder_cell_to_text     (const SonderTable  *table,
                                  const SonderColumn *column,
                                  guint               row);
char    *sonder_cell_date_to_text (gint32             date);

G_END_DECLS

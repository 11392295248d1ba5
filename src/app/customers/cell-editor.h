/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cell-column.h"

G_BEGIN_DECLS

/**
 * SonderCellEditor:
 *
 * One line of text over a cell. What is no value of the column is kept and said
 * to be wrong; choices are offered below. Emits "finished" when the value is
 * taken or given up, with how far to go from here: columns and rows.
 */
#define SONDER_TYPE_CELL_EDITOR (sonder_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (SonderCellEditor, sonder_cell_editor, SONDER, CELL_EDITOR, GtkWidget)

GtkWidget *sonder_cell_editor_new    (SonderCellColumn *column,
                                      guint                 row,
                                      const char           *text);
void       sonder_cell_editor_set_fill_rows (SonderCellEditor *self,
                                             GArray           *rows);
gboolean   sonder_cell_editor_commit (SonderCellEditor     *self,
                                      GError              **error);

G_END_DECLS

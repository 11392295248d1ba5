/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderCellColumn:
 *
 * A column of the table of customers: id, name, segment, or an attribute. It
 * says what a customer's cell reads, and takes what somebody types.
 */
#define SONDER_TYPE_CELL_COLUMN (sonder_cell_column_get_type ())
G_DECLARE_FINAL_TYPE (SonderCellColumn, sonder_cell_column, SONDER, CELL_COLUMN, GObject)

SonderCellColumn *sonder_cell_column_new          (SonderProject      *project,
                                                   const char         *name);
GPtrArray        *sonder_cell_column_list         (SonderProject      *project);
gboolean          sonder_cell_column_equal        (SonderCellColumn   *self,
                                                   SonderCellColumn   *other);
const char       *sonder_cell_column_get_name     (SonderCellColumn   *self);
const char       *sonder_cell_column_get_title    (SonderCellColumn   *self);
char             *sonder_cell_column_dup_heading  (SonderCellColumn   *self);
SonderProject    *sonder_cell_column_get_project  (SonderCellColumn   *self);
guint             sonder_cell_column_get_width    (SonderCellColumn   *self);
gboolean          sonder_cell_column_is_numeric   (SonderCellColumn   *self);
gboolean          sonder_cell_column_is_personal  (SonderCellColumn   *self);
gboolean          sonder_cell_column_can_edit     (SonderCellColumn   *self);
gboolean          sonder_cell_column_can_edit_row (SonderCellColumn *self,
                                                   guint             row);
char             *sonder_cell_column_dup_text     (SonderCellColumn   *self,
                                                   guint               row);
char             *sonder_cell_column_dup_editable (SonderCellColumn   *self,
                                                   guint               row);
char             *sonder_cell_column_dup_copied   (SonderCellColumn   *self,
                                                   guint               row);
GStrv             sonder_cell_column_dup_choices  (SonderCellColumn   *self);
gboolean          sonder_cell_column_set_text     (SonderCellColumn   *self,
                                                   const guint        *rows,
                                                   guint               n_rows,
                                                   const char         *text,
                                                   GError            **error);

G_END_DECLS

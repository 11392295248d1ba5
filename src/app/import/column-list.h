/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "import-choices.h"

G_BEGIN_DECLS

/**
 * SonderColumnList:
 *
 * The columns of a file, a row for each: its header, its first values, and what
 * becomes of it. Several can be selected. "selected" says which; "opened" that
 * somebody wants to change one, and whether the keyboard shall be there.
 */
#define SONDER_TYPE_COLUMN_LIST (sonder_column_list_get_type ())
G_DECLARE_FINAL_TYPE (SonderColumnList, sonder_column_list, SONDER, COLUMN_LIST, AdwBin)

void       sonder_column_list_set_choices  (SonderColumnList    *self,
                                            SonderImportChoices *choices);
GtkBitset *sonder_column_list_get_selected (SonderColumnList    *self);
void       sonder_column_list_select       (SonderColumnList    *self,
                                            GtkBitset           *columns);

G_END_DECLS

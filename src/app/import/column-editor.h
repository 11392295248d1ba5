/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "import-choices.h"
#include "import-report.h"

G_BEGIN_DECLS

/**
 * SonderColumnEditor:
 *
 * Says what one column is for, or several at once. "select" asks for other
 * columns to be edited as well.
 */
#define SONDER_TYPE_COLUMN_EDITOR (sonder_column_editor_get_type ())
G_DECLARE_FINAL_TYPE (SonderColumnEditor, sonder_column_editor, SONDER, COLUMN_EDITOR, AdwBin)

void sonder_column_editor_set_choices (SonderColumnEditor       *self,
                                       SonderImportChoices      *choices);
void sonder_column_editor_show        (SonderColumnEditor       *self,
                                       GtkBitset                *columns,
                                       const SonderImportReport *report);

G_END_DECLS

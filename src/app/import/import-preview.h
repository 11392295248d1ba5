/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "import-choices.h"

G_BEGIN_DECLS

/**
 * SonderImportPreview:
 *
 * The first rows of a file as a table. Of files with many columns it shows some
 * at a time, those around the column that is looked at.
 */
#define SONDER_TYPE_IMPORT_PREVIEW (sonder_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (SonderImportPreview, sonder_import_preview, SONDER, IMPORT_PREVIEW, AdwBin)

void sonder_import_preview_show        (SonderImportPreview *self,
                                        SonderImportChoices *choices);
void sonder_import_preview_update      (SonderImportPreview *self);
void sonder_import_preview_show_column (SonderImportPreview *self,
                                        guint                column);

G_END_DECLS

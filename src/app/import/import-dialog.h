/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderImportDialog:
 *
 * Takes a CSV file into a project: shows its first rows and its columns, each with
 * a good guess of what it is for, what would come of it, and then what did. The import is one step of undo.
 */
#define SONDER_TYPE_IMPORT_DIALOG (sonder_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SonderImportDialog, sonder_import_dialog, SONDER, IMPORT_DIALOG, AdwWindow)

GtkWidget *sonder_import_dialog_new (GtkWindow     *parent,
                                     SonderProject *project,
                                     GFile         *file);

G_END_DECLS

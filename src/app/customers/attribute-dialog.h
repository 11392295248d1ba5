/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderAttributeDialog:
 *
 * Asks for a new attribute of customers, or how one is to be changed. What a
 * change would lose is said before. Emits "added" with the id of a new one;
 * "delete-asked" with that of one that is to go; "values-lost" with how many
 * customers' values could not be kept.
 */
#define SONDER_TYPE_ATTRIBUTE_DIALOG (sonder_attribute_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SonderAttributeDialog, sonder_attribute_dialog, SONDER, ATTRIBUTE_DIALOG, AdwWindow)

GtkWidget *sonder_attribute_dialog_new (GtkWindow     *parent,
                                        SonderProject *project);
GtkWidget *sonder_attribute_dialog_new_for (GtkWindow     *parent,
                                            SonderProject *project,
                                            SonderItem    *attribute);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderAttributeDialog:
 *
 * Asks for a new attribute of customers. Emits "added" with its id.
 */
#define SONDER_TYPE_ATTRIBUTE_DIALOG (sonder_attribute_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SonderAttributeDialog, sonder_attribute_dialog, SONDER, ATTRIBUTE_DIALOG, AdwWindow)

GtkWidget *sonder_attribute_dialog_new (GtkWindow     *parent,
                                        SonderProject *project);

G_END_DECLS

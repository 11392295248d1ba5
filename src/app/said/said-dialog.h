/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderSaidDialog:
 *
 * Takes a review or a quotation, typed or pasted, with whatever is known of it:
 * score, customer, touchpoint, day, source. It becomes an answer, so that notes
 * and statements can rest on it.
 */
#define SONDER_TYPE_SAID_DIALOG (sonder_said_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SonderSaidDialog, sonder_said_dialog, SONDER, SAID_DIALOG, AdwWindow)

GtkWidget *sonder_said_dialog_new (GtkWindow     *parent,
                                   SonderProject *project);

G_END_DECLS

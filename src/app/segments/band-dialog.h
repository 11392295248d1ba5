/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderBandDialog:
 *
 * Asks by which ranges of a number to make segments, and shows how many
 * customers each would have. Emits "added" with how many segments were made.
 */
#define SONDER_TYPE_BAND_DIALOG (sonder_band_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SonderBandDialog, sonder_band_dialog, SONDER, BAND_DIALOG, AdwWindow)

GtkWidget *sonder_band_dialog_new (GtkWindow     *parent,
                                   SonderProject *project,
                                   SonderItem    *attribute);

G_END_DECLS

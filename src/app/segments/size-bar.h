/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderSizeBar:
 *
 * All customers as one bar: a piece per segment, Unassigned grey at the end.
 */
#define SONDER_TYPE_SIZE_BAR (sonder_size_bar_get_type ())
G_DECLARE_FINAL_TYPE (SonderSizeBar, sonder_size_bar, SONDER, SIZE_BAR, GtkWidget)

void sonder_size_bar_update (SonderSizeBar *self,
                             SonderProject *project);

G_END_DECLS

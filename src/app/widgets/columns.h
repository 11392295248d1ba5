/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SonderColumns:
 *
 * Children side by side where there is room, else below each other: what a
 * breakpoint would do. The first child takes a share of the width of its own.
 */
#define SONDER_TYPE_COLUMNS (sonder_columns_get_type ())
G_DECLARE_FINAL_TYPE (SonderColumns, sonder_columns, SONDER, COLUMNS, GtkWidget)

GtkWidget *sonder_columns_new    (void);
void       sonder_columns_append (SonderColumns *self,
                                  GtkWidget     *child);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The dialogs by which people choose files. */

/**
 * SonderFileChosen:
 * @file: (nullable): %NULL if the dialog was cancelled
 */
typedef void (*SonderFileChosen) (GtkWindow *parent,
                                  GFile     *file);

void sonder_choose_project_to_open (GtkWindow        *parent,
                                    SonderFileChosen  chosen);
void sonder_choose_project_to_save (GtkWindow        *parent,
                                    const char       *name,
                                    SonderFileChosen  chosen);
void sonder_choose_table           (GtkWindow        *parent,
                                    SonderFileChosen  chosen);

G_END_DECLS

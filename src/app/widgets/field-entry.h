/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderFieldEntry:
 *
 * One line of text that is a field of an item, edited where it stands: it looks
 * like a label until it is pointed at or focused. Enter emits "activate".
 */
#define SONDER_TYPE_FIELD_ENTRY (sonder_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (SonderFieldEntry, sonder_field_entry, SONDER, FIELD_ENTRY, GtkWidget)

GtkWidget *sonder_field_entry_new  (void);
void       sonder_field_entry_bind (SonderFieldEntry *self,
                                    SonderProject    *project,
                                    SonderItem       *item,
                                    const char       *field);

G_END_DECLS

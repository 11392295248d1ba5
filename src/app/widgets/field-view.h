/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderFieldView:
 *
 * Lines of text that are a field of an item, edited where they stand: it looks
 * like a label until it is pointed at or focused, and grows with its text. Tab
 * leaves it; where it is a single line, Enter emits "activate".
 */
#define SONDER_TYPE_FIELD_VIEW (sonder_field_view_get_type ())
G_DECLARE_FINAL_TYPE (SonderFieldView, sonder_field_view, SONDER, FIELD_VIEW, GtkWidget)

GtkWidget *sonder_field_view_new      (void);
void       sonder_field_view_bind     (SonderFieldView *self,
                                       SonderProject   *project,
                                       SonderItem      *item,
                                       const char      *field);
char      *sonder_field_view_dup_text (SonderFieldView *self);
void       sonder_field_view_set_text (SonderFieldView *self,
                                       SonderProject   *project,
                                       const char      *text);
void       sonder_field_view_select   (SonderFieldView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderFieldBinding:
 *
 * Keeps a text widget and a text field of an item the same, both ways: typing
 * becomes one step of undo until the widget loses focus, undo shows in the
 * widget. What a widget does with text is told by two functions, so that
 * entries and text views share this.
 */
typedef struct _SonderFieldBinding SonderFieldBinding;

typedef char *(*SonderGetText) (gpointer widget);
typedef void (*SonderSetText) (gpointer widget, const char *text);

SonderFieldBinding *sonder_field_binding_new     (gpointer            widget,
                                                  SonderGetText       get_text,
                                                  SonderSetText       set_text);
void                sonder_field_binding_free    (SonderFieldBinding *self);
void                sonder_field_binding_set     (SonderFieldBinding *self,
                                                  SonderProject      *project,
                                                  SonderItem         *item,
                                                  const char         *field);
void                sonder_field_binding_typed   (SonderFieldBinding *self);
void                sonder_field_binding_commit  (SonderFieldBinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderFieldBinding, sonder_field_binding_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SonderBoardEditor:
 *
 * The text of the one note that is being written. Enter emits "done" with
 * "activated" true, leaving it false; Escape emits "cancelled". More than one
 * pasted line emits "done" at once: each line is a note.
 */
#define SONDER_TYPE_BOARD_EDITOR (sonder_board_editor_get_type ())
G_DECLARE_FINAL_TYPE (SonderBoardEditor, sonder_board_editor, SONDER, BOARD_EDITOR, GtkWidget)

GtkWidget *sonder_board_editor_new      (void);
char      *sonder_board_editor_dup_text (SonderBoardEditor *self);
void       sonder_board_editor_begin    (SonderBoardEditor *self,
                                         const char        *text,
                                         const char        *label,
                                         double             em);
void       sonder_board_editor_end      (SonderBoardEditor *self);

G_END_DECLS

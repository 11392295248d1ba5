/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text.h"

G_BEGIN_DECLS

/**
 * SonderBoardTexts:
 *
 * Shaped paragraphs, kept from one layout of a board to the next: shaping is
 * most of the work, and moving one note changes no other text.
 */
typedef struct _SonderBoardTexts SonderBoardTexts;

SonderBoardTexts *sonder_board_texts_new   (void);
void              sonder_board_texts_free  (SonderBoardTexts *self);
void              sonder_board_texts_begin (SonderBoardTexts *self,
                                            SonderTheme      *theme,
                                            double            em);
void              sonder_board_texts_end   (SonderBoardTexts *self);
PangoLayout      *sonder_board_texts_get   (SonderBoardTexts *self,
                                            SonderFontRole    role,
                                            const char       *text,
                                            double            width,
                                            int               max_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderBoardTexts, sonder_board_texts_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "board-spot.h"

G_BEGIN_DECLS

/* Where the keyboard goes on a board. */

GtkWidget *sonder_board_focus_find          (GPtrArray         *regions,
                                             GHashTable        *notes,
                                             SonderBoardSpot   *from,
                                             GtkDirectionType   direction);
char      *sonder_board_focus_find_neighbor (const SonderBoard *board,
                                             GPtrArray         *notes);

G_END_DECLS

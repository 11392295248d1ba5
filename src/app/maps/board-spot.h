/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "board.h"

G_BEGIN_DECLS

/**
 * SonderBoardSpot:
 *
 * What the keyboard and a screen reader find over a painted note or region:
 * transparent, focusable, labelled.
 */
#define SONDER_TYPE_BOARD_SPOT (sonder_board_spot_get_type ())
G_DECLARE_FINAL_TYPE (SonderBoardSpot, sonder_board_spot, SONDER, BOARD_SPOT, GtkWidget)

GtkWidget             *sonder_board_spot_new         (const char            *note_id,
                                                      const char            *region);
const char            *sonder_board_spot_get_note    (SonderBoardSpot       *self);
const char            *sonder_board_spot_get_region  (SonderBoardSpot       *self);
void                   sonder_board_spot_set_region  (SonderBoardSpot       *self,
                                                      const char            *region);
void                   sonder_board_spot_set_label   (SonderBoardSpot       *self,
                                                      const char            *label);
const SonderBoardArea *sonder_board_spot_get_area    (SonderBoardSpot       *self);
void                   sonder_board_spot_set_area    (SonderBoardSpot       *self,
                                                      const SonderBoardArea *area);

G_END_DECLS

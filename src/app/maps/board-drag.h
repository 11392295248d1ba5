/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "board.h"

G_BEGIN_DECLS

/**
 * SonderBoardDrag:
 * @note: (nullable): id of the note that is dragged
 * @started: whether the pointer went far enough to mean it
 * @x: @y: where the pointer is
 * @grab_x: @grab_y: where it took hold of the note
 * @from: where the note stands
 * @region: (nullable): where it would go
 * @mark: where to show that
 */
typedef struct
{
  char           *note;
  gboolean        started;
  double          x;
  double          y;
  double          grab_x;
  double          grab_y;
  SonderBoardArea from;
  char           *region;
  guint           slot;
  SonderBoardArea mark;
} SonderBoardDrag;

gboolean sonder_board_drag_begin (SonderBoardDrag   *self,
                                  const SonderBoard *board,
                                  double             x,
                                  double             y);
void     sonder_board_drag_move  (SonderBoardDrag   *self,
                                  const SonderBoard *board,
                                  double             x,
                                  double             y);
void     sonder_board_drag_clear (SonderBoardDrag   *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-drag.h"

#include <math.h>

#define THRESHOLD 8

/**
 * sonder_board_drag_begin:
 *
 * Returns: whether there is a note to take hold of
 */
gboolean
sonder_board_drag_begin (SonderBoardDrag   *self,
                         const SonderBoard *board,
                         double             x,
                         double             y)
{
  int hit = sonder_board_hit_note (board, x, y);
  const SonderBoardNote *note = hit >= 0 ? sonder_board_get_note (board, (guint) hit) : NULL;

  sonder_board_drag_clear (self);
  if (note == NULL || note->id == NULL)
    return FALSE;

  self->note = g_strdup (note->id);
  self->from = note->area;
  self->x = x;
  self->y = y;
  self->grab_x = x - note->area.x;
  self->grab_y = y - note->area.y;

  return TRUE;
}

/**
 * sonder_board_drag_move:
 *
 * The pointer moved; finds where the note would go.
 */
void
sonder_board_drag_move (SonderBoardDrag   *self,
                        const SonderBoard *board,
                        double             x,
                        double             y)
{
  int region;

  if (!self->started &&
      hypot (x - self->from.x - self->grab_x, y - self->from.y - self->grab_y) < THRESHOLD)
    return;

  self->started = TRUE;
  self->x = x;
  self->y = y;
  g_clear_pointer (&self->region, g_free);
  region = sonder_board_hit_region (board, x, y);
  if (region < 0)
    return;

  self->region = g_strdup (sonder_board_get_region (board, (guint) region)->name);
  self->slot = sonder_board_find_slot (board, (guint) region, x, y, &self->mark);
}

void
sonder_board_drag_clear (SonderBoardDrag *self)
{
  g_free (self->note);
  g_free (self->region);
  *self = (SonderBoardDrag){ 0 };
}

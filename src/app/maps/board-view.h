/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderBoardView:
 *
 * The board of an empathy map: painted in strips that are kept until something
 * changes, with a spot over each note and region for keyboard and screen
 * reader, and an editor over the note that is being written. Its actions are
 * "maps.*" of single notes.
 */
#define SONDER_TYPE_BOARD_VIEW (sonder_board_view_get_type ())
G_DECLARE_FINAL_TYPE (SonderBoardView, sonder_board_view, SONDER, BOARD_VIEW, GtkWidget)

GtkWidget  *sonder_board_view_new        (void);
void        sonder_board_view_set_map    (SonderBoardView *self,
                                          SonderProject   *project,
                                          const char      *map_id);
void        sonder_board_view_update     (SonderBoardView *self);
void        sonder_board_view_set_full   (SonderBoardView *self,
                                          gboolean         full);
void        sonder_board_view_set_author (SonderBoardView *self,
                                          const char      *author);
const char *sonder_board_view_get_current (SonderBoardView *self);
void        sonder_board_view_select     (SonderBoardView *self,
                                          const char      *note_id);
void        sonder_board_view_add_note   (SonderBoardView *self,
                                          const char      *region);
double      sonder_board_view_get_em     (SonderBoardView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "board-drag.h"
#include "board-editor.h"
#include "board-spot.h"
#include "board-strips.h"
#include "board-view.h"

G_BEGIN_DECLS

/* What the files of the board view share: board-view.c lays out and paints,
 * board-spots.c is what lies over it, board-selection.c which notes are meant,
 * board-writing.c the note being written, board-actions.c what the keyboard does,
 * board-pointer.c the pointer, board-clipboard.c copying. */

struct _SonderBoardView
{
  GtkWidget          parent_instance;

  SonderProject     *project;
  char              *map_id;
  char              *author;
  gboolean           full; /* nothing else is on the screen */

  SonderBoardTexts  *texts;
  SonderBoard       *board; /* NULL after a change */
  int                board_width;
  int                board_height;
  SonderBoardStrips *strips;

  GHashTable        *notes;   /* id to spot */
  GPtrArray         *regions; /* spots */
  GPtrArray         *buttons; /* one per region but the tray */
  char              *current; /* the note that was focused last */
  GHashTable        *picked;  /* ids of notes; as long as there are any, actions mean them */

  SonderBoardEditor *editor;
  char              *edited;       /* id of the note in the editor */
  char              *draft_region; /* or where the new note goes */
  guint              reveal_idle;

  SonderBoardDrag    drag;
  GtkWidget         *menu;
  GtkAdjustment     *scroll;
};

SonderItem      *sonder_board_view_get_map    (SonderBoardView *self);
SonderItem      *sonder_board_view_find_note  (SonderBoardView *self,
                                               const char      *id);
void             sonder_board_view_invalidate (SonderBoardView *self);

/* board-spots.c */
SonderBoardSpot *sonder_board_view_get_focused       (SonderBoardView *self);
GtkWidget       *sonder_board_view_find_region       (SonderBoardView *self,
                                                      const char      *region);
void             sonder_board_view_focus_region      (SonderBoardView *self,
                                                      const char      *region);
void             sonder_board_view_focus_next_region (SonderBoardView *self,
                                                      const char      *region);
void             sonder_board_view_set_current       (SonderBoardView *self,
                                                      const char      *id);
void             sonder_board_view_update_spots      (SonderBoardView *self);
void             sonder_board_view_place_spots       (SonderBoardView *self);
void             sonder_board_view_clear_spots       (SonderBoardView *self);

/* board-writing.c */
void             sonder_board_view_add_editor        (SonderBoardView *self);
void             sonder_board_view_place_editor      (SonderBoardView *self);
void             sonder_board_view_edit_note         (SonderBoardView *self,
                                                      const char      *id);
void             sonder_board_view_finish_writing    (SonderBoardView *self);
void             sonder_board_view_pause_writing     (SonderBoardView *self);
void             sonder_board_view_end_editing       (SonderBoardView *self);

/* board-selection.c */
void             sonder_board_view_update_actions    (SonderBoardView *self);
gboolean         sonder_board_view_is_picked         (SonderBoardView *self,
                                                      const char      *id);
void             sonder_board_view_pick              (SonderBoardView *self,
                                                      const char      *id,
                                                      gboolean         picked);
void             sonder_board_view_pick_to           (SonderBoardView *self,
                                                      const char      *id);
void             sonder_board_view_pick_all          (SonderBoardView *self);
void             sonder_board_view_toggle            (SonderBoardView *self,
                                                      const char      *id);
gboolean         sonder_board_view_clear_picks       (SonderBoardView *self);
GPtrArray       *sonder_board_view_dup_meant         (SonderBoardView *self);
void             sonder_board_view_install_picking   (GtkWidgetClass  *widget_class);

/* board-clipboard.c */
void             sonder_board_view_copy              (SonderBoardView *self,
                                                      GPtrArray       *notes);
void             sonder_board_view_paste             (SonderBoardView *self,
                                                      const char      *region);

/* board-actions.c */
void             sonder_board_view_install_actions   (GtkWidgetClass  *widget_class);
void             sonder_board_view_install_shortcuts (GtkWidgetClass  *widget_class);

/* board-pointer.c */
void             sonder_board_view_show_menu         (SonderBoardView *self,
                                                      double           x,
                                                      double           y);
void             sonder_board_view_snapshot_drag     (SonderBoardView *self,
                                                      GtkSnapshot     *snapshot);
void             sonder_board_view_add_gestures      (SonderBoardView *self);

G_END_DECLS

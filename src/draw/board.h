/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board-heading.h"
#include "board-plan.h"
#include "board-texts.h"
#include "kinds.h"
#include "masking.h"
#include "scene.h"

G_BEGIN_DECLS

/* More notes than this are not shown: a board is for people, and a file from
 * elsewhere may hold any number. */
#define SONDER_BOARD_MAX_NOTES 1000

/**
 * SonderBoardOptions:
 * @em: size of the notes' text in pixels
 * @bold_lines: stronger outlines, for high contrast
 * @subject: (nullable): who the board is about
 * @color: (nullable): palette slot of who it is about
 * @draft_region: (nullable): a region that keeps a place free for a note that is
 *   being written
 * @heading: (nullable): what to paint above the board
 * @masking: (nullable): what hides who customers are
 * @max_notes: how many notes are shown at most; 0 for %SONDER_BOARD_MAX_NOTES
 */
typedef struct
{
  double em;
  gboolean bold_lines;
  const char *subject;
  const char *color;
  const char *draft_region;
  const SonderBoardHeading *heading;
  SonderMasking *masking;
  guint max_notes;
} SonderBoardOptions;

/**
 * SonderBoardNote:
 * @id: (nullable): the note's; %NULL for the place of a draft
 * @region: position in the board's regions
 * @text: where the text stands
 *
 * Where a note stands.
 */
typedef struct
{
  char *id;
  char *label;
  guint region;
  SonderBoardArea area;
  SonderBoardArea text;
} SonderBoardNote;

/**
 * SonderBoardRegion:
 * @name: "" for the tray
 * @number: in filling order, from 1; 0 for the tray
 * @area: the whole of it
 * @corner: where a button to add a note stands
 * @n_notes: notes in it, drafts not counted
 */
typedef struct
{
  const char *name;
  guint number;
  SonderBoardArea area;
  SonderBoardArea corner;
  guint n_notes;
} SonderBoardRegion;

/**
 * SonderBoard:
 *
 * An empathy map laid out: a scene to paint, and where its regions and notes
 * stand. Screen, miniature and export come from the same layout.
 */
typedef struct _SonderBoard SonderBoard;

SonderBoard             *sonder_board_new           (SonderItem               *map,
                                                     SonderTheme              *theme,
                                                     const SonderBoardOptions *options,
                                                     double                    width,
                                                     double                    height,
                                                     SonderBoardTexts         *texts);
SonderBoard             *sonder_board_new_miniature (SonderItem               *map,
                                                     SonderTheme              *theme,
                                                     const SonderBoardOptions *options,
                                                     double                    width,
                                                     double                    height);
void                     sonder_board_free          (SonderBoard              *self);
SonderScene             *sonder_board_get_scene     (const SonderBoard        *self);
double                   sonder_board_get_needed_height (const SonderBoard    *self);
guint                    sonder_board_get_n_regions (const SonderBoard        *self);
const SonderBoardRegion *sonder_board_get_region    (const SonderBoard        *self,
                                                     guint                     index);
guint                    sonder_board_get_n_notes   (const SonderBoard        *self);
const SonderBoardNote   *sonder_board_get_note      (const SonderBoard        *self,
                                                     guint                     index);
int                      sonder_board_find_note     (const SonderBoard        *self,
                                                     const char               *id);
int                      sonder_board_hit_region    (const SonderBoard        *self,
                                                     double                    x,
                                                     double                    y);
int                      sonder_board_hit_note      (const SonderBoard        *self,
                                                     double                    x,
                                                     double                    y);
guint                    sonder_board_find_slot     (const SonderBoard        *self,
                                                     guint                     region,
                                                     double                    x,
                                                     double                    y,
                                                     SonderBoardArea          *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderBoard, sonder_board_free)

G_END_DECLS

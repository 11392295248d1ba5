/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What people do to the notes of a map, each one step of undo. Regions are those
 * of the map's present layout. Several notes are given in the order in which
 * they stand. */

const char *sonder_note_edits_get_region     (SonderItem    *map,
                                              SonderItem    *note);
char       *sonder_note_edits_add            (SonderProject *project,
                                              SonderItem    *map,
                                              const char    *region,
                                              const char    *lines,
                                              const char    *author,
                                              guint         *n_left_out);
void        sonder_note_edits_set_text       (SonderProject *project,
                                              SonderItem    *note,
                                              const char    *text);
void        sonder_note_edits_move           (SonderProject *project,
                                              SonderItem    *map,
                                              GPtrArray     *notes,
                                              const char    *region,
                                              guint          slot);
gboolean    sonder_note_edits_shift          (SonderProject *project,
                                              SonderItem    *map,
                                              GPtrArray     *notes,
                                              int            steps);
gboolean    sonder_note_edits_shift_region   (SonderProject *project,
                                              SonderItem    *map,
                                              GPtrArray     *notes,
                                              int            steps);
void        sonder_note_edits_set_color      (SonderProject *project,
                                              GPtrArray     *notes,
                                              const char    *color);
void        sonder_note_edits_set_touchpoint (SonderProject *project,
                                              GPtrArray     *notes,
                                              const char    *touchpoint_id);
void        sonder_note_edits_name_touchpoint (SonderProject *project,
                                              GPtrArray     *notes,
                                              const char    *name);
void        sonder_note_edits_delete         (SonderProject *project,
                                              GPtrArray     *notes);
GVariant   *sonder_note_edits_copy           (SonderProject *project,
                                              GPtrArray     *notes);
char       *sonder_note_edits_paste          (SonderProject *project,
                                              SonderItem    *map,
                                              const char    *region,
                                              GVariant      *copied,
                                              guint         *n_left_out);

G_END_DECLS

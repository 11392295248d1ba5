/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What people do to empathy maps, each one step of undo. Regions are those of
 * the map's present layout. */

char       *sonder_map_edits_create      (SonderProject *project,
                                          const char    *layout,
                                          const char    *persona_id);
char       *sonder_map_edits_duplicate   (SonderProject *project,
                                          SonderItem    *map);
void        sonder_map_edits_delete      (SonderProject *project,
                                          SonderItem    *map);
void        sonder_map_edits_set_layout  (SonderProject *project,
                                          SonderItem    *map,
                                          const char    *layout);
void        sonder_map_edits_set_subject (SonderProject *project,
                                          SonderItem    *map,
                                          SonderKind     kind,
                                          const char    *id);

const char *sonder_map_edits_get_region  (SonderItem    *map,
                                          SonderItem    *note);
char       *sonder_map_edits_add_notes   (SonderProject *project,
                                          SonderItem    *map,
                                          const char    *region,
                                          const char    *lines,
                                          const char    *author);
void        sonder_map_edits_set_text    (SonderProject *project,
                                          SonderItem    *note,
                                          const char    *text);
void        sonder_map_edits_move_note   (SonderProject *project,
                                          SonderItem    *note,
                                          const char    *region,
                                          guint          slot);
gboolean    sonder_map_edits_shift_note  (SonderProject *project,
                                          SonderItem    *note,
                                          int            steps);
gboolean    sonder_map_edits_shift_region (SonderProject *project,
                                           SonderItem    *note,
                                           int            steps);
void        sonder_map_edits_set_color   (SonderProject *project,
                                          SonderItem    *note,
                                          const char    *color);
void        sonder_map_edits_delete_note (SonderProject *project,
                                          SonderItem    *note);

G_END_DECLS

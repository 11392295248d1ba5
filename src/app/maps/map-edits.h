/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What people do to empathy maps, each one step of undo. Their notes are in
 * note-edits.h. */

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

G_END_DECLS

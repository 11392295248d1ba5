/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What people do to personas, each one step of undo. Statements stand in the
 * fields "goals" and "frustrations". */

SonderItem *sonder_persona_find_for         (SonderProject *project,
                                             const char    *segment_id);
char *sonder_persona_edits_create           (SonderProject *project,
                                             const char    *segment_id);
char *sonder_persona_edits_duplicate        (SonderProject *project,
                                             SonderItem    *persona);
void  sonder_persona_edits_delete           (SonderProject *project,
                                             SonderItem    *persona);
void  sonder_persona_edits_set_portrait     (SonderProject *project,
                                             SonderItem    *persona,
                                             const char    *portrait);
void  sonder_persona_edits_set_segment      (SonderProject *project,
                                             SonderItem    *persona,
                                             const char    *segment_id);
void  sonder_persona_edits_set_guess        (SonderProject *project,
                                             SonderItem    *persona,
                                             double         percent);
char *sonder_persona_dup_channels           (SonderItem    *persona);
void  sonder_persona_edits_set_channels     (SonderProject *project,
                                             SonderItem    *persona,
                                             const char    *text);
void  sonder_persona_edits_add_fact         (SonderProject *project,
                                             SonderItem    *persona);
void  sonder_persona_edits_remove_fact      (SonderProject *project,
                                             SonderItem    *fact);

void  sonder_persona_edits_add_statement    (SonderProject *project,
                                             SonderItem    *persona,
                                             const char    *field,
                                             guint          position);
guint sonder_persona_edits_paste_statements (SonderProject *project,
                                             SonderItem    *statement,
                                             const char    *lines);
void  sonder_persona_edits_move_statement   (SonderProject *project,
                                             SonderItem    *statement,
                                             const char    *field,
                                             guint          position);
void  sonder_persona_edits_delete_statement (SonderProject *project,
                                             SonderItem    *statement);
const char *sonder_statement_get_field      (SonderItem    *statement);

G_END_DECLS

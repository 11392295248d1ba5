/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kinds.h"
#include "masking.h"

G_BEGIN_DECLS

/* What is said on and about a board, translated. */

const char *sonder_region_get_name   (const char *region);
const char *sonder_region_get_title  (const char *region);
const char *sonder_region_get_prompt (const char *region);
char       *sonder_region_describe   (const char *region,
                                      guint       number,
                                      guint       n_notes);

const char *sonder_map_get_layout    (SonderItem *map);
const char *sonder_persona_get_color (SonderItem *persona,
                                      SonderItem *root);
char       *sonder_map_dup_subject   (SonderItem *map,
                                      SonderItem *root);
const char *sonder_map_get_color     (SonderItem *map,
                                      SonderItem *root);
char       *sonder_map_dup_title     (SonderItem *map,
                                      SonderItem *root);
char       *sonder_note_dup_text     (SonderItem    *note,
                                      SonderMasking *masking);
char       *sonder_note_dup_foot     (SonderItem    *note,
                                      SonderMasking *masking);
char       *sonder_note_describe     (SonderItem    *note,
                                      const char    *region,
                                      SonderMasking *masking);
void        sonder_note_count_evidence (SonderItem *note,
                                        guint      *n_for,
                                        guint      *n_against);

G_END_DECLS

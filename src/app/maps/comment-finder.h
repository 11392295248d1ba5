/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderCommentFinder:
 *
 * Finds what customers said: of a segment or of everybody, by words. Hidden while
 * there are no comments. Its signal "chosen" tells the row of the answer whose
 * comment was chosen.
 */
#define SONDER_TYPE_COMMENT_FINDER (sonder_comment_finder_get_type ())
G_DECLARE_FINAL_TYPE (SonderCommentFinder, sonder_comment_finder, SONDER, COMMENT_FINDER, AdwBin)

void sonder_comment_finder_set_scope (SonderCommentFinder *self,
                                      SonderProject       *project,
                                      const char          *segment_id);
void sonder_comment_finder_set_cited (SonderCommentFinder *self,
                                      GHashTable          *answer_ids);
void sonder_comment_finder_update    (SonderCommentFinder *self);

G_END_DECLS

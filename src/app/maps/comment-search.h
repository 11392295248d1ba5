/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* No more are shown: whoever wants others types more. */
#define SONDER_COMMENT_SEARCH_MAX 50

/**
 * SonderCommentSearch:
 *
 * Looks for comments that hold some words, newest rows first, a slice at a time:
 * there may be a million. Belongs to one state of a project's tables.
 */
typedef struct _SonderCommentSearch SonderCommentSearch;

SonderCommentSearch *sonder_comment_search_new       (SonderProject       *project,
                                                      const char          *words,
                                                      const char          *segment_id);
void                 sonder_comment_search_free      (SonderCommentSearch *self);
gboolean             sonder_comment_search_run       (SonderCommentSearch *self,
                                                      gint64               microseconds);
guint                sonder_comment_search_get_n_rows (SonderCommentSearch *self);
guint                sonder_comment_search_get_row   (SonderCommentSearch *self,
                                                      guint                index);
gboolean             sonder_comment_search_has_more  (SonderCommentSearch *self);

gboolean             sonder_comments_exist           (SonderProject       *project);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCommentSearch, sonder_comment_search_free)

G_END_DECLS

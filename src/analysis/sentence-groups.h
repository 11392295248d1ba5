/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "question.h"

G_BEGIN_DECLS

/* Sentences that count groups: what these are decides the words. */

char *sonder_sentence_no_groups (SonderGroupBy by);
char *sonder_sentence_none_differs (SonderGroupBy by, guint n_tested, gboolean all);
char *sonder_sentence_some_differ (
    SonderGroupBy by, guint n_differ, guint n_tested, gboolean all, const char *names);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cell-column.h"

G_BEGIN_DECLS

/* Which columns of a project's customers somebody wants to see, in which order
 * and sorted by which: kept outside of the project. */

GPtrArray *sonder_column_choice_load      (SonderProject *project);
void       sonder_column_choice_save      (SonderProject *project,
                                           GPtrArray     *names);
char      *sonder_column_choice_dup_sort  (SonderProject *project,
                                           gboolean      *descending);
void       sonder_column_choice_save_sort (SonderProject *project,
                                           const char    *name,
                                           gboolean       descending);

G_END_DECLS

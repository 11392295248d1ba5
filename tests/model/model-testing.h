/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What tests of whole projects need: all of a project as text, and projects and
 * changes made at random. */

char           *dump_content         (SonderItem        *root,
                                      const SonderTable *customers,
                                      const SonderTable *answers);
char           *dump_snapshot        (SonderSnapshot    *snapshot);
char           *dump_project         (SonderProject     *project);

SonderSnapshot *make_random_snapshot (guint              n_items,
                                      guint              n_rows);
SonderItem     *make_random_item     (SonderItem        *root,
                                      SonderKind         kind);
SonderRule     *make_random_rule     (SonderItem        *root);
GVariant       *make_random_value    (SonderItem        *root,
                                      const SonderField *field);
SonderItem     *pick_random_item     (SonderItem        *root,
                                      SonderKind         kind);
SonderItem     *pick_any_item        (SonderItem        *root);
const char     *pick_random_text     (void);
gboolean        chance               (guint              percent);
guint           random_below         (guint              n);

/* Makes a change by one of the project's own functions, whichever. Returns: its
 * name */
const char     *change_at_random     (SonderProject     *project);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* Names and ids of the items that stand in lists of the project itself. Names
 * are unique per kind, compared folded: see sonder_name_fold(). They take the
 * project's own item, so that they serve a snapshot as well as a project. */

SonderItem *sonder_name_find      (SonderItem *root,
                                   SonderKind  kind,
                                   const char *name);
gboolean    sonder_name_check     (SonderItem *root,
                                   SonderKind  kind,
                                   const char *name,
                                   SonderItem *except,
                                   GError    **error);
char       *sonder_name_make_free (SonderItem *root,
                                   SonderKind  kind,
                                   const char *name);
char       *sonder_name_make_id   (SonderItem *root,
                                   SonderKind  kind,
                                   const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Where a quotation comes from, never with a name. */
char *sonder_evidence_describe (SonderProject *project,
                                SonderItem    *evidence);
char *sonder_comment_describe  (SonderProject *project,
                                guint          answer);

G_END_DECLS

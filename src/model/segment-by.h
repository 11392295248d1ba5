/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* More values than this are no way to see anything in segments. */
#define SONDER_SEGMENT_BY_MAX 100

const char *sonder_project_pick_color (SonderProject  *project);
gboolean    sonder_project_segment_by (SonderProject  *project,
                                       SonderItem     *attribute,
                                       guint          *n_added,
                                       GError        **error);

G_END_DECLS

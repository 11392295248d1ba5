/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

guint sonder_segment_count_pinned    (SonderProject *project,
                                      SonderItem    *segment);
char *sonder_segment_describe_counts (SonderProject *project,
                                      SonderItem    *segment);

G_END_DECLS

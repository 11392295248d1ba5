/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What maps are called on the screen: see privacy.h. */

char *sonder_map_dup_shown_title   (SonderProject *project,
                                    SonderItem    *map);
char *sonder_map_dup_shown_subject (SonderProject *project,
                                    SonderItem    *map);

G_END_DECLS

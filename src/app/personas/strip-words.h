/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What a persona's card says of the segment that it stands for:
 * "Stands for Regulars · 84 customers · NPS 42 [31 to 52], 260 answers". */
char *sonder_strip_dup_words (SonderProject *project,
                              SonderItem    *segment);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Segments by ranges of a number: "up to 5", "6 to 20", "more than 20". A band
 * reaches from just above the limit before to its own limit, which belongs to
 * it; the last one has no end. */

#define SONDER_NUMBER_BANDS_MOST 10

GArray  *sonder_number_bands_collect  (SonderProject *project,
                                SonderItem    *attribute);
GArray  *sonder_number_bands_suggest  (GArray        *numbers,
                                guint          n_bands);
gboolean sonder_number_bands_are_whole (GArray       *numbers);
guint    sonder_number_bands_count    (GArray        *numbers,
                                GArray        *limits,
                                guint          band);
char    *sonder_number_bands_describe (GArray        *limits,
                                guint          band,
                                gboolean       whole);
void     sonder_number_bands_apply    (SonderProject *project,
                                SonderItem    *attribute,
                                GArray        *limits,
                                gboolean       whole);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderSegmentStrip:
 *
 * The segments as places to drop customers on, shown while some are dragged.
 * A drop activates "customers.pin" with the segment's id.
 */
#define SONDER_TYPE_SEGMENT_STRIP (sonder_segment_strip_get_type ())
G_DECLARE_FINAL_TYPE (SonderSegmentStrip, sonder_segment_strip, SONDER, SEGMENT_STRIP, GtkWidget)

void sonder_segment_strip_show (SonderSegmentStrip *self,
                                SonderProject      *project);
void sonder_segment_strip_hide (SonderSegmentStrip *self);

G_END_DECLS

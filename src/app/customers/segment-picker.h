/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderSegmentPicker:
 *
 * A list of the project's segments to choose from, in a popover: the choice
 * activates an action with the segment's id.
 */
#define SONDER_TYPE_SEGMENT_PICKER (sonder_segment_picker_get_type ())
G_DECLARE_FINAL_TYPE (SonderSegmentPicker, sonder_segment_picker, SONDER, SEGMENT_PICKER, GtkPopover)

GtkWidget *sonder_segment_picker_new    (const char          *action);
void       sonder_segment_picker_update (SonderSegmentPicker *self,
                                         SonderProject       *project,
                                         const char          *selected);
void       sonder_segment_picker_add    (SonderSegmentPicker *self,
                                         const char          *id,
                                         const char          *label,
                                         const char          *color);

G_END_DECLS

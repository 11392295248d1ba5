/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderSegmentEditor:
 *
 * Everything about one segment, with live counts of whom its rule takes.
 */
#define SONDER_TYPE_SEGMENT_EDITOR (sonder_segment_editor_get_type ())
G_DECLARE_FINAL_TYPE (SonderSegmentEditor, sonder_segment_editor, SONDER, SEGMENT_EDITOR, AdwBin)

void        sonder_segment_editor_set_segment (SonderSegmentEditor *self,
                                               SonderProject       *project,
                                               SonderItem          *segment);
SonderItem *sonder_segment_editor_get_segment (SonderSegmentEditor *self);
void        sonder_segment_editor_update      (SonderSegmentEditor *self);
void        sonder_segment_editor_focus_name  (SonderSegmentEditor *self);

G_END_DECLS

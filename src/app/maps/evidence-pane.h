/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderEvidencePane:
 *
 * What a note or a persona's statement rests on: quotations for and against it,
 * and where to find more: the comments of the segment that it is about or of
 * everybody, or typed by hand.
 */
#define SONDER_TYPE_EVIDENCE_PANE (sonder_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (SonderEvidencePane, sonder_evidence_pane, SONDER, EVIDENCE_PANE, AdwBin)

void sonder_evidence_pane_set_note (SonderEvidencePane *self,
                                    SonderProject      *project,
                                    SonderItem         *note,
                                    const char         *segment_id);
void sonder_evidence_pane_update   (SonderEvidencePane *self);
void sonder_evidence_pane_focus    (SonderEvidencePane *self);
void sonder_evidence_pane_hide_header (SonderEvidencePane *self);

G_END_DECLS

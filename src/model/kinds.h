/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "item.h"
#include "scale.h"

G_BEGIN_DECLS

/* One class per kind of item, so that bindings can name them. Their fields
 * stand in kinds.c; every field is a GObject property. */
#define SONDER_DECLARE_KIND(Name, name, NAME) \
  G_DECLARE_FINAL_TYPE (Sonder##Name, sonder_##name, SONDER, NAME, SonderItem)

#define SONDER_TYPE_PROJECT_ITEM (sonder_project_item_get_type ())
#define SONDER_TYPE_SOURCE (sonder_source_get_type ())
#define SONDER_TYPE_ATTRIBUTE (sonder_attribute_get_type ())
#define SONDER_TYPE_METRIC (sonder_metric_get_type ())
#define SONDER_TYPE_TOUCHPOINT (sonder_touchpoint_get_type ())
#define SONDER_TYPE_SEGMENT (sonder_segment_get_type ())
#define SONDER_TYPE_PERSONA (sonder_persona_get_type ())
#define SONDER_TYPE_STATEMENT (sonder_statement_get_type ())
#define SONDER_TYPE_SLIDER (sonder_slider_get_type ())
#define SONDER_TYPE_FACT (sonder_fact_get_type ())
#define SONDER_TYPE_MAP (sonder_map_get_type ())
#define SONDER_TYPE_NOTE (sonder_note_get_type ())
#define SONDER_TYPE_EVIDENCE (sonder_evidence_get_type ())

SONDER_DECLARE_KIND (ProjectItem, project_item, PROJECT_ITEM)
SONDER_DECLARE_KIND (Source, source, SOURCE)
SONDER_DECLARE_KIND (Attribute, attribute, ATTRIBUTE)
SONDER_DECLARE_KIND (Metric, metric, METRIC)
SONDER_DECLARE_KIND (Touchpoint, touchpoint, TOUCHPOINT)
SONDER_DECLARE_KIND (Segment, segment, SEGMENT)
SONDER_DECLARE_KIND (Persona, persona, PERSONA)
SONDER_DECLARE_KIND (Statement, statement, STATEMENT)
SONDER_DECLARE_KIND (Slider, slider, SLIDER)
SONDER_DECLARE_KIND (Fact, fact, FACT)
SONDER_DECLARE_KIND (Map, map, MAP)
SONDER_DECLARE_KIND (Note, note, NOTE)
SONDER_DECLARE_KIND (Evidence, evidence, EVIDENCE)

/**
 * SonderSupport:
 * @SONDER_ASSUMED: no evidence
 * @SONDER_SUPPORTED: evidence for, none against
 * @SONDER_DISPUTED: evidence against
 *
 * What a note or statement is by its evidence.
 */
typedef enum
{
  SONDER_ASSUMED,
  SONDER_SUPPORTED,
  SONDER_DISPUTED,
} SonderSupport;

SonderSupport sonder_item_get_support (SonderItem *self);

/* The type of an attribute's column; %FALSE for a type this version does not know. */
gboolean    sonder_attribute_get_cell_type (SonderAttribute *self,
                                            SonderCellType  *type);
gboolean    sonder_attribute_type_parse    (const char      *type,
                                            SonderCellType  *cell_type);
/* A metric's scale; %FALSE for one this version does not know. */
gboolean    sonder_metric_get_scale        (SonderMetric    *self,
                                            SonderScale     *scale);
/* The region of a note in "canvas" or "classic" layout; "" is the tray. */
const char *sonder_note_get_region         (SonderNote      *self,
                                            const char      *layout);

/* The known regions of a layout, in filling order, %NULL-terminated; %NULL for an unknown layout. */
const char *const *sonder_layout_get_regions (const char *layout);
/* The palette slots in the order in which new segments take them, %NULL-terminated. */
const char *const *sonder_palette_get_slots  (void);

G_END_DECLS

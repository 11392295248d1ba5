/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kinds.h"

#define TEXT(name, member) { name, member, SONDER_FIELD_TEXT, -1 }
#define REFERENCE(name, member, kind) { name, member, SONDER_FIELD_TEXT, kind }
#define TEXTS(name, member) { name, member, SONDER_FIELD_TEXTS, -1 }
#define NUMBER(name, member) { name, member, SONDER_FIELD_NUMBER, -1 }
#define BOOLEAN(name, member) { name, member, SONDER_FIELD_BOOLEAN, -1 }
#define DATE(name, member) { name, member, SONDER_FIELD_DATE, -1 }
#define RULE(name, member) { name, member, SONDER_FIELD_RULE, -1 }
#define ITEMS(name, member, kind) { name, member, SONDER_FIELD_ITEMS, kind }

static const SonderField project_fields[] = {
  TEXT ("title", "title"),
  TEXT ("objective", "objective"),
  TEXTS ("team", "team"),
  ITEMS ("sources", "sources", SONDER_KIND_SOURCE),
  ITEMS ("attributes", "attributes", SONDER_KIND_ATTRIBUTE),
  ITEMS ("metrics", "metrics", SONDER_KIND_METRIC),
  ITEMS ("touchpoints", "touchpoints", SONDER_KIND_TOUCHPOINT),
  ITEMS ("segments", "segments", SONDER_KIND_SEGMENT),
  ITEMS ("personas", "personas", SONDER_KIND_PERSONA),
  ITEMS ("maps", "empathyMaps", SONDER_KIND_MAP),
};

/* type: import, interview, review-site, ... */
static const SonderField source_fields[] = {
  TEXT ("name", "name"),
  TEXT ("source-type", "type"),
  TEXT ("file", "file"),
  DATE ("date", "date"),
  TEXT ("description", "description"),
};

/* type: text, number, date, yes-no, choice */
static const SonderField attribute_fields[] = {
  TEXT ("name", "name"),
  TEXT ("attribute-type", "type"),
  TEXTS ("choices", "choices"),
  BOOLEAN ("personal", "personal"),
  TEXT ("description", "description"),
};

/* scale: nps, csat, ces, rating:MIN-MAX; measures: satisfaction, importance */
static const SonderField metric_fields[] = {
  TEXT ("name", "name"),
  TEXT ("scale", "scale"),
  TEXT ("question", "question"),
  TEXT ("measures", "measures"),
};

/* phase: before, during, after */
static const SonderField touchpoint_fields[] = {
  TEXT ("name", "name"),
  TEXT ("phase", "phase"),
  TEXT ("description", "description"),
};

/* color: a palette slot; guessed share in percent */
static const SonderField segment_fields[] = {
  TEXT ("name", "name"),
  TEXT ("color", "color"),
  TEXT ("description", "description"),
  TEXT ("promise", "promise"),
  NUMBER ("guessed-share", "guessedShare"),
  RULE ("rule", "rule"),
};

static const SonderField persona_fields[] = {
  TEXT ("name", "name"),
  TEXT ("line", "line"),
  TEXT ("role", "role"),
  TEXT ("color", "color"),
  TEXT ("portrait", "portrait"),
  REFERENCE ("segment", "segment", SONDER_KIND_SEGMENT),
  NUMBER ("guessed-share", "guessedShare"),
  TEXT ("quotation", "quotation"),
  TEXT ("about", "about"),
  ITEMS ("facts", "facts", SONDER_KIND_FACT),
  ITEMS ("goals", "goals", SONDER_KIND_STATEMENT),
  ITEMS ("frustrations", "frustrations", SONDER_KIND_STATEMENT),
  TEXTS ("channels", "channels"),
  ITEMS ("sliders", "sliders", SONDER_KIND_SLIDER),
};

static const SonderField statement_fields[] = {
  TEXT ("text", "text"),
  ITEMS ("evidence", "evidence", SONDER_KIND_EVIDENCE),
};

/* value: from 0, all of low, to 100, all of high */
static const SonderField slider_fields[] = {
  TEXT ("low", "low"),
  TEXT ("high", "high"),
  NUMBER ("value", "value"),
};

static const SonderField fact_fields[] = {
  TEXT ("name", "name"),
  TEXT ("value", "value"),
};

/* layout: canvas (2017) or classic (four fields). The subject is a persona, a
 * segment, or free words. */
static const SonderField map_fields[] = {
  TEXT ("name", "name"),
  REFERENCE ("persona", "persona", SONDER_KIND_PERSONA),
  REFERENCE ("segment", "segment", SONDER_KIND_SEGMENT),
  TEXT ("subject", "subject"),
  TEXT ("goal", "goal"),
  TEXT ("by", "by"),
  DATE ("date", "date"),
  TEXT ("layout", "layout"),
  ITEMS ("notes", "notes", SONDER_KIND_NOTE),
};

static const SonderField note_fields[] = {
  TEXT ("text", "text"),
  TEXT ("canvas-region", "canvasRegion"),
  TEXT ("classic-region", "classicRegion"),
  TEXT ("color", "color"),
  TEXT ("author", "author"),
  REFERENCE ("touchpoint", "touchpoint", SONDER_KIND_TOUCHPOINT),
  ITEMS ("evidence", "evidence", SONDER_KIND_EVIDENCE),
};

/* stance: for, against. What it quotes is kept, so that it outlives the answer;
 * segment and touchpoint are names as they were then. */
static const SonderField evidence_fields[] = {
  TEXT ("stance", "stance"),
  TEXT ("answer", "answer"),
  REFERENCE ("source", "source", SONDER_KIND_SOURCE),
  TEXT ("quotation", "quotation"),
  DATE ("date", "date"),
  TEXT ("touchpoint", "touchpoint"),
  TEXT ("segment", "segment"),
  TEXT ("metric", "metric"),
  NUMBER ("score", "score"),
};

#define KIND(kind, name, fields) [kind] = { kind, name, fields, G_N_ELEMENTS (fields) }

static const SonderKindInfo kinds[SONDER_N_KINDS] = {
  KIND (SONDER_KIND_PROJECT, "project", project_fields),
  KIND (SONDER_KIND_SOURCE, "source", source_fields),
  KIND (SONDER_KIND_ATTRIBUTE, "attribute", attribute_fields),
  KIND (SONDER_KIND_METRIC, "metric", metric_fields),
  KIND (SONDER_KIND_TOUCHPOINT, "touchpoint", touchpoint_fields),
  KIND (SONDER_KIND_SEGMENT, "segment", segment_fields),
  KIND (SONDER_KIND_PERSONA, "persona", persona_fields),
  KIND (SONDER_KIND_STATEMENT, "statement", statement_fields),
  KIND (SONDER_KIND_SLIDER, "slider", slider_fields),
  KIND (SONDER_KIND_FACT, "fact", fact_fields),
  KIND (SONDER_KIND_MAP, "map", map_fields),
  KIND (SONDER_KIND_NOTE, "note", note_fields),
  KIND (SONDER_KIND_EVIDENCE, "evidence", evidence_fields),
};

#define SONDER_DEFINE_KIND(Name, name, kind)                    \
  struct _Sonder##Name                                          \
  {                                                             \
    SonderItem parent_instance;                                 \
  };                                                            \
  G_DEFINE_FINAL_TYPE (Sonder##Name, sonder_##name, SONDER_TYPE_ITEM) \
  static void sonder_##name##_class_init (Sonder##Name##Class *klass) \
  {                                                             \
    sonder_item_class_set_info (SONDER_ITEM_CLASS (klass), &kinds[kind]); \
  }                                                             \
  static void sonder_##name##_init (Sonder##Name *self)         \
  {                                                             \
  }

SONDER_DEFINE_KIND (ProjectItem, project_item, SONDER_KIND_PROJECT)
SONDER_DEFINE_KIND (Source, source, SONDER_KIND_SOURCE)
SONDER_DEFINE_KIND (Attribute, attribute, SONDER_KIND_ATTRIBUTE)
SONDER_DEFINE_KIND (Metric, metric, SONDER_KIND_METRIC)
SONDER_DEFINE_KIND (Touchpoint, touchpoint, SONDER_KIND_TOUCHPOINT)
SONDER_DEFINE_KIND (Segment, segment, SONDER_KIND_SEGMENT)
SONDER_DEFINE_KIND (Persona, persona, SONDER_KIND_PERSONA)
SONDER_DEFINE_KIND (Statement, statement, SONDER_KIND_STATEMENT)
SONDER_DEFINE_KIND (Slider, slider, SONDER_KIND_SLIDER)
SONDER_DEFINE_KIND (Fact, fact, SONDER_KIND_FACT)
SONDER_DEFINE_KIND (Map, map, SONDER_KIND_MAP)
SONDER_DEFINE_KIND (Note, note, SONDER_KIND_NOTE)
SONDER_DEFINE_KIND (Evidence, evidence, SONDER_KIND_EVIDENCE)

static const struct
{
  const char    *name;
  SonderCellType type;
} attribute_types[] = {
  { "text", SONDER_CELL_TEXT },     { "number", SONDER_CELL_NUMBER },
  { "date", SONDER_CELL_DATE },     { "yes-no", SONDER_CELL_YES_NO },
  { "choice", SONDER_CELL_TEXT },
};

/* A region of the canvas and the one of the classic four that takes its notes
 * when the layout is switched; both orders are those in which to fill. */
static const struct
{
  const char *canvas;
  const char *classic;
} counterparts[] = {
  { "say", "says" },   { "thoughts", "thinks" }, { "do", "does" },
  { "pains", "feels" }, { "gains", "feels" },
};

static const char *const canvas_regions[] = { "who", "need-to-do", "see",   "say",   "do",
                                              "hear", "thoughts",  "pains", "gains", NULL };
static const char *const classic_regions[] = { "says", "thinks", "does", "feels", NULL };

static const char *const palette_slots[] = { "blue", "orange", "teal",   "purple", "yellow",
                                             "sky",  "pink",   "green",  "brown",  "slate",
                                             NULL };

/**
 * sonder_kind_get_info:
 *
 * Returns: (transfer none): name and fields of a kind of item
 */
const SonderKindInfo *
sonder_kind_get_info (SonderKind kind)
{
  g_return_val_if_fail (kind < SONDER_N_KINDS, NULL);

  return &kinds[kind];
}

/**
 * sonder_kind_get_list_field:
 *
 * Returns: (transfer none) (nullable): the field of the project's own item in
 *   which items of that kind stand; %NULL for kinds that stand in other items
 */
const char *
sonder_kind_get_list_field (SonderKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (project_fields); i++)
    if (project_fields[i].type == SONDER_FIELD_ITEMS && project_fields[i].item_kind == (int) kind)
      return project_fields[i].name;

  return NULL;
}

/**
 * sonder_kind_get_gtype:
 *
 * Returns: the class of a kind of item
 */
GType
sonder_kind_get_gtype (SonderKind kind)
{
  switch (kind)
    {
    case SONDER_KIND_PROJECT:
      return SONDER_TYPE_PROJECT_ITEM;
    case SONDER_KIND_SOURCE:
      return SONDER_TYPE_SOURCE;
    case SONDER_KIND_ATTRIBUTE:
      return SONDER_TYPE_ATTRIBUTE;
    case SONDER_KIND_METRIC:
      return SONDER_TYPE_METRIC;
    case SONDER_KIND_TOUCHPOINT:
      return SONDER_TYPE_TOUCHPOINT;
    case SONDER_KIND_SEGMENT:
      return SONDER_TYPE_SEGMENT;
    case SONDER_KIND_PERSONA:
      return SONDER_TYPE_PERSONA;
    case SONDER_KIND_STATEMENT:
      return SONDER_TYPE_STATEMENT;
    case SONDER_KIND_SLIDER:
      return SONDER_TYPE_SLIDER;
    case SONDER_KIND_FACT:
      return SONDER_TYPE_FACT;
    case SONDER_KIND_MAP:
      return SONDER_TYPE_MAP;
    case SONDER_KIND_NOTE:
      return SONDER_TYPE_NOTE;
    case SONDER_KIND_EVIDENCE:
      return SONDER_TYPE_EVIDENCE;
    case SONDER_N_KINDS:
    default:
      g_return_val_if_reached (G_TYPE_INVALID);
    }
}

/**
 * sonder_item_get_support:
 * @self: a note or statement
 *
 * Returns: what it is by its evidence
 */
SonderSupport
sonder_item_get_support (SonderItem *self)
{
  GListModel *evidence = sonder_item_get_items (self, "evidence");
  SonderSupport support = SONDER_ASSUMED;

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (evidence, i);

      if (g_str_equal (sonder_item_get_text (item, "stance"), "against"))
        return SONDER_DISPUTED;
      support = SONDER_SUPPORTED;
    }

  return support;
}

/**
 * sonder_attribute_type_parse:
 * @type: as in the file: text, number, date, yes-no or choice
 * @cell_type: (out):
 *
 * Returns: %FALSE, with nothing set, for a type that this version does not know
 */
gboolean
sonder_attribute_type_parse (const char     *type,
                             SonderCellType *cell_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (attribute_types); i++)
    if (g_str_equal (type, attribute_types[i].name))
      {
        *cell_type = attribute_types[i].type;
        return TRUE;
      }

  return FALSE;
}

/**
 * sonder_attribute_get_cell_type:
 * @type: (out): what the cells of the attribute's column are
 *
 * Returns: %FALSE, with nothing set, for a type that this version does not know
 */
gboolean
sonder_attribute_get_cell_type (SonderAttribute *self,
                                SonderCellType  *type)
{
  return sonder_attribute_type_parse (sonder_item_get_text (SONDER_ITEM (self), "attribute-type"),
                                      type);
}

/**
 * sonder_metric_get_scale:
 * @scale: (out): the scores that the metric can take
 *
 * Returns: %FALSE, with nothing set, for a scale that this version does not know
 */
gboolean
sonder_metric_get_scale (SonderMetric *self,
                         SonderScale  *scale)
{
  return sonder_scale_parse (sonder_item_get_text (SONDER_ITEM (self), "scale"), scale, NULL);
}

/**
 * sonder_note_get_region:
 * @layout: "canvas" or "classic"
 *
 * Where a note stands in a layout: where it was put there, else beside its
 * place in the other layout.
 *
 * Returns: (transfer none): a region; "" where it has no counterpart and waits
 *   in the tray
 */
const char *
sonder_note_get_region (SonderNote *self,
                        const char *layout)
{
  gboolean classic = g_str_equal (layout, "classic");
  const char *own = sonder_item_get_text (SONDER_ITEM (self), classic ? "classic-region" : "canvas-region");
  const char *other = sonder_item_get_text (SONDER_ITEM (self), classic ? "canvas-region" : "classic-region");

  if (*own != '\0')
    return own;

  for (guint i = 0; i < G_N_ELEMENTS (counterparts); i++)
    {
      if (classic && g_str_equal (other, counterparts[i].canvas))
        return counterparts[i].classic;
      if (!classic && g_str_equal (other, counterparts[i].classic))
        return counterparts[i].canvas;
    }

  return "";
}

/**
 * sonder_layout_get_regions:
 * @layout: "canvas" or "classic"
 *
 * Returns: (transfer none) (nullable): the regions in the order in which to fill
 *   them, %NULL-terminated; %NULL for a layout that this version does not know
 */
const char *const *
sonder_layout_get_regions (const char *layout)
{
  if (g_str_equal (layout, "canvas"))
    return canvas_regions;
  if (g_str_equal (layout, "classic"))
    return classic_regions;

  return NULL;
}

/**
 * sonder_palette_get_slots:
 *
 * Returns: (transfer none): the palette slots in the order in which new segments
 *   take them, %NULL-terminated
 */
const char *const *
sonder_palette_get_slots (void)
{
  return palette_slots;
}

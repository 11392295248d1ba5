/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include "column.h"
#include "rule.h"

G_BEGIN_DECLS

/**
 * SonderKind:
 *
 * What an item is. The items of a project are a tree: the root is the
 * project's own item, its lists hold sources, attributes and so on, and some
 * of those hold lists of their own (the notes of a map, the evidence of a
 * note).
 */
typedef enum
{
  SONDER_KIND_PROJECT,
  SONDER_KIND_SOURCE,
  SONDER_KIND_ATTRIBUTE,
  SONDER_KIND_METRIC,
  SONDER_KIND_TOUCHPOINT,
  SONDER_KIND_SEGMENT,
  SONDER_KIND_PERSONA,
  SONDER_KIND_STATEMENT,
  SONDER_KIND_SLIDER,
  SONDER_KIND_FACT,
  SONDER_KIND_MAP,
  SONDER_KIND_NOTE,
  SONDER_KIND_EVIDENCE,
  SONDER_N_KINDS
} SonderKind;

/**
 * SonderFieldType:
 * @SONDER_FIELD_TEXT: a text; "" when not set. GVariant "s"
 * @SONDER_FIELD_TEXTS: a list of texts. GVariant "as"
 * @SONDER_FIELD_NUMBER: a double; NaN when not set. GVariant "d"
 * @SONDER_FIELD_BOOLEAN: GVariant "b"; %FALSE when not set
 * @SONDER_FIELD_DATE: days since 1970, SONDER_DATE_NONE when not set. GVariant "i"
 * @SONDER_FIELD_RULE: a SonderRule, %NULL when not set. GVariant of sonder_rule_to_variant()
 * @SONDER_FIELD_ITEMS: a list of items of one kind. GListModel
 */
typedef enum
{
  SONDER_FIELD_TEXT,
  SONDER_FIELD_TEXTS,
  SONDER_FIELD_NUMBER,
  SONDER_FIELD_BOOLEAN,
  SONDER_FIELD_DATE,
  SONDER_FIELD_RULE,
  SONDER_FIELD_ITEMS,
} SonderFieldType;

/**
 * SonderField:
 * @name: the GObject property, kebab-case
 * @member: the member of the object in the file, camelCase
 * @type: what it holds
 * @item_kind: for SONDER_FIELD_ITEMS, the kind of the items; for a text that is
 *   a reference, the kind referred to; else -1
 *
 * One property of a kind of item. Reading, writing, editing, undo and bindings
 * all go by these tables, so a new field is one line.
 */
typedef struct
{
  const char     *name;
  const char     *member;
  SonderFieldType type;
  int             item_kind;
} SonderField;

/**
 * SonderKindInfo:
 * @name: singular name, as in edit records and error paths, e.g. "segment"
 * @fields: the fields, in the order of the file; the id comes before them
 */
typedef struct
{
  SonderKind         kind;
  const char        *name;
  const SonderField *fields;
  guint              n_fields;
} SonderKindInfo;

#define SONDER_TYPE_ITEM (sonder_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (SonderItem, sonder_item, SONDER, ITEM, GObject)

struct _SonderItemClass
{
  GObjectClass          parent_class;
  const SonderKindInfo *info;
};

void                  sonder_item_class_set_info (SonderItemClass      *klass,
                                                  const SonderKindInfo *info);
const SonderKindInfo *sonder_kind_get_info   (SonderKind   kind);
const SonderField    *sonder_kind_find_field (SonderKind   kind,
                                              const char  *name);
const char           *sonder_kind_get_list_field (SonderKind kind);
gboolean              sonder_field_accepts   (const SonderField *field,
                                              GVariant          *value);
GType                 sonder_kind_get_gtype  (SonderKind   kind);

/* Reading. Field names are property names. Text is never %NULL. */
SonderKind         sonder_item_get_kind    (SonderItem *self);
const char        *sonder_item_get_id      (SonderItem *self);
const char        *sonder_item_get_text    (SonderItem *self,
                                            const char *field);
const char *const *sonder_item_get_texts   (SonderItem *self,
                                            const char *field);
double             sonder_item_get_number  (SonderItem *self,
                                            const char *field);
gboolean           sonder_item_get_boolean (SonderItem *self,
                                            const char *field);
gint32             sonder_item_get_date    (SonderItem *self,
                                            const char *field);
SonderRule        *sonder_item_get_rule    (SonderItem *self,
                                            const char *field);
GListModel        *sonder_item_get_items   (SonderItem *self,
                                            const char *field);
gboolean           sonder_item_has_items   (SonderItem *self,
                                            const char *field);
const char        *sonder_item_get_extra   (SonderItem *self);
SonderItem        *sonder_item_find        (SonderItem *self,
                                            const char *field,
                                            const char *id);
guint              sonder_item_find_position (SonderItem *self,
                                              const char *field,
                                              const char *id);
SonderItem        *sonder_item_get_parent  (SonderItem *self);

/* The tree: see item-tree.c. */
typedef gboolean (*SonderItemWalkFunc) (SonderItem *item,
                                        gpointer    data);
gboolean    sonder_item_walk      (SonderItem         *self,
                                   SonderItemWalkFunc  func,
                                   gpointer            data);
SonderItem *sonder_item_find_deep (SonderItem *root,
                                   SonderKind  kind,
                                   const char *id);
gboolean    sonder_item_can_join  (SonderItem *item,
                                   SonderItem *root);

/* Building: an item that does not belong to a project yet is filled with these;
 * once it does, it only changes through the project's edits. */
SonderItem *sonder_item_new          (SonderKind   kind,
                                      const char  *id);
void        sonder_item_set_id       (SonderItem  *self,
                                      const char  *id);
void        sonder_item_set_text     (SonderItem  *self,
                                      const char  *field,
                                      const char  *text);
void        sonder_item_set_texts    (SonderItem  *self,
                                      const char  *field,
                                      const char *const *texts);
void        sonder_item_set_number   (SonderItem  *self,
                                      const char  *field,
                                      double       number);
void        sonder_item_set_boolean  (SonderItem  *self,
                                      const char  *field,
                                      gboolean     value);
void        sonder_item_set_date     (SonderItem  *self,
                                      const char  *field,
                                      gint32       date);
void        sonder_item_set_rule     (SonderItem  *self,
                                      const char  *field,
                                      SonderRule  *rule);
void        sonder_item_set_extra    (SonderItem  *self,
                                      const char  *extra);
void        sonder_item_set_variant  (SonderItem  *self,
                                      const char  *field,
                                      GVariant    *value);
GVariant   *sonder_item_get_variant  (SonderItem  *self,
                                      const char  *field);
void        sonder_item_insert       (SonderItem  *self,
                                      const char  *field,
                                      guint        position,
                                      SonderItem  *item);
void        sonder_item_append       (SonderItem  *self,
                                      const char  *field,
                                      SonderItem  *item);
void        sonder_item_remove       (SonderItem  *self,
                                      const char  *field,
                                      guint        position);

/* A whole subtree as one value, and back; %NULL where a value is no item. */
GVariant   *sonder_item_serialize    (SonderItem  *self);
SonderItem *sonder_item_deserialize  (GVariant    *variant);
SonderItem *sonder_item_copy         (SonderItem  *self);
SonderItem *sonder_item_copy_fresh   (SonderItem  *self);

G_END_DECLS

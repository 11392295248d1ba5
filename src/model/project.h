/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assignment.h"
#include "edit.h"

G_BEGIN_DECLS

/**
 * SonderProject:
 *
 * The document: the tree of items, the two tables, and the history of edits.
 * Everything in it changes only through the functions below; each change is a
 * serialisable record (see edit.h), so it can be undone, redone and replayed.
 *
 * Changes between sonder_project_begin_edit() and sonder_project_end_edit()
 * are one step for undo, named for people ("Undo Add Note"); a change outside
 * is a step by itself.
 *
 * Signals: "changed" after every step, undo and redo; "tables-changed" when
 * customers or answers changed. Lists of items emit items-changed, items notify.
 * Belongs to one thread; other threads get a snapshot.
 */
#define SONDER_TYPE_PROJECT (sonder_project_get_type ())
G_DECLARE_FINAL_TYPE (SonderProject, sonder_project, SONDER, PROJECT, GObject)

/**
 * SonderConversion:
 * @n_values: how many customers have a value
 * @n_different: how many different values these are
 * @n_lost: how many customers' values cannot be read as the new type
 *
 * What becomes of an attribute's values when its type changes.
 */
typedef struct
{
  guint n_values;
  guint n_different;
  guint n_lost;
} SonderConversion;

SonderProject  *sonder_project_new           (void);
SonderProject  *sonder_project_new_from_snapshot (SonderSnapshot *snapshot);
SonderSnapshot *sonder_project_snapshot      (SonderProject *self);

/* Reading */
SonderItem              *sonder_project_get_root       (SonderProject *self);
GListModel              *sonder_project_get_items      (SonderProject *self,
                                                        SonderKind     kind);
SonderItem              *sonder_project_find_item      (SonderProject *self,
                                                        SonderKind     kind,
                                                        const char    *id);
SonderItem              *sonder_project_find_by_name   (SonderProject *self,
                                                        SonderKind     kind,
                                                        const char    *name);
const SonderTable       *sonder_project_get_customers  (SonderProject *self);
const SonderTable       *sonder_project_get_answers    (SonderProject *self);
const SonderAssignment  *sonder_project_get_assignment (SonderProject *self);
guint                    sonder_project_find_customer  (SonderProject *self,
                                                        const char    *id);
GPtrArray               *sonder_project_list_segments_by (SonderProject *self,
                                                          const char    *attribute_id,
                                                          const char    *type);
/* Grows with every change, undo and redo; the second one only with those that
 * can change a figure (tables, segments, attributes, metrics, touchpoints). */
guint64                  sonder_project_get_generation      (SonderProject *self);
guint64                  sonder_project_get_data_generation (SonderProject *self);
const char              *sonder_project_get_read_only_reason (SonderProject *self);

/* Steps */
void        sonder_project_begin_edit     (SonderProject *self,
                                           const char    *name);
void        sonder_project_end_edit       (SonderProject *self);
void        sonder_project_abort_edit     (SonderProject *self);
void        sonder_project_seal           (SonderProject *self);
gboolean    sonder_project_can_undo       (SonderProject *self);
gboolean    sonder_project_can_redo       (SonderProject *self);
const char *sonder_project_get_undo_name  (SonderProject *self);
const char *sonder_project_get_redo_name  (SonderProject *self);
void        sonder_project_undo           (SonderProject *self);
void        sonder_project_redo           (SonderProject *self);
void        sonder_project_mark_saved     (SonderProject *self);
void        sonder_project_mark_unsaved   (SonderProject *self);
gboolean    sonder_project_is_modified    (SonderProject *self);
GVariant   *sonder_project_get_last_edit  (SonderProject *self);
gboolean    sonder_project_replay         (SonderProject *self,
                                           GVariant      *edit,
                                           GError       **error);

/* Changes to items */
void sonder_project_set_variant  (SonderProject *self,
                                  SonderItem    *item,
                                  const char    *field,
                                  GVariant      *value);
void sonder_project_set_text     (SonderProject *self,
                                  SonderItem    *item,
                                  const char    *field,
                                  const char    *text);
void sonder_project_type_text    (SonderProject *self,
                                  SonderItem    *item,
                                  const char    *field,
                                  const char    *text);
void sonder_project_set_rule     (SonderProject *self,
                                  SonderItem    *segment,
                                  SonderRule    *rule);
void sonder_project_insert_item  (SonderProject *self,
                                  SonderItem    *parent,
                                  const char    *field,
                                  guint          position,
                                  SonderItem    *item);
void sonder_project_add_item     (SonderProject *self,
                                  SonderItem    *item);
void sonder_project_remove_item  (SonderProject *self,
                                  SonderItem    *item);
void sonder_project_move_item    (SonderProject *self,
                                  SonderItem    *item,
                                  SonderItem    *new_parent,
                                  const char    *field,
                                  guint          position);
/* A free id for a new item: a slug of the name for kinds that are shared by
 * name, with a random suffix where taken; else random. */
char *sonder_project_make_id     (SonderProject *self,
                                  SonderKind     kind,
                                  const char    *name);

/* Changes to tables */
guint sonder_project_add_customer     (SonderProject *self,
                                       const char    *id,
                                       const char    *name);
void  sonder_project_delete_customers (SonderProject *self,
                                       const guint   *rows,
                                       guint          n_rows);
void  sonder_project_pin_customers    (SonderProject *self,
                                       const guint   *rows,
                                       guint          n_rows,
                                       const char    *segment_id);
guint sonder_project_add_answer       (SonderProject *self,
                                       guint          customer,
                                       const char    *metric_id,
                                       gint32         score,
                                       const char    *touchpoint_id,
                                       gint32         date,
                                       const char    *comment,
                                       const char    *source_id);
void  sonder_project_delete_answers   (SonderProject *self,
                                       const guint   *rows,
                                       guint          n_rows);
guint sonder_project_append_row       (SonderProject *self,
                                       SonderTableId  table);
void  sonder_project_set_cell         (SonderProject *self,
                                       SonderTableId  table,
                                       const char    *column,
                                       guint          row,
                                       GVariant      *value);
void  sonder_project_set_cells        (SonderProject *self,
                                       SonderTableId  table,
                                       const char    *column,
                                       const guint   *rows,
                                       guint          n_rows,
                                       GVariant      *value);
const char *sonder_project_cite_answer (SonderProject *self,
                                        guint          row);
guint sonder_project_set_attribute_type (SonderProject *self,
                                         SonderItem    *attribute,
                                         const char    *type);
void  sonder_project_try_attribute_type (SonderProject    *self,
                                         SonderItem       *attribute,
                                         const char       *type,
                                         SonderConversion *conversion);
void  sonder_project_set_choices      (SonderProject     *self,
                                       SonderItem        *attribute,
                                       const char *const *choices);
void  sonder_project_add_evidence     (SonderProject *self,
                                       SonderItem    *note,
                                       guint          answer,
                                       const char    *stance);
void  sonder_project_replace_table    (SonderProject     *self,
                                       SonderTableId      id,
                                       const SonderTable *table);

G_END_DECLS

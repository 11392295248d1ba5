/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

/**
 * SonderTableId:
 *
 * The tables of a project.
 */
typedef enum
{
  SONDER_TABLE_CUSTOMERS,
  SONDER_TABLE_ANSWERS,
} SonderTableId;

/**
 * SonderEffects:
 * @SONDER_EFFECT_TABLES: cells or rows of customers or answers
 * @SONDER_EFFECT_FIGURES: something that figures are made of, or say
 * @SONDER_EFFECT_ASSIGNMENT: which segment customers belong to
 * @SONDER_EFFECT_NAMES: a name in what is said of the problems of rules
 * @SONDER_EFFECT_CUSTOMER_IDS: which customer an id means
 *
 * What a change can touch.
 */
typedef enum
{
  SONDER_EFFECT_TABLES = 1 << 0,
  SONDER_EFFECT_FIGURES = 1 << 1,
  SONDER_EFFECT_ASSIGNMENT = 1 << 2,
  SONDER_EFFECT_NAMES = 1 << 3,
  SONDER_EFFECT_CUSTOMER_IDS = 1 << 4,
} SonderEffects;

/**
 * SonderEdit:
 *
 * One step of undo: a name for people and a list of small changes, each pure
 * data. What a change replaces is captured when it is applied, so that the
 * same record can be replayed on another copy of the project.
 */
typedef struct _SonderEdit SonderEdit;

SonderEdit *sonder_edit_new      (const char *name);
void        sonder_edit_free     (SonderEdit *self);
const char *sonder_edit_get_name (SonderEdit *self);
guint       sonder_edit_get_n_changes (SonderEdit *self);
gboolean    sonder_edit_is_empty (SonderEdit *self);
gboolean    sonder_edit_is_void  (SonderEdit *self);

/* Each applies one change to @content at once and records it, unless it changes
 * nothing. %FALSE, with an error and nothing changed, where there is no such
 * item, list, row or column, or it cannot be so. */
gboolean sonder_edit_set     (SonderEdit         *self,
                              SonderSnapshot     *content,
                              SonderKind          kind,
                              const char         *id,
                              const char         *field,
                              GVariant           *value,
                              GError            **error);
gboolean sonder_edit_insert  (SonderEdit         *self,
                              SonderSnapshot     *content,
                              SonderKind          parent_kind,
                              const char         *parent_id,
                              const char         *field,
                              guint               position,
                              GVariant           *item,
                              GError            **error);
gboolean sonder_edit_remove  (SonderEdit         *self,
                              SonderSnapshot     *content,
                              SonderKind          kind,
                              const char         *id,
                              GError            **error);
gboolean sonder_edit_move    (SonderEdit         *self,
                              SonderSnapshot     *content,
                              SonderKind          kind,
                              const char         *id,
                              SonderKind          parent_kind,
                              const char         *parent_id,
                              const char         *field,
                              guint               position,
                              GError            **error);
gboolean sonder_edit_append  (SonderEdit         *self,
                              SonderSnapshot     *content,
                              SonderTableId       table,
                              GError            **error);
gboolean sonder_edit_cells   (SonderEdit         *self,
                              SonderSnapshot     *content,
                              SonderTableId       table,
                              const char         *column,
                              const guint        *rows,
                              guint               n_rows,
                              GVariant           *value,
                              GError            **error);
gboolean sonder_edit_replace (SonderEdit         *self,
                              SonderSnapshot     *content,
                              SonderTableId       table,
                              const SonderTable  *after,
                              GError            **error);

gboolean    sonder_edit_coalesce    (SonderEdit     *self,
                                     SonderSnapshot *content,
                                     SonderKind      kind,
                                     const char     *id,
                                     const char     *field,
                                     const char     *text);
void        sonder_edit_undo        (SonderEdit     *self,
                                     SonderSnapshot *content);
void        sonder_edit_redo        (SonderEdit     *self,
                                     SonderSnapshot *content);
SonderEffects sonder_edit_get_effects (SonderEdit     *self,
                                       guint           first);

/* A step as data, and back. */
GVariant   *sonder_edit_serialize   (SonderEdit     *self);
SonderEdit *sonder_edit_replay      (GVariant       *record,
                                     SonderSnapshot *content,
                                     GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderEdit, sonder_edit_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  SONDER_TABLE_CUSTOMERS,
  SONDER_TABLE_ANSWERS,
} SonderTableId;

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
gboolean    sonder_edit_is_empty (SonderEdit *self);

/* Each applies one change to @content at once and records it. %FALSE, with an
 * error and nothing changed, where there is no such item, list, row or column. */
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
                              guint               n_rows,
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
                                     GVariant       *value);
void        sonder_edit_undo        (SonderEdit     *self,
                                     SonderSnapshot *content);
void        sonder_edit_redo        (SonderEdit     *self,
                                     SonderSnapshot *content);
gboolean    sonder_edit_touches_tables  (SonderEdit *self);
gboolean    sonder_edit_touches_figures (SonderEdit *self);
GVariant   *sonder_edit_serialize   (SonderEdit     *self);
SonderEdit *sonder_edit_replay      (GVariant       *record,
                                     SonderSnapshot *content,
                                     GError        **error);

SonderItem *sonder_item_find_deep   (SonderItem     *root,
                                     SonderKind      kind,
                                     const char     *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderEdit, sonder_edit_free)

G_END_DECLS

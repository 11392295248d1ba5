/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kinds.h"
#include "table.h"

G_BEGIN_DECLS

/**
 * SonderSnapshot:
 * @root: (type SonderProjectItem): the project's own item with all others in it
 * @customers: @answers: the tables
 * @texts: @keys: the pools of both tables
 * @read_only_reason: (nullable): why the project must not be edited or saved
 *
 * A whole project at one moment, independent of the window: what a reader
 * makes, a writer writes and an import works against, in any thread, but only
 * in one at a time. The tables share their chunks with the project's.
 */
typedef struct
{
  gatomicrefcount ref_count;
  SonderItem     *root;
  SonderTable    *customers;
  SonderTable    *answers;
  SonderTextPool *texts;
  SonderTextPool *keys;
  char           *read_only_reason;
} SonderSnapshot;

#define SONDER_TYPE_SNAPSHOT (sonder_snapshot_get_type ())

GType           sonder_snapshot_get_type (void) G_GNUC_CONST;
SonderSnapshot *sonder_snapshot_new   (void);
SonderSnapshot *sonder_snapshot_copy  (const SonderSnapshot *self);
SonderSnapshot *sonder_snapshot_ref   (SonderSnapshot *self);
void            sonder_snapshot_unref (SonderSnapshot *self);
SonderColumn   *sonder_snapshot_add_attribute_column (SonderSnapshot *self,
                                                      SonderItem     *attribute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderSnapshot, sonder_snapshot_unref)

G_END_DECLS

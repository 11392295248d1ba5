/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "edit.h"

G_BEGIN_DECLS

/* What the files that make up an edit share. */

typedef enum
{
  SONDER_CHANGE_SET,
  SONDER_CHANGE_INSERT,
  SONDER_CHANGE_REMOVE,
  SONDER_CHANGE_MOVE,
  SONDER_CHANGE_APPEND,
  SONDER_CHANGE_CELLS,
  SONDER_CHANGE_REPLACE,
} SonderChangeType;

/* Where an item stands: a list of some item, and the position in it. */
typedef struct
{
  SonderKind kind;
  char      *id;
  char      *field;
  guint      position;
} SonderPlace;

/* What cells hold, whatever their type: numbers in the pools stay valid. */
typedef union
{
  guint8      bytes[8];
  double      number;
  const char *comment;
} SonderRawCell;

/**
 * SonderChange:
 * @effects: what it touches
 * @kind: @id: set, insert, remove, move: the item
 * @field: set: the field; cells: the column
 * @place: insert, move: where to; remove: where it was
 * @origin: move: where it was
 * @before: (nullable): set: the value; remove: the item
 * @after: (nullable): set, cells: the value; insert: the item
 * @table: append, cells, replace: which
 * @rows: (element-type guint): cells: which
 * @cells_before: (element-type SonderRawCell): cells: what each held
 * @cell_after: cells: what each holds now
 * @table_before: @table_after: replace: copies, which share their chunks
 *
 * One change of an edit.
 */
typedef struct
{
  SonderChangeType type;
  SonderEffects    effects;
  SonderKind       kind;
  char            *id;
  char            *field;
  SonderPlace      place;
  SonderPlace      origin;
  GVariant        *before;
  GVariant        *after;
  SonderTableId    table;
  GArray          *rows;
  GArray          *cells_before;
  SonderRawCell    cell_after;
  SonderTable     *table_before;
  SonderTable     *table_after;
} SonderChange;

struct _SonderEdit
{
  char      *name;
  GPtrArray *changes;
};

/* edit-change.c */
SonderTable  *sonder_snapshot_get_table (SonderSnapshot       *self,
                                         SonderTableId         table);
void          sonder_place_init         (SonderPlace          *place,
                                         SonderItem           *parent,
                                         const char           *field,
                                         guint                 position);
void          sonder_place_init_from_item (SonderPlace        *place,
                                           SonderItem         *item);
void          sonder_place_clear        (SonderPlace          *place);
SonderRawCell sonder_raw_cell_get       (const SonderColumn   *column,
                                         guint                 row);
void          sonder_raw_cell_set       (SonderColumn         *column,
                                         guint                 row,
                                         const SonderRawCell  *cell);
SonderChange *sonder_edit_add_change    (SonderEdit           *self,
                                         SonderChangeType      type,
                                         SonderEffects         effects);
void          sonder_change_free        (SonderChange         *change);
void          sonder_change_redo        (const SonderChange   *change,
                                         SonderSnapshot       *content);
void          sonder_change_undo        (const SonderChange   *change,
                                         SonderSnapshot       *content);

/* edit-effects.c */
SonderEffects sonder_effects_of_field   (SonderKind            kind,
                                         const char           *field);
SonderEffects sonder_effects_of_kind    (SonderKind            kind);
SonderEffects sonder_effects_of_column  (SonderTableId         table,
                                         const char           *column);
SonderEffects sonder_effects_of_rows    (SonderTableId         table);
SonderEffects sonder_effects_of_replacement (SonderTableId      table,
                                             const SonderTable *before,
                                             const SonderTable *after);

/* edit-check.c */
gboolean      sonder_check_value        (SonderSnapshot       *content,
                                         const SonderTable    *table,
                                         const SonderColumn   *column,
                                         GVariant             *value,
                                         GError              **error);
gboolean      sonder_check_customer_id  (const SonderTable    *customers,
                                         const guint          *rows,
                                         guint                 n_rows,
                                         GVariant             *id,
                                         GError              **error);
gboolean      sonder_check_table        (SonderSnapshot       *content,
                                         SonderTableId         id,
                                         const SonderTable    *table,
                                         SonderEffects         effects,
                                         GError              **error);
gboolean      sonder_check_content      (SonderSnapshot       *content,
                                         SonderEffects         effects,
                                         GError              **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-private.h"

#include <string.h>

void
sonder_place_clear (SonderPlace *place)
{
  g_free (place->id);
  g_free (place->field);
}

void
sonder_change_free (SonderChange *change)
{
  g_free (change->id);
  g_free (change->field);
  sonder_place_clear (&change->place);
  sonder_place_clear (&change->origin);
  g_clear_pointer (&change->before, g_variant_unref);
  g_clear_pointer (&change->after, g_variant_unref);
  g_clear_pointer (&change->rows, g_array_unref);
  g_clear_pointer (&change->cells_before, g_array_unref);
  g_clear_pointer (&change->table_before, sonder_table_free);
  g_clear_pointer (&change->table_after, sonder_table_free);
  g_free (change);
}

/* A new change at the end of the edit, not done yet. */
SonderChange *
sonder_edit_add_change (SonderEdit      *self,
                        SonderChangeType type,
                        SonderEffects    effects)
{
  SonderChange *change = g_new0 (SonderChange, 1);

  change->type = type;
  change->effects = effects;
  g_ptr_array_add (self->changes, change);

  return change;
}

static const char *
find_field_of (SonderItem *item,
               guint      *position)
{
  SonderItem *parent = sonder_item_get_parent (item);
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (parent));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const SonderField *field = &info->fields[i];

      if (field->type == SONDER_FIELD_ITEMS &&
          field->item_kind == (int) sonder_item_get_kind (item) &&
          g_list_store_find (G_LIST_STORE (sonder_item_get_items (parent, field->name)), item,
                             position))
        return field->name;
    }

  g_return_val_if_reached (NULL);
}

void
sonder_place_init (SonderPlace *place,
                   SonderItem  *parent,
                   const char  *field,
                   guint        position)
{
  place->kind = sonder_item_get_kind (parent);
  place->id = g_strdup (sonder_item_get_id (parent));
  place->field = g_strdup (field);
  place->position = position;
}

void
sonder_place_init_from_item (SonderPlace *place,
                             SonderItem  *item)
{
  guint position = 0;
  const char *field = find_field_of (item, &position);

  sonder_place_init (place, sonder_item_get_parent (item), field, position);
}

static void
insert_at (SonderSnapshot    *content,
           const SonderPlace *place,
           SonderItem        *item)
{
  SonderItem *parent = sonder_item_find_deep (content->root, place->kind, place->id);

  sonder_item_insert (parent, place->field, place->position, item);
}

static SonderItem *
take_from (SonderSnapshot    *content,
           const SonderPlace *place)
{
  SonderItem *parent = sonder_item_find_deep (content->root, place->kind, place->id);
  SonderItem *item =
    g_list_model_get_item (sonder_item_get_items (parent, place->field), place->position);

  sonder_item_remove (parent, place->field, place->position);
  return item;
}

static void
insert_serialized (SonderSnapshot    *content,
                   const SonderPlace *place,
                   GVariant          *serialized)
{
  g_autoptr (SonderItem) item = sonder_item_deserialize (serialized);

  insert_at (content, place, item);
}

static void
remove_at (SonderSnapshot    *content,
           const SonderPlace *place)
{
  g_autoptr (SonderItem) item = take_from (content, place);

  g_assert (item != NULL);
}

static void
move_item (SonderSnapshot    *content,
           const SonderPlace *from,
           const SonderPlace *to)
{
  g_autoptr (SonderItem) item = take_from (content, from);

  insert_at (content, to, item);
}

static void
set_field (SonderSnapshot     *content,
           const SonderChange *change,
           GVariant           *value)
{
  sonder_item_set_variant (sonder_item_find_deep (content->root, change->kind, change->id),
                           change->field, value);
}

/* What a cell holds, whatever its type. */
SonderRawCell
sonder_raw_cell_get (const SonderColumn *column,
                     guint               row)
{
  SonderRawCell cell = { { 0 } };

  memcpy (&cell,
          (const char *) sonder_column_chunk (column, row >> SONDER_CHUNK_SHIFT) +
            (gsize) (row & SONDER_CHUNK_MASK) * column->cell_size,
          column->cell_size);

  return cell;
}

void
sonder_raw_cell_set (SonderColumn        *column,
                     guint                row,
                     const SonderRawCell *cell)
{
  memcpy ((char *) sonder_column_writable (column, row >> SONDER_CHUNK_SHIFT) +
            (gsize) (row & SONDER_CHUNK_MASK) * column->cell_size,
          cell, column->cell_size);
}

static void
set_cells (SonderSnapshot     *content,
           const SonderChange *change,
           gboolean            forward)
{
  SonderTable *table = sonder_snapshot_get_table (content, change->table);
  SonderColumn *column = sonder_table_find_column (table, change->field);

  for (guint i = 0; i < change->rows->len; i++)
    sonder_raw_cell_set (column, g_array_index (change->rows, guint, i),
                         forward ? &change->cell_after
                                 : &g_array_index (change->cells_before, SonderRawCell, i));
}

/* Does the change again, on content as it was before. */
void
sonder_change_redo (const SonderChange *change,
                    SonderSnapshot     *content)
{
  SonderTable *table = sonder_snapshot_get_table (content, change->table);

  switch (change->type)
    {
    case SONDER_CHANGE_SET:
      set_field (content, change, change->after);
      break;
    case SONDER_CHANGE_INSERT:
      insert_serialized (content, &change->place, change->after);
      break;
    case SONDER_CHANGE_REMOVE:
      remove_at (content, &change->place);
      break;
    case SONDER_CHANGE_MOVE:
      move_item (content, &change->origin, &change->place);
      break;
    case SONDER_CHANGE_APPEND:
      sonder_table_append (table);
      break;
    case SONDER_CHANGE_CELLS:
      set_cells (content, change, TRUE);
      break;
    case SONDER_CHANGE_REPLACE:
      sonder_table_assign (table, change->table_after);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Takes the change back, on content as it was after. */
void
sonder_change_undo (const SonderChange *change,
                    SonderSnapshot     *content)
{
  SonderTable *table = sonder_snapshot_get_table (content, change->table);

  switch (change->type)
    {
    case SONDER_CHANGE_SET:
      set_field (content, change, change->before);
      break;
    case SONDER_CHANGE_INSERT:
      remove_at (content, &change->place);
      break;
    case SONDER_CHANGE_REMOVE:
      insert_serialized (content, &change->place, change->before);
      break;
    case SONDER_CHANGE_MOVE:
      move_item (content, &change->place, &change->origin);
      break;
    case SONDER_CHANGE_APPEND:
      sonder_table_set_length (table, table->n_rows - 1);
      break;
    case SONDER_CHANGE_CELLS:
      set_cells (content, change, FALSE);
      break;
    case SONDER_CHANGE_REPLACE:
      sonder_table_assign (table, change->table_before);
      break;
    default:
      g_return_if_reached ();
    }
}

/* The table of a snapshot. */
SonderTable *
sonder_snapshot_get_table (SonderSnapshot *self,
                           SonderTableId   table)
{
  return table == SONDER_TABLE_CUSTOMERS ? self->customers : self->answers;
}

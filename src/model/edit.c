/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static SonderItem *
find_item (SonderSnapshot  *content,
           SonderKind       kind,
           const char      *id,
           GError         **error)
{
  SonderItem *item = kind < SONDER_N_KINDS ? sonder_item_find_deep (content->root, kind, id) : NULL;

  if (item == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("The edit names “%s”, which is not in the project."), id);

  return item;
}

/* The item whose list a place names, if items of that kind may be in it. */
static SonderItem *
find_list (SonderSnapshot  *content,
           SonderKind       kind,
           const char      *id,
           const char      *field,
           SonderKind       item_kind,
           GError         **error)
{
  SonderItem *parent = find_item (content, kind, id, error);
  const SonderField *info = parent != NULL ? sonder_kind_find_field (kind, field) : NULL;

  if (parent != NULL &&
      (info == NULL || info->type != SONDER_FIELD_ITEMS || info->item_kind != (int) item_kind))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The edit names a list “%s”, which does not exist."), field);
      return NULL;
    }

  return parent;
}

static gboolean
raw_cell_equal (const SonderColumn  *column,
                const SonderRawCell *a,
                const SonderRawCell *b)
{
  return memcmp (a, b, sizeof *a) == 0 ||
         (column->type == SONDER_CELL_COMMENT && g_strcmp0 (a->comment, b->comment) == 0);
}

/* Writes @value to the first of the rows, to see what it becomes.
 * Returns: whether any of the rows holds something else. */
static gboolean
try_value (SonderTable   *table,
           SonderColumn  *column,
           const guint   *rows,
           guint          n_rows,
           GVariant      *value,
           GArray        *cells_before,
           SonderRawCell *cell_after)
{
  gboolean differs = FALSE;

  for (guint i = 0; i < n_rows; i++)
    g_array_append_vals (cells_before, (SonderRawCell[]) { sonder_raw_cell_get (column, rows[i]) }, 1);

  sonder_table_set_cell (table, column, rows[0], value);
  *cell_after = sonder_raw_cell_get (column, rows[0]);

  for (guint i = 0; i < n_rows && !differs; i++)
    differs = !raw_cell_equal (column, cell_after, &g_array_index (cells_before, SonderRawCell, i));
  if (!differs)
    sonder_raw_cell_set (column, rows[0], (const SonderRawCell *) (gpointer) cells_before->data);

  return differs;
}

/**
 * sonder_edit_new:
 * @name: for people, translated: "Add Note"
 *
 * Returns: (transfer full): a step with no change in it
 */
SonderEdit *
sonder_edit_new (const char *name)
{
  SonderEdit *self = g_new0 (SonderEdit, 1);

  self->name = g_strdup (name);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_change_free);

  return self;
}

/**
 * sonder_edit_free:
 * @self: (transfer full):
 */
void
sonder_edit_free (SonderEdit *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * sonder_edit_get_name:
 *
 * Returns: (transfer none): the name for people
 */
const char *
sonder_edit_get_name (SonderEdit *self)
{
  return self->name;
}

/**
 * sonder_edit_get_n_changes:
 *
 * Returns: how many changes the step holds
 */
guint
sonder_edit_get_n_changes (SonderEdit *self)
{
  return self->changes->len;
}

/**
 * sonder_edit_is_empty:
 *
 * Returns: whether there is no change in the step
 */
gboolean
sonder_edit_is_empty (SonderEdit *self)
{
  return self->changes->len == 0;
}

/**
 * sonder_edit_is_void:
 *
 * Returns: whether the step does nothing but set a field to what it was, as
 *   after typing a letter and deleting it
 */
gboolean
sonder_edit_is_void (SonderEdit *self)
{
  const SonderChange *change = self->changes->len == 1 ? self->changes->pdata[0] : NULL;

  if (change == NULL || change->type != SONDER_CHANGE_SET)
    return self->changes->len == 0;
  if (change->before == NULL || change->after == NULL)
    return change->before == change->after;

  return g_variant_equal (change->before, change->after);
}

/**
 * sonder_edit_set:
 * @kind: @id: the item
 * @field: the property name of any field but a list of items
 * @value: (nullable): see sonder_item_set_variant()
 *
 * Sets a field of an item.
 *
 * Returns: %FALSE with G_IO_ERROR_NOT_FOUND or G_IO_ERROR_INVALID_DATA
 */
gboolean
sonder_edit_set (SonderEdit      *self,
                 SonderSnapshot  *content,
                 SonderKind       kind,
                 const char      *id,
                 const char      *field,
                 GVariant        *value,
                 GError         **error)
{
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autoptr (GVariant) before = NULL;
  SonderItem *item = find_item (content, kind, id, error);
  const SonderField *info;
  SonderChange *change;

  if (item == NULL)
    return FALSE;

  info = sonder_kind_find_field (kind, field);
  if (info == NULL || !sonder_field_accepts (info, value))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The edit sets “%s” to something that it cannot be."), field);
      return FALSE;
    }

  change = sonder_edit_add_change (self, SONDER_CHANGE_SET, sonder_effects_of_field (kind, field));
  change->kind = kind;
  change->id = g_strdup (sonder_item_get_id (item));
  change->field = g_strdup (field);
  change->before = sonder_item_get_variant (item, field);
  sonder_item_set_variant (item, field, value);
  change->after = sonder_item_get_variant (item, field);

  if (change->before == change->after ||
      (change->before != NULL && change->after != NULL &&
       g_variant_equal (change->before, change->after)))
    g_ptr_array_remove (self->changes, change);

  return TRUE;
}

/**
 * sonder_edit_insert:
 * @parent_kind: @parent_id: the item with the list
 * @field: the property name of the list
 * @position: where to; clamped to the length of the list
 * @item: what sonder_item_serialize() returned; ids in it must be new
 *
 * Inserts an item with all that is in it.
 *
 * Returns: %FALSE with G_IO_ERROR_NOT_FOUND, G_IO_ERROR_INVALID_DATA or
 *   G_IO_ERROR_EXISTS
 */
gboolean
sonder_edit_insert (SonderEdit      *self,
                    SonderSnapshot  *content,
                    SonderKind       parent_kind,
                    const char      *parent_id,
                    const char      *field,
                    guint            position,
                    GVariant        *item,
                    GError         **error)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (item);
  g_autoptr (SonderItem) inserted = sonder_item_deserialize (item);
  SonderItem *parent;
  SonderChange *change;
  SonderKind kind;

  if (inserted == NULL || *sonder_item_get_id (inserted) == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The edit inserts something that is not an item."));
      return FALSE;
    }

  kind = sonder_item_get_kind (inserted);
  parent = find_list (content, parent_kind, parent_id, field, kind, error);
  if (parent == NULL)
    return FALSE;
  if (!sonder_item_can_join (inserted, content->root))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _("The edit inserts “%s”, or something in it, which is there already."),
                   sonder_item_get_id (inserted));
      return FALSE;
    }

  change = sonder_edit_add_change (self, SONDER_CHANGE_INSERT, sonder_effects_of_kind (kind));
  sonder_place_init (&change->place, parent, field,
              MIN (position, g_list_model_get_n_items (sonder_item_get_items (parent, field))));
  change->after = g_steal_pointer (&sunk);
  sonder_item_insert (parent, field, change->place.position, inserted);

  return TRUE;
}

/**
 * sonder_edit_remove:
 * @kind: @id: the item
 *
 * Removes an item with all that is in it.
 *
 * Returns: %FALSE with G_IO_ERROR_NOT_FOUND or G_IO_ERROR_INVALID_DATA
 */
gboolean
sonder_edit_remove (SonderEdit      *self,
                    SonderSnapshot  *content,
                    SonderKind       kind,
                    const char      *id,
                    GError         **error)
{
  SonderItem *item = find_item (content, kind, id, error);
  SonderChange *change;

  if (item == NULL)
    return FALSE;
  if (item == content->root)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The edit removes the project itself."));
      return FALSE;
    }

  change = sonder_edit_add_change (self, SONDER_CHANGE_REMOVE, sonder_effects_of_kind (kind));
  change->kind = kind;
  change->id = g_strdup (id);
  sonder_place_init_from_item (&change->place, item);
  change->before = g_variant_ref_sink (sonder_item_serialize (item));
  sonder_change_redo (change, content);

  return TRUE;
}

/**
 * sonder_edit_move:
 * @kind: @id: the item
 * @parent_kind: @parent_id: the item with the list that it is to be in
 * @field: the property name of that list
 * @position: where it is to be afterwards; clamped to the length of the list
 *
 * Moves an item, in its list or to another one.
 *
 * Returns: %FALSE with G_IO_ERROR_NOT_FOUND or G_IO_ERROR_INVALID_DATA
 */
gboolean
sonder_edit_move (SonderEdit      *self,
                  SonderSnapshot  *content,
                  SonderKind       kind,
                  const char      *id,
                  SonderKind       parent_kind,
                  const char      *parent_id,
                  const char      *field,
                  guint            position,
                  GError         **error)
{
  SonderItem *item = find_item (content, kind, id, error);
  SonderItem *parent = NULL;
  SonderPlace origin = { 0 };
  gboolean stays;
  guint n_others;
  SonderChange *change;

  if (item != NULL)
    parent = find_list (content, parent_kind, parent_id, field, kind, error);
  if (parent == NULL)
    return FALSE;

  sonder_place_init_from_item (&origin, item);
  stays = parent == sonder_item_get_parent (item) && g_str_equal (origin.field, field);
  n_others = g_list_model_get_n_items (sonder_item_get_items (parent, field)) - (stays ? 1 : 0);
  position = MIN (position, n_others);
  if (stays && position == origin.position)
    {
      sonder_place_clear (&origin);
      return TRUE;
    }

  change = sonder_edit_add_change (self, SONDER_CHANGE_MOVE, sonder_effects_of_kind (kind));
  change->kind = kind;
  change->id = g_strdup (id);
  change->origin = origin;
  sonder_place_init (&change->place, parent, field, position);
  sonder_change_redo (change, content);

  return TRUE;
}

/**
 * sonder_edit_append:
 * @table: which table; an answer can only be where there is a customer
 *
 * Appends one row of blanks.
 *
 * Returns: %FALSE with G_IO_ERROR_INVALID_DATA
 */
gboolean
sonder_edit_append (SonderEdit      *self,
                    SonderSnapshot  *content,
                    SonderTableId    table,
                    GError         **error)
{
  SonderChange *change;

  if (sonder_snapshot_get_table (content, table)->n_rows >= SONDER_MAX_ROWS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _("A project cannot hold that many rows."));
  else if (table == SONDER_TABLE_ANSWERS && content->customers->n_rows == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _("The edit leaves an answer without a customer."));
  else
    {
      change = sonder_edit_add_change (self, SONDER_CHANGE_APPEND, sonder_effects_of_rows (table));
      change->table = table;
      sonder_change_redo (change, content);
      return TRUE;
    }

  return FALSE;
}

/**
 * sonder_edit_cells:
 * @table_id: which table
 * @column_name: one of its columns
 * @rows: (array length=n_rows): rows of the table
 * @value: (nullable): what all the cells become; see sonder_table_set_cell()
 *
 * Sets cells of one column to one value.
 *
 * Returns: %FALSE with G_IO_ERROR_INVALID_DATA, or as
 *   sonder_table_intern_key(), or with G_IO_ERROR_EXISTS for a customer's id
 *   that another one has
 */
gboolean
sonder_edit_cells (SonderEdit      *self,
                   SonderSnapshot  *content,
                   SonderTableId    table_id,
                   const char      *column_name,
                   const guint     *rows,
                   guint            n_rows,
                   GVariant        *value,
                   GError         **error)
{
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;
  SonderTable *table = sonder_snapshot_get_table (content, table_id);
  SonderColumn *column = sonder_table_find_column (table, column_name);
  gboolean is_there = column != NULL;
  SonderChange *change;

  for (guint i = 0; is_there && i < n_rows; i++)
    is_there = rows[i] < table->n_rows;
  if (!is_there)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The edit names a cell of “%s” that does not exist."), column_name);
      return FALSE;
    }
  if (!sonder_check_value (content, table, column, value, error))
    return FALSE;
  if (n_rows == 0)
    return TRUE;
  if (table_id == SONDER_TABLE_CUSTOMERS &&
      column == sonder_table_column (table, SONDER_CUSTOMER_ID) &&
      !sonder_check_customer_id (table, rows, n_rows, value, error))
    return FALSE;

  change = sonder_edit_add_change (self, SONDER_CHANGE_CELLS, sonder_effects_of_column (table_id, column_name));
  change->table = table_id;
  change->field = g_strdup (column_name);
  change->after = g_steal_pointer (&sunk);
  change->rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_rows);
  g_array_append_vals (change->rows, rows, n_rows);
  change->cells_before = g_array_sized_new (FALSE, FALSE, sizeof (SonderRawCell), n_rows);
  if (try_value (table, column, rows, n_rows, change->after, change->cells_before,
                 &change->cell_after))
    sonder_change_redo (change, content);
  else
    g_ptr_array_remove (self->changes, change);

  return TRUE;
}

/**
 * sonder_edit_replace:
 * @table: which table
 * @after: (transfer none): a changed copy of it: chunks that it still shares
 *   cost nothing
 *
 * Makes a table what @after is: one change, however much changed.
 *
 * Returns: %FALSE with G_IO_ERROR_INVALID_DATA, or with G_IO_ERROR_EXISTS for
 *   two customers with one id
 */
gboolean
sonder_edit_replace (SonderEdit         *self,
                     SonderSnapshot     *content,
                     SonderTableId       table,
                     const SonderTable  *after,
                     GError            **error)
{
  const SonderTable *before = sonder_snapshot_get_table (content, table);
  SonderEffects effects = sonder_effects_of_replacement (table, before, after);
  SonderChange *change;

  g_return_val_if_fail (after->texts == content->texts && after->keys == content->keys, FALSE);

  if (!sonder_check_table (content, table, after, effects, error))
    return FALSE;
  if (sonder_table_equal (before, after))
    return TRUE;

  change = sonder_edit_add_change (self, SONDER_CHANGE_REPLACE, effects);
  change->table = table;
  change->table_before = sonder_table_copy (before);
  change->table_after = sonder_table_copy (after);
  sonder_change_redo (change, content);

  return TRUE;
}

/**
 * sonder_edit_coalesce:
 * @kind: @id: the item
 * @field: the property name of a text
 * @text: what the text is now
 *
 * Takes one more change into a step that did nothing but set this same field.
 *
 * Returns: %FALSE if this is not such a step; nothing was done
 */
gboolean
sonder_edit_coalesce (SonderEdit     *self,
                      SonderSnapshot *content,
                      SonderKind      kind,
                      const char     *id,
                      const char     *field,
                      const char     *text)
{
  SonderChange *change = self->changes->len == 1 ? self->changes->pdata[0] : NULL;

  if (change == NULL || change->type != SONDER_CHANGE_SET || change->kind != kind ||
      !g_str_equal (change->id, id) || !g_str_equal (change->field, field))
    return FALSE;

  g_clear_pointer (&change->after, g_variant_unref);
  if (*text != '\0')
    change->after = g_variant_ref_sink (g_variant_new_string (text));
  sonder_change_redo (change, content);

  return TRUE;
}

/**
 * sonder_edit_undo:
 * @content: as it was after the step
 *
 * Takes the step back.
 */
void
sonder_edit_undo (SonderEdit     *self,
                  SonderSnapshot *content)
{
  for (guint i = self->changes->len; i > 0; i--)
    sonder_change_undo (self->changes->pdata[i - 1], content);
}

/**
 * sonder_edit_redo:
 * @content: as it was before the step
 *
 * Does the step again.
 */
void
sonder_edit_redo (SonderEdit     *self,
                  SonderSnapshot *content)
{
  for (guint i = 0; i < self->changes->len; i++)
    sonder_change_redo (self->changes->pdata[i], content);
}

/**
 * sonder_edit_get_effects:
 * @first: the first change to look at, from 0
 *
 * Returns: what the changes from @first on touch
 */
SonderEffects
sonder_edit_get_effects (SonderEdit *self,
                         guint       first)
{
  SonderEffects effects = 0;

  for (guint i = first; i < self->changes->len; i++)
    effects |= ((SonderChange *) self->changes->pdata[i])->effects;

  return effects;
}

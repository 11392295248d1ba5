/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "edit.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  OP_SET,
  OP_INSERT,
  OP_REMOVE,
  OP_MOVE,
  OP_APPEND,
  OP_CELLS,
  OP_REPLACE,
} OpType;

/* Where an item stands: a list of some item, and the position in it. */
typedef struct
{
  SonderKind kind;
  char      *id;
  char      *field;
  guint      position;
} Place;

typedef struct
{
  OpType        type;
  SonderKind    kind; /* set, remove, move: the item */
  char         *id;
  char         *field; /* set: the field; cells: the column */
  Place         place; /* insert, move: where to; remove: where it was */
  Place         origin; /* move: where it was */
  GVariant     *before;
  GVariant     *after; /* set: value; insert, remove: the item; cells: the value */
  SonderTableId table;
  GArray       *rows; /* cells */
  guint         n_rows; /* append */
  SonderTable  *table_before;
  SonderTable  *table_after;
} Op;

struct _SonderEdit
{
  char      *name;
  GPtrArray *ops;
};

static void
place_clear (Place *place)
{
  g_free (place->id);
  g_free (place->field);
}

static void
op_free (Op *op)
{
  g_free (op->id);
  g_free (op->field);
  place_clear (&op->place);
  place_clear (&op->origin);
  g_clear_pointer (&op->before, g_variant_unref);
  g_clear_pointer (&op->after, g_variant_unref);
  g_clear_pointer (&op->rows, g_array_unref);
  g_clear_pointer (&op->table_before, sonder_table_free);
  g_clear_pointer (&op->table_after, sonder_table_free);
  g_free (op);
}

static Op *
op_new (SonderEdit *self,
        OpType      type)
{
  Op *op = g_new0 (Op, 1);

  op->type = type;
  g_ptr_array_add (self->ops, op);

  return op;
}

static SonderTable *
get_table (SonderSnapshot *content,
           SonderTableId   table)
{
  return table == SONDER_TABLE_CUSTOMERS ? content->customers : content->answers;
}

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

/* The list that a place names, if items of that kind may be in it. */
static SonderItem *
find_list (SonderSnapshot  *content,
           SonderKind       kind,
           const char      *id,
           const char      *field,
           int              item_kind,
           GError         **error)
{
  SonderItem *parent = find_item (content, kind, id, error);
  const SonderField *info = parent != NULL ? sonder_kind_find_field (kind, field) : NULL;

  if (parent != NULL &&
      (info == NULL || info->type != SONDER_FIELD_ITEMS || info->item_kind != item_kind))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The edit names a list “%s”, which does not exist."), field);
      return NULL;
    }

  return parent;
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

static void
place_init (Place      *place,
            SonderKind  kind,
            const char *id,
            const char *field,
            guint       position)
{
  place->kind = kind;
  place->id = g_strdup (id);
  place->field = g_strdup (field);
  place->position = position;
}

static void
place_init_from_item (Place      *place,
                      SonderItem *item)
{
  SonderItem *parent = sonder_item_get_parent (item);
  guint position = 0;
  const char *field = find_field_of (item, &position);

  place_init (place, sonder_item_get_kind (parent), sonder_item_get_id (parent), field, position);
}

static void
insert_at (SonderSnapshot *content,
           const Place    *place,
           SonderItem     *item)
{
  SonderItem *parent = sonder_item_find_deep (content->root, place->kind, place->id);

  sonder_item_insert (parent, place->field, place->position, item);
}

static SonderItem *
take_from (SonderSnapshot *content,
           const Place    *place)
{
  SonderItem *parent = sonder_item_find_deep (content->root, place->kind, place->id);
  SonderItem *item =
    g_list_model_get_item (sonder_item_get_items (parent, place->field), place->position);

  sonder_item_remove (parent, place->field, place->position);
  return item;
}

static void
insert_serialized (SonderSnapshot *content,
                   const Place    *place,
                   GVariant       *serialized)
{
  g_autoptr (SonderItem) item = sonder_item_deserialize (serialized);

  insert_at (content, place, item);
}

static void
move_item (SonderSnapshot *content,
           const Place    *from,
           const Place    *to)
{
  g_autoptr (SonderItem) item = take_from (content, from);

  insert_at (content, to, item);
}

static void
set_cells (SonderSnapshot *content,
           const Op       *op,
           gboolean        forward)
{
  SonderTable *table = get_table (content, op->table);
  SonderColumn *column = sonder_table_find_column (table, op->field);

  for (guint i = 0; i < op->rows->len; i++)
    {
      g_autoptr (GVariant) before = NULL;
      GVariant *value = op->after;

      if (!forward)
        {
          g_variant_get_child (op->before, i, "mv", &before);
          value = before;
        }
      sonder_table_set_cell (table, column, g_array_index (op->rows, guint, i), value);
    }
}

static void
op_redo (const Op       *op,
         SonderSnapshot *content)
{
  SonderTable *table = get_table (content, op->table);

  switch (op->type)
    {
    case OP_SET:
      sonder_item_set_variant (sonder_item_find_deep (content->root, op->kind, op->id), op->field,
                               op->after);
      break;
    case OP_INSERT:
      insert_serialized (content, &op->place, op->after);
      break;
    case OP_REMOVE:
      g_object_unref (take_from (content, &op->place));
      break;
    case OP_MOVE:
      move_item (content, &op->origin, &op->place);
      break;
    case OP_APPEND:
      sonder_table_set_length (table, table->n_rows + op->n_rows);
      break;
    case OP_CELLS:
      set_cells (content, op, TRUE);
      break;
    case OP_REPLACE:
      sonder_table_assign (table, op->table_after);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
op_undo (const Op       *op,
         SonderSnapshot *content)
{
  SonderTable *table = get_table (content, op->table);

  switch (op->type)
    {
    case OP_SET:
      sonder_item_set_variant (sonder_item_find_deep (content->root, op->kind, op->id), op->field,
                               op->before);
      break;
    case OP_INSERT:
      g_object_unref (take_from (content, &op->place));
      break;
    case OP_REMOVE:
      insert_serialized (content, &op->place, op->after);
      break;
    case OP_MOVE:
      move_item (content, &op->place, &op->origin);
      break;
    case OP_APPEND:
      sonder_table_set_length (table, table->n_rows - op->n_rows);
      break;
    case OP_CELLS:
      set_cells (content, op, FALSE);
      break;
    case OP_REPLACE:
      sonder_table_assign (table, op->table_before);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Whether a value can stand in cells of that type: records may come from a file. */
static gboolean
value_fits (SonderCellType  type,
            GVariant       *value)
{
  static const char *const types[] = {
    [SONDER_CELL_TEXT] = "s",   [SONDER_CELL_KEY] = "s",   [SONDER_CELL_NUMBER] = "d",
    [SONDER_CELL_DATE] = "i",   [SONDER_CELL_YES_NO] = "y", [SONDER_CELL_SCORE] = "i",
    [SONDER_CELL_ROW] = "u",    [SONDER_CELL_FLAGS] = "y", [SONDER_CELL_COMMENT] = "s",
  };

  return value == NULL || g_str_equal (g_variant_get_type_string (value), types[type]);
}

/* How table_after differs from table_before: the columns, the length, and each
 * cell that is not the same. */
static GVariant *
serialize_difference (const SonderTable *before,
                      const SonderTable *after)
{
  GVariantBuilder columns, cells;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a(su)"));
  g_variant_builder_init (&cells, G_VARIANT_TYPE ("a(sumv)"));

  for (guint i = 0; i < after->columns->len; i++)
    {
      SonderColumn *column = after->columns->pdata[i];
      SonderColumn *old = sonder_table_find_column (before, column->name);

      g_variant_builder_add (&columns, "(su)", column->name, (guint32) column->type);
      for (guint row = 0; row < after->n_rows; row++)
        {
          gboolean same = row < before->n_rows && old != NULL && old->type == column->type;
          GVariant *cell;

          if (same && sonder_column_shares (column, old, row >> SONDER_CHUNK_SHIFT))
            {
              row |= SONDER_CHUNK_MASK;
              continue;
            }
          if (same && sonder_table_cell_equal (after, column, old, row))
            continue;
          cell = sonder_table_get_cell (after, column, row);
          if (cell != NULL || same)
            g_variant_builder_add (&cells, "(sumv)", column->name, row, cell);
        }
    }

  return g_variant_new ("(ua(su)a(sumv))", after->n_rows, &columns, &cells);
}

static gboolean
add_columns (SonderTable        *table,
             const SonderTable  *before,
             GVariantIter       *columns,
             GError            **error)
{
  const char *name;
  guint32 type;

  g_ptr_array_set_size (table->columns, 0);
  while (g_variant_iter_next (columns, "(&su)", &name, &type))
    {
      SonderColumn *old = sonder_table_find_column (before, name);

      if (type > SONDER_CELL_COMMENT)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("The edit has a column “%s” of an unknown type."), name);
          return FALSE;
        }
      if (old != NULL && old->type == type)
        g_ptr_array_add (table->columns, sonder_column_copy (old));
      else
        sonder_table_add_column (table, name, type);
    }

  return TRUE;
}

static SonderTable *
apply_difference (const SonderTable  *before,
                  GVariant           *difference,
                  GError            **error)
{
  g_autoptr (SonderTable) after = sonder_table_copy (before);
  g_autoptr (GVariantIter) columns = NULL, cells = NULL;
  const char *name;
  guint32 n_rows, row;
  GVariant *value;

  g_variant_get (difference, "(ua(su)a(sumv))", &n_rows, &columns, &cells);
  if (!add_columns (after, before, columns, error))
    return NULL;
  sonder_table_set_length (after, n_rows);

  while (g_variant_iter_loop (cells, "(&sumv)", &name, &row, &value))
    {
      SonderColumn *column = sonder_table_find_column (after, name);

      if (column == NULL || row >= n_rows || !value_fits (column->type, value))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("The edit names a cell of “%s” that does not exist."), name);
          g_clear_pointer (&value, g_variant_unref);
          return NULL;
        }
      sonder_table_set_cell (after, column, row, value);
    }

  return g_steal_pointer (&after);
}

static GVariant *
op_serialize (const Op *op)
{
  switch (op->type)
    {
    case OP_SET:
      return g_variant_new ("(ussmv)", (guint32) op->kind, op->id, op->field, op->after);
    case OP_INSERT:
      return g_variant_new ("(ussuv)", (guint32) op->place.kind, op->place.id, op->place.field,
                            op->place.position, op->after);
    case OP_REMOVE:
      return g_variant_new ("(us)", (guint32) op->kind, op->id);
    case OP_MOVE:
      return g_variant_new ("(ususs" "u)", (guint32) op->kind, op->id, (guint32) op->place.kind,
                            op->place.id, op->place.field, op->place.position);
    case OP_APPEND:
      return g_variant_new ("(uu)", (guint32) op->table, op->n_rows);
    case OP_CELLS:
      return g_variant_new ("(us@aumv)", (guint32) op->table, op->field,
                            g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, op->rows->data,
                                                       op->rows->len, sizeof (guint32)),
                            op->after);
    case OP_REPLACE:
      return g_variant_new ("(u@(ua(su)a(sumv)))", (guint32) op->table,
                            serialize_difference (op->table_before, op->table_after));
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *const op_types[] = {
  [OP_SET] = "(ussmv)", [OP_INSERT] = "(ussuv)", [OP_REMOVE] = "(us)",
  [OP_MOVE] = "(usussu)", [OP_APPEND] = "(uu)", [OP_CELLS] = "(usaumv)",
  [OP_REPLACE] = "(u(ua(su)a(sumv)))",
};

static gboolean
replay_cells (SonderEdit      *self,
              SonderSnapshot  *content,
              GVariant        *data,
              GError         **error)
{
  g_autoptr (GVariant) rows = NULL, value = NULL;
  const char *column;
  guint32 table;
  gsize n_rows;
  const guint32 *numbers;

  g_variant_get (data, "(u&s@aumv)", &table, &column, &rows, &value);
  numbers = g_variant_get_fixed_array (rows, &n_rows, sizeof (guint32));

  return sonder_edit_cells (self, content, table, column, numbers, (guint) n_rows, value, error);
}

static gboolean
replay_replace (SonderEdit      *self,
                SonderSnapshot  *content,
                GVariant        *data,
                GError         **error)
{
  g_autoptr (GVariant) difference = NULL;
  g_autoptr (SonderTable) after = NULL;
  guint32 table;

  g_variant_get (data, "(u@(ua(su)a(sumv)))", &table, &difference);
  after = apply_difference (get_table (content, table), difference, error);

  return after != NULL && sonder_edit_replace (self, content, table, after, error);
}

static gboolean
replay_op (SonderEdit      *self,
           SonderSnapshot  *content,
           OpType           type,
           GVariant        *data,
           GError         **error)
{
  g_autoptr (GVariant) value = NULL;
  const char *id, *field, *parent_id;
  guint32 kind, parent_kind, position;

  switch (type)
    {
    case OP_SET:
      g_variant_get (data, "(u&s&smv)", &kind, &id, &field, &value);
      return sonder_edit_set (self, content, kind, id, field, value, error);
    case OP_INSERT:
      g_variant_get (data, "(u&s&suv)", &kind, &id, &field, &position, &value);
      return sonder_edit_insert (self, content, kind, id, field, position, value, error);
    case OP_REMOVE:
      g_variant_get (data, "(u&s)", &kind, &id);
      return sonder_edit_remove (self, content, kind, id, error);
    case OP_MOVE:
      g_variant_get (data, "(u&su&s&su)", &kind, &id, &parent_kind, &parent_id, &field, &position);
      return sonder_edit_move (self, content, kind, id, parent_kind, parent_id, field, position,
                               error);
    case OP_APPEND:
      g_variant_get (data, "(uu)", &kind, &position);
      return sonder_edit_append (self, content, kind, position, error);
    case OP_CELLS:
      return replay_cells (self, content, data, error);
    case OP_REPLACE:
      return replay_replace (self, content, data, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * sonder_item_find_deep:
 *
 * Returns: (transfer none) (nullable): the item of that kind and id at or below
 *   @root; the project's own item goes by its kind alone
 */
SonderItem *
sonder_item_find_deep (SonderItem *root,
                       SonderKind  kind,
                       const char *id)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (root));

  if (info->kind == kind &&
      (kind == SONDER_KIND_PROJECT || g_str_equal (sonder_item_get_id (root), id)))
    return root;

  for (guint i = 0; i < info->n_fields; i++)
    {
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS)
        continue;
      items = sonder_item_get_items (root, info->fields[i].name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) item = g_list_model_get_item (items, j);
          SonderItem *found = sonder_item_find_deep (item, kind, id);

          if (found != NULL)
            return found;
        }
    }

  return NULL;
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
  self->ops = g_ptr_array_new_with_free_func ((GDestroyNotify) op_free);

  return self;
}

void
sonder_edit_free (SonderEdit *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->ops);
  g_free (self);
}

const char *
sonder_edit_get_name (SonderEdit *self)
{
  return self->name;
}

gboolean
sonder_edit_is_empty (SonderEdit *self)
{
  return self->ops->len == 0;
}

/**
 * sonder_edit_set:
 * @value: (nullable): see sonder_item_set_variant(); setting what is already
 *   there records nothing
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
  Op *op;

  if (item == NULL)
    return FALSE;

  info = sonder_kind_find_field (kind, field);
  if (info == NULL || !sonder_field_accepts (info, value))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The edit sets “%s” to something that it cannot be."), field);
      return FALSE;
    }

  before = sonder_item_get_variant (item, field);
  sonder_item_set_variant (item, field, value);

  {
    g_autoptr (GVariant) after = sonder_item_get_variant (item, field);

    if (before == after || (before != NULL && after != NULL && g_variant_equal (before, after)))
      return TRUE;

    op = op_new (self, OP_SET);
    op->kind = kind;
    op->id = g_strdup (id);
    op->field = g_strdup (field);
    op->before = g_steal_pointer (&before);
    op->after = g_steal_pointer (&after);
  }

  return TRUE;
}

/**
 * sonder_edit_insert:
 * @item: what sonder_item_serialize() returned
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
  SonderItem *parent;
  guint32 kind;
  Op *op;

  if (!g_variant_is_of_type (item, G_VARIANT_TYPE ("(ussa{sv})")))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The edit inserts something that is not an item."));
      return FALSE;
    }

  g_variant_get_child (item, 0, "u", &kind);
  parent = find_list (content, parent_kind, parent_id, field, (int) kind, error);
  if (parent == NULL)
    return FALSE;

  op = op_new (self, OP_INSERT);
  place_init (&op->place, parent_kind, parent_id, field,
              MIN (position, g_list_model_get_n_items (sonder_item_get_items (parent, field))));
  op->after = g_steal_pointer (&sunk);
  op_redo (op, content);

  return TRUE;
}

gboolean
sonder_edit_remove (SonderEdit      *self,
                    SonderSnapshot  *content,
                    SonderKind       kind,
                    const char      *id,
                    GError         **error)
{
  SonderItem *item = find_item (content, kind, id, error);
  Op *op;

  if (item == NULL)
    return FALSE;

  op = op_new (self, OP_REMOVE);
  op->kind = kind;
  op->id = g_strdup (id);
  place_init_from_item (&op->place, item);
  op->after = g_variant_ref_sink (sonder_item_serialize (item));
  op_redo (op, content);

  return TRUE;
}

/**
 * sonder_edit_move:
 * @position: where it is to be afterwards
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
  Place origin = { 0 };
  guint n_others;
  Op *op;

  if (item != NULL)
    parent = find_list (content, parent_kind, parent_id, field, (int) kind, error);
  if (parent == NULL)
    return FALSE;

  place_init_from_item (&origin, item);
  n_others = g_list_model_get_n_items (sonder_item_get_items (parent, field));
  if (parent == sonder_item_get_parent (item) && g_str_equal (origin.field, field))
    n_others--;
  position = MIN (position, n_others);

  if (parent == sonder_item_get_parent (item) && g_str_equal (origin.field, field) &&
      position == origin.position)
    {
      place_clear (&origin);
      return TRUE;
    }

  op = op_new (self, OP_MOVE);
  op->kind = kind;
  op->id = g_strdup (id);
  op->origin = origin;
  place_init (&op->place, parent_kind, parent_id, field, position);
  op_redo (op, content);

  return TRUE;
}

gboolean
sonder_edit_append (SonderEdit      *self,
                    SonderSnapshot  *content,
                    SonderTableId    table,
                    guint            n_rows,
                    GError         **error)
{
  Op *op;

  if (n_rows > SONDER_MAX_ROWS - MIN (get_table (content, table)->n_rows, SONDER_MAX_ROWS))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("A project cannot hold that many rows."));
      return FALSE;
    }

  op = op_new (self, OP_APPEND);
  op->table = table;
  op->n_rows = n_rows;
  op_redo (op, content);

  return TRUE;
}

/**
 * sonder_edit_cells:
 * @value: (nullable): what all the cells become; see sonder_table_set_cell()
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
  SonderTable *table = get_table (content, table_id);
  SonderColumn *column = sonder_table_find_column (table, column_name);
  GVariantBuilder before;
  gboolean valid = column != NULL && value_fits (column->type, value);
  Op *op;

  for (guint i = 0; valid && i < n_rows; i++)
    valid = rows[i] < table->n_rows;
  if (!valid)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The edit names a cell of “%s” that does not exist."), column_name);
      return FALSE;
    }

  g_variant_builder_init (&before, G_VARIANT_TYPE ("amv"));
  for (guint i = 0; i < n_rows; i++)
    g_variant_builder_add (&before, "mv", sonder_table_get_cell (table, column, rows[i]));

  op = op_new (self, OP_CELLS);
  op->table = table_id;
  op->field = g_strdup (column_name);
  op->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (op->rows, rows, n_rows);
  op->before = g_variant_ref_sink (g_variant_builder_end (&before));
  op->after = g_steal_pointer (&sunk);
  op_redo (op, content);

  return TRUE;
}

/**
 * sonder_edit_replace:
 * @after: a changed copy of the table: chunks that it still shares cost nothing
 */
gboolean
sonder_edit_replace (SonderEdit         *self,
                     SonderSnapshot     *content,
                     SonderTableId       table,
                     const SonderTable  *after,
                     GError            **error)
{
  Op *op = op_new (self, OP_REPLACE);

  op->table = table;
  op->table_before = sonder_table_copy (get_table (content, table));
  op->table_after = sonder_table_copy (after);
  op_redo (op, content);

  return TRUE;
}

/**
 * sonder_edit_coalesce:
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
                      GVariant       *value)
{
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;
  Op *op = self->ops->len == 1 ? self->ops->pdata[0] : NULL;

  if (op == NULL || op->type != OP_SET || op->kind != kind || !g_str_equal (op->id, id) ||
      !g_str_equal (op->field, field))
    return FALSE;

  g_clear_pointer (&op->after, g_variant_unref);
  op->after = g_steal_pointer (&sunk);
  op_redo (op, content);

  return TRUE;
}

void
sonder_edit_undo (SonderEdit     *self,
                  SonderSnapshot *content)
{
  for (guint i = self->ops->len; i > 0; i--)
    op_undo (self->ops->pdata[i - 1], content);
}

void
sonder_edit_redo (SonderEdit     *self,
                  SonderSnapshot *content)
{
  for (guint i = 0; i < self->ops->len; i++)
    op_redo (self->ops->pdata[i], content);
}

/**
 * sonder_edit_touches_tables:
 *
 * Returns: whether customers or answers change
 */
gboolean
sonder_edit_touches_tables (SonderEdit *self)
{
  for (guint i = 0; i < self->ops->len; i++)
    if (((Op *) self->ops->pdata[i])->type >= OP_APPEND)
      return TRUE;

  return FALSE;
}

static gboolean
kind_touches_figures (SonderKind kind)
{
  return kind == SONDER_KIND_SEGMENT || kind == SONDER_KIND_ATTRIBUTE ||
         kind == SONDER_KIND_METRIC || kind == SONDER_KIND_TOUCHPOINT ||
         kind == SONDER_KIND_PROJECT;
}

/**
 * sonder_edit_touches_figures:
 *
 * Returns: whether any figure may change
 */
gboolean
sonder_edit_touches_figures (SonderEdit *self)
{
  for (guint i = 0; i < self->ops->len; i++)
    {
      Op *op = self->ops->pdata[i];

      if (op->type >= OP_APPEND)
        return TRUE;
      if (op->type == OP_INSERT ? kind_touches_figures (op->place.kind)
                                : kind_touches_figures (op->kind))
        return TRUE;
    }

  return FALSE;
}

/**
 * sonder_edit_serialize:
 *
 * Returns: (transfer floating): the step as (sa(uv)): its name, and the type
 *   and data of each change, enough to replay it on a copy of the project as it
 *   was before
 */
GVariant *
sonder_edit_serialize (SonderEdit *self)
{
  GVariantBuilder ops;

  g_variant_builder_init (&ops, G_VARIANT_TYPE ("a(uv)"));
  for (guint i = 0; i < self->ops->len; i++)
    {
      const Op *op = self->ops->pdata[i];

      g_variant_builder_add (&ops, "(uv)", (guint32) op->type, op_serialize (op));
    }

  return g_variant_new ("(sa(uv))", self->name, &ops);
}

/**
 * sonder_edit_replay:
 * @record: what sonder_edit_serialize() returned
 *
 * Applies the record to @content.
 *
 * Returns: (transfer full) (nullable): the step, which can be undone; %NULL with
 *   an error, and @content as it was, if the record does not fit it
 */
SonderEdit *
sonder_edit_replay (GVariant        *record,
                    SonderSnapshot  *content,
                    GError         **error)
{
  g_autoptr (SonderEdit) self = NULL;
  g_autoptr (GVariantIter) ops = NULL;
  const char *name;
  guint32 type;
  GVariant *data;

  if (!g_variant_is_of_type (record, G_VARIANT_TYPE ("(sa(uv))")))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("This is not the record of an edit."));
      return NULL;
    }

  g_variant_get (record, "(&sa(uv))", &name, &ops);
  self = sonder_edit_new (name);
  while (g_variant_iter_loop (ops, "(uv)", &type, &data))
    {
      gboolean known = type < G_N_ELEMENTS (op_types) &&
                       g_str_equal (g_variant_get_type_string (data), op_types[type]);

      if (!known)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _("The record of an edit has a part that this version does not know."));
      if (!known || !replay_op (self, content, type, data, error))
        {
          g_clear_pointer (&data, g_variant_unref);
          sonder_edit_undo (self, content);
          return NULL;
        }
    }

  return g_steal_pointer (&self);
}

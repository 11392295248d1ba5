/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "edit-private.h"

#include "table-difference.h"

#include <glib/gi18n-lib.h>

/* set: kind, id, field, value; insert: kind and id of the parent, field,
 * position, item; remove: kind, id; move: kind, id, kind and id of the parent,
 * field, position; append: table; cells: table, column, rows, value; replace:
 * table, difference. */
static const char *const change_types[] = {
  [SONDER_CHANGE_SET] = "(ussmv)",
  [SONDER_CHANGE_INSERT] = "(ussuv)",
  [SONDER_CHANGE_REMOVE] = "(us)",
  [SONDER_CHANGE_MOVE] = "(usussu)",
  [SONDER_CHANGE_APPEND] = "(u)",
  [SONDER_CHANGE_CELLS] = "(usaumv)",
  [SONDER_CHANGE_REPLACE] = "(u" SONDER_TABLE_DIFFERENCE_TYPE ")",
};

static GVariant *
serialize_rows (const SonderChange *change)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, change->rows->data, change->rows->len,
                                    sizeof (guint32));
}

static GVariant *
serialize_change (const SonderChange *change)
{
  switch (change->type)
    {
    case SONDER_CHANGE_SET:
      return g_variant_new ("(ussmv)", (guint32) change->kind, change->id, change->field,
                            change->after);
    case SONDER_CHANGE_INSERT:
      return g_variant_new ("(ussuv)", (guint32) change->place.kind, change->place.id,
                            change->place.field, change->place.position, change->after);
    case SONDER_CHANGE_REMOVE:
      return g_variant_new ("(us)", (guint32) change->kind, change->id);
    case SONDER_CHANGE_MOVE:
      return g_variant_new ("(usussu)", (guint32) change->kind, change->id,
                            (guint32) change->place.kind, change->place.id, change->place.field,
                            change->place.position);
    case SONDER_CHANGE_APPEND:
      return g_variant_new ("(u)", (guint32) change->table);
    case SONDER_CHANGE_CELLS:
      return g_variant_new ("(us@aumv)", (guint32) change->table, change->field,
                            serialize_rows (change), change->after);
    case SONDER_CHANGE_REPLACE:
      return g_variant_new ("(u@" SONDER_TABLE_DIFFERENCE_TYPE ")", (guint32) change->table,
                            sonder_table_get_difference (change->table_before, change->table_after));
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("The record of an edit is damaged."));
  return FALSE;
}

static gboolean
replay_set (SonderEdit      *self,
            SonderSnapshot  *content,
            GVariant        *data,
            GError         **error)
{
  g_autoptr (GVariant) value = NULL;
  const char *id, *field;
  guint32 kind;

  g_variant_get (data, "(u&s&smv)", &kind, &id, &field, &value);
  return sonder_edit_set (self, content, kind, id, field, value, error);
}

static gboolean
replay_insert (SonderEdit      *self,
               SonderSnapshot  *content,
               GVariant        *data,
               GError         **error)
{
  g_autoptr (GVariant) item = NULL;
  const char *parent_id, *field;
  guint32 parent_kind, position;

  g_variant_get (data, "(u&s&suv)", &parent_kind, &parent_id, &field, &position, &item);
  return sonder_edit_insert (self, content, parent_kind, parent_id, field, position, item, error);
}

static gboolean
replay_remove (SonderEdit      *self,
               SonderSnapshot  *content,
               GVariant        *data,
               GError         **error)
{
  const char *id;
  guint32 kind;

  g_variant_get (data, "(u&s)", &kind, &id);
  return sonder_edit_remove (self, content, kind, id, error);
}

static gboolean
replay_move (SonderEdit      *self,
             SonderSnapshot  *content,
             GVariant        *data,
             GError         **error)
{
  const char *id, *parent_id, *field;
  guint32 kind, parent_kind, position;

  g_variant_get (data, "(u&su&s&su)", &kind, &id, &parent_kind, &parent_id, &field, &position);
  return sonder_edit_move (self, content, kind, id, parent_kind, parent_id, field, position, error);
}

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

  return (n_rows <= SONDER_MAX_ROWS || set_damaged (error)) &&
         sonder_edit_cells (self, content, table, column, numbers, (guint) n_rows, value, error);
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

  g_variant_get (data, "(u@" SONDER_TABLE_DIFFERENCE_TYPE ")", &table, &difference);
  after = sonder_table_apply_difference (sonder_snapshot_get_table (content, table), difference,
                                         error);

  return after != NULL && sonder_edit_replace (self, content, table, after, error);
}

static gboolean
replay_change (SonderEdit      *self,
               SonderSnapshot  *content,
               guint32          type,
               GVariant        *data,
               GError         **error)
{
  guint32 first;

  if (type >= G_N_ELEMENTS (change_types) ||
      !g_str_equal (g_variant_get_type_string (data), change_types[type]))
    return set_damaged (error);

  /* Of table changes, which table. */
  g_variant_get_child (data, 0, "u", &first);
  if (type >= SONDER_CHANGE_APPEND && first > SONDER_TABLE_ANSWERS)
    return set_damaged (error);

  switch ((SonderChangeType) type)
    {
    case SONDER_CHANGE_SET:
      return replay_set (self, content, data, error);
    case SONDER_CHANGE_INSERT:
      return replay_insert (self, content, data, error);
    case SONDER_CHANGE_REMOVE:
      return replay_remove (self, content, data, error);
    case SONDER_CHANGE_MOVE:
      return replay_move (self, content, data, error);
    case SONDER_CHANGE_APPEND:
      return sonder_edit_append (self, content, first, error);
    case SONDER_CHANGE_CELLS:
      return replay_cells (self, content, data, error);
    case SONDER_CHANGE_REPLACE:
      return replay_replace (self, content, data, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
replay_changes (SonderEdit      *self,
                SonderSnapshot  *content,
                GVariant        *changes,
                GError         **error)
{
  for (gsize i = 0; i < g_variant_n_children (changes); i++)
    {
      g_autoptr (GVariant) data = NULL;
      guint32 type;

      g_variant_get_child (changes, i, "(uv)", &type, &data);
      if (!replay_change (self, content, type, data, error))
        return FALSE;
    }

  return sonder_check_content (content, sonder_edit_get_effects (self, 0), error);
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
  GVariantBuilder changes;

  g_variant_builder_init (&changes, G_VARIANT_TYPE ("a(uv)"));
  for (guint i = 0; i < self->changes->len; i++)
    {
      const SonderChange *change = self->changes->pdata[i];

      g_variant_builder_add (&changes, "(uv)", (guint32) change->type, serialize_change (change));
    }

  return g_variant_new ("(sa(uv))", self->name, &changes);
}

/**
 * sonder_edit_replay:
 * @record: (transfer none): what sonder_edit_serialize() returned, or anything
 * @content: a copy of the project as it was before the step, or one like it
 *
 * Applies the record to @content. What is in the record is not trusted.
 *
 * Returns: (transfer full) (nullable): the step, which can be undone; %NULL with
 *   an error, and @content as it was, if the record does not fit it:
 *   G_IO_ERROR_INVALID_DATA, G_IO_ERROR_NOT_FOUND, G_IO_ERROR_EXISTS or
 *   G_IO_ERROR_NO_SPACE
 */
SonderEdit *
sonder_edit_replay (GVariant        *record,
                    SonderSnapshot  *content,
                    GError         **error)
{
  g_autoptr (SonderEdit) self = NULL;
  g_autoptr (GVariant) changes = NULL;
  const char *name;

  if (!g_variant_is_of_type (record, G_VARIANT_TYPE ("(sa(uv))")) ||
      !g_variant_is_normal_form (record))
    {
      set_damaged (error);
      return NULL;
    }

  g_variant_get (record, "(&s@a(uv))", &name, &changes);
  self = sonder_edit_new (name);
  if (replay_changes (self, content, changes, error))
    return g_steal_pointer (&self);

  sonder_edit_undo (self, content);
  return NULL;
}

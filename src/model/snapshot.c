/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "snapshot.h"

G_DEFINE_BOXED_TYPE (SonderSnapshot, sonder_snapshot, sonder_snapshot_ref, sonder_snapshot_unref)

/**
 * sonder_snapshot_new:
 *
 * Returns: (transfer full): an empty project, for a reader to fill
 */
SonderSnapshot *
sonder_snapshot_new (void)
{
  SonderSnapshot *self = g_new0 (SonderSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->texts = sonder_text_pool_new ();
  self->keys = sonder_text_pool_new ();
  self->root = sonder_item_new (SONDER_KIND_PROJECT, NULL);
  self->customers = sonder_table_new_customers (self->texts, self->keys);
  self->answers = sonder_table_new_answers (self->texts, self->keys);

  return self;
}

/**
 * sonder_snapshot_copy:
 *
 * Returns: (transfer full): the same content, for another thread to read: items
 *   copied, tables shared until they change
 */
SonderSnapshot *
sonder_snapshot_copy (const SonderSnapshot *self)
{
  SonderSnapshot *copy = g_new0 (SonderSnapshot, 1);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->root = sonder_item_copy (self->root);
  copy->texts = sonder_text_pool_ref (self->texts);
  copy->keys = sonder_text_pool_ref (self->keys);
  copy->customers = sonder_table_copy (self->customers);
  copy->answers = sonder_table_copy (self->answers);
  copy->read_only_reason = g_strdup (self->read_only_reason);

  return copy;
}

/**
 * sonder_snapshot_ref:
 *
 * In any thread.
 *
 * Returns: (transfer full): the same snapshot
 */
SonderSnapshot *
sonder_snapshot_ref (SonderSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sonder_snapshot_unref:
 * @self: (transfer full):
 *
 * In any thread.
 */
void
sonder_snapshot_unref (SonderSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->root);
  g_clear_pointer (&self->customers, sonder_table_free);
  g_clear_pointer (&self->answers, sonder_table_free);
  sonder_text_pool_unref (self->texts);
  sonder_text_pool_unref (self->keys);
  g_free (self->read_only_reason);
  g_free (self);
}

/**
 * sonder_snapshot_add_attribute_column:
 * @attribute: an attribute, which the caller adds to the root's list
 *
 * Returns: (transfer none) (nullable): the new column of the customers table;
 *   %NULL if the attribute's type is not known
 */
SonderColumn *
sonder_snapshot_add_attribute_column (SonderSnapshot *self,
                                      SonderItem     *attribute)
{
  g_autofree char *name =
    g_strconcat (SONDER_ATTRIBUTE_PREFIX, sonder_item_get_id (attribute), NULL);
  SonderCellType type;

  if (!sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type))
    return NULL;

  return sonder_table_add_column (self->customers, name, type);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item-index.h"

#include "text-hash.h"

struct _SonderItemIndex
{
  GHashTable *by_id[SONDER_N_KINDS]; /* keys belong to the items */
};

static guint
hash_id (gconstpointer id)
{
  static SonderTextHash *hash;

  if (g_once_init_enter (&hash))
    {
      SonderTextHash *made = g_new (SonderTextHash, 1);

      *made = sonder_text_hash_new ();
      g_once_init_leave (&hash, made);
    }

  return sonder_text_hash_get (hash, id, strlen (id));
}

/* Calls itself for all below. */
static gboolean
add_all (SonderItemIndex *self,
         SonderItem      *item)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));
  gboolean is_new = FALSE;

  if (!g_hash_table_contains (self->by_id[info->kind], sonder_item_get_id (item)))
    is_new = g_hash_table_insert (self->by_id[info->kind], (char *) sonder_item_get_id (item), item);

  for (guint i = 0; i < info->n_fields; i++)
    {
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS ||
          !sonder_item_has_items (item, info->fields[i].name))
        continue;
      items = sonder_item_get_items (item, info->fields[i].name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, j);

          is_new &= add_all (self, child);
        }
    }

  return is_new;
}

/**
 * sonder_item_index_new:
 *
 * Returns: (transfer full): an index of nothing
 */
SonderItemIndex *
sonder_item_index_new (void)
{
  SonderItemIndex *self = g_new0 (SonderItemIndex, 1);

  for (guint kind = 0; kind < SONDER_N_KINDS; kind++)
    self->by_id[kind] = g_hash_table_new (hash_id, g_str_equal);

  return self;
}

/**
 * sonder_item_index_free:
 * @self: (transfer full):
 */
void
sonder_item_index_free (SonderItemIndex *self)
{
  for (guint kind = 0; kind < SONDER_N_KINDS; kind++)
    g_hash_table_unref (self->by_id[kind]);
  g_free (self);
}

/**
 * sonder_item_index_add:
 * @item: (transfer none): an item that joins, with all that is in it
 *
 * Of several items of one kind and id the first is found.
 *
 * Returns: whether all were new
 */
gboolean
sonder_item_index_add (SonderItemIndex *self,
                       SonderItem      *item)
{
  return add_all (self, item);
}

/**
 * sonder_item_index_remove:
 * @item: (transfer none): an item that leaves, with all that is in it
 */
void
sonder_item_index_remove (SonderItemIndex *self,
                          SonderItem      *item)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));
  const char *id = sonder_item_get_id (item);

  if (g_hash_table_lookup (self->by_id[info->kind], id) == item)
    g_hash_table_remove (self->by_id[info->kind], id);

  for (guint i = 0; i < info->n_fields; i++)
    {
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS ||
          !sonder_item_has_items (item, info->fields[i].name))
        continue;
      items = sonder_item_get_items (item, info->fields[i].name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, j);

          sonder_item_index_remove (self, child);
        }
    }
}

/**
 * sonder_item_index_find:
 * @kind: what is looked for
 * @id: its id
 *
 * Returns: (transfer none) (nullable): the item
 */
SonderItem *
sonder_item_index_find (SonderItemIndex *self,
                        SonderKind       kind,
                        const char      *id)
{
  return g_hash_table_lookup (self->by_id[kind], id);
}

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

typedef struct
{
  SonderItemIndex *index;
  gboolean         is_new;
} Joining;

static gboolean
add_one (SonderItem *item,
         gpointer    data)
{
  Joining *joining = data;
  GHashTable *by_id = joining->index->by_id[sonder_item_get_kind (item)];
  const char *id = sonder_item_get_id (item);

  if (g_hash_table_contains (by_id, id))
    joining->is_new = FALSE;
  else
    g_hash_table_insert (by_id, (char *) id, item);

  return TRUE;
}

static gboolean
remove_one (SonderItem *item,
            gpointer    data)
{
  SonderItemIndex *self = data;
  GHashTable *by_id = self->by_id[sonder_item_get_kind (item)];
  const char *id = sonder_item_get_id (item);

  if (g_hash_table_lookup (by_id, id) == item)
    g_hash_table_remove (by_id, id);

  return TRUE;
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
  Joining joining = { self, TRUE };

  sonder_item_walk (item, add_one, &joining);

  return joining.is_new;
}

/**
 * sonder_item_index_remove:
 * @item: (transfer none): an item that leaves, with all that is in it
 */
void
sonder_item_index_remove (SonderItemIndex *self,
                          SonderItem      *item)
{
  sonder_item_walk (item, remove_one, self);
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

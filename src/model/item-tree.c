/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item.h"

typedef gboolean (*VisitFunc) (SonderItem *item,
                               gpointer    data);

/* A bit per kind: those that can hold items of @kind somewhere below. */
static guint
find_holders (SonderKind kind)
{
  guint holders = 0, before;

  do
    {
      before = holders;
      for (guint holder = 0; holder < SONDER_N_KINDS; holder++)
        {
          const SonderKindInfo *info = sonder_kind_get_info (holder);

          for (guint i = 0; i < info->n_fields; i++)
            if (info->fields[i].type == SONDER_FIELD_ITEMS &&
                (info->fields[i].item_kind == (int) kind ||
                 (holders & 1u << info->fields[i].item_kind) != 0))
              holders |= 1u << holder;
        }
    }
  while (holders != before);

  return holders;
}

static SonderItem *
find_below (SonderItem *item,
            SonderKind  kind,
            const char *id,
            guint       holders)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const SonderField *field = &info->fields[i];
      SonderItem *found = NULL;
      GListModel *items;

      if (field->type != SONDER_FIELD_ITEMS)
        continue;
      if (field->item_kind == (int) kind)
        found = sonder_item_find (item, field->name, id);
      else if ((holders & 1u << field->item_kind) != 0)
        {
          items = sonder_item_get_items (item, field->name);
          for (guint j = 0; found == NULL && j < g_list_model_get_n_items (items); j++)
            {
              g_autoptr (SonderItem) child = g_list_model_get_item (items, j);

              found = find_below (child, kind, id, holders);
            }
        }
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Calls @visit for the item and all below until it says %FALSE. */
static gboolean
visit_all (SonderItem *item,
           VisitFunc   visit,
           gpointer    data)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  if (!visit (item, data))
    return FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    {
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS)
        continue;
      items = sonder_item_get_items (item, info->fields[i].name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, j);

          if (!visit_all (child, visit, data))
            return FALSE;
        }
    }

  return TRUE;
}

static guint
hash_item (gconstpointer item)
{
  return g_str_hash (sonder_item_get_id ((SonderItem *) item)) +
         sonder_item_get_kind ((SonderItem *) item);
}

static gboolean
is_same_item (gconstpointer a,
              gconstpointer b)
{
  return sonder_item_get_kind ((SonderItem *) a) == sonder_item_get_kind ((SonderItem *) b) &&
         g_str_equal (sonder_item_get_id ((SonderItem *) a), sonder_item_get_id ((SonderItem *) b));
}

static gboolean
add_to_set (SonderItem *item,
            gpointer    set)
{
  return g_hash_table_add (set, item);
}

static gboolean
is_not_in_set (SonderItem *item,
               gpointer    set)
{
  return !g_hash_table_contains (set, item);
}

/**
 * sonder_item_find_deep:
 * @root: the project's own item, or any other
 * @kind: what is looked for
 * @id: its id; the project's own item goes by its kind alone
 *
 * Returns: (transfer none) (nullable): the item of that kind and id at or below
 *   @root
 */
SonderItem *
sonder_item_find_deep (SonderItem *root,
                       SonderKind  kind,
                       const char *id)
{
  if (sonder_item_get_kind (root) == kind &&
      (kind == SONDER_KIND_PROJECT || g_str_equal (sonder_item_get_id (root), id)))
    return root;

  return find_below (root, kind, id, find_holders (kind));
}

/**
 * sonder_item_can_join:
 * @item: an item that is not below @root
 * @root: the project's own item
 *
 * Returns: whether no two items at or below @item and @root are of the same kind
 *   and id
 */
gboolean
sonder_item_can_join (SonderItem *item,
                      SonderItem *root)
{
  g_autoptr (GHashTable) set = g_hash_table_new (hash_item, is_same_item);

  if (!visit_all (item, add_to_set, set))
    return FALSE;
  if (g_hash_table_size (set) == 1)
    return sonder_item_find_deep (root, sonder_item_get_kind (item), sonder_item_get_id (item)) == NULL;

  return visit_all (root, is_not_in_set, set);
}

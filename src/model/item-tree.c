/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item.h"

#include "item-index.h"

/**
 * sonder_item_walk:
 * @func: called for @self and then for all that is in it; whether to go on
 *
 * Returns: whether @func went on to the last
 */
gboolean
sonder_item_walk (SonderItem         *self,
                  SonderItemWalkFunc  func,
                  gpointer            data)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (self));

  if (!func (self, data))
    return FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    {
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS ||
          !sonder_item_has_items (self, info->fields[i].name))
        continue;
      items = sonder_item_get_items (self, info->fields[i].name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, j);

          if (!sonder_item_walk (child, func, data))
            return FALSE;
        }
    }

  return TRUE;
}

typedef struct
{
  SonderKind  kind;
  const char *id;
  SonderItem *found;
} Search;

static gboolean
is_other (SonderItem *item,
          gpointer    data)
{
  Search *search = data;

  if (sonder_item_get_kind (item) == search->kind && g_str_equal (sonder_item_get_id (item), search->id))
    search->found = item;

  return search->found == NULL;
}

static gboolean
is_new (SonderItem *item,
        gpointer    index)
{
  return sonder_item_index_find (index, sonder_item_get_kind (item), sonder_item_get_id (item)) == NULL;
}

/**
 * sonder_item_find_deep:
 * @root: the project's own item, which finds any other at once, or another item
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
  Search search = { kind, id, NULL };

  if (sonder_item_get_kind (root) != SONDER_KIND_PROJECT)
    {
      sonder_item_walk (root, is_other, &search);
      return search.found;
    }
  if (kind == SONDER_KIND_PROJECT)
    return root;

  return sonder_item_index_find (sonder_item_get_index (root), kind, id);
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
  g_autoptr (SonderItemIndex) own = sonder_item_index_new ();

  return sonder_item_walk (item, is_new, sonder_item_get_index (root)) && sonder_item_index_add (own, item);
}

/**
 * sonder_item_copy_fresh:
 *
 * Ids are unique in a project: for duplicates that stand beside what they copy.
 *
 * Returns: (transfer full): a deep copy in which everything has a new id
 */
SonderItem *
sonder_item_copy_fresh (SonderItem *self)
{
  SonderItem *copy = sonder_item_new (sonder_item_get_kind (self), NULL);
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (self));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *field = info->fields[i].name;
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS)
        {
          g_autoptr (GVariant) value = sonder_item_get_variant (self, field);

          if (value != NULL)
            sonder_item_set_variant (copy, field, value);
          continue;
        }

      items = sonder_item_get_items (self, field);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, j);
          g_autoptr (SonderItem) child_copy = sonder_item_copy_fresh (child);

          sonder_item_append (copy, field, child_copy);
        }
    }
  sonder_item_set_extra (copy, sonder_item_get_extra (self));

  return copy;
}

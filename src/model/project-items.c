/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project.h"

#include "project-private.h"

#include <glib/gi18n-lib.h>

/* Whether items of one kind, or what is in them, can refer to those of another. */
static gboolean
can_refer (SonderKind holder,
           SonderKind kind)
{
  const SonderKindInfo *info = sonder_kind_get_info (holder);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == SONDER_FIELD_ITEMS
          ? can_refer ((SonderKind) info->fields[i].item_kind, kind)
          : info->fields[i].item_kind == (int) kind)
      return TRUE;

  return FALSE;
}

/* Unsets every reference to an item that goes. */
static void
clear_references (SonderProject *self,
                  SonderItem    *item,
                  SonderKind     kind,
                  const char    *id)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const SonderField *field = &info->fields[i];

      if (field->type == SONDER_FIELD_TEXT && field->item_kind == (int) kind &&
          g_str_equal (sonder_item_get_text (item, field->name), id))
        sonder_project_set_field (self, item, field->name, NULL);

      if (field->type == SONDER_FIELD_ITEMS && can_refer ((SonderKind) field->item_kind, kind) &&
          sonder_item_has_items (item, field->name))
        {
          GListModel *items = sonder_item_get_items (item, field->name);

          for (guint j = 0; j < g_list_model_get_n_items (items); j++)
            {
              g_autoptr (SonderItem) child = g_list_model_get_item (items, j);

              clear_references (self, child, kind, id);
            }
        }
    }
}

static gboolean
insert_item (SonderProject *self,
             SonderItem    *parent,
             const char    *field,
             guint          position,
             SonderItem    *item)
{
  SonderEdit *step = sonder_project_begin_change (self, NULL);
  GError *error = NULL;
  gboolean done;

  if (step == NULL)
    return FALSE;

  done = sonder_edit_insert (step, sonder_project_get_content (self), sonder_item_get_kind (parent),
                             sonder_item_get_id (parent), field, position,
                             sonder_item_serialize (item), &error);

  return sonder_project_end_change (self, done, error);
}

static gboolean
remove_item (SonderProject *self,
             SonderKind     kind,
             const char    *id)
{
  SonderEdit *step = sonder_project_begin_change (self, NULL);
  GError *error = NULL;
  gboolean done;

  if (step == NULL)
    return FALSE;

  done = sonder_edit_remove (step, sonder_project_get_content (self), kind, id, &error);

  return sonder_project_end_change (self, done, error);
}

/* Sets any field, an attribute's type too. */
gboolean
sonder_project_set_field (SonderProject *self,
                          SonderItem    *item,
                          const char    *field,
                          GVariant      *value)
{
  SonderEdit *step = sonder_project_begin_change (self, _("Change"));
  GError *error = NULL;
  gboolean done;

  if (step == NULL)
    return FALSE;

  done = sonder_edit_set (step, sonder_project_get_content (self), sonder_item_get_kind (item),
                          sonder_item_get_id (item), field, value, &error);

  return sonder_project_end_change (self, done, error);
}

/**
 * sonder_project_set_variant:
 * @item: an item of the project
 * @field: the property name of any field but a list of items, or the type of an
 *   attribute: see sonder_project_set_attribute_type()
 * @value: (nullable): see sonder_item_set_variant()
 */
void
sonder_project_set_variant (SonderProject *self,
                            SonderItem    *item,
                            const char    *field,
                            GVariant      *value)
{
  g_return_if_fail (!g_str_equal (field, "attribute-type"));

  sonder_project_set_field (self, item, field, value);
}

/**
 * sonder_project_set_text:
 * @item: an item of the project
 * @field: the property name of a text
 * @text: (nullable): UTF-8; %NULL is ""
 */
void
sonder_project_set_text (SonderProject *self,
                         SonderItem    *item,
                         const char    *field,
                         const char    *text)
{
  sonder_project_set_variant (self, item, field, sonder_string_or_null (text));
}

/**
 * sonder_project_set_rule:
 * @segment: a segment of the project
 * @rule: (nullable) (transfer none): at most SONDER_RULE_MAX_DEPTH deep
 */
void
sonder_project_set_rule (SonderProject *self,
                         SonderItem    *segment,
                         SonderRule    *rule)
{
  g_return_if_fail (rule == NULL || sonder_rule_get_depth (rule) <= SONDER_RULE_MAX_DEPTH);

  sonder_project_begin_edit (self, _("Change Rule"));
  sonder_project_set_variant (self, segment, "rule",
                              rule != NULL ? sonder_rule_to_variant (rule) : NULL);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_insert_item:
 * @parent: an item of the project
 * @field: the property name of one of its lists
 * @position: where to; clamped to the length of the list
 * @item: (transfer none): a template with a new id: the project makes an item of
 *   its own from it, which sonder_project_find_item() finds
 *
 * Inserts an item with all in it; an attribute gets a column of blanks, unless
 * its column is there already.
 */
void
sonder_project_insert_item (SonderProject *self,
                            SonderItem    *parent,
                            const char    *field,
                            guint          position,
                            SonderItem    *item)
{
  sonder_project_begin_edit (self, _("Add"));
  if (insert_item (self, parent, field, position, item) &&
      sonder_item_get_kind (item) == SONDER_KIND_ATTRIBUTE)
    sonder_project_add_attribute_column (self, sonder_item_get_id (item));
  sonder_project_end_edit (self);
}

/**
 * sonder_project_add_item:
 * @item: (transfer none): of a kind whose items stand in a list of the project
 *   itself
 *
 * Adds the item at the end: see sonder_project_insert_item().
 */
void
sonder_project_add_item (SonderProject *self,
                         SonderItem    *item)
{
  const char *field = sonder_kind_get_list_field (sonder_item_get_kind (item));

  g_return_if_fail (field != NULL);

  sonder_project_insert_item (self, sonder_project_get_root (self), field, G_MAXUINT, item);
}

/**
 * sonder_project_remove_item:
 * @item: an item of the project, but not its own
 *
 * Removes the item and all in it, unsets every reference to it, and what in the
 * tables belongs to it: pins to a segment, touchpoint and source of answers, an
 * attribute's values; answers of a metric are deleted.
 */
void
sonder_project_remove_item (SonderProject *self,
                            SonderItem    *item)
{
  SonderKind kind = sonder_item_get_kind (item);
  g_autofree char *id = g_strdup (sonder_item_get_id (item));

  sonder_project_begin_edit (self, _("Delete"));
  if (remove_item (self, kind, id))
    {
      clear_references (self, sonder_project_get_root (self), kind, id);
      sonder_project_clear_cells_of (self, kind, id);
    }
  sonder_project_end_edit (self);
}

/**
 * sonder_project_move_item:
 * @item: an item of the project
 * @new_parent: (nullable): %NULL is where it is now
 * @field: the property name of a list of the parent
 * @position: where it is to be afterwards; clamped to the length of the list
 */
void
sonder_project_move_item (SonderProject *self,
                          SonderItem    *item,
                          SonderItem    *new_parent,
                          const char    *field,
                          guint          position)
{
  SonderItem *parent = new_parent != NULL ? new_parent : sonder_item_get_parent (item);
  SonderEdit *step = sonder_project_begin_change (self, _("Move"));
  GError *error = NULL;
  gboolean done;

  if (step == NULL)
    return;

  done = sonder_edit_move (step, sonder_project_get_content (self), sonder_item_get_kind (item),
                           sonder_item_get_id (item), sonder_item_get_kind (parent),
                           sonder_item_get_id (parent), field, position, &error);
  sonder_project_end_change (self, done, error);
}

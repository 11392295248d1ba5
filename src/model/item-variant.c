/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item.h"

#include "calendar.h"

static const char *const field_types[] = {
  [SONDER_FIELD_TEXT] = "s",    [SONDER_FIELD_TEXTS] = "as", [SONDER_FIELD_NUMBER] = "d",
  [SONDER_FIELD_BOOLEAN] = "b", [SONDER_FIELD_DATE] = "i",   [SONDER_FIELD_RULE] = "(usssasav)",
  [SONDER_FIELD_ITEMS] = "av",
};

static gboolean
rule_is_sound (GVariant *value)
{
  g_autoptr (SonderRule) rule = sonder_rule_from_variant (value);

  return rule != NULL;
}

static GVariant *
serialize_items (SonderItem *self,
                 const char *field)
{
  GListModel *items;
  GVariantBuilder list;

  if (!sonder_item_has_items (self, field))
    return NULL;

  items = sonder_item_get_items (self, field);
  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      g_variant_builder_add (&list, "v", sonder_item_serialize (item));
    }

  return g_variant_ref_sink (g_variant_builder_end (&list));
}

static SonderItem *deserialize (GVariant *variant,
                                int       kind);

static gboolean
deserialize_items (SonderItem        *self,
                   const SonderField *field,
                   GVariant          *list)
{
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) child = g_variant_get_variant (boxed);
      g_autoptr (SonderItem) item = deserialize (child, field->item_kind);

      if (item == NULL)
        return FALSE;
      sonder_item_append (self, field->name, item);
    }

  return TRUE;
}

static gboolean
deserialize_field (SonderItem *self,
                   const char *name,
                   GVariant   *value)
{
  const SonderField *field = sonder_kind_find_field (sonder_item_get_kind (self), name);

  if (field == NULL || !g_str_equal (g_variant_get_type_string (value), field_types[field->type]))
    return FALSE;
  if (field->type == SONDER_FIELD_ITEMS)
    return deserialize_items (self, field, value);
  if (!sonder_field_accepts (field, value))
    return FALSE;

  sonder_item_set_variant (self, name, value);
  return TRUE;
}

/* Kinds never contain themselves, so that the nesting is bounded. */
static SonderItem *
deserialize (GVariant *variant,
             int       expected_kind)
{
  g_autoptr (GVariant) fields = NULL;
  g_autoptr (SonderItem) self = NULL;
  const char *id, *extra;
  guint32 kind;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE ("(ussa{sv})")))
    return NULL;

  g_variant_get (variant, "(u&s&s@a{sv})", &kind, &id, &extra, &fields);
  if (kind >= SONDER_N_KINDS || (expected_kind >= 0 && kind != (guint32) expected_kind))
    return NULL;

  self = sonder_item_new ((SonderKind) kind, id);
  sonder_item_set_extra (self, extra);
  for (gsize i = 0; i < g_variant_n_children (fields); i++)
    {
      g_autoptr (GVariant) value = NULL;
      const char *name;

      g_variant_get_child (fields, i, "{&sv}", &name, &value);
      if (!deserialize_field (self, name, value))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * sonder_field_accepts:
 * @value: (nullable): anything
 *
 * Returns: whether sonder_item_set_variant() can take the value; a list of items
 *   takes none
 */
gboolean
sonder_field_accepts (const SonderField *field,
                      GVariant          *value)
{
  if (field->type == SONDER_FIELD_ITEMS)
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (!g_str_equal (g_variant_get_type_string (value), field_types[field->type]))
    return FALSE;

  switch (field->type)
    {
    case SONDER_FIELD_NUMBER:
      return !isinf (g_variant_get_double (value));
    case SONDER_FIELD_DATE:
      return g_variant_get_int32 (value) == SONDER_DATE_NONE ||
             sonder_date_is_valid (g_variant_get_int32 (value));
    case SONDER_FIELD_RULE:
      return rule_is_sound (value);
    case SONDER_FIELD_TEXT:
    case SONDER_FIELD_TEXTS:
    case SONDER_FIELD_BOOLEAN:
    case SONDER_FIELD_ITEMS:
    default:
      return TRUE;
    }
}

/**
 * sonder_item_get_variant:
 * @field: the property name of any field but a list of items
 *
 * Returns: (transfer full) (nullable): the value of a field; %NULL where not set
 */
GVariant *
sonder_item_get_variant (SonderItem *self,
                         const char *field)
{
  const SonderField *info = sonder_kind_find_field (sonder_item_get_kind (self), field);
  GVariant *variant = NULL;

  g_return_val_if_fail (info != NULL && info->type != SONDER_FIELD_ITEMS, NULL);

  switch (info->type)
    {
    case SONDER_FIELD_TEXT:
      if (*sonder_item_get_text (self, field) != '\0')
        variant = g_variant_new_string (sonder_item_get_text (self, field));
      break;
    case SONDER_FIELD_TEXTS:
      if (sonder_item_get_texts (self, field)[0] != NULL)
        variant = g_variant_new_strv (sonder_item_get_texts (self, field), -1);
      break;
    case SONDER_FIELD_NUMBER:
      if (!isnan (sonder_item_get_number (self, field)))
        variant = g_variant_new_double (sonder_item_get_number (self, field));
      break;
    case SONDER_FIELD_BOOLEAN:
      if (sonder_item_get_boolean (self, field))
        variant = g_variant_new_boolean (TRUE);
      break;
    case SONDER_FIELD_DATE:
      if (sonder_item_get_date (self, field) != SONDER_DATE_NONE)
        variant = g_variant_new_int32 (sonder_item_get_date (self, field));
      break;
    case SONDER_FIELD_RULE:
      if (sonder_item_get_rule (self, field) != NULL)
        variant = sonder_rule_to_variant (sonder_item_get_rule (self, field));
      break;
    case SONDER_FIELD_ITEMS:
    default:
      break;
    }

  return variant != NULL ? g_variant_ref_sink (variant) : NULL;
}

/**
 * sonder_item_set_variant:
 * @field: the property name of any field but a list of items
 * @value: (nullable) (transfer none): one that sonder_field_accepts(); %NULL
 *   unsets
 *
 * For an item that is not in a project yet.
 */
void
sonder_item_set_variant (SonderItem *self,
                         const char *field,
                         GVariant   *value)
{
  const SonderField *info = sonder_kind_find_field (sonder_item_get_kind (self), field);

  g_return_if_fail (info != NULL && sonder_field_accepts (info, value));

  switch (info->type)
    {
    case SONDER_FIELD_TEXT:
      sonder_item_set_text (self, field, value != NULL ? g_variant_get_string (value, NULL) : "");
      break;
    case SONDER_FIELD_TEXTS:
      {
        g_autofree const char **texts = value != NULL ? g_variant_get_strv (value, NULL) : NULL;
        sonder_item_set_texts (self, field, texts);
        break;
      }
    case SONDER_FIELD_NUMBER:
      sonder_item_set_number (self, field, value != NULL ? g_variant_get_double (value) : NAN);
      break;
    case SONDER_FIELD_BOOLEAN:
      sonder_item_set_boolean (self, field, value != NULL && g_variant_get_boolean (value));
      break;
    case SONDER_FIELD_DATE:
      sonder_item_set_date (self, field,
                            value != NULL ? g_variant_get_int32 (value) : SONDER_DATE_NONE);
      break;
    case SONDER_FIELD_RULE:
      {
        g_autoptr (SonderRule) rule = value != NULL ? sonder_rule_from_variant (value) : NULL;
        sonder_item_set_rule (self, field, rule);
        break;
      }
    case SONDER_FIELD_ITEMS:
    default:
      break;
    }
}

/**
 * sonder_item_serialize:
 *
 * Returns: (transfer floating): the item and all in it as (ussa{sv}): kind, id,
 *   extra, and the fields that are set; lists of items as "av"
 */
GVariant *
sonder_item_serialize (SonderItem *self)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (self));
  GVariantBuilder fields;

  g_variant_builder_init (&fields, G_VARIANT_TYPE ("a{sv}"));
  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *name = info->fields[i].name;
      g_autoptr (GVariant) value = info->fields[i].type == SONDER_FIELD_ITEMS
                                     ? serialize_items (self, name)
                                     : sonder_item_get_variant (self, name);

      if (value != NULL)
        g_variant_builder_add (&fields, "{sv}", name, value);
    }

  return g_variant_new ("(ussa{sv})", (guint32) info->kind, sonder_item_get_id (self),
                        sonder_item_get_extra (self), &fields);
}

/**
 * sonder_item_deserialize:
 * @variant: (transfer none): anything
 *
 * Returns: (transfer full) (nullable): the item that sonder_item_serialize() was
 *   made from; %NULL if the value is no item: an unknown kind or field, a value
 *   that a field cannot have, an item in a list of another kind
 */
SonderItem *
sonder_item_deserialize (GVariant *variant)
{
  return deserialize (variant, -1);
}

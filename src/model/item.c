/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item.h"

#include "identifier.h"
#include "kinds.h"

#include <math.h>

typedef union
{
  char       *text;
  char      **texts;
  double      number;
  gboolean    boolean;
  gint32      date;
  SonderRule *rule;
  GListStore *items;
} FieldValue;

typedef struct
{
  char       *id;
  char       *extra;
  SonderItem *parent; /* unowned: the parent owns the item */
  FieldValue *values;
} SonderItemPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SonderItem, sonder_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_FIRST_FIELD,
};

static const SonderKindInfo *
get_info (SonderItem *self)
{
  return SONDER_ITEM_GET_CLASS (self)->info;
}

static FieldValue *
get_value (SonderItem      *self,
           const char      *name,
           SonderFieldType  type)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);
  const SonderKindInfo *info = get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, name))
      {
        g_return_val_if_fail (info->fields[i].type == type, NULL);
        return &priv->values[i];
      }

  g_critical ("A %s has no field “%s”", info->name, name);
  return NULL;
}

static void
value_clear (FieldValue      *value,
             SonderFieldType  type)
{
  switch (type)
    {
    case SONDER_FIELD_TEXT:
      g_clear_pointer (&value->text, g_free);
      break;
    case SONDER_FIELD_TEXTS:
      g_clear_pointer (&value->texts, g_strfreev);
      break;
    case SONDER_FIELD_RULE:
      g_clear_pointer (&value->rule, sonder_rule_unref);
      break;
    case SONDER_FIELD_ITEMS:
      g_clear_object (&value->items);
      break;
    case SONDER_FIELD_NUMBER:
    case SONDER_FIELD_BOOLEAN:
    case SONDER_FIELD_DATE:
    default:
      break;
    }
}

static void
value_init (FieldValue        *value,
            const SonderField *field)
{
  switch (field->type)
    {
    case SONDER_FIELD_TEXT:
      value->text = g_strdup ("");
      break;
    case SONDER_FIELD_TEXTS:
      value->texts = g_new0 (char *, 1);
      break;
    case SONDER_FIELD_NUMBER:
      value->number = NAN;
      break;
    case SONDER_FIELD_BOOLEAN:
      value->boolean = FALSE;
      break;
    case SONDER_FIELD_DATE:
      value->date = SONDER_DATE_NONE;
      break;
    case SONDER_FIELD_RULE:
      value->rule = NULL;
      break;
    case SONDER_FIELD_ITEMS:
    default:
      value->items = g_list_store_new (sonder_kind_get_gtype ((SonderKind) field->item_kind));
      break;
    }
}

static void
unparent_all (GListStore *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);
      SonderItemPrivate *priv = sonder_item_get_instance_private (item);

      priv->parent = NULL;
    }
}

static GParamSpec *
field_to_pspec (const SonderField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  switch (field->type)
    {
    case SONDER_FIELD_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, "", flags);
    case SONDER_FIELD_TEXTS:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
    case SONDER_FIELD_NUMBER:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case SONDER_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case SONDER_FIELD_DATE:
      return g_param_spec_int (field->name, NULL, NULL, G_MININT32, G_MAXINT32, SONDER_DATE_NONE,
                               flags);
    case SONDER_FIELD_RULE:
      return g_param_spec_boxed (field->name, NULL, NULL, SONDER_TYPE_RULE, flags);
    case SONDER_FIELD_ITEMS:
    default:
      return g_param_spec_object (field->name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    }
}

static void
sonder_item_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SonderItem *self = SONDER_ITEM (object);
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);
  const FieldValue *field_value;

  if (prop_id == PROP_ID)
    {
      g_value_set_string (value, priv->id);
      return;
    }

  field_value = &priv->values[prop_id - PROP_FIRST_FIELD];
  switch (get_info (self)->fields[prop_id - PROP_FIRST_FIELD].type)
    {
    case SONDER_FIELD_TEXT:
      g_value_set_string (value, field_value->text);
      break;
    case SONDER_FIELD_TEXTS:
      g_value_set_boxed (value, field_value->texts);
      break;
    case SONDER_FIELD_NUMBER:
      g_value_set_double (value, field_value->number);
      break;
    case SONDER_FIELD_BOOLEAN:
      g_value_set_boolean (value, field_value->boolean);
      break;
    case SONDER_FIELD_DATE:
      g_value_set_int (value, field_value->date);
      break;
    case SONDER_FIELD_RULE:
      g_value_set_boxed (value, field_value->rule);
      break;
    case SONDER_FIELD_ITEMS:
      g_value_set_object (value, field_value->items);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_item_finalize (GObject *object)
{
  SonderItem *self = SONDER_ITEM (object);
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);
  const SonderKindInfo *info = get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type == SONDER_FIELD_ITEMS)
        unparent_all (priv->values[i].items);
      value_clear (&priv->values[i], info->fields[i].type);
    }
  g_free (priv->values);
  g_free (priv->id);
  g_free (priv->extra);

  G_OBJECT_CLASS (sonder_item_parent_class)->finalize (object);
}

static void
sonder_item_constructed (GObject *object)
{
  SonderItem *self = SONDER_ITEM (object);
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);
  const SonderKindInfo *info = get_info (self);

  priv->values = g_new0 (FieldValue, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    value_init (&priv->values[i], &info->fields[i]);
  priv->id = g_strdup ("");
  priv->extra = g_strdup ("");

  G_OBJECT_CLASS (sonder_item_parent_class)->constructed (object);
}

static void
sonder_item_class_init (SonderItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = sonder_item_constructed;
  object_class->finalize = sonder_item_finalize;
  object_class->get_property = sonder_item_get_property;

  g_object_class_install_property (
    object_class, PROP_ID,
    g_param_spec_string ("id", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
sonder_item_init (SonderItem *self)
{
}

/**
 * sonder_item_class_set_info:
 *
 * For class init of a kind: makes a property of each field.
 */
void
sonder_item_class_set_info (SonderItemClass      *klass,
                            const SonderKindInfo *info)
{
  klass->info = info;
  G_OBJECT_CLASS (klass)->get_property = sonder_item_get_property; /* is not inherited */
  for (guint i = 0; i < info->n_fields; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FIRST_FIELD + i,
                                     field_to_pspec (&info->fields[i]));
}

/**
 * sonder_kind_find_field:
 *
 * Returns: (transfer none) (nullable): the field of that property name
 */
const SonderField *
sonder_kind_find_field (SonderKind  kind,
                        const char *name)
{
  const SonderKindInfo *info = sonder_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, name))
      return &info->fields[i];

  return NULL;
}

/**
 * sonder_field_accepts:
 * @value: (nullable):
 *
 * Returns: whether sonder_item_set_variant() can take the value
 */
gboolean
sonder_field_accepts (const SonderField *field,
                      GVariant          *value)
{
  static const char *const types[] = {
    [SONDER_FIELD_TEXT] = "s",    [SONDER_FIELD_TEXTS] = "as", [SONDER_FIELD_NUMBER] = "d",
    [SONDER_FIELD_BOOLEAN] = "b", [SONDER_FIELD_DATE] = "i",   [SONDER_FIELD_RULE] = "(usssasav)",
  };

  if (field->type == SONDER_FIELD_ITEMS)
    return FALSE;

  return value == NULL || g_str_equal (g_variant_get_type_string (value), types[field->type]);
}

/**
 * sonder_item_new:
 * @id: (nullable): %NULL makes a random one
 *
 * Returns: (transfer full): an item with nothing set
 */
SonderItem *
sonder_item_new (SonderKind  kind,
                 const char *id)
{
  SonderItem *self = g_object_new (sonder_kind_get_gtype (kind), NULL);
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);

  g_free (priv->id);
  priv->id = id != NULL ? g_strdup (id) : sonder_identifier_random ();

  return self;
}

SonderKind
sonder_item_get_kind (SonderItem *self)
{
  return get_info (self)->kind;
}

const char *
sonder_item_get_id (SonderItem *self)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);

  return priv->id;
}

/**
 * sonder_item_get_extra:
 *
 * Returns: (transfer none): members that this version does not know, as source
 *   text separated by commas; "" where there are none
 */
const char *
sonder_item_get_extra (SonderItem *self)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);

  return priv->extra;
}

/**
 * sonder_item_get_parent:
 *
 * Returns: (transfer none) (nullable): the item whose list this one is in
 */
SonderItem *
sonder_item_get_parent (SonderItem *self)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);

  return priv->parent;
}

const char *
sonder_item_get_text (SonderItem *self,
                      const char *field)
{
  return get_value (self, field, SONDER_FIELD_TEXT)->text;
}

const char *const *
sonder_item_get_texts (SonderItem *self,
                       const char *field)
{
  return (const char *const *) get_value (self, field, SONDER_FIELD_TEXTS)->texts;
}

double
sonder_item_get_number (SonderItem *self,
                        const char *field)
{
  return get_value (self, field, SONDER_FIELD_NUMBER)->number;
}

gboolean
sonder_item_get_boolean (SonderItem *self,
                         const char *field)
{
  return get_value (self, field, SONDER_FIELD_BOOLEAN)->boolean;
}

gint32
sonder_item_get_date (SonderItem *self,
                      const char *field)
{
  return get_value (self, field, SONDER_FIELD_DATE)->date;
}

/**
 * sonder_item_get_rule:
 *
 * Returns: (transfer none) (nullable):
 */
SonderRule *
sonder_item_get_rule (SonderItem *self,
                      const char *field)
{
  return get_value (self, field, SONDER_FIELD_RULE)->rule;
}

/**
 * sonder_item_get_items:
 *
 * Returns: (transfer none): the list, the same object for the item's life
 */
GListModel *
sonder_item_get_items (SonderItem *self,
                       const char *field)
{
  return G_LIST_MODEL (get_value (self, field, SONDER_FIELD_ITEMS)->items);
}

/**
 * sonder_item_find_position:
 *
 * Returns: where in the list the item of that id is, or %G_MAXUINT
 */
guint
sonder_item_find_position (SonderItem *self,
                           const char *field,
                           const char *id)
{
  GListModel *items = sonder_item_get_items (self, field);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      if (g_str_equal (sonder_item_get_id (item), id))
        return i;
    }

  return G_MAXUINT;
}

/**
 * sonder_item_find:
 *
 * Returns: (transfer none) (nullable): the item of that id in the list
 */
SonderItem *
sonder_item_find (SonderItem *self,
                  const char *field,
                  const char *id)
{
  guint position = sonder_item_find_position (self, field, id);
  g_autoptr (SonderItem) item = NULL;

  if (position != G_MAXUINT)
    item = g_list_model_get_item (sonder_item_get_items (self, field), position);

  return item; /* the list keeps it */
}

void
sonder_item_set_text (SonderItem *self,
                      const char *field,
                      const char *text)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_TEXT);

  if (g_strcmp0 (value->text, text) == 0)
    return;
  g_free (value->text);
  value->text = g_strdup (text != NULL ? text : "");
  g_object_notify (G_OBJECT (self), field);
}

void
sonder_item_set_texts (SonderItem        *self,
                       const char        *field,
                       const char *const *texts)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_TEXTS);

  if (g_strv_equal ((const char *const *) value->texts, texts))
    return;
  g_strfreev (value->texts);
  value->texts = g_strdupv ((char **) texts);
  g_object_notify (G_OBJECT (self), field);
}

void
sonder_item_set_number (SonderItem *self,
                        const char *field,
                        double      number)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_NUMBER);

  if (value->number == number || (isnan (value->number) && isnan (number)))
    return;
  value->number = number;
  g_object_notify (G_OBJECT (self), field);
}

void
sonder_item_set_boolean (SonderItem *self,
                         const char *field,
                         gboolean    boolean)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_BOOLEAN);

  if (value->boolean == !!boolean)
    return;
  value->boolean = !!boolean;
  g_object_notify (G_OBJECT (self), field);
}

void
sonder_item_set_date (SonderItem *self,
                      const char *field,
                      gint32      date)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_DATE);

  if (value->date == date)
    return;
  value->date = date;
  g_object_notify (G_OBJECT (self), field);
}

/**
 * sonder_item_set_rule:
 * @rule: (nullable) (transfer none):
 */
void
sonder_item_set_rule (SonderItem *self,
                      const char *field,
                      SonderRule *rule)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_RULE);

  if (sonder_rule_equal (value->rule, rule))
    return;
  g_clear_pointer (&value->rule, sonder_rule_unref);
  value->rule = rule != NULL ? sonder_rule_ref (rule) : NULL;
  g_object_notify (G_OBJECT (self), field);
}

void
sonder_item_set_extra (SonderItem *self,
                       const char *extra)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);
  char *copy = g_strdup (extra);

  g_free (priv->extra);
  priv->extra = copy;
}

/**
 * sonder_item_get_variant:
 * @field: any but a list of items
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
 * @value: (nullable): as sonder_item_get_variant() returns it; %NULL unsets
 */
void
sonder_item_set_variant (SonderItem *self,
                         const char *field,
                         GVariant   *value)
{
  static const char *const nothing[] = { NULL };
  const SonderField *info = sonder_kind_find_field (sonder_item_get_kind (self), field);

  g_return_if_fail (info != NULL && info->type != SONDER_FIELD_ITEMS);

  switch (info->type)
    {
    case SONDER_FIELD_TEXT:
      sonder_item_set_text (self, field, value != NULL ? g_variant_get_string (value, NULL) : "");
      break;
    case SONDER_FIELD_TEXTS:
      {
        g_autofree const char **texts = value != NULL ? g_variant_get_strv (value, NULL) : NULL;
        sonder_item_set_texts (self, field, texts != NULL ? texts : nothing);
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
 * sonder_item_insert:
 * @position: clamped to the length of the list
 * @item: (transfer none): one without a parent
 */
void
sonder_item_insert (SonderItem *self,
                    const char *field,
                    guint       position,
                    SonderItem *item)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (item);
  GListStore *items = get_value (self, field, SONDER_FIELD_ITEMS)->items;

  g_return_if_fail (priv->parent == NULL);

  priv->parent = self;
  g_list_store_insert (items, MIN (position, g_list_model_get_n_items (G_LIST_MODEL (items))),
                       item);
}

void
sonder_item_append (SonderItem *self,
                    const char *field,
                    SonderItem *item)
{
  sonder_item_insert (self, field, G_MAXUINT, item);
}

void
sonder_item_remove (SonderItem *self,
                    const char *field,
                    guint       position)
{
  GListStore *items = get_value (self, field, SONDER_FIELD_ITEMS)->items;
  g_autoptr (SonderItem) item = g_list_model_get_item (G_LIST_MODEL (items), position);
  SonderItemPrivate *priv = sonder_item_get_instance_private (item);

  priv->parent = NULL;
  g_list_store_remove (items, position);
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
  const SonderKindInfo *info = get_info (self);
  GVariantBuilder fields;

  g_variant_builder_init (&fields, G_VARIANT_TYPE ("a{sv}"));
  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *name = info->fields[i].name;
      g_autoptr (GVariant) value = NULL;

      if (info->fields[i].type == SONDER_FIELD_ITEMS)
        {
          GListModel *items = sonder_item_get_items (self, name);
          GVariantBuilder list;

          g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
          for (guint j = 0; j < g_list_model_get_n_items (items); j++)
            {
              g_autoptr (SonderItem) item = g_list_model_get_item (items, j);

              g_variant_builder_add (&list, "v", sonder_item_serialize (item));
            }
          value = g_variant_ref_sink (g_variant_builder_end (&list));
        }
      else
        value = sonder_item_get_variant (self, name);

      if (value != NULL)
        g_variant_builder_add (&fields, "{sv}", name, value);
    }

  return g_variant_new ("(ussa{sv})", (guint32) info->kind, sonder_item_get_id (self),
                        sonder_item_get_extra (self), &fields);
}

/**
 * sonder_item_deserialize:
 *
 * Returns: (transfer full): the item that sonder_item_serialize() was made from
 */
SonderItem *
sonder_item_deserialize (GVariant *variant)
{
  g_autoptr (GVariantIter) fields = NULL;
  const char *id, *extra, *name;
  SonderItem *self;
  guint32 kind;
  GVariant *value;

  g_variant_get (variant, "(u&s&sa{sv})", &kind, &id, &extra, &fields);
  self = sonder_item_new ((SonderKind) kind, id);
  sonder_item_set_extra (self, extra);

  while (g_variant_iter_loop (fields, "{&sv}", &name, &value))
    {
      GVariantIter list;
      GVariant *child;

      if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("av")))
        {
          sonder_item_set_variant (self, name, value);
          continue;
        }

      g_variant_iter_init (&list, value);
      while (g_variant_iter_loop (&list, "v", &child))
        {
          g_autoptr (SonderItem) item = sonder_item_deserialize (child);

          sonder_item_append (self, name, item);
        }
    }

  return self;
}

/**
 * sonder_item_copy:
 *
 * Returns: (transfer full): a deep copy that shares nothing but rules
 */
SonderItem *
sonder_item_copy (SonderItem *self)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (sonder_item_serialize (self));

  return sonder_item_deserialize (variant);
}

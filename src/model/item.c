/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item.h"

#include "calendar.h"
#include "identifier.h"
#include "item-index.h"
#include "kinds.h"

#include <math.h>

/* What most items never have, most texts and lists, is not made for them. */
typedef union
{
  char       *text; /* NULL is "" */
  char      **texts;
  double      number;
  gboolean    boolean;
  gint32      date;
  SonderRule *rule;
  GListStore *items; /* NULL until asked for */
} FieldValue;

typedef struct
{
  char       *id;
  char       *extra;
  SonderItem *parent; /* unowned: the parent owns the item */
  FieldValue *values;
  SonderItemIndex *index; /* of the project's own item, once something was looked for */
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
      value->text = NULL;
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
      value->items = NULL;
      break;
    }
}

static void
value_copy (FieldValue       *value,
            const FieldValue *other,
            SonderFieldType   type,
            SonderItem       *owner,
            const char       *field)
{
  switch (type)
    {
    case SONDER_FIELD_TEXT:
      value->text = g_strdup (other->text);
      break;
    case SONDER_FIELD_TEXTS:
      g_strfreev (value->texts);
      value->texts = g_strdupv (other->texts);
      break;
    case SONDER_FIELD_RULE:
      value->rule = other->rule != NULL ? sonder_rule_ref (other->rule) : NULL;
      break;
    case SONDER_FIELD_ITEMS:
      for (guint i = 0;
           other->items != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (other->items)); i++)
        {
          g_autoptr (SonderItem) item = g_list_model_get_item (G_LIST_MODEL (other->items), i);
          g_autoptr (SonderItem) copy = sonder_item_copy (item);

          sonder_item_append (owner, field, copy);
        }
      break;
    case SONDER_FIELD_NUMBER:
    case SONDER_FIELD_BOOLEAN:
    case SONDER_FIELD_DATE:
    default:
      *value = *other;
      break;
    }
}

/* The item at the top of the tree. */
static SonderItemPrivate *
find_top (SonderItem *self)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);

  while (priv->parent != NULL)
    priv = sonder_item_get_instance_private (priv->parent);

  return priv;
}

static void
unparent_all (GListStore *items)
{
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
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
      g_value_set_string (value, field_value->text != NULL ? field_value->text : "");
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
      g_value_set_object (value, sonder_item_get_items (self, pspec->name));
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

  g_clear_pointer (&priv->index, sonder_item_index_free);
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

/* The tree is gone through once; later it only tells what joins and leaves. */
SonderItemIndex *
sonder_item_get_index (SonderItem *root)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (root);

  if (priv->index == NULL)
    {
      priv->index = sonder_item_index_new ();
      sonder_item_index_add (priv->index, root);
    }

  return priv->index;
}

/**
 * sonder_item_class_set_info:
 * @info: static: name and fields of the kind
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
 * @name: of a property
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
 * sonder_item_new:
 * @kind: what it is to be
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

/**
 * sonder_item_get_kind:
 *
 * Returns: what the item is
 */
SonderKind
sonder_item_get_kind (SonderItem *self)
{
  return get_info (self)->kind;
}

/**
 * sonder_item_get_id:
 *
 * Returns: (transfer none): unique among the items of its kind in the project
 */
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

/**
 * sonder_item_get_text:
 * @field: the property name of a text
 *
 * Returns: (transfer none): the text; "" where not set
 */
const char *
sonder_item_get_text (SonderItem *self,
                      const char *field)
{
  const char *text = get_value (self, field, SONDER_FIELD_TEXT)->text;

  return text != NULL ? text : "";
}

/**
 * sonder_item_get_texts:
 * @field: the property name of a list of texts
 *
 * Returns: (transfer none): the texts, %NULL-terminated
 */
const char *const *
sonder_item_get_texts (SonderItem *self,
                       const char *field)
{
  return (const char *const *) get_value (self, field, SONDER_FIELD_TEXTS)->texts;
}

/**
 * sonder_item_get_number:
 * @field: the property name of a number
 *
 * Returns: the number; NaN where not set
 */
double
sonder_item_get_number (SonderItem *self,
                        const char *field)
{
  return get_value (self, field, SONDER_FIELD_NUMBER)->number;
}

/**
 * sonder_item_get_boolean:
 * @field: the property name of a yes/no
 *
 * Returns: %FALSE where not set
 */
gboolean
sonder_item_get_boolean (SonderItem *self,
                         const char *field)
{
  return get_value (self, field, SONDER_FIELD_BOOLEAN)->boolean;
}

/**
 * sonder_item_get_date:
 * @field: the property name of a date
 *
 * Returns: days since 1970-01-01; SONDER_DATE_NONE where not set
 */
gint32
sonder_item_get_date (SonderItem *self,
                      const char *field)
{
  return get_value (self, field, SONDER_FIELD_DATE)->date;
}

/**
 * sonder_item_get_rule:
 * @field: the property name of a rule
 *
 * Returns: (transfer none) (nullable): the rule; %NULL where not set
 */
SonderRule *
sonder_item_get_rule (SonderItem *self,
                      const char *field)
{
  return get_value (self, field, SONDER_FIELD_RULE)->rule;
}

/**
 * sonder_item_get_items:
 * @field: the property name of a list
 *
 * Returns: (transfer none): the list, the same object for the item's life
 */
GListModel *
sonder_item_get_items (SonderItem *self,
                       const char *field)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_ITEMS);
  const SonderField *info;

  if (value->items == NULL)
    {
      info = sonder_kind_find_field (sonder_item_get_kind (self), field);
      value->items = g_list_store_new (sonder_kind_get_gtype ((SonderKind) info->item_kind));
    }

  return G_LIST_MODEL (value->items);
}

/**
 * sonder_item_has_items:
 * @field: the property name of a list
 *
 * Returns: whether there is anything in the list; who only wants to know what is
 *   in it asks this first, so that lists of nothing need not be made
 */
gboolean
sonder_item_has_items (SonderItem *self,
                       const char *field)
{
  const FieldValue *value = get_value (self, field, SONDER_FIELD_ITEMS);

  return value->items != NULL && g_list_model_get_n_items (G_LIST_MODEL (value->items)) > 0;
}

/**
 * sonder_item_find_position:
 * @field: the property name of a list
 * @id: id of an item
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
 * @field: the property name of a list
 * @id: id of an item
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

/**
 * sonder_item_set_id:
 * @id: the id
 *
 * For readers, who learn the id of an item after other things.
 */
void
sonder_item_set_id (SonderItem *self,
                    const char *id)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);
  g_autofree char *old = priv->id;

  g_clear_pointer (&find_top (self)->index, sonder_item_index_free);
  priv->id = g_strdup (id);
}

/**
 * sonder_item_set_text:
 * @field: the property name of a text
 * @text: (nullable): UTF-8; %NULL is ""
 *
 * For an item that is not in a project yet. Like all setters, notifies of the
 * property only if it changes.
 */
void
sonder_item_set_text (SonderItem *self,
                      const char *field,
                      const char *text)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_TEXT);
  g_autofree char *old = NULL;

  if (value == NULL || g_str_equal (sonder_item_get_text (self, field), text != NULL ? text : ""))
    return;
  old = value->text;
  value->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  g_object_notify (G_OBJECT (self), field);
}

/**
 * sonder_item_set_texts:
 * @field: the property name of a list of texts
 * @texts: (nullable): %NULL-terminated; %NULL is none
 */
void
sonder_item_set_texts (SonderItem        *self,
                       const char        *field,
                       const char *const *texts)
{
  static const char *const nothing[] = { NULL };
  FieldValue *value = get_value (self, field, SONDER_FIELD_TEXTS);
  g_auto (GStrv) old = NULL;

  if (texts == NULL)
    texts = nothing;
  if (value == NULL || g_strv_equal ((const char *const *) value->texts, texts))
    return;
  old = value->texts;
  value->texts = g_strdupv ((char **) texts);
  g_object_notify (G_OBJECT (self), field);
}

/**
 * sonder_item_set_number:
 * @field: the property name of a number
 * @number: finite, or NaN to unset
 */
void
sonder_item_set_number (SonderItem *self,
                        const char *field,
                        double      number)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_NUMBER);

  g_return_if_fail (!isinf (number));

  if (value == NULL || value->number == number || (isnan (value->number) && isnan (number)))
    return;
  value->number = number;
  g_object_notify (G_OBJECT (self), field);
}

/**
 * sonder_item_set_boolean:
 * @field: the property name of a yes/no
 */
void
sonder_item_set_boolean (SonderItem *self,
                         const char *field,
                         gboolean    boolean)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_BOOLEAN);

  if (value == NULL || value->boolean == !!boolean)
    return;
  value->boolean = !!boolean;
  g_object_notify (G_OBJECT (self), field);
}

/**
 * sonder_item_set_date:
 * @field: the property name of a date
 * @date: days since 1970-01-01, or SONDER_DATE_NONE to unset
 */
void
sonder_item_set_date (SonderItem *self,
                      const char *field,
                      gint32      date)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_DATE);

  g_return_if_fail (date == SONDER_DATE_NONE || sonder_date_is_valid (date));

  if (value == NULL || value->date == date)
    return;
  value->date = date;
  g_object_notify (G_OBJECT (self), field);
}

/**
 * sonder_item_set_rule:
 * @field: the property name of a rule
 * @rule: (nullable) (transfer none): %NULL unsets
 */
void
sonder_item_set_rule (SonderItem *self,
                      const char *field,
                      SonderRule *rule)
{
  FieldValue *value = get_value (self, field, SONDER_FIELD_RULE);
  g_autoptr (SonderRule) old = NULL;

  if (value == NULL || sonder_rule_equal (value->rule, rule))
    return;
  old = value->rule;
  value->rule = rule != NULL ? sonder_rule_ref (rule) : NULL;
  g_object_notify (G_OBJECT (self), field);
}

/**
 * sonder_item_set_extra:
 * @extra: (nullable): see sonder_item_get_extra(); %NULL is ""
 */
void
sonder_item_set_extra (SonderItem *self,
                       const char *extra)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);
  g_autofree char *old = priv->extra;

  priv->extra = g_strdup (extra != NULL ? extra : "");
}

/**
 * sonder_item_insert:
 * @field: the property name of a list
 * @position: where to; clamped to the length of the list
 * @item: (transfer none): one without a parent, of the kind that the list holds
 */
void
sonder_item_insert (SonderItem *self,
                    const char *field,
                    guint       position,
                    SonderItem *item)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (item);
  GListModel *items = sonder_item_get_items (self, field);
  SonderItemIndex *index;

  g_return_if_fail (priv->parent == NULL);
  g_return_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (item, g_list_model_get_item_type (items)));

  index = find_top (self)->index;
  if (index != NULL)
    sonder_item_index_add (index, item);
  priv->parent = self;
  g_list_store_insert (G_LIST_STORE (items), MIN (position, g_list_model_get_n_items (items)), item);
}

/**
 * sonder_item_append:
 * @field: the property name of a list
 * @item: (transfer none): see sonder_item_insert()
 */
void
sonder_item_append (SonderItem *self,
                    const char *field,
                    SonderItem *item)
{
  sonder_item_insert (self, field, G_MAXUINT, item);
}

/**
 * sonder_item_remove:
 * @field: the property name of a list
 * @position: of an item in the list
 */
void
sonder_item_remove (SonderItem *self,
                    const char *field,
                    guint       position)
{
  GListModel *items = sonder_item_get_items (self, field);
  g_autoptr (SonderItem) item = g_list_model_get_item (items, position);
  SonderItemIndex *index;
  SonderItemPrivate *priv;

  g_return_if_fail (item != NULL);

  index = find_top (self)->index;
  if (index != NULL)
    sonder_item_index_remove (index, item);
  priv = sonder_item_get_instance_private (item);
  priv->parent = NULL;
  g_list_store_remove (G_LIST_STORE (items), position);
}

/**
 * sonder_item_copy:
 *
 * Returns: (transfer full): a deep copy, with the same ids, that shares nothing
 *   but rules, which never change
 */
SonderItem *
sonder_item_copy (SonderItem *self)
{
  SonderItemPrivate *priv = sonder_item_get_instance_private (self);
  const SonderKindInfo *info = get_info (self);
  SonderItem *copy = sonder_item_new (info->kind, priv->id);
  SonderItemPrivate *copy_priv = sonder_item_get_instance_private (copy);

  sonder_item_set_extra (copy, priv->extra);
  for (guint i = 0; i < info->n_fields; i++)
    value_copy (&copy_priv->values[i], &priv->values[i], info->fields[i].type, copy,
                info->fields[i].name);

  return copy;
}

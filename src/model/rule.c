/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule.h"

#define RULE_TYPE G_VARIANT_TYPE ("(usssasav)")

struct _SonderRule
{
  gatomicrefcount ref_count;
  SonderRuleKind  kind;
  GPtrArray      *members;
  char           *attribute;
  SonderOperator  op;
  char           *operator_name;
  char          **values;
  char           *extra;
};

static const struct
{
  const char *name;
  guint       n_values;
} operators[] = {
  [SONDER_OPERATOR_UNKNOWN] = { "", G_MAXUINT },
  [SONDER_OPERATOR_EQUAL] = { "=", 1 },
  [SONDER_OPERATOR_NOT_EQUAL] = { "!=", 1 },
  [SONDER_OPERATOR_LESS] = { "<", 1 },
  [SONDER_OPERATOR_AT_MOST] = { "<=", 1 },
  [SONDER_OPERATOR_GREATER] = { ">", 1 },
  [SONDER_OPERATOR_AT_LEAST] = { ">=", 1 },
  [SONDER_OPERATOR_IN] = { "in", G_MAXUINT },
  [SONDER_OPERATOR_NOT_IN] = { "not in", G_MAXUINT },
  [SONDER_OPERATOR_CONTAINS] = { "contains", 1 },
  [SONDER_OPERATOR_STARTS_WITH] = { "starts with", 1 },
  [SONDER_OPERATOR_BETWEEN] = { "between", 2 },
  [SONDER_OPERATOR_IS_KNOWN] = { "is known", 0 },
  [SONDER_OPERATOR_IS_UNKNOWN] = { "is unknown", 0 },
};

G_DEFINE_BOXED_TYPE (SonderRule, sonder_rule, sonder_rule_ref, sonder_rule_unref)

static SonderRule *
rule_alloc (SonderRuleKind  kind,
            const char     *extra)
{
  SonderRule *self = g_new0 (SonderRule, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
  self->extra = g_strdup (extra != NULL ? extra : "");

  return self;
}

/**
 * sonder_rule_new_group:
 * @kind: all, any or none
 * @members: (element-type SonderRule) (transfer none): references are taken
 * @extra: (nullable): unknown members, as source text
 *
 * Returns: (transfer full): the group
 */
SonderRule *
sonder_rule_new_group (SonderRuleKind  kind,
                       GPtrArray      *members,
                       const char     *extra)
{
  SonderRule *self;

  g_return_val_if_fail (kind != SONDER_RULE_CONDITION, NULL);

  self = rule_alloc (kind, extra);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (self->members, sonder_rule_ref (members->pdata[i]));

  return self;
}

/**
 * sonder_rule_new_condition:
 * @attribute: id of the attribute
 * @operator_name: as in the file; an unknown one is kept and matches nobody
 * @values: (array zero-terminated=1): as text; numbers as in C, dates as
 *   YYYY-MM-DD, yes/no as "yes" and "no"
 * @extra: (nullable): unknown members, as source text
 *
 * Returns: (transfer full): the condition
 */
SonderRule *
sonder_rule_new_condition (const char        *attribute,
                           const char        *operator_name,
                           const char *const *values,
                           const char        *extra)
{
  SonderRule *self = rule_alloc (SONDER_RULE_CONDITION, extra);

  self->attribute = g_strdup (attribute);
  self->op = sonder_operator_from_name (operator_name);
  self->operator_name = g_strdup (operator_name);
  self->values = g_strdupv ((char **) values);

  return self;
}

/**
 * sonder_rule_ref:
 *
 * In any thread.
 *
 * Returns: (transfer full): the same rule
 */
SonderRule *
sonder_rule_ref (SonderRule *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sonder_rule_unref:
 * @self: (transfer full):
 *
 * In any thread.
 */
void
sonder_rule_unref (SonderRule *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->members);
  g_free (self->attribute);
  g_free (self->operator_name);
  g_strfreev (self->values);
  g_free (self->extra);
  g_free (self);
}

/**
 * sonder_rule_equal:
 * @a: (nullable):
 * @b: (nullable):
 *
 * Returns: whether both say the same, letter by letter
 */
gboolean
sonder_rule_equal (const SonderRule *a,
                   const SonderRule *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->kind != b->kind || a->members->len != b->members->len ||
      !g_str_equal (a->extra, b->extra))
    return FALSE;

  if (a->kind == SONDER_RULE_CONDITION)
    return g_str_equal (a->attribute, b->attribute) &&
           g_str_equal (a->operator_name, b->operator_name) &&
           g_strv_equal ((const char *const *) a->values, (const char *const *) b->values);

  for (guint i = 0; i < a->members->len; i++)
    if (!sonder_rule_equal (a->members->pdata[i], b->members->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * sonder_rule_get_kind:
 *
 * Returns: a condition, or what kind of group
 */
SonderRuleKind
sonder_rule_get_kind (const SonderRule *self)
{
  return self->kind;
}

/**
 * sonder_rule_get_n_members:
 *
 * Returns: the members of a group, 0 for a condition
 */
guint
sonder_rule_get_n_members (const SonderRule *self)
{
  return self->members->len;
}

/**
 * sonder_rule_get_member:
 * @position: less than the number of members
 *
 * Returns: (transfer none): a member of a group
 */
const SonderRule *
sonder_rule_get_member (const SonderRule *self,
                        guint             position)
{
  return self->members->pdata[position];
}

/**
 * sonder_rule_get_attribute:
 *
 * Returns: (transfer none) (nullable): of a condition, the id of the attribute
 */
const char *
sonder_rule_get_attribute (const SonderRule *self)
{
  return self->attribute;
}

/**
 * sonder_rule_get_operator:
 *
 * Returns: of a condition, how it compares
 */
SonderOperator
sonder_rule_get_operator (const SonderRule *self)
{
  return self->op;
}

/**
 * sonder_rule_get_operator_name:
 *
 * Returns: (transfer none) (nullable): of a condition, the operator as in the
 *   file, known or not
 */
const char *
sonder_rule_get_operator_name (const SonderRule *self)
{
  return self->operator_name;
}

/**
 * sonder_rule_get_values:
 *
 * Returns: (transfer none) (nullable): of a condition, the values as text,
 *   %NULL-terminated
 */
const char *const *
sonder_rule_get_values (const SonderRule *self)
{
  return (const char *const *) self->values;
}

/**
 * sonder_rule_get_extra:
 *
 * Returns: (transfer none): members that this version does not know, as source
 *   text separated by commas; "" where there are none
 */
const char *
sonder_rule_get_extra (const SonderRule *self)
{
  return self->extra;
}

/**
 * sonder_rule_is_empty:
 * @self: (nullable):
 *
 * Returns: whether there is no condition at all; such a rule matches nobody, so
 *   that removing the last condition does not sweep everybody in, and such a
 *   group in a rule does not count
 */
gboolean
sonder_rule_is_empty (const SonderRule *self)
{
  if (self == NULL)
    return TRUE;
  if (self->kind == SONDER_RULE_CONDITION)
    return FALSE;

  for (guint i = 0; i < self->members->len; i++)
    if (!sonder_rule_is_empty (self->members->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * sonder_rule_count_conditions:
 *
 * Returns: the conditions in all groups
 */
guint
sonder_rule_count_conditions (const SonderRule *self)
{
  guint count = self->kind == SONDER_RULE_CONDITION;

  for (guint i = 0; i < self->members->len; i++)
    count += sonder_rule_count_conditions (self->members->pdata[i]);

  return count;
}

/**
 * sonder_rule_get_depth:
 *
 * Returns: 1 for a condition, one more for each group around it
 */
guint
sonder_rule_get_depth (const SonderRule *self)
{
  guint depth = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      guint member_depth = sonder_rule_get_depth (self->members->pdata[i]);

      depth = MAX (depth, member_depth);
    }

  return depth + 1;
}

/**
 * sonder_rule_to_variant:
 *
 * A rule deeper than SONDER_RULE_MAX_DEPTH has no such form.
 *
 * Returns: (transfer floating): the tree as (usssasav): kind, attribute,
 *   operator, extra, values, members
 */
GVariant *
sonder_rule_to_variant (const SonderRule *self)
{
  static const char *const nothing[] = { NULL };
  GVariantBuilder members;

  g_variant_builder_init (&members, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < self->members->len; i++)
    g_variant_builder_add (&members, "v", sonder_rule_to_variant (self->members->pdata[i]));

  return g_variant_new ("(usss^asav)", (guint32) self->kind,
                        self->attribute != NULL ? self->attribute : "",
                        self->operator_name != NULL ? self->operator_name : "", self->extra,
                        self->values != NULL ? (const char *const *) self->values : nothing,
                        &members);
}

static SonderRule *
rule_from_variant (GVariant *variant,
                   guint     depth)
{
  const char *attribute, *operator_name, *extra;
  g_autofree const char **values = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
  guint32 kind;

  if (depth > SONDER_RULE_MAX_DEPTH || !g_variant_is_of_type (variant, RULE_TYPE))
    return NULL;

  g_variant_get (variant, "(u&s&s&s^a&sav)", &kind, &attribute, &operator_name, &extra, &values,
                 &iter);

  if (kind == SONDER_RULE_CONDITION)
    return g_variant_iter_n_children (iter) == 0
             ? sonder_rule_new_condition (attribute, operator_name, values, extra)
             : NULL;
  if (kind > SONDER_RULE_CONDITION)
    return NULL;

  for (gsize i = 0; i < g_variant_iter_n_children (iter); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_iter_next_value (iter);
      g_autoptr (GVariant) member = g_variant_get_variant (boxed);
      SonderRule *rule = rule_from_variant (member, depth + 1);

      if (rule == NULL)
        return NULL;
      g_ptr_array_add (members, rule);
    }

  return sonder_rule_new_group (kind, members, extra);
}

/**
 * sonder_rule_from_variant:
 * @variant: anything
 *
 * Returns: (transfer full) (nullable): what sonder_rule_to_variant() was made
 *   from; %NULL if the value is no rule, or nested deeper than
 *   SONDER_RULE_MAX_DEPTH
 */
SonderRule *
sonder_rule_from_variant (GVariant *variant)
{
  return rule_from_variant (variant, 1);
}

/**
 * sonder_operator_from_name:
 *
 * Returns: the operator, SONDER_OPERATOR_UNKNOWN if this version knows none of
 *   that name
 */
SonderOperator
sonder_operator_from_name (const char *name)
{
  for (guint i = SONDER_OPERATOR_UNKNOWN + 1; i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (name, operators[i].name))
      return i;

  return SONDER_OPERATOR_UNKNOWN;
}

/**
 * sonder_operator_to_name:
 *
 * Returns: (transfer none): the operator as in the file; "" for
 *   SONDER_OPERATOR_UNKNOWN
 */
const char *
sonder_operator_to_name (SonderOperator op)
{
  return operators[op].name;
}

/**
 * sonder_operator_get_n_values:
 *
 * Returns: how many values the operator takes; %G_MAXUINT is any number
 */
guint
sonder_operator_get_n_values (SonderOperator op)
{
  return operators[op].n_values;
}

/**
 * sonder_operator_fits:
 * @type: of an attribute's values
 *
 * Returns: whether values of that type can be compared so
 */
gboolean
sonder_operator_fits (SonderOperator op,
                      SonderCellType type)
{
  switch (op)
    {
    case SONDER_OPERATOR_CONTAINS:
    case SONDER_OPERATOR_STARTS_WITH:
      return type == SONDER_CELL_TEXT;
    case SONDER_OPERATOR_LESS:
    case SONDER_OPERATOR_AT_MOST:
    case SONDER_OPERATOR_GREATER:
    case SONDER_OPERATOR_AT_LEAST:
    case SONDER_OPERATOR_BETWEEN:
      return type != SONDER_CELL_YES_NO;
    case SONDER_OPERATOR_EQUAL:
    case SONDER_OPERATOR_NOT_EQUAL:
    case SONDER_OPERATOR_IN:
    case SONDER_OPERATOR_NOT_IN:
    case SONDER_OPERATOR_IS_KNOWN:
    case SONDER_OPERATOR_IS_UNKNOWN:
      return TRUE;
    case SONDER_OPERATOR_UNKNOWN:
    default:
      return FALSE;
    }
}

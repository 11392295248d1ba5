/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "calendar.h"
#include "sentence.h"
#include "wording.h"

typedef struct
{
  SonderProject *project;
  SonderMasking *masking; /* nullable */
} Pen;

/* @type: what the attribute's values are; text where that is not known
 * @known: whether it is */
static const char *
name_attribute (SonderProject *project, const char *id, SonderCellType *type, gboolean *known)
{
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, id);

  *known =
      attribute != NULL && sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), type);
  if (!*known)
    *type = SONDER_CELL_TEXT;

  return attribute != NULL ? sonder_item_get_text (attribute, "name") : id;
}

/* A value of a rule as the language of the user has it; one that is not of the
 * attribute's type stays as it is written. */
static char *
word_value (const Pen *pen, const char *value, SonderCellType type)
{
  gint32 date = type == SONDER_CELL_DATE ? sonder_date_parse (value, -1) : SONDER_DATE_NONE;
  char *end;
  double number;

  if (date != SONDER_DATE_NONE)
    return sonder_wording_date (date);

  if (type == SONDER_CELL_YES_NO)
    return g_strdup (sonder_wording_yes_no (value));

  number = g_ascii_strtod (value, &end);
  if (type == SONDER_CELL_NUMBER && end != value && *end == '\0')
    return g_strdup_printf ("%.15g", number);

  return pen->masking != NULL ? sonder_masking_dup_text (pen->masking, value, SONDER_NO_ROW)
                              : g_strdup (value);
}

/* Whether nobody is to see the values of the attribute. */
static gboolean
is_hidden (const Pen *pen, const char *id)
{
  SonderItem *attribute = sonder_project_find_item (pen->project, SONDER_KIND_ATTRIBUTE, id);

  return pen->masking != NULL && attribute != NULL &&
         sonder_item_get_boolean (attribute, "personal");
}

static GPtrArray *
list_values (const Pen *pen, const SonderRule *rule, SonderCellType type)
{
  const char *const *values = sonder_rule_get_values (rule);
  gboolean hidden = is_hidden (pen, sonder_rule_get_attribute (rule));
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (list, hidden ? g_strdup (C_ ("hidden", "(hidden)"))
                                  : word_value (pen, values[i], type));

  return list;
}

static char *
say_order (SonderOperator op, const char *name, const char *value, gboolean is_date)
{
  switch (op)
    {
    case SONDER_OPERATOR_LESS:
      return is_date ? g_strdup_printf (C_ ("rule", "%s is before %s"), name, value)
                     : g_strdup_printf (C_ ("rule", "%s is below %s"), name, value);
    case SONDER_OPERATOR_AT_MOST:
      return is_date ? g_strdup_printf (C_ ("rule", "%s is %s or earlier"), name, value)
                     : g_strdup_printf (C_ ("rule", "%s is at most %s"), name, value);
    case SONDER_OPERATOR_GREATER:
      return is_date ? g_strdup_printf (C_ ("rule", "%s is after %s"), name, value)
                     : g_strdup_printf (C_ ("rule", "%s is above %s"), name, value);
    case SONDER_OPERATOR_AT_LEAST:
    default:
      return is_date ? g_strdup_printf (C_ ("rule", "%s is %s or later"), name, value)
                     : g_strdup_printf (C_ ("rule", "%s is at least %s"), name, value);
    }
}

static char *
say_condition (const Pen *pen, const SonderRule *rule)
{
  SonderOperator op = sonder_rule_get_operator (rule);
  SonderCellType type;
  gboolean known;
  const char *name =
      name_attribute (pen->project, sonder_rule_get_attribute (rule), &type, &known);
  g_autoptr (GPtrArray) values = list_values (pen, rule, type);
  g_autofree char *any = sonder_wording_or (values);

  if (!known || !sonder_rule_suits (rule, type))
    op = SONDER_OPERATOR_UNKNOWN;

  switch (op)
    {
    case SONDER_OPERATOR_EQUAL:
    case SONDER_OPERATOR_IN:
      return g_strdup_printf (C_ ("rule", "%s is %s"), name, any);
    case SONDER_OPERATOR_NOT_EQUAL:
    case SONDER_OPERATOR_NOT_IN:
      return g_strdup_printf (C_ ("rule", "%s is not %s"), name, any);
    case SONDER_OPERATOR_LESS:
    case SONDER_OPERATOR_AT_MOST:
    case SONDER_OPERATOR_GREATER:
    case SONDER_OPERATOR_AT_LEAST:
      return say_order (op, name, any, type == SONDER_CELL_DATE);
    case SONDER_OPERATOR_CONTAINS:
      return g_strdup_printf (C_ ("rule", "%s contains “%s”"), name, any);
    case SONDER_OPERATOR_STARTS_WITH:
      return g_strdup_printf (C_ ("rule", "%s starts with “%s”"), name, any);
    case SONDER_OPERATOR_BETWEEN:
      return g_strdup_printf (C_ ("rule", "%s is between %s and %s"), name,
                              (const char *)values->pdata[0], (const char *)values->pdata[1]);
    case SONDER_OPERATOR_IS_KNOWN:
      return g_strdup_printf (C_ ("rule", "%s is known"), name);
    case SONDER_OPERATOR_IS_UNKNOWN:
      return g_strdup_printf (C_ ("rule", "%s is unknown"), name);
    case SONDER_OPERATOR_UNKNOWN:
    default:
      if (values->len == 0)
        return g_strdup_printf (C_ ("rule", "%s %s (not understood: matches nobody)"), name,
                                sonder_rule_get_operator_name (rule));
      return g_strdup_printf (C_ ("rule", "%s %s %s (not understood: matches nobody)"), name,
                              sonder_rule_get_operator_name (rule), any);
    }
}

static char *say_rule (const Pen *pen, const SonderRule *rule);

/* A group within a group stands in brackets, unless it is but one condition. */
static char *
say_member (const Pen *pen, const SonderRule *rule)
{
  g_autofree char *text = say_rule (pen, rule);

  if (sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION || sonder_rule_get_n_members (rule) < 2)
    return g_steal_pointer (&text);

  return g_strdup_printf ("(%s)", text);
}

static char *
say_rule (const Pen *pen, const SonderRule *rule)
{
  SonderRuleKind kind = sonder_rule_get_kind (rule);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *any = NULL;

  if (kind == SONDER_RULE_CONDITION)
    return say_condition (pen, rule);

  for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
    g_ptr_array_add (members, say_member (pen, sonder_rule_get_member (rule, i)));
  if (members->len == 0)
    return g_strdup (kind == SONDER_RULE_ANY ? C_ ("rule", "nobody") : C_ ("rule", "everybody"));

  g_ptr_array_add (members, NULL);
  if (kind == SONDER_RULE_ALL)
    return g_strjoinv (C_ ("between conditions", ", and "), (char **) members->pdata);

  any = g_strjoinv (C_ ("between conditions", ", or "), (char **) members->pdata);
  if (kind == SONDER_RULE_ANY)
    return g_steal_pointer (&any);

  return g_strdup_printf (C_ ("rule", "not: %s"), any);
}

/**
 * sonder_rule_to_sentence:
 * @rule: (nullable): a segment's rule
 * @project: where its attributes are
 * @masking: (nullable): what hides who customers are
 *
 * Returns: (transfer full): whom the rule takes
 */
char *
sonder_rule_to_sentence (const SonderRule *rule, SonderProject *project, SonderMasking *masking)
{
  const Pen pen = { project, masking };

  if (rule == NULL || sonder_rule_is_empty (rule))
    return g_strdup (_ ("only customers fixed by hand"));

  return say_rule (&pen, rule);
}

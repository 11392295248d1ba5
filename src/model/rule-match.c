/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "assignment.h"

#include "calendar.h"
#include "identifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SonderItem        *root;
  const SonderTable *customers;
  GPtrArray         *problems;
} Matcher;

/* A condition with its values read as the attribute's type. */
typedef struct
{
  SonderOperator     op;
  const char *const *values;
  guint              n_values;
  double            *numbers;
  char             **folded;
  const char *const *choices; /* their order, where the attribute is a choice */
} Condition;

static void
condition_clear (Condition *condition)
{
  g_free (condition->numbers);
  g_strfreev (condition->folded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Condition, condition_clear)

G_GNUC_PRINTF (2, 3)
static void
report (Matcher    *matcher,
        const char *format,
        ...)
{
  va_list args;

  if (matcher->problems == NULL)
    return;

  va_start (args, format);
  g_ptr_array_add (matcher->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Every ordered type is compared as a number: the operator on the outcome. */
static gboolean
number_matches (const Condition *condition,
                double           number)
{
  const double *values = condition->numbers;

  switch (condition->op)
    {
    case SONDER_OPERATOR_EQUAL:
      return number == values[0];
    case SONDER_OPERATOR_NOT_EQUAL:
      return number != values[0];
    case SONDER_OPERATOR_LESS:
      return number < values[0];
    case SONDER_OPERATOR_AT_MOST:
      return number <= values[0];
    case SONDER_OPERATOR_GREATER:
      return number > values[0];
    case SONDER_OPERATOR_AT_LEAST:
      return number >= values[0];
    case SONDER_OPERATOR_BETWEEN:
      return number >= values[0] && number <= values[1];
    case SONDER_OPERATOR_IN:
    case SONDER_OPERATOR_NOT_IN:
      for (guint i = 0; i < condition->n_values; i++)
        if (number == values[i])
          return condition->op == SONDER_OPERATOR_IN;
      return condition->op == SONDER_OPERATOR_NOT_IN;
    case SONDER_OPERATOR_IS_KNOWN:
      return TRUE;
    case SONDER_OPERATOR_CONTAINS:
    case SONDER_OPERATOR_STARTS_WITH:
    case SONDER_OPERATOR_IS_UNKNOWN:
    case SONDER_OPERATOR_UNKNOWN:
    default:
      return FALSE;
    }
}

static int
choice_rank (const char *const *choices,
             const char        *text)
{
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], text))
      return i;

  return -1;
}

static int
compare_texts (const Condition *condition,
               const char      *a,
               const char      *b)
{
  if (condition->choices != NULL)
    {
      int rank_a = choice_rank (condition->choices, a);
      int rank_b = choice_rank (condition->choices, b);

      if (rank_a >= 0 && rank_b >= 0)
        return rank_a - rank_b;
    }

  return strcmp (a, b); /* UTF-8 sorts by code point */
}

static gboolean
text_matches (const Condition *condition,
              const char      *text)
{
  const char *const *values = condition->values;
  g_autofree char *folded = NULL;

  switch (condition->op)
    {
    case SONDER_OPERATOR_EQUAL:
      return g_str_equal (text, values[0]);
    case SONDER_OPERATOR_NOT_EQUAL:
      return !g_str_equal (text, values[0]);
    case SONDER_OPERATOR_LESS:
      return compare_texts (condition, text, values[0]) < 0;
    case SONDER_OPERATOR_AT_MOST:
      return compare_texts (condition, text, values[0]) <= 0;
    case SONDER_OPERATOR_GREATER:
      return compare_texts (condition, text, values[0]) > 0;
    case SONDER_OPERATOR_AT_LEAST:
      return compare_texts (condition, text, values[0]) >= 0;
    case SONDER_OPERATOR_BETWEEN:
      return compare_texts (condition, text, values[0]) >= 0 &&
             compare_texts (condition, text, values[1]) <= 0;
    case SONDER_OPERATOR_IN:
      return g_strv_contains (values, text);
    case SONDER_OPERATOR_NOT_IN:
      return !g_strv_contains (values, text);
    case SONDER_OPERATOR_CONTAINS:
      folded = sonder_name_fold (text);
      return strstr (folded, condition->folded[0]) != NULL;
    case SONDER_OPERATOR_STARTS_WITH:
      folded = sonder_name_fold (text);
      return g_str_has_prefix (folded, condition->folded[0]);
    case SONDER_OPERATOR_IS_KNOWN:
      return TRUE;
    case SONDER_OPERATOR_IS_UNKNOWN:
    case SONDER_OPERATOR_UNKNOWN:
    default:
      return FALSE;
    }
}

/* Each distinct text is judged once, however many customers have it. */
static void
match_texts (const Condition    *condition,
             const SonderTable  *customers,
             const SonderColumn *column,
             guint8             *matches)
{
  enum { NOT_JUDGED, NO, YES };
  g_autofree guint8 *verdicts = g_new0 (guint8, sonder_text_pool_get_size (customers->texts) + 1);

  for (guint row = 0; row < customers->n_rows; row++)
    {
      guint32 number = sonder_column_get_u32 (column, row);

      if (number == 0)
        matches[row] = condition->op == SONDER_OPERATOR_IS_UNKNOWN;
      else
        {
          if (verdicts[number] == NOT_JUDGED)
            verdicts[number] =
              text_matches (condition, sonder_text_pool_get (customers->texts, number)) ? YES : NO;
          matches[row] = verdicts[number] == YES;
        }
    }
}

static double
cell_as_number (const SonderColumn *column,
                guint               row)
{
  switch (column->type)
    {
    case SONDER_CELL_NUMBER:
      return sonder_column_get_number (column, row);
    case SONDER_CELL_DATE:
    case SONDER_CELL_SCORE:
      {
        gint32 integer = sonder_column_get_i32 (column, row);
        return integer == G_MININT32 ? NAN : integer;
      }
    case SONDER_CELL_YES_NO:
      {
        guint8 byte = sonder_column_get_u8 (column, row);
        return byte == SONDER_YES_NO_NONE ? NAN : byte;
      }
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (NAN);
    }
}

static void
match_numbers (const Condition    *condition,
               const SonderTable  *customers,
               const SonderColumn *column,
               guint8             *matches)
{
  for (guint row = 0; row < customers->n_rows; row++)
    {
      double number = cell_as_number (column, row);

      matches[row] = isnan (number) ? condition->op == SONDER_OPERATOR_IS_UNKNOWN
                                    : number_matches (condition, number);
    }
}

static gboolean
parse_value (SonderCellType  type,
             const char     *text,
             double         *number)
{
  char *end;

  switch (type)
    {
    case SONDER_CELL_NUMBER:
      *number = g_ascii_strtod (text, &end);
      return end != text && *end == '\0' && isfinite (*number);
    case SONDER_CELL_DATE:
      *number = sonder_date_parse (text, -1);
      return *number != SONDER_DATE_NONE;
    case SONDER_CELL_YES_NO:
      *number = g_str_equal (text, "yes") ? SONDER_YES : SONDER_NO;
      return g_str_equal (text, "yes") || g_str_equal (text, "no");
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
operator_fits (SonderOperator op,
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

static gboolean
compile_condition (Matcher          *matcher,
                   const SonderRule *rule,
                   SonderItem       *attribute,
                   SonderCellType    type,
                   Condition        *condition)
{
  const char *name = sonder_item_get_text (attribute, "name");
  guint expected;

  condition->op = sonder_rule_get_operator (rule);
  condition->values = sonder_rule_get_values (rule);
  condition->n_values = g_strv_length ((char **) condition->values);
  expected = sonder_operator_get_n_values (condition->op);

  if (!operator_fits (condition->op, type))
    {
      report (matcher, _("“%s” cannot be used with the attribute “%s”; the condition matches nobody."),
              sonder_rule_get_operator_name (rule), name);
      return FALSE;
    }
  if (expected != G_MAXUINT && condition->n_values != expected)
    {
      report (matcher, _("The condition on “%s” with “%s” has the wrong number of values; it matches nobody."),
              name, sonder_rule_get_operator_name (rule));
      return FALSE;
    }

  if (type == SONDER_CELL_TEXT)
    {
      if (g_str_equal (sonder_item_get_text (attribute, "attribute-type"), "choice"))
        condition->choices = sonder_item_get_texts (attribute, "choices");
      condition->folded = g_new0 (char *, condition->n_values + 1);
      for (guint i = 0; i < condition->n_values; i++)
        condition->folded[i] = sonder_name_fold (condition->values[i]);
      return TRUE;
    }

  condition->numbers = g_new (double, condition->n_values + 1);
  for (guint i = 0; i < condition->n_values; i++)
    if (!parse_value (type, condition->values[i], &condition->numbers[i]))
      {
        report (matcher, _("“%s” is not a value that “%s” can have; the condition matches nobody."),
                condition->values[i], name);
        return FALSE;
      }

  return TRUE;
}

static void
match_condition (Matcher          *matcher,
                 const SonderRule *rule,
                 guint8           *matches)
{
  const char *id = sonder_rule_get_attribute (rule);
  SonderItem *attribute = sonder_item_find (matcher->root, "attributes", id);
  SonderColumn *column = sonder_table_find_attribute (matcher->customers, id);
  g_auto (Condition) condition = { 0 };

  memset (matches, 0, matcher->customers->n_rows);

  if (attribute == NULL)
    report (matcher, _("There is no attribute “%s”; the condition matches nobody."), id);
  else if (column == NULL)
    report (matcher, _("The attribute “%s” has a type that this version does not know; the condition matches nobody."),
            sonder_item_get_text (attribute, "name"));
  else if (sonder_rule_get_operator (rule) == SONDER_OPERATOR_UNKNOWN)
    report (matcher, _("This version does not know “%s”; the condition matches nobody."),
            sonder_rule_get_operator_name (rule));
  else if (compile_condition (matcher, rule, attribute, column->type, &condition))
    {
      if (column->type == SONDER_CELL_TEXT)
        match_texts (&condition, matcher->customers, column, matches);
      else
        match_numbers (&condition, matcher->customers, column, matches);
    }
}

static void
match_node (Matcher          *matcher,
            const SonderRule *rule,
            guint8           *matches)
{
  guint n_rows = matcher->customers->n_rows;
  SonderRuleKind kind = sonder_rule_get_kind (rule);
  g_autofree guint8 *member = NULL;

  if (kind == SONDER_RULE_CONDITION)
    {
      match_condition (matcher, rule, matches);
      return;
    }

  memset (matches, kind == SONDER_RULE_ALL, n_rows);
  member = g_new (guint8, n_rows);
  for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
    {
      match_node (matcher, sonder_rule_get_member (rule, i), member);
      if (kind == SONDER_RULE_ALL)
        for (guint row = 0; row < n_rows; row++)
          matches[row] &= member[row];
      else
        for (guint row = 0; row < n_rows; row++)
          matches[row] |= member[row];
    }

  if (kind == SONDER_RULE_NONE)
    for (guint row = 0; row < n_rows; row++)
      matches[row] = !matches[row];
}

/**
 * sonder_rule_match:
 * @rule: (nullable): an empty rule matches nobody
 * @root: the project's own item, for the attributes
 * @problems: (nullable) (element-type utf8): takes a sentence for each
 *   condition that can match nobody, and why
 *
 * Returns: (transfer full): a byte per row of @customers, 1 where the rule
 *   matches; deleted rows never do
 */
guint8 *
sonder_rule_match (const SonderRule  *rule,
                   SonderItem        *root,
                   const SonderTable *customers,
                   GPtrArray         *problems)
{
  Matcher matcher = { root, customers, problems };
  guint8 *matches = g_new0 (guint8, MAX (customers->n_rows, 1));

  if (sonder_rule_is_empty (rule))
    return matches;

  match_node (&matcher, rule, matches);
  for (guint row = 0; row < customers->n_rows; row++)
    if (sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED)
      matches[row] = 0;

  return matches;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "assignment.h"

#include "calendar.h"
#include "identifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Cells are judged in blocks, which never cross a chunk. */
#define BLOCK_ROWS 1024

#define NOT_JUDGED 2

typedef struct
{
  SonderItem        *root;
  const SonderTable *customers;
  GPtrArray         *problems;
} Matcher;

/* Numbers from low to high, both inclusive. */
typedef struct
{
  double low;
  double high;
} Span;

/* A condition with its values read as the attribute's type: of texts, which of
 * those in the pool match; of all else, which spans of numbers do. */
typedef struct
{
  SonderOperator     op;
  const char *const *values;
  guint              n_values;
  SonderTextPool    *texts;
  guint8            *verdicts; /* by number of the text: no, yes or NOT_JUDGED */
  char              *folded; /* the first value, where texts are searched for it */
  GHashTable        *ranks;    /* from 1, where the attribute is a choice */
  Span              *spans;    /* in order */
  guint              n_spans;
  gboolean           outside;  /* whether known numbers in no span match instead */
} Condition;

static void
condition_clear (Condition *condition)
{
  g_clear_pointer (&condition->ranks, g_hash_table_unref);
  g_free (condition->verdicts);
  g_free (condition->spans);
  g_free (condition->folded);
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

/* Choices go by their order; others, and texts, by code point as UTF-8 does. */
static int
compare_texts (const Condition *condition,
               const char      *a,
               const char      *b)
{
  if (condition->ranks != NULL)
    {
      guint rank_a = GPOINTER_TO_UINT (g_hash_table_lookup (condition->ranks, a));
      guint rank_b = GPOINTER_TO_UINT (g_hash_table_lookup (condition->ranks, b));

      if (rank_a > 0 && rank_b > 0)
        return (rank_a > rank_b) - (rank_a < rank_b);
    }

  return strcmp (a, b);
}

/* For operators that must look at the text itself. */
static gboolean
judge_text (const Condition *condition,
            guint32          number)
{
  const char *const *values = condition->values;
  const char *text = sonder_text_pool_get (condition->texts, number);

  switch (condition->op)
    {
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
    case SONDER_OPERATOR_CONTAINS:
      return strstr (sonder_text_pool_get_folded (condition->texts, number),
                     condition->folded) != NULL;
    case SONDER_OPERATOR_STARTS_WITH:
      return g_str_has_prefix (sonder_text_pool_get_folded (condition->texts, number),
                               condition->folded);
    case SONDER_OPERATOR_EQUAL:
    case SONDER_OPERATOR_NOT_EQUAL:
    case SONDER_OPERATOR_IN:
    case SONDER_OPERATOR_NOT_IN:
    case SONDER_OPERATOR_IS_KNOWN:
    case SONDER_OPERATOR_IS_UNKNOWN:
    case SONDER_OPERATOR_UNKNOWN:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Each distinct text is judged once, however many customers have it. */
static void
match_texts (const Condition *condition,
             const guint32   *numbers,
             guint            n_rows,
             guint8          *matches)
{
  guint8 *verdicts = condition->verdicts;

  for (guint i = 0; i < n_rows; i++)
    {
      guint8 verdict = verdicts[numbers[i]];

      if (G_UNLIKELY (verdict == NOT_JUDGED))
        {
          verdict = judge_text (condition, numbers[i]) ? 1 : 0;
          verdicts[numbers[i]] = verdict;
        }
      matches[i] = verdict;
    }
}

static gboolean
is_in_spans (const Condition *condition,
             double           number)
{
  guint first = 0, end = condition->n_spans;

  /* The last span that begins at or before the number is the one before @end. */
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (condition->spans[middle].low <= number)
        first = middle + 1;
      else
        end = middle;
    }

  return end > 0 && number <= condition->spans[end - 1].high;
}

/* A blank is NaN, which lies in no span. */
static void
match_numbers (const Condition *condition,
               const double    *numbers,
               guint            n_rows,
               guint8          *matches)
{
  if (condition->op == SONDER_OPERATOR_IS_UNKNOWN)
    for (guint i = 0; i < n_rows; i++)
      matches[i] = isnan (numbers[i]) ? 1 : 0;
  else if (condition->n_spans == 1 && !condition->outside)
    {
      Span span = condition->spans[0];

      for (guint i = 0; i < n_rows; i++)
        matches[i] = (guint8) ((numbers[i] >= span.low) & (numbers[i] <= span.high));
    }
  else
    for (guint i = 0; i < n_rows; i++)
      matches[i] = !isnan (numbers[i]) && is_in_spans (condition, numbers[i]) != condition->outside;
}

/* Cells of any ordered type as numbers: either where they are, or in @buffer. */
static const double *
load_numbers (const SonderColumn *column,
              guint               first_row,
              guint               n_rows,
              double              buffer[BLOCK_ROWS])
{
  gconstpointer cells = (const char *) sonder_column_chunk (column, first_row >> SONDER_CHUNK_SHIFT) +
                        (gsize) (first_row & SONDER_CHUNK_MASK) * column->cell_size;

  switch (column->type)
    {
    case SONDER_CELL_NUMBER:
      return cells;
    case SONDER_CELL_DATE:
    case SONDER_CELL_SCORE:
      for (guint i = 0; i < n_rows; i++)
        {
          gint32 integer = ((const gint32 *) cells)[i];
          buffer[i] = integer == G_MININT32 ? NAN : integer;
        }
      return buffer;
    case SONDER_CELL_YES_NO:
      for (guint i = 0; i < n_rows; i++)
        {
          guint8 byte = ((const guint8 *) cells)[i];
          buffer[i] = byte == SONDER_YES_NO_NONE ? NAN : byte;
        }
      return buffer;
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
match_column (const Condition    *condition,
              const SonderColumn *column,
              guint               n_rows,
              guint8             *matches)
{
  double buffer[BLOCK_ROWS];

  for (guint row = 0; row < n_rows; row += BLOCK_ROWS)
    {
      guint n_block = MIN (BLOCK_ROWS, n_rows - row);

      if (column->type == SONDER_CELL_TEXT)
        match_texts (condition,
                     (const guint32 *) sonder_column_chunk (column, row >> SONDER_CHUNK_SHIFT) +
                       (row & SONDER_CHUNK_MASK),
                     n_block, matches + row);
      else
        match_numbers (condition, load_numbers (column, row, n_block, buffer), n_block,
                       matches + row);
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

/**
 * sonder_rule_suits:
 * @rule: a condition
 * @type: of an attribute
 *
 * Returns: whether the condition could be understood of an attribute of that type
 */
gboolean
sonder_rule_suits (const SonderRule *rule,
                   SonderCellType    type)
{
  SonderOperator op = sonder_rule_get_operator (rule);
  const char *const *values = sonder_rule_get_values (rule);
  guint expected = sonder_operator_get_n_values (op);
  double number;

  if (!sonder_operator_fits (op, type) ||
      (expected != G_MAXUINT && g_strv_length ((char **) values) != expected))
    return FALSE;

  for (guint i = 0; type != SONDER_CELL_TEXT && values[i] != NULL; i++)
    if (!parse_value (type, values[i], &number))
      return FALSE;

  return TRUE;
}

/* What need not be read to be judged is judged by number here. */
static void
compile_texts (const SonderTable *customers,
               SonderItem        *attribute,
               Condition         *condition)
{
  guint32 n_texts = sonder_text_pool_get_size (customers->texts);
  gboolean is_listed = condition->op == SONDER_OPERATOR_EQUAL || condition->op == SONDER_OPERATOR_IN;
  gboolean is_excluded =
    condition->op == SONDER_OPERATOR_NOT_EQUAL || condition->op == SONDER_OPERATOR_NOT_IN;
  gboolean is_known = condition->op == SONDER_OPERATOR_IS_KNOWN;
  gboolean is_unknown = condition->op == SONDER_OPERATOR_IS_UNKNOWN;
  guint8 usual = NOT_JUDGED;

  if (is_listed || is_excluded || is_known || is_unknown)
    usual = is_excluded || is_known;

  condition->texts = customers->texts;
  condition->verdicts = g_malloc (n_texts + 1);
  memset (condition->verdicts, usual, n_texts + 1);

  if (is_listed || is_excluded)
    for (guint i = 0; i < condition->n_values; i++)
      condition->verdicts[sonder_text_pool_lookup (customers->texts, condition->values[i], -1)] =
        is_listed;
  condition->verdicts[0] = is_unknown;

  if (condition->op == SONDER_OPERATOR_CONTAINS || condition->op == SONDER_OPERATOR_STARTS_WITH)
    condition->folded = sonder_name_fold (condition->values[0]);
  if (usual == NOT_JUDGED && g_str_equal (sonder_item_get_text (attribute, "attribute-type"), "choice"))
    {
      const char *const *choices = sonder_item_get_texts (attribute, "choices");

      condition->ranks = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = g_strv_length ((char **) choices); i > 0; i--)
        g_hash_table_insert (condition->ranks, (char *) choices[i - 1], GUINT_TO_POINTER (i));
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  double low_a = ((const Span *) a)->low, low_b = ((const Span *) b)->low;

  return (low_a > low_b) - (low_a < low_b);
}

static void
compile_spans (Condition    *condition,
               const double *values)
{
  Span *spans = g_new (Span, MAX (condition->n_values, 1));

  condition->spans = spans;
  condition->n_spans = 1;
  spans[0] = (Span) { -INFINITY, INFINITY };

  switch (condition->op)
    {
    case SONDER_OPERATOR_LESS:
      spans[0].high = nextafter (values[0], -INFINITY);
      break;
    case SONDER_OPERATOR_AT_MOST:
      spans[0].high = values[0];
      break;
    case SONDER_OPERATOR_GREATER:
      spans[0].low = nextafter (values[0], INFINITY);
      break;
    case SONDER_OPERATOR_AT_LEAST:
      spans[0].low = values[0];
      break;
    case SONDER_OPERATOR_BETWEEN:
      spans[0] = (Span) { values[0], values[1] };
      break;
    case SONDER_OPERATOR_EQUAL:
    case SONDER_OPERATOR_NOT_EQUAL:
    case SONDER_OPERATOR_IN:
    case SONDER_OPERATOR_NOT_IN:
      condition->n_spans = condition->n_values;
      condition->outside =
        condition->op == SONDER_OPERATOR_NOT_EQUAL || condition->op == SONDER_OPERATOR_NOT_IN;
      for (guint i = 0; i < condition->n_values; i++)
        spans[i] = (Span) { values[i], values[i] };
      qsort (spans, condition->n_spans, sizeof (Span), compare_spans);
      break;
    case SONDER_OPERATOR_IS_KNOWN:
    case SONDER_OPERATOR_IS_UNKNOWN:
    case SONDER_OPERATOR_CONTAINS:
    case SONDER_OPERATOR_STARTS_WITH:
    case SONDER_OPERATOR_UNKNOWN:
    default:
      break;
    }
}

static gboolean
compile_numbers (Matcher        *matcher,
                 SonderCellType  type,
                 const char     *name,
                 Condition      *condition)
{
  g_autofree double *numbers = g_new (double, MAX (condition->n_values, 1));

  for (guint i = 0; i < condition->n_values; i++)
    if (!parse_value (type, condition->values[i], &numbers[i]))
      {
        report (matcher, _("“%s” is not a value that “%s” can have; the condition matches nobody."),
                condition->values[i], name);
        return FALSE;
      }

  compile_spans (condition, numbers);
  return TRUE;
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

  if (!sonder_operator_fits (condition->op, type))
    {
      report (matcher,
              _("“%s” cannot be used with the attribute “%s”; the condition matches nobody."),
              sonder_rule_get_operator_name (rule), name);
      return FALSE;
    }
  if (expected != G_MAXUINT && condition->n_values != expected)
    {
      report (matcher,
              _("The condition on “%s” with “%s” has the wrong number of values; it matches nobody."),
              name, sonder_rule_get_operator_name (rule));
      return FALSE;
    }
  if (type != SONDER_CELL_TEXT)
    return compile_numbers (matcher, type, name, condition);

  compile_texts (matcher->customers, attribute, condition);
  return TRUE;
}

/* Returns: whether the condition was understood; it matches nobody if not */
static gboolean
match_condition (Matcher          *matcher,
                 const SonderRule *rule,
                 guint8           *matches)
{
  const char *id = sonder_rule_get_attribute (rule);
  SonderItem *attribute = sonder_item_find (matcher->root, "attributes", id);
  SonderColumn *column = sonder_table_find_attribute (matcher->customers, id);
  guint n_rows = matcher->customers->n_rows;
  g_auto (Condition) condition = { 0 };

  if (attribute == NULL)
    report (matcher, _("There is no attribute “%s”; the condition matches nobody."), id);
  else if (column == NULL)
    report (matcher,
            _("The attribute “%s” has a type that this version does not know; the condition "
              "matches nobody."),
            sonder_item_get_text (attribute, "name"));
  else if (sonder_rule_get_operator (rule) == SONDER_OPERATOR_UNKNOWN)
    report (matcher, _("This version does not know “%s”; the condition matches nobody."),
            sonder_rule_get_operator_name (rule));
  else if (compile_condition (matcher, rule, attribute, column->type, &condition))
    {
      match_column (&condition, column, n_rows, matches);
      return TRUE;
    }

  memset (matches, 0, n_rows);
  return FALSE;
}

static gboolean match_node (Matcher          *matcher,
                            const SonderRule *rule,
                            guint8           *matches);

/* To have none of what is not understood is not to have it for certain: such a
 * group matches nobody either. */
static gboolean
match_group (Matcher          *matcher,
             const SonderRule *group,
             guint8           *matches)
{
  guint n_rows = matcher->customers->n_rows;
  SonderRuleKind kind = sonder_rule_get_kind (group);
  gboolean understood = TRUE;
  g_autofree guint8 *member_matches = g_new (guint8, MAX (n_rows, 1));

  memset (matches, kind == SONDER_RULE_ALL, n_rows);
  for (guint i = 0; i < sonder_rule_get_n_members (group); i++)
    {
      const SonderRule *member = sonder_rule_get_member (group, i);

      if (sonder_rule_is_empty (member))
        continue;
      understood &= match_node (matcher, member, member_matches);
      if (kind == SONDER_RULE_ALL)
        for (guint row = 0; row < n_rows; row++)
          matches[row] &= member_matches[row];
      else
        for (guint row = 0; row < n_rows; row++)
          matches[row] |= member_matches[row];
    }

  if (kind == SONDER_RULE_NONE)
    for (guint row = 0; row < n_rows; row++)
      matches[row] = understood & !matches[row];

  return understood;
}

static gboolean
match_node (Matcher          *matcher,
            const SonderRule *rule,
            guint8           *matches)
{
  if (sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION)
    return match_condition (matcher, rule, matches);

  return match_group (matcher, rule, matches);
}

static void
forget_deleted (const SonderTable *customers,
                guint8            *matches)
{
  const SonderColumn *column = sonder_table_column (customers, SONDER_CUSTOMER_FLAGS);

  for (guint chunk = 0; chunk < column->n_chunks; chunk++)
    {
      const guint8 *flags = sonder_column_chunk (column, chunk);
      guint first_row = chunk << SONDER_CHUNK_SHIFT;
      guint n_rows = MIN (SONDER_CHUNK_ROWS, customers->n_rows - first_row);

      if (sonder_column_is_blank (column, chunk))
        continue;
      for (guint i = 0; i < n_rows; i++)
        matches[first_row + i] &= (flags[i] & SONDER_ROW_DELETED) == 0;
    }
}

/**
 * sonder_rule_match:
 * @rule: (nullable): an empty rule matches nobody; empty groups in it do not
 *   count
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
  if (sonder_rule_count_conditions (rule) > SONDER_RULE_MAX_CONDITIONS)
    {
      report (&matcher, _("The rule has more than %d conditions; it matches nobody."),
              SONDER_RULE_MAX_CONDITIONS);
      return matches;
    }

  match_node (&matcher, rule, matches);
  forget_deleted (customers, matches);

  return matches;
}

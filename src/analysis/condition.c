/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "condition.h"

#include "calendar.h"
#include "identifier.h"
#include "wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A name can be written with more bytes than its folded form has, by accents of
 * their own and by wide spaces, but not with this many times as many. */
#define FOLDING_FACTOR 8
#define FOLDING_SLACK 256

/* What can follow an attribute's name. The longer of two that begin alike
 * stands first. */
static const SonderOperator by_length[] = {
  SONDER_OPERATOR_AT_MOST,     SONDER_OPERATOR_AT_LEAST, SONDER_OPERATOR_NOT_EQUAL,
  SONDER_OPERATOR_EQUAL,       SONDER_OPERATOR_LESS,     SONDER_OPERATOR_GREATER,
  SONDER_OPERATOR_NOT_IN,      SONDER_OPERATOR_IN,       SONDER_OPERATOR_CONTAINS,
  SONDER_OPERATOR_STARTS_WITH, SONDER_OPERATOR_BETWEEN,  SONDER_OPERATOR_IS_UNKNOWN,
  SONDER_OPERATOR_IS_KNOWN,
};

/* A text taken apart as far as it is understood. */
typedef struct
{
  SonderItem *attribute;
  SonderCellType type;
  SonderOperator op;
  const char *rest; /* what follows the operator */
} Parts;

G_DEFINE_QUARK (sonder - condition - error - quark, sonder_condition_error)

static const char *
skip_space (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* Words are compared in any case and with any space between them. */
static const char *
skip_words (const char *text, const char *words)
{
  for (; *words; words++)
    {
      const char *next = *words == ' ' ? skip_space (text) : text + 1;

      if (*words == ' ' ? next == text : g_ascii_tolower (*text) != *words)
        return NULL;
      text = next;
    }

  return text;
}

static const char *
skip_operator (const char *text, SonderOperator op)
{
  const char *name = sonder_operator_to_name (op);
  const char *end = skip_words (text, name);
  gboolean is_word = g_ascii_isalpha (name[0]);

  if (end != NULL && is_word && *end != '\0' && *end != '"' && skip_space (end) == end)
    return NULL; /* "insurance" is not "in" */

  return end;
}

static gboolean
find_operator (const char *text, gboolean after_space, SonderOperator *op, const char **rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_length); i++)
    {
      gboolean is_word = g_ascii_isalpha (sonder_operator_to_name (by_length[i])[0]);
      const char *end = is_word && !after_space ? NULL : skip_operator (text, by_length[i]);

      if (end != NULL)
        {
          *op = by_length[i];
          *rest = end;
          return TRUE;
        }
    }

  return FALSE;
}

/* Folded names to items; how many bytes a name may have where it is written. */
static GHashTable *
fold_names (SonderProject *project, gsize *longest)
{
  GListModel *attributes = sonder_project_get_items (project, SONDER_KIND_ATTRIBUTE);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *longest = FOLDING_SLACK;
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (attributes, i);
      char *number = g_strdup_printf ("#%u", i + 1);

      if (!g_hash_table_contains (names, number))
        g_hash_table_insert (names, g_steal_pointer (&number), item);
      g_free (number);
    }
  /* A name stands before a number that looks like it. */
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (attributes, i);
      char *folded = sonder_name_fold (sonder_item_get_text (item, "name"));

      *longest = MAX (*longest, FOLDING_SLACK + FOLDING_FACTOR * strlen (folded));
      g_hash_table_replace (names, folded, item);
    }

  return names;
}

static SonderItem *
look_up (GHashTable *names, const char *text, const char *end)
{
  g_autofree char *name = g_strndup (text, end - text);
  g_autofree char *folded = sonder_name_fold (name);

  return g_hash_table_lookup (names, folded);
}

/* Looks for the longest known name with an operator behind it. */
static void
split_name (SonderProject *project, const char *text, Parts *parts)
{
  gsize longest;
  g_autoptr (GHashTable) names = fold_names (project, &longest);
  gboolean after_space = FALSE;

  for (const char *p = text; *p && (gsize)(p - text) <= longest; p = g_utf8_next_char (p))
    {
      SonderOperator op;
      const char *rest;

      if (p > text && (after_space || strchr ("=!<>", *p) != NULL) &&
          find_operator (p, after_space, &op, &rest))
        {
          SonderItem *attribute = look_up (names, text, p);

          if (attribute != NULL)
            *parts = (Parts){ .attribute = attribute, .op = op, .rest = rest };
        }
      after_space = g_unichar_isspace (g_utf8_get_char (p));
    }
}

/* The longest known name that begins a text, whatever follows it. */
static SonderItem *
find_beginning (SonderProject *project, const char *text)
{
  gsize longest;
  g_autoptr (GHashTable) names = fold_names (project, &longest);
  SonderItem *found = NULL;

  for (const char *p = text; *p && (gsize)(p - text) <= longest; p = g_utf8_next_char (p))
    {
      const char *end = g_utf8_next_char (p);

      if (*end == '\0' || !g_unichar_isalnum (g_utf8_get_char (end)))
        {
          SonderItem *attribute = look_up (names, text, end);

          if (attribute != NULL)
            found = attribute;
        }
    }

  return found;
}

static void
set_name_error (SonderProject *project, const char *text, GError **error)
{
  SonderItem *attribute = find_beginning (project, text);

  if (attribute == NULL)
    g_set_error (error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_ATTRIBUTE,
                 _ ("“%s” does not begin with an attribute of this project"), text);
  else
    g_set_error (
        error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_OPERATOR,
        _ ("In “%s”, after “%s” there is none of =, !=, <, <=, >, >=, in, not in, contains, "
           "starts with, between, is known, is unknown"),
        text, sonder_item_get_text (attribute, "name"));
}

/* Reads one value, quoted as in CSV or plain up to @stop (or the end). Returns
 * where it ends, or NULL. */
static const char *
take_value (const char *text, const char *stop, char **value)
{
  g_autoptr (GString) unquoted = g_string_new (NULL);

  text = skip_space (text);
  if (*text != '"')
    {
      const char *end = stop != NULL ? stop : text + strlen (text);

      *value = g_strchomp (g_strndup (text, MAX (end - text, 0)));
      return end;
    }

  for (text++; *text; text++)
    {
      if (*text == '"' && *++text != '"')
        {
          *value = g_strdup (unquoted->str);
          return skip_space (text);
        }
      g_string_append_c (unquoted, *text);
    }

  return NULL;
}

static gboolean
is_plain (const char *start)
{
  return *skip_space (start) != '"';
}

/* Where " and " stands behind a plain value. */
static const char *
find_and (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      {
        const char *word = skip_space (p);
        const char *end = skip_words (word, "and");

        if (end != NULL && skip_space (end) > end)
          return p;
      }

  return NULL;
}

static gboolean
take_range (const char *text, GPtrArray *values)
{
  const char *stop = is_plain (text) ? find_and (text) : NULL;
  char *value = NULL;

  if (is_plain (text) && stop == NULL)
    return FALSE;

  text = take_value (text, stop, &value);
  if (text == NULL)
    return FALSE;
  g_ptr_array_add (values, value);

  text = skip_words (skip_space (text), "and");
  if (text == NULL)
    return FALSE;
  text = take_value (text, NULL, &value);
  if (text != NULL)
    g_ptr_array_add (values, value);

  return text != NULL && *text == '\0';
}

static gboolean
take_list (const char *text, GPtrArray *values)
{
  for (;;)
    {
      char *value;

      text = take_value (text, strchr (text, ','), &value);
      if (text == NULL)
        return FALSE;
      g_ptr_array_add (values, value);
      if (*text == '\0')
        return TRUE;
      if (*text != ',')
        return FALSE;
      text++;
    }
}

static gboolean
take_single (const char *text, GPtrArray *values)
{
  char *value;

  text = skip_space (text);
  if (*text != '\0' && strchr ("=<>", *text) != NULL)
    return FALSE; /* "==", "<>": not ours */

  text = take_value (text, NULL, &value);
  if (text != NULL)
    g_ptr_array_add (values, value);

  return text != NULL && *text == '\0';
}

static gboolean
take_values (const Parts *parts, GPtrArray *values)
{
  switch (sonder_operator_get_n_values (parts->op))
    {
    case 0:
      return *skip_space (parts->rest) == '\0';
    case 1:
      return take_single (parts->rest, values);
    case 2:
      return take_range (parts->rest, values);
    default:
      return take_list (parts->rest, values);
    }
}

static gboolean
is_number (const char *text)
{
  char *end;

  return strspn (text, "+-.0123456789eE") == strlen (text) &&
         isfinite (g_ascii_strtod (text, &end)) && end != text && *end == '\0';
}

static const char *
find_choice (SonderItem *attribute, const char *text)
{
  const char *const *choices = sonder_item_get_texts (attribute, "choices");
  g_autofree char *wanted = NULL;
  const char *found = NULL;

  if (choices == NULL || choices[0] == NULL)
    return text;

  wanted = sonder_name_fold (text);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *folded = sonder_name_fold (choices[i]);

      if (g_str_equal (choices[i], text))
        return text;
      if (found == NULL && g_str_equal (folded, wanted))
        found = choices[i];
    }

  return found != NULL ? found : text;
}

/* The value as rules keep it, or NULL where it is none of the type. */
static const char *
normalize_value (const Parts *parts, const char *value)
{
  switch (parts->type)
    {
    case SONDER_CELL_NUMBER:
      return is_number (value) ? value : NULL;
    case SONDER_CELL_DATE:
      return sonder_date_parse (value, -1) != SONDER_DATE_NONE ? value : NULL;
    case SONDER_CELL_YES_NO:
      return sonder_wording_find_yes_no (value);
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      /* Parts of texts are not folded to choices. */
      return parts->op == SONDER_OPERATOR_CONTAINS || parts->op == SONDER_OPERATOR_STARTS_WITH
                 ? value
                 : find_choice (parts->attribute, value);
    }
}

static gboolean
set_value_error (const Parts *parts, const char *value, GError **error)
{
  const char *name = sonder_item_get_text (parts->attribute, "name");

  if (parts->type == SONDER_CELL_NUMBER)
    g_set_error (error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_VALUE,
                 _ ("“%s” is a number, and “%s” is not; write it as 12 or 12.5"), name, value);
  else if (parts->type == SONDER_CELL_DATE)
    g_set_error (error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_VALUE,
                 _ ("“%s” is a date, and “%s” is not; write it as 2025-03-01"), name, value);
  else
    g_set_error (error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_VALUE,
                 _ ("“%s” is yes or no, and “%s” is neither"), name, value);

  return FALSE;
}

static gboolean
check_values (const Parts *parts, const char *text, GPtrArray *values, GError **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      char *value = values->pdata[i];
      const char *normal;

      if (*value == '\0')
        {
          g_set_error (error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_VALUE,
                       _ ("In “%s”, a value is missing; blanks are found with “is unknown”"), text);
          return FALSE;
        }

      normal = normalize_value (parts, value);
      if (normal == NULL)
        return set_value_error (parts, value, error);
      if (normal != value)
        {
          values->pdata[i] = g_strdup (normal);
          g_free (value);
        }
    }

  return TRUE;
}

static gboolean
check_type (Parts *parts, GError **error)
{
  const char *name = sonder_item_get_text (parts->attribute, "name");
  const char *type = sonder_item_get_text (parts->attribute, "attribute-type");

  if (!sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (parts->attribute), &parts->type))
    g_set_error (error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_ATTRIBUTE,
                 _ ("“%s” is of the type “%s”, which this version does not know"), name, type);
  else if (!sonder_operator_fits (parts->op, parts->type))
    g_set_error (error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_OPERATOR,
                 _ ("“%s” is of the type “%s”, which cannot be asked with “%s”"), name, type,
                 sonder_operator_to_name (parts->op));
  else
    return TRUE;

  return FALSE;
}

static gboolean
needs_quotes (const char *value)
{
  const char *end = value + strlen (value);

  return strpbrk (value, "\",\r\n") != NULL || *value == '\0' || strchr ("=<>", *value) != NULL ||
         skip_space (value) > value || find_and (value) != NULL ||
         (end > value && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))));
}

static void
append_value (GString *text, const char *value)
{
  if (!needs_quotes (value))
    {
      g_string_append (text, value);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *p = value; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
append_values (GString *text, const SonderRule *condition)
{
  const char *const *values = sonder_rule_get_values (condition);
  const char *between =
      sonder_rule_get_operator (condition) == SONDER_OPERATOR_BETWEEN ? " and " : ", ";

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_string_append (text, i == 0 ? " " : between);
      append_value (text, values[i]);
    }
}

static char *
write_condition (const SonderRule *condition, const char *name)
{
  GString *text = g_string_new (name);

  g_string_append_c (text, ' ');
  g_string_append (text, sonder_rule_get_operator_name (condition));
  append_values (text, condition);

  return g_string_free (text, FALSE);
}

/**
 * sonder_attribute_find:
 * @name: its name, compared folded, or "#N" for the N-th attribute
 *
 * Returns: (transfer none) (nullable): the attribute
 */
SonderItem *
sonder_attribute_find (SonderProject *project, const char *name)
{
  gsize longest;
  g_autoptr (GHashTable) names = fold_names (project, &longest);

  return look_up (names, name, name + strlen (name));
}

/**
 * sonder_condition_parse:
 * @text: the longest name of an attribute that fits (or "#N"), an operator of
 *   rules, and its values: plain or quoted as in CSV, separated by commas in
 *   lists and by "and" in ranges; numbers and dates as in the file
 *
 * Returns: (transfer full): the condition, or %NULL with an error of
 *   SonderConditionError
 */
SonderRule *
sonder_condition_parse (SonderProject *project, const char *text, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Parts parts = { NULL };

  split_name (project, text, &parts);
  if (parts.attribute == NULL)
    {
      set_name_error (project, text, error);
      return NULL;
    }
  if (!check_type (&parts, error))
    return NULL;

  if (!take_values (&parts, values))
    {
      g_set_error (
          error, SONDER_CONDITION_ERROR, SONDER_CONDITION_ERROR_VALUE,
          _ ("In “%s”, what follows “%s” is not understood; values with odd characters are "
             "written in quotation marks"),
          text, sonder_operator_to_name (parts.op));
      return NULL;
    }
  if (!check_values (&parts, text, values, error))
    return NULL;

  g_ptr_array_add (values, NULL);
  return sonder_rule_new_condition (sonder_item_get_id (parts.attribute),
                                    sonder_operator_to_name (parts.op),
                                    (const char *const *)values->pdata, NULL);
}

/**
 * sonder_condition_to_string:
 * @condition: a condition, no group
 *
 * What sonder_condition_parse() reads as this condition, if it is one that it
 * knows. An attribute whose name would be taken for something else is written
 * by its number, one that is gone by its id.
 *
 * Returns: (transfer full)
 */
char *
sonder_condition_to_string (const SonderRule *condition, SonderProject *project)
{
  const char *id = sonder_rule_get_attribute (condition);
  SonderItem *root = sonder_project_get_root (project);
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, id);
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  Parts parts = { NULL };

  if (attribute == NULL)
    return write_condition (condition, id);

  text = write_condition (condition, sonder_item_get_text (attribute, "name"));
  split_name (project, text, &parts);
  if (parts.attribute == attribute && parts.op == sonder_rule_get_operator (condition))
    return g_steal_pointer (&text);

  number = g_strdup_printf ("#%u", sonder_item_find_position (root, "attributes", id) + 1);
  return write_condition (condition, number);
}

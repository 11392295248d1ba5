/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-option.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv-error.h"
#include "csv-text.h"
#include "identifier.h"

/* So many column names are listed where one is not found. */
#define LISTED_NAMES 12

/* #N, from 1. */
static int
numbered_column (const SonderImportPlan *self, const char *name)
{
  guint64 number;

  if (*name != '#' || !g_ascii_string_to_unsigned (name + 1, 10, 1, self->n_columns, &number, NULL))
    return SONDER_NO_COLUMN;
  return (int)number - 1;
}

/* The only column that asked this question. */
static int
worded_column (const SonderImportPlan *self, const char *folded)
{
  GPtrArray *wordings = self->table->headers->wordings;
  int found = SONDER_NO_COLUMN;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *wording = g_ptr_array_index (wordings, i);
      g_autofree char *other = wording != NULL ? sonder_name_fold (wording) : NULL;

      if (g_strcmp0 (other, folded) != 0)
        continue;
      if (found != SONDER_NO_COLUMN)
        return SONDER_NO_COLUMN;
      found = (int)i;
    }
  return found;
}

static int
lookup_column (const SonderImportPlan *self, const char *name)
{
  g_autofree char *folded = sonder_name_fold (name);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, folded));
  int column;

  if (position > 0)
    return (int)position - 1;
  column = numbered_column (self, name);
  return column != SONDER_NO_COLUMN || *folded == '\0' ? column : worded_column (self, folded);
}

static char *
list_names (const SonderImportPlan *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->n_columns, LISTED_NAMES); i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "",
                            sonder_csv_table_name (self->table, i));
  if (self->n_columns > LISTED_NAMES)
    g_string_append (list, "…");
  return g_strdup (list->str);
}

static int
unknown_column (const SonderImportPlan *self, const char *name, GError **error)
{
  g_autofree char *names = list_names (self);

  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION,
               _ ("“%s” has no column “%s”. It has: %s"), self->table->name, name, names);
  return SONDER_NO_COLUMN;
}

static gboolean
name_column (SonderImportPlan *self, const char *argument, SonderColumnRole role, GError **error)
{
  int column = sonder_import_plan_find_column (self, argument, error);

  return column >= 0 && sonder_import_plan_set_role (self, (guint)column, role, error);
}

/* The longest beginning of @text, up to a colon or the end, that is a metric;
 * its length, or 0. */
static gsize
metric_length (const SonderImportPlan *self, const char *text)
{
  for (gsize n = strlen (text); n > 0; n--)
    {
      g_autofree char *part = NULL;
      SonderScale scale;

      if (text[n] != '\0' && text[n] != ':')
        continue;
      part = g_strndup (text, n);
      if (sonder_scale_parse (part, &scale, NULL) ||
          sonder_import_find_metric (self->project, part, NULL) != NULL)
        return n;
    }
  return 0;
}

static gboolean
refuse_second_score (const SonderImportPlan *self, guint column, GError **error)
{
  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION,
               _ ("The column “%s” is named twice as a score."),
               sonder_csv_table_name (self->table, column));
  return FALSE;
}

static gboolean
set_score (SonderImportPlan *self, const char *argument, GError **error)
{
  const char *rest;
  int column = sonder_import_plan_match_column (self, argument, &rest);
  g_autofree char *metric = NULL;
  SonderScale scale;
  gsize n;

  if (column < 0)
    return unknown_column (self, argument, error) >= 0;
  if (self->columns[column].named && self->columns[column].role == SONDER_COLUMN_SCORE)
    return refuse_second_score (self, (guint)column, error);
  if (*rest == '\0')
    return sonder_import_plan_set_score (self, (guint)column, NULL, NULL, error);

  rest++;
  n = metric_length (self, rest);
  if (n == 0)
    return sonder_scale_parse (rest, &scale, error);
  metric = g_strndup (rest, n);
  return sonder_import_plan_set_score (self, (guint)column, metric,
                                       rest[n] == ':' && rest[n + 1] != '\0' ? rest + n + 1 : NULL,
                                       error);
}

static gboolean
set_comment (SonderImportPlan *self, const char *argument, GError **error)
{
  const char *rest;
  int column = sonder_import_plan_match_column (self, argument, &rest);
  int score = SONDER_NO_COLUMN;

  if (column < 0)
    return unknown_column (self, argument, error) >= 0;
  if (*rest == '=' && (score = sonder_import_plan_find_column (self, rest + 1, error)) < 0)
    return FALSE;
  self->columns[column].comment_for = score;
  return sonder_import_plan_set_role (self, (guint)column, SONDER_COLUMN_COMMENT, error);
}

static gboolean
set_missing (SonderImportPlan *self, const char *argument, GError **error)
{
  const char *rest;
  int column = sonder_import_plan_match_column (self, argument, &rest);

  if (column >= 0 && *rest == '=')
    sonder_import_plan_add_missing (self, column, rest + 1);
  else
    sonder_import_plan_add_missing (self, SONDER_NO_COLUMN, argument);
  return TRUE;
}

static gboolean
set_type (SonderImportPlan *self, const char *argument, GError **error)
{
  const char *rest;
  int column = sonder_import_plan_match_column (self, argument, &rest);
  SonderCsvType type;

  if (column < 0)
    return unknown_column (self, argument, error) >= 0;
  if (*rest != '=' || !sonder_csv_type_parse (rest + 1, &type))
    {
      g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION,
                   _ ("“%s” gives no type. Give text, number, date, yes-no or choice, as in "
                      "--type age=number."),
                   argument);
      return FALSE;
    }
  sonder_import_plan_set_type (self, (guint)column, type);
  return TRUE;
}

static gboolean
set_source (SonderImportPlan *self, const char *argument, GError **error)
{
  g_autofree char *name = sonder_csv_tidy (argument);

  if (*name == '\0')
    {
      g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION,
                   _ ("The source needs a name."));
      return FALSE;
    }
  g_free (self->source);
  self->source = g_steal_pointer (&name);
  return TRUE;
}

/**
 * sonder_import_plan_find_column:
 * @self: a plan
 * @name: a column's name, or `#` and its number from 1
 * @error: return location
 *
 * Names are compared after NFKC, case folding and folding of spaces. Where no
 * name fits, the wording of a question does, if only one column has it.
 *
 * Returns: the column, or %SONDER_NO_COLUMN with %SONDER_CSV_ERROR_OPTION
 */
int
sonder_import_plan_find_column (const SonderImportPlan *self, const char *name, GError **error)
{
  int column = lookup_column (self, name);

  return column >= 0 ? column : unknown_column (self, name, error);
}

/**
 * sonder_import_plan_match_column:
 * @self: a plan
 * @argument: a column's name, and perhaps `=` and more
 * @rest: (out): what comes after the name: the `=`, or the end
 *
 * Takes the longest known name that begins @argument, so that names may contain
 * equals signs.
 *
 * Returns: the column, or %SONDER_NO_COLUMN
 */
int
sonder_import_plan_match_column (const SonderImportPlan *self,
                                 const char *argument,
                                 const char **rest)
{
  for (gsize n = strlen (argument) + 1; n-- > 0;)
    {
      g_autofree char *part = NULL;
      int column;

      if (argument[n] != '\0' && argument[n] != '=')
        continue;
      part = g_strndup (argument, n);
      column = lookup_column (self, part);
      if (column >= 0)
        {
          *rest = argument + n;
          return column;
        }
    }
  *rest = argument;
  return SONDER_NO_COLUMN;
}

/**
 * sonder_import_plan_set_option:
 * @self: a plan
 * @option: the name of an option of `sonder import` about columns, without
 *   dashes
 * @argument: what was given for it
 * @error: return location
 *
 * Puts one option of the command line into the plan; those of them that may be
 * repeated, once for each time.
 *
 * Returns: whether it makes sense; else %SONDER_CSV_ERROR_OPTION, or an error
 *   about a metric
 */
gboolean
sonder_import_plan_set_option (SonderImportPlan *self,
                               const char *option,
                               const char *argument,
                               GError **error)
{
  static const struct
  {
    const char *option;
    SonderColumnRole role;
  } roles[] = {
    { "key", SONDER_COLUMN_KEY },       { "respondent", SONDER_COLUMN_RESPONDENT },
    { "name", SONDER_COLUMN_NAME },     { "touchpoint", SONDER_COLUMN_TOUCHPOINT },
    { "metric", SONDER_COLUMN_METRIC }, { "date", SONDER_COLUMN_DATE },
    { "ignore", SONDER_COLUMN_IGNORE },
  };
  static const struct
  {
    const char *option;
    gboolean (*set) (SonderImportPlan *self, const char *argument, GError **error);
  } others[] = {
    { "score", set_score },     { "comment", set_comment },
    { "missing", set_missing }, { "type", set_type },
    { "source", set_source },   { "date-format", sonder_import_plan_set_date_format },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (option, roles[i].option))
      return name_column (self, argument, roles[i].role, error);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (option, others[i].option))
      return others[i].set (self, argument, error);

  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION, _ ("There is no option “%s”."),
               option);
  return FALSE;
}

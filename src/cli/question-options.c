/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "question-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli-error.h"
#include "condition.h"

#define ATTRIBUTE_PREFIX "attribute:"
#define NONE "(none)"
#define UNASSIGNED "Unassigned"

/* So many names are listed where one is not found. */
#define LISTED 12

static const struct
{
  const char *word;
  SonderGroupBy by;
} reserved[] = {
  { "segment", SONDER_BY_SEGMENT }, { "touchpoint", SONDER_BY_TOUCHPOINT },
  { "month", SONDER_BY_MONTH },     { "quarter", SONDER_BY_QUARTER },
  { "year", SONDER_BY_YEAR },
};

static SonderItem *
get_item (SonderProject *project, SonderKind kind, guint position)
{
  g_autoptr (SonderItem) item =
      g_list_model_get_item (sonder_project_get_items (project, kind), position);

  return item; /* the list keeps it */
}

static char *
list_names (SonderProject *project, SonderKind kind)
{
  guint n = g_list_model_get_n_items (sonder_project_get_items (project, kind));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, LISTED); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            sonder_item_get_text (get_item (project, kind, i), "name"));
  if (n > LISTED)
    g_string_append (list, ", …");

  return g_string_free (list, FALSE);
}

/* A name, or an id. */
static SonderItem *
find_item (SonderProject *project, SonderKind kind, const char *name)
{
  SonderItem *item = sonder_project_find_by_name (project, kind, name);

  return item != NULL ? item : sonder_project_find_item (project, kind, name);
}

static gboolean
set_not_found (
    SonderProject *project, SonderKind kind, const char *option, const char *name, GError **error)
{
  g_autofree char *names = list_names (project, kind);

  if (*names == '\0')
    g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                 _ ("--%s: there is no “%s”; the project has none at all"), option, name);
  else
    g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                 _ ("--%s: there is no “%s”; there are: %s"), option, name, names);

  return FALSE;
}

/* The only metric on a scale can be called by the scale. */
static SonderItem *
find_metric_by_scale (SonderProject *project, const char *scale)
{
  guint n = g_list_model_get_n_items (sonder_project_get_items (project, SONDER_KIND_METRIC));
  SonderItem *found = NULL;

  for (guint i = 0; i < n; i++)
    {
      SonderItem *metric = get_item (project, SONDER_KIND_METRIC, i);

      if (!g_str_equal (sonder_item_get_text (metric, "scale"), scale))
        continue;
      if (found != NULL)
        return NULL;
      found = metric;
    }

  return found;
}

static gboolean
take_metric (SonderQuestion *question, SonderProject *project, const char *name, GError **error)
{
  guint n = g_list_model_get_n_items (sonder_project_get_items (project, SONDER_KIND_METRIC));
  SonderItem *metric;

  if (name == NULL && n > 1)
    {
      g_autofree char *names = list_names (project, SONDER_KIND_METRIC);

      g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                   _ ("--metric is missing: the project has several metrics: %s"), names);
      return FALSE;
    }
  if (name == NULL)
    {
      if (n == 1)
        question->metric =
            g_strdup (sonder_item_get_id (get_item (project, SONDER_KIND_METRIC, 0)));
      return TRUE;
    }

  metric = find_item (project, SONDER_KIND_METRIC, name);
  if (metric == NULL)
    metric = find_metric_by_scale (project, name);
  if (metric == NULL)
    return set_not_found (project, SONDER_KIND_METRIC, "metric", name, error);

  question->metric = g_strdup (sonder_item_get_id (metric));
  return TRUE;
}

static gboolean
take_by (SonderQuestion *question, SonderProject *project, const char *name, GError **error)
{
  SonderItem *attribute;

  question->by = SONDER_BY_SEGMENT;
  if (name == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (g_str_equal (name, reserved[i].word))
      {
        question->by = reserved[i].by;
        return TRUE;
      }

  if (g_str_has_prefix (name, ATTRIBUTE_PREFIX))
    name += strlen (ATTRIBUTE_PREFIX);
  attribute = sonder_attribute_find (project, name);
  if (attribute == NULL)
    attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, name);
  if (attribute == NULL)
    return set_not_found (project, SONDER_KIND_ATTRIBUTE, "by", name, error);

  question->by = SONDER_BY_ATTRIBUTE;
  question->attribute = g_strdup (sonder_item_get_id (attribute));
  return TRUE;
}

/* The id of a segment or touchpoint, or "" for the word that means none. */
static gboolean
take_filter (char **id,
             SonderProject *project,
             SonderKind kind,
             const char *option,
             const char *none,
             const char *name,
             GError **error)
{
  SonderItem *item;

  if (name == NULL)
    return TRUE;

  item = find_item (project, kind, name);
  if (item == NULL && !g_str_equal (name, none))
    return set_not_found (project, kind, option, name, error);

  *id = g_strdup (item != NULL ? sonder_item_get_id (item) : "");
  return TRUE;
}

static gboolean
take_date (gint32 *day, const char *option, const char *text, GError **error)
{
  if (text == NULL)
    return TRUE;

  *day = sonder_date_parse (text, -1);
  if (*day != SONDER_DATE_NONE)
    return TRUE;

  g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
               _ ("--%s: “%s” is no date; write it as 2025-03-01"), option, text);
  return FALSE;
}

static gboolean
take_dates (SonderQuestion *question, SonderArguments *arguments, GError **error)
{
  if (!take_date (&question->from, "from", sonder_arguments_get (arguments, "from"), error) ||
      !take_date (&question->to, "to", sonder_arguments_get (arguments, "to"), error))
    return FALSE;

  if (question->from == SONDER_DATE_NONE || question->to == SONDER_DATE_NONE ||
      question->from <= question->to)
    return TRUE;

  g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                       _ ("--from is later than --to"));
  return FALSE;
}

/**
 * sonder_question_from_arguments:
 * @latest: what --answers is where it is not given
 *
 * Reads --metric, --by, --segment, --touchpoint, --from, --to and --answers.
 *
 * Returns: (transfer full): the question, or %NULL with SONDER_CLI_ERROR_USAGE
 */
SonderQuestion *
sonder_question_from_arguments (SonderProject *project,
                                SonderArguments *arguments,
                                gboolean latest,
                                GError **error)
{
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  const char *answers = sonder_arguments_get (arguments, "answers");

  question->latest = answers != NULL ? g_str_equal (answers, "latest") : latest;
  if (take_metric (question, project, sonder_arguments_get (arguments, "metric"), error) &&
      take_by (question, project, sonder_arguments_get (arguments, "by"), error) &&
      take_filter (&question->segment, project, SONDER_KIND_SEGMENT, "segment", UNASSIGNED,
                   sonder_arguments_get (arguments, "segment"), error) &&
      take_filter (&question->touchpoint, project, SONDER_KIND_TOUCHPOINT, "touchpoint", NONE,
                   sonder_arguments_get (arguments, "touchpoint"), error) &&
      take_dates (question, arguments, error))
    return g_steal_pointer (&question);

  return NULL;
}

/**
 * sonder_question_load:
 * @latest: see sonder_question_from_arguments()
 * @question: (out) (transfer full): the question to the project
 *
 * Reads the project that the first operand names, and what is asked of it.
 *
 * Returns: (transfer full): the project, or %NULL with @error set
 */
SonderLoadedProject *
sonder_question_load (SonderArguments *arguments,
                      gboolean latest,
                      SonderQuestion **question,
                      GError **error)
{
  const char *path = sonder_arguments_get_operand (arguments, 0);
  g_autoptr (SonderLoadedProject) loaded = sonder_loaded_project_new (path, error);

  if (loaded == NULL)
    return NULL;
  *question = sonder_question_from_arguments (loaded->project, arguments, latest, error);

  return *question != NULL ? g_steal_pointer (&loaded) : NULL;
}

/**
 * sonder_question_get_by_name:
 *
 * Returns: (transfer full) (nullable): what --by takes for the same groups: a
 *   word, or the attribute's id
 */
char *
sonder_question_get_by_name (const SonderQuestion *self)
{
  gboolean is_reserved = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    {
      if (self->by == reserved[i].by)
        return g_strdup (reserved[i].word);
      is_reserved |= g_strcmp0 (self->attribute, reserved[i].word) == 0;
    }

  if (self->by != SONDER_BY_ATTRIBUTE)
    return NULL;

  return g_strconcat (is_reserved ? ATTRIBUTE_PREFIX : "", self->attribute, NULL);
}

/**
 * sonder_question_get_heading:
 *
 * Returns: (transfer full): what the groups are called over a column
 */
char *
sonder_question_get_heading (const SonderQuestion *self, SonderProject *project)
{
  SonderItem *attribute;

  switch (self->by)
    {
    case SONDER_BY_SEGMENT:
      return g_strdup (C_ ("heading", "Segment"));
    case SONDER_BY_TOUCHPOINT:
      return g_strdup (C_ ("heading", "Touchpoint"));
    case SONDER_BY_MONTH:
      return g_strdup (C_ ("heading", "Month"));
    case SONDER_BY_QUARTER:
      return g_strdup (C_ ("heading", "Quarter"));
    case SONDER_BY_YEAR:
      return g_strdup (C_ ("heading", "Year"));
    case SONDER_BY_ATTRIBUTE:
      attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, self->attribute);
      return g_strdup (attribute != NULL ? sonder_item_get_text (attribute, "name") : "");
    case SONDER_BY_NONE:
    default:
      return g_strdup ("");
    }
}

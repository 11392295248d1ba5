/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "evidence-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "privacy.h"
#include "wording.h"

static void
append (GString    *words,
        const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, text);
}

static void
append_score (GString       *words,
              SonderProject *project,
              const char    *metric_id,
              double         score)
{
  SonderItem *metric =
    metric_id != NULL ? sonder_project_find_item (project, SONDER_KIND_METRIC, metric_id) : NULL;
  g_autofree char *text = NULL;

  if (isnan (score))
    return;
  if (metric != NULL)
    /* Translators: name of a question and a score, such as "NPS 9" */
    text = g_strdup_printf (_("%s %g"), sonder_item_get_text (metric, "name"), score);
  else
    /* Translators: %g is a score */
    text = g_strdup_printf (_("score %g"), score);
  append (words, text);
}

static void
append_date (GString *words,
             gint32   date)
{
  g_autofree char *text = sonder_wording_date (date);

  append (words, text);
}

static const char *
get_name (SonderProject *project,
          SonderKind     kind,
          const char    *id)
{
  SonderItem *item = id != NULL ? sonder_project_find_item (project, kind, id) : NULL;

  return item != NULL ? sonder_item_get_text (item, "name") : NULL;
}

/* Segments and sources can be called by a customer's name. */
static char *
finish (SonderProject *project,
        GString       *words)
{
  g_autofree char *text = g_string_free (words, FALSE);

  return sonder_privacy_dup_text (project, text);
}

/**
 * sonder_evidence_describe:
 *
 * Returns: (transfer full): segment, touchpoint, score and date as they were
 *   then, and the source; "" where nothing is known
 */
char *
sonder_evidence_describe (SonderProject *project,
                          SonderItem    *evidence)
{
  GString *words = g_string_new (NULL);

  append (words, sonder_item_get_text (evidence, "segment"));
  append (words, sonder_item_get_text (evidence, "touchpoint"));
  append_score (words, project, sonder_item_get_text (evidence, "metric"),
                sonder_item_get_number (evidence, "score"));
  append_date (words, sonder_item_get_date (evidence, "date"));
  append (words,
          get_name (project, SONDER_KIND_SOURCE, sonder_item_get_text (evidence, "source")));

  return finish (project, words);
}

/**
 * sonder_comment_describe:
 * @answer: row of an answer
 *
 * Returns: (transfer full): what is known of it beside the comment
 */
char *
sonder_comment_describe (SonderProject *project,
                         guint          answer)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  GString *words = g_string_new (NULL);
  guint customer =
    sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), answer);
  gint32 score =
    sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), answer);

  if (assignment->segments[customer] != SONDER_UNASSIGNED)
    {
      g_autoptr (SonderItem) segment =
        g_list_model_get_item (sonder_project_get_items (project, SONDER_KIND_SEGMENT),
                               assignment->segments[customer]);

      append (words, sonder_item_get_text (segment, "name"));
    }
  append (words, get_name (project, SONDER_KIND_TOUCHPOINT,
                           sonder_answers_get_touchpoint (answers, answer)));
  append_score (words, project, sonder_answers_get_metric (answers, answer),
                score != SONDER_SCORE_NONE ? score : NAN);
  append_date (words, sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE),
                                             answer));

  return finish (project, words);
}

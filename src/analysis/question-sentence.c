/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sentence.h"
#include "wording.h"

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* The question without its mark, for metrics that do not have their own. */
static char *
ask (const SonderFigures *figures)
{
  switch (figures->scale.kind)
    {
    case SONDER_SCALE_NPS:
      return g_strdup (_ ("How likely are customers to recommend us"));
    case SONDER_SCALE_CSAT:
      return g_strdup (_ ("How satisfied are customers"));
    case SONDER_SCALE_CES:
      return g_strdup (_ ("How easy do customers find it"));
    case SONDER_SCALE_RATING:
    default:
      return g_strdup (_ ("How do customers rate us"));
    }
}

static char *
name_groups (const SonderFigures *figures)
{
  switch (figures->question->by)
    {
    case SONDER_BY_SEGMENT:
      return g_strdup (C_ ("title", "by segment"));
    case SONDER_BY_TOUCHPOINT:
      return g_strdup (C_ ("title", "by touchpoint"));
    case SONDER_BY_MONTH:
      return g_strdup (C_ ("title", "by month"));
    case SONDER_BY_QUARTER:
      return g_strdup (C_ ("title", "by quarter"));
    case SONDER_BY_YEAR:
      return g_strdup (C_ ("title", "by year"));
    case SONDER_BY_ATTRIBUTE:
      return g_strdup_printf (C_ ("title", "by %s"), figures->attribute_name);
    case SONDER_BY_NONE:
    default:
      return NULL;
    }
}

/**
 * sonder_sentence_question:
 * @figures: figures
 *
 * Returns: (transfer full): the question that they answer, as a title, in the
 *   metric's own wording where it has one
 */
char *
sonder_sentence_question (const SonderFigures *figures)
{
  g_autofree char *groups = name_groups (figures);
  g_autofree char *question = NULL;

  if (is_set (figures->wording) && groups != NULL)
    /* Translators: the wording of a question, then "by segment" or the like. */
    return g_strdup_printf (C_ ("title", "“%s”, %s"), figures->wording, groups);
  if (is_set (figures->wording))
    return g_strdup (figures->wording);

  question = ask (figures);
  if (groups != NULL)
    /* Translators: a question without its mark, then "by segment" or the like. */
    return g_strdup_printf (C_ ("title", "%s, %s?"), question, groups);

  return g_strdup_printf (C_ ("title", "%s?"), question);
}

static char *
describe_days (const SonderQuestion *question)
{
  g_autofree char *from = sonder_wording_date (question->from);
  g_autofree char *to = sonder_wording_date (question->to);

  if (from != NULL && to != NULL)
    return g_strdup_printf (_ ("%s to %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_ ("from %s"), from);
  if (to != NULL)
    return g_strdup_printf (_ ("until %s"), to);

  return NULL;
}

/**
 * sonder_sentence_filter:
 * @figures: figures
 *
 * Returns: (transfer full) (nullable): which answers are counted; %NULL if all
 *   answers to the metric are
 */
char *
sonder_sentence_filter (const SonderFigures *figures)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *days = describe_days (figures->question);

  if (figures->touchpoint_name != NULL)
    g_ptr_array_add (parts, g_strdup (is_set (figures->touchpoint_name) ? figures->touchpoint_name
                                                                        : _ ("no touchpoint")));
  if (figures->segment_name != NULL)
    g_ptr_array_add (parts,
                     g_strdup (is_set (figures->segment_name) ? figures->segment_name
                                                              : C_ ("segment", "Unassigned")));
  if (days != NULL)
    g_ptr_array_add (parts, days);
  if (figures->question->latest)
    g_ptr_array_add (parts, g_strdup (_ ("each customer’s latest answer")));
  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **)parts->pdata);
}

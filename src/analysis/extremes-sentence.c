/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sentence.h"

#include <glib/gi18n-lib.h>

#include "wording.h"

static gboolean
is_answered_by_enough (const SonderGroup *group)
{
  return group->role == SONDER_GROUP_NAMED && group->figure.respondents >= SONDER_FEW_ANSWERS;
}

/* Returns: how many groups have enough answers; @lowest and @highest of them */
static guint
find_extremes (const SonderFigures *figures,
               const SonderGroup **lowest,
               const SonderGroup **highest)
{
  guint n = 0;

  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      if (!is_answered_by_enough (group))
        continue;
      if (n == 0 || group->figure.score < (*lowest)->figure.score)
        *lowest = group;
      if (n == 0 || group->figure.score > (*highest)->figure.score)
        *highest = group;
      n++;
    }

  return n;
}

static char *
say_score (const SonderScale *scale, double score, guint decimals)
{
  g_autofree char *number = sonder_wording_score (scale, score, decimals);

  switch (scale->kind)
    {
    case SONDER_SCALE_NPS:
      return g_strdup_printf (C_ ("score", "NPS %s"), number);
    case SONDER_SCALE_CSAT:
      return g_strdup_printf (C_ ("score", "%s satisfied"), number);
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      return g_strdup_printf (C_ ("score", "%s on average"), number);
    }
}

static guint
count_named (const SonderFigures *figures)
{
  guint n = 0;

  for (guint i = 0; i < figures->groups->len; i++)
    n += ((const SonderGroup *)figures->groups->pdata[i])->role == SONDER_GROUP_NAMED;

  return n;
}

/**
 * sonder_sentence_extremes:
 * @figures: figures by touchpoint: all answers, or of each customer the latest about each
 *
 * Which touchpoint scores lowest and which highest, of those with answers of at
 * least SONDER_FEW_ANSWERS customers. It describes the answers: nothing is tested,
 * as customers answer about several touchpoints, and not all about the same.
 *
 * Returns: (transfer full) (nullable): two sentences, or %NULL where there are no
 *   two touchpoints to tell apart
 */
char *
sonder_sentence_extremes (const SonderFigures *figures)
{
  const SonderGroup *lowest = NULL, *highest = NULL;
  guint n = find_extremes (figures, &lowest, &highest);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *sentence = NULL;
  guint decimals;

  if (n < 2 || lowest->figure.score == highest->figure.score)
    return NULL;

  decimals = sonder_wording_choose_decimals (&figures->scale, lowest->figure.score,
                                             highest->figure.score);
  low = say_score (&figures->scale, lowest->figure.score, decimals);
  high = say_score (&figures->scale, highest->figure.score, decimals);
  sentence = g_strdup_printf (
      n == count_named (figures)
          ? _ ("Of %u touchpoints, %s scores highest (%s) and %s lowest (%s).")
          : _ ("Of the %u touchpoints with enough answers, %s scores highest (%s) and %s lowest "
               "(%s)."),
      n, highest->label, high, lowest->label, low);

  return g_strconcat (sentence, " ",
                      _ ("This describes the answers and is no verdict: customers answered about "
                         "several touchpoints."),
                      NULL);
}

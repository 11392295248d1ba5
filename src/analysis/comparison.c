/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "comparison.h"

#include <glib/gi18n-lib.h>

#include "figure.h"
#include "tabulation.h"

#define SIGNIFICANCE_LEVEL 0.05
#define MAX_PAIRS 100000u
#define REST (-1)

static const SonderGroup *
get_group (const SonderComparison *self, guint position)
{
  return self->figures->groups->pdata[position];
}

static SonderMethod
choose_method (const SonderFigures *figures)
{
  switch (figures->scale.kind)
    {
    case SONDER_SCALE_NPS:
      return SONDER_METHOD_NPS;
    case SONDER_SCALE_CSAT:
      return SONDER_METHOD_SHARE;
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      return SONDER_METHOD_MEAN;
    }
}

static SonderTest
run_test (const SonderComparison *self, const SonderFigure *a, const SonderFigure *b)
{
  const SonderScale *scale = &self->figures->scale;

  switch (self->method)
    {
    case SONDER_METHOD_NPS:
      return sonder_nps_compare (sonder_figure_get_bands (a), sonder_figure_get_bands (b));
    case SONDER_METHOD_SHARE:
      return sonder_proportion_compare (sonder_figure_get_top_box (a, scale),
                                        sonder_figure_get_top_box (b, scale));
    case SONDER_METHOD_MEAN:
    default:
      return sonder_mean_compare (sonder_figure_get_moments (a, scale),
                                  sonder_figure_get_moments (b, scale));
    }
}

/* How many groups have answers. */
static guint
count_answered (const SonderComparison *self)
{
  guint n = 0;

  for (guint i = 0; i < self->figures->groups->len; i++)
    n += get_group (self, i)->figure.n > 0;

  return n;
}

/* Answers of one customer are not independent. That is no matter where each
 * customer counts once, and is passed over where one touchpoint is asked about. */
static gboolean
mixes_touchpoints (const SonderComparison *self, int b)
{
  const SonderQuestion *question = self->figures->question;

  if (question->latest || question->touchpoint != NULL)
    return FALSE;
  if (question->by == SONDER_BY_TOUCHPOINT)
    return b == REST && count_answered (self) > 2;

  return self->figures->several_touchpoints;
}

static SonderPairNote
judge_pair (const SonderComparison *self, const SonderPair *pair)
{
  if (mixes_touchpoints (self, pair->b))
    return SONDER_PAIR_SEVERAL_TOUCHPOINTS;
  if (MIN (pair->respondents_a, pair->respondents_b) < SONDER_FEW_ANSWERS)
    return SONDER_PAIR_FEW_ANSWERS;

  return SONDER_PAIR_TESTED;
}

static void
add_pair (SonderComparison *self,
          int position_a,
          int position_b,
          const SonderFigure *a,
          const SonderFigure *b)
{
  SonderTest test = self->figures->has_metric ? run_test (self, a, b) : sonder_test_unknown (NAN);
  SonderPair pair = {
    .a = position_a,
    .b = position_b,
    .n_a = a->n,
    .n_b = b->n,
    .respondents_a = a->respondents,
    .respondents_b = b->respondents,
    .score_a = a->score,
    .score_b = b->score,
    .difference = test.difference,
    .low = test.low,
    .high = test.high,
    .statistic = NAN,
    .df = NAN,
    .p = NAN,
    .p_adjusted = NAN,
  };

  pair.note = judge_pair (self, &pair);
  if (pair.note == SONDER_PAIR_TESTED)
    {
      pair.statistic = test.statistic;
      pair.df = test.df;
      pair.p = test.p;
    }
  g_array_append_val (self->pairs, pair);
}

/* The named groups come first. */
static guint
count_named (const SonderComparison *self)
{
  guint n = 0;

  while (n < self->figures->groups->len && get_group (self, n)->role == SONDER_GROUP_NAMED)
    n++;

  return n;
}

static void
add_pairs (SonderComparison *self)
{
  guint n = count_named (self);

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      add_pair (self, (int)a, (int)b, &get_group (self, a)->figure, &get_group (self, b)->figure);
}

/* Whether the rest of the one of two groups is just the other, so that testing
 * each would be the same test twice. */
static gboolean
is_one_pair (const SonderComparison *self)
{
  guint n = count_named (self);
  guint n_answers = 0;

  for (guint i = n; i < self->figures->groups->len; i++)
    n_answers += get_group (self, i)->figure.n;

  return n == 2 && n_answers == 0;
}

static void
add_rests (SonderComparison *self, const SonderTabulation *tabulation)
{
  const SonderCounts *counts = tabulation->counts;
  guint n = is_one_pair (self) ? 1 : count_named (self);

  for (guint a = 0; a < n; a++)
    {
      guint position = g_array_index (tabulation->shown, guint, a);
      const SonderTally *tally = sonder_counts_tally (counts, counts->rests, position);
      SonderFigure rest;

      sonder_figure_init (&rest, tabulation->has_metric ? &tabulation->scale : NULL, tally);
      add_pair (self, (int)a, REST, &get_group (self, a)->figure, &rest);
      g_free (rest.counts);
    }
}

static void
correct (SonderComparison *self)
{
  guint n = self->pairs->len;
  g_autofree double *p = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    p[i] = g_array_index (self->pairs, SonderPair, i).p;
  sonder_correct (self->correction, p, p, n);
  for (guint i = 0; i < n; i++)
    {
      SonderPair *pair = &g_array_index (self->pairs, SonderPair, i);

      pair->p_adjusted = p[i];
      pair->significant = p[i] < SIGNIFICANCE_LEVEL;
    }
}

static gboolean
check_n_pairs (const SonderComparison *self, GError **error)
{
  guint64 n = count_named (self);
  guint64 n_pairs = self->against == SONDER_AGAINST_PAIRS ? n * (n - (n > 0)) / 2 : n;

  if (n_pairs <= MAX_PAIRS)
    return TRUE;

  g_set_error (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_TOO_MANY,
               _ ("%u groups are too many to compare; group the answers in another way"), (guint)n);
  return FALSE;
}

/**
 * sonder_comparison_compute:
 * @question: the groups to compare; normally with SonderQuestion.latest, since
 *   tests take answers for independent
 * @against: whether each group is compared with all answers that are not its
 *   own, or with each other group. Two groups that have all answers make one
 *   pair either way
 * @correction: how p values are adjusted for being several
 *
 * Compares groups, each pair with the test of the metric: the adjusted Wald Z
 * test for NPS, the N-1 test of two proportions (or Fisher's) for CSAT, Welch's
 * for all else. The group of those without segment, value or touchpoint is not
 * compared, but belongs to the rests. A pair that is not tested has figures and
 * a note that says why, and does not count as one of several tests.
 *
 * Groups of customers have nobody in common. Touchpoints and periods may have:
 * then, with SonderQuestion.latest, a customer counts once on each side.
 *
 * Returns: (transfer full): the comparison, or %NULL with @error set: see
 *   sonder_figures_compute()
 */
SonderComparison *
sonder_comparison_compute (SonderProject *project,
                           const SonderQuestion *question,
                           SonderAgainst against,
                           SonderCorrection correction,
                           GError **error)
{
  g_autoptr (SonderTabulation) tabulation = sonder_tabulation_get (project, question, error);
  g_autoptr (SonderComparison) self = NULL;

  if (tabulation == NULL)
    return NULL;

  self = g_new0 (SonderComparison, 1);
  self->figures = sonder_figures_new (tabulation);
  self->against = against;
  self->correction = correction;
  self->method = choose_method (self->figures);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (SonderPair));
  if (!check_n_pairs (self, error))
    return NULL;

  if (against == SONDER_AGAINST_PAIRS)
    add_pairs (self);
  else
    add_rests (self, tabulation);
  correct (self);

  return g_steal_pointer (&self);
}

/**
 * sonder_comparison_is_undecided:
 *
 * Returns: whether no verdict may be built on it, since answers are the latest
 *   only by their place in the file
 */
gboolean
sonder_comparison_is_undecided (const SonderComparison *self)
{
  return self->figures->question->latest && self->figures->latest_undecided;
}

void
sonder_comparison_free (SonderComparison *self)
{
  sonder_figures_free (self->figures);
  g_array_unref (self->pairs);
  g_free (self);
}

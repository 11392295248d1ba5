/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "correction.h"
#include "figures.h"

G_BEGIN_DECLS

/* Conventions of the field (statistics.md): below the first no verdict, below
 * the second a caution. */
#define SONDER_FEW_ANSWERS 30
#define SONDER_FAIR_ANSWERS 100

typedef enum
{
  SONDER_AGAINST_REST,
  SONDER_AGAINST_PAIRS,
} SonderAgainst;

typedef enum
{
  SONDER_METHOD_NPS,   /* adjusted-Wald Z */
  SONDER_METHOD_SHARE, /* N-1 two proportions, Newcombe interval */
  SONDER_METHOD_MEAN,  /* Welch */
} SonderMethod;

/**
 * SonderPairNote:
 * @SONDER_PAIR_TESTED: it was tested
 * @SONDER_PAIR_FEW_ANSWERS: fewer than SONDER_FEW_ANSWERS respondents on a side
 * @SONDER_PAIR_SEVERAL_TOUCHPOINTS: answers of several touchpoints are counted
 *   together and customers more than once, so the answers are not independent
 *
 * Why a pair was not tested.
 */
typedef enum
{
  SONDER_PAIR_TESTED,
  SONDER_PAIR_FEW_ANSWERS,
  SONDER_PAIR_SEVERAL_TOUCHPOINTS,
} SonderPairNote;

/**
 * SonderPair:
 * @a: @b: positions in the figures' groups; @b is -1 for the rest
 * @n_a: @n_b: answers with a score on each side
 * @respondents_a: @respondents_b: customers who gave them
 * @score_a: @score_b: raw scores, in the unit of SonderFigure.score
 * @difference: @score_a minus @score_b; NaN where a side has no answers
 * @low: @high: 95 % interval of the difference, by the method; given where it
 *   can be computed, tested or not
 * @statistic: @df: @p: @p_adjusted: NaN where not tested; @df is NaN too where
 *   the method has none, @statistic where Fisher's exact test took over
 * @significant: @p_adjusted is below 0.05; %FALSE where not tested
 */
typedef struct
{
  int            a;
  int            b;
  guint          n_a;
  guint          n_b;
  guint          respondents_a;
  guint          respondents_b;
  double         score_a;
  double         score_b;
  double         difference;
  double         low;
  double         high;
  double         statistic;
  double         df;
  double         p;
  double         p_adjusted;
  gboolean       significant;
  SonderPairNote note;
} SonderPair;

typedef struct
{
  SonderFigures   *figures;
  SonderAgainst    against;
  SonderCorrection correction;
  SonderMethod     method;
  GArray          *pairs; /* of SonderPair */
} SonderComparison;

SonderComparison *sonder_comparison_compute (SonderProject        *project,
                                             const SonderQuestion *question,
                                             SonderAgainst         against,
                                             SonderCorrection      correction,
                                             GError              **error);
gboolean          sonder_comparison_is_undecided (const SonderComparison *self);
void              sonder_comparison_free    (SonderComparison     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderComparison, sonder_comparison_free)

G_END_DECLS

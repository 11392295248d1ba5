/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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
  SONDER_CORRECTION_HOLM,
  SONDER_CORRECTION_BH,
  SONDER_CORRECTION_NONE,
} SonderCorrection;

typedef enum
{
  SONDER_METHOD_NPS,   /* adjusted-Wald Z */
  SONDER_METHOD_SHARE, /* N-1 two proportions, Newcombe interval */
  SONDER_METHOD_MEAN,  /* Welch */
} SonderMethod;

/**
 * SonderPairNote:
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
 * @difference: raw score of a minus b
 * @statistic: @df: @p: @p_adjusted: NaN where not tested
 */
typedef struct
{
  int            a;
  int            b;
  guint          n_a;
  guint          n_b;
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
                                             SonderCorrection      correction);
void              sonder_comparison_free    (SonderComparison     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderComparison, sonder_comparison_free)

G_END_DECLS

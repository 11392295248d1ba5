/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interval.h"

G_BEGIN_DECLS

/**
 * SonderMoments:
 * @n: number of answers
 * @mean: their mean, on the scale of the scores; NaN if @n is 0
 * @sd: their sample standard deviation (divisor n - 1); NaN if @n is below 2
 */
typedef struct
{
  guint n;
  double mean;
  double sd;
} SonderMoments;

SonderMoments sonder_moments (const guint *counts, guint n_scores, int lowest);
SonderInterval sonder_mean_interval (SonderMoments moments);
SonderTest sonder_mean_compare (SonderMoments a, SonderMoments b);
double sonder_mean_hedges_g (SonderMoments a, SonderMoments b);

G_END_DECLS

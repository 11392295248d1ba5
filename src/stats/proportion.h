/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interval.h"

G_BEGIN_DECLS

/**
 * SonderProportion:
 * @hits: how many of the answers count, 0 to @n
 * @n: all answers
 */
typedef struct
{
  guint hits;
  guint n;
} SonderProportion;

double sonder_proportion (SonderProportion share);
SonderInterval sonder_proportion_interval (SonderProportion share);
SonderTest sonder_proportion_compare (SonderProportion a, SonderProportion b);
double sonder_proportion_fisher_p (SonderProportion a, SonderProportion b);

G_END_DECLS

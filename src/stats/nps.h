/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interval.h"

G_BEGIN_DECLS

#define SONDER_NPS_LOWEST 0
#define SONDER_NPS_HIGHEST 10
#define SONDER_NPS_N_SCORES (SONDER_NPS_HIGHEST - SONDER_NPS_LOWEST + 1)

/**
 * SonderNpsBands:
 * @promoters: number of answers 9 and 10
 * @passives: number of answers 7 and 8
 * @detractors: number of answers 0 to 6
 */
typedef struct
{
  guint promoters;
  guint passives;
  guint detractors;
} SonderNpsBands;

SonderNpsBands sonder_nps_bands (const guint counts[SONDER_NPS_N_SCORES]);
double sonder_nps (SonderNpsBands bands);
double sonder_nps_standard_error (SonderNpsBands bands);
SonderInterval sonder_nps_interval (SonderNpsBands bands);
SonderTest sonder_nps_compare (SonderNpsBands a, SonderNpsBands b);

G_END_DECLS

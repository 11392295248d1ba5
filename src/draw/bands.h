/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures.h"

G_BEGIN_DECLS

#define SONDER_MAX_BANDS 7

typedef struct
{
  int from;
  int to;
} SonderBand;

/**
 * SonderBands:
 * @bands: from the worst to the best, without gaps
 * @has_middle: whether one band in the middle is neutral
 *
 * The points of a scale, gathered into so few bands that a chart can show them.
 */
typedef struct
{
  SonderScale scale;
  SonderBand bands[SONDER_MAX_BANDS];
  guint n_bands;
  gboolean has_middle;
} SonderBands;

SonderBands sonder_bands_new       (SonderScale         scale);
guint       sonder_bands_count     (const SonderBands  *self,
                                    guint               band,
                                    const SonderFigure *figure);
char       *sonder_bands_get_name  (const SonderBands  *self,
                                    guint               band);

G_END_DECLS

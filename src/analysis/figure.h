/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "counts.h"
#include "figures.h"
#include "mean.h"
#include "nps.h"
#include "proportion.h"

G_BEGIN_DECLS

/* What the tests and intervals of the stats layer take, out of the counts of
 * one group. */

SonderNpsBands sonder_figure_get_bands (const SonderFigure *self);
SonderProportion sonder_figure_get_top_box (const SonderFigure *self, const SonderScale *scale);
SonderMoments sonder_figure_get_moments (const SonderFigure *self, const SonderScale *scale);

void sonder_figure_init (SonderFigure *self, const SonderScale *scale, const SonderTally *tally);

G_END_DECLS

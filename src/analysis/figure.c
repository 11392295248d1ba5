/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include <math.h>

#define TOP_POINTS 2
#define TOP_POINTS_OF_CES 3

static void
fill_score (SonderFigure *self, const SonderScale *scale)
{
  SonderInterval interval;

  switch (scale->kind)
    {
    case SONDER_SCALE_NPS:
      self->score = sonder_nps (sonder_figure_get_bands (self));
      interval = sonder_nps_interval (sonder_figure_get_bands (self));
      break;
    case SONDER_SCALE_CSAT:
      self->score = sonder_proportion (sonder_figure_get_top_box (self, scale));
      interval = sonder_proportion_interval (sonder_figure_get_top_box (self, scale));
      break;
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      self->score = self->mean;
      interval = sonder_mean_interval (sonder_figure_get_moments (self, scale));
      break;
    }
  self->low = interval.low;
  self->high = interval.high;
}

static void
fill_bands (SonderFigure *self)
{
  SonderNpsBands bands = sonder_nps_bands (self->counts);

  self->promoters = bands.promoters;
  self->passives = bands.passives;
  self->detractors = bands.detractors;
}

/**
 * sonder_figure_get_bands:
 * @self: a figure of an NPS metric
 */
SonderNpsBands
sonder_figure_get_bands (const SonderFigure *self)
{
  return (SonderNpsBands){
    .promoters = self->promoters,
    .passives = self->passives,
    .detractors = self->detractors,
  };
}

/**
 * sonder_figure_get_top_box:
 * @scale: the scale of its metric
 *
 * Returns: how many answers are in the two highest points; for CES in the three
 *   highest
 */
SonderProportion
sonder_figure_get_top_box (const SonderFigure *self, const SonderScale *scale)
{
  guint n_top = scale->kind == SONDER_SCALE_CES ? TOP_POINTS_OF_CES : TOP_POINTS;
  SonderProportion share = { .hits = 0, .n = self->n };

  for (guint i = self->n_points - MIN (n_top, self->n_points); i < self->n_points; i++)
    share.hits += self->counts[i];

  return share;
}

/**
 * sonder_figure_get_moments:
 * @scale: the scale of its metric
 *
 * Returns: number, mean and standard deviation of the scores
 */
SonderMoments
sonder_figure_get_moments (const SonderFigure *self, const SonderScale *scale)
{
  return sonder_moments (self->counts, self->n_points, scale->min);
}

/**
 * sonder_figure_init:
 * @self: (out caller-allocates): to be filled; its customers are left at 0
 * @scale: (nullable): the scale of the metric; %NULL without metric
 * @tally: respondents and answers per point of the scale
 *
 * Computes all figures of one group.
 */
void
sonder_figure_init (SonderFigure *self, const SonderScale *scale, const SonderTally *tally)
{
  *self = (SonderFigure){
    .respondents = tally[0],
    .score = NAN,
    .low = NAN,
    .high = NAN,
    .mean = NAN,
    .sd = NAN,
    .top_box = NAN,
  };

  if (scale == NULL)
    return;

  self->n_points = (guint)(scale->max - scale->min) + 1;
  self->counts = g_memdup2 (tally + 1, self->n_points * sizeof (guint));
  for (guint i = 0; i < self->n_points; i++)
    self->n += self->counts[i];

  SonderMoments moments = sonder_figure_get_moments (self, scale);

  self->mean = moments.mean;
  self->sd = moments.sd;
  if (scale->kind == SONDER_SCALE_NPS)
    fill_bands (self);
  else
    self->top_box = sonder_proportion (sonder_figure_get_top_box (self, scale));
  fill_score (self, scale);
}

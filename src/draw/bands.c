/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bands.h"

#include <glib/gi18n-lib.h>

#include "words.h"

/* Bands of equal length from both ends; the middle one takes what is left over,
 * so that the division is as symmetrical as the scale. Where nothing is left,
 * there is no middle. */
static void
divide_evenly (SonderBands *self, int n_points)
{
  int length = n_points / 5;
  int middle = n_points - 4 * length;
  int from = self->scale.min;

  if (middle >= 2 * length)
    {
      length++;
      middle -= 4;
    }
  self->n_bands = middle > 0 ? 5 : 4;
  for (guint i = 0; i < self->n_bands; i++)
    {
      int to = from + (middle > 0 && i == 2 ? middle : length) - 1;

      self->bands[i] = (SonderBand){ from, to };
      from = to + 1;
    }
}

static void
divide_points (SonderBands *self, int n_points)
{
  self->n_bands = (guint)n_points;
  for (guint i = 0; i < self->n_bands; i++)
    self->bands[i] = (SonderBand){ self->scale.min + (int)i, self->scale.min + (int)i };
}

static const char *
get_nps_name (guint band)
{
  static const char *const names[] = { N_ ("Detractors"), N_ ("Passives"), N_ ("Promoters") };

  return g_dgettext (GETTEXT_PACKAGE, names[band]);
}

static char *
get_range (const SonderBand *band)
{
  g_autofree char *from = sonder_words_integer (band->from);
  g_autofree char *to = sonder_words_integer (band->to);

  if (band->from == band->to)
    return g_steal_pointer (&from);
  /* A dash after a minus sign cannot be read. */
  if (band->from < 0)
    return g_strdup_printf (C_ ("range of scores", "%s to %s"), from, to);
  return g_strdup_printf (C_ ("range of scores", "%s–%s"), from, to);
}

/**
 * sonder_bands_new:
 *
 * NPS has its three bands. A scale of up to seven points shows each; a longer
 * one is divided into five bands of about equal length, or four.
 *
 * Returns: the bands of @scale.
 */
SonderBands
sonder_bands_new (SonderScale scale)
{
  SonderBands self = { .scale = scale };
  int n_points = MAX (scale.max - scale.min, 0) + 1;

  if (scale.kind == SONDER_SCALE_NPS)
    {
      self.bands[0] = (SonderBand){ 0, 6 };
      self.bands[1] = (SonderBand){ 7, 8 };
      self.bands[2] = (SonderBand){ 9, 10 };
      self.n_bands = 3;
    }
  else if (n_points <= SONDER_MAX_BANDS)
    divide_points (&self, n_points);
  else
    divide_evenly (&self, n_points);
  self.has_middle = self.n_bands % 2 == 1;
  return self;
}

/**
 * sonder_bands_count:
 *
 * Returns: how many answers of @figure fall into @band.
 */
guint
sonder_bands_count (const SonderBands *self, guint band, const SonderFigure *figure)
{
  guint count = 0;
  int first = self->bands[band].from - self->scale.min;
  int last = self->bands[band].to - self->scale.min;

  for (int i = first; i <= last && (guint)i < figure->n_points; i++)
    count += figure->counts[i];
  return count;
}

/**
 * sonder_bands_get_name:
 *
 * Returns: (transfer full): e.g. "Promoters (9–10)", "4", "5 (highest)".
 */
char *
sonder_bands_get_name (const SonderBands *self, guint band)
{
  g_autofree char *range = get_range (&self->bands[band]);

  if (self->scale.kind == SONDER_SCALE_NPS)
    /* Translators: name and scores of a band, e.g. "Promoters (9–10)" */
    return g_strdup_printf (C_ ("band", "%s (%s)"), get_nps_name (band), range);
  if (band == 0 && self->n_bands > 1)
    return g_strdup_printf (C_ ("band", "%s (lowest)"), range);
  if (band == self->n_bands - 1 && self->n_bands > 1)
    return g_strdup_printf (C_ ("band", "%s (highest)"), range);
  return g_steal_pointer (&range);
}

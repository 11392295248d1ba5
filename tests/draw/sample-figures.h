/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures.h"

G_BEGIN_DECLS

/* Figures for the tests of charts, filled by hand (so that these tests do not
 * depend on the tables), from a fixed sequence: the same for every run. */
typedef struct
{
  SonderScaleKind kind;
  int min;
  int max;
  guint n_groups;
  const char *const *names; /* NULL-terminated, taken in turn */
  guint n_periods;
  gboolean with_rest;
} SampleSpec;

SonderFigures *sample_figures_new  (const SampleSpec *spec);
void           sample_figures_free (SonderFigures    *figures);

/* Figures from counts; for means with the normal instead of the t distribution. */
void           sample_figure_fill  (SonderFigure      *figure,
                                    const SonderScale *scale);

G_END_DECLS

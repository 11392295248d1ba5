/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures.h"

G_BEGIN_DECLS

/* Figures for the tests of charts, made without a project from a fixed sequence:
 * the same in every run. */
typedef struct
{
  SonderGroupBy by;
  SonderScaleKind kind;
  int min;
  int max;
  guint n_groups;
  const char *const *names; /* NULL-terminated, taken in turn */
  guint n_periods;
  gboolean with_rest;
} SampleSpec;

SonderFigures *sample_figures_new (const SampleSpec *spec);

G_END_DECLS

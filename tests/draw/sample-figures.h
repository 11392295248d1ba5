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

/* Names of three and of eighty characters, and of a roaster's customers. */
extern const char *const sample_short_names[];
extern const char *const sample_long_names[];
extern const char *const sample_names[];

G_END_DECLS

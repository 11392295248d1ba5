/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison.h"

G_BEGIN_DECLS

/**
 * SonderTableLook:
 * @heading: what the groups are called, e.g. "Segment"
 * @width: columns of the terminal, or 0 if there is none
 * @color: whether it shows colours
 */
typedef struct
{
  const char *heading;
  guint width;
  gboolean color;
} SonderTableLook;

/* Figures and comparisons as text for people and for programs. All return
 * (transfer full) UTF-8 that ends with a line end. */

char *sonder_figures_to_json (const SonderFigures *figures);
char *sonder_figures_to_csv (const SonderFigures *figures);
char *sonder_figures_to_table (const SonderFigures *figures, const SonderTableLook *look);

char *sonder_comparison_to_json (const SonderComparison *comparison);
char *sonder_comparison_to_csv (const SonderComparison *comparison);
char *sonder_comparison_to_table (const SonderComparison *comparison, const SonderTableLook *look);

/* Words that stand for themselves in JSON and CSV, whatever the language. */
const char *sonder_correction_get_name (SonderCorrection correction);
const char *sonder_against_get_name (SonderAgainst against);
const char *sonder_method_get_name (SonderMethod method);
const char *sonder_pair_note_get_name (SonderPairNote note);
const char *sonder_pair_get_b_name (const SonderComparison *comparison, const SonderPair *pair);

#define SONDER_REST_NAME "(rest)"

G_END_DECLS

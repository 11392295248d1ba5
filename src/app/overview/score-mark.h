/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "figures.h"

G_BEGIN_DECLS

/**
 * SonderScoreMark:
 *
 * A score as dot and whisker on an axis that several marks have in common.
 * Filled is sure, hollow is unsure.
 */
#define SONDER_TYPE_SCORE_MARK (sonder_score_mark_get_type ())
G_DECLARE_FINAL_TYPE (SonderScoreMark, sonder_score_mark, SONDER, SCORE_MARK, GtkWidget)

GtkWidget *sonder_score_mark_new (const SonderFigure *figure,
                                  const char         *slot,
                                  double              axis_low,
                                  double              axis_high,
                                  double              reference);

G_END_DECLS

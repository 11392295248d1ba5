/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "comparison.h"
#include "masking.h"

G_BEGIN_DECLS

/* Plain, translated sentences. All are owned by the caller; those marked
 * nullable are %NULL where there is nothing to say. */

/* What a comparison shows and how sure it is. */
char *sonder_sentence_verdict        (const SonderComparison *comparison);
/* What to be careful about. (nullable) */
char *sonder_sentence_caution        (const SonderComparison *comparison);
/* How it was computed, and what such figures cannot tell. */
char *sonder_sentence_method         (const SonderComparison *comparison);
char *sonder_sentence_figures_method (const SonderFigures    *figures);

/* Of figures by touchpoint, which score lowest and highest: no verdict. %NULL where
 * fewer than two have enough answers. (nullable) */
char *sonder_sentence_extremes       (const SonderFigures    *figures);

/* The question that the figures answer, as a title: "How likely are customers
 * to recommend us, by segment?" */
char *sonder_sentence_question       (const SonderFigures    *figures);
/* Which answers are counted: "Delivery · from 2025-01-01". (nullable) */
char *sonder_sentence_filter         (const SonderFigures    *figures);

/* Whom a segment's rule takes: "plan is Pro or Team, and age is at least 30" */
char *sonder_rule_to_sentence        (const SonderRule       *rule,
                                      SonderProject          *project,
                                      SonderMasking          *masking);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "comparison.h"

G_BEGIN_DECLS

/* Plain, translated sentences: what a comparison shows and how sure it is. */

char *sonder_sentence_verdict  (const SonderComparison *comparison);
char *sonder_sentence_caution  (const SonderComparison *comparison);
char *sonder_sentence_method   (const SonderComparison *comparison);
/* The question that the figures answer, as a title: "How likely are customers to recommend us, by segment?" */
char *sonder_sentence_question (const SonderFigures    *figures);
char *sonder_rule_to_sentence  (const SonderRule       *rule,
                                SonderProject          *project);

G_END_DECLS

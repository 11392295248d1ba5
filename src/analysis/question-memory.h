/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "answer-index.h"
#include "project.h"
#include "tabulation.h"

G_BEGIN_DECLS

/* What is remembered about a project while it does not change: answers to
 * questions, and the order of the answers of a metric. */

SonderTabulation *
sonder_question_memory_recall (SonderProject *project, const SonderQuestion *question);
void sonder_question_memory_keep (SonderProject *project, SonderTabulation *tabulation);
const SonderAnswerIndex *
sonder_question_memory_get_index (SonderProject *project, guint metric, const SonderScale *scale);

G_END_DECLS

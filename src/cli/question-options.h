/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "arguments.h"
#include "loaded-project.h"
#include "question.h"

G_BEGIN_DECLS

SonderQuestion *sonder_question_from_arguments (SonderProject *project,
                                                SonderArguments *arguments,
                                                gboolean latest,
                                                GError **error);
SonderLoadedProject *sonder_question_load (SonderArguments *arguments,
                                           gboolean latest,
                                           SonderQuestion **question,
                                           GError **error);
char *sonder_question_get_heading (const SonderQuestion *self, SonderProject *project);
char *sonder_question_get_by_name (const SonderQuestion *self);

G_END_DECLS

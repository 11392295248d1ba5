/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-choice.h"

G_BEGIN_DECLS

char *sonder_import_choice_dup_cell     (const SonderImportChoice *choice,
                                         const SonderImportPlan   *plan,
                                         const char               *text);
char *sonder_import_choice_dup_examples (const SonderImportChoice *choice,
                                         const SonderImportPlan   *plan);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-plan.h"

G_BEGIN_DECLS

/**
 * SonderCsvRange:
 * @min: the least whole number of a column
 * @max: the greatest
 * @n: how many of its cells are whole numbers
 * @n_other: how many are something else, other than blank or a word like N/A
 */
typedef struct
{
  gint64 min;
  gint64 max;
  guint n;
  guint n_other;
} SonderCsvRange;

void sonder_import_plan_get_range (const SonderImportPlan *self,
                                   guint column,
                                   SonderCsvRange *range);
char *sonder_import_plan_dup_missing_words (const SonderImportPlan *self, guint column);
GArray *sonder_import_plan_find_alike (const SonderImportPlan *self, guint column);
char *sonder_import_plan_dup_difference (const SonderImportPlan *self,
                                         const GArray *alike,
                                         guint column);
void sonder_import_plan_suggest_blocks (SonderImportPlan *self);

G_END_DECLS

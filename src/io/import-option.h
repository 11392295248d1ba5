/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-plan.h"

G_BEGIN_DECLS

int sonder_import_plan_find_column (const SonderImportPlan *self, const char *name, GError **error);
int sonder_import_plan_match_column (const SonderImportPlan *self,
                                     const char *argument,
                                     const char **rest);
gboolean sonder_import_plan_set_option (SonderImportPlan *self,
                                        const char *option,
                                        const char *argument,
                                        GError **error);

G_END_DECLS

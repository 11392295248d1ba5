/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-plan.h"

G_BEGIN_DECLS

gboolean sonder_import_plan_is_personal (const SonderImportPlan *self, guint column);

G_END_DECLS

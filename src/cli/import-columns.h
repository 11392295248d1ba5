/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-plan.h"

G_BEGIN_DECLS

void sonder_import_columns_append (const SonderImportPlan *plan, GString *out);

G_END_DECLS

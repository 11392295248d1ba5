/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "import-report.h"

G_BEGIN_DECLS

/**
 * SonderResultView:
 *
 * Says what came of an import: what is in, what could not be used and why, and
 * what was decided. All of it can be copied or saved as text.
 */
#define SONDER_TYPE_RESULT_VIEW (sonder_result_view_get_type ())
G_DECLARE_FINAL_TYPE (SonderResultView, sonder_result_view, SONDER, RESULT_VIEW, AdwBin)

void sonder_result_view_show (SonderResultView       *self,
                                const SonderImportReport *report,
                                const SonderImportPlan   *plan);

G_END_DECLS

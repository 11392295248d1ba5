/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-problem.h"
#include "import-report.h"

G_BEGIN_DECLS

const char *sonder_import_role_to_text    (SonderColumnRole          role);
char       *sonder_import_metric_to_text  (const char               *metric,
                                           SonderSnapshot           *project);
char       *sonder_import_choice_to_text  (const SonderImportChoice *choice,
                                           const SonderImportPlan   *plan);
char       *sonder_import_problem_to_text (const SonderImportProblem *problem,
                                           SonderImportChoices      *choices);
char       *sonder_import_file_to_text    (const SonderImportPlan   *plan);
char       *sonder_import_report_to_summary (const SonderImportReport *report,
                                           const SonderImportPlan   *plan);
char       *sonder_import_report_to_text  (const SonderImportReport *report,
                                           const SonderImportPlan   *plan);

G_END_DECLS

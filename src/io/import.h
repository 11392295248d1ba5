/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-report.h"
#include "project.h"

G_BEGIN_DECLS

/**
 * SonderImport:
 *
 * What a plan makes of a file and a project: new tables that share what is
 * unchanged with the project's, new items, and a report. Nothing is changed
 * before sonder_import_apply().
 */
typedef struct _SonderImport SonderImport;

SonderImport *sonder_import_resolve (SonderImportPlan *plan,
                                     SonderSnapshot *project,
                                     SonderCsvProgress progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);
void sonder_import_resolve_async (SonderImportPlan *plan,
                                  SonderSnapshot *project,
                                  SonderCsvProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
SonderImport *sonder_import_resolve_finish (GAsyncResult *result, GError **error);
void sonder_import_free (SonderImport *self);
const SonderImportReport *sonder_import_get_report (SonderImport *self);
void sonder_import_apply (SonderImport *self, SonderProject *project);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderImport, sonder_import_free)

G_END_DECLS

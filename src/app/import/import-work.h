/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-choices.h"
#include "import.h"

G_BEGIN_DECLS

/**
 * SonderImportWork:
 *
 * What an import does in other threads: reading the file, counting what would
 * come of the choices, and importing. One after the other, and always what was
 * asked for last. "read", "counted" and "imported" say when something is done;
 * "failed" (with a #GError) that the file cannot be read or imported.
 */
#define SONDER_TYPE_IMPORT_WORK (sonder_import_work_get_type ())
G_DECLARE_FINAL_TYPE (SonderImportWork, sonder_import_work, SONDER, IMPORT_WORK, GObject)

SonderImportWork         *sonder_import_work_new          (SonderProject          *project,
                                                           GFile                  *file);
void                      sonder_import_work_read         (SonderImportWork       *self,
                                                           const SonderCsvOptions *options,
                                                           char                    decimal);
void                      sonder_import_work_count        (SonderImportWork       *self);
void                      sonder_import_work_import       (SonderImportWork       *self);
void                      sonder_import_work_cancel       (SonderImportWork       *self);
SonderImportChoices      *sonder_import_work_get_choices  (SonderImportWork       *self);
const SonderImportPlan   *sonder_import_work_get_plan     (SonderImportWork       *self);
const SonderImportReport *sonder_import_work_get_report   (SonderImportWork       *self);
const GError             *sonder_import_work_get_error    (SonderImportWork       *self);
gboolean                  sonder_import_work_is_reading   (SonderImportWork       *self);
double                    sonder_import_work_get_fraction (SonderImportWork       *self);

G_END_DECLS

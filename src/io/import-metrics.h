/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-private.h"

G_BEGIN_DECLS

/**
 * SonderImportMetric:
 * @key: the number of its id in the project's key pool; 0 is none
 * @scale: what scores it takes
 * @unknown: whether there is no such metric, though one is named
 */
typedef struct
{
  guint16 key;
  SonderScale scale;
  gboolean unknown;
} SonderImportMetric;

/**
 * SonderImportLabels:
 *
 * The metrics and touchpoints of an import, by what the file or the plan calls
 * them; those that the project does not have are made.
 */
typedef struct
{
  SonderImport *import;
  GHashTable *metrics;
  GHashTable *touchpoints;
} SonderImportLabels;

void sonder_import_labels_init (SonderImportLabels *self, SonderImport *import);
void sonder_import_labels_clear (SonderImportLabels *self);
gboolean sonder_import_labels_metric (SonderImportLabels *self,
                                      const char *text,
                                      const char *question,
                                      SonderImportMetric *metric,
                                      GError **error);
gboolean sonder_import_labels_touchpoint (SonderImportLabels *self,
                                          const char *name,
                                          guint16 *key,
                                          GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-private.h"

G_BEGIN_DECLS

/**
 * SonderImportAnswer:
 * @customer: the row of the customer
 * @metric: the metric's key, or 0
 * @touchpoint: the touchpoint's key, or 0
 * @date: the day, or %SONDER_DATE_NONE
 * @score: the score, or %SONDER_SCORE_NONE
 * @comment: (nullable): the comment
 *
 * What tells one answer from another.
 */
typedef struct
{
  guint32 customer;
  guint16 metric;
  guint16 touchpoint;
  gint32 date;
  gint32 score;
  const char *comment;
} SonderImportAnswer;

typedef struct _SonderImportMerge SonderImportMerge;

SonderImportMerge *
sonder_import_merge_new (const SonderTable *answers, const guint8 *concerned, guint n_customers);
void sonder_import_merge_free (SonderImportMerge *self);
gboolean sonder_import_merge_take (SonderImportMerge *self, const SonderImportAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderImportMerge, sonder_import_merge_free)

G_END_DECLS

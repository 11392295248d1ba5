/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-plan.h"

G_BEGIN_DECLS

/**
 * SonderUnusableReason:
 * @SONDER_UNUSABLE_NOT_A_NUMBER: words where a number should be
 * @SONDER_UNUSABLE_NOT_WHOLE: a score with decimals
 * @SONDER_UNUSABLE_OUT_OF_RANGE: a score that the metric does not have
 * @SONDER_UNUSABLE_NO_METRIC: a score in a row that does not say its metric
 * @SONDER_UNUSABLE_UNKNOWN_METRIC: the row names a metric that does not exist
 * @SONDER_UNUSABLE_NOT_A_DATE: words where a date should be
 * @SONDER_UNUSABLE_NOT_YES_NO: neither yes nor no
 * @SONDER_UNUSABLE_UNKNOWN_TYPE: the attribute has a type of a newer version
 *
 * Why cells could not be used.
 */
typedef enum
{
  SONDER_UNUSABLE_NOT_A_NUMBER,
  SONDER_UNUSABLE_NOT_WHOLE,
  SONDER_UNUSABLE_OUT_OF_RANGE,
  SONDER_UNUSABLE_NO_METRIC,
  SONDER_UNUSABLE_UNKNOWN_METRIC,
  SONDER_UNUSABLE_NOT_A_DATE,
  SONDER_UNUSABLE_NOT_YES_NO,
  SONDER_UNUSABLE_UNKNOWN_TYPE,
  SONDER_N_UNUSABLE
} SonderUnusableReason;

/**
 * SonderImportUnusable:
 * @column: the column
 * @reason: why
 * @n: how many of its cells
 * @row: the number of the first one's row, as in a spreadsheet
 * @example: what stands there
 */
typedef struct
{
  guint column;
  SonderUnusableReason reason;
  guint n;
  guint32 row;
  char *example;
} SonderImportUnusable;

/**
 * SonderImportTally:
 * @n_new: not in the project before
 * @n_updated: in the project, and now changed
 * @n_known: in the project, as they are in the file
 */
typedef struct
{
  guint n_new;
  guint n_updated;
  guint n_known;
} SonderImportTally;

/**
 * SonderImportReport:
 * @n_rows: rows of data in the file
 * @n_refused: rows whose key is blank
 * @refused_row: the number of the first of them
 * @n_unsigned: answer sheets without an id, recognised by what they say
 * @customers: @respondents: those in the file
 * @n_added: answers that are new
 * @n_present: answers that were in the project already
 * @n_scores: scores among the new answers
 * @n_comments: comments among the new answers
 * @unusable: (element-type SonderImportUnusable): cells that could not be used
 * @new_attributes: @new_metrics: @new_touchpoints: (element-type utf8): names
 * @n_empty_columns: columns without any value, which were left out
 * @source: the name of the source, where one is needed
 * @similar_source: (nullable): another source that most rows come from as well
 * @n_similar: how many of the rows
 * @changes: whether the project changes at all
 *
 * What an import does, or did.
 */
typedef struct
{
  guint n_rows;
  guint n_refused;
  guint32 refused_row;
  guint n_unsigned;
  SonderImportTally customers;
  SonderImportTally respondents;
  guint n_added;
  guint n_present;
  guint n_scores;
  guint n_comments;
  GArray *unusable;
  GPtrArray *new_attributes;
  GPtrArray *new_metrics;
  GPtrArray *new_touchpoints;
  guint n_empty_columns;
  char *source;
  char *similar_source;
  guint n_similar;
  gboolean changes;
} SonderImportReport;

/**
 * SonderImportMessageKind:
 * @SONDER_IMPORT_RESULT: what was imported
 * @SONDER_IMPORT_NOTE: what was decided without asking
 * @SONDER_IMPORT_WARNING: what was not taken, or may be wrong
 */
typedef enum
{
  SONDER_IMPORT_RESULT,
  SONDER_IMPORT_NOTE,
  SONDER_IMPORT_WARNING,
} SonderImportMessageKind;

/**
 * SonderImportMessage:
 * @kind: what sort of sentence it is
 * @text: the sentence
 * @hint: (nullable): how to have it otherwise on the command line
 */
typedef struct
{
  SonderImportMessageKind kind;
  char *text;
  char *hint;
} SonderImportMessage;

void sonder_import_report_init (SonderImportReport *self);
void sonder_import_report_clear (SonderImportReport *self);
void sonder_import_report_add_unusable (SonderImportReport *self,
                                        guint column,
                                        SonderUnusableReason reason,
                                        guint n,
                                        guint32 row,
                                        const char *example);
char *sonder_import_unusable_describe (const SonderImportUnusable *self,
                                       const SonderImportPlan *plan);
GArray *sonder_import_report_describe (const SonderImportReport *self,
                                       const SonderImportPlan *plan);

G_END_DECLS

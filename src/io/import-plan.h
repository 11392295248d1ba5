/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "csv-types.h"
#include "scale.h"
#include "snapshot.h"

G_BEGIN_DECLS

/**
 * SonderColumnRole:
 * @SONDER_COLUMN_ATTRIBUTE: a property of customers
 * @SONDER_COLUMN_IGNORE: nothing is taken from it
 * @SONDER_COLUMN_KEY: the customer's id
 * @SONDER_COLUMN_RESPONDENT: the id of the answer sheet
 * @SONDER_COLUMN_NAME: the customer's name
 * @SONDER_COLUMN_SCORE: scores
 * @SONDER_COLUMN_TOUCHPOINT: the touchpoint of the row's answers
 * @SONDER_COLUMN_METRIC: the metric of the row's answers
 * @SONDER_COLUMN_DATE: the date of the row's answers
 * @SONDER_COLUMN_COMMENT: comments
 *
 * What a column of a file is for.
 */
typedef enum
{
  SONDER_COLUMN_ATTRIBUTE,
  SONDER_COLUMN_IGNORE,
  SONDER_COLUMN_KEY,
  SONDER_COLUMN_RESPONDENT,
  SONDER_COLUMN_NAME,
  SONDER_COLUMN_SCORE,
  SONDER_COLUMN_TOUCHPOINT,
  SONDER_COLUMN_METRIC,
  SONDER_COLUMN_DATE,
  SONDER_COLUMN_COMMENT,
  SONDER_N_COLUMN_ROLES
} SonderColumnRole;

#define SONDER_NO_COLUMN (-1)

/**
 * SonderImportColumn:
 * @role: what the column is for
 * @named: whether somebody said so; else it is a default or a guess
 * @metric: (nullable): for scores: nps, csat, ces, rating:MIN-MAX, or the id or
 *   name of a metric of the project; %NULL is what the row's metric column says
 * @touchpoint: (nullable): for scores: the name of the touchpoint; %NULL is what
 *   the row's touchpoint column says
 * @comment_for: for comments: the column of the score they belong to, or
 *   %SONDER_NO_COLUMN for the first answered one of the row
 * @typing: what the column holds
 * @typed: whether somebody gave the type
 * @missing: (element-type utf8): for scores: what stands for a blank
 */
typedef struct
{
  SonderColumnRole role;
  gboolean named;
  char *metric;
  char *touchpoint;
  int comment_for;
  SonderCsvTyping typing;
  gboolean typed;
  GPtrArray *missing;
} SonderImportColumn;

/**
 * SonderImportPlan:
 * @table: the file
 * @project: the project as it was when the plan was made; not for the thread
 *   that sonder_import_resolve_async() starts
 * @columns: (array length=n_columns): what each column is for
 * @missing: (element-type utf8): what stands for a blank in all score columns
 * @key_guessed: whether the key or respondent column is a guess
 * @source: the name of the source
 * @date_format: (nullable): how dates are written, in strptime's terms
 * @has_date_order: whether somebody gave @date_order
 * @date_order: how dates are written
 * @dry_run: whether it is only asked what would come of it: comments are
 *   counted and not kept, for they would stay in the project's memory
 *
 * How a file is to be taken into a project: a value without any window or
 * command line behind it. What is not said is guessed when it is made.
 */
typedef struct
{
  SonderCsvTable *table;
  SonderSnapshot *project;
  SonderImportColumn *columns;
  guint n_columns;
  GPtrArray *missing;
  gboolean key_guessed;
  char *source;
  char *date_format;
  gboolean has_date_order;
  SonderDateOrder date_order;
  gboolean dry_run;

  GHashTable *names;
} SonderImportPlan;

SonderImportPlan *
sonder_import_plan_new (SonderCsvTable *table, SonderSnapshot *project, char decimal);
void sonder_import_plan_free (SonderImportPlan *self);
void sonder_import_plan_suggest (SonderImportPlan *self);

int sonder_import_plan_get_column (const SonderImportPlan *self, SonderColumnRole role);
void sonder_import_plan_forget_roles (SonderImportPlan *self);
gboolean sonder_import_plan_set_role (SonderImportPlan *self,
                                      guint column,
                                      SonderColumnRole role,
                                      GError **error);
gboolean sonder_import_plan_set_score (SonderImportPlan *self,
                                       guint column,
                                       const char *metric,
                                       const char *touchpoint,
                                       GError **error);
void sonder_import_plan_set_type (SonderImportPlan *self, guint column, SonderCsvType type);
void sonder_import_plan_add_missing (SonderImportPlan *self, int column, const char *value);
gboolean
sonder_import_plan_set_date_format (SonderImportPlan *self, const char *format, GError **error);
gboolean sonder_import_plan_settle_dates (SonderImportPlan *self, guint column, GError **error);
gboolean sonder_import_plan_check (SonderImportPlan *self, SonderSnapshot *project, GError **error);

SonderItem *
sonder_import_find_metric (SonderSnapshot *project, const char *text, SonderScale *scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderImportPlan, sonder_import_plan_free)

G_END_DECLS

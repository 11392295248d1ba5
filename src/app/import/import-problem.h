/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-choices.h"

G_BEGIN_DECLS

/**
 * SonderImportProblemKind:
 * @SONDER_IMPORT_FINE: nothing is in the way
 * @SONDER_IMPORT_NO_ROWS: the file has headers only
 * @SONDER_IMPORT_METRIC_UNSAID: it is not said what scores measure
 * @SONDER_IMPORT_METRIC_GUESSED: it is guessed, and not confirmed
 * @SONDER_IMPORT_TWO_DATES: day and month cannot be told apart
 * @SONDER_IMPORT_NO_DATES: nothing in the column can be read as a date
 */
typedef enum
{
  SONDER_IMPORT_FINE,
  SONDER_IMPORT_NO_ROWS,
  SONDER_IMPORT_METRIC_UNSAID,
  SONDER_IMPORT_METRIC_GUESSED,
  SONDER_IMPORT_TWO_DATES,
  SONDER_IMPORT_NO_DATES,
} SonderImportProblemKind;

/**
 * SonderImportProblem:
 * @columns: (nullable): which columns it is about
 * @example: (nullable): a text that shows it
 */
typedef struct
{
  SonderImportProblemKind kind;
  GtkBitset              *columns;
  char                   *example;
} SonderImportProblem;

void sonder_import_problem_clear (SonderImportProblem *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SonderImportProblem, sonder_import_problem_clear)

void sonder_import_choices_find_problem (SonderImportChoices *self,
                                         SonderImportProblem *problem);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "import-plan.h"

G_BEGIN_DECLS

/**
 * SonderImportChoice:
 * @column: the column, from 0
 * @name: its header
 * @examples: its first different values, to recognise it by
 * @typing: what it was found to hold
 * @role: what it is for
 * @metric: for scores: a scale, or the id of a metric of the project; "" is what
 *   the row's metric column says; %NULL is not said yet
 * @guessed: whether @metric is a guess that nobody has confirmed
 * @touchpoint: for scores: where; "" is what the row's touchpoint column says
 * @comment_for: for comments: the column of their score, or %SONDER_NO_COLUMN
 * @typed: whether somebody gave @type
 * @type: for attributes
 * @missing: for scores: what stands for a blank, with commas between
 * @said: whether somebody changed any of it
 * @dates: whether it holds dates, once that was asked, or -1
 * @date_example: the number of a text that shows why not
 *
 * What a column of a file is for, as far as it has been said or guessed.
 */
struct _SonderImportChoice
{
  GObject          parent_instance;

  guint            column;
  char            *name;
  char            *examples;
  SonderCsvTyping  typing;
  SonderColumnRole role;
  char            *metric;
  gboolean         guessed;
  char            *touchpoint;
  int              comment_for;
  gboolean         typed;
  SonderCsvType    type;
  char            *missing;
  gboolean         said;
  int              dates;
  guint32          date_example;
};

#define SONDER_TYPE_IMPORT_CHOICE (sonder_import_choice_get_type ())
G_DECLARE_FINAL_TYPE (SonderImportChoice, sonder_import_choice, SONDER, IMPORT_CHOICE, GObject)

SonderImportChoice *sonder_import_choice_new         (const SonderImportPlan   *plan,
                                                      guint                     column);
void                sonder_import_choice_carry_over  (SonderImportChoice       *self,
                                                      const SonderImportChoice *before);
void                sonder_import_choice_changed     (SonderImportChoice       *self);
void                sonder_import_choice_add_missing (SonderImportPlan         *plan,
                                                      int                       column,
                                                      const char               *list);
gboolean            sonder_import_choice_apply       (const SonderImportChoice *self,
                                                      SonderImportPlan         *plan,
                                                      GError                  **error);

G_END_DECLS

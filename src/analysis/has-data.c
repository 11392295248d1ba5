/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "has-data.h"

static gboolean
is_there (SonderColumn *flags,
          guint         row)
{
  return !(sonder_column_get_u8 (flags, row) & SONDER_ROW_DELETED);
}

/**
 * sonder_has_scores:
 *
 * Returns: whether there is an answer with a score, not only with a comment
 */
gboolean
sonder_has_scores (SonderProject *project)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  SonderColumn *flags = sonder_table_column (answers, SONDER_ANSWER_FLAGS);
  SonderColumn *scores = sonder_table_column (answers, SONDER_ANSWER_SCORE);

  for (guint row = 0; row < answers->n_rows; row++)
    if (is_there (flags, row) && sonder_column_get_i32 (scores, row) != SONDER_SCORE_NONE)
      return TRUE;

  return FALSE;
}

/**
 * sonder_has_customers:
 *
 * Somebody of whom nothing is known but what they said is nobody to count: a
 * sketch with a review or two stays a sketch.
 *
 * Returns: whether there are customers, or respondents with attributes or scores
 */
gboolean
sonder_has_customers (SonderProject *project)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  SonderColumn *flags = sonder_table_column (customers, SONDER_CUSTOMER_FLAGS);
  gboolean any = FALSE;

  for (guint row = 0; row < customers->n_rows; row++)
    if (is_there (flags, row))
      {
        any = TRUE;
        if (!(sonder_column_get_u8 (flags, row) & SONDER_ROW_ANONYMOUS))
          return TRUE;
      }

  return any && (g_list_model_get_n_items (
                   sonder_project_get_items (project, SONDER_KIND_ATTRIBUTE)) > 0 ||
                 sonder_has_scores (project));
}

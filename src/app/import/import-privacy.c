/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-privacy.h"

#include "import-personal.h"
#include "privacy.h"

/* Scores are nobody's name, whatever the question is called. */
static gboolean
is_hidden (const SonderImportChoice *choice,
           const SonderImportPlan   *plan)
{
  switch (choice->role)
    {
    case SONDER_COLUMN_NAME:
      return TRUE;
    case SONDER_COLUMN_ATTRIBUTE:
    case SONDER_COLUMN_IGNORE:
    case SONDER_COLUMN_KEY:
    case SONDER_COLUMN_RESPONDENT:
      return sonder_import_plan_is_personal (plan, choice->column);
    case SONDER_COLUMN_SCORE:
    case SONDER_COLUMN_TOUCHPOINT:
    case SONDER_COLUMN_METRIC:
    case SONDER_COLUMN_DATE:
    case SONDER_COLUMN_COMMENT:
    case SONDER_N_COLUMN_ROLES:
    default:
      return FALSE;
    }
}

/**
 * sonder_import_choice_dup_cell:
 * @text: what stands in a cell of the column
 *
 * Returns: (transfer full): what is to be shown of it: while personal data are
 *   hidden, nothing of names and of what else is personal
 */
char *
sonder_import_choice_dup_cell (const SonderImportChoice *choice,
                               const SonderImportPlan   *plan,
                               const char               *text)
{
  if (*text != '\0' && sonder_privacy_is_on () && is_hidden (choice, plan))
    return g_strdup ("•••");

  return sonder_privacy_dup_text (NULL, text);
}

/**
 * sonder_import_choice_dup_examples:
 *
 * Returns: (transfer full): what is to be shown of the column's examples
 */
char *
sonder_import_choice_dup_examples (const SonderImportChoice *choice,
                                   const SonderImportPlan   *plan)
{
  return sonder_import_choice_dup_cell (choice, plan, choice->examples);
}

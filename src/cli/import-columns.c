/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-columns.h"

#include <glib/gi18n-lib.h>

#include "console.h"
#include "text-table.h"
#include "words.h"

/* Names of columns can be whole questions. */
#define USUAL_WIDTH 100

static const char *
describe_attribute (const SonderCsvTyping *typing)
{
  switch (typing->type)
    {
    case SONDER_CSV_NUMBER:
      return _ ("attribute, number");
    case SONDER_CSV_DATE:
      return _ ("attribute, date");
    case SONDER_CSV_YES_NO:
      return _ ("attribute, yes or no");
    case SONDER_CSV_CHOICE:
      return _ ("attribute, choice");
    case SONDER_CSV_TEXT:
    default:
      return _ ("attribute, text");
    }
}

static char *
describe_score (const SonderImportColumn *column)
{
  const char *metric = column->metric != NULL ? column->metric : _ ("the row's metric");

  if (column->touchpoint == NULL)
    /* Translators: what a column becomes: scores of a metric */
    return g_strdup_printf (_ ("score, %s"), metric);

  /* Translators: what a column becomes: scores of a metric at a touchpoint */
  return g_strdup_printf (_ ("score, %s, at “%s”"), metric, column->touchpoint);
}

static char *
describe_comment (const SonderImportPlan *plan, const SonderImportColumn *column)
{
  if (column->comment_for < 0)
    return g_strdup (_ ("comment"));

  /* Translators: what a column becomes: comments on the scores of another */
  return g_strdup_printf (_ ("comment on “%s”"),
                          sonder_csv_table_name (plan->table, (guint) column->comment_for));
}

/* What becomes of a column. */
static char *
describe_column (const SonderImportPlan *plan, const SonderImportColumn *column)
{
  switch (column->role)
    {
    case SONDER_COLUMN_IGNORE:
      return g_strdup (_ ("left out"));
    case SONDER_COLUMN_KEY:
      return g_strdup (_ ("customer's id"));
    case SONDER_COLUMN_RESPONDENT:
      return g_strdup (_ ("answer sheet's id"));
    case SONDER_COLUMN_NAME:
      return g_strdup (_ ("customer's name"));
    case SONDER_COLUMN_SCORE:
      return describe_score (column);
    case SONDER_COLUMN_TOUCHPOINT:
      return g_strdup (_ ("touchpoint"));
    case SONDER_COLUMN_METRIC:
      return g_strdup (_ ("metric"));
    case SONDER_COLUMN_DATE:
      return g_strdup (_ ("day of the answers"));
    case SONDER_COLUMN_COMMENT:
      return describe_comment (plan, column);
    case SONDER_COLUMN_ATTRIBUTE:
    case SONDER_N_COLUMN_ROLES:
    default:
      if (column->typing.n_values == 0)
        return g_strdup (_ ("left out, empty"));
      return g_strdup (describe_attribute (&column->typing));
    }
}

/**
 * sonder_import_columns_append:
 *
 * Writes a table of the file's columns: what becomes of each, and in how many
 * rows it has a value.
 */
void
sonder_import_columns_append (const SonderImportPlan *plan, GString *out)
{
  g_autoptr (SonderTextTable) table = sonder_text_table_new ();
  guint width = sonder_console_get_width ();

  sonder_text_table_add_column (table, _ ("Column"), SONDER_ALIGN_LEFT);
  sonder_text_table_add_column (table, _ ("Becomes"), SONDER_ALIGN_LEFT);
  sonder_text_table_add_column (table, _ ("Values"), SONDER_ALIGN_RIGHT);
  for (guint i = 0; i < plan->n_columns; i++)
    {
      const SonderImportColumn *column = &plan->columns[i];
      g_autofree char *becomes = describe_column (plan, column);
      g_autofree char *n_values = sonder_words_integer (column->typing.n_values);

      sonder_text_table_add_cell (table, sonder_csv_table_name (plan->table, i),
                                  SONDER_STYLE_PLAIN);
      sonder_text_table_add_cell (table, becomes,
                                  column->role == SONDER_COLUMN_IGNORE ? SONDER_STYLE_QUIET
                                                                       : SONDER_STYLE_PLAIN);
      sonder_text_table_add_cell (table, n_values, SONDER_STYLE_PLAIN);
    }

  sonder_text_table_append (table, out, width > 0 ? width : USUAL_WIDTH,
                            sonder_console_has_color ());
  g_string_append_c (out, '\n');
}

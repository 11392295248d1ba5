/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-problem.h"

static gboolean
is_unsaid (SonderImportChoices      *self,
           const SonderImportChoice *choice)
{
  if (choice->metric == NULL)
    return TRUE;

  return *choice->metric == '\0' &&
         sonder_import_choices_find_role (self, SONDER_COLUMN_METRIC) < 0;
}

static void
find_metric_problem (SonderImportChoices *self,
                     SonderImportProblem *problem)
{
  g_autoptr (GtkBitset) unsaid = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) guessed = gtk_bitset_new_empty ();

  for (guint i = 0; i < sonder_import_choices_get_length (self); i++)
    {
      const SonderImportChoice *choice = sonder_import_choices_get (self, i);

      if (choice->role != SONDER_COLUMN_SCORE)
        continue;
      if (is_unsaid (self, choice))
        gtk_bitset_add (unsaid, i);
      else if (choice->guessed)
        gtk_bitset_add (guessed, i);
    }

  if (!gtk_bitset_is_empty (unsaid))
    {
      problem->kind = SONDER_IMPORT_METRIC_UNSAID;
      problem->columns = g_steal_pointer (&unsaid);
    }
  else if (!gtk_bitset_is_empty (guessed))
    {
      problem->kind = SONDER_IMPORT_METRIC_GUESSED;
      problem->columns = g_steal_pointer (&guessed);
    }
}

static void
find_date_problem (SonderImportChoices *self,
                   SonderImportProblem *problem)
{
  int column = sonder_import_choices_find_role (self, SONDER_COLUMN_DATE);
  const SonderCsvTable *table = sonder_import_choices_get_plan (self)->table;
  const SonderCsvColumn *c;
  SonderImportChoice *choice;
  SonderDateOrder order;

  if (column < 0 || sonder_import_choices_get_date_order (self) >= 0)
    return;
  choice = sonder_import_choices_get (self, (guint) column);
  c = sonder_csv_table_column (table, (guint) column);
  if (choice->dates < 0)
    choice->dates = choice->typing.type == SONDER_CSV_DATE
                      ? SONDER_CSV_DATES_ONE_WAY
                      : sonder_csv_find_date_order (c, &order, &choice->date_example);
  if (choice->dates == SONDER_CSV_DATES_ONE_WAY)
    return;

  problem->kind =
    choice->dates == SONDER_CSV_DATES_TWO_WAYS ? SONDER_IMPORT_TWO_DATES : SONDER_IMPORT_NO_DATES;
  problem->columns = gtk_bitset_new_range ((guint) column, 1);
  problem->example = g_strdup (sonder_csv_column_text (c, choice->date_example));
}

void
sonder_import_problem_clear (SonderImportProblem *self)
{
  g_clear_pointer (&self->columns, gtk_bitset_unref);
  g_clear_pointer (&self->example, g_free);
  self->kind = SONDER_IMPORT_FINE;
}

/**
 * sonder_import_choices_find_problem:
 * @problem: (out): what is in the way of importing
 */
void
sonder_import_choices_find_problem (SonderImportChoices *self,
                                    SonderImportProblem *problem)
{
  *problem = (SonderImportProblem) { SONDER_IMPORT_FINE, NULL, NULL };
  if (sonder_import_choices_get_plan (self)->table->n_rows == 0)
    problem->kind = SONDER_IMPORT_NO_ROWS;
  if (problem->kind == SONDER_IMPORT_FINE)
    find_metric_problem (self, problem);
  if (problem->kind == SONDER_IMPORT_FINE)
    find_date_problem (self, problem);
}

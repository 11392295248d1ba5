/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-choice.h"

#include "import-alike.h"

#define N_EXAMPLES 4
#define MAX_EXAMPLE 40
#define EXAMPLE_ROWS 200

G_DEFINE_FINAL_TYPE (SonderImportChoice, sonder_import_choice, G_TYPE_OBJECT)

static guint changed_signal;

static void
append_example (GString    *examples,
                const char *text)
{
  g_autofree char *line = g_strdup (text);
  g_autofree char *shortened = NULL;

  g_strdelimit (line, "\n\r\t", ' ');
  if (g_utf8_strlen (line, -1) > MAX_EXAMPLE)
    shortened = g_utf8_substring (line, 0, MAX_EXAMPLE);
  g_string_append_printf (examples, "%s%s%s", examples->len > 0 ? " · " : "",
                          shortened != NULL ? shortened : line, shortened != NULL ? "…" : "");
}

/* Texts have numbers in the order in which they occur. */
static char *
dup_examples (const SonderCsvTable *table,
              guint                 column)
{
  const SonderCsvColumn *c = sonder_csv_table_column (table, column);
  g_autoptr (GString) examples = g_string_new (NULL);
  guint32 last = 0;
  guint n = 0;

  for (guint row = 0; row < MIN (table->n_rows, EXAMPLE_ROWS) && n < N_EXAMPLES; row++)
    if (c->codes[row] > last)
      {
        last = c->codes[row];
        if (sonder_csv_is_missing_word (sonder_csv_column_text (c, last)))
          continue;
        append_example (examples, sonder_csv_column_text (c, last));
        n++;
      }

  return g_strdup (examples->str);
}

static void
sonder_import_choice_finalize (GObject *object)
{
  SonderImportChoice *self = SONDER_IMPORT_CHOICE (object);

  g_free (self->name);
  g_free (self->examples);
  g_free (self->metric);
  g_free (self->touchpoint);
  g_free (self->missing);

  G_OBJECT_CLASS (sonder_import_choice_parent_class)->finalize (object);
}

static void
sonder_import_choice_class_init (SonderImportChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sonder_import_choice_finalize;
  changed_signal = g_signal_new ("changed", SONDER_TYPE_IMPORT_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
sonder_import_choice_init (SonderImportChoice *self)
{
}

/**
 * sonder_import_choice_new:
 *
 * Returns: (transfer full): what is guessed about a column
 */
SonderImportChoice *
sonder_import_choice_new (const SonderImportPlan *plan,
                          guint                   column)
{
  SonderImportChoice *choice = g_object_new (SONDER_TYPE_IMPORT_CHOICE, NULL);
  const SonderImportColumn *guess = &plan->columns[column];

  choice->column = column;
  choice->name = g_strdup (sonder_csv_table_name (plan->table, column));
  choice->examples = dup_examples (plan->table, column);
  choice->typing = guess->typing;
  choice->role = guess->role;
  choice->metric = g_strdup (guess->metric);
  choice->guessed = guess->metric != NULL;
  choice->touchpoint = g_strdup (guess->touchpoint != NULL ? guess->touchpoint : "");
  choice->comment_for = guess->comment_for;
  choice->dates = -1;
  choice->missing = guess->role == SONDER_COLUMN_SCORE
                      ? sonder_import_plan_dup_missing_words (plan, column)
                      : g_strdup ("");

  return choice;
}

/**
 * sonder_import_choice_carry_over:
 *
 * Says of a column what was said of it when the file was read another way.
 */
void
sonder_import_choice_carry_over (SonderImportChoice       *self,
                                 const SonderImportChoice *before)
{
  self->role = before->role;
  self->guessed = before->guessed;
  self->comment_for = before->comment_for;
  self->typed = before->typed;
  self->type = before->type;
  self->said = TRUE;
  g_free (self->metric);
  self->metric = g_strdup (before->metric);
  g_free (self->touchpoint);
  self->touchpoint = g_strdup (before->touchpoint);
  g_free (self->missing);
  self->missing = g_strdup (before->missing);
}

/**
 * sonder_import_choice_changed:
 *
 * Tells that somebody has said something of the column.
 */
void
sonder_import_choice_changed (SonderImportChoice *self)
{
  self->said = TRUE;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * sonder_import_choice_add_missing:
 * @column: a score column, or %SONDER_NO_COLUMN for all
 * @list: what stands for a blank there, with commas between
 */
void
sonder_import_choice_add_missing (SonderImportPlan *plan,
                                  int               column,
                                  const char       *list)
{
  g_auto (GStrv) values = g_strsplit (list, ",", -1);

  for (guint i = 0; values[i] != NULL; i++)
    if (*g_strstrip (values[i]) != '\0')
      sonder_import_plan_add_missing (plan, column, values[i]);
}

/**
 * sonder_import_choice_apply:
 *
 * Puts what is said of a column into the plan.
 */
gboolean
sonder_import_choice_apply (const SonderImportChoice *self,
                            SonderImportPlan         *plan,
                            GError                  **error)
{
  const char *metric = self->metric != NULL && *self->metric != '\0' ? self->metric : NULL;
  const char *touchpoint = *self->touchpoint != '\0' ? self->touchpoint : NULL;

  if (self->role == SONDER_COLUMN_SCORE)
    {
      sonder_import_choice_add_missing (plan, (int) self->column, self->missing);
      return sonder_import_plan_set_score (plan, self->column, metric, touchpoint, error);
    }
  if (self->role == SONDER_COLUMN_ATTRIBUTE && self->typed)
    sonder_import_plan_set_type (plan, self->column, self->type);
  if (self->role == SONDER_COLUMN_COMMENT)
    plan->columns[self->column].comment_for = self->comment_for;

  return sonder_import_plan_set_role (plan, self->column, self->role, error);
}

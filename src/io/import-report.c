/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-report.h"

#include <glib/gi18n-lib.h>

#include "encoding-name.h"

/* So many things are named where there are more. */
#define NAMED 5

typedef struct
{
  GArray *messages;
  const SonderImportReport *report;
  const SonderImportPlan *plan;
} Description;

static void
say (Description *self, SonderImportMessageKind kind, char *text)
{
  SonderImportMessage message = { kind, text, NULL };

  g_array_append_val (self->messages, message);
}

/* How the sentence just said could be changed on the command line. */
static void
add_hint (Description *self, char *hint)
{
  g_array_index (self->messages, SonderImportMessage, self->messages->len - 1).hint = hint;
}

static const char *
column_name (Description *self, int column)
{
  return sonder_csv_table_name (self->plan->table, (guint)column);
}

static void
clear_unusable (gpointer data)
{
  SonderImportUnusable *unusable = data;

  g_free (unusable->example);
}

static void
clear_message (gpointer data)
{
  SonderImportMessage *message = data;

  g_free (message->text);
  g_free (message->hint);
}

/* “7 (a, b, c, d, e…)” */
static char *
list_names (GPtrArray *names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  g_string_append_printf (list, "%u (", names->len);
  for (guint i = 0; i < MIN (names->len, NAMED); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (names, i));
  if (names->len > NAMED)
    g_string_append (list, "…");
  g_string_append_c (list, ')');
  return g_strdup (list->str);
}

/* Of what did not happen, nothing is said. */
static void
add_part (GPtrArray *parts, guint n, char *part)
{
  if (n > 0)
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

/* “12 customers: 3 new, 9 as before” */
static void
say_parts (Description *self, const char *all, GPtrArray *parts)
{
  g_autofree char *list = NULL;

  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a list */
  list = g_strjoinv (C_ ("list", ", "), (GStrv)parts->pdata);
  /* Translators: "12 customers: 3 new, 4 updated, 5 as before" */
  say (self, SONDER_IMPORT_RESULT, g_strdup_printf (C_ ("import", "%s: %s"), all, list));
}

static char *
count_persons (guint n, gboolean respondents)
{
  return g_strdup_printf (
      respondents ? g_dngettext (GETTEXT_PACKAGE, "%u respondent", "%u respondents", n)
                  : g_dngettext (GETTEXT_PACKAGE, "%u customer", "%u customers", n),
      n);
}

static void
describe_tally (Description *self, const SonderImportTally *tally, gboolean respondents)
{
  guint n = tally->n_new + tally->n_updated + tally->n_known;
  g_autofree char *all = count_persons (n, respondents);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n == 0)
    return;
  /* Translators: the following are parts of "12 customers: 3 new, 4 updated, 5 as before" */
  add_part (parts, tally->n_new, g_strdup_printf (C_ ("customers", "%u new"), tally->n_new));
  add_part (parts, tally->n_updated,
            g_strdup_printf (C_ ("customers", "%u updated"), tally->n_updated));
  add_part (parts, tally->n_known,
            g_strdup_printf (C_ ("customers", "%u as before"), tally->n_known));
  say_parts (self, all, parts);
}

static void
describe_answers (Description *self)
{
  const SonderImportReport *r = self->report;
  guint n = r->n_added + r->n_present;
  g_autofree char *all =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u answer", "%u answers", n), n);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n == 0)
    return;
  /* Translators: the following are parts of "12 answers: 10 new, 4 with a comment,
   * 2 there already" */
  add_part (parts, r->n_added, g_strdup_printf (C_ ("answers", "%u new"), r->n_added));
  add_part (parts, r->n_comments,
            g_strdup_printf (C_ ("answers", "%u with a comment"), r->n_comments));
  add_part (parts, r->n_present,
            g_strdup_printf (C_ ("answers", "%u there already"), r->n_present));
  say_parts (self, all, parts);
}

static void
describe_new_items (Description *self)
{
  const SonderImportReport *r = self->report;
  g_autofree char *attributes = list_names (r->new_attributes);
  g_autofree char *metrics = list_names (r->new_metrics);
  g_autofree char *touchpoints = list_names (r->new_touchpoints);

  /* Translators: each is followed by a number and names: "3 (age, plan, city)" */
  if (r->new_attributes->len > 0)
    say (self, SONDER_IMPORT_NOTE, g_strdup_printf (_ ("New attributes: %s"), attributes));
  if (r->new_metrics->len > 0)
    say (self, SONDER_IMPORT_NOTE, g_strdup_printf (_ ("New metrics: %s"), metrics));
  if (r->new_touchpoints->len > 0)
    say (self, SONDER_IMPORT_NOTE, g_strdup_printf (_ ("New touchpoints: %s"), touchpoints));
}

/* Customers who occur in several rows are not found by themselves. */
static void
describe_possible_key (Description *self)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    if (self->plan->columns[i].role == SONDER_COLUMN_ATTRIBUTE &&
        sonder_csv_is_id_name (column_name (self, (int)i)))
      {
        add_hint (self, g_strdup_printf (_ ("If “%s” identifies customers, use --key."),
                                         column_name (self, (int)i)));
        return;
      }
}

static void
describe_identity (Description *self)
{
  int key = sonder_import_plan_get_column (self->plan, SONDER_COLUMN_KEY);
  int sheet = sonder_import_plan_get_column (self->plan, SONDER_COLUMN_RESPONDENT);

  if (self->plan->key_guessed && key >= 0)
    say (self, SONDER_IMPORT_NOTE,
         g_strdup_printf (_ ("“%s” was taken as the customers’ id."), column_name (self, key)));
  else if (self->plan->key_guessed && sheet >= 0)
    say (self, SONDER_IMPORT_NOTE,
         g_strdup_printf (_ ("“%s” was taken as the id of the answer sheet."),
                          column_name (self, sheet)));
  else if (key < 0 && sheet < 0)
    say (self, SONDER_IMPORT_NOTE,
         g_strdup_printf (_ ("No column identifies customers, so each row is a respondent of the "
                             "source “%s”."),
                          self->plan->source));
  if (self->plan->key_guessed && (key >= 0 || sheet >= 0))
    add_hint (self, g_strdup (key >= 0 ? _ ("If it identifies only the answer sheet, use "
                                            "--respondent; if nothing, --ignore.")
                                       : _ ("If it identifies the customer, use --key.")));
  if (key < 0 && sheet < 0)
    describe_possible_key (self);
}

static void
describe_similar_source (Description *self)
{
  const SonderImportReport *r = self->report;

  if (r->similar_source == NULL)
    return;
  say (self, SONDER_IMPORT_WARNING,
       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row is also in the source “%s”.",
                                     "%u rows are also in the source “%s”.", r->n_similar),
                        r->n_similar, r->similar_source));
  add_hint (self, g_strdup_printf (_ ("If this is the same survey, undo and import it with "
                                      "--source \"%s\"."),
                                   r->similar_source));
}

static void
describe_refused (Description *self)
{
  const SonderImportReport *r = self->report;
  int key = sonder_import_plan_get_column (self->plan, SONDER_COLUMN_KEY);
  int sheet = sonder_import_plan_get_column (self->plan, SONDER_COLUMN_RESPONDENT);

  if (r->n_refused > 0)
    say (self, SONDER_IMPORT_WARNING,
         g_strdup_printf (
             g_dngettext (
                 GETTEXT_PACKAGE, "%u row left out: nothing stands in “%s” (first in row %u).",
                 "%u rows left out: nothing stands in “%s” (first in row %u).", r->n_refused),
             r->n_refused, column_name (self, key), r->refused_row));
  if (r->n_unsigned > 0)
    say (self, SONDER_IMPORT_WARNING,
         g_strdup_printf (
             g_dngettext (GETTEXT_PACKAGE,
                          "%u row without a value in “%s” is recognised by its content.",
                          "%u rows without a value in “%s” are recognised by their "
                          "content.",
                          r->n_unsigned),
             r->n_unsigned, column_name (self, sheet)));
}

static char *
explain (const SonderImportUnusable *unusable)
{
  switch (unusable->reason)
    {
    case SONDER_UNUSABLE_NOT_A_NUMBER:
      return g_strdup (_ ("not a number"));
    case SONDER_UNUSABLE_NOT_WHOLE:
      return g_strdup (_ ("not a whole number"));
    case SONDER_UNUSABLE_OUT_OF_RANGE:
      return g_strdup (_ ("not on the scale"));
    case SONDER_UNUSABLE_NO_METRIC:
      return g_strdup (_ ("without a metric"));
    case SONDER_UNUSABLE_UNKNOWN_METRIC:
      return g_strdup (_ ("of an unknown metric"));
    case SONDER_UNUSABLE_NOT_A_DATE:
      return g_strdup (_ ("not a date"));
    case SONDER_UNUSABLE_NOT_YES_NO:
      return g_strdup (_ ("neither yes nor no"));
    case SONDER_UNUSABLE_UNKNOWN_TYPE:
    case SONDER_N_UNUSABLE:
    default:
      return g_strdup (_ ("for an attribute of a type that this version does not know"));
    }
}

static void
describe_unusable (Description *self)
{
  for (guint i = 0; i < self->report->unusable->len; i++)
    say (self, SONDER_IMPORT_WARNING,
         sonder_import_unusable_describe (
             &g_array_index (self->report->unusable, SonderImportUnusable, i), self->plan));
}

static void
describe_headers (Description *self)
{
  const SonderCsvHeaders *headers = self->plan->table->headers;

  if (headers->style == SONDER_CSV_HEADERS_NONE)
    {
      say (self, SONDER_IMPORT_NOTE,
           g_strdup (_ ("The first row was taken as data: the columns are called “Column 1”, "
                        "“Column 2”…")));
      add_hint (self, g_strdup (_ ("If it holds their names, use --header-rows 1.")));
      return;
    }
  if (headers->n_rows > 1)
    say (self, SONDER_IMPORT_NOTE,
         g_strdup_printf (_ ("The first %u rows were taken as headers."), headers->n_rows));
  for (guint i = 0; i < MIN (headers->renames->len, NAMED); i++)
    {
      const SonderCsvRename *rename = &g_array_index (headers->renames, SonderCsvRename, i);

      if (*rename->original == '\0')
        say (self, SONDER_IMPORT_NOTE,
             g_strdup_printf (_ ("Column %u has no name and is called “%s”."), rename->column + 1,
                              rename->name));
      else
        say (self, SONDER_IMPORT_NOTE,
             g_strdup_printf (_ ("There is another “%s”; column %u is called “%s”."),
                              rename->original, rename->column + 1, rename->name));
    }
  if (headers->renames->len > NAMED)
    say (self, SONDER_IMPORT_NOTE,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more column was renamed likewise.",
                                       "%u more columns were renamed likewise.",
                                       headers->renames->len - NAMED),
                          headers->renames->len - NAMED));
}

static void
describe_encoding (Description *self)
{
  const SonderCsvTable *table = self->plan->table;
  g_autofree char *name = sonder_encoding_dup_name (table->encoding);
  guint n_replaced = (guint)table->decoding.n_replaced, n_zeros = (guint)table->decoding.n_zeros;

  if (table->origin == SONDER_ENCODING_GUESSED)
    {
      say (self, SONDER_IMPORT_NOTE,
           g_strdup_printf (_ ("The file was read as %s, judging by its letters."), name));
      add_hint (self, g_strdup_printf (_ ("If accents look wrong, name another encoding than %s "
                                          "with --encoding."),
                                       table->encoding));
    }
  if (n_replaced > 0)
    say (self, SONDER_IMPORT_WARNING,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u character could not be read as %s and was replaced by "
                                       "“�” (on line %u).",
                                       "%u characters could not be read as %s and were replaced by "
                                       "“�” (first on line %u).",
                                       n_replaced),
                          n_replaced, name, (guint)table->decoding.first_replaced_line));
  if (n_zeros > 0)
    say (self, SONDER_IMPORT_WARNING,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u zero byte was left out (on line %u).",
                                       "%u zero bytes were left out (first on line %u).", n_zeros),
                          n_zeros, (guint)table->decoding.first_zero_line));
}

static void
describe_shape (Description *self)
{
  const SonderCsvTable *table = self->plan->table;
  guint n_stray = (guint)table->reading.n_stray_quotes, n_empty = self->report->n_empty_columns;

  if (n_stray > 0)
    say (
        self, SONDER_IMPORT_WARNING,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u row has quotation marks in odd places, taken as text (on "
                                      "line %u).",
                                      "%u rows have quotation marks in odd places, taken as text "
                                      "(first on line %u).",
                                      n_stray),
                         n_stray, (guint)table->reading.first_stray_quote_line));
  if (table->n_long_rows > 0)
    say (self, SONDER_IMPORT_WARNING,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u row has more cells than the headers (row %u).",
                                       "%u rows have more cells than the headers (first row %u).",
                                       table->n_long_rows),
                          table->n_long_rows, table->first_long_row));
  if (n_empty > 0)
    say (self, SONDER_IMPORT_NOTE,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column is empty and was left out.",
                                       "%u columns are empty and were left out.", n_empty),
                          n_empty));
}

/* What becomes attributes is said where it may surprise: not why a word is one. */
static void
describe_types (Description *self)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      const SonderImportColumn *column = &self->plan->columns[i];
      g_autofree char *why = NULL;

      if (column->role != SONDER_COLUMN_ATTRIBUTE ||
          (column->typing.reason != SONDER_CSV_REASON_TWO_DATES &&
           column->typing.reason != SONDER_CSV_REASON_TWO_NUMBERS &&
           column->typing.reason != SONDER_CSV_REASON_MIXED))
        continue;
      why = sonder_csv_typing_explain (&column->typing,
                                       sonder_csv_table_column (self->plan->table, i));
      say (self, SONDER_IMPORT_NOTE,
           g_strdup_printf (_ ("“%s” stays text: %s."), column_name (self, (int)i), why));
    }
}

void
sonder_import_report_init (SonderImportReport *self)
{
  *self = (SonderImportReport){ 0 };
  self->unusable = g_array_new (FALSE, FALSE, sizeof (SonderImportUnusable));
  g_array_set_clear_func (self->unusable, clear_unusable);
  self->new_attributes = g_ptr_array_new_with_free_func (g_free);
  self->new_metrics = g_ptr_array_new_with_free_func (g_free);
  self->new_touchpoints = g_ptr_array_new_with_free_func (g_free);
}

void
sonder_import_report_clear (SonderImportReport *self)
{
  g_array_unref (self->unusable);
  g_ptr_array_unref (self->new_attributes);
  g_ptr_array_unref (self->new_metrics);
  g_ptr_array_unref (self->new_touchpoints);
  g_free (self->source);
  g_free (self->similar_source);
}

/**
 * sonder_import_report_add_unusable:
 * @self: a report
 * @column: the column of the cells
 * @reason: why they cannot be used
 * @n: their number
 * @row: the number of the row of the first
 * @example: what stands in it
 */
void
sonder_import_report_add_unusable (SonderImportReport *self,
                                   guint column,
                                   SonderUnusableReason reason,
                                   guint n,
                                   guint32 row,
                                   const char *example)
{
  g_autofree char *shortened =
      g_utf8_strlen (example, -1) > 60 ? g_utf8_substring (example, 0, 60) : NULL;
  SonderImportUnusable unusable = { column, reason, n, row, NULL };

  unusable.example = shortened != NULL ? g_strconcat (shortened, "…", NULL) : g_strdup (example);
  g_array_append_val (self->unusable, unusable);
}

/**
 * sonder_import_unusable_describe:
 * @self: cells that could not be used
 * @plan: the plan of the import
 *
 * Returns: (transfer full): a sentence that says how many, why, and an example
 */
char *
sonder_import_unusable_describe (const SonderImportUnusable *self, const SonderImportPlan *plan)
{
  g_autofree char *why = explain (self);

  /* Translators: "“nps”: 84 cells left out, not on the scale, for example “11” in row 12." */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "“%s”: %u cell left out, %s: “%s” in row %u.",
                   "“%s”: %u cells left out, %s, for example “%s” in row %u.", self->n),
      sonder_csv_table_name (plan->table, self->column), self->n, why, self->example, self->row);
}

/**
 * sonder_import_report_describe:
 * @self: a report
 * @plan: the plan of the same import
 *
 * Says for people what an import does, what was decided without asking, and
 * what was left out: one sentence for each, translated.
 *
 * Returns: (transfer full) (element-type SonderImportMessage): the sentences
 */
GArray *
sonder_import_report_describe (const SonderImportReport *self, const SonderImportPlan *plan)
{
  Description d = { g_array_new (FALSE, FALSE, sizeof (SonderImportMessage)), self, plan };

  g_array_set_clear_func (d.messages, clear_message);
  describe_tally (&d, &self->customers, FALSE);
  describe_tally (&d, &self->respondents, TRUE);
  describe_answers (&d);
  if (!self->changes)
    say (&d, SONDER_IMPORT_RESULT, g_strdup (_ ("All of it is in the project already.")));
  describe_identity (&d);
  describe_headers (&d);
  describe_encoding (&d);
  describe_new_items (&d);
  describe_types (&d);
  describe_shape (&d);
  describe_refused (&d);
  describe_unusable (&d);
  describe_similar_source (&d);
  return d.messages;
}

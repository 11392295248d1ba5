/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-words.h"

#include <glib/gi18n.h>

#include "encoding-name.h"

static const char *
get_type_text (SonderCsvType type)
{
  switch (type)
    {
    case SONDER_CSV_NUMBER:
      return C_("column", "Attribute, number");
    case SONDER_CSV_DATE:
      return C_("column", "Attribute, date");
    case SONDER_CSV_YES_NO:
      return C_("column", "Attribute, yes or no");
    case SONDER_CSV_CHOICE:
      return C_("column", "Attribute, choice");
    case SONDER_CSV_TEXT:
    default:
      return C_("column", "Attribute, text");
    }
}

static char *
describe_score (const SonderImportChoice *choice,
                const SonderImportPlan   *plan)
{
  g_autofree char *metric = sonder_import_metric_to_text (choice->metric, plan->project);

  if (*choice->touchpoint == '\0')
    return g_steal_pointer (&metric);

  /* Translators: what a score measures, and at which touchpoint */
  return g_strdup_printf (C_("column", "%s · %s"), metric, choice->touchpoint);
}

static guint
count_left_out (const SonderImportPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->n_columns; i++)
    n += plan->columns[i].role == SONDER_COLUMN_IGNORE ||
         (plan->columns[i].role == SONDER_COLUMN_ATTRIBUTE &&
          plan->columns[i].typing.n_values == 0);

  return n;
}

static guint
count_persons (const SonderImportTally *tally)
{
  return tally->n_new + tally->n_updated + tally->n_known;
}

static void
append_part (GString *text,
             char    *part)
{
  g_autofree char *owned = part;

  /* Translators: between the parts of a list */
  g_string_append_printf (text, "%s%s", text->len > 0 ? C_("list", ", ") : "", owned);
}

/* Who is new is said only where somebody is there already. */
static void
append_persons (GString                  *text,
                const SonderImportTally  *tally,
                gboolean                  anonymous)
{
  guint n = count_persons (tally);

  if (n == 0)
    return;
  if (anonymous)
    append_part (text, g_strdup_printf (ngettext ("%'u anonymous respondent",
                                                  "%'u anonymous respondents", n),
                                        n));
  else
    append_part (text, g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n));
  if (tally->n_new > 0 && tally->n_new < n)
    /* Translators: follows a number of customers */
    g_string_append_printf (text, _(" (%'u new)"), tally->n_new);
}

static void
append_answers (GString                  *text,
                const SonderImportReport *report)
{
  guint n_scores = report->n_scores, n_comments = report->n_comments, n_present = report->n_present;

  if (n_scores > 0)
    append_part (text, g_strdup_printf (ngettext ("%'u score", "%'u scores", n_scores), n_scores));
  if (n_comments > 0)
    append_part (text, g_strdup_printf (ngettext ("%'u comment", "%'u comments", n_comments),
                                        n_comments));
  if (n_present > 0)
    append_part (text, g_strdup_printf (ngettext ("%'u answer there already",
                                                  "%'u answers there already", n_present),
                                        n_present));
}

static char *
describe_unsaid (guint       n,
                 const char *name)
{
  if (n == 1)
    return g_strdup_printf (_("What does “%s” measure?"), name);

  return g_strdup_printf (ngettext ("What do the scores in %u column measure?",
                                    "What do the scores in %u columns measure?", n),
                          n);
}

static char *
describe_guess (guint                     n,
                const SonderImportChoice *first,
                const SonderImportPlan   *plan)
{
  g_autofree char *metric = sonder_import_metric_to_text (first->metric, plan->project);

  if (n == 1)
    /* Translators: the name of a column, and a metric, such as "Ease, 1–7 (CES)" */
    return g_strdup_printf (_("Does “%s” measure %s?"), first->name, metric);

  return g_strdup_printf (ngettext ("Do “%s” and %u other column measure what was guessed?",
                                    "Do “%s” and %u other columns measure what was guessed?",
                                    n - 1),
                          first->name, n - 1);
}

/**
 * sonder_import_role_to_text:
 *
 * Returns: (transfer none): what columns of that role are called
 */
const char *
sonder_import_role_to_text (SonderColumnRole role)
{
  static const char *const labels[SONDER_N_COLUMN_ROLES] = {
    [SONDER_COLUMN_ATTRIBUTE] = NC_ ("column", "Attribute"),
    [SONDER_COLUMN_IGNORE] = NC_ ("column", "Leave out"),
    [SONDER_COLUMN_KEY] = NC_ ("column", "Customer number"),
    [SONDER_COLUMN_RESPONDENT] = NC_ ("column", "Number of the answer sheet"),
    [SONDER_COLUMN_NAME] = NC_ ("column", "Name"),
    [SONDER_COLUMN_SCORE] = NC_ ("column", "Score"),
    [SONDER_COLUMN_TOUCHPOINT] = NC_ ("column", "Touchpoint"),
    [SONDER_COLUMN_METRIC] = NC_ ("column", "Metric"),
    [SONDER_COLUMN_DATE] = NC_ ("column", "Date of the answer"),
    [SONDER_COLUMN_COMMENT] = NC_ ("column", "Comment"),
  };

  return g_dpgettext2 (NULL, "column", labels[role]);
}

/**
 * sonder_import_metric_to_text:
 * @metric: (nullable): as in #SonderImportChoice
 *
 * Returns: (transfer full): what it is called
 */
char *
sonder_import_metric_to_text (const char     *metric,
                              SonderSnapshot *project)
{
  SonderScale scale;
  SonderItem *item;

  if (metric == NULL)
    return g_strdup (C_("metric", "Score of what?"));
  if (*metric == '\0')
    return g_strdup (C_("metric", "Score of the row’s metric"));
  item = sonder_import_find_metric (project, metric, NULL);
  if (!sonder_scale_parse (metric, &scale, NULL))
    return g_strdup (item != NULL ? sonder_item_get_text (item, "name") : metric);

  switch (scale.kind)
    {
    case SONDER_SCALE_NPS:
      return g_strdup (C_("metric", "Recommendation, 0–10 (NPS)"));
    case SONDER_SCALE_CSAT:
      return g_strdup (C_("metric", "Satisfaction, 1–5 (CSAT)"));
    case SONDER_SCALE_CES:
      return g_strdup (C_("metric", "Ease, 1–7 (CES)"));
    case SONDER_SCALE_RATING:
    default:
      return g_strdup_printf (C_("metric", "Rating, %d–%d"), scale.min, scale.max);
    }
}

/**
 * sonder_import_choice_to_text:
 *
 * Returns: (transfer full): what becomes of a column, in a few words
 */
char *
sonder_import_choice_to_text (const SonderImportChoice *choice,
                              const SonderImportPlan   *plan)
{
  if (choice->role == SONDER_COLUMN_SCORE)
    return describe_score (choice, plan);
  if (choice->role == SONDER_COLUMN_ATTRIBUTE && choice->typing.n_values == 0)
    return g_strdup (C_("column", "Leave out, it is empty"));
  if (choice->role == SONDER_COLUMN_ATTRIBUTE)
    return g_strdup (get_type_text (choice->typed ? choice->type : choice->typing.type));

  return g_strdup (sonder_import_role_to_text (choice->role));
}

/**
 * sonder_import_problem_to_text:
 *
 * Returns: (transfer full): what has to be said or chosen before importing
 */
char *
sonder_import_problem_to_text (const SonderImportProblem *problem,
                               SonderImportChoices       *choices)
{
  const SonderImportPlan *plan = sonder_import_choices_get_plan (choices);
  guint n = problem->columns != NULL ? (guint) gtk_bitset_get_size (problem->columns) : 0;
  const SonderImportChoice *first =
    n > 0 ? sonder_import_choices_get (choices, gtk_bitset_get_minimum (problem->columns)) : NULL;

  switch (problem->kind)
    {
    case SONDER_IMPORT_NO_ROWS:
      return g_strdup (_("The file has headers, but no rows below them."));
    case SONDER_IMPORT_METRIC_UNSAID:
      return describe_unsaid (n, first->name);
    case SONDER_IMPORT_METRIC_GUESSED:
      return describe_guess (n, first, plan);
    case SONDER_IMPORT_TWO_DATES:
      /* Translators: a date such as 03/04/2025, and the name of a column */
      return g_strdup_printf (_("What comes first in “%s” of “%s”?"), problem->example, first->name);
    case SONDER_IMPORT_NO_DATES:
      return g_strdup_printf (_("“%s” holds no dates that can be read, for example “%s”."),
                              first->name, problem->example);
    case SONDER_IMPORT_FINE:
    default:
      return g_strdup ("");
    }
}

/**
 * sonder_import_file_to_text:
 *
 * Returns: (transfer full): how the file was read: what is between the cells,
 *   its encoding, its header rows
 */
char *
sonder_import_file_to_text (const SonderImportPlan *plan)
{
  const SonderCsvTable *table = plan->table;
  g_autofree char *encoding = sonder_encoding_dup_name (table->encoding);
  g_autofree char *delimiter = NULL;
  g_autofree char *headers = g_strdup_printf (
    ngettext ("%u header row", "%u header rows", table->headers->n_rows), table->headers->n_rows);

  if (table->delimiter == ',')
    delimiter = g_strdup (C_("delimiter", "Comma"));
  else if (table->delimiter == ';')
    delimiter = g_strdup (C_("delimiter", "Semicolon"));
  else if (table->delimiter == '\t')
    delimiter = g_strdup (C_("delimiter", "Tab"));
  else if (table->delimiter == '\n')
    delimiter = g_strdup (C_("delimiter", "One column"));
  else
    delimiter = g_strdup_printf ("%c", table->delimiter);

  return g_strdup_printf ("%s · %s · %s", delimiter, encoding, headers);
}

/**
 * sonder_import_report_to_summary:
 *
 * Returns: (transfer full): what an import does, or did, in one sentence
 */
char *
sonder_import_report_to_summary (const SonderImportReport *report,
                                 const SonderImportPlan   *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rows =
    g_strdup_printf (ngettext ("%'u row", "%'u rows", report->n_rows), report->n_rows);
  g_autofree char *left_out = NULL;
  guint n_left_out = count_left_out (plan);

  append_persons (text, &report->customers, FALSE);
  append_persons (text, &report->respondents, TRUE);
  append_answers (text, report);
  if (n_left_out > 0)
    left_out = g_strdup_printf (ngettext ("%'u column left out", "%'u columns left out",
                                          n_left_out),
                                n_left_out);

  /* Translators: "12 rows → 12 customers, 10 scores; 2 columns left out" */
  if (left_out != NULL)
    return g_strdup_printf (_("%s → %s; %s"), rows, text->str, left_out);

  /* Translators: "12 rows → 12 customers, 10 scores" */
  return g_strdup_printf (_("%s → %s"), rows, text->str);
}

/**
 * sonder_import_report_to_text:
 *
 * Returns: (transfer full): all that an import did, line by line, to be kept
 */
char *
sonder_import_report_to_text (const SonderImportReport *report,
                              const SonderImportPlan   *plan)
{
  g_autoptr (GArray) messages = sonder_import_report_describe (report, plan);
  g_autofree char *summary = sonder_import_report_to_summary (report, plan);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n\n", plan->table->name, summary);
  for (guint i = 0; i < messages->len; i++)
    g_string_append_printf (text, "%s\n",
                            g_array_index (messages, SonderImportMessage, i).text);

  return g_strdup (text->str);
}

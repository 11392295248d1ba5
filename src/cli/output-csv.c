/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-output.h"

#include <string.h>

#include "json-number.h"

/* RFC 4180: rows end with CR and LF. */
#define ROW_END "\r\n"

static gboolean
is_row_start (const GString *csv)
{
  return csv->len == 0 || csv->str[csv->len - 1] == '\n';
}

static void
begin_cell (GString *csv)
{
  if (!is_row_start (csv))
    g_string_append_c (csv, ',');
}

static gboolean
is_number (const char *text)
{
  char *end;

  return strspn (text, "+-.0123456789eE") == strlen (text) &&
         isfinite (g_ascii_strtod (text, &end)) && end != text && *end == '\0';
}

/* Names come from customers. What begins like this is a formula to a
 * spreadsheet, which runs it unless an apostrophe stands before it. */
static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL && !is_number (text);
}

static void
append_text (GString *csv, const char *text)
{
  /* An empty cell must be seen where it is the first. */
  gboolean must_be_seen = is_row_start (csv);

  begin_cell (csv);
  if (text == NULL)
    text = "";
  if (!is_formula (text) && strpbrk (text, "\",\r\n") == NULL && (*text != '\0' || !must_be_seen))
    {
      g_string_append (csv, text);
      return;
    }

  g_string_append_c (csv, '"');
  if (is_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static void
append_number (GString *csv, double number)
{
  char digits[SONDER_JSON_NUMBER_SIZE];

  begin_cell (csv);
  if (isfinite (number))
    g_string_append_len (csv, digits, (gssize) sonder_json_number_format (number, digits));
}

static void
append_header (GString *csv, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    append_text (csv, names[i]);
}

static void
append_figure (GString *csv, const SonderFigures *figures, const SonderFigure *figure)
{
  append_number (csv, figure->customers);
  append_number (csv, figure->respondents);
  append_number (csv, figure->n);
  append_number (csv, figure->score);
  append_number (csv, figure->low);
  append_number (csv, figure->high);
  append_number (csv, figure->mean);
  append_number (csv, figure->sd);
  if (!figures->has_metric)
    return;

  if (figures->scale.kind == SONDER_SCALE_NPS)
    {
      append_number (csv, figure->promoters);
      append_number (csv, figure->passives);
      append_number (csv, figure->detractors);
    }
  else
    append_number (csv, figure->top_box);
  for (guint i = 0; i < figure->n_points; i++)
    append_number (csv, figure->counts[i]);
}

static void
append_figures_header (GString *csv, const SonderFigures *figures)
{
  static const char *const common[] = { "group", "id",   "customers", "respondents", "n", "score",
                                        "low",   "high", "mean",      "sd",          NULL };
  static const char *const bands[] = { "promoters", "passives", "detractors", NULL };
  static const char *const top_box[] = { "topBox", NULL };

  append_header (csv, common);
  if (figures->has_metric)
    {
      append_header (csv, figures->scale.kind == SONDER_SCALE_NPS ? bands : top_box);
      for (guint i = 0; i < figures->overall.n_points; i++)
        {
          g_autofree char *name = g_strdup_printf ("count_%d", figures->scale.min + (int)i);

          append_text (csv, name);
        }
    }
  g_string_append (csv, ROW_END);
}

/**
 * sonder_figures_to_csv:
 *
 * A row per group, and at the end one of all answers, whose group is
 * "(overall)". A text that a spreadsheet would take for a formula gets an
 * apostrophe; the ids that the program makes never look like one.
 *
 * Returns: (transfer full): the figures, unrounded
 */
char *
sonder_figures_to_csv (const SonderFigures *figures)
{
  GString *csv = g_string_new (NULL);

  append_figures_header (csv, figures);
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      append_text (csv, group->name);
      append_text (csv, group->id);
      append_figure (csv, figures, &group->figure);
      g_string_append (csv, ROW_END);
    }
  append_text (csv, "(overall)");
  append_text (csv, NULL);
  append_figure (csv, figures, &figures->overall);
  g_string_append (csv, ROW_END);

  return g_string_free (csv, FALSE);
}

static void
append_pair (GString *csv, const SonderComparison *comparison, const SonderPair *pair)
{
  const SonderGroup *a = comparison->figures->groups->pdata[pair->a];

  append_text (csv, a->name);
  append_text (csv, sonder_pair_get_b_name (comparison, pair));
  append_number (csv, pair->n_a);
  append_number (csv, pair->n_b);
  append_number (csv, pair->difference);
  append_number (csv, pair->low);
  append_number (csv, pair->high);
  append_number (csv, pair->statistic);
  append_number (csv, pair->df);
  append_number (csv, pair->p);
  append_number (csv, pair->p_adjusted);
  append_text (csv, isnan (pair->p) ? NULL : pair->significant ? "true" : "false");
  append_text (csv, sonder_pair_note_get_name (pair->note));
  g_string_append (csv, ROW_END);
}

/**
 * sonder_comparison_to_csv:
 *
 * Returns: (transfer full): the comparison's pairs, unrounded
 */
char *
sonder_comparison_to_csv (const SonderComparison *comparison)
{
  static const char *const names[] = { "a",         "b",           "nA",        "nB", "difference",
                                       "low",       "high",        "statistic", "df", "p",
                                       "pAdjusted", "significant", "note",      NULL };
  GString *csv = g_string_new (NULL);

  append_header (csv, names);
  g_string_append (csv, ROW_END);
  for (guint i = 0; i < comparison->pairs->len; i++)
    append_pair (csv, comparison, &g_array_index (comparison->pairs, SonderPair, i));

  return g_string_free (csv, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figures-output.h"

#include <glib/gi18n-lib.h>

#include "encoding.h"
#include "sentence.h"
#include "text-table.h"
#include "text-width.h"
#include "words.h"

/* Lines of prose where there is no terminal. */
#define PROSE_WIDTH 80

static guint
get_prose_width (const SonderTableLook *look)
{
  return look->width > 0 ? MIN (look->width, 2 * PROSE_WIDTH) : PROSE_WIDTH;
}

static void
append_sentence (GString *out,
                 const char *sentence,
                 SonderTextStyle style,
                 const SonderTableLook *look)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *line = NULL;
  g_autofree char *styled = NULL;

  if (sentence == NULL)
    return;

  line = sonder_text_for_display (sentence);
  sonder_text_append_wrapped (lines, line, 0, 0, get_prose_width (look));
  g_string_truncate (lines, lines->len - 1);
  styled = sonder_text_in_style (lines->str, style, look->color);
  g_string_append_printf (out, "%s\n", styled);
}

static void
append_title (GString *out, const SonderFigures *figures, const SonderTableLook *look)
{
  g_autofree char *question = sonder_sentence_question (figures);
  g_autofree char *filter = sonder_sentence_filter (figures);

  append_sentence (out, question, SONDER_STYLE_STRONG, look);
  append_sentence (out, filter, SONDER_STYLE_PLAIN, look);
  g_string_append_c (out, '\n');
}

static void
add_text (SonderTextTable *table, char *text)
{
  sonder_text_table_add_cell (table, text, SONDER_STYLE_PLAIN);
  g_free (text);
}

static void
add_share (SonderTextTable *table, double share)
{
  g_autofree char *number = sonder_words_number (share, 0);

  if (!isfinite (share))
    sonder_text_table_add_cell (table, number, SONDER_STYLE_PLAIN);
  else
    /* Translators: a percentage */
    add_text (table, g_strdup_printf (C_ ("percentage", "%s %%"), number));
}

/* How sure a figure is, in a word or two. */
static const char *
judge (guint respondents, SonderTextStyle *style)
{
  *style = SONDER_STYLE_CAUTION;
  if (respondents == 0)
    return C_ ("how sure", "no answers");
  if (respondents < SONDER_FEW_ANSWERS)
    return C_ ("how sure", "few answers");
  if (respondents < SONDER_FAIR_ANSWERS)
    return C_ ("how sure", "uncertain");

  return "";
}

/* Where the score is no mean, the mean is a figure of its own. */
static gboolean
has_mean_column (const SonderFigures *figures)
{
  return figures->scale.kind == SONDER_SCALE_NPS || figures->scale.kind == SONDER_SCALE_CSAT;
}

static void
add_figure_columns (SonderTextTable *table, const SonderFigures *figures)
{
  g_autofree char *score = sonder_words_score_name (&figures->scale);

  sonder_text_table_add_optional_column (table, _ ("Customers"), SONDER_ALIGN_RIGHT, 1);
  sonder_text_table_add_column (table, _ ("Answers"), SONDER_ALIGN_RIGHT);
  sonder_text_table_add_column (table, figures->has_metric ? score : _ ("Score"),
                                SONDER_ALIGN_RIGHT);
  /* xgettext:no-c-format */
  sonder_text_table_add_column (table, _ ("95 % interval"), SONDER_ALIGN_RIGHT);
  if (has_mean_column (figures))
    sonder_text_table_add_optional_column (table, _ ("Mean"), SONDER_ALIGN_RIGHT, 2);
  /* Translators: short for standard deviation */
  sonder_text_table_add_optional_column (table, _ ("SD"), SONDER_ALIGN_RIGHT, 2);
  if (figures->scale.kind == SONDER_SCALE_NPS)
    {
      sonder_text_table_add_optional_column (table, _ ("Promoters"), SONDER_ALIGN_RIGHT, 3);
      sonder_text_table_add_optional_column (table, _ ("Passives"), SONDER_ALIGN_RIGHT, 3);
      sonder_text_table_add_optional_column (table, _ ("Detractors"), SONDER_ALIGN_RIGHT, 3);
    }
  else if (figures->scale.kind != SONDER_SCALE_CSAT)
    /* Translators: share of answers at the top of the scale */
    sonder_text_table_add_optional_column (table, _ ("Top answers"), SONDER_ALIGN_RIGHT, 3);
  sonder_text_table_add_column (table, "", SONDER_ALIGN_LEFT);
}

static void
add_figure (SonderTextTable *table,
            const SonderFigures *figures,
            const char *label,
            SonderTextStyle label_style,
            const SonderFigure *figure)
{
  SonderTextStyle style;
  const char *judgement = judge (figure->respondents, &style);

  sonder_text_table_add_cell (table, label, label_style);
  add_text (table, sonder_words_integer (figure->customers));
  add_text (table, sonder_words_integer (figure->n));
  add_text (table, sonder_words_score (&figures->scale, figure->score));
  add_text (table, sonder_words_interval (&figures->scale, figure));
  if (has_mean_column (figures))
    add_text (table, sonder_words_number (figure->mean, 2));
  add_text (table, sonder_words_number (figure->sd, 2));
  if (figures->scale.kind == SONDER_SCALE_NPS)
    {
      add_share (table, 100.0 * figure->promoters / figure->n);
      add_share (table, 100.0 * figure->passives / figure->n);
      add_share (table, 100.0 * figure->detractors / figure->n);
    }
  else if (figures->scale.kind != SONDER_SCALE_CSAT)
    add_share (table, figure->top_box);
  sonder_text_table_add_cell (table, judgement, style);
}

static gboolean
is_between (guint n, guint low, guint high)
{
  return n >= low && n < high;
}

/* What the words at the end of rows mean, if there are any. */
static void
append_legend (GString *out, const SonderFigures *figures, const SonderTableLook *look)
{
  gboolean few = is_between (figures->overall.respondents, 1, SONDER_FEW_ANSWERS);
  gboolean fair =
      is_between (figures->overall.respondents, SONDER_FEW_ANSWERS, SONDER_FAIR_ANSWERS);
  g_autofree char *few_text = NULL;
  g_autofree char *fair_text = NULL;

  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      few |= is_between (group->figure.respondents, 1, SONDER_FEW_ANSWERS);
      fair |= is_between (group->figure.respondents, SONDER_FEW_ANSWERS, SONDER_FAIR_ANSWERS);
    }

  few_text = g_strdup_printf (_ ("Few answers: from fewer than %d customers, too few to judge by."),
                              SONDER_FEW_ANSWERS);
  fair_text = g_strdup_printf (
      _ ("Uncertain: from fewer than %d customers, so take it with caution."), SONDER_FAIR_ANSWERS);
  append_sentence (out, few ? few_text : NULL, SONDER_STYLE_CAUTION, look);
  append_sentence (out, fair ? fair_text : NULL, SONDER_STYLE_CAUTION, look);
}

/**
 * sonder_figures_to_table:
 *
 * Returns: (transfer full): the figures as a table to read, in the user's
 *   language, with what they are and how sure
 */
char *
sonder_figures_to_table (const SonderFigures *figures, const SonderTableLook *look)
{
  g_autoptr (SonderTextTable) table = sonder_text_table_new ();
  g_autofree char *method = sonder_sentence_figures_method (figures);
  GString *out = g_string_new (NULL);

  append_title (out, figures, look);
  sonder_text_table_add_column (table, look->heading, SONDER_ALIGN_LEFT);
  add_figure_columns (table, figures);
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      add_figure (table, figures, group->label,
                  group->role == SONDER_GROUP_REST ? SONDER_STYLE_QUIET : SONDER_STYLE_PLAIN,
                  &group->figure);
    }
  if (figures->groups->len > 0)
    sonder_text_table_add_rule (table);
  add_figure (table, figures, _ ("All"), SONDER_STYLE_STRONG, &figures->overall);
  sonder_text_table_append (table, out, look->width, look->color);

  g_string_append_c (out, '\n');
  append_legend (out, figures, look);
  append_sentence (out, method, SONDER_STYLE_QUIET, look);

  return g_string_free (out, FALSE);
}

static char *
format_p (double p)
{
  g_autofree char *thousandth = NULL;

  if (!(p < 0.001))
    return sonder_words_number (p, 3);

  thousandth = sonder_words_number (0.001, 3);
  return g_strdup_printf ("< %s", thousandth);
}

/* Two numbers of one column, one for each side. */
static char *
join_sides (char *a, char *b)
{
  g_autofree char *left = a;
  g_autofree char *right = b;

  return g_strdup_printf (C_ ("two sides", "%s : %s"), left, right);
}

static const char *
judge_pair (const SonderPair *pair, SonderTextStyle *style)
{
  *style = SONDER_STYLE_CAUTION;
  switch (pair->note)
    {
    case SONDER_PAIR_FEW_ANSWERS:
      return C_ ("how sure", "few answers");
    case SONDER_PAIR_SEVERAL_TOUCHPOINTS:
      return C_ ("how sure", "several touchpoints");
    case SONDER_PAIR_TESTED:
    default:
      *style = pair->significant ? SONDER_STYLE_STRONG : SONDER_STYLE_QUIET;
      return pair->significant ? C_ ("pair", "differ") : C_ ("pair", "not clear");
    }
}

/* Against the rest, the second side is the same in each row. */
static gboolean
has_second_names (const SonderComparison *comparison)
{
  return comparison->against == SONDER_AGAINST_PAIRS;
}

static void
add_pair (SonderTextTable *table, const SonderComparison *comparison, const SonderPair *pair)
{
  const SonderFigures *figures = comparison->figures;
  const SonderGroup *a = figures->groups->pdata[pair->a];
  const SonderGroup *b = pair->b >= 0 ? figures->groups->pdata[pair->b] : NULL;
  const SonderFigure interval = { .low = pair->low, .high = pair->high };
  SonderTextStyle style;
  const char *judgement = judge_pair (pair, &style);

  sonder_text_table_add_cell (table, a->label, SONDER_STYLE_PLAIN);
  if (has_second_names (comparison))
    sonder_text_table_add_cell (table, b != NULL ? b->label : "", SONDER_STYLE_PLAIN);
  add_text (table, join_sides (sonder_words_integer (pair->n_a), sonder_words_integer (pair->n_b)));
  add_text (table, join_sides (sonder_words_score (&figures->scale, pair->score_a),
                               sonder_words_score (&figures->scale, pair->score_b)));
  add_text (table,
            sonder_words_number (pair->difference, sonder_words_get_decimals (&figures->scale)));
  add_text (table, sonder_words_interval (&figures->scale, &interval));
  add_text (table, format_p (pair->p_adjusted));
  sonder_text_table_add_cell (table, judgement, style);
}

static void
append_pairs (GString *out, const SonderComparison *comparison, const SonderTableLook *look)
{
  g_autoptr (SonderTextTable) table = sonder_text_table_new ();
  g_autofree char *score = sonder_words_score_name (&comparison->figures->scale);
  /* Translators: %s is what the groups are, e.g. "Segment"; the numbers of the table
     stand as "20 : 380" */
  g_autofree char *against_rest = g_strdup_printf (C_ ("heading", "%s : the rest"), look->heading);

  sonder_text_table_add_column (
      table, has_second_names (comparison) ? look->heading : against_rest, SONDER_ALIGN_LEFT);
  if (has_second_names (comparison))
    sonder_text_table_add_column (table, _ ("Against"), SONDER_ALIGN_LEFT);
  sonder_text_table_add_column (table, _ ("Answers"), SONDER_ALIGN_RIGHT);
  sonder_text_table_add_column (table, score, SONDER_ALIGN_RIGHT);
  sonder_text_table_add_column (table, _ ("Difference"), SONDER_ALIGN_RIGHT);
  /* xgettext:no-c-format */
  sonder_text_table_add_column (table, _ ("95 % interval"), SONDER_ALIGN_RIGHT);
  sonder_text_table_add_optional_column (table, C_ ("statistics", "p"), SONDER_ALIGN_RIGHT, 2);
  sonder_text_table_add_column (table, "", SONDER_ALIGN_LEFT);
  for (guint i = 0; i < comparison->pairs->len; i++)
    add_pair (table, comparison, &g_array_index (comparison->pairs, SonderPair, i));

  sonder_text_table_append (table, out, look->width, look->color);
  g_string_append_c (out, '\n');
}

/**
 * sonder_comparison_to_table:
 *
 * Returns: (transfer full): the pairs as a table to read, in the user's
 *   language, with what they show
 */
char *
sonder_comparison_to_table (const SonderComparison *comparison, const SonderTableLook *look)
{
  g_autofree char *verdict = sonder_sentence_verdict (comparison);
  g_autofree char *caution = sonder_sentence_caution (comparison);
  g_autofree char *method = sonder_sentence_method (comparison);
  GString *out = g_string_new (NULL);

  append_title (out, comparison->figures, look);
  if (comparison->pairs->len > 0)
    append_pairs (out, comparison, look);
  append_sentence (out, verdict, SONDER_STYLE_STRONG, look);
  append_sentence (out, caution, SONDER_STYLE_CAUTION, look);
  append_sentence (out, method, SONDER_STYLE_QUIET, look);

  return g_string_free (out, FALSE);
}

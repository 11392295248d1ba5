/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MINUS "\u2212"

/* The locale writes digits and separators; a true minus sign is as wide as a
 * digit and cannot be taken for a dash. */
static char *
with_minus (const char *digits)
{
  return *digits == '-' ? g_strconcat (MINUS, digits + 1, NULL) : g_strdup (digits);
}

static gboolean
is_zero_when_rounded (double value, int decimals)
{
  return fabs (value) < 0.5 * pow (10, -decimals);
}

static char *
get_month_name (int month)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (2001, month, 1, 0, 0, 0);

  return g_date_time_format (first, "%b");
}

/**
 * sonder_words_integer:
 *
 * Returns: (transfer full): e.g. "2,380" or "−5", as the locale writes it.
 */
char *
sonder_words_integer (gint64 value)
{
  char digits[64];

  g_snprintf (digits, sizeof digits, "%'" G_GINT64_FORMAT, value);
  return with_minus (digits);
}

/**
 * sonder_words_number:
 * @decimals: digits after the point, at most 6
 *
 * Returns: (transfer full): e.g. "4.37"; a dash for what cannot be computed.
 */
char *
sonder_words_number (double value, int decimals)
{
  char digits[400];

  if (!isfinite (value))
    return g_strdup ("–");
  if (is_zero_when_rounded (value, decimals))
    value = 0;
  g_snprintf (digits, sizeof digits, "%'.*f", decimals, value);
  return with_minus (digits);
}

/**
 * sonder_words_get_decimals:
 *
 * Returns: how many digits after the point the scores of @scale deserve.
 */
int
sonder_words_get_decimals (const SonderScale *scale)
{
  int span = scale->max - scale->min;

  if (scale->kind == SONDER_SCALE_NPS || scale->kind == SONDER_SCALE_CSAT || span > 20)
    return 0;
  return span > 6 ? 1 : 2;
}

/**
 * sonder_words_score:
 *
 * Returns: (transfer full): a score with its unit: "−12", "68 %", "4.37".
 */
char *
sonder_words_score (const SonderScale *scale, double score)
{
  g_autofree char *number = sonder_words_number (score, sonder_words_get_decimals (scale));

  if (scale->kind == SONDER_SCALE_CSAT && isfinite (score))
    /* Translators: a percentage; the space is one that does not break */
    return g_strdup_printf (C_ ("percentage", "%s\u00a0%%"), number);
  return g_steal_pointer (&number);
}

/**
 * sonder_words_interval:
 *
 * Returns: (transfer full): e.g. "31 to 52"; "–" where there is none.
 */
char *
sonder_words_interval (const SonderScale *scale, const SonderFigure *figure)
{
  int decimals = sonder_words_get_decimals (scale);
  g_autofree char *low = sonder_words_number (figure->low, decimals);
  g_autofree char *high = sonder_words_number (figure->high, decimals);

  if (!isfinite (figure->low) || !isfinite (figure->high))
    return g_strdup ("–");
  return g_strdup_printf (C_ ("interval", "%s to %s"), low, high);
}

/**
 * sonder_words_score_name:
 *
 * Returns: (transfer full): what the score is called over a column of scores.
 */
char *
sonder_words_score_name (const SonderScale *scale)
{
  switch (scale->kind)
    {
    case SONDER_SCALE_NPS:
      return g_strdup (C_ ("score", "NPS"));
    case SONDER_SCALE_CSAT:
      return g_strdup (C_ ("score", "Satisfied"));
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      return g_strdup (C_ ("score", "Mean"));
    }
}

/**
 * sonder_words_measure:
 *
 * Returns: (transfer full): what is measured and in which unit.
 */
char *
sonder_words_measure (const SonderFigures *figures)
{
  const SonderScale *scale = &figures->scale;
  g_autofree char *min = sonder_words_integer (scale->min);
  g_autofree char *max = sonder_words_integer (scale->max);

  switch (scale->kind)
    {
    case SONDER_SCALE_NPS:
      return g_strdup (_ ("Net Promoter Score, −100 to 100"));
    case SONDER_SCALE_CSAT:
      return g_strdup (_ ("Satisfied customers, in % (answers 4 and 5 of 1 to 5)"));
    case SONDER_SCALE_CES:
      return g_strdup (_ ("Mean ease, 1 (hard) to 7 (easy)"));
    case SONDER_SCALE_RATING:
    default:
      return g_strdup_printf (_ ("Mean rating, %s to %s"), min, max);
    }
}

/**
 * sonder_words_answers:
 *
 * Returns: (transfer full): e.g. "1 answer", "2,380 answers", "No answers".
 */
char *
sonder_words_answers (guint n)
{
  g_autofree char *number = sonder_words_integer (n);

  if (n == 0)
    return g_strdup (_ ("No answers"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s answer", "%s answers", n), number);
}

/**
 * sonder_words_period:
 * @period: counted from year 0, see calendar.h
 *
 * Returns: (transfer full): e.g. "Mar 2025", "Q1 2025", "2025".
 */
char *
sonder_words_period (int period, SonderPeriodUnit unit)
{
  g_autofree char *month = NULL;

  switch (unit)
    {
    case SONDER_PERIOD_MONTH:
      month = get_month_name (period % 12 + 1);
      /* Translators: month and year */
      return g_strdup_printf (C_ ("period", "%s %d"), month, period / 12);
    case SONDER_PERIOD_QUARTER:
      /* Translators: quarter of a year, e.g. "Q1 2025" */
      return g_strdup_printf (C_ ("period", "Q%d %d"), period % 4 + 1, period / 4);
    case SONDER_PERIOD_YEAR:
    default:
      return g_strdup_printf ("%d", period);
    }
}

/**
 * sonder_words_part_of_year:
 * @period: a month or quarter, counted from year 0
 *
 * Returns: (transfer full): e.g. "Mar", "Q1".
 */
char *
sonder_words_part_of_year (int period, SonderPeriodUnit unit)
{
  if (unit == SONDER_PERIOD_MONTH)
    return get_month_name (period % 12 + 1);
  /* Translators: quarter of a year */
  return g_strdup_printf (C_ ("quarter", "Q%d"), period % 4 + 1);
}

/**
 * sonder_words_figure:
 * @name: of the group
 *
 * Returns: (transfer full): a group's figures as a sentence, for tooltips and
 *   screen readers: "Regulars: NPS 42, 95 % interval 31 to 52, 260 answers".
 */
char *
sonder_words_figure (const char *name, const SonderScale *scale, const SonderFigure *figure)
{
  g_autofree char *measure = sonder_words_score_name (scale);
  g_autofree char *score = sonder_words_score (scale, figure->score);
  g_autofree char *interval = sonder_words_interval (scale, figure);
  g_autofree char *answers = sonder_words_answers (figure->n);

  if (figure->n == 0)
    /* Translators: a group's name, and that it has no answers */
    return g_strdup_printf (C_ ("figure", "%s: no answers"), name);
  if (!isfinite (figure->low))
    /* Translators: group, what is measured, score, number of answers */
    return g_strdup_printf (C_ ("figure", "%s: %s %s, %s"), name, measure, score, answers);
  /* Translators: group, what is measured, score, interval, number of answers */
  return g_strdup_printf (C_ ("figure", "%s: %s %s, 95 %% interval %s, %s"), name, measure, score,
                          interval, answers);
}

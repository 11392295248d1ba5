/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "calendar.h"
#include "identifier.h"

#define MAX_MORE_DECIMALS 2
#define NO_BREAK_SPACE "\u00a0"
#define MINUS "−"

/* @two: how two words are joined; @middle: how the others are. */
static char *
join (GPtrArray *words, const char *two, const char *middle)
{
  GString *text = g_string_new (words->len > 0 ? words->pdata[0] : "");

  for (guint i = 1; i < words->len; i++)
    {
      g_string_append (text, i + 1 < words->len ? middle : two);
      g_string_append (text, words->pdata[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * sonder_wording_number:
 * @number: a number
 * @decimals: how many decimals to show
 *
 * Returns: (transfer full): the number in the language of the user, without a
 *   negative zero
 */
char *
sonder_wording_number (double number, guint decimals)
{
  g_autofree char *text = g_strdup_printf ("%.*f", (int)decimals, fabs (number));
  gboolean is_zero = strpbrk (text, "123456789") == NULL;

  return g_strconcat (number < 0 && !is_zero ? MINUS : "", text, NULL);
}

/**
 * sonder_wording_date:
 * @date: a day
 *
 * Returns: (transfer full): the day in the language of the user, with a month
 *   that cannot be taken for a day; %NULL for no date
 */
char *
sonder_wording_date (gint32 date)
{
  int year, month, day;
  g_autoptr (GDateTime) time = NULL;

  if (!sonder_date_to_ymd (date, &year, &month, &day))
    return NULL;

  time = g_date_time_new_utc (year, month, day, 12, 0, 0);

  /* Translators: a date as in "5 Mar 2025", see g_date_time_format() */
  return g_date_time_format (time, _ ("%-d %b %Y"));
}

/**
 * sonder_wording_yes_no:
 * @value: "yes" or "no", as files and rules have it
 *
 * Returns: the word in the language of the user; another value as it is
 */
const char *
sonder_wording_yes_no (const char *value)
{
  if (g_str_equal (value, "yes"))
    return _ ("yes");
  if (g_str_equal (value, "no"))
    return _ ("no");

  return value;
}

/**
 * sonder_wording_find_yes_no:
 * @text: written by somebody: in any language files have English words; people
 *   type their own
 *
 * Returns: (nullable): "yes" or "no"; %NULL for neither
 */
const char *
sonder_wording_find_yes_no (const char *text)
{
  const char *const words[] = { "no", "yes", "false", "true", _ ("no"), _ ("yes") };
  g_autofree char *wanted = sonder_name_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *folded = sonder_name_fold (words[i]);

      if (g_str_equal (folded, wanted))
        return i % 2 == 0 ? "no" : "yes";
    }

  return NULL;
}

/**
 * sonder_wording_choose_decimals:
 * @scale: the scale of the scores
 * @a: a score
 * @b: another
 *
 * Returns: how many decimals to show: none for NPS and CSAT, one for means;
 *   more where the two would otherwise look equal
 */
guint
sonder_wording_choose_decimals (const SonderScale *scale, double a, double b)
{
  guint least = scale->kind == SONDER_SCALE_NPS || scale->kind == SONDER_SCALE_CSAT ? 0 : 1;

  for (guint decimals = least; decimals < least + MAX_MORE_DECIMALS; decimals++)
    {
      g_autofree char *first = sonder_wording_number (a, decimals);
      g_autofree char *second = sonder_wording_number (b, decimals);

      if (a == b || !g_str_equal (first, second))
        return decimals;
    }

  return least + MAX_MORE_DECIMALS;
}

/**
 * sonder_wording_score:
 * @scale: the scale of the score
 * @score: as SonderFigure.score
 * @decimals: how many decimals to show
 *
 * Returns: (transfer full): the score, a percentage for CSAT
 */
char *
sonder_wording_score (const SonderScale *scale, double score, guint decimals)
{
  g_autofree char *number = sonder_wording_number (score, decimals);

  if (scale->kind != SONDER_SCALE_CSAT)
    return g_steal_pointer (&number);

  /* Translators: a percentage, e.g. "68 %"; there is a no-break space in it. */
  return g_strdup_printf (C_ ("percentage", "%s" NO_BREAK_SPACE "%%"), number);
}

/**
 * sonder_wording_difference:
 * @scale: the scale of the scores
 * @difference: of two scores
 * @decimals: how many decimals to show
 *
 * Returns: (transfer full): the difference with its unit
 */
char *
sonder_wording_difference (const SonderScale *scale, double difference, guint decimals)
{
  g_autofree char *number = sonder_wording_number (difference, decimals);
  gulong n = decimals == 0 ? (gulong)round (fabs (difference)) : 2;

  if (scale->kind == SONDER_SCALE_CSAT)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s percentage point", "%s percentage points", n), number);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s point", "%s points", n), number);
}

/**
 * sonder_wording_and:
 * @words: (element-type utf8): what to list
 *
 * Returns: (transfer full): "A, B and C"
 */
char *
sonder_wording_and (GPtrArray *words)
{
  return join (words, C_ ("between the last two of a list", " and "),
               C_ ("between words of a list", ", "));
}

/**
 * sonder_wording_or:
 * @words: (element-type utf8): what to list
 *
 * Returns: (transfer full): "A, B or C"
 */
char *
sonder_wording_or (GPtrArray *words)
{
  return join (words, C_ ("between the last two of a list", " or "),
               C_ ("between words of a list", ", "));
}

/**
 * sonder_wording_some:
 * @words: (element-type utf8): what to list
 * @most: how many to name at most
 *
 * Returns: (transfer full): "A, B and C", or "A, B and 7 more"
 */
char *
sonder_wording_some (GPtrArray *words, guint most)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autofree char *more = NULL;

  if (words->len <= most + 1) /* "and 1 more" is no shorter than the word */
    return sonder_wording_and (words);

  for (guint i = 0; i < most; i++)
    g_ptr_array_add (some, words->pdata[i]);
  more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", words->len - most),
                          words->len - most);
  g_ptr_array_add (some, more);

  return sonder_wording_and (some);
}

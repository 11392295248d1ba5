/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contact-scan.h"

#include <string.h>

#include "name-words.h"

/* Of an address before and behind its sign, in bytes: what is longer is none, and
 * a text of signs alone is gone through once. */
#define MAX_MAIL_PART 320

/* Telephone numbers have at most 15 digits, and two zeros may stand for the plus. */
#define MAX_PHONE_DIGITS 17
#define MAX_PHONE_GROUPS 8

/* A run of digit groups with single separators. */
typedef struct
{
  const char *end;
  guint lengths[MAX_PHONE_GROUPS];
  guint first[MAX_PHONE_GROUPS]; /* two digits of each group */
  guint n_groups;
  guint n_digits;
  guint n_points; /* separators that are points */
  gboolean plus;
  gboolean bracket;
  gboolean zero;
  gboolean too_long;
} Digits;

/* Letters of all scripts: addresses are international. */
static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_local (gunichar c)
{
  return is_letter (c) || (c < 0x80 && c != 0 && strchr (".!#$%&'*+-/=?^_`{|}~", (int)c) != NULL);
}

static gboolean
is_host (gunichar c)
{
  return is_letter (c) || c == '-' || c == '.';
}

/* The signs that part an address: as it is typed, as wide as an ideograph, or in
 * brackets. Returns its length. */
static gsize
match_sign (const char *at)
{
  static const char *const signs[] = { "@", "\uff20", "\ufe6b", "(at)", "[at]", "{at}" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_ascii_strncasecmp (at, signs[i], strlen (signs[i])) == 0)
      return strlen (signs[i]);

  return 0;
}

/* Back from the sign to where the address begins; @from if there is nothing. */
static const char *
find_local (const char *earliest, const char *from)
{
  const char *limit = MAX (earliest, from - MIN ((gsize)(from - earliest), MAX_MAIL_PART));
  const char *start = from;
  gboolean unparted = FALSE;

  if (from - earliest > 1 && from[-1] == '"')
    {
      const char *quote = from - 1;

      while (quote > limit && *--quote != '"' && *quote != '\n')
        continue;
      if (*quote == '"' && quote < from - 1)
        return quote;
    }

  while (start > limit)
    {
      const char *before = g_utf8_prev_char (start);
      gunichar c = g_utf8_get_char (before);

      if (before < limit || !is_local (c))
        break;
      if (start == from)
        unparted = sonder_script_is_unparted (c);
      else if (c >= 0x80 && sonder_script_is_unparted (c) != unparted)
        break;
      start = before;
    }
  while (start < from && strchr (".'`{/=?&", *start) != NULL)
    start++;

  return start;
}

/* From behind the sign to where the address ends; @from if there is nothing. */
static const char *
find_host (const char *from)
{
  const char *end = from;
  gboolean unparted = FALSE;
  gboolean label = FALSE; /* within one */

  while (end - from < MAX_MAIL_PART)
    {
      gunichar c = g_utf8_get_char (end);

      if (!is_host (c) || (label && c != '.' && c >= 0x80 && sonder_script_is_unparted (c) != unparted))
        break;
      if (!label)
        unparted = sonder_script_is_unparted (c);
      label = c != '.';
      end = g_utf8_next_char (end);
    }
  while (end > from && (end[-1] == '.' || end[-1] == '-'))
    end--;

  return *from == '.' || *from == '-' ? from : end;
}

static gboolean
has_letter (const char *start, const char *end)
{
  for (; start < end; start = g_utf8_next_char (start))
    if (g_unichar_isalpha (g_utf8_get_char (start)))
      return TRUE;

  return FALSE;
}

/* "2@5" is a price. */
static gboolean
match_mail (const char *earliest, const char *sign, gsize sign_length, const char **start,
            const char **end)
{
  const char *from = sign;
  const char *to = sign + sign_length;

  if (sign_length > 3)
    {
      from -= from > earliest && from[-1] == ' ';
      to += *to == ' ';
    }
  *start = find_local (earliest, from);
  *end = find_host (to);

  return *start < from && *end > to && has_letter (to, *end) &&
         (sign_length <= 3 || memchr (to, '.', (gsize)(*end - to)) != NULL);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == 0x2009 || c == 0x202f;
}

/* A separator with, at most, spaces or a bracket beside it. Returns where the
 * next group begins; %NULL for what parts more than groups. */
static const char *
skip_separator (Digits *self, const char *at)
{
  guint n_marks = 0, n_spaces = 0;

  for (;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '(')
        self->bracket = TRUE;
      else if (is_space (c))
        n_spaces++;
      else if (c == '.' || c == '-' || c == '/' || c == 0x2010 || c == 0x2011 || c == 0x2013)
        {
          self->n_points += c == '.';
          n_marks++;
        }
      else if (c != ')')
        return n_marks <= 1 && n_spaces <= 2 && g_unichar_isdigit (c) ? at : NULL;
    }
}

static const char *
read_group (Digits *self, const char *at)
{
  guint length = 0, first = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    {
      if (length++ < 2)
        first = first * 10 + (guint)g_unichar_digit_value (g_utf8_get_char (at));
    }
  if (self->n_groups == MAX_PHONE_GROUPS || self->n_digits + length > MAX_PHONE_DIGITS)
    self->too_long = TRUE;
  else
    {
      self->first[self->n_groups] = first;
      self->lengths[self->n_groups++] = length;
      self->n_digits += length;
    }

  return at;
}

static Digits
read_digits (const char *at)
{
  Digits self = { 0 };

  self.plus = g_utf8_get_char (at) == '+' || g_utf8_get_char (at) == 0xff0b;
  self.bracket = *at == '(';
  while (*at != '\0' && !g_unichar_isdigit (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  self.zero = g_unichar_digit_value (g_utf8_get_char (at)) == 0;
  while (at != NULL)
    {
      guint n_points = self.n_points;
      gboolean bracket = self.bracket;

      self.end = read_group (&self, at);
      at = skip_separator (&self, self.end);
      if (at == NULL)
        {
          self.n_points = n_points;
          self.bracket = bracket;
        }
    }

  return self;
}

/* 2025-03-01, 1.3.2025, and years beside each other. */
static gboolean
is_dated (const Digits *digits)
{
  const guint *lengths = digits->lengths;
  gboolean years = TRUE;

  if (digits->n_groups < 2)
    return FALSE;
  for (guint i = 0; i < digits->n_groups; i++)
    if (lengths[i] != 4 || (digits->first[i] != 19 && digits->first[i] != 20))
      years = FALSE;

  return years || (lengths[0] == 4 && lengths[1] <= 2) ||
         (digits->n_groups > 2 && lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4);
}

/* 1.000.000 or 12 000 000. */
static gboolean
is_amount (const Digits *digits)
{
  gboolean points = digits->n_points + 1 == digits->n_groups;

  for (guint i = 1; i < digits->n_groups; i++)
    if (digits->lengths[i] != 3)
      return FALSE;

  return digits->n_groups > 1 && (digits->lengths[0] < 3 || points);
}

/* Pairs of digits are scores, unless they begin like a number that is dialled;
 * single digits are everything else. */
static gboolean
is_grouped (const Digits *digits)
{
  guint n_long = 0;

  for (guint i = 0; i < digits->n_groups; i++)
    {
      if (digits->lengths[i] == 1 && i > 0)
        return FALSE;
      n_long += digits->lengths[i] > 2;
    }

  return n_long > 1 || (digits->zero && (n_long > 0 || digits->n_groups == 5));
}

static gboolean
is_phone (const Digits *digits)
{
  gboolean abroad = digits->zero && digits->first[0] == 0 && digits->lengths[0] > 1;

  if (digits->too_long)
    return FALSE;
  if (digits->plus)
    return digits->n_digits >= (digits->n_groups > 1 ? 9 : 10);
  /* Two zeros, and a country. */
  if (abroad && digits->n_digits >= 11)
    return TRUE;
  if (digits->n_digits < 9 || digits->n_digits > 15 || is_dated (digits) || is_amount (digits) ||
      !is_grouped (digits) || (digits->zero && digits->lengths[0] == 1))
    return FALSE;
  if (digits->zero)
    return digits->n_groups > 1 || digits->n_digits == 10 || digits->n_digits == 11;

  return digits->n_groups > 2 || (digits->bracket && digits->n_groups > 1);
}

static gboolean
is_currency (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* What stands beside a number and makes it part of something else. */
static gboolean
is_bound (gunichar c)
{
  return g_unichar_isalnum (c) || is_currency (c) || c == '#' || c == '_' || c == '%' || c == '@';
}

/* There may be a space between a sum and its currency. */
static gboolean
is_sum (const char *text, const char *start, const char *end)
{
  const char *before = start > text ? g_utf8_prev_char (start) : start;

  if (before > text && is_space (g_utf8_get_char (before)))
    before = g_utf8_prev_char (before);
  if (is_space (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  return is_currency (g_utf8_get_char (before)) || is_currency (g_utf8_get_char (end));
}

static gboolean
match_phone (const Digits *digits, const char *text, const char *start)
{
  gunichar before = start > text ? g_utf8_get_char (g_utf8_prev_char (start)) : ' ';

  return is_phone (digits) && !is_bound (before) && before != '-' && before != '/' &&
         !is_bound (g_utf8_get_char (digits->end)) && !is_sum (text, start, digits->end);
}

static void
add_mail (GArray *found, const char *text, const char *start, const char *end)
{
  const SonderContact mail = { SONDER_CONTACT_MAIL, (gsize)(start - text), (gsize)(end - text) };

  /* A number was its beginning. */
  while (found->len > 0 && g_array_index (found, SonderContact, found->len - 1).end > mail.start)
    g_array_set_size (found, found->len - 1);
  g_array_append_val (found, mail);
}

static gboolean
begins_number (const char *at, gunichar c)
{
  if (c == '+' || c == '(' || c == 0xff0b)
    {
      at = g_utf8_next_char (at);
      if (*at == ' ' || *at == '(' || *at == '+')
        at++;
      c = g_utf8_get_char (at);
    }

  return g_unichar_isdigit (c);
}

/**
 * sonder_contact_scan:
 * @text: what somebody wrote, in UTF-8
 *
 * Finds what is clearly a mail address or a telephone number, in time that grows
 * with the length of the text. Scores, dates, prices and amounts are neither.
 *
 * Returns: (transfer full) (element-type SonderContact): in the order of the text
 */
GArray *
sonder_contact_scan (const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SonderContact));
  const char *earliest = text; /* that a mail address can begin */

  for (const char *at = text; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);
      gsize sign = c == '@' || c == '(' || c == '[' || c == '{' || c >= 0x80 ? match_sign (at) : 0;
      const char *next = g_utf8_next_char (at);
      const char *start, *end;

      if (sign > 0 && match_mail (earliest, at, sign, &start, &end))
        {
          add_mail (found, text, start, end);
          earliest = next = end;
        }
      else if (begins_number (at, c))
        {
          Digits digits = read_digits (at);
          const SonderContact phone = { SONDER_CONTACT_PHONE, (gsize)(at - text),
                                        (gsize)(digits.end - text) };

          if (match_phone (&digits, text, at))
            g_array_append_val (found, phone);
          next = digits.end;
        }
      at = next;
    }

  return found;
}

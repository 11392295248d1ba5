/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-value.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "calendar.h"
#include "csv-text.h"
#include "identifier.h"

/* Beyond this a double does not tell neighbouring integers apart. */
#define MAX_EXACT (G_GUINT64_CONSTANT (1) << 53)

/* A longer text is no number that anybody typed. */
#define MAX_NUMBER_LENGTH 64

/* A number with a plus sign and so many digits is a telephone number. */
#define PHONE_DIGITS 7

typedef struct
{
  const char *at;
  char digits[MAX_NUMBER_LENGTH + 8]; /* plain, with a decimal point */
  guint n_digits;
  guint n_before; /* digits before the decimal point */
  guint n_after;  /* digits after it */
  guint64 mantissa;
  gboolean plus;
} NumberScan;

/* The length of a group separator at @text, 0 if there is none. */
static guint
separator_length (const char *text, char decimal)
{
  static const char *const spaces[] = { "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89" };

  if (*text == ' ' || *text == '\'')
    return 1;
  if ((*text == ',' || *text == '.') && *text != decimal)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (g_str_has_prefix (text, spaces[i]))
      return strlen (spaces[i]);
  return strncmp (text, "’", 3) == 0 ? 3 : 0;
}

static guint
take_digits (NumberScan *scan)
{
  guint n = 0;

  for (; g_ascii_isdigit (*scan->at); scan->at++, n++)
    {
      scan->digits[scan->n_digits++] = *scan->at;
      if (scan->mantissa < G_MAXUINT64 / 10 - 1)
        scan->mantissa = scan->mantissa * 10 + (guint64)(*scan->at - '0');
    }
  return n;
}

static void
take_sign (NumberScan *scan)
{
  if (g_str_has_prefix (scan->at, "−"))
    {
      scan->digits[scan->n_digits++] = '-';
      scan->at += strlen ("−");
    }
  else if (*scan->at == '-' || *scan->at == '+')
    {
      scan->plus = *scan->at == '+';
      if (!scan->plus)
        scan->digits[scan->n_digits++] = '-';
      scan->at++;
    }
}

/* Whole part: digits, or up to three of them and groups of three. */
static gboolean
take_whole (NumberScan *scan, char decimal)
{
  const char *first = scan->at, *separator;
  guint n = take_digits (scan), length;

  scan->n_before = n;
  if (*first == '0' && n > 1)
    return FALSE; /* a code, like 01234 */

  separator = scan->at;
  length = separator_length (separator, decimal);
  if (n == 0 || n > 3 || length == 0 || !g_ascii_isdigit (separator[length]))
    return TRUE;
  if (*first == '0')
    return FALSE;

  while (strncmp (scan->at, separator, length) == 0 && g_ascii_isdigit (scan->at[length]))
    {
      scan->at += length;
      if (take_digits (scan) != 3)
        return FALSE;
      scan->n_before += 3;
    }
  return TRUE;
}

static gboolean
take_fraction (NumberScan *scan, char decimal)
{
  if (*scan->at != decimal)
    return scan->n_before > 0;
  scan->at++;
  scan->digits[scan->n_digits++] = '.';
  scan->n_after = take_digits (scan);
  return scan->n_after > 0;
}

/* Only with a sign, as spreadsheets write it: 12E5 is rather a code. */
static gboolean
take_exponent (NumberScan *scan)
{
  guint n;

  if (*scan->at != 'e' && *scan->at != 'E')
    return TRUE;
  scan->digits[scan->n_digits++] = 'e';
  scan->at++;
  if (*scan->at != '+' && *scan->at != '-')
    return FALSE;
  scan->digits[scan->n_digits++] = *scan->at++;
  n = take_digits (scan);
  scan->mantissa = G_MAXUINT64; /* not by the short way */
  return n >= 1 && n <= 3;
}

static gboolean
finish_number (NumberScan *scan, double *number)
{
  static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11 };

  /* a quotient of two exact numbers is the nearest double */
  if (scan->mantissa <= MAX_EXACT && scan->n_after < G_N_ELEMENTS (powers))
    {
      *number = (double)scan->mantissa / powers[scan->n_after];
      if (scan->digits[0] == '-')
        *number = -*number;
      return TRUE;
    }
  scan->digits[scan->n_digits] = '\0';
  *number = g_ascii_strtod (scan->digits, NULL);
  return isfinite (*number) && fabs (*number) <= (double)MAX_EXACT;
}

static gboolean
is_end (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static const char *
skip_spaces (const char *text)
{
  while (*text == ' ' || *text == '\t' || (guint8)*text >= 0x80)
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        break;
      text = g_utf8_next_char (text);
    }
  return text;
}

/**
 * sonder_csv_read_number:
 * @text: valid UTF-8
 * @decimal: '.' or ',', or 0 for either where only one reading is possible
 * @number: (out): the number
 *
 * Reads a number as people and spreadsheets write it: groups of three may be
 * separated by spaces, apostrophes, or whichever of point and comma is not
 * @decimal. What begins with a zero that means nothing, has a plus sign and
 * many digits, or is a whole number too large to be exact in a double, is not
 * a number but a code.
 *
 * Returns: whether @text is a number
 */
gboolean
sonder_csv_read_number (const char *text, char decimal, double *number)
{
  NumberScan scan = { .at = skip_spaces (text) };

  if (decimal == 0)
    {
      double point, comma;
      gboolean is_point = sonder_csv_read_number (text, '.', &point);
      gboolean is_comma = sonder_csv_read_number (text, ',', &comma);

      *number = is_point ? point : comma;
      return is_point && is_comma ? point == comma : is_point || is_comma;
    }

  if (strnlen (scan.at, MAX_NUMBER_LENGTH + 1) > MAX_NUMBER_LENGTH)
    return FALSE;
  take_sign (&scan);
  if (!take_whole (&scan, decimal) || !take_fraction (&scan, decimal) || !take_exponent (&scan))
    return FALSE;
  if (scan.plus && scan.n_before >= PHONE_DIGITS)
    return FALSE;
  return is_end (scan.at) && finish_number (&scan, number);
}

/**
 * sonder_csv_read_integer:
 * @text: valid UTF-8
 * @number: (out): the number
 *
 * Reads a whole number: digits with a sign, and at most zeros after a decimal
 * point or comma (9.0 is 9). Leading zeros are allowed.
 *
 * Returns: whether @text is a whole number of at most 15 digits
 */
gboolean
sonder_csv_read_integer (const char *text, gint64 *number)
{
  const char *at = skip_spaces (text);
  gboolean negative = *at == '-';
  gint64 value = 0;
  guint n = 0;

  if (*at == '-' || *at == '+')
    at++;
  for (; g_ascii_isdigit (*at) && n <= 15; at++, n++)
    value = value * 10 + (*at - '0');
  if (n == 0 || n > 15)
    return FALSE;
  if ((*at == '.' || *at == ',') && at[1] == '0')
    for (at++; *at == '0'; at++)
      ;
  *number = negative ? -value : value;
  return is_end (at);
}

static int
read_digits (const char **at, guint max, guint *n)
{
  int value = 0;

  for (*n = 0; *n < max && g_ascii_isdigit (**at); (*at)++, (*n)++)
    value = value * 10 + (**at - '0');
  return value;
}

static const char *
skip_clock (const char *at)
{
  guint n;

  read_digits (&at, 2, &n);
  if (n == 0 || *at != ':')
    return NULL;
  for (guint part = 0; part < 2 && *at == ':'; part++)
    {
      at++;
      read_digits (&at, 2, &n);
      if (n != 2)
        return NULL;
    }
  if (*at == '.' || *at == ',')
    {
      at++;
      read_digits (&at, 9, &n);
      if (n == 0)
        return NULL;
    }
  return at;
}

static const char *
skip_half_of_day (const char *at)
{
  const char *word = skip_spaces (at);

  if (strchr ("aApP", *word) == NULL || *word == '\0')
    return at;
  if (g_ascii_tolower (word[1]) == 'm')
    return word + 2;
  return g_ascii_strncasecmp (word + 1, ".m.", 3) == 0 ? word + 4 : at;
}

static const char *
skip_zone (const char *at)
{
  const char *zone = skip_spaces (at);
  gsize letters = strspn (zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  guint n;

  if (letters >= 1 && letters <= 5)
    zone += letters;
  if (*zone != '+' && *zone != '-')
    return zone;
  zone++;
  read_digits (&zone, 2, &n);
  if (*zone == ':')
    zone++;
  read_digits (&zone, 2, &n);
  return zone;
}

/* Whether after a date there is nothing, or a time of day. */
static gboolean
ends_date (const char *at)
{
  const char *clock;

  if (is_end (at))
    return TRUE;
  if (*at == ',')
    at++;
  if (*at != 'T' && *at != 't' && *at != ' ')
    return FALSE;
  clock = skip_clock (*at == ' ' ? skip_spaces (at) : at + 1);
  if (clock == NULL)
    return FALSE;
  return is_end (skip_zone (skip_half_of_day (clock)));
}

static gboolean
make_day (int year, guint year_digits, int month, int day, gint32 *result)
{
  /* as POSIX has it */
  if (year_digits == 2)
    year += year < 69 ? 2000 : 1900;
  else if (year_digits != 4)
    return FALSE;
  *result = sonder_date_from_ymd (year, month, day);
  return *result != SONDER_DATE_NONE;
}

/* The month whose name, or the beginning of whose name, stands at @at. */
static int
read_month_name (const char **at)
{
  static const char *const names[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };
  gsize n = strspn (*at, G_CSET_a_2_z G_CSET_A_2_Z);

  for (guint i = 0; n >= 3 && i < G_N_ELEMENTS (names); i++)
    if ((n == 3 || n == strlen (names[i]) || (i == 8 && n == 4)) &&
        g_ascii_strncasecmp (*at, names[i], n) == 0)
      {
        *at += n;
        if (**at == '.')
          (*at)++;
        return (int)i + 1;
      }
  return 0;
}

static const char *
skip_date_gap (const char *at)
{
  while (*at == ' ' || *at == '-' || *at == '/' || *at == ',')
    at++;
  return at;
}

/* 1 March 2025, 01-Mar-25, March 1, 2025 */
static gboolean
read_named_date (const char *at, SonderDateOrder order, gint32 *day)
{
  guint n_day, n_year;
  int month = 0, number, year;

  if (order == SONDER_DATE_MDY && (month = read_month_name (&at)) == 0)
    return FALSE;
  at = skip_date_gap (at);
  number = read_digits (&at, 2, &n_day);
  if (n_day == 0)
    return FALSE;
  if (*at == '.')
    at++;
  at = skip_date_gap (at);
  if (order == SONDER_DATE_DMY && (month = read_month_name (&at)) == 0)
    return FALSE;
  at = skip_date_gap (at);
  year = read_digits (&at, 4, &n_year);
  return ends_date (at) && make_day (year, n_year, month, number, day);
}

static gboolean
read_compact_date (const char *at, gint32 *day)
{
  guint n;
  int number = read_digits (&at, 8, &n);

  return n == 8 && ends_date (at) &&
         make_day (number / 10000, 4, number / 100 % 100, number % 100, day);
}

/**
 * sonder_csv_read_date:
 * @text: valid UTF-8
 * @order: the order of its parts
 * @day: (out): the day, since 1970
 *
 * Reads a date; parts are separated by `-`, `/` or `.`, months may be named in
 * English, and a time of day after it is cut off. Years have four digits, or
 * two where they come last. With points between, the month never comes first.
 *
 * Returns: whether @text is a date in that order
 */
gboolean
sonder_csv_read_date (const char *text, SonderDateOrder order, gint32 *day)
{
  const char *at = skip_spaces (text), *start = at;
  int part[3];
  guint n[3];
  char separator;

  part[0] = read_digits (&at, 4, &n[0]);
  separator = *at;
  if (n[0] == 0 || strchr ("-/.", separator) == NULL || separator == '\0' ||
      !g_ascii_isdigit (at[1]))
    return order == SONDER_DATE_YMD ? read_compact_date (start, day)
                                    : read_named_date (start, order, day);

  at++;
  part[1] = read_digits (&at, 2, &n[1]);
  if (n[1] == 0 || *at != separator)
    return FALSE;
  at++;
  part[2] = read_digits (&at, 4, &n[2]);
  if (n[2] == 0 || !ends_date (at))
    return FALSE;

  if (order == SONDER_DATE_YMD)
    return n[0] == 4 && n[2] <= 2 && make_day (part[0], 4, part[1], part[2], day);
  if (n[0] > 2)
    return FALSE;
  if (order == SONDER_DATE_DMY)
    return make_day (part[2], n[2], part[1], part[0], day);
  return separator != '.' && make_day (part[2], n[2], part[0], part[1], day);
}

/**
 * sonder_csv_read_date_format:
 * @text: valid UTF-8
 * @format: a format of strptime()
 * @day: (out): the day, since 1970
 *
 * Returns: whether @text has that format; a time of day after it is cut off
 */
gboolean
sonder_csv_read_date_format (const char *text, const char *format, gint32 *day)
{
  struct tm tm = { .tm_mday = 1 };
  const char *end = strptime (skip_spaces (text), format, &tm);

  if (end == NULL || !ends_date (end))
    return FALSE;
  return make_day (tm.tm_year + 1900, 4, tm.tm_mon + 1, tm.tm_mday, day);
}

/**
 * sonder_csv_read_yes_no:
 * @text: valid UTF-8
 * @yes: (out): what it says
 *
 * Returns: a bit for each language in which @text is yes or no (or true or
 *   false, or the letter for it), 0 if it is neither
 */
guint
sonder_csv_read_yes_no (const char *text, gboolean *yes)
{
  enum
  {
    EN = 1,
    DE = 2,
    FR = 4,
    ES = 8,
    IT = 16,
    PT = 32,
    NL = 64,
    SV = 128,
    PL = 256
  };
  static const struct
  {
    const char *word;
    gboolean yes;
    guint languages;
  } words[] = {
    { "yes", TRUE, EN },
    { "no", FALSE, EN | ES | IT },
    { "y", TRUE, EN },
    { "n", FALSE, EN | DE | FR | ES | IT | PT | NL | SV | PL },
    { "true", TRUE, EN },
    { "false", FALSE, EN },
    { "ja", TRUE, DE | NL | SV },
    { "nein", FALSE, DE },
    { "j", TRUE, DE | NL | SV },
    { "nee", FALSE, NL },
    { "wahr", TRUE, DE },
    { "falsch", FALSE, DE },
    { "oui", TRUE, FR },
    { "non", FALSE, FR },
    { "o", TRUE, FR },
    { "vrai", TRUE, FR },
    { "faux", FALSE, FR },
    { "sí", TRUE, ES },
    { "si", TRUE, ES | IT },
    { "sì", TRUE, IT },
    { "s", TRUE, ES | IT | PT },
    { "sim", TRUE, PT },
    { "não", FALSE, PT },
    { "nao", FALSE, PT },
    { "verdadero", TRUE, ES },
    { "falso", FALSE, ES | IT | PT },
    { "vero", TRUE, IT },
    { "verdadeiro", TRUE, PT },
    { "waar", TRUE, NL },
    { "onwaar", FALSE, NL },
    { "nej", FALSE, SV },
    { "sant", TRUE, SV },
    { "falskt", FALSE, SV },
    { "tak", TRUE, PL },
    { "nie", FALSE, PL },
    { "t", TRUE, PL },
    { "prawda", TRUE, PL },
    { "fałsz", FALSE, PL },
  };
  g_autofree char *folded = NULL;

  if (strnlen (text, 32) == 32)
    return 0;
  folded = sonder_name_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i].word))
      {
        *yes = words[i].yes;
        return words[i].languages;
      }
  return 0;
}

/**
 * sonder_csv_is_missing_word:
 * @text: valid UTF-8
 *
 * Returns: whether @text is what programs write where a value is missing; among
 *   numbers or dates it can be nothing else
 */
gboolean
sonder_csv_is_missing_word (const char *text)
{
  static const char *const words[] = { "na",    "n/a",    "#n/a",  "n.a.",   "nan",     "null",
                                       "none",  "nil",    "\\n",   "-",      "--",      "–",
                                       "—",     ".",      "?",     "#null!", "#div/0!", "#value!",
                                       "#ref!", "#name?", "#num!", "k.a." };
  g_autofree char *folded = NULL;

  if (strnlen (text, 16) == 16)
    return FALSE;
  folded = sonder_name_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i]))
      return TRUE;
  return *folded == '\0';
}

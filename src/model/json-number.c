/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-number.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Integers up to here, and powers of ten up to 10^22, are exact in a double. */
#define MAX_EXACT G_GUINT64_CONSTANT (9007199254740992)

static const double powers_of_ten[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

typedef struct
{
  gboolean negative;
  guint64 digits;
  int exponent;
} Decimal;

/* One rounding only, hence exact, where doubles are computed as doubles. */
static gboolean
scale_exactly (const Decimal *decimal, double *value)
{
  if (FLT_EVAL_METHOD != 0 || decimal->digits > MAX_EXACT || ABS (decimal->exponent) > 22)
    return FALSE;
  *value = decimal->exponent < 0 ? decimal->digits / powers_of_ten[-decimal->exponent]
                                 : decimal->digits * powers_of_ten[decimal->exponent];
  if (decimal->negative)
    *value = -*value;
  return TRUE;
}

static gboolean
read_digits (const char **text, const char *end, Decimal *decimal, gboolean fraction)
{
  for (; *text < end && g_ascii_isdigit (**text); (*text)++)
    {
      if (decimal->digits > MAX_EXACT)
        return FALSE;
      decimal->digits = decimal->digits * 10 + (**text - '0');
      decimal->exponent -= fraction ? 1 : 0;
    }
  return TRUE;
}

/* Takes a number with few digits apart; %FALSE for those that need more care. */
static gboolean
read_short_decimal (const char *text, gsize length, Decimal *decimal)
{
  const char *end = text + length;
  int exponent = 0;
  gboolean negative = FALSE;

  *decimal = (Decimal){ .negative = *text == '-' };
  if (decimal->negative)
    text++;
  if (!read_digits (&text, end, decimal, FALSE))
    return FALSE;
  if (text < end && *text == '.')
    {
      text++;
      if (!read_digits (&text, end, decimal, TRUE))
        return FALSE;
    }
  if (text == end)
    return TRUE;
  text++;
  if (*text == '+' || *text == '-')
    negative = *text++ == '-';
  if (end - text > 4)
    return FALSE;
  for (; text < end; text++)
    exponent = exponent * 10 + (*text - '0');
  decimal->exponent += negative ? -exponent : exponent;
  return TRUE;
}

static gsize
append (char *buffer, gsize position, const char *text, gsize length)
{
  memcpy (buffer + position, text, length);
  return position + length;
}

static gsize
append_zeros (char *buffer, gsize position, guint n)
{
  memset (buffer + position, '0', n);
  return position + n;
}

/* The fewest digits, at least 15 unless the number is subnormal, that read back
 * as @value > 0: %e form, taken apart. Returns the decimal exponent. */
static int
find_shortest_digits (double value, char digits[SONDER_JSON_NUMBER_SIZE], gsize *n_digits)
{
  char text[SONDER_JSON_NUMBER_SIZE];
  char format[8];
  const char *exponent;

  for (int precision = value < DBL_MIN ? 0 : 14; precision <= 16; precision++)
    {
      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  exponent = strchr (text, 'e');
  digits[0] = text[0];
  *n_digits = 1;
  if (text[1] == '.')
    *n_digits = append (digits, 1, text + 2, exponent - text - 2);
  while (*n_digits > 1 && digits[*n_digits - 1] == '0')
    (*n_digits)--;
  return (int) g_ascii_strtoll (exponent + 1, NULL, 10);
}

/* Lays digits out as ECMAScript does: plain from 10^-6 up to below 10^21. */
static gsize
lay_out_digits (const char *digits, int n, int exponent, char *buffer, gsize at)
{
  const int point = exponent + 1;

  if (point > 21 || point < -5)
    {
      at = append (buffer, at, digits, 1);
      if (n > 1)
        {
          buffer[at++] = '.';
          at = append (buffer, at, digits + 1, n - 1);
        }
      return at + g_snprintf (buffer + at, 8, "e%+d", exponent);
    }
  if (point <= 0)
    {
      at = append (buffer, at, "0.", 2);
      at = append_zeros (buffer, at, -point);
      return append (buffer, at, digits, n);
    }
  if (n <= point)
    return append_zeros (buffer, append (buffer, at, digits, n), point - n);
  at = append (buffer, at, digits, point);
  buffer[at++] = '.';
  return append (buffer, at, digits + point, n - point);
}

/* Numbers of up to 15 digits with up to six decimals. Digits that few, found by
 * an exact division, are the shortest. */
static gboolean
format_short_decimal (double value, char *buffer, gsize *at)
{
  char digits[SONDER_JSON_NUMBER_SIZE];

  if (FLT_EVAL_METHOD != 0 || value < 1e-5)
    return FALSE;
  for (guint decimals = 1; decimals <= 6 && value * powers_of_ten[decimals] < 1e15; decimals++)
    {
      const double scaled = (double) (gint64) (value * powers_of_ten[decimals] + 0.5);

      if (scaled / powers_of_ten[decimals] == value)
        {
          const gsize n = sonder_json_number_format_integer ((gint64) scaled, digits);

          *at = lay_out_digits (digits, (int) n, (int) n - 1 - (int) decimals, buffer, *at);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * sonder_json_number_parse:
 * @text: a number in the syntax of JSON, which the caller has checked
 * @length: its length in bytes
 *
 * Returns: the nearest double, infinite where there is none
 */
double
sonder_json_number_parse (const char *text, gsize length)
{
  Decimal decimal;
  double value;
  g_autofree char *copy = NULL;

  if (read_short_decimal (text, length, &decimal) && scale_exactly (&decimal, &value))
    return value;
  copy = g_strndup (text, length);
  return g_ascii_strtod (copy, NULL);
}

/**
 * sonder_json_number_parse_integer:
 * @text: an optional minus and digits
 * @length: its length in bytes
 * @value: (out): the number
 *
 * Returns: %FALSE if the number does not fit
 */
gboolean
sonder_json_number_parse_integer (const char *text, gsize length, gint64 *value)
{
  const char *end = text + length;
  const gboolean negative = *text == '-';
  guint64 digits = 0;

  if (negative)
    text++;
  if (end - text > 19)
    return FALSE;
  while (text < end)
    digits = digits * 10 + (guint) (*text++ - '0');
  if (digits > (guint64) G_MAXINT64 + (negative ? 1 : 0))
    return FALSE;
  *value = (gint64) (negative ? 0 - digits : digits);
  return TRUE;
}

/**
 * sonder_json_number_format_integer:
 * @value: a number
 * @buffer: (out): receives its digits; not terminated
 *
 * Returns: how many bytes were written
 */
gsize
sonder_json_number_format_integer (gint64 value, char buffer[SONDER_JSON_NUMBER_SIZE])
{
  char reversed[SONDER_JSON_NUMBER_SIZE];
  guint64 rest = value < 0 ? 0 - (guint64) value : (guint64) value;
  gsize n = 0, at = 0;

  do
    {
      reversed[n++] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (value < 0)
    buffer[at++] = '-';
  while (n > 0)
    buffer[at++] = reversed[--n];
  return at;
}

/**
 * sonder_json_number_format:
 * @value: a finite number
 * @buffer: (out): receives its text; not terminated
 *
 * Writes the shortest text that reads back as @value, laid out as ECMAScript and
 * RFC 8785 do (`1424953923781206.2`, `100000000000000000`, `1e+21`, `1e-7`),
 * whatever the locale. Negative zero is written as `0`.
 *
 * Returns: how many bytes were written
 */
gsize
sonder_json_number_format (double value, char buffer[SONDER_JSON_NUMBER_SIZE])
{
  char digits[SONDER_JSON_NUMBER_SIZE];
  gsize at = 0, n;
  int exponent;

  g_return_val_if_fail (isfinite (value), 0);
  if (fabs (value) <= (double) MAX_EXACT && value == (double) (gint64) value)
    return sonder_json_number_format_integer ((gint64) value, buffer);
  if (value < 0)
    {
      buffer[at++] = '-';
      value = -value;
    }
  if (format_short_decimal (value, buffer, &at))
    return at;
  exponent = find_shortest_digits (value, digits, &n);
  return lay_out_digits (digits, (int) n, exponent, buffer, at);
}

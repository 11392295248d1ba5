/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-number.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double
from_bits (guint64 bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static char *
format (double value)
{
  char buffer[SONDER_JSON_NUMBER_SIZE];
  const gsize n = sonder_json_number_format (value, buffer);

  g_assert_cmpuint (n, <=, sizeof buffer);
  return g_strndup (buffer, n);
}

/* The samples of RFC 8785, appendix B, and of its limits of notation. */
static void
test_format (void)
{
  static const struct
  {
    guint64 bits;
    const char *text;
  } rows[] = {
    { 0x0000000000000000, "0" },
    { 0x8000000000000000, "0" },
    { 0x0000000000000001, "5e-324" },
    { 0x8000000000000001, "-5e-324" },
    { 0x7fefffffffffffff, "1.7976931348623157e+308" },
    { 0xffefffffffffffff, "-1.7976931348623157e+308" },
    { 0x4340000000000000, "9007199254740992" },
    { 0xc340000000000000, "-9007199254740992" },
    { 0x4430000000000000, "295147905179352830000" },
    { 0x44b52d02c7e14af5, "9.999999999999997e+22" },
    { 0x44b52d02c7e14af6, "1e+23" },
    { 0x44b52d02c7e14af7, "1.0000000000000001e+23" },
    { 0x444b1ae4d6e2ef4e, "999999999999999700000" },
    { 0x444b1ae4d6e2ef4f, "999999999999999900000" },
    { 0x444b1ae4d6e2ef50, "1e+21" },
    { 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7" },
    { 0x3eb0c6f7a0b5ed8d, "0.000001" },
    { 0x41b3de4355555553, "333333333.3333332" },
    { 0x41b3de4355555554, "333333333.33333325" },
    { 0x41b3de4355555555, "333333333.3333333" },
    { 0x41b3de4355555556, "333333333.3333334" },
    { 0x41b3de4355555557, "333333333.33333343" },
    { 0xbecbf647612f3696, "-0.0000033333333333333333" },
    { 0x43143ff3c1cb0959, "1424953923781206.2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = format (from_bits (rows[i].bits));

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_format_plain (void)
{
  static const struct
  {
    double value;
    const char *text;
  } rows[] = {
    { 1, "1" },
    { -1, "-1" },
    { 12.5, "12.5" },
    { 0.1, "0.1" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 1e17, "100000000000000000" },
    { 1e20, "100000000000000000000" },
    { 1e21, "1e+21" },
    { 1e-5, "0.00001" },
    { 1.5e-5, "0.000015" },
    { 1e-7, "1e-7" },
    { 4.370927, "4.370927" },
    { -57.8960001, "-57.8960001" },
    { 123456789.123456, "123456789.123456" },
    { 1234567890123.5, "1234567890123.5" },
    { 999999.999999, "999999.999999" },
    { 9007199254740993e0, "9007199254740992" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = format (rows[i].value);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_integers (void)
{
  static const struct
  {
    const char *text;
    gint64 value;
    gboolean fits;
  } rows[] = {
    { "0", 0, TRUE },
    { "-1", -1, TRUE },
    { "9223372036854775807", G_MAXINT64, TRUE },
    { "-9223372036854775808", G_MININT64, TRUE },
    { "9223372036854775808", 0, FALSE },
    { "-9223372036854775809", 0, FALSE },
    { "12345678901234567890", 0, FALSE },
    { "99999999999999999999", 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char buffer[SONDER_JSON_NUMBER_SIZE];
      gint64 value;
      g_autofree char *text = NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (
          sonder_json_number_parse_integer (rows[i].text, strlen (rows[i].text), &value), ==,
          rows[i].fits);
      if (!rows[i].fits)
        continue;
      g_assert_cmpint (value, ==, rows[i].value);
      text = g_strndup (buffer, sonder_json_number_format_integer (value, buffer));
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* C's own conversion is the yardstick. */
static void
test_parse (void)
{
  static const char *const rows[] = {
    "0",
    "-0",
    "0.0",
    "1e0",
    "1E+2",
    "1.5e-3",
    "123.456",
    "9007199254740993",
    "9007199254740993.0",
    "12345678901234567890",
    "0.1",
    "3.14159265358979323846264338327950288",
    "1e22",
    "1e23",
    "1e-22",
    "1e-23",
    "4.9e-324",
    "2.2250738585072011e-308",
    "1.7976931348623157e308",
    "1e309",
    "-1e309",
    "1e-400",
    "0e99999",
    "1e99999999999",
    "1e-99999999999",
    "123456789012345678901234567890e-30",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i]);
      g_assert_true (sonder_json_number_parse (rows[i], strlen (rows[i])) ==
                     strtod (rows[i], NULL));
    }
}

/* How many digits of a number mean something. */
static gsize
count_digits (const char *text)
{
  gsize n = 0, zeros = 0;

  for (; *text != '\0' && *text != 'e'; text++)
    {
      if (!g_ascii_isdigit (*text) || (n == 0 && *text == '0'))
        continue;
      n++;
      zeros = *text == '0' ? zeros + 1 : 0;
    }
  return n - zeros;
}

static void
check_round_trip (double value)
{
  g_autofree char *text = format (value);
  char rounded[SONDER_JSON_NUMBER_SIZE];

  if (sonder_json_number_parse (text, strlen (text)) != value || strtod (text, NULL) != value)
    g_error ("%.17g became %s", value, text);
  for (int precision = 0; precision < 17; precision++)
    {
      snprintf (rounded, sizeof rounded, "%.*e", precision, value);
      if (strtod (rounded, NULL) == value)
        break;
    }
  if (count_digits (text) > count_digits (rounded))
    g_error ("%s is longer than %s", text, rounded);
}

static void
test_round_trips (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8785);

  for (guint i = 0; i < 15000; i++)
    {
      const guint64 bits = ((guint64) g_rand_int (random) << 32) | g_rand_int (random);
      const double any = from_bits (bits);
      const double decimal = g_rand_int_range (random, -1000000000, 1000000000) /
                             pow (10, g_rand_int_range (random, 0, 12));

      if (isfinite (any) && any != 0)
        check_round_trip (any);
      if (decimal != 0)
        check_round_trip (decimal);
    }
}

static void
test_locale (void)
{
  g_autofree char *text = NULL;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL &&
      setlocale (LC_NUMERIC, "es_ES.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma");
      return;
    }
  text = format (333333333.33333325);
  g_assert_cmpstr (text, ==, "333333333.33333325");
  g_assert_true (sonder_json_number_parse (text, strlen (text)) == 333333333.33333325);
  setlocale (LC_NUMERIC, "C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-number/format", test_format);
  g_test_add_func ("/json-number/format-plain", test_format_plain);
  g_test_add_func ("/json-number/integers", test_integers);
  g_test_add_func ("/json-number/parse", test_parse);
  g_test_add_func ("/json-number/round-trips", test_round_trips);
  g_test_add_func ("/json-number/locale", test_locale);
  return g_test_run ();
}

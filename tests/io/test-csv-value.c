/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-value.h"

#include <math.h>

#include "calendar.h"

#define NO NAN

static void
check_number (const char *text, char decimal, double expected)
{
  double number = 0;
  gboolean is = sonder_csv_read_number (text, decimal, &number);

  g_test_message ("“%s” with %c", text, decimal != 0 ? decimal : '?');
  g_assert_cmpint (is, ==, !isnan (expected));
  if (is)
    g_assert_cmpfloat (number, ==, expected);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    double point; /* with a decimal point */
    double comma; /* with a decimal comma */
    double either;
  } rows[] = {
    { "0", 0, 0, 0 },
    { "42", 42, 42, 42 },
    { " 42 ", 42, 42, 42 },
    { "\xc2\xa0"
      "42",
      42, 42, 42 },
    { "-3", -3, -3, -3 },
    { "−3", -3, -3, -3 },
    { "+3", 3, 3, 3 },
    { "1.5", 1.5, NO, 1.5 },
    { "1,5", NO, 1.5, 1.5 },
    { ".5", .5, NO, .5 },
    { "0.1", .1, NO, .1 },
    { "-0,25", NO, -.25, -.25 },
    { "1.234", 1.234, 1234, NO },
    { "1,234", 1234, 1.234, NO },
    { "0.123", .123, NO, .123 },
    { "1,234.5", 1234.5, NO, 1234.5 },
    { "1.234,5", NO, 1234.5, 1234.5 },
    { "1,234,567", 1234567, NO, 1234567 },
    { "1.234.567", NO, 1234567, 1234567 },
    { "1 234 567,8", NO, 1234567.8, 1234567.8 },
    { "1\xc2\xa0"
      "234",
      1234, 1234, 1234 },
    { "1\xe2\x80\xaf"
      "234,5",
      NO, 1234.5, 1234.5 },
    { "1'234.50", 1234.5, NO, 1234.5 },
    { "1’234", 1234, 1234, 1234 },
    { "12.5E+05", 1250000, NO, 1250000 },
    { "1e-3", .001, .001, .001 },
    { "1,5E+3", NO, 1500, 1500 },
    { "47.115097045898", 47.115097045898, NO, 47.115097045898 },
    { "0.30000000000000004", 0.30000000000000004, NO, 0.30000000000000004 },
    { "3.14159265358979323846", M_PI, NO, M_PI },
    { "9007199254740992", 9007199254740992, 9007199254740992, 9007199254740992 },
    { "999999999999999", 999999999999999, 999999999999999, 999999999999999 },
    /* not numbers */
    { "", NO, NO, NO },
    { "-", NO, NO, NO },
    { ".", NO, NO, NO },
    { "5.", NO, NO, NO },
    { "abc", NO, NO, NO },
    { "12a", NO, NO, NO },
    { "1 2", NO, NO, NO },
    { "12 34", NO, NO, NO },
    { "1,23,456", NO, NO, NO },
    { "1234,567", NO, 1234.567, 1234.567 },
    { "1,2345", NO, 1.2345, 1.2345 },
    { "12,345,67", NO, NO, NO },
    { "1.2.3", NO, NO, NO },
    { "1,234 567", NO, NO, NO },
    { "01234", NO, NO, NO },
    { "007", NO, NO, NO },
    { "00.5", NO, NO, NO },
    { "+491712345", NO, NO, NO },
    { "12345678901234567890", NO, NO, NO },
    { "9007199254740994", NO, NO, NO },
    { "1e400", NO, NO, NO },
    { "1E+400", NO, NO, NO },
    { "12E5", NO, NO, NO },
    { "0x10", NO, NO, NO },
    { "inf", NO, NO, NO },
    { "nan", NO, NO, NO },
    { "1_000", NO, NO, NO },
    { "45%", NO, NO, NO },
    { "٣", NO, NO, NO },
    { "11111111111111111111111111111111111111111111111111111111111111111111111111111", NO, NO, NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      check_number (rows[i].text, '.', rows[i].point);
      check_number (rows[i].text, ',', rows[i].comma);
      check_number (rows[i].text, 0, rows[i].either);
    }
}

static void
test_integers (void)
{
  static const struct
  {
    const char *text;
    gboolean is;
    gint64 number;
  } rows[] = {
    { "9", TRUE, 9 },
    { " 10 ", TRUE, 10 },
    { "-1", TRUE, -1 },
    { "+7", TRUE, 7 },
    { "9.0", TRUE, 9 },
    { "9,00", TRUE, 9 },
    { "007", TRUE, 7 },
    { "0", TRUE, 0 },
    { "9.5", FALSE, 0 },
    { "9.05", FALSE, 0 },
    { "", FALSE, 0 },
    { "x", FALSE, 0 },
    { "9 stars", FALSE, 0 },
    { "1 0", FALSE, 0 },
    { "--1", FALSE, 0 },
    { "1e1", FALSE, 0 },
    { "999999999999999", TRUE, 999999999999999 },
    { "9999999999999999", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 number = 0;

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpint (sonder_csv_read_integer (rows[i].text, &number), ==, rows[i].is);
      if (rows[i].is)
        g_assert_cmpint (number, ==, rows[i].number);
    }
}

static char *
date_as_text (gboolean is, gint32 day)
{
  return is ? sonder_date_to_string (day) : g_strdup ("");
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *ymd;
    const char *dmy;
    const char *mdy;
  } rows[] = {
    { "2025-03-04", "2025-03-04", "", "" },
    { "2025/3/4", "2025-03-04", "", "" },
    { "2025.03.04", "2025-03-04", "", "" },
    { "20250304", "2025-03-04", "", "" },
    { " 2025-03-04 ", "2025-03-04", "", "" },
    { "2025-03-04T10:20:30Z", "2025-03-04", "", "" },
    { "2025-03-04T10:20:30.123456+02:00", "2025-03-04", "", "" },
    { "2025-03-04 10:20:30", "2025-03-04", "", "" },
    { "2025-03-04 10:20:30 UTC", "2025-03-04", "", "" },
    { "2025-03-04 10:20:30 +0200", "2025-03-04", "", "" },
    { "2025-03-04 9:05", "2025-03-04", "", "" },
    { "03/04/2025", "", "2025-04-03", "2025-03-04" },
    { "3/4/2025", "", "2025-04-03", "2025-03-04" },
    { "3-4-25", "", "2025-04-03", "2025-03-04" },
    { "3.4.2025", "", "2025-04-03", "" },
    { "03.04.25", "", "2025-04-03", "" },
    { "25/12/2024", "", "2024-12-25", "" },
    { "12/25/2024", "", "", "2024-12-25" },
    { "12/31/1899 09:30:00 AM", "", "", "1899-12-31" },
    { "1/2/2024, 5:07 p.m.", "", "2024-02-01", "2024-01-02" },
    { "1/2/68", "", "2068-02-01", "2068-01-02" },
    { "1/2/69", "", "1969-02-01", "1969-01-02" },
    { "29/02/2024", "", "2024-02-29", "" },
    { "4 March 2025", "", "2025-03-04", "" },
    { "04-Mar-25", "", "2025-03-04", "" },
    { "4. Mar. 2025", "", "2025-03-04", "" },
    { "March 4, 2025", "", "", "2025-03-04" },
    { "Mar 4 2025 10:00", "", "", "2025-03-04" },
    { "4 Sept 2025", "", "2025-09-04", "" },
    /* not dates */
    { "", "", "", "" },
    { "2025", "", "", "" },
    { "2025-03", "", "", "" },
    { "2025-13-01", "", "", "" },
    { "2025-02-30", "", "", "" },
    { "29/02/2025", "", "", "" },
    { "31/31/2025", "", "", "" },
    { "0/1/2025", "", "", "" },
    { "3/4/123", "", "", "" },
    { "3/4-2025", "", "", "" },
    { "2025-03-04x", "", "", "" },
    { "2025-03-04 soon", "", "", "" },
    { "2025-03-04 10", "", "", "" },
    { "12:30", "", "", "" },
    { "1.5", "", "", "" },
    { "10.0.0.1", "", "", "" },
    { "0000-01-01", "", "", "" },
    { "4 Marble 2025", "", "", "" },
    { "-1-2-2025", "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint order = 0; order < SONDER_N_DATE_ORDERS; order++)
      {
        const char *expected[] = { rows[i].ymd, rows[i].dmy, rows[i].mdy };
        gint32 day = 0;
        gboolean is = sonder_csv_read_date (rows[i].text, order, &day);
        g_autofree char *text = date_as_text (is, day);

        g_test_message ("“%s” in order %u", rows[i].text, order);
        g_assert_cmpstr (text, ==, expected[order]);
      }
}

static void
test_date_formats (void)
{
  static const struct
  {
    const char *text;
    const char *format;
    const char *date;
  } rows[] = {
    { "04.03.2025", "%d.%m.%Y", "2025-03-04" }, { "2025-03", "%Y-%m", "2025-03-01" },
    { "20250304", "%Y%m%d", "2025-03-04" },     { "04.03.2025 10:20", "%d.%m.%Y", "2025-03-04" },
    { "04.03.2025", "%Y-%m-%d", "" },           { "04.03.2025x", "%d.%m.%Y", "" },
    { "31.02.2025", "%d.%m.%Y", "" },           { "", "%Y", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint32 day = 0;
      gboolean is = sonder_csv_read_date_format (rows[i].text, rows[i].format, &day);
      g_autofree char *text = date_as_text (is, day);

      g_test_message ("“%s” as %s", rows[i].text, rows[i].format);
      g_assert_cmpstr (text, ==, rows[i].date);
    }
}

static void
test_yes_no (void)
{
  static const struct
  {
    const char *yes;
    const char *no;
  } pairs[] = {
    { "Yes", "No" },
    { "y", "N" },
    { "TRUE", "FALSE" },
    { "Ja", "Nein" },
    { "J", "N" },
    { "WAHR", "FALSCH" },
    { "Oui", "Non" },
    { "VRAI", "FAUX" },
    { "Sí", "No" },
    { "si", "no" },
    { "Sì", "No" },
    { "VERO", "FALSO" },
    { "Sim", "Não" },
    { "ja", "nee" },
    { "WAAR", "ONWAAR" },
    { "verdadero", "falso" },
    { "Verdadeiro", "Falso" },
  };
  static const char *const neither[] = {
    "", "maybe", "1", "0", "yes please", "nope", "n/a", "yesyesyesyesyesyesyesyesyesyesyesyes"
  };
  gboolean yes;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      guint yes_languages, no_languages;

      g_test_message ("%s, %s", pairs[i].yes, pairs[i].no);
      yes_languages = sonder_csv_read_yes_no (pairs[i].yes, &yes);
      g_assert_true (yes);
      no_languages = sonder_csv_read_yes_no (pairs[i].no, &yes);
      g_assert_false (yes);
      g_assert_cmpuint (yes_languages & no_languages, !=, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (neither); i++)
    g_assert_cmpuint (sonder_csv_read_yes_no (neither[i], &yes), ==, 0);

  /* German and Spanish do not mix */
  g_assert_cmpuint (sonder_csv_read_yes_no ("ja", &yes) & sonder_csv_read_yes_no ("no", &yes), ==,
                    0);
}

static void
test_missing (void)
{
  static const char *const missing[] = { "",  "NA", "n/a", "#N/A",  "NULL",
                                         "-", "–",  ".",   " N/A ", "#DIV/0!" };
  static const char *const present[] = {
    "0", "no", "North America", "--x", "1-", "not applicable"
  };

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_true (sonder_csv_is_missing_word (missing[i]));
  for (guint i = 0; i < G_N_ELEMENTS (present); i++)
    g_assert_false (sonder_csv_is_missing_word (present[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-value/numbers", test_numbers);
  g_test_add_func ("/csv-value/integers", test_integers);
  g_test_add_func ("/csv-value/dates", test_dates);
  g_test_add_func ("/csv-value/date-formats", test_date_formats);
  g_test_add_func ("/csv-value/yes-no", test_yes_no);
  g_test_add_func ("/csv-value/missing", test_missing);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "calendar.h"

#include "check-row.h"

/* Day 1 of GDate is 0001-01-01. */
#define GDATE_OF_EPOCH 719163

static void
compare_with_gdate (gint32 date)
{
  int year = 0, month = 0, day = 0;
  g_autofree char *text = sonder_date_to_string (date);
  g_autofree char *expected = NULL;
  GDate known;

  g_date_clear (&known, 1);
  g_date_set_julian (&known, (guint32) (date + GDATE_OF_EPOCH));
  expected = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&known), g_date_get_month (&known),
                              g_date_get_day (&known));

  g_assert_true (sonder_date_to_ymd (date, &year, &month, &day));
  g_assert_cmpint (year, ==, g_date_get_year (&known));
  g_assert_cmpint (month, ==, g_date_get_month (&known));
  g_assert_cmpint (day, ==, g_date_get_day (&known));
  g_assert_cmpint (sonder_date_from_ymd (year, month, day), ==, date);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (sonder_date_parse (text, -1), ==, date);
}

static void
test_days (void)
{
  gint32 from = sonder_date_from_ymd (1895, 1, 1), to = sonder_date_from_ymd (2105, 1, 1);

  for (gint32 date = from; date < to; date++)
    compare_with_gdate (date);
  for (gint32 date = SONDER_DATE_FIRST; date <= SONDER_DATE_LAST; date += 61)
    compare_with_gdate (date);
  for (int year = 100; year < 9999; year += 100)
    for (int day = -3; day < 3; day++)
      compare_with_gdate (sonder_date_from_ymd (year, 3, 1) + day);
}

static void
test_limits (void)
{
  static const struct
  {
    const char *name;
    gint32 date;
    const char *text;
  } rows[] = {
    { "epoch", 0, "1970-01-01" },
    { "day before", -1, "1969-12-31" },
    { "first", SONDER_DATE_FIRST, "0001-01-01" },
    { "last", SONDER_DATE_LAST, "9999-12-31" },
    { "before the first", SONDER_DATE_FIRST - 1, NULL },
    { "behind the last", SONDER_DATE_LAST + 1, NULL },
    { "none", SONDER_DATE_NONE, NULL },
    { "lowest but one", G_MININT32 + 1, NULL },
    { "highest", G_MAXINT32, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = sonder_date_to_string (rows[i].date);
      char buffer[11] = "??????????";
      int year, month, day;

      sonder_date_write (rows[i].date, buffer);
      check_text (rows[i].name, "text", text, rows[i].text);
      check_text (rows[i].name, "written", buffer, rows[i].text != NULL ? rows[i].text : "");
      check_yes (rows[i].name, "valid", sonder_date_is_valid (rows[i].date), rows[i].text != NULL);
      check_yes (rows[i].name, "to_ymd", sonder_date_to_ymd (rows[i].date, &year, &month, &day),
                 rows[i].text != NULL);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *date; /* NULL is none */
  } rows[] = {
    { "2025-03-01", -1, "2025-03-01" },
    { "2024-02-29", -1, "2024-02-29" },
    { "2000-02-29", -1, "2000-02-29" },
    { "2025-03-01T10:00", 10, "2025-03-01" },
    { "2025-02-29", -1, NULL },
    { "1900-02-29", -1, NULL },
    { "2025-04-31", -1, NULL },
    { "2025-00-01", -1, NULL },
    { "2025-13-01", -1, NULL },
    { "2025-01-00", -1, NULL },
    { "2025-01-32", -1, NULL },
    { "0000-01-01", -1, NULL },
    { "2025-3-1", -1, NULL },
    { "2025-03-01 ", -1, NULL },
    { " 2025-03-01", -1, NULL },
    { "2025/03/01", -1, NULL },
    { "2025-03+01", -1, NULL },
    { "+025-03-01", -1, NULL },
    { "2025--3-01", -1, NULL },
    { "20250-3-01", -1, NULL },
    { "٢٠٢٥-٠٣-٠١", -1, NULL },
    { "2025-03-0a", -1, NULL },
    { "2025-03-01", 9, NULL },
    { "2025-03-01", 0, NULL },
    { "", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *date =
        sonder_date_to_string (sonder_date_parse (rows[i].text, rows[i].length));

      check_text (rows[i].text, "date", date, rows[i].date);
    }
}

static void
test_periods (void)
{
  static const struct
  {
    const char *date;
    SonderPeriodUnit unit;
    const char *period;
    const char *first;
    const char *next;
  } rows[] = {
    { "2025-03-01", SONDER_PERIOD_MONTH, "2025-03", "2025-03-01", "2025-04" },
    { "2025-03-31", SONDER_PERIOD_MONTH, "2025-03", "2025-03-01", "2025-04" },
    { "2025-12-31", SONDER_PERIOD_MONTH, "2025-12", "2025-12-01", "2026-01" },
    { "2025-01-01", SONDER_PERIOD_MONTH, "2025-01", "2025-01-01", "2025-02" },
    { "0001-01-01", SONDER_PERIOD_MONTH, "0001-01", "0001-01-01", "0001-02" },
    { "2025-03-31", SONDER_PERIOD_QUARTER, "2025-Q1", "2025-01-01", "2025-Q2" },
    { "2025-04-01", SONDER_PERIOD_QUARTER, "2025-Q2", "2025-04-01", "2025-Q3" },
    { "2025-09-30", SONDER_PERIOD_QUARTER, "2025-Q3", "2025-07-01", "2025-Q4" },
    { "2025-10-01", SONDER_PERIOD_QUARTER, "2025-Q4", "2025-10-01", "2026-Q1" },
    { "2025-12-31", SONDER_PERIOD_YEAR, "2025", "2025-01-01", "2026" },
    { "0001-06-15", SONDER_PERIOD_YEAR, "0001", "0001-01-01", "0002" },
    { "9998-06-15", SONDER_PERIOD_YEAR, "9998", "9998-01-01", "9999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int period = sonder_period_from_date (sonder_date_parse (rows[i].date, -1), rows[i].unit);
      g_autofree char *text = sonder_period_to_string (period, rows[i].unit);
      g_autofree char *next = sonder_period_to_string (period + 1, rows[i].unit);
      g_autofree char *first =
        sonder_date_to_string (sonder_period_first_day (period, rows[i].unit));

      check_text (rows[i].date, "period", text, rows[i].period);
      check_text (rows[i].date, "next period", next, rows[i].next);
      check_text (rows[i].date, "first day", first, rows[i].first);
    }

  g_assert_cmpint (sonder_period_first_day (10000, SONDER_PERIOD_YEAR), ==, SONDER_DATE_NONE);
  g_assert_cmpint (sonder_period_first_day (120000, SONDER_PERIOD_MONTH), ==, SONDER_DATE_NONE);
}

static void
test_today (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  gint32 today = sonder_date_today ();
  g_autoptr (GDateTime) after = g_date_time_new_now_local ();
  g_autofree char *text = sonder_date_to_string (today);
  g_autofree char *first = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *last = g_date_time_format (after, "%Y-%m-%d");

  g_assert_true (g_str_equal (text, first) || g_str_equal (text, last));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/calendar/days", test_days);
  g_test_add_func ("/model/calendar/limits", test_limits);
  g_test_add_func ("/model/calendar/parse", test_parse);
  g_test_add_func ("/model/calendar/periods", test_periods);
  g_test_add_func ("/model/calendar/today", test_today);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "calendar.h"

#include <string.h>

#define DAYS_PER_ERA 146097
#define EPOCH_OFFSET 719468 /* days from 0000-03-01 to 1970-01-01 */

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year,
               int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

static int
parse_digits (const char *text,
              guint       n_digits)
{
  int number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }

  return number;
}

/**
 * sonder_date_is_valid:
 *
 * Returns: whether the number is a day of the years 0001 to 9999; %FALSE for
 *   SONDER_DATE_NONE
 */
gboolean
sonder_date_is_valid (gint32 date)
{
  return date >= SONDER_DATE_FIRST && date <= SONDER_DATE_LAST;
}

/**
 * sonder_date_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: from 1
 *
 * Days since 1970-01-01, counted in years that begin in March, so that the
 * leap day comes last (Howard Hinnant, "chrono-compatible low-level date
 * algorithms").
 *
 * Returns: the day, or SONDER_DATE_NONE if there is no such day
 */
gint32
sonder_date_from_ymd (int year,
                      int month,
                      int day)
{
  int y, era, year_of_era, day_of_year, day_of_era;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      day > days_in_month (year, month))
    return SONDER_DATE_NONE;

  y = month <= 2 ? year - 1 : year;
  era = y / 400;
  year_of_era = y - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - EPOCH_OFFSET;
}

/**
 * sonder_date_to_ymd:
 * @year: (out):
 * @month: (out): from 1
 * @day: (out): from 1
 *
 * Returns: %FALSE, with nothing set, for what is no valid date
 */
gboolean
sonder_date_to_ymd (gint32  date,
                    int    *year,
                    int    *month,
                    int    *day)
{
  int era, day_of_era, year_of_era, day_of_year, shifted_month;

  if (!sonder_date_is_valid (date))
    return FALSE;

  date += EPOCH_OFFSET;
  era = date / DAYS_PER_ERA;
  day_of_era = date - era * DAYS_PER_ERA;
  year_of_era =
    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);

  return TRUE;
}

/**
 * sonder_date_parse:
 * @length: in bytes, or -1
 *
 * Reads exactly YYYY-MM-DD.
 *
 * Returns: the day, or SONDER_DATE_NONE
 */
gint32
sonder_date_parse (const char *text,
                   gssize      length)
{
  if (length < 0)
    length = (gssize) strlen (text);
  if (length != 10 || text[4] != '-' || text[7] != '-')
    return SONDER_DATE_NONE;

  return sonder_date_from_ymd (parse_digits (text, 4), parse_digits (text + 5, 2),
                               parse_digits (text + 8, 2));
}

/**
 * sonder_date_write:
 * @buffer: (out): takes YYYY-MM-DD and a zero; "" for what is no
 *   valid date
 */
void
sonder_date_write (gint32 date,
                   char   buffer[11])
{
  int year, month, day;

  buffer[0] = '\0';
  if (!sonder_date_to_ymd (date, &year, &month, &day))
    return;

  for (int i = 3; i >= 0; i--, year /= 10)
    buffer[i] = (char) ('0' + year % 10);
  buffer[4] = '-';
  buffer[5] = (char) ('0' + month / 10);
  buffer[6] = (char) ('0' + month % 10);
  buffer[7] = '-';
  buffer[8] = (char) ('0' + day / 10);
  buffer[9] = (char) ('0' + day % 10);
  buffer[10] = '\0';
}

/**
 * sonder_date_to_string:
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, %NULL for what is no
 *   valid date
 */
char *
sonder_date_to_string (gint32 date)
{
  char buffer[11];

  if (!sonder_date_is_valid (date))
    return NULL;

  sonder_date_write (date, buffer);
  return g_strdup (buffer);
}

/**
 * sonder_date_today:
 *
 * Returns: the calendar day of the local time zone
 */
gint32
sonder_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return sonder_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now));
}

/**
 * sonder_period_from_date:
 * @date: a valid date
 *
 * Returns: the number of the period: months, quarters or years since year 0
 */
int
sonder_period_from_date (gint32           date,
                         SonderPeriodUnit unit)
{
  int year = 0, month = 1, day = 1;

  sonder_date_to_ymd (date, &year, &month, &day);

  switch (unit)
    {
    case SONDER_PERIOD_MONTH:
      return year * 12 + month - 1;
    case SONDER_PERIOD_QUARTER:
      return year * 4 + (month - 1) / 3;
    case SONDER_PERIOD_YEAR:
    default:
      return year;
    }
}

/**
 * sonder_period_first_day:
 * @period: from sonder_period_from_date()
 *
 * Returns: the first day of the period; SONDER_DATE_NONE outside of the calendar
 */
gint32
sonder_period_first_day (int              period,
                         SonderPeriodUnit unit)
{
  switch (unit)
    {
    case SONDER_PERIOD_MONTH:
      return sonder_date_from_ymd (period / 12, period % 12 + 1, 1);
    case SONDER_PERIOD_QUARTER:
      return sonder_date_from_ymd (period / 4, period % 4 * 3 + 1, 1);
    case SONDER_PERIOD_YEAR:
    default:
      return sonder_date_from_ymd (period, 1, 1);
    }
}

/**
 * sonder_period_to_string:
 * @period: from sonder_period_from_date()
 *
 * Returns: (transfer full): as in files: 2025-03, 2025-Q1 or 2025
 */
char *
sonder_period_to_string (int              period,
                         SonderPeriodUnit unit)
{
  switch (unit)
    {
    case SONDER_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", period / 12, period % 12 + 1);
    case SONDER_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", period / 4, period % 4 + 1);
    case SONDER_PERIOD_YEAR:
    default:
      return g_strdup_printf ("%04d", period);
    }
}

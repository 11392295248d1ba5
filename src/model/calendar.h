/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "column.h"

G_BEGIN_DECLS

/* Calendar days are counted from 1970-01-01 in the proleptic Gregorian
 * calendar, years 0001 to 9999; SONDER_DATE_NONE is no date. */
#define SONDER_DATE_FIRST (-719162) /* 0001-01-01 */
#define SONDER_DATE_LAST 2932896    /* 9999-12-31 */

/**
 * SonderPeriodUnit:
 *
 * The lengths of the periods by which answers are grouped.
 */
typedef enum
{
  SONDER_PERIOD_MONTH,
  SONDER_PERIOD_QUARTER,
  SONDER_PERIOD_YEAR,
} SonderPeriodUnit;

gboolean sonder_date_is_valid    (gint32            date);
gint32   sonder_date_from_ymd    (int               year,
                                  int               month,
                                  int               day);
gboolean sonder_date_to_ymd      (gint32            date,
                                  int              *year,
                                  int              *month,
                                  int              *day);
gint32   sonder_date_parse       (const char       *text,
                                  gssize            length);
char    *sonder_date_to_string   (gint32            date);
void     sonder_date_write       (gint32            date,
                                  char              buffer[11]);
gint32   sonder_date_today       (void);

/* A period is counted from year 0: months, quarters or years since. */
int      sonder_period_from_date (gint32            date,
                                  SonderPeriodUnit  unit);
gint32   sonder_period_first_day (int               period,
                                  SonderPeriodUnit  unit);
char    *sonder_period_to_string (int               period,
                                  SonderPeriodUnit  unit);

G_END_DECLS

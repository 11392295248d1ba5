/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>
#include <string.h>

/* Comparing numbers in tables of cases: a wrong one fails the test and names
 * its row, and the rows after it still run. */

static inline void
fail_number (const char *row, const char *what, double value, const char *expected)
{
  g_test_message ("%s: %s is %.17g, expected %s", row, what, value, expected);
  g_test_fail ();
}

/* Whether @value, rounded to as many decimals as @printed shows, is @printed.
 * "nan" expects NaN. */
static inline void
check_printed (const char *row, const char *what, double value, const char *printed)
{
  const char *point = strchr (printed, '.');
  int decimals = point != NULL ? (int)strlen (point + 1) : 0;
  g_autofree char *text = g_strdup_printf ("%.*f", decimals, value);

  if (strcmp (printed, "nan") == 0 ? !isnan (value) : strcmp (text, printed) != 0)
    fail_number (row, what, value, printed);
}

/* Whether @value is within @tolerance of @expected, relative where @expected is
 * above 1. Equal infinities and NaN for NaN are right too. */
static inline void
check_close (const char *row, const char *what, double value, double expected, double tolerance)
{
  gboolean same = value == expected || (isnan (value) && isnan (expected));
  g_autofree char *text = g_strdup_printf ("%.17g", expected);

  if (!same && !(fabs (value - expected) <= tolerance * MAX (1, fabs (expected))))
    fail_number (row, what, value, text);
}

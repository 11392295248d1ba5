/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Comparing in tables of cases: a wrong value fails the test and names its row,
 * and the rows after it still run. */

static inline void
check_text (const char *row,
            const char *what,
            const char *value,
            const char *expected)
{
  if (g_strcmp0 (value, expected) == 0)
    return;
  g_test_message ("%s: %s is “%s”, expected “%s”", row, what, value != NULL ? value : "(null)",
                  expected != NULL ? expected : "(null)");
  g_test_fail ();
}

static inline void
check_integer (const char *row,
               const char *what,
               gint64      value,
               gint64      expected)
{
  if (value == expected)
    return;
  g_test_message ("%s: %s is %" G_GINT64_FORMAT ", expected %" G_GINT64_FORMAT, row, what, value,
                  expected);
  g_test_fail ();
}

/* Yes is any number but 0. */
static inline void
check_yes (const char *row,
           const char *what,
           gboolean    value,
           gboolean    expected)
{
  check_integer (row, what, value != 0, expected != 0);
}

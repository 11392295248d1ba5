/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderDateOrder:
 * @SONDER_DATE_YMD: 2025-03-01, 2025/3/1, 20250301
 * @SONDER_DATE_DMY: 1/3/2025, 01.03.25, 1 March 2025
 * @SONDER_DATE_MDY: 3/1/2025, March 1, 2025
 *
 * In which order the parts of a date stand.
 */
typedef enum
{
  SONDER_DATE_YMD,
  SONDER_DATE_DMY,
  SONDER_DATE_MDY,
} SonderDateOrder;

#define SONDER_N_DATE_ORDERS 3

gboolean sonder_csv_read_number (const char *text, char decimal, double *number);
gboolean sonder_csv_read_integer (const char *text, gint64 *number);
gboolean sonder_csv_read_date (const char *text, SonderDateOrder order, gint32 *day);
gboolean sonder_csv_read_date_format (const char *text, const char *format, gint32 *day);
guint sonder_csv_read_yes_no (const char *text, gboolean *yes);
gboolean sonder_csv_is_missing_word (const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "number-text.h"

/**
 * sonder_number_to_text:
 * @number: finite
 *
 * Returns: (transfer full): the shortest decimals that read back as the same
 *   number, independent of the locale
 */
char *
sonder_number_to_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

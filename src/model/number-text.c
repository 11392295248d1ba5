/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "number-text.h"

#include "json-number.h"

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
  char digits[SONDER_JSON_NUMBER_SIZE];

  return g_strndup (digits, sonder_json_number_format (number, digits));
}

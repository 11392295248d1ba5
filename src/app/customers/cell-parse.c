/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "cell-parse.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "calendar.h"
#include "number-text.h"

static gboolean
parse_number (const char *text,
              double     *number)
{
  char *end;

  /* As the locale writes it, or as files do. */
  *number = strtod (text, &end);
  if (*end != '\0')
    *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (*number);
}

/**
 * sonder_cell_parse:
 * @text: what somebody typed; blanks around it do not count
 * @value: (out) (transfer floating) (nullable): for sonder_project_set_cell();
 *   %NULL for nothing
 *
 * Returns: %FALSE if the text is no value of that type
 */
gboolean
sonder_cell_parse (SonderCellType   type,
                   const char      *text,
                   GVariant       **value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);
  g_autofree char *yes = g_utf8_casefold (_("yes"), -1);
  g_autofree char *no = g_utf8_casefold (_("no"), -1);
  double number;
  gint32 date;

  *value = NULL;
  if (*stripped == '\0')
    return TRUE;

  switch (type)
    {
    case SONDER_CELL_TEXT:
      *value = g_variant_new_string (stripped);
      break;
    case SONDER_CELL_NUMBER:
      if (parse_number (stripped, &number))
        *value = g_variant_new_double (number);
      break;
    case SONDER_CELL_DATE:
      date = sonder_date_parse (stripped, -1);
      if (date != SONDER_DATE_NONE)
        *value = g_variant_new_int32 (date);
      break;
    case SONDER_CELL_YES_NO:
      if (g_str_equal (folded, yes) || g_str_equal (folded, "yes"))
        *value = g_variant_new_byte (SONDER_YES);
      else if (g_str_equal (folded, no) || g_str_equal (folded, "no"))
        *value = g_variant_new_byte (SONDER_NO);
      break;
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      break;
    }

  return *value != NULL;
}

/**
 * sonder_cell_to_editable:
 *
 * Returns: (transfer full): the text that sonder_cell_parse() reads as this
 *   cell; "" where it is blank
 */
char *
sonder_cell_to_editable (const SonderTable  *table,
                         const SonderColumn *column,
                         guint               row)
{
  g_autoptr (GVariant) cell = sonder_table_get_cell (table, column, row);

  if (cell == NULL)
    return g_strdup ("");

  g_variant_ref_sink (cell);
  if (column->type == SONDER_CELL_NUMBER)
    return sonder_number_to_text (g_variant_get_double (cell));
  if (column->type == SONDER_CELL_DATE)
    return sonder_date_to_string (g_variant_get_int32 (cell));
  if (column->type == SONDER_CELL_YES_NO)
    return g_strdup (g_variant_get_byte (cell) == SONDER_YES ? _("yes") : _("no"));
  if (column->type == SONDER_CELL_TEXT)
    return g_variant_dup_string (cell, NULL);

  return g_strdup ("");
}

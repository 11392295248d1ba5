/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "cell-parse.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "calendar.h"
#include "identifier.h"
#include "number-text.h"
#include "wording.h"

/* As the locale writes it, or as files do; hexadecimal is no way to write one. */
static GVariant *
parse_number (const char *text)
{
  double number;
  char *end;

  if (strpbrk (text, "xX") != NULL)
    return NULL;

  number = strtod (text, &end);
  if (*end != '\0')
    number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (number) ? g_variant_new_double (number) : NULL;
}

static GVariant *
parse_date (const char *text)
{
  gint32 date = sonder_date_parse (text, -1);

  return date != SONDER_DATE_NONE ? g_variant_new_int32 (date) : NULL;
}

static GVariant *
parse_yes_no (const char *text)
{
  const char *value = sonder_wording_find_yes_no (text);

  return value != NULL ? g_variant_new_byte (g_str_equal (value, "yes") ? SONDER_YES : SONDER_NO) : NULL;
}

/* A choice may be written in any case; a text is one as it stands. */
static GVariant *
parse_text (const char *text, const char *const *choices)
{
  g_autofree char *folded = NULL;

  if (choices == NULL || choices[0] == NULL)
    return g_variant_new_string (text);

  folded = sonder_name_fold (text);
  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *choice = sonder_name_fold (choices[i]);

      if (g_str_equal (folded, choice))
        return g_variant_new_string (choices[i]);
    }

  return NULL;
}

static GVariant *
parse_value (SonderCellType type, const char *const *choices, const char *text)
{
  switch (type)
    {
    case SONDER_CELL_TEXT:
      return parse_text (text, choices);
    case SONDER_CELL_NUMBER:
      return parse_number (text);
    case SONDER_CELL_DATE:
      return parse_date (text);
    case SONDER_CELL_YES_NO:
      return parse_yes_no (text);
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      return NULL;
    }
}

static char *
describe_error (SonderCellType type, const char *text)
{
  if (type == SONDER_CELL_NUMBER)
    return g_strdup_printf (_("“%s” is not a number."), text);
  if (type == SONDER_CELL_DATE)
    return g_strdup_printf (_("“%s” is not a day. Write one such as 2025-03-31."), text);
  if (type == SONDER_CELL_YES_NO)
    return g_strdup_printf (_("“%s” is neither yes nor no."), text);

  return g_strdup_printf (_("“%s” is none of the choices."), text);
}

/**
 * sonder_cell_parse:
 * @choices: (nullable): what a text can be; %NULL or none for anything
 * @text: what somebody typed; blanks around it do not count
 * @value: (out) (transfer floating) (nullable): for sonder_project_set_cell();
 *   %NULL for nothing
 *
 * Returns: %FALSE with an error for people if the text is no value of that type
 */
gboolean
sonder_cell_parse (SonderCellType type,
                   const char *const *choices,
                   const char *text,
                   GVariant **value,
                   GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *value = NULL;
  if (*stripped == '\0')
    return TRUE;

  *value = parse_value (type, choices, stripped);
  if (*value == NULL)
    {
      g_autofree char *message = describe_error (type, stripped);

      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
      return FALSE;
    }

  return TRUE;
}

/**
 * sonder_cell_to_editable:
 *
 * Returns: (transfer full): the text that sonder_cell_parse() reads as this
 *   cell; "" where it is blank
 */
char *
sonder_cell_to_editable (const SonderTable *table, const SonderColumn *column, guint row)
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
    return g_strdup (sonder_wording_yes_no (g_variant_get_byte (cell) == SONDER_YES ? "yes" : "no"));
  if (column->type == SONDER_CELL_TEXT)
    return g_variant_dup_string (cell, NULL);

  return g_strdup ("");
}

/**
 * sonder_cell_date_to_text:
 *
 * Returns: (transfer full): a day as the locale writes it; "" for none
 */
char *
sonder_cell_date_to_text (gint32 date)
{
  char *text = sonder_wording_date (date);

  return text != NULL ? text : g_strdup ("");
}

/**
 * sonder_cell_to_text:
 *
 * Returns: (transfer full): a cell as the locale writes it; "" where it is blank
 */
char *
sonder_cell_to_text (const SonderTable *table, const SonderColumn *column, guint row)
{
  g_autoptr (GVariant) cell = sonder_table_get_cell (table, column, row);

  if (cell == NULL)
    return g_strdup ("");

  g_variant_ref_sink (cell);
  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      return g_variant_dup_string (cell, NULL);
    case SONDER_CELL_NUMBER:
      return g_strdup_printf ("%.10g", g_variant_get_double (cell));
    case SONDER_CELL_DATE:
      return sonder_cell_date_to_text (g_variant_get_int32 (cell));
    case SONDER_CELL_YES_NO:
      return g_strdup (sonder_wording_yes_no (g_variant_get_byte (cell) == SONDER_YES ? "yes" : "no"));
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      return g_strdup ("");
    }
}

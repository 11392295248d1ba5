/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-copy.h"

#include <string.h>

#include "customer-query.h"
#include "privacy.h"

/* With quotation marks where the text has any, a separator or a line's end. */
static void
append_cell (GString *out, const char *text, char separator)
{
  const char special[] = { '"', '\n', '\r', separator, '\0' };

  if (strpbrk (text, special) == NULL)
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* What is shown in words stays so; values are written as in files. */
static char *
dup_cell (SonderCellColumn *column, guint row)
{
  const char *name = sonder_cell_column_get_name (column);
  g_autofree char *text = NULL;

  if (g_str_equal (name, SONDER_SORT_NAME) || g_str_equal (name, SONDER_SORT_SEGMENT))
    return sonder_cell_column_dup_text (column, row);

  text = sonder_cell_column_dup_editable (column, row);
  return sonder_privacy_dup_text (text);
}

/**
 * sonder_customer_copy_text:
 * @columns: (element-type SonderCellColumn):
 * @rows: (element-type guint): customers
 *
 * Returns: (transfer full): the lines, with quotation marks as in CSV where they
 *   are needed
 */
char *
sonder_customer_copy_text (GPtrArray *columns, GArray *rows, char separator)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, separator);
      append_cell (out, sonder_cell_column_get_title (columns->pdata[i]), separator);
    }
  g_string_append_c (out, '\n');
  for (guint i = 0; i < rows->len; i++)
    {
      for (guint j = 0; j < columns->len; j++)
        {
          g_autofree char *text = dup_cell (columns->pdata[j], g_array_index (rows, guint, i));

          if (j > 0)
            g_string_append_c (out, separator);
          append_cell (out, text, separator);
        }
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

/**
 * sonder_customer_copy_provider:
 *
 * Returns: (transfer full): the customers as CSV, and as text with tabs, which
 *   spreadsheets take as cells
 */
GdkContentProvider *
sonder_customer_copy_provider (GPtrArray *columns, GArray *rows)
{
  g_autofree char *tabs = sonder_customer_copy_text (columns, rows, '\t');
  char *csv = sonder_customer_copy_text (columns, rows, ',');
  g_autoptr (GBytes) bytes = g_bytes_new_take (csv, strlen (csv));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/csv", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, tabs),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

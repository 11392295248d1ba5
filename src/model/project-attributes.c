/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project.h"

#include "calendar.h"
#include "number-text.h"
#include "project-private.h"

#include <glib/gi18n-lib.h>

/* A value as text: what a person would type to get it. */
static char *
cell_to_text (const SonderTable  *table,
              const SonderColumn *column,
              guint               row)
{
  double number;
  guint8 byte;

  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      return g_strdup (sonder_text_pool_get (table->texts, sonder_column_get_u32 (column, row)));
    case SONDER_CELL_NUMBER:
      number = sonder_column_get_number (column, row);
      return isnan (number) ? NULL : sonder_number_to_text (number);
    case SONDER_CELL_DATE:
      return sonder_date_to_string (sonder_column_get_i32 (column, row));
    case SONDER_CELL_YES_NO:
      byte = sonder_column_get_u8 (column, row);
      return byte == SONDER_YES_NO_NONE ? NULL : g_strdup (byte == SONDER_YES ? "yes" : "no");
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Returns: (transfer floating) (nullable): %NULL if it cannot be read so. */
static GVariant *
text_to_cell (SonderCellType  type,
              const char     *text)
{
  char *end;
  double number;
  gint32 date;

  switch (type)
    {
    case SONDER_CELL_TEXT:
      return g_variant_new_string (text);
    case SONDER_CELL_NUMBER:
      number = g_ascii_strtod (text, &end);
      return end != text && *end == '\0' && isfinite (number) ? g_variant_new_double (number) : NULL;
    case SONDER_CELL_DATE:
      date = sonder_date_parse (text, -1);
      return date != SONDER_DATE_NONE ? g_variant_new_int32 (date) : NULL;
    case SONDER_CELL_YES_NO:
      if (g_ascii_strcasecmp (text, "yes") == 0)
        return g_variant_new_byte (SONDER_YES);
      if (g_ascii_strcasecmp (text, "no") == 0)
        return g_variant_new_byte (SONDER_NO);
      return NULL;
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Returns: how many values could not be read as the new type. */
static guint
convert_column (SonderTable        *table,
                const SonderColumn *old,
                SonderColumn       *column)
{
  guint n_lost = 0;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *text = cell_to_text (table, old, row);
      GVariant *value = text != NULL ? text_to_cell (column->type, text) : NULL;

      if (value != NULL)
        {
          g_autoptr (GVariant) sunk = g_variant_ref_sink (value);

          sonder_table_set_cell (table, column, row, sunk);
        }
      else if (text != NULL && !(sonder_customers_get_flags (table, row) & SONDER_ROW_DELETED))
        n_lost++;
    }

  return n_lost;
}

/* Returns: (transfer full): the choices with each value behind them that is not
 * among them yet, in the order in which customers have it. */
static GPtrArray *
complete_choices (SonderItem         *attribute,
                  const SonderTable  *table,
                  const SonderColumn *column)
{
  const char *const *choices = sonder_item_get_texts (attribute, "choices");
  g_autofree guint8 *seen = g_new0 (guint8, sonder_text_pool_get_size (table->texts) + 1);
  GPtrArray *complete = g_ptr_array_new ();

  for (guint i = 0; choices[i] != NULL; i++)
    {
      seen[sonder_text_pool_lookup (table->texts, choices[i], -1)] = 1;
      g_ptr_array_add (complete, (char *) choices[i]);
    }

  seen[0] = 1;
  for (guint row = 0; row < table->n_rows; row++)
    {
      guint32 number = sonder_column_get_u32 (column, row);

      if (seen[number] || (sonder_customers_get_flags (table, row) & SONDER_ROW_DELETED))
        continue;
      seen[number] = 1;
      g_ptr_array_add (complete, (char *) sonder_text_pool_get (table->texts, number));
    }

  return complete;
}

/* Unless it is there already: an import brings the columns before the attributes. */
void
sonder_project_add_attribute_column (SonderProject *self,
                                     const char    *id)
{
  SonderItem *attribute = sonder_project_find_item (self, SONDER_KIND_ATTRIBUTE, id);
  g_autofree char *name = g_strconcat (SONDER_ATTRIBUTE_PREFIX, id, NULL);
  g_autoptr (SonderTable) copy = NULL;
  SonderCellType type;

  if (!sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type) ||
      sonder_table_find_column (sonder_project_get_customers (self), name) != NULL)
    return;

  copy = sonder_table_copy (sonder_project_get_customers (self));
  sonder_table_add_column (copy, name, type);
  sonder_project_replace_table (self, SONDER_TABLE_CUSTOMERS, copy);
}

void
sonder_project_remove_attribute_column (SonderProject *self,
                                        const char    *id)
{
  g_autoptr (SonderTable) copy = sonder_table_copy (sonder_project_get_customers (self));
  SonderColumn *column = sonder_table_find_attribute (copy, id);

  if (column == NULL)
    return;

  g_ptr_array_remove (copy->columns, column);
  sonder_project_replace_table (self, SONDER_TABLE_CUSTOMERS, copy);
}

/**
 * sonder_project_set_attribute_type:
 * @attribute: an attribute of the project, of a type that this version knows
 * @type: text, number, date, yes-no or choice
 *
 * Changes an attribute's type and converts the customers' values. What becomes a
 * choice has all values among its choices.
 *
 * Returns: how many values could not be read as the new type and are blank now
 */
guint
sonder_project_set_attribute_type (SonderProject *self,
                                   SonderItem    *attribute,
                                   const char    *type)
{
  g_autoptr (SonderTable) copy = sonder_table_copy (sonder_project_get_customers (self));
  SonderColumn *old = sonder_table_find_attribute (copy, sonder_item_get_id (attribute));
  g_autoptr (GPtrArray) choices = NULL;
  SonderCellType cell_type = SONDER_CELL_TEXT;
  SonderColumn *column;
  guint position, n_lost;

  g_return_val_if_fail (old != NULL && sonder_attribute_type_parse (type, &cell_type), 0);

  column = sonder_column_new (old->name, cell_type);
  sonder_column_set_length (column, copy->n_rows);
  n_lost = convert_column (copy, old, column);
  g_ptr_array_find (copy->columns, old, &position);
  sonder_column_free (old);
  copy->columns->pdata[position] = column;

  sonder_project_begin_edit (self, _("Change Type"));
  sonder_project_set_field (self, attribute, "attribute-type", g_variant_new_string (type));
  if (g_str_equal (type, "choice"))
    {
      choices = complete_choices (attribute, copy, column);
      if (choices->len > 0)
        sonder_project_set_field (
          self, attribute, "choices",
          g_variant_new_strv ((const char *const *) choices->pdata, choices->len));
    }
  sonder_project_replace_table (self, SONDER_TABLE_CUSTOMERS, copy);
  sonder_project_end_edit (self);

  return n_lost;
}

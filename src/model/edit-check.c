/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "edit-private.h"

#include "calendar.h"

#include <glib/gi18n-lib.h>

static const char *const cell_types[] = {
  [SONDER_CELL_TEXT] = "s",  [SONDER_CELL_KEY] = "s",    [SONDER_CELL_NUMBER] = "d",
  [SONDER_CELL_DATE] = "i",  [SONDER_CELL_YES_NO] = "y", [SONDER_CELL_SCORE] = "i",
  [SONDER_CELL_ROW] = "u",   [SONDER_CELL_FLAGS] = "y",  [SONDER_CELL_COMMENT] = "s",
};

static gboolean
value_fits (SonderSnapshot     *content,
            const SonderColumn *column,
            GVariant           *value)
{
  if (value == NULL)
    return column->type != SONDER_CELL_ROW || content->customers->n_rows > 0;
  if (!g_str_equal (g_variant_get_type_string (value), cell_types[column->type]))
    return FALSE;

  switch (column->type)
    {
    case SONDER_CELL_NUMBER:
      return !isinf (g_variant_get_double (value));
    case SONDER_CELL_DATE:
      return sonder_date_is_valid (g_variant_get_int32 (value));
    case SONDER_CELL_SCORE:
      return g_variant_get_int32 (value) != SONDER_SCORE_NONE;
    case SONDER_CELL_YES_NO:
      return g_variant_get_byte (value) == SONDER_YES || g_variant_get_byte (value) == SONDER_NO;
    case SONDER_CELL_FLAGS:
      return g_variant_get_byte (value) <= (SONDER_ROW_DELETED | SONDER_ROW_ANONYMOUS);
    case SONDER_CELL_ROW:
      return g_variant_get_uint32 (value) < content->customers->n_rows;
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_COMMENT:
    default:
      return TRUE;
    }
}

/* Whether a cell of the column can hold the value. */
gboolean
sonder_check_value (SonderSnapshot      *content,
                    const SonderTable   *table,
                    const SonderColumn  *column,
                    GVariant            *value,
                    GError             **error)
{
  if (!value_fits (content, column, value))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The edit sets “%s” to something that it cannot be."), column->name);
      return FALSE;
    }

  return column->type != SONDER_CELL_KEY || value == NULL ||
         sonder_table_intern_key (table, g_variant_get_string (value, NULL), -1, error) != 0;
}

/* Whether the rows can have that id. */
gboolean
sonder_check_customer_id (const SonderTable  *customers,
                          const guint        *rows,
                          guint               n_rows,
                          GVariant           *id,
                          GError            **error)
{
  const SonderColumn *ids = sonder_table_column (customers, SONDER_CUSTOMER_ID);
  const char *text = id != NULL ? g_variant_get_string (id, NULL) : NULL;
  guint32 number = text != NULL ? sonder_text_pool_lookup (customers->texts, text, -1) : 0;
  gboolean is_taken = text != NULL && n_rows > 1;

  for (guint row = 0; number != 0 && !is_taken && row < customers->n_rows; row++)
    is_taken = sonder_column_get_u32 (ids, row) == number && row != rows[0] &&
               !(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED);

  if (is_taken)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _("There is already a customer with the id “%s”."), text);

  return !is_taken;
}

static gboolean
check_all_ids (const SonderTable  *customers,
               GError            **error)
{
  const SonderColumn *ids = sonder_table_column (customers, SONDER_CUSTOMER_ID);
  g_autofree guint8 *seen = g_new0 (guint8, sonder_text_pool_get_size (customers->texts) + 1);

  for (guint row = 0; row < customers->n_rows; row++)
    {
      guint32 number = sonder_column_get_u32 (ids, row);

      if (number == 0 || (sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED))
        continue;
      if (seen[number])
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _("There would be two customers with the id “%s”."),
                       sonder_text_pool_get (customers->texts, number));
          return FALSE;
        }
      seen[number] = 1;
    }

  return TRUE;
}

/* @known: (nullable): a column that is in order, whose chunks need no look */
static gboolean
check_answers (const SonderTable   *answers,
               const SonderColumn  *known,
               guint                n_customers,
               GError             **error)
{
  const SonderColumn *customer = sonder_table_column (answers, SONDER_ANSWER_CUSTOMER);

  for (guint row = 0; row < answers->n_rows; row++)
    if (known != NULL && sonder_column_shares (customer, known, row >> SONDER_CHUNK_SHIFT))
      row |= SONDER_CHUNK_MASK;
    else if (sonder_column_get_u32 (customer, row) >= n_customers)
      {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _("The edit leaves an answer without a customer."));
        return FALSE;
      }

  return TRUE;
}

/* Each table has its fixed columns, customers those of attributes behind them. */
static gboolean
check_columns (SonderTableId       id,
               const SonderTable  *table,
               GError            **error)
{
  g_autoptr (SonderTable) model = id == SONDER_TABLE_CUSTOMERS
                                    ? sonder_table_new_customers (table->texts, table->keys)
                                    : sonder_table_new_answers (table->texts, table->keys);
  gboolean is_sound = table->columns->len >= model->columns->len;

  for (guint i = 0; is_sound && i < table->columns->len; i++)
    {
      const SonderColumn *column = sonder_table_column (table, i);

      if (i < model->columns->len)
        is_sound = g_str_equal (column->name, sonder_table_column (model, i)->name) &&
                   column->type == sonder_table_column (model, i)->type;
      else
        is_sound = id == SONDER_TABLE_CUSTOMERS &&
                   g_str_has_prefix (column->name, SONDER_ATTRIBUTE_PREFIX) &&
                   sonder_table_find_column (table, column->name) == column;
    }

  if (!is_sound)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _("The edit leaves a table without a column that it needs."));

  return is_sound;
}

/* Whether @table can take the place of the one in @content. */
gboolean
sonder_check_table (SonderSnapshot      *content,
                    SonderTableId        id,
                    const SonderTable   *table,
                    SonderEffects        effects,
                    GError             **error)
{
  if (!check_columns (id, table, error))
    return FALSE;
  if (id == SONDER_TABLE_ANSWERS)
    return check_answers (table,
                          content->customers->n_rows > 0
                            ? sonder_table_column (content->answers, SONDER_ANSWER_CUSTOMER)
                            : NULL,
                          content->customers->n_rows, error);

  return (!(effects & SONDER_EFFECT_CUSTOMER_IDS) || check_all_ids (table, error)) &&
         (table->n_rows >= content->customers->n_rows ||
          check_answers (content->answers, NULL, table->n_rows, error));
}

/* Each attribute of a type that is known has its column, and the other way round. */
static gboolean
check_attributes (SonderSnapshot  *content,
                  GError         **error)
{
  GListModel *attributes = sonder_item_get_items (content->root, "attributes");
  guint n_columns = SONDER_CUSTOMER_N_FIXED;

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderAttribute) attribute = g_list_model_get_item (attributes, i);
      const char *id = sonder_item_get_id (SONDER_ITEM (attribute));
      const SonderColumn *column = sonder_table_find_attribute (content->customers, id);
      SonderCellType type = SONDER_CELL_TEXT;
      gboolean is_known = sonder_attribute_get_cell_type (attribute, &type);

      if (is_known != (column != NULL) || (is_known && column->type != type))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("The edit leaves the attribute “%s” without the values of its type."), id);
          return FALSE;
        }
      n_columns += is_known;
    }

  if (content->customers->columns->len != n_columns)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The edit leaves values of an attribute that does not exist."));
      return FALSE;
    }

  return TRUE;
}

/* Whether all is in order after changes from outside, which had these effects. */
gboolean
sonder_check_content (SonderSnapshot  *content,
                      SonderEffects    effects,
                      GError         **error)
{
  if ((effects & SONDER_EFFECT_ASSIGNMENT) && !check_attributes (content, error))
    return FALSE;
  if ((effects & SONDER_EFFECT_CUSTOMER_IDS) && !check_all_ids (content->customers, error))
    return FALSE;

  return !(effects & SONDER_EFFECT_TABLES) ||
         check_answers (content->answers, NULL, content->customers->n_rows, error);
}

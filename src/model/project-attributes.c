/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project.h"

#include "calendar.h"
#include "edit-private.h"
#include "identifier.h"
#include "number-text.h"
#include "project-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* As files have them, or as the user's language does. */
static GVariant *
text_to_yes_no (const char *text)
{
  const char *const words[] = { "no", "yes", "false", "true", _("no"), _("yes") };
  g_autofree char *folded = NULL;

  /* All numbers and days, which are many. */
  if (g_ascii_isdigit (*text) || *text == '-')
    return NULL;

  folded = sonder_name_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = sonder_name_fold (words[i]);

      if (g_str_equal (folded, word))
        return g_variant_new_byte (i % 2 == 0 ? SONDER_NO : SONDER_YES);
    }

  return NULL;
}

/* Hexadecimal is no way to write a number. */
static GVariant *
text_to_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (number) && strpbrk (text, "xX") == NULL
           ? g_variant_new_double (number)
           : NULL;
}

/* Returns: (transfer floating) (nullable): %NULL if it cannot be read so. */
static GVariant *
text_to_cell (SonderCellType  type,
              const char     *text)
{
  g_autofree char *stripped = NULL;
  gint32 date;

  if (type == SONDER_CELL_TEXT)
    return g_variant_new_string (text);

  stripped = g_strstrip (g_strdup (text));
  switch (type)
    {
    case SONDER_CELL_NUMBER:
      return text_to_number (stripped);
    case SONDER_CELL_DATE:
      date = sonder_date_parse (stripped, -1);
      return date != SONDER_DATE_NONE ? g_variant_new_int32 (date) : NULL;
    case SONDER_CELL_YES_NO:
      return text_to_yes_no (stripped);
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
is_blank (const SonderColumn *column,
          guint               row)
{
  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      return sonder_column_get_u32 (column, row) == 0;
    case SONDER_CELL_NUMBER:
      return isnan (sonder_column_get_number (column, row));
    case SONDER_CELL_DATE:
      return sonder_column_get_i32 (column, row) == SONDER_DATE_NONE;
    case SONDER_CELL_YES_NO:
      return sonder_column_get_u8 (column, row) == SONDER_YES_NO_NONE;
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (TRUE);
    }
}

/* Numbers differ in their high bits, too. */
static guint
hash_cell (gconstpointer cell)
{
  return (guint) ((*(const guint64 *) cell * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

/* How many customers have a value, and how many different ones these are. */
static void
count_values (const SonderTable  *table,
              const SonderColumn *column,
              SonderConversion   *conversion)
{
  g_autoptr (GHashTable) different = g_hash_table_new_full (hash_cell, g_int64_equal, g_free, NULL);

  for (guint row = 0; row < table->n_rows; row++)
    {
      SonderRawCell cell;

      if (is_blank (column, row) ||
          (sonder_customers_get_flags (table, row) & SONDER_ROW_DELETED))
        continue;

      conversion->n_values++;
      cell = sonder_raw_cell_get (column, row);
      if (!g_hash_table_contains (different, &cell))
        g_hash_table_add (different, g_memdup2 (&cell, sizeof cell));
    }
  conversion->n_different = g_hash_table_size (different);
}

/* What became of a value, or of each value that is the same text. */
typedef enum
{
  NOT_CONVERTED,
  BLANK,
  CONVERTED,
  LOST,
} Fate;

static Fate
convert_cell (SonderTable        *table,
              const SonderColumn *old,
              SonderColumn       *column,
              guint               row)
{
  g_autofree char *text = cell_to_text (table, old, row);
  GVariant *value = text != NULL ? text_to_cell (column->type, text) : NULL;
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;

  if (sunk == NULL)
    return text != NULL ? LOST : BLANK;

  sonder_table_set_cell (table, column, row, sunk);
  return CONVERTED;
}

/* Each distinct text is read once, however many customers have it. */
static Fate
convert_text (SonderTable        *table,
              const SonderColumn *old,
              SonderColumn       *column,
              guint               row,
              Fate               *fates,
              guint              *first_rows)
{
  guint32 number = sonder_column_get_u32 (old, row);

  if (fates[number] == NOT_CONVERTED)
    {
      fates[number] = convert_cell (table, old, column, row);
      first_rows[number] = row;
    }
  else if (fates[number] == CONVERTED)
    {
      SonderRawCell cell = sonder_raw_cell_get (column, first_rows[number]);

      sonder_raw_cell_set (column, row, &cell);
    }

  return fates[number];
}

/* Returns: how many values could not be read as the new type; those of deleted
 * customers do not count. */
static guint
convert_column (SonderTable        *table,
                const SonderColumn *old,
                SonderColumn       *column)
{
  gboolean is_text = old->type == SONDER_CELL_TEXT;
  gsize n_texts = is_text ? (gsize) sonder_text_pool_get_size (table->texts) + 1 : 1;
  g_autofree Fate *fates = g_new0 (Fate, n_texts);
  g_autofree guint *first_rows = g_new (guint, n_texts);
  guint n_lost = 0;

  for (guint row = 0; row < table->n_rows; row++)
    {
      Fate fate = is_text ? convert_text (table, old, column, row, fates, first_rows)
                          : convert_cell (table, old, column, row);

      if (fate == LOST && !(sonder_customers_get_flags (table, row) & SONDER_ROW_DELETED))
        n_lost++;
    }

  return n_lost;
}

/* Returns: (transfer full): the values of @old as another type. What stays a text
 * stays as it is. */
static SonderColumn *
convert (SonderTable        *table,
         const SonderColumn *old,
         SonderCellType      type,
         guint              *n_lost)
{
  SonderColumn *column;

  *n_lost = 0;
  if (type == old->type)
    return sonder_column_copy (old);

  column = sonder_column_new (old->name, type);
  sonder_column_set_length (column, table->n_rows);
  *n_lost = convert_column (table, old, column);

  return column;
}

/* Returns: (transfer full): the choices with each value behind them that is not
 * among them yet, in the order in which customers have it. */
static GPtrArray *
complete_choices (const char *const  *choices,
                  const SonderTable  *table,
                  const SonderColumn *column)
{
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

/* Whether a customer has a value of that id which belongs to no attribute; some
 * other member of that name within one counts as well, which does no harm. */
gboolean
sonder_project_has_unknown_values (SonderProject *self,
                                   const char    *id)
{
  const SonderTable *customers = sonder_project_get_customers (self);
  const SonderColumn *extra = sonder_table_column (customers, SONDER_CUSTOMER_ATTRIBUTES_EXTRA);
  g_autofree char *member = g_strdup_printf ("\"%s\":", id);
  guint32 last = 0;

  for (guint row = 0; row < customers->n_rows; row++)
    {
      guint32 number = sonder_column_get_u32 (extra, row);

      if (number != last && number != 0 &&
          strstr (sonder_text_pool_get (customers->texts, number), member) != NULL)
        return TRUE;
      last = number;
    }

  return FALSE;
}

static void
set_choices (SonderProject      *self,
             SonderItem         *attribute,
             const char *const  *choices,
             const SonderTable  *table,
             const SonderColumn *column)
{
  g_autoptr (GPtrArray) complete = complete_choices (choices, table, column);

  if (complete->len > 0)
    sonder_project_set_field (
      self, attribute, "choices",
      g_variant_new_strv ((const char *const *) complete->pdata, complete->len));
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
  SonderCellType cell_type = SONDER_CELL_TEXT;
  SonderColumn *column;
  guint position, n_lost;

  g_return_val_if_fail (old != NULL && sonder_attribute_type_parse (type, &cell_type), 0);

  column = convert (copy, old, cell_type, &n_lost);
  g_ptr_array_find (copy->columns, old, &position);
  sonder_column_free (old);
  copy->columns->pdata[position] = column;

  sonder_project_begin_edit (self, _("Change Type"));
  sonder_project_set_field (self, attribute, "attribute-type", g_variant_new_string (type));
  if (g_str_equal (type, "choice"))
    set_choices (self, attribute, sonder_item_get_texts (attribute, "choices"), copy, column);
  sonder_project_replace_table (self, SONDER_TABLE_CUSTOMERS, copy);
  sonder_project_end_edit (self);

  return n_lost;
}

/**
 * sonder_project_try_attribute_type:
 * @attribute: an attribute of the project, of a type that this version knows
 * @type: text, number, date, yes-no or choice
 * @conversion: (out): what sonder_project_set_attribute_type() would do
 */
void
sonder_project_try_attribute_type (SonderProject    *self,
                                   SonderItem       *attribute,
                                   const char       *type,
                                   SonderConversion *conversion)
{
  g_autoptr (SonderTable) copy = sonder_table_copy (sonder_project_get_customers (self));
  const SonderColumn *old = sonder_table_find_attribute (copy, sonder_item_get_id (attribute));
  SonderCellType cell_type = SONDER_CELL_TEXT;

  *conversion = (SonderConversion) { 0 };
  g_return_if_fail (old != NULL && sonder_attribute_type_parse (type, &cell_type));

  count_values (copy, old, conversion);
  /* Anything can be a text, and trying leaves none behind in the pool. */
  if (cell_type != SONDER_CELL_TEXT)
    sonder_column_free (convert (copy, old, cell_type, &conversion->n_lost));
}

/**
 * sonder_project_set_choices:
 * @attribute: an attribute of the project whose values are choices
 * @choices: those that there are to be, in their order
 *
 * Values that customers have stay among the choices, behind the others.
 */
void
sonder_project_set_choices (SonderProject     *self,
                            SonderItem        *attribute,
                            const char *const *choices)
{
  const SonderTable *customers = sonder_project_get_customers (self);
  const SonderColumn *column =
    sonder_table_find_attribute (customers, sonder_item_get_id (attribute));

  g_return_if_fail (column != NULL && column->type == SONDER_CELL_TEXT);

  sonder_project_begin_edit (self, _("Change Choices"));
  set_choices (self, attribute, choices, customers, column);
  sonder_project_end_edit (self);
}

static gboolean
rule_minds (const SonderRule *rule,
            const char       *id,
            gboolean          any,
            SonderCellType    type)
{
  if (sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION)
    return g_str_equal (sonder_rule_get_attribute (rule), id) &&
           (any || !sonder_rule_suits (rule, type));

  for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
    if (rule_minds (sonder_rule_get_member (rule, i), id, any, type))
      return TRUE;

  return FALSE;
}

/**
 * sonder_project_list_segments_by:
 * @attribute_id: the id of an attribute
 * @type: (nullable): one that the attribute could have: then only the segments
 *   whose rules could not be understood with it
 *
 * Returns: (transfer full) (element-type SonderItem): the segments whose rules
 *   ask for the attribute
 */
GPtrArray *
sonder_project_list_segments_by (SonderProject *self,
                                 const char    *attribute_id,
                                 const char    *type)
{
  GListModel *segments = sonder_project_get_items (self, SONDER_KIND_SEGMENT);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  SonderCellType cell_type = SONDER_CELL_TEXT;

  g_return_val_if_fail (type == NULL || sonder_attribute_type_parse (type, &cell_type), found);

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);
      const SonderRule *rule = sonder_item_get_rule (segment, "rule");

      if (rule != NULL && rule_minds (rule, attribute_id, type == NULL, cell_type))
        g_ptr_array_add (found, g_steal_pointer (&segment));
    }

  return found;
}

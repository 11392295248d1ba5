/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "segment-by.h"

#include "calendar.h"
#include "names.h"
#include "number-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A value that customers have: as a rule writes it, and where it sorts. */
typedef struct
{
  char  *text;
  double order;
} Value;

static void
value_free (Value *value)
{
  g_free (value->text);
  g_free (value);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const Value *left = *(const Value *const *) a;
  const Value *right = *(const Value *const *) b;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;

  return strcmp (left->text, right->text);
}

/* Choices go by their stored order; texts that are none come after, by code point. */
static double
order_of_text (SonderItem *attribute,
               const char *text)
{
  const char *const *choices = sonder_item_get_texts (attribute, "choices");
  guint position = 0;

  while (choices[position] != NULL && !g_str_equal (choices[position], text))
    position++;

  return position;
}

static Value *
value_new (SonderItem         *attribute,
           const SonderTable  *customers,
           const SonderColumn *column,
           guint               row)
{
  g_autoptr (GVariant) cell = sonder_table_get_cell (customers, column, row);
  Value *value;

  if (cell == NULL)
    return NULL;

  g_variant_ref_sink (cell);
  value = g_new0 (Value, 1);
  switch (column->type)
    {
    case SONDER_CELL_NUMBER:
      value->order = g_variant_get_double (cell);
      value->text = sonder_number_to_text (value->order);
      break;
    case SONDER_CELL_DATE:
      value->order = g_variant_get_int32 (cell);
      value->text = sonder_date_to_string (g_variant_get_int32 (cell));
      break;
    case SONDER_CELL_YES_NO:
      value->order = g_variant_get_byte (cell) == SONDER_YES ? 0 : 1;
      value->text = g_strdup (g_variant_get_byte (cell) == SONDER_YES ? "yes" : "no");
      break;
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      value->text = g_variant_dup_string (cell, NULL);
      value->order = order_of_text (attribute, value->text);
      break;
    }

  return value;
}

/* Returns: %NULL, with an error, where there are more than SONDER_SEGMENT_BY_MAX. */
static GPtrArray *
collect_values (SonderItem         *attribute,
                const SonderTable  *customers,
                const SonderColumn *column,
                GError            **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < customers->n_rows; row++)
    {
      Value *value;

      if (sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED)
        continue;
      value = value_new (attribute, customers, column, row);
      if (value == NULL || g_hash_table_contains (seen, value->text))
        {
          g_clear_pointer (&value, value_free);
          continue;
        }

      g_hash_table_add (seen, value->text);
      g_ptr_array_add (values, value);
      if (values->len > SONDER_SEGMENT_BY_MAX)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("“%s” has more than %d values, which are too many for segments; "
                         "make segments with conditions instead."),
                       sonder_item_get_text (attribute, "name"), SONDER_SEGMENT_BY_MAX);
          return NULL;
        }
    }

  g_ptr_array_sort (values, compare_values);
  return g_steal_pointer (&values);
}

/* Whether a rule is this one condition and nothing else, however it is wrapped. */
static gboolean
is_condition (const SonderRule *rule,
              const SonderRule *condition)
{
  while (rule != NULL && sonder_rule_get_kind (rule) != SONDER_RULE_CONDITION)
    {
      if (sonder_rule_get_n_members (rule) != 1 || sonder_rule_get_kind (rule) == SONDER_RULE_NONE)
        return FALSE;
      rule = sonder_rule_get_member (rule, 0);
    }

  return sonder_rule_equal (rule, condition);
}

static gboolean
has_segment (SonderProject    *project,
             const SonderRule *condition)
{
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      if (is_condition (sonder_item_get_rule (segment, "rule"), condition))
        return TRUE;
    }

  return FALSE;
}

/* The value; with the attribute's name where the value alone says too little,
 * or where that is taken. */
static char *
make_name (SonderProject *project,
           SonderItem    *attribute,
           const char    *value)
{
  SonderCellType type = SONDER_CELL_TEXT;
  g_autofree char *name = NULL;

  sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type);
  if (type == SONDER_CELL_TEXT &&
      sonder_project_find_by_name (project, SONDER_KIND_SEGMENT, value) == NULL)
    return g_strdup (value);

  /* Translators: name of an attribute, and a value of it */
  name = g_strdup_printf (C_ ("segment", "%s: %s"), sonder_item_get_text (attribute, "name"), value);
  return sonder_name_make_free (sonder_project_get_root (project), SONDER_KIND_SEGMENT, name);
}

static gboolean
add_segment (SonderProject *project,
             SonderItem    *attribute,
             const char    *value)
{
  const char *const values[] = { value, NULL };
  g_autoptr (SonderRule) condition =
    sonder_rule_new_condition (sonder_item_get_id (attribute), "=", values, NULL);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (SonderRule) rule = NULL;
  g_autoptr (SonderItem) segment = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (has_segment (project, condition))
    return FALSE;

  g_ptr_array_add (members, condition);
  rule = sonder_rule_new_group (SONDER_RULE_ALL, members, NULL);
  name = make_name (project, attribute, value);
  id = sonder_project_make_id (project, SONDER_KIND_SEGMENT, name);
  segment = sonder_item_new (SONDER_KIND_SEGMENT, id);
  sonder_item_set_text (segment, "name", name);
  sonder_item_set_text (segment, "color", sonder_project_pick_color (project));
  sonder_item_set_rule (segment, "rule", rule);
  sonder_project_add_item (project, segment);

  return TRUE;
}

static guint
count_color (GListModel *items,
             const char *slot)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      count += g_str_equal (sonder_item_get_text (item, "color"), slot);
    }

  return count;
}

/**
 * sonder_project_pick_color:
 *
 * Returns: (transfer none): the palette slot that the fewest segments and
 *   personas have
 */
const char *
sonder_project_pick_color (SonderProject *project)
{
  const char *const *slots = sonder_palette_get_slots ();
  const char *best = slots[0];
  guint fewest = G_MAXUINT;

  for (guint slot = 0; slots[slot] != NULL; slot++)
    {
      guint count =
        count_color (sonder_project_get_items (project, SONDER_KIND_SEGMENT), slots[slot]) +
        count_color (sonder_project_get_items (project, SONDER_KIND_PERSONA), slots[slot]);

      if (count < fewest)
        {
          fewest = count;
          best = slots[slot];
        }
    }

  return best;
}

/**
 * sonder_project_segment_by:
 * @n_added: (out) (optional): how many segments are new
 *
 * Makes a segment for each value of an attribute that customers have, as one
 * step: choices in their order, numbers and dates ascending, texts by code
 * point. Values that have their segment already are left alone, so it can be
 * done again after an import.
 *
 * Returns: %FALSE with an error if there are too many values
 */
gboolean
sonder_project_segment_by (SonderProject  *project,
                           SonderItem     *attribute,
                           guint          *n_added,
                           GError        **error)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  SonderColumn *column = sonder_table_find_attribute (customers, sonder_item_get_id (attribute));
  g_autoptr (GPtrArray) values = NULL;
  guint added = 0;

  if (column != NULL)
    values = collect_values (attribute, customers, column, error);
  else
    values = g_ptr_array_new ();
  if (values == NULL)
    return FALSE;

  sonder_project_begin_edit (project, _("Segment by Attribute"));
  for (guint i = 0; i < values->len; i++)
    added += add_segment (project, attribute, ((Value *) values->pdata[i])->text);
  sonder_project_end_edit (project);

  if (n_added != NULL)
    *n_added = added;

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "column-choice.h"

#include "customer-query.h"
#include "customer-table.h"
#include "view-state.h"

#define COLUMNS_KEY "customer-columns"
#define SORT_KEY "customer-sort"

/* Besides id, name and segment, before anybody chose. */
#define FIRST_ATTRIBUTES 8

static GVariant *
load_value (SonderProject *project, const char *key, const GVariantType *type)
{
  g_autofree char *text = sonder_view_state_dup (project, key);

  return text != NULL ? g_variant_parse (type, text, NULL, NULL, NULL) : NULL;
}

static void
save_value (SonderProject *project, const char *key, GVariant *value)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);
  g_autofree char *text = g_variant_print (sunk, FALSE);

  sonder_view_state_set (project, key, text);
}

static char *
copy_name (const char *name, gpointer data)
{
  return g_strdup (name);
}

static gboolean
is_first (SonderCellColumn *column, guint *n_attributes)
{
  const char *name = sonder_cell_column_get_name (column);

  if (!g_str_has_prefix (name, SONDER_SORT_PREFIX))
    return TRUE;

  return !sonder_cell_column_is_personal (column) && (*n_attributes)++ < FIRST_ATTRIBUTES;
}

static GPtrArray *
choose_first (SonderProject *project)
{
  g_autoptr (GPtrArray) all = sonder_cell_column_list (project);
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_attributes = 0;

  for (guint i = 0; i < all->len; i++)
    if (is_first (all->pdata[i], &n_attributes))
      g_ptr_array_add (columns, g_object_ref (all->pdata[i]));

  return columns;
}

/**
 * sonder_column_choice_load:
 *
 * Returns: (transfer full) (element-type SonderCellColumn): the columns to
 *   show, of those that can be shown now; the name is always among them
 */
GPtrArray *
sonder_column_choice_load (SonderProject *project)
{
  g_autoptr (GVariant) saved = load_value (project, COLUMNS_KEY, G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree const char **names = NULL;
  GPtrArray *columns;
  gboolean has_name = FALSE;

  if (saved == NULL)
    return choose_first (project);

  columns = g_ptr_array_new_with_free_func (g_object_unref);
  names = g_variant_get_strv (saved, NULL);
  for (guint i = 0; names[i] != NULL && columns->len < SONDER_CUSTOMER_TABLE_MAX_COLUMNS; i++)
    {
      SonderCellColumn *column = sonder_cell_column_new (project, names[i]);

      if (column != NULL)
        g_ptr_array_add (columns, column);
      has_name = has_name || g_str_equal (names[i], SONDER_SORT_NAME);
    }
  if (!has_name)
    g_ptr_array_insert (columns, 0, sonder_cell_column_new (project, SONDER_SORT_NAME));

  return columns;
}

/* Columns that were chosen and cannot be shown now, as while personal data are
 * hidden, are not forgotten. */
static void
append_unseen (SonderProject *project, GPtrArray *names)
{
  g_autoptr (GVariant) saved = load_value (project, COLUMNS_KEY, G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree const char **before = saved != NULL ? g_variant_get_strv (saved, NULL) : NULL;

  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    {
      g_autoptr (SonderCellColumn) column = sonder_cell_column_new (project, before[i]);

      if (column == NULL && !g_ptr_array_find_with_equal_func (names, before[i], g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (before[i]));
    }
}

/**
 * sonder_column_choice_save:
 * @names: (element-type utf8): the columns as they stand
 */
void
sonder_column_choice_save (SonderProject *project, GPtrArray *names)
{
  g_autoptr (GPtrArray) all =
      g_ptr_array_copy (names, (GCopyFunc) (void (*) (void)) copy_name, NULL);

  g_ptr_array_set_free_func (all, g_free);
  append_unseen (project, all);
  save_value (project, COLUMNS_KEY,
              g_variant_new_strv ((const char *const *) all->pdata, (gssize) all->len));
}

/**
 * sonder_column_choice_dup_sort:
 * @descending: (out):
 *
 * Returns: (transfer full) (nullable): the column to sort by; %NULL for the
 *   order of the table
 */
char *
sonder_column_choice_dup_sort (SonderProject *project, gboolean *descending)
{
  g_autoptr (GVariant) saved = load_value (project, SORT_KEY, G_VARIANT_TYPE ("(msb)"));
  char *name = NULL;

  *descending = FALSE;
  if (saved != NULL)
    g_variant_get (saved, "(msb)", &name, descending);

  return name;
}

/**
 * sonder_column_choice_save_sort:
 * @name: (nullable): see sonder_column_choice_dup_sort()
 */
void
sonder_column_choice_save_sort (SonderProject *project, const char *name, gboolean descending)
{
  save_value (project, SORT_KEY, g_variant_new ("(msb)", name, descending));
}

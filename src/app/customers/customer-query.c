/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-query.h"

#include <string.h>

#include "customer-order.h"
#include "identifier.h"
#include "privacy.h"

/* What is done at once, in rows: passing over cells, and comparing their texts. */
#define MANY_ROWS 200000
#define MANY_TEXTS 4000

static gboolean
is_hidden (SonderProject *project, const SonderColumn *column)
{
  SonderItem *attribute =
      g_str_has_prefix (column->name, SONDER_ATTRIBUTE_PREFIX)
          ? sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE,
                                      column->name + strlen (SONDER_ATTRIBUTE_PREFIX))
          : NULL;

  return attribute != NULL && sonder_privacy_hides (attribute);
}

static gboolean
is_searched (SonderProject *project, const SonderColumn *column, guint position)
{
  if (column->type != SONDER_CELL_TEXT)
    return FALSE;
  if (position == SONDER_CUSTOMER_ID || position == SONDER_CUSTOMER_NAME)
    return !sonder_privacy_is_on ();

  return position >= SONDER_CUSTOMER_N_FIXED && !is_hidden (project, column);
}

static gboolean
text_contains (const char *text, const char *wanted)
{
  g_autofree char *folded = sonder_name_fold (text);

  return strstr (folded, wanted) != NULL;
}

/* Each distinct text is looked into once, however many customers have it. */
static gboolean
cell_contains (SonderCustomerQuery *self, const SonderColumn *column, guint row, guint8 *verdicts)
{
  guint32 number = sonder_column_get_u32 (column, row);

  if (number == 0)
    return FALSE;
  if (verdicts[number] == 0)
    verdicts[number] =
        text_contains (sonder_text_pool_get (self->customers->texts, number), self->search) ? 2 : 1;

  return verdicts[number] == 2;
}

static gboolean
row_contains (SonderCustomerQuery *self, guint row, guint8 *verdicts)
{
  for (guint i = 0; i < self->search_columns->len; i++)
    if (cell_contains (self, self->search_columns->pdata[i], row, verdicts))
      return TRUE;

  return FALSE;
}

static gboolean
is_asked_for (SonderCustomerQuery *self, guint row, guint8 *verdicts)
{
  SonderRowFlags flags = sonder_customers_get_flags (self->customers, row);

  if ((flags & SONDER_ROW_DELETED) || (!self->respondents && (flags & SONDER_ROW_ANONYMOUS)))
    return FALSE;
  if (self->one_segment && self->segments[row] != self->segment)
    return FALSE;

  return *self->search == '\0' || row_contains (self, row, verdicts);
}

static GArray *
filter_rows (SonderCustomerQuery *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *verdicts =
      g_new0 (guint8, (gsize) sonder_text_pool_get_size (self->customers->texts) + 1);

  for (guint row = 0; row < self->customers->n_rows; row++)
    if (is_asked_for (self, row, verdicts))
      g_array_append_val (rows, row);

  return rows;
}

/* The rows in the order that they had; those that are new come last. */
static GArray *
keep_order (GArray *rows, GArray *before, guint n_rows)
{
  GArray *kept = g_array_sized_new (FALSE, FALSE, sizeof (guint), rows->len);
  g_autofree guint8 *wanted = g_new0 (guint8, (gsize) n_rows + 1);

  for (guint i = 0; i < rows->len; i++)
    wanted[g_array_index (rows, guint, i)] = 1;
  for (guint i = 0; i < before->len; i++)
    {
      guint row = g_array_index (before, guint, i);

      if (row < n_rows && wanted[row])
        {
          g_array_append_val (kept, row);
          wanted[row] = 0;
        }
    }
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      if (wanted[row])
        g_array_append_val (kept, row);
    }

  g_array_unref (rows);
  return kept;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, sonder_customer_query_run (data), (GDestroyNotify) g_array_unref);
}

/**
 * sonder_customer_query_new:
 *
 * Returns: (transfer full): a query for all customers, in the order of the table
 */
SonderCustomerQuery *
sonder_customer_query_new (SonderProject *project)
{
  SonderCustomerQuery *self = g_new0 (SonderCustomerQuery, 1);
  const SonderAssignment *assignment = sonder_project_get_assignment (project);

  self->customers = sonder_table_copy (sonder_project_get_customers (project));
  self->generation = sonder_project_get_data_generation (project);
  self->segments = g_memdup2 (assignment->segments, assignment->n_rows * sizeof (guint16));
  self->search = g_strdup ("");
  self->search_columns = g_ptr_array_new ();

  return self;
}

void
sonder_customer_query_free (SonderCustomerQuery *self)
{
  sonder_table_free (self->customers);
  g_free (self->segments);
  g_free (self->search);
  g_ptr_array_unref (self->search_columns);
  g_free (self->sort_column);
  g_clear_pointer (&self->ranks, g_bytes_unref);
  g_clear_pointer (&self->before, g_array_unref);
  g_free (self);
}

/**
 * sonder_customer_query_search:
 * @words: what somebody looks for; "" for nothing
 *
 * Asks only for those in whose texts the words stand. Personal data are not
 * looked into while nobody is to see them.
 */
void
sonder_customer_query_search (SonderCustomerQuery *self, SonderProject *project, const char *words)
{
  g_free (self->search);
  self->search = sonder_name_fold (words);
  g_ptr_array_set_size (self->search_columns, 0);
  for (guint i = 0; i < self->customers->columns->len; i++)
    {
      SonderColumn *column = sonder_table_column (self->customers, i);

      if (is_searched (project, column, i))
        g_ptr_array_add (self->search_columns, column);
    }
}

/**
 * sonder_customer_query_is_long:
 *
 * Returns: whether running takes longer than one should have to wait for
 */
gboolean
sonder_customer_query_is_long (SonderCustomerQuery *self)
{
  gboolean compares = *self->search != '\0' || (self->sort_column != NULL && self->before == NULL);

  return self->customers->n_rows > (compares ? MANY_TEXTS : MANY_ROWS);
}

/**
 * sonder_customer_query_run:
 *
 * May run in any thread.
 *
 * Returns: (transfer full) (element-type guint): the rows
 */
GArray *
sonder_customer_query_run (SonderCustomerQuery *self)
{
  GArray *rows = filter_rows (self);

  if (self->before != NULL)
    return keep_order (rows, self->before, self->customers->n_rows);
  if (self->sort_column != NULL)
    sonder_customer_order_sort (self, rows);

  return rows;
}

/**
 * sonder_customer_query_run_async:
 * @self: (transfer full):
 */
void
sonder_customer_query_run_async (SonderCustomerQuery *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, self, (GDestroyNotify) sonder_customer_query_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * sonder_customer_query_run_finish:
 * @query: (out) (transfer none): the query, as long as @result lives
 *
 * Returns: (transfer full) (nullable) (element-type guint): the rows; %NULL if
 *   it was cancelled
 */
GArray *
sonder_customer_query_run_finish (GAsyncResult *result, SonderCustomerQuery **query)
{
  *query = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

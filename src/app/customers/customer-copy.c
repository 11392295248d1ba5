/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-copy.h"

#include <string.h>

#include "customer-query.h"

/* So long a turn of the main loop may take, and how often the clock is looked at. */
#define TURN_US 8000
#define ROWS_PER_LOOK 16

typedef struct
{
  SonderProject *project; /* which the columns keep */
  GPtrArray *columns;
  GArray *rows;
  guint n_done;
  guint64 generation; /* of the project, when the first line was made */
  GString *tabs;
  GString *commas; /* nullable: given away */
  SonderProgress progress;
  gpointer progress_data;
} Copy;

static void
copy_free (Copy *copy)
{
  g_ptr_array_unref (copy->columns);
  g_array_unref (copy->rows);
  g_string_free (copy->tabs, TRUE);
  if (copy->commas != NULL)
    g_string_free (copy->commas, TRUE);
  g_free (copy);
}

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

  if (g_str_equal (name, SONDER_SORT_NAME) || g_str_equal (name, SONDER_SORT_SEGMENT))
    return sonder_cell_column_dup_text (column, row);

  return sonder_cell_column_dup_copied (column, row);
}

static gboolean
is_there (SonderProject *project, guint row)
{
  const SonderTable *customers = sonder_project_get_customers (project);

  return row < customers->n_rows &&
         !(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED);
}

static void
append_text (Copy *copy, guint column, const char *text)
{
  if (column > 0)
    {
      g_string_append_c (copy->tabs, '\t');
      g_string_append_c (copy->commas, ',');
    }
  append_cell (copy->tabs, text, '\t');
  append_cell (copy->commas, text, ',');
}

static void
end_line (Copy *copy)
{
  g_string_append_c (copy->tabs, '\n');
  g_string_append_c (copy->commas, '\n');
}

static void
begin (Copy *copy)
{
  copy->n_done = 0;
  copy->generation = sonder_project_get_generation (copy->project);
  g_string_truncate (copy->tabs, 0);
  g_string_truncate (copy->commas, 0);
  for (guint i = 0; i < copy->columns->len; i++)
    append_text (copy, i, sonder_cell_column_get_title (copy->columns->pdata[i]));
  end_line (copy);
}

static void
append_row (Copy *copy, guint row)
{
  for (guint i = 0; i < copy->columns->len; i++)
    {
      g_autofree char *text = dup_cell (copy->columns->pdata[i], row);

      append_text (copy, i, text);
    }
  end_line (copy);
}

/* As much as fits between two frames. What changed meanwhile is copied as it is
 * now, all of it. */
static gboolean
work_cb (gpointer data)
{
  GTask *task = data;
  Copy *copy = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + TURN_US;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (copy->generation != sonder_project_get_generation (copy->project))
    begin (copy);

  while (copy->n_done < copy->rows->len &&
         (copy->n_done % ROWS_PER_LOOK != 0 || g_get_monotonic_time () < end))
    {
      guint row = g_array_index (copy->rows, guint, copy->n_done++);

      if (is_there (copy->project, row))
        append_row (copy, row);
    }
  if (copy->n_done < copy->rows->len)
    {
      if (copy->progress != NULL)
        copy->progress ((double) copy->n_done / copy->rows->len, copy->progress_data);
      return G_SOURCE_CONTINUE;
    }

  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/**
 * sonder_customer_copy_async:
 * @columns: (element-type SonderCellColumn): at least one
 * @rows: (element-type guint): customers
 * @progress: (nullable): called where it takes longer than a frame
 *
 * Makes the customers' lines, with quotation marks as in CSV where they are needed.
 */
void
sonder_customer_copy_async (GPtrArray *columns,
                            GArray *rows,
                            SonderProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Copy *copy = g_new0 (Copy, 1);

  copy->columns = g_ptr_array_ref (columns);
  copy->rows = g_array_ref (rows);
  copy->project = sonder_cell_column_get_project (columns->pdata[0]);
  copy->tabs = g_string_new (NULL);
  copy->commas = g_string_new (NULL);
  copy->progress = progress;
  copy->progress_data = progress_data;
  begin (copy);
  g_task_set_source_tag (task, sonder_customer_copy_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, work_cb, g_object_ref (task), g_object_unref);
}

/**
 * sonder_customer_copy_finish:
 *
 * Returns: (transfer full) (nullable): the customers as CSV, and as text with tabs,
 *   which spreadsheets take as cells; %NULL with an error if it was cancelled
 */
GdkContentProvider *
sonder_customer_copy_finish (GAsyncResult *result, GError **error)
{
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GBytes) bytes = NULL;
  GdkContentProvider *providers[2];

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  bytes = g_string_free_to_bytes (g_steal_pointer (&copy->commas));
  providers[0] = gdk_content_provider_new_for_bytes ("text/csv", bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, copy->tabs->str);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

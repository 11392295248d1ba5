/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "calendar.h"
#include "csv-testing.h"
#include "import.h"
#include "import-option.h"

/* What the tests of imports share. Options are written as on the command line,
 * separated by bars: "key id|score nps=nps". */

static inline SonderImportPlan *
import_plan (
    SonderProject *project, const char *name, const char *csv, const char *options, GError **error)
{
  SonderCsvOptions csv_options = SONDER_CSV_OPTIONS_DEFAULT;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (csv, -1, NULL);
  g_autoptr (SonderCsvInput) input = sonder_csv_input_new (stream, name, NULL, NULL, NULL);
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (project);
  g_autoptr (SonderImportPlan) plan = NULL;
  g_auto (GStrv) list = g_strsplit (options, "|", -1);
  SonderCsvTable *table = sonder_csv_table_read (input, &csv_options, NULL, NULL, NULL, error);

  if (table == NULL)
    return NULL;
  plan = sonder_import_plan_new (table, snapshot, 0);
  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    {
      char *space = strchr (list[i], ' ');

      *space = '\0';
      if (!sonder_import_plan_set_option (plan, list[i], space + 1, error))
        return NULL;
    }
  return g_steal_pointer (&plan);
}

static inline SonderImport *
resolve_plan (SonderProject *project, SonderImportPlan *plan, GError **error)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (project);

  return sonder_import_resolve (plan, snapshot, NULL, NULL, NULL, error);
}

/* Imports, and returns the plan and the import for looking at the report. */
static inline SonderImport *
import_csv (SonderProject *project,
            const char *name,
            const char *csv,
            const char *options,
            SonderImportPlan **plan)
{
  g_autoptr (GError) error = NULL;
  SonderImport *import;

  *plan = import_plan (project, name, csv, options, &error);
  g_assert_no_error (error);
  import = resolve_plan (project, *plan, &error);
  g_assert_no_error (error);
  sonder_import_apply (import, project);
  return import;
}

static inline void
append_attributes (GString *dump, SonderProject *project, guint row)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  GListModel *attributes = sonder_project_get_items (project, SONDER_KIND_ATTRIBUTE);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = g_list_model_get_item (attributes, i);
      const char *id = sonder_item_get_id (attribute);
      SonderColumn *column = sonder_table_find_attribute (customers, id);
      g_autoptr (GVariant) value = sonder_table_get_cell (customers, column, row);
      g_autofree char *date = NULL;

      if (value == NULL)
        continue;
      g_variant_ref_sink (value);
      g_string_append_printf (dump, " %s=", id);
      if (column->type == SONDER_CELL_DATE)
        g_string_append (dump, date = sonder_date_to_string (g_variant_get_int32 (value)));
      else if (column->type == SONDER_CELL_YES_NO)
        g_string_append (dump, g_variant_get_byte (value) == SONDER_YES ? "yes" : "no");
      else if (column->type == SONDER_CELL_NUMBER)
        g_string_append_printf (dump, "%g", g_variant_get_double (value));
      else
        g_string_append (dump, g_variant_get_string (value, NULL));
    }
}

/* A line for each customer: id, then * for respondents, name, attributes. */
static inline char *
dump_customers (SonderProject *project)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  GString *dump = g_string_new (NULL);

  for (guint row = 0; row < customers->n_rows; row++)
    {
      const char *name = sonder_customers_get_name (customers, row);

      if (sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED)
        continue;
      g_string_append (dump, sonder_customers_get_id (customers, row));
      if (sonder_customers_get_flags (customers, row) & SONDER_ROW_ANONYMOUS)
        g_string_append_c (dump, '*');
      if (name != NULL)
        g_string_append_printf (dump, " “%s”", name);
      append_attributes (dump, project, row);
      g_string_append_c (dump, '\n');
    }
  return g_string_free (dump, FALSE);
}

/* A line for each answer: customer, metric, score, touchpoint, date, comment,
 * source. */
static inline char *
dump_answers (SonderProject *project)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  const SonderTable *answers = sonder_project_get_answers (project);
  GString *dump = g_string_new (NULL);

  for (guint row = 0; row < answers->n_rows; row++)
    {
      guint customer =
          sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row);
      gint32 score =
          sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row);
      gint32 day = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row);
      const char *metric = sonder_answers_get_metric (answers, row);
      const char *touchpoint = sonder_answers_get_touchpoint (answers, row);
      const char *comment =
          sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), row);
      g_autofree char *date = day != SONDER_DATE_NONE ? sonder_date_to_string (day) : NULL;

      if (sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED)
        continue;
      g_string_append_printf (dump, "%s %s", sonder_customers_get_id (customers, customer),
                              metric != NULL ? metric : "-");
      if (score != SONDER_SCORE_NONE)
        g_string_append_printf (dump, " %d", score);
      if (touchpoint != NULL)
        g_string_append_printf (dump, " @%s", touchpoint);
      if (date != NULL)
        g_string_append_printf (dump, " %s", date);
      if (comment != NULL)
        g_string_append_printf (dump, " “%s”", comment);
      g_string_append_printf (dump, " <%s>\n", sonder_answers_get_source (answers, row));
    }
  return g_string_free (dump, FALSE);
}

static inline char *
dump_project (SonderProject *project)
{
  g_autofree char *customers = dump_customers (project);
  g_autofree char *answers = dump_answers (project);

  return g_strconcat (customers, answers, NULL);
}

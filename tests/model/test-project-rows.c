/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

#include "calendar.h"
#include "check-row.h"
#include "model-testing.h"

#include <string.h>

#define MANY 1000000

static const SonderTable *
get_table (SonderProject *project,
           SonderTableId  id)
{
  return id == SONDER_TABLE_CUSTOMERS ? sonder_project_get_customers (project)
                                      : sonder_project_get_answers (project);
}

static void
test_add_customer (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  const SonderTable *customers = sonder_project_get_customers (project);

  g_assert_cmpuint (sonder_project_add_customer (project, "C-1", "Ann"), ==, 0);
  g_assert_cmpuint (sonder_project_add_customer (project, NULL, NULL), ==, 1);
  g_assert_cmpstr (sonder_customers_get_id (customers, 0), ==, "C-1");
  g_assert_cmpstr (sonder_customers_get_name (customers, 0), ==, "Ann");
  g_assert_cmpuint (strlen (sonder_customers_get_id (customers, 1)), ==, 10);
  g_assert_null (sonder_customers_get_name (customers, 1));
  g_assert_cmpuint (sonder_project_find_customer (project, "C-1"), ==, 0);

  sonder_project_undo (project);
  sonder_project_undo (project);
  g_assert_cmpuint (customers->n_rows, ==, 0);
  g_assert_cmpuint (sonder_project_find_customer (project, "C-1"), ==, SONDER_NO_ROW);
  sonder_project_redo (project);
  g_assert_cmpuint (sonder_project_find_customer (project, "C-1"), ==, 0);
}

static void
test_add_answer (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  const SonderTable *answers = sonder_project_get_answers (project);
  g_autofree char *bare = NULL, *full = NULL;

  sonder_project_add_customer (project, "C-1", NULL);
  sonder_project_add_customer (project, "C-2", NULL);
  g_assert_cmpuint (sonder_project_add_answer (project, 1, NULL, SONDER_SCORE_NONE, "",
                                               SONDER_DATE_NONE, NULL, NULL), ==, 0);
  g_assert_cmpuint (sonder_project_add_answer (project, 1, "nps", 0, "shop", 0, "Fast.", "survey"),
                    ==, 1);

  for (guint row = 0; row < 2; row++)
    {
      g_assert_cmpuint (sonder_column_get_u32 (
                          sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row), ==, 1);
      g_assert_cmpstr (sonder_answers_get_metric (answers, row), ==, row == 0 ? NULL : "nps");
      g_assert_cmpstr (sonder_answers_get_touchpoint (answers, row), ==, row == 0 ? NULL : "shop");
      g_assert_cmpstr (sonder_answers_get_source (answers, row), ==, row == 0 ? NULL : "survey");
      g_assert_null (sonder_answers_get_id (answers, row));
      g_assert_cmpint (sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE),
                                              row), ==, row == 0 ? SONDER_SCORE_NONE : 0);
      g_assert_cmpint (sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE),
                                              row), ==, row == 0 ? SONDER_DATE_NONE : 0);
      g_assert_cmpstr (sonder_column_get_comment (
                         sonder_table_column (answers, SONDER_ANSWER_COMMENT), row), ==,
                       row == 0 ? NULL : "Fast.");
    }
}

/* With customers go their answers; in one step, and back. */
static void
test_delete (void)
{
  static const struct
  {
    const char *name;
    SonderTableId table;
    guint rows[3], n_rows;
    const char *left; /* customers, then answers */
    const char *step;
  } rows[] = {
    { "one", SONDER_TABLE_CUSTOMERS, { 1 }, 1, "C.CC A.A.AA", "Delete Customer" },
    { "two", SONDER_TABLE_CUSTOMERS, { 0, 1 }, 2, "..CC ..A.AA", "Delete Customers" },
    { "twice", SONDER_TABLE_CUSTOMERS, { 1, 1 }, 2, "C.CC A.A.AA", "Delete Customers" },
    { "without answers", SONDER_TABLE_CUSTOMERS, { 3 }, 1, "CCC. AAAAAA", "Delete Customer" },
    { "nobody", SONDER_TABLE_CUSTOMERS, { 0 }, 0, "CCCC AAAAAA", NULL },
    { "answer", SONDER_TABLE_ANSWERS, { 4 }, 1, "CCCC AAAA.A", "Delete Answer" },
    { "answers", SONDER_TABLE_ANSWERS, { 4, 0 }, 2, "CCCC .AAA.A", "Delete Answers" },
    { "no answers", SONDER_TABLE_ANSWERS, { 0 }, 0, "CCCC AAAAAA", NULL },
  };
  static const guint of[] = { 0, 1, 2, 1, 2, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      const SonderTable *customers = sonder_project_get_customers (project);
      const SonderTable *answers = sonder_project_get_answers (project);
      g_autoptr (GString) left = g_string_new (NULL);
      g_autofree char *before = NULL, *undone = NULL;

      for (guint row = 0; row < 4; row++)
        sonder_project_add_customer (project, NULL, NULL);
      for (guint row = 0; row < G_N_ELEMENTS (of); row++)
        sonder_project_add_answer (project, of[row], "nps", 9, NULL, SONDER_DATE_NONE, NULL, NULL);
      before = dump_project (project);

      if (rows[i].table == SONDER_TABLE_CUSTOMERS)
        sonder_project_delete_customers (project, rows[i].rows, rows[i].n_rows);
      else
        sonder_project_delete_answers (project, rows[i].rows, rows[i].n_rows);
      for (guint row = 0; row < 4; row++)
        g_string_append_c (
          left, sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED ? '.' : 'C');
      g_string_append_c (left, ' ');
      for (guint row = 0; row < G_N_ELEMENTS (of); row++)
        g_string_append_c (left,
                           sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED ? '.' : 'A');
      check_text (rows[i].name, "left", left->str, rows[i].left);
      check_text (rows[i].name, "step", sonder_project_get_undo_name (project),
                  rows[i].step != NULL ? rows[i].step : "Add Answer");

      if (rows[i].step != NULL)
        sonder_project_undo (project);
      undone = dump_project (project);
      check_text (rows[i].name, "undone", undone, before);
    }
}

static void
test_pin (void)
{
  static const struct
  {
    const char *segment;
    guint16 assigned;
  } rows[] = { { "s0", 0 }, { "s1", 1 }, { "", SONDER_UNASSIGNED }, { NULL, SONDER_UNASSIGNED },
               { "gone", SONDER_UNASSIGNED } };
  g_autoptr (SonderProject) project = sonder_project_new ();
  guint row = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, i == 0 ? "s0" : "s1");

      sonder_project_add_item (project, segment);
    }
  sonder_project_add_customer (project, "C", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      sonder_project_pin_customers (project, &row, 1, rows[i].segment);
      g_assert_cmpstr (sonder_customers_get_pinned (sonder_project_get_customers (project), 0), ==,
                       rows[i].segment);
      g_assert_cmpuint (sonder_project_get_assignment (project)->segments[0], ==, rows[i].assigned);
    }
}

static guint
count_private_chunks (const SonderTable *table,
                      const SonderTable *other)
{
  guint n_private = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const SonderColumn *column = table->columns->pdata[i];

      for (guint chunk = 0; chunk < column->n_chunks; chunk++)
        n_private += !sonder_column_shares (column, other->columns->pdata[i], chunk);
    }

  return n_private;
}

/* A million answers of a hundred thousand customers, each cell written. */
static SonderProject *
make_large_project (guint n_answers)
{
  g_autoptr (SonderSnapshot) content = sonder_snapshot_new ();

  for (guint row = 0; row < n_answers / 10; row++)
    {
      g_autofree char *id = g_strdup_printf ("C-%u", row);

      sonder_table_append (content->customers);
      sonder_column_set_u32 (sonder_table_column (content->customers, SONDER_CUSTOMER_ID), row,
                             sonder_text_pool_intern (content->texts, id, -1));
    }
  sonder_table_set_length (content->answers, n_answers);
  for (guint i = 0; i < content->answers->columns->len; i++)
    for (guint chunk = 0; chunk < sonder_table_column (content->answers, i)->n_chunks; chunk++)
      sonder_column_writable (sonder_table_column (content->answers, i), chunk);
  for (guint row = 0; row < n_answers; row++)
    {
      sonder_column_set_u32 (sonder_table_column (content->answers, SONDER_ANSWER_CUSTOMER), row,
                             row / 10);
      sonder_column_set_i32 (sonder_table_column (content->answers, SONDER_ANSWER_SCORE), row,
                             (gint32) (row % 11));
    }

  return sonder_project_new_from_snapshot (content);
}

/* What a change costs in memory, in chunks: one cell of a million copies one. */
static void
test_shared (void)
{
  g_autoptr (SonderProject) project = make_large_project (MANY);
  const SonderTable *answers = sonder_project_get_answers (project);
  g_autoptr (SonderTable) original = sonder_table_copy (answers);
  g_autoptr (SonderTable) more = NULL;
  g_autofree guint *rows = g_new (guint, 2000);
  guint n_chunks = (MANY + SONDER_CHUNK_MASK) >> SONDER_CHUNK_SHIFT;

  sonder_project_set_cell (project, SONDER_TABLE_ANSWERS, "score", 500000, g_variant_new_int32 (99));
  g_assert_cmpuint (count_private_chunks (answers, original), ==, 1);
  sonder_project_undo (project);
  g_assert_cmpuint (count_private_chunks (answers, original), ==, 1);
  g_assert_true (sonder_table_equal (answers, original));

  /* Cells of one column, too many to remember one by one: its chunks. */
  for (guint i = 0; i < 2000; i++)
    rows[i] = i * 500;
  sonder_project_set_cells (project, SONDER_TABLE_ANSWERS, "touchpoint", rows, 2000,
                            g_variant_new_string ("shop"));
  g_assert_cmpuint (count_private_chunks (answers, original), <=, n_chunks + 1);
  sonder_project_undo (project);
  g_assert_cmpuint (count_private_chunks (answers, original), ==, 1);

  /* An import that appends: the last chunk of each column, and new ones. */
  more = sonder_table_copy (answers);
  for (guint i = 0; i < 1000; i++)
    sonder_column_set_i32 (sonder_table_column (more, SONDER_ANSWER_SCORE),
                           sonder_table_append (more), 5);
  sonder_project_replace_table (project, SONDER_TABLE_ANSWERS, more);
  g_assert_cmpuint (answers->n_rows, ==, MANY + 1000);
  g_assert_cmpuint (count_private_chunks (answers, more), ==, 0);
  g_assert_cmpuint (count_private_chunks (answers, original), <=, 2 + answers->columns->len);
  sonder_project_undo (project);
  g_assert_cmpuint (count_private_chunks (answers, original), ==, 1);
  g_assert_true (sonder_table_equal (answers, original));

  /* Deleting: flags alone. */
  sonder_project_delete_answers (project, rows, 2);
  g_assert_cmpuint (count_private_chunks (answers, original), ==, 2);
}

/* Import-like: both tables, attributes and all are one step. */
static void
test_import (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderTable) customers = NULL, answers = NULL;
  g_autoptr (SonderItem) plan = sonder_item_new (SONDER_KIND_ATTRIBUTE, "plan");
  g_autofree char *before = dump_project (project), *after = NULL, *undone = NULL, *redone = NULL;
  SonderColumn *column;

  customers = sonder_table_copy (sonder_project_get_customers (project));
  answers = sonder_table_copy (sonder_project_get_answers (project));
  column = sonder_table_add_column (customers, "attribute:plan", SONDER_CELL_TEXT);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("C-%u", i);
      guint row = sonder_table_append (customers);

      sonder_column_set_u32 (sonder_table_column (customers, SONDER_CUSTOMER_ID), row,
                             sonder_text_pool_intern (customers->texts, id, -1));
      sonder_column_set_u32 (column, row, sonder_text_pool_intern (customers->texts, "Pro", -1));
      sonder_column_set_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER),
                             sonder_table_append (answers), row);
    }
  sonder_item_set_text (plan, "attribute-type", "text");

  sonder_project_begin_edit (project, "Import");
  sonder_project_replace_table (project, SONDER_TABLE_CUSTOMERS, customers);
  sonder_project_add_item (project, plan);
  sonder_project_replace_table (project, SONDER_TABLE_ANSWERS, answers);
  sonder_project_end_edit (project);
  after = dump_project (project);

  g_assert_cmpuint (sonder_project_get_customers (project)->n_rows, ==, 20);
  g_assert_cmpstr (sonder_project_get_undo_name (project), ==, "Import");
  sonder_project_undo (project);
  undone = dump_project (project);
  g_assert_cmpstr (undone, ==, before);
  g_assert_false (sonder_project_can_undo (project));
  sonder_project_redo (project);
  redone = dump_project (project);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_mistakes (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autofree char *before = NULL, *after = NULL;
      const guint rows[] = { 0, 7 };

      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      g_log_set_fatal_mask (NULL, G_LOG_FATAL_MASK);
      sonder_project_append_row (project, SONDER_TABLE_ANSWERS);
      sonder_project_add_customer (project, "C-1", NULL);
      before = dump_project (project);
      sonder_project_delete_customers (project, rows, 2);
      sonder_project_delete_answers (project, rows, 1);
      sonder_project_set_cells (project, SONDER_TABLE_CUSTOMERS, "name", rows, 2, NULL);
      sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "score", 0, NULL);
      sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "name", 0, g_variant_new_int32 (1));
      sonder_project_add_answer (project, 7, NULL, 1, NULL, 0, NULL, NULL);
      after = dump_project (project);
      g_print ("%s", g_str_equal (before, after) ? "unchanged" : "changed");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_stdout ("*unchanged*");
  g_test_trap_assert_stderr ("*without a customer*");
}

static void
report_time (const char *name,
             guint       n_rounds)
{
  double microseconds = g_test_timer_elapsed () * 1e6 / n_rounds;

  g_test_minimized_result (microseconds, "%s: %.1f microseconds", name, microseconds);
}

static void
time_cells (const char    *name,
            SonderProject *project,
            SonderTableId  table,
            const char    *column,
            GVariant      *value)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);

  g_test_timer_start ();
  for (guint i = 0; i < 10000; i++)
    sonder_project_set_cell (project, table, column, (i * 97) % get_table (project, table)->n_rows,
                             sunk);
  report_time (name, 10000);
}

/* With -m perf: what changes cost where there are a million answers. */
static void
test_speed (void)
{
  g_autoptr (SonderProject) project = NULL;
  const guint row = 77;

  if (!g_test_perf ())
    {
      g_test_skip ("Run with -m perf");
      return;
    }

  project = make_large_project (MANY);
  time_cells ("a score", project, SONDER_TABLE_ANSWERS, "score", g_variant_new_int32 (99));
  time_cells ("a comment", project, SONDER_TABLE_ANSWERS, "comment", g_variant_new_string ("Fast."));
  time_cells ("a name", project, SONDER_TABLE_CUSTOMERS, "name", g_variant_new_string ("Ann"));

  g_test_timer_start ();
  for (guint i = 0; i < 1000; i++)
    sonder_project_add_customer (project, NULL, "Ann");
  report_time ("add a customer", 1000);

  g_test_timer_start ();
  for (guint i = 0; i < 1000; i++)
    sonder_project_add_answer (project, i, "nps", 9, "shop", 20000, "Fast.", NULL);
  report_time ("add an answer", 1000);

  g_test_timer_start ();
  sonder_project_delete_customers (project, &row, 1);
  report_time ("delete a customer", 1);

  g_test_timer_start ();
  sonder_project_undo (project);
  report_time ("undo that", 1);

  g_test_timer_start ();
  sonder_project_cite_answer (project, MANY - 1);
  report_time ("cite an answer", 1);

  g_test_timer_start ();
  sonder_snapshot_unref (sonder_project_snapshot (project));
  report_time ("snapshot", 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/project-rows/add-customer", test_add_customer);
  g_test_add_func ("/model/project-rows/add-answer", test_add_answer);
  g_test_add_func ("/model/project-rows/delete", test_delete);
  g_test_add_func ("/model/project-rows/pin", test_pin);
  g_test_add_func ("/model/project-rows/shared", test_shared);
  g_test_add_func ("/model/project-rows/import", test_import);
  g_test_add_func ("/model/project-rows/mistakes", test_mistakes);
  g_test_add_func ("/model/project-rows/speed", test_speed);

  return g_test_run ();
}

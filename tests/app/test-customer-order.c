/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which customers a query finds, and in which order. */

#include "config.h"

#include <gtk/gtk.h>
#include <math.h>

#include "calendar.h"
#include "customer-query.h"
#include "customer-testing.h"

typedef struct
{
  const char *name;
  const char *search;
  const char *segment; /* position as text; "-" for Unassigned; NULL for all */
  gboolean    respondents;
  const char *sort_column;
  gboolean    descending;
  const char *rows;
} Case;

static const Case cases[] = {
  { "all", "", NULL, FALSE, NULL, FALSE, "0 1 2 3 4" },
  { "with respondents", "", NULL, TRUE, NULL, FALSE, "0 1 2 3 4 5" },
  { "one segment", "", "0", TRUE, NULL, FALSE, "0 2" },
  { "another, with respondents", "", "1", TRUE, NULL, FALSE, "1 5" },
  { "another, without", "", "1", FALSE, NULL, FALSE, "1" },
  { "no segment", "", "-", TRUE, NULL, FALSE, "3 4" },
  { "words in any case", "GRAY", NULL, FALSE, NULL, FALSE, "1 3 4" },
  { "words with marks", "ZOË", NULL, FALSE, NULL, FALSE, "0" },
  { "words in a choice", "team", NULL, FALSE, NULL, FALSE, "3" },
  { "an id", "c-12", NULL, FALSE, NULL, FALSE, "4" },
  { "nobody", "xyz", NULL, TRUE, NULL, FALSE, "" },
  { "words in one segment", "e", "0", FALSE, NULL, FALSE, "0 2" },
  { "by id, numbers by size", "", NULL, FALSE, "id", FALSE, "0 1 2 3 4" },
  { "by id, backwards", "", NULL, FALSE, "id", TRUE, "4 3 2 1 0" },
  { "by name, numbers by size, blanks last", "", NULL, TRUE, "name", FALSE, "4 3 2 0 1 5" },
  { "by name, backwards, blanks last", "", NULL, TRUE, "name", TRUE, "1 0 2 3 4 5" },
  { "by number, blanks last", "", NULL, FALSE, "attribute:age", FALSE, "1 3 0 4 2" },
  { "by number, backwards", "", NULL, FALSE, "attribute:age", TRUE, "4 0 3 1 2" },
  { "by day", "", NULL, TRUE, "attribute:since", FALSE, "4 1 0 5 3 2" },
  { "by text, equal ones as they stand", "", NULL, TRUE, "attribute:plan", FALSE, "1 5 0 2 3 4" },
  { "by segment, Unassigned last", "", NULL, TRUE, "segment", FALSE, "0 2 1 5 3 4" },
  { "by segment, backwards", "", NULL, TRUE, "segment", TRUE, "1 5 0 2 3 4" },
  { "by what is blank everywhere", "", NULL, FALSE, "attribute:active", TRUE, "0 1 2 3 4" },
  { "by what there is not", "", NULL, FALSE, "attribute:gone", FALSE, "0 1 2 3 4" },
};

static SonderCustomerQuery *
create_query (SonderProject *project,
              const Case    *asked)
{
  SonderCustomerQuery *query = sonder_customer_query_new (project);

  sonder_customer_query_search (query, project, asked->search);
  query->one_segment = asked->segment != NULL;
  query->segment = SONDER_UNASSIGNED;
  if (asked->segment != NULL && !g_str_equal (asked->segment, "-"))
    query->segment = (guint16) g_ascii_strtoull (asked->segment, NULL, 10);
  query->respondents = asked->respondents;
  query->sort_column = g_strdup (asked->sort_column);
  query->descending = asked->descending;

  return query;
}

static char *
print_rows (GArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", g_array_index (rows, guint, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_rows (GArray     *rows,
             const char *expected)
{
  g_autofree char *text = print_rows (rows);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_cases (void)
{
  g_autoptr (SonderProject) project = create_project ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderCustomerQuery) query = create_query (project, &cases[i]);
      g_autoptr (GArray) rows = NULL;
      g_autoptr (GArray) again = NULL;

      g_test_message ("%s", cases[i].name);
      rows = sonder_customer_query_run (query);
      assert_rows (rows, cases[i].rows);

      /* With the order of the texts that was found the first time, the same. */
      again = sonder_customer_query_run (query);
      assert_rows (again, cases[i].rows);
    }
}

static void
test_deleted (void)
{
  g_autoptr (SonderProject) project = create_project ();
  const guint deleted[] = { 0, 3 };
  const Case asked = { "", "", NULL, FALSE, "name", FALSE, "" };
  g_autoptr (SonderCustomerQuery) query = NULL;
  g_autoptr (GArray) rows = NULL;

  sonder_project_delete_customers (project, deleted, G_N_ELEMENTS (deleted));
  query = create_query (project, &asked);
  rows = sonder_customer_query_run (query);
  assert_rows (rows, "4 2 1");
}

/* Rows keep the order that they had, who is new comes last, who is gone does not. */
static void
test_before (void)
{
  static const guint before[] = { 4, 99, 1, 0, 3 };
  const Case asked = { "", "e", NULL, TRUE, "name", FALSE, "" };
  g_autoptr (SonderProject) project = create_project ();
  g_autoptr (SonderCustomerQuery) query = create_query (project, &asked);
  g_autoptr (GArray) rows = NULL;

  query->before = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (query->before, before, G_N_ELEMENTS (before));
  rows = sonder_customer_query_run (query);
  assert_rows (rows, "1 0 3 2 5");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/customer-order/cases", test_cases);
  g_test_add_func ("/customer-order/deleted", test_deleted);
  g_test_add_func ("/customer-order/before", test_before);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>
#include <math.h>

#include "calendar.h"
#include "cell-column.h"
#include "customer-list.h"
#include "customer-testing.h"
#include "patience.h"

typedef struct
{
  SonderProject      *project;
  SonderCustomerList *list;
  GString            *emitted; /* "position-removed+added" each */
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GString    *emitted)
{
  g_string_append_printf (emitted, " %u-%u+%u", position, removed, added);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = create_project ();
  fixture->list = sonder_customer_list_new (fixture->project);
  fixture->emitted = g_string_new (NULL);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb),
                    fixture->emitted);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->list);
  g_object_unref (fixture->project);
  g_string_free (fixture->emitted, TRUE);
}

static char *
print_rows (Fixture *fixture)
{
  guint n_shown = sonder_customer_list_get_n_shown (fixture->list);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n_shown);
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (SonderCustomerSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_cmpuint (sonder_customer_slot_get_position (slot), ==, i);
      g_assert_cmpuint (sonder_customer_slot_get_row (slot), ==,
                        sonder_customer_list_get_row (fixture->list, i));
      g_assert_cmpuint (
        sonder_customer_list_find_row (fixture->list, sonder_customer_slot_get_row (slot)), ==, i);
      g_string_append_printf (text, " %u", sonder_customer_slot_get_row (slot));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_shown (Fixture    *fixture,
              const char *rows,
              const char *emitted)
{
  g_autofree char *text = print_rows (fixture);

  g_assert_cmpstr (text, ==, rows);
  g_assert_cmpstr (fixture->emitted->str, ==, emitted);
  g_string_truncate (fixture->emitted, 0);
}

/* Sorting changes what stands in the places, not how many there are. */
static void
test_emissions (Fixture      *fixture,
                gconstpointer data)
{
  SonderCustomerList *list = fixture->list;
  const guint deleted[] = { 0 };

  assert_shown (fixture, " 0 1 2 3 4", "");
  sonder_customer_list_sort (list, "attribute:age", FALSE);
  assert_shown (fixture, " 1 3 0 4 2", "");
  sonder_customer_list_set_filter (list, "", "", TRUE);
  assert_shown (fixture, " 1 3 5 0 4 2", " 5-0+1");
  sonder_customer_list_set_filter (list, "gray", "", TRUE);
  assert_shown (fixture, " 1 3 4", " 3-3+0");
  sonder_customer_list_set_filter (list, "", "pro", TRUE);
  assert_shown (fixture, " 0 2", " 2-1+0");
  sonder_customer_list_set_filter (list, "", SONDER_FILTER_UNASSIGNED, TRUE);
  assert_shown (fixture, " 3 4", "");
  sonder_customer_list_set_filter (list, "", "", FALSE);
  assert_shown (fixture, " 1 3 0 4 2", " 2-0+3");
  sonder_project_delete_customers (fixture->project, deleted, 1);
  sonder_customer_list_update (list);
  assert_shown (fixture, " 1 3 4 2", " 4-1+0");
}

/* A view is told of many rows in several turns; what asks for customers knows of
 * all from the first. */
static void
test_growing (Fixture      *fixture,
              gconstpointer data)
{
  const guint n_rows = 1000;
  g_autoptr (SonderCustomerList) list = NULL;
  guint n_told, n_turns = 0;

  while (sonder_project_get_customers (fixture->project)->n_rows < n_rows)
    sonder_project_append_row (fixture->project, SONDER_TABLE_CUSTOMERS);
  list = sonder_customer_list_new (fixture->project);
  sonder_customer_list_set_filter (list, "", "", TRUE);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), fixture->emitted);
  n_told = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (sonder_customer_list_get_n_shown (list), ==, n_rows);
  g_assert_cmpuint (n_told, <, 100);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), n_told));
  g_assert_cmpuint (sonder_customer_list_find_row (list, n_rows - 1), ==, n_rows - 1);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (list));
  g_assert_cmpuint (sonder_customer_list_get_n_selected (list), ==, n_rows);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (list));

  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < n_rows)
    {
      g_autofree char *expected = NULL;

      g_string_truncate (fixture->emitted, 0);
      wait_until (fixture->emitted->len > 0);
      expected = g_strdup_printf (" %u-0+%u", n_told,
                                  g_list_model_get_n_items (G_LIST_MODEL (list)) - n_told);
      g_assert_cmpstr (fixture->emitted->str, ==, expected);
      n_told = g_list_model_get_n_items (G_LIST_MODEL (list));
      n_turns++;
    }
  g_assert_cmpuint (n_turns, >, 5);

  /* Fewer are told at once, and so are more again as long as a view has rows enough. */
  g_string_truncate (fixture->emitted, 0);
  sonder_customer_list_set_filter (list, "gray", "", TRUE);
  g_assert_cmpstr (fixture->emitted->str, ==, " 3-997+0");
  g_string_truncate (fixture->emitted, 0);
  sonder_customer_list_set_filter (list, "", "", TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, 100);
  sonder_customer_list_tell_all (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n_rows);
  g_string_truncate (fixture->emitted, 0);
  sonder_customer_list_set_filter (list, "", "", FALSE);
  sonder_customer_list_set_filter (list, "", "", TRUE);
  g_assert_cmpstr (fixture->emitted->str, ==, " 999-1+0 999-0+1");

  /* Whoever filters while it grows gets what was asked for. */
  sonder_customer_list_set_filter (list, "gray", "", TRUE);
  sonder_customer_list_set_filter (list, "", "", TRUE);
  sonder_customer_list_set_filter (list, "gray", "", TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
}

/* Nothing jumps away from under an edit; one new customer comes last, several
 * are sorted in. */
static void
test_update (Fixture      *fixture,
             gconstpointer data)
{
  sonder_customer_list_sort (fixture->list, "attribute:age", FALSE);
  sonder_project_set_cell (fixture->project, SONDER_TABLE_CUSTOMERS, "attribute:age", 1,
                           g_variant_new_double (99));
  sonder_customer_list_update (fixture->list);
  assert_shown (fixture, " 1 3 0 4 2", "");

  sonder_project_add_customer (fixture->project, NULL, "New");
  sonder_customer_list_update (fixture->list);
  assert_shown (fixture, " 1 3 0 4 2 6", " 5-0+1");

  sonder_project_add_customer (fixture->project, NULL, "Newer");
  sonder_project_add_customer (fixture->project, NULL, "Newest");
  sonder_customer_list_update (fixture->list);
  assert_shown (fixture, " 3 0 4 1 2 6 7 8", " 6-0+2");
}

/* A selection is of customers, not of places. */
static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->list);
  g_autoptr (GArray) selected = NULL;
  g_autoptr (GtkBitset) all = NULL;

  gtk_selection_model_select_item (model, 1, TRUE);
  gtk_selection_model_select_item (model, 4, FALSE);
  sonder_customer_list_sort (fixture->list, "attribute:age", FALSE);
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_false (gtk_selection_model_is_selected (model, 1));
  g_assert_cmpuint (sonder_customer_list_get_n_selected (fixture->list), ==, 2);

  /* Who is not shown is not acted upon, and selected again when shown again. */
  sonder_customer_list_set_filter (fixture->list, "gray 9", "", FALSE);
  selected = sonder_customer_list_get_selected (fixture->list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, guint, 0), ==, 4);
  sonder_customer_list_set_filter (fixture->list, "", "", FALSE);
  g_assert_cmpuint (sonder_customer_list_get_n_selected (fixture->list), ==, 2);

  sonder_customer_list_select_row (fixture->list, 2);
  g_assert_cmpuint (sonder_customer_list_get_n_selected (fixture->list), ==, 1);
  gtk_selection_model_select_all (model);
  all = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 5);
  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (sonder_customer_list_get_n_selected (fixture->list), ==, 0);
}

/* Nobody reads a customer whom undo took back, although the list, which is
 * arranged later, still has the row. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const names[] = { "id", "name", "segment", "attribute:plan" };
  g_autoptr (GArray) selected = NULL;
  guint row = sonder_project_add_customer (fixture->project, NULL, "New");

  sonder_customer_list_update (fixture->list);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->list));
  g_assert_cmpuint (sonder_customer_list_get_n_selected (fixture->list), ==, 6);
  sonder_project_undo (fixture->project);
  sonder_project_delete_customers (fixture->project, (const guint[]) { 1 }, 1);
  g_assert_cmpuint (sonder_customer_list_get_n_shown (fixture->list), ==, 6);
  selected = sonder_customer_list_get_selected (fixture->list);
  g_assert_cmpuint (selected->len, ==, 4);
  for (guint i = 0; i < selected->len; i++)
    g_assert_cmpuint (g_array_index (selected, guint, i), !=, row);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SonderCellColumn) column = sonder_cell_column_new (fixture->project, names[i]);
      g_autofree char *text = sonder_cell_column_dup_text (column, row);
      g_autofree char *editable = sonder_cell_column_dup_editable (column, row);

      g_assert_cmpstr (text, ==, "");
      g_assert_cmpstr (editable, ==, "");
      g_assert_false (sonder_cell_column_can_edit_row (column, row));
    }
}

/* A slot exists as long as somebody looks at it. */
static void
test_slots (Fixture      *fixture,
            gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  gpointer first = g_list_model_get_item (model, 0);
  g_autoptr (SonderCustomerSlot) same = g_list_model_get_item (model, 0);
  gpointer gone = first;

  g_assert_true (first == (gpointer) same);
  g_object_unref (first);
  g_object_add_weak_pointer (G_OBJECT (same), &gone);
  g_clear_object (&same);
  g_assert_null (gone);
  g_assert_null (g_list_model_get_item (model, 5));
}

/* Many customers are sorted in the background: the last that was asked counts. */
static void
test_background (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderCustomerList) list = NULL;

  sonder_project_begin_edit (project, "Many");
  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *id = g_strdup_printf ("C-%05u", i);
      g_autofree char *name = g_strdup_printf ("Customer %u", (i * 7919) % 6000);

      sonder_project_add_customer (project, id, name);
    }
  sonder_project_end_edit (project);

  list = sonder_customer_list_new (project);
  g_assert_false (sonder_customer_list_is_busy (list));
  sonder_customer_list_sort (list, "name", FALSE);
  g_assert_true (sonder_customer_list_is_busy (list));
  g_assert_cmpuint (sonder_customer_list_get_row (list, 1), ==, 1);
  sonder_customer_list_set_filter (list, "customer 1", "", FALSE);
  sonder_customer_list_sort (list, "name", TRUE);
  wait_until (!sonder_customer_list_is_busy (list));
  g_assert_cmpuint (sonder_customer_list_get_n_shown (list), ==, 1111);
  for (guint i = 0; i + 1 < 1111; i++)
    {
      const SonderTable *customers = sonder_project_get_customers (project);
      const char *name = sonder_customers_get_name (customers, sonder_customer_list_get_row (list, i));
      const char *next =
        sonder_customers_get_name (customers, sonder_customer_list_get_row (list, i + 1));

      g_assert_cmpint (atoi (name + strlen ("Customer ")), >, atoi (next + strlen ("Customer ")));
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/customer-list/emissions", Fixture, NULL, set_up, test_emissions, tear_down);
  g_test_add ("/customer-list/growing", Fixture, NULL, set_up, test_growing, tear_down);
  g_test_add ("/customer-list/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/customer-list/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/customer-list/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/customer-list/slots", Fixture, NULL, set_up, test_slots, tear_down);
  g_test_add_func ("/customer-list/background", test_background);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sonder-bench-customers WORK FILE: shows the customers of a project in a window,
 * does one piece of work, and prints how many seconds passed until the frame that
 * shows it, and the longest pause in which nothing on the screen could move. The
 * script beside it, bench/run, compares. */

#include "config.h"

#include <adwaita.h>
#include <locale.h>

#include "bench-time.h"
#include "customer-table.h"
#include "customers-page.h"
#include "project-file.h"

#define PATIENCE_S 60

typedef struct
{
  GtkWidget     *window;
  SonderProject *project;
  SonderPage    *page;
  GtkColumnView *view;
  gboolean       arranged;
  gboolean       painted;
} Bench;

static double turn_began;
static double waited_before;
static double longest;

/* The loop polls once in each turn: what lies between two polls is a pause. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  double now = bench_now ();
  int ready;

  if (turn_began > 0)
    longest = MAX (longest, now - turn_began - (bench_get_waited () - waited_before));
  ready = g_poll (fds, n_fds, timeout);
  waited_before = bench_get_waited ();
  turn_began = bench_now ();

  return ready;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (gboolean *is_so)
{
  double end = bench_now () + PATIENCE_S;
  guint tick = g_timeout_add (2, tick_cb, NULL);

  while (!*is_so && bench_now () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  if (!*is_so)
    g_error ("It did not come to an end");
}

static gboolean
set_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean late = FALSE;

  g_timeout_add (700, set_cb, &late);
  wait_until (&late);
}

static void
arranged_cb (Bench *bench)
{
  bench->arranged = TRUE;
  bench->painted = FALSE;
}

static void
painted_cb (Bench *bench)
{
  bench->painted = TRUE;
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
show (Bench      *bench,
      const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderSnapshot) snapshot =
    sonder_project_load (file, NULL, NULL, NULL, NULL, &error);
  SonderDocument *document;

  if (snapshot == NULL)
    g_error ("%s", error->message);
  bench->project = sonder_project_new_from_snapshot (snapshot);
  document = sonder_document_new_for_project (bench->project);
  bench->page = g_object_new (SONDER_TYPE_CUSTOMERS_PAGE, NULL);
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  sonder_page_set_document (bench->page, document);
  gtk_window_set_child (GTK_WINDOW (bench->window), GTK_WIDGET (bench->page));
  gtk_window_present (GTK_WINDOW (bench->window));
  settle ();

  bench->view = GTK_COLUMN_VIEW (find_view (GTK_WIDGET (bench->page)));
  g_signal_connect_swapped (gtk_column_view_get_model (bench->view), "arranged",
                            G_CALLBACK (arranged_cb), bench);
  g_signal_connect_swapped (
    gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (bench->window))),
    "after-paint", G_CALLBACK (painted_cb), bench);
}

static void
sort (Bench      *bench,
      const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (bench->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        gtk_column_view_sort_by_column (bench->view, column, GTK_SORT_ASCENDING);
    }
}

static void
sort_by_number (Bench *bench)
{
  sort (bench, "revenue");
}

static void
sort_by_text (Bench *bench)
{
  sort (bench, "Name");
}

static void
filter (Bench *bench)
{
  sonder_page_set_search (bench->page, "lopez");
}

static void
filter_segment (Bench *bench)
{
  g_autoptr (SonderItem) segment =
    g_list_model_get_item (sonder_project_get_items (bench->project, SONDER_KIND_SEGMENT), 3);

  sonder_page_show_item (bench->page, sonder_item_get_id (segment));
}

static void
edit_cell (Bench *bench)
{
  sonder_project_set_cell (bench->project, SONDER_TABLE_CUSTOMERS, "name", 7,
                           g_variant_new_string ("Somebody else"));
}

static void
pin_all (Bench *bench)
{
  guint n_rows = sonder_project_get_customers (bench->project)->n_rows;
  g_autofree guint *rows = g_new (guint, n_rows);

  for (guint row = 0; row < n_rows; row++)
    rows[row] = row;
  sonder_project_pin_customers (bench->project, rows, n_rows, "");
}

static void
measure (const char *path,
         void (*work) (Bench *bench),
         double     *seconds)
{
  Bench bench = { 0 };
  double begin, waited;

  show (&bench, path);
  longest = 0;
  waited = waited_before = bench_get_waited ();
  begin = turn_began = bench_now ();
  work (&bench);
  wait_until (&bench.arranged);
  wait_until (&bench.painted);
  *seconds = bench_now () - begin - (bench_get_waited () - waited);
  settle ();
}

/* The yardstick: GTK's own model sorts as many texts, and shows nothing. */
static void
sort_with_gtk (const char *path,
               double     *seconds)
{
  Bench bench = { 0 };
  GtkStringList *texts = gtk_string_list_new (NULL);
  GtkSortListModel *sorted;
  const SonderTable *customers;
  double begin;

  show (&bench, path);
  customers = sonder_project_get_customers (bench.project);
  for (guint row = 0; row < customers->n_rows; row++)
    gtk_string_list_append (texts, sonder_customers_get_name (customers, row));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (texts), NULL);
  longest = 0;
  begin = turn_began = bench_now ();
  gtk_sort_list_model_set_sorter (
    sorted, GTK_SORTER (gtk_string_sorter_new (
              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"))));
  *seconds = bench_now () - begin;
  longest = *seconds;
  g_object_unref (sorted);
}

static const struct
{
  const char *name;
  void (*work) (Bench *bench);
} works[] = {
  { "sort-number", sort_by_number }, { "sort-text", sort_by_text }, { "search", filter },
  { "segment", filter_segment },     { "edit", edit_cell },         { "pin", pin_all },
};

int
main (int   argc,
      char *argv[])
{
  double seconds = 0;

  /* Nothing is remembered from the last time. */
  g_setenv ("XDG_STATE_HOME", "/nonexistent", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_set_prgname ("sonder-bench");
  adw_init ();
  g_main_context_set_poll_func (NULL, poll_cb);

  if (argc == 3 && g_str_equal (argv[1], "gtk-sort"))
    sort_with_gtk (argv[2], &seconds);
  for (guint i = 0; argc == 3 && i < G_N_ELEMENTS (works); i++)
    if (g_str_equal (argv[1], works[i].name))
      measure (argv[2], works[i].work, &seconds);
  if (seconds > 0)
    {
      g_print ("%.6f %.6f\n", seconds, longest);
      return 0;
    }

  g_printerr ("Usage: sonder-bench-customers WORK FILE; see tests/bench/bench-customers.c\n");
  return 2;
}

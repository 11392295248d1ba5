/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sonder-bench-window WORK ARGUMENT…: does one piece of work in a window, in a
 * process of its own, and prints the longest pause in seconds: how long the main
 * loop was kept from its next turn, so that nothing on the screen moved. The
 * script beside it, bench/run, compares. */

#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "application.h"
#include "bench-time.h"
#include "window.h"

#define PATIENCE_US (120 * G_USEC_PER_SEC)

static gint64 turn_began;
static double waited_before;
static gint64 longest;

static void
begin_turn (void)
{
  waited_before = bench_get_waited ();
  turn_began = g_get_monotonic_time ();
}

/* The loop polls once in each turn: what lies between two polls is a pause. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  gint64 turn = g_get_monotonic_time () - turn_began;
  int ready;

  if (turn_began != 0 && turn > longest)
    longest =
      MAX (longest, turn - (gint64) ((bench_get_waited () - waited_before) * G_USEC_PER_SEC));
  ready = g_poll (fds, n_fds, timeout);
  begin_turn ();

  return ready;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (gboolean (*is_so) (gpointer data),
            gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  guint tick = g_timeout_add (5, tick_cb, NULL);

  while (!is_so (data))
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () > end)
        g_error ("It did not come to an end");
    }
  g_source_remove (tick);
}

static gboolean
is_late (gpointer data)
{
  return g_get_monotonic_time () > *(gint64 *) data;
}

/* Until the page is filled and painted, and whatever waits for idle times is done. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  wait_until (is_late, &end);
}

static void
begin (void)
{
  longest = 0;
  begin_turn ();
}

static gboolean
has_document (gpointer window)
{
  return sonder_window_get_document (window) != NULL;
}

static gboolean
is_saved (gpointer window)
{
  return !sonder_window_has_unsaved (window);
}

static SonderWindow *
create_window (void)
{
  SonderApplication *application = sonder_application_new ();
  SonderWindow *window;

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_set_default (G_APPLICATION (application));
  window = sonder_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static SonderWindow *
open_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SonderWindow *window = create_window ();

  settle ();
  begin ();
  sonder_window_open (window, file);
  wait_until (has_document, window);
  sonder_window_go_to (window, "overview", NULL);
  settle ();

  return window;
}

/* open FILE: with the page that is shown first */
static void
open_project (char **arguments)
{
  open_file (arguments[0]);
}

/* page FILE NAME: from the first page to another one */
static void
show_page (char **arguments)
{
  SonderWindow *window = open_file (arguments[0]);

  begin ();
  sonder_window_go_to (window, arguments[1], NULL);
  settle ();
}

/* save FILE: after a change, into the same file */
static void
save (char **arguments)
{
  SonderWindow *window = open_file (arguments[0]);
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));

  sonder_project_set_text (project, sonder_project_get_root (project), "title", "Changed");
  settle ();
  begin ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  wait_until (is_saved, window);
  settle ();
}

static GtkWidget *
find_type (GtkWidget  *widget,
           const char *type_name)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* ask FILE: other questions, charts and tables on the page of satisfaction */
static void
ask (char **arguments)
{
  static const char *const choices[][2] = {
    { "metric", "'csat'" },      { "by", "'touchpoint'" }, { "chart", "'trend'" },
    { "by", "'age'" },           { "show-table" },         { "chart", "'distribution'" },
    { "touchpoint", "'website'" }, { "show-table" },       { "time", "'12'" },
    { "by", "'segment'" },       { "chart", "'scores'" },
  };
  SonderWindow *window = open_file (arguments[0]);
  GtkWidget *page;

  sonder_window_go_to (window, "satisfaction", NULL);
  settle ();
  page = find_type (GTK_WIDGET (window), "SonderSatisfactionPage");
  begin ();
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *action = g_strconcat ("satisfaction.", choices[i][0], NULL);
      g_autoptr (GVariant) value =
        choices[i][1] != NULL ? g_variant_ref_sink (g_variant_new_parsed (choices[i][1])) : NULL;

      if (!gtk_widget_activate_action_variant (page, action, value))
        g_error ("There is no %s", action);
      settle ();
      g_debug ("%s: %" G_GINT64_FORMAT " us so far", action, longest);
    }
}

static GtkWidget *
find_import_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "SonderImportDialog"))
        return window;
    }

  return NULL;
}

static GtkWidget *
find_suggested (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_suggested (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
can_go_on (gpointer button)
{
  return gtk_widget_is_sensitive (button);
}

static gboolean
has_customers (gpointer window)
{
  SonderDocument *document = sonder_window_get_document (window);

  return document != NULL &&
         sonder_project_get_customers (sonder_document_get_project (document))->n_rows > 0;
}

/* import CSV: with the columns as they are suggested, into an empty project */
static void
import (char **arguments)
{
  g_autoptr (GFile) file = g_file_new_for_path (arguments[0]);
  SonderWindow *window = create_window ();
  GtkWidget *button;

  settle ();
  begin ();
  sonder_window_import (window, file);
  button = find_suggested (find_import_dialog ());
  wait_until (can_go_on, button);
  settle ();
  g_signal_emit_by_name (button, "clicked");
  wait_until (has_customers, window);
  settle ();
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  /* The whole process is measured, without its end. */
  fputs ("0 0\n", stdout);
  fflush (stdout);
  _exit (0);
}

static void
wait_for_frame (GtkWindow *window)
{
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))),
                    "after-paint", G_CALLBACK (painted_cb), NULL);
  settle ();
}

/* start: until the first frame of the program's window */
static void
start (char **arguments)
{
  wait_for_frame (GTK_WINDOW (create_window ()));
}

static void
activate_empty_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (GTK_WINDOW (window));
}

/* empty: the yardstick of start, a window with nothing in it */
static void
start_empty (char **arguments)
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("org.example.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
  g_application_run (G_APPLICATION (application), 0, NULL);
}

/* nothing: what a process in a display of its own takes before it begins */
static void
do_nothing (char **arguments)
{
}

static const struct
{
  const char *name;
  int         n_arguments;
  void (*work) (char **arguments);
} works[] = {
  { "open", 1, open_project }, { "page", 2, show_page },    { "save", 1, save },
  { "import", 1, import },     { "start", 0, start },       { "empty", 0, start_empty },
  { "nothing", 0, do_nothing }, { "ask", 1, ask },
};

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_set_prgname ("sonder-bench");
  g_main_context_set_poll_func (NULL, poll_cb);

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    if (argc == works[i].n_arguments + 2 && g_str_equal (argv[1], works[i].name))
      {
        works[i].work (argv + 2);
        g_print ("%.6f 0\n", (double) longest / G_USEC_PER_SEC);
        return 0;
      }

  g_printerr ("Usage: sonder-bench-window WORK ARGUMENT…; see tests/bench/bench-window.c\n");
  return 2;
}

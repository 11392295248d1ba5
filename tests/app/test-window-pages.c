/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the keyboard is: on the welcome page, after a page was asked for, and
 * after what it stood on was taken back. */

#include "config.h"

#include "app-testing.h"
#include "patience.h"

static SonderApplication *application;

static SonderWindow *
open_empty (void)
{
  SonderWindow *window = app_testing_open (application, NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  wait_until (sonder_window_get_document (window) != NULL);
  app_testing_settle (GTK_WIDGET (window));

  return window;
}

static GtkWidget *
get_focus (SonderWindow *window)
{
  return gtk_window_get_focus (GTK_WINDOW (window));
}

static gboolean
is_button_for (GtkWidget  *widget,
               const char *action)
{
  return GTK_IS_ACTIONABLE (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
is_in_page (SonderWindow *window,
            GType         type)
{
  GtkWidget *focus = get_focus (window);

  return focus != NULL && gtk_widget_get_mapped (focus) &&
         gtk_widget_get_ancestor (focus, type) != NULL;
}

static void
test_welcome (void)
{
  SonderWindow *window = app_testing_open (application, NULL);

  app_testing_settle (GTK_WIDGET (window));
  g_assert_true (is_button_for (get_focus (window), "win.sketch-customer"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static const struct
{
  const char *page;
  const char *type;
} shown[] = {
  { "overview", "SonderOverviewPage" },      { "segments", "SonderSegmentsPage" },
  { "personas", "SonderPersonasPage" },      { "customers", "SonderCustomersPage" },
  { "empathy-maps", "SonderMapsPage" },      { "satisfaction", "SonderSatisfactionPage" },
};

static void
test_shown (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  SonderWindow *window = app_testing_open (application, "coffee-roaster.sonder.json");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", shown[i].page);
  wait_until (is_in_page (window, g_type_from_name (shown[i].type)));
  /* Nothing that is typed then changes anything. */
  g_assert_false (GTK_IS_TEXT_VIEW (get_focus (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was added has the focus, and what adds it has it when that is undone. */
static const struct
{
  const char *page;
  const char *type;
  const char *action;
  const char *back; /* the action of the button, where that is another one */
  const char *to;   /* type of what the focus is moved to meanwhile */
} undone[] = {
  { "segments", "SonderSegmentsPage", "segments.add", "segments.add", NULL },
  { "personas", "SonderPersonasPage", "personas.add", "personas.add", NULL },
  { "personas", "SonderPersonasPage", "personas.add", "personas.add", "GtkScale" },
  { "customers", "SonderCustomersPage", "customers.add", "win.import", NULL },
  { "empathy-maps", "SonderMapsPage", "maps.new", "maps.new", NULL },
  { "empathy-maps", "SonderMapsPage", "maps.new", "maps.new", "SonderBoardSpot" },
};

static void
test_undone (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  SonderWindow *window = open_empty ();
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", undone[i].page);
  wait_until (is_button_for (get_focus (window), undone[i].back));
  page = gtk_widget_get_ancestor (get_focus (window), SONDER_TYPE_PAGE);
  gtk_widget_activate_action (page, undone[i].action, NULL);
  wait_until (is_in_page (window, g_type_from_name (undone[i].type)) &&
              !is_button_for (get_focus (window), undone[i].back));
  app_testing_settle (GTK_WIDGET (window));
  if (undone[i].to != NULL)
    {
      wait_until (app_testing_find (page, undone[i].to) != NULL);
      g_assert_true (gtk_widget_grab_focus (app_testing_find (page, undone[i].to)));
    }

  while (sonder_project_can_undo (project))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_until (is_button_for (get_focus (window), undone[i].back));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The button that took back the last step has nothing more to do. */
static void
test_button (void)
{
  SonderWindow *window = open_empty ();
  GtkWidget *page, *button;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "segments");
  wait_until (is_button_for (get_focus (window), "segments.add"));
  button = get_focus (window);
  page = gtk_widget_get_ancestor (button, SONDER_TYPE_PAGE);
  gtk_widget_activate_action (page, "segments.add", NULL);
  wait_until (get_focus (window) != NULL && !is_button_for (get_focus (window), "segments.add"));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < 20 && !is_button_for (get_focus (window), "win.undo"); i++)
    gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (is_button_for (get_focus (window), "win.undo"));
  gtk_widget_activate (get_focus (window));
  wait_until (is_button_for (get_focus (window), "segments.add"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is typed and not in the project is taken back first, then the project. */
static void
test_typing (void)
{
  SonderWindow *window = app_testing_open (application, "coffee-roaster.sonder.json");
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));
  GtkEditable *text;

  sonder_project_set_text (project, sonder_project_get_root (project), "title", "Changed");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  wait_until (get_focus (window) != NULL && GTK_IS_TEXT (get_focus (window)));
  text = GTK_EDITABLE (get_focus (window));
  gtk_editable_insert_text (text, "office", -1, &(int) { 0 });

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "");
  g_assert_true (sonder_project_can_undo (project));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (sonder_project_can_undo (project));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_testing_start ();

  g_test_add_func ("/window-pages/welcome", test_welcome);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *path = g_strconcat ("/window-pages/shown/", shown[i].page, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_shown);
    }
  for (guint i = 0; i < G_N_ELEMENTS (undone); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/window-pages/undone/%s%s%s", undone[i].page,
                         undone[i].to != NULL ? "/" : "", undone[i].to != NULL ? undone[i].to : "");

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_undone);
    }
  g_test_add_func ("/window-pages/button", test_button);
  g_test_add_func ("/window-pages/typing", test_typing);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}

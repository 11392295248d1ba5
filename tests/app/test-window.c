/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole window with the sample: every page is shown, and every edit that a
 * page's own actions make is undone and redone. */

#include "config.h"

#include <adwaita.h>

#include "application.h"
#include "page.h"
#include "window.h"

#define PATIENCE_MS 20000

static SonderApplication *application;

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static SonderWindow *
open_sample (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SONDER_SAMPLES"), "coffee-roaster.sonder.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));
  gboolean late = FALSE;
  guint timeout = g_timeout_add (PATIENCE_MS, give_up_cb, &late);

  gtk_window_present (GTK_WINDOW (window));
  sonder_window_open (window, file);
  while (sonder_window_get_document (window) == NULL && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);

  return window;
}

static void
settle (SonderWindow *window)
{
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static SonderPage *
find_page (GtkWidget  *widget,
           const char *type_name)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return SONDER_PAGE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      SonderPage *page = find_page (child, type_name);

      if (page != NULL)
        return page;
    }

  return NULL;
}

static GVariant *
dump (SonderProject *project)
{
  return g_variant_ref_sink (sonder_item_serialize (sonder_project_get_root (project)));
}

static void
test_pages (void)
{
  static const struct
  {
    const char *name;
    const char *type_name;
  } pages[] = {
    { "overview", "SonderOverviewPage" },   { "segments", "SonderSegmentsPage" },
    { "personas", "SonderPersonasPage" },   { "customers", "SonderCustomersPage" },
    { "empathy-maps", "SonderMapsPage" },   { "satisfaction", "SonderSatisfactionPage" },
  };
  SonderWindow *window = open_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      SonderPage *page;

      sonder_window_go_to (window, pages[i].name, NULL);
      settle (window);
      page = find_page (GTK_WIDGET (window), pages[i].type_name);
      g_assert_nonnull (page);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
    }

  /* Looking changed nothing. */
  g_assert_false (sonder_document_get_modified (sonder_window_get_document (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  const char *page;
  const char *type_name;
  const char *action;
  const char *target; /* of type "s" */
  const char *shown;  /* id of the item that the action is about */
} Edit;

static const Edit edits[] = {
  { "segments", "SonderSegmentsPage", "segments.add", NULL, NULL },
  { "segments", "SonderSegmentsPage", "segments.by", "district", NULL },
  { "segments", "SonderSegmentsPage", "segments.move-down", "offices", NULL },
  { "segments", "SonderSegmentsPage", "segments.delete", NULL, "offices" },
  { "personas", "SonderPersonasPage", "personas.add", NULL, NULL },
  { "personas", "SonderPersonasPage", "personas.delete", NULL, NULL },
  { "customers", "SonderCustomersPage", "customers.add", NULL, NULL },
};

static void
test_edits (void)
{
  SonderWindow *window = open_sample ();
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));
  g_autoptr (GVariant) before = dump (project);
  g_autoptr (GVariant) after = NULL;
  g_autoptr (GVariant) undone = NULL;
  g_autoptr (GVariant) redone = NULL;
  guint n_rows;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      guint64 generation = sonder_project_get_generation (project);
      SonderPage *page;

      g_test_message ("%s", edits[i].action);
      sonder_window_go_to (window, edits[i].page, edits[i].shown);
      settle (window);
      page = find_page (GTK_WIDGET (window), edits[i].type_name);
      g_assert_nonnull (page);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), edits[i].action,
                                                 edits[i].target != NULL ? "s" : NULL,
                                                 edits[i].target));
      settle (window);
      g_assert_cmpuint (sonder_project_get_generation (project), >, generation);
    }

  after = dump (project);
  n_rows = sonder_project_get_customers (project)->n_rows;
  g_assert_false (g_variant_equal (before, after));
  g_assert_true (sonder_document_get_modified (sonder_window_get_document (window)));

  while (sonder_project_can_undo (project))
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
      settle (window);
    }
  undone = dump (project);
  g_assert_true (g_variant_equal (before, undone));
  g_assert_false (sonder_document_get_modified (sonder_window_get_document (window)));

  while (sonder_project_can_redo (project))
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
      settle (window);
    }
  redone = dump (project);
  g_assert_true (g_variant_equal (after, redone));
  g_assert_cmpuint (sonder_project_get_customers (project)->n_rows, ==, n_rows);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The ten minutes without data: a persona with the cursor in its name. */
static void
test_sketch (void)
{
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));
  SonderProject *project;

  gtk_window_present (GTK_WINDOW (window));
  settle (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.sketch-customer", NULL);
  settle (window);
  g_assert_nonnull (sonder_window_get_document (window));
  project = sonder_document_get_project (sonder_window_get_document (window));
  g_assert_cmpuint (
    g_list_model_get_n_items (sonder_project_get_items (project, SONDER_KIND_PERSONA)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = sonder_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_set_default (G_APPLICATION (application));

  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/edits", test_edits);
  g_test_add_func ("/window/sketch", test_sketch);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}

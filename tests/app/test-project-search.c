/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a search finds in the sample, where it leads, and whom it gives away. */

#include "config.h"

#include "app-testing.h"
#include "patience.h"
#include "project-file.h"
#include "project-search.h"
#include "search-results.h"

static SonderApplication *application;

static GFile *
get_sample (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SONDER_SAMPLES"), "coffee-roaster.sonder.json", NULL);

  return g_file_new_for_path (path);
}

static SonderProject *
load_sample (void)
{
  g_autoptr (GFile) file = get_sample ();
  g_autoptr (SonderSnapshot) snapshot = sonder_project_load (file, NULL, NULL, NULL, NULL, NULL);

  return sonder_project_new_from_snapshot (snapshot);
}

static SonderProjectSearch *
search (SonderProject *project,
        const char    *words)
{
  SonderProjectSearch *self = sonder_project_search_new (project, words);

  while (sonder_project_search_run (self, 1))
    ;
  return self;
}

static guint
count (SonderProjectSearch *self,
       const char          *page,
       const char          *title)
{
  GPtrArray *hits = sonder_project_search_get_hits (self);
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const SonderSearchHit *hit = hits->pdata[i];

      n += g_str_equal (hit->page, page) && (title == NULL || g_str_equal (hit->title, title));
    }

  return n;
}

static const struct
{
  const char *name;
  const char *words;
  const char *page;
  const char *title; /* NULL: nothing on that page */
} found[] = {
  { "segment", "offices", "segments", "Offices" },
  { "persona", "theo", "personas", "Theo Marsden" },
  { "case", "THEO marsden", "personas", "Theo Marsden" },
  { "order", "marsden theo", "personas", "Theo Marsden" },
  { "accent", "CAFÉS", "segments", "Cafés and restaurants" },
  { "map", "monday morning", "empathy-maps", "Dana's Monday morning" },
  { "note", "free week promised", "empathy-maps",
    "The free week that was promised comes only to those who ask, three times." },
  { "customer", "hannah fisher", "customers", "Hannah Fisher" },
  { "customer-id", "c-1103", "customers", "Hannah Fisher" },
  { "all-words", "theo offices", "personas", NULL },
  { "not-there", "xyzzy", "customers", NULL },
  { "no-words", "", "segments", NULL },
  { "spaces", "   ", "segments", NULL },
};

static void
test_found (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (SonderProject) project = load_sample ();
  g_autoptr (SonderProjectSearch) self = search (project, found[i].words);

  if (found[i].title != NULL)
    g_assert_cmpuint (count (self, found[i].page, found[i].title), ==, 1);
  else
    g_assert_cmpuint (count (self, found[i].page, NULL), ==, 0);
}

static void
test_bounded (void)
{
  g_autoptr (SonderProject) project = load_sample ();
  g_autoptr (SonderProjectSearch) self = search (project, "e");

  g_assert_cmpuint (count (self, "customers", NULL), ==, SONDER_PROJECT_SEARCH_MAX);
  g_assert_cmpuint (sonder_project_search_get_hits (self)->len, <=,
                    5 * SONDER_PROJECT_SEARCH_MAX);
}

/* Whoever may not see names cannot find out by them, either. */
static void
test_privacy (void)
{
  GSettings *settings = sonder_application_get_settings (application);
  g_autoptr (SonderProject) project = load_sample ();
  g_autoptr (SonderProjectSearch) by_name = NULL;
  g_autoptr (SonderProjectSearch) by_number = NULL;

  g_settings_set_boolean (settings, "hide-personal-data", TRUE);
  by_name = search (project, "hannah fisher");
  g_assert_cmpuint (count (by_name, "customers", NULL), ==, 0);
  by_number = search (project, "customer 12");
  g_assert_cmpuint (count (by_number, "customers", "Customer 12"), ==, 1);
  g_settings_reset (settings, "hide-personal-data");
}

/* A search that has begun does not look at a project that is another by now. */
static void
test_changed (void)
{
  g_autoptr (SonderProject) project = load_sample ();
  g_autoptr (SonderProjectSearch) self = sonder_project_search_new (project, "e");

  g_assert_true (sonder_project_search_run (self, 0));
  sonder_project_add_customer (project, NULL, "Another");
  g_assert_false (sonder_project_search_run (self, 1000));
}

/* From the keys to the page: Ctrl+Shift+F, words, Enter. */
static void
test_window (void)
{
  g_autoptr (GFile) file = get_sample ();
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));
  GtkWidget *widget = GTK_WIDGET (window);
  GtkWidget *entry;

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (widget, "win.search-everywhere", NULL);
  sonder_window_open (window, file);
  wait_until (sonder_window_get_document (window) != NULL);
  sonder_window_go_to (window, "overview", NULL);
  wait_until (app_testing_find (widget, "SonderOverviewPage") != NULL);

  gtk_widget_activate_action (widget, "win.search-everywhere", NULL);
  wait_until (app_testing_find (widget, "GtkSearchEntry") != NULL);
  entry = app_testing_find (widget, "GtkSearchEntry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "theo marsden");
  wait_until (app_testing_find (widget, "SonderSearchResults") != NULL);
  wait_until (app_testing_find (app_testing_find (widget, "SonderSearchResults"), "AdwActionRow") != NULL);
  g_signal_emit_by_name (entry, "activate");
  wait_until (app_testing_find (widget, "SonderPersonasPage") != NULL);
  g_assert_null (app_testing_find (widget, "SonderSearchResults"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  gtk_widget_activate_action (widget, "win.search-everywhere", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  wait_until (app_testing_find (widget, "AdwStatusPage") != NULL);
  gtk_widget_activate_action (widget, "win.clear-search", NULL);
  wait_until (app_testing_find (widget, "SonderPersonasPage") != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  g_set_prgname ("sonder");
  application = app_testing_start ();

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autofree char *path = g_strconcat ("/project-search/", found[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_found);
    }
  g_test_add_func ("/project-search/bounded", test_bounded);
  g_test_add_func ("/project-search/privacy", test_privacy);
  g_test_add_func ("/project-search/changed", test_changed);
  g_test_add_func ("/project-search/window", test_window);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}

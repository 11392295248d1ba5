/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole window with the sample: every page is shown, and every edit that a
 * page's own actions make is undone and redone. */

#include "config.h"

#include <adwaita.h>

#include "application.h"
#include "page.h"
#include "patience.h"
#include "project-file.h"
#include "window.h"

static SonderApplication *application;

static char *folder;

static SonderWindow *
open_file (GFile *file)
{
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  sonder_window_open (window, file);
  wait_until (sonder_window_get_document (window) != NULL);

  return window;
}

static GFile *
get_sample (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SONDER_SAMPLES"), "coffee-roaster.sonder.json", NULL);

  return g_file_new_for_path (path);
}

static SonderWindow *
open_sample (void)
{
  g_autoptr (GFile) file = get_sample ();

  return open_file (file);
}

/* A copy that a test may write to. */
static GFile *
copy_sample (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) sample = get_sample ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_copy (sample, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  return g_steal_pointer (&file);
}

static void
change_title (SonderWindow *window,
              const char   *title)
{
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));

  sonder_project_set_text (project, sonder_project_get_root (project), "title", title);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static void
answer (const char *response)
{
  GtkWidget *dialog;

  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  /* It goes with its window, where that was closed. */
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
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

static char *
dup_title (GFile *file)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_project_load (file, NULL, NULL, NULL, NULL, NULL);

  return g_strdup (sonder_item_get_text (snapshot->root, "title"));
}

/* What somebody does with the question, and what becomes of the file. */
static const struct
{
  const char *response;
  gboolean    closed;
  gboolean    saved;
} answers[] = {
  { "cancel", FALSE, FALSE },
  { "discard", TRUE, FALSE },
  { "save", TRUE, TRUE },
};

static void
test_close (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GFile) file = copy_sample ("close.sonder.json");
      g_autofree char *title = NULL;
      SonderWindow *window = open_file (file);

      g_test_message ("%s", answers[i].response);
      change_title (window, "Changed");
      gtk_window_close (GTK_WINDOW (window));
      gtk_window_close (GTK_WINDOW (window)); /* asks once */
      answer (answers[i].response);
      g_assert_null (find_dialog ());
      if (answers[i].closed)
        wait_until (count_windows () == 0);
      else
        wait_ms (100);
      g_assert_cmpuint (count_windows (), ==, answers[i].closed ? 0 : 1);
      title = dup_title (file);
      g_assert_true (g_str_equal (title, "Changed") == answers[i].saved);
      if (!answers[i].closed)
        gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* A window without changes closes unasked; one that is being saved, after that. */
static void
test_close_saving (void)
{
  g_autoptr (GFile) file = copy_sample ("close-saving.sonder.json");
  g_autofree char *title = NULL;
  SonderWindow *window = open_file (file);

  change_title (window, "Changed");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  g_assert_true (sonder_document_get_busy (sonder_window_get_document (window)));
  gtk_window_close (GTK_WINDOW (window));
  wait_until (count_windows () == 0);
  g_assert_null (find_dialog ());
  title = dup_title (file);
  g_assert_cmpstr (title, ==, "Changed");
}

/* A window that is taken away while it saves leaves the saving to its end. */
static void
test_destroy_saving (void)
{
  g_autoptr (GFile) file = copy_sample ("destroy-saving.sonder.json");
  g_autofree char *title = NULL;
  SonderWindow *window = open_file (file);
  g_autoptr (SonderDocument) document = g_object_ref (sonder_window_get_document (window));

  change_title (window, "Changed");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (!sonder_document_get_busy (document));
  sonder_project_undo (sonder_document_get_project (document));
  title = dup_title (file);
  g_assert_cmpstr (title, ==, "Changed");
}

static void
test_quit (void)
{
  g_autoptr (GFile) first = copy_sample ("quit-1.sonder.json");
  g_autoptr (GFile) second = copy_sample ("quit-2.sonder.json");
  g_autofree char *title = NULL;
  SonderWindow *windows[] = { open_file (first), open_file (second), open_sample () };

  change_title (windows[0], "First");
  change_title (windows[1], "Second");

  /* Cancelled, nothing closes, not even what has no changes. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  answer ("cancel");
  wait_ms (100);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count_windows (), ==, 3);

  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  answer ("save");
  wait_until (count_windows () == 2);
  answer ("save");
  wait_until (count_windows () == 0);
  title = dup_title (first);
  g_assert_cmpstr (title, ==, "First");
  g_free (title);
  title = dup_title (second);
  g_assert_cmpstr (title, ==, "Second");
}

static void
test_same_file (void)
{
  g_autoptr (GFile) file = copy_sample ("same.sonder.json");
  SonderWindow *window = open_file (file);

  sonder_application_open (application, file, NULL);
  sonder_application_open (application, file, GTK_WINDOW (window));
  wait_ms (100);
  g_assert_cmpuint (count_windows (), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));

  /* Also one that is on its way. */
  sonder_application_open (application, file, NULL);
  sonder_application_open (application, file, NULL);
  g_assert_cmpuint (count_windows (), ==, 1);
  window = SONDER_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  wait_until (sonder_window_get_document (window) != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_button (child, action);

      if (button != NULL)
        return button;
    }

  return NULL;
}

static gboolean
can_click (SonderWindow *window,
           const char   *action)
{
  GtkWidget *button = find_button (GTK_WIDGET (window), action);

  return button != NULL && gtk_widget_get_child_visible (button);
}

/* Another program's change can be taken over, on the page that is shown. */
static void
test_reload (void)
{
  g_autoptr (GFile) file = copy_sample ("reload.sonder.json");
  g_autoptr (SonderSnapshot) snapshot = sonder_project_load (file, NULL, NULL, NULL, NULL, NULL);
  SonderWindow *window = open_file (file);
  SonderDocument *before = sonder_window_get_document (window);
  g_autofree char *title = NULL;

  sonder_window_go_to (window, "personas", NULL);
  settle (window);
  g_assert_false (can_click (window, "win.reload"));
  sonder_item_set_text (snapshot->root, "title", "By somebody else");
  g_assert_true (sonder_project_save (snapshot, file, SONDER_SAVE_ANYWAY, NULL, NULL, NULL, NULL,
                                      NULL));
  wait_until (can_click (window, "win.reload"));
  g_assert_false (can_click (window, "win.save"));

  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "win.reload"), "clicked");
  wait_until (sonder_window_get_document (window) != before);
  settle (window);
  title = sonder_document_dup_title (sonder_window_get_document (window));
  g_assert_cmpstr (title, ==, "By somebody else");
  g_assert_true (
    gtk_widget_get_mapped (GTK_WIDGET (find_page (GTK_WIDGET (window), "SonderPersonasPage"))));
  wait_until (!can_click (window, "win.reload"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A file that is gone can be written again. */
static void
test_gone (void)
{
  g_autoptr (GFile) file = copy_sample ("gone.sonder.json");
  SonderWindow *window = open_file (file);

  g_assert_true (g_file_delete (file, NULL, NULL));
  wait_until (can_click (window, "win.save"));
  g_assert_false (can_click (window, "win.reload"));
  g_assert_true (sonder_window_has_unsaved (window));
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "win.save"), "clicked");
  wait_until (!sonder_window_has_unsaved (window));
  g_assert_true (g_file_query_exists (file, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Somebody else wrote in between: nothing is overwritten unasked. */
static void
test_conflict (void)
{
  static const char other[] = "somebody else's";
  g_autoptr (GFile) file = copy_sample ("conflict.sonder.json");
  g_autofree char *contents = NULL;
  g_autofree char *title = NULL;
  SonderWindow *window = open_file (file);

  change_title (window, "Mine");
  g_assert_true (g_file_replace_contents (file, other, strlen (other), NULL, FALSE, 0, NULL, NULL,
                                          NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  answer ("cancel");
  g_assert_true (g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, other);
  g_assert_true (sonder_window_has_unsaved (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  answer ("overwrite");
  wait_until (!sonder_window_has_unsaved (window));
  title = dup_title (file);
  g_assert_cmpstr (title, ==, "Mine");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A project of a newer version can be looked at, and says why no more. */
static void
test_newer (void)
{
  static const char text[] = "{\"format\": \"sonder-project\", \"version\": 2, \"id\": \"abc\", "
                             "\"title\": \"Tomorrow\"}";
  g_autofree char *path = g_build_filename (folder, "newer.sonder.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *title = NULL;
  SonderWindow *window;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window = open_file (file);
  change_title (window, "Today");
  wait_until (!sonder_window_has_unsaved (window));
  title = sonder_document_dup_title (sonder_window_get_document (window));
  g_assert_cmpstr (title, ==, "Tomorrow");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  g_assert_false (sonder_window_has_unsaved (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A project comes back where it was left. */
static void
test_page_remembered (void)
{
  g_autoptr (GFile) file = copy_sample ("page.sonder.json");
  SonderWindow *window = open_file (file);

  sonder_window_go_to (window, "satisfaction", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  window = open_file (file);
  settle (window);
  g_assert_true (
    gtk_widget_get_mapped (GTK_WIDGET (find_page (GTK_WIDGET (window), "SonderSatisfactionPage"))));
  g_assert_null (find_page (GTK_WIDGET (window), "SonderOverviewPage"));
  sonder_window_go_to (window, "overview", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What cannot be opened leaves a window to go on with. */
static void
test_broken (void)
{
  g_autofree char *path = g_build_filename (folder, "broken.sonder.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  sonder_window_open (window, file);
  answer ("close");
  g_assert_true (sonder_window_is_empty (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  g_assert_nonnull (sonder_window_get_document (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("sonder-window-XXXXXX", NULL);
  application = sonder_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_set_default (G_APPLICATION (application));

  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/edits", test_edits);
  g_test_add_func ("/window/sketch", test_sketch);
  g_test_add_func ("/window/close", test_close);
  g_test_add_func ("/window/close-saving", test_close_saving);
  g_test_add_func ("/window/destroy-saving", test_destroy_saving);
  g_test_add_func ("/window/quit", test_quit);
  g_test_add_func ("/window/same-file", test_same_file);
  g_test_add_func ("/window/reload", test_reload);
  g_test_add_func ("/window/gone", test_gone);
  g_test_add_func ("/window/conflict", test_conflict);
  g_test_add_func ("/window/newer", test_newer);
  g_test_add_func ("/window/page-remembered", test_page_remembered);
  g_test_add_func ("/window/broken", test_broken);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}

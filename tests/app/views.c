/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "views.h"

#define NO_ITEM SONDER_KIND_PROJECT
#define DETAILS "customers.toggle-details"

const View views[] = {
  { "overview", "overview", NULL, NULL, NO_ITEM, 0 },
  { "segments", "segments", "segments.show-all", NULL, NO_ITEM, 0 },
  { "segment", "segments", NULL, NULL, SONDER_KIND_SEGMENT, 1 },
  { "personas", "personas", "personas.show-all", NULL, NO_ITEM, 0 },
  { "persona", "personas", NULL, NULL, SONDER_KIND_PERSONA, 0 },
  { "customers", "customers", DETAILS, "hidden", NO_ITEM, 0 },
  { "customer", "customers", DETAILS, "shown", NO_ITEM, 3 },
  { "maps", "empathy-maps", "maps.show-all", NULL, NO_ITEM, 0 },
  { "map-canvas", "empathy-maps", NULL, NULL, SONDER_KIND_MAP, 0 },
  { "map-classic", "empathy-maps", NULL, NULL, SONDER_KIND_MAP, 1 },
  { "scores", "satisfaction", "satisfaction.chart", "scores", NO_ITEM, 0 },
  { "distribution", "satisfaction", "satisfaction.chart", "distribution", NO_ITEM, 0 },
  { "trend", "satisfaction", "satisfaction.chart", "trend", NO_ITEM, 0 },
  { "import", NULL, NULL, "lunch-survey.csv", NO_ITEM, 0 },
  { "preferences", NULL, "app.preferences", NULL, NO_ITEM, 0 },
  { "shortcuts", NULL, "win.show-help-overlay", NULL, NO_ITEM, 0 },
};

const guint n_views = G_N_ELEMENTS (views);

static const char *
find_id (const View   *view,
         SonderWindow *window)
{
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));
  g_autoptr (SonderItem) item = NULL;

  if (view->kind == NO_ITEM)
    return NULL;

  item = g_list_model_get_item (sonder_project_get_items (project, view->kind), view->position);

  return sonder_item_get_id (item);
}

static void
show_details (GtkWidget *page,
              gboolean   shown,
              guint      position)
{
  GtkWidget *list = app_testing_find (page, "GtkListView");

  if ((app_testing_find (page, "SonderCustomerDetails") != NULL) != shown)
    gtk_widget_activate_action (page, DETAILS, NULL);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
}

static void
show_page (const View   *view,
           SonderWindow *window)
{
  GtkWidget *page;

  sonder_window_go_to (window, view->page, find_id (view, window));
  app_testing_settle (GTK_WIDGET (window));
  page = app_testing_find (GTK_WIDGET (window), "SonderPage");
  if (view->action == NULL)
    return;

  if (g_str_equal (view->action, DETAILS))
    show_details (page, g_str_equal (view->target, "shown"), view->position);
  else
    gtk_widget_activate_action (page, view->action, view->target != NULL ? "s" : NULL,
                                view->target);
}

/* The newest window comes first. */
static GtkWidget *
show_dialog (const View   *view,
             SonderWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) dialog = NULL;

  if (view->action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), view->action, NULL);
  else
    {
      g_autofree char *path = g_build_filename (g_getenv ("SONDER_SAMPLES"), view->target, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      sonder_window_import (window, file);
    }

  for (guint i = 0; i < g_list_model_get_n_items (toplevels) && dialog == NULL; i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != GTK_WIDGET (window) && gtk_widget_get_visible (toplevel))
        dialog = g_object_ref (toplevel);
    }
  g_assert_nonnull (dialog);
  while (!gtk_widget_get_mapped (dialog))
    g_main_context_iteration (NULL, TRUE);

  return dialog;
}

GtkWidget *
view_show (const View   *view,
           SonderWindow *window)
{
  GtkWidget *shown = GTK_WIDGET (window);

  if (view->page != NULL)
    show_page (view, window);
  else
    shown = show_dialog (view, window);
  app_testing_settle (shown);

  return shown;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All pages with customers whose names and addresses are like no other text: what
 * is hidden is nowhere on the screen, and what is not hidden is found. */

#include "config.h"

#include <adwaita.h>

#include "app-testing.h"
#include "board-view.h"
#include "chart-view.h"
#include "privacy.h"

#define N_CUSTOMERS 40

/* What must not be seen. */
static const char *const secrets[] = { "Xanthippe", "quibble", NULL };

static SonderApplication *application;

static SonderItem *
add_item (SonderProject *project,
          SonderKind     kind,
          const char    *id,
          const char    *name)
{
  g_autoptr (SonderItem) item = sonder_item_new (kind, id);

  sonder_item_set_text (item, "name", name);
  if (kind == SONDER_KIND_ATTRIBUTE)
    {
      sonder_item_set_text (item, "attribute-type", "text");
      sonder_item_set_boolean (item, "personal", g_str_equal (id, "e-mail"));
    }
  if (kind == SONDER_KIND_METRIC)
    sonder_item_set_text (item, "scale", "nps");
  sonder_project_add_item (project, item);

  return sonder_project_find_item (project, kind, id);
}

static void
set_attribute (SonderProject *project,
               const char    *attribute,
               guint          row,
               const char    *text)
{
  g_autofree char *column = g_strconcat (SONDER_ATTRIBUTE_PREFIX, attribute, NULL);

  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, column, row,
                           g_variant_new_string (text));
}

static void
add_customers (SonderProject *project)
{
  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("x%u@quibble.example", i);
      g_autofree char *name = g_strdup_printf ("Xanthippe %u", i);
      g_autofree char *mail = g_strdup_printf ("own%u@quibble.example", i);
      guint row = sonder_project_add_customer (project, id, name);

      set_attribute (project, "e-mail", row, mail);
      set_attribute (project, "reach-by", row, "phone, or me@quibble.example");
      set_attribute (project, "plan", row, i % 2 ? "Pro" : "Basic");
      sonder_project_add_answer (project, row, "nps", (gint32) (i % 11), NULL, 20000,
                                 "Harmless: write to\n<me@quibble.example>, please", NULL);
    }
  sonder_project_pin_customers (project, (guint[]) { 0, 1, 2 }, 3, "loyal");
}

static void
add_evidence (SonderProject *project,
              SonderItem    *parent,
              const char    *field,
              SonderItem    *item)
{
  sonder_project_insert_item (project, parent, field, 0, item);
  sonder_project_add_evidence (
    project,
    sonder_project_find_item (project, sonder_item_get_kind (item), sonder_item_get_id (item)), 0,
    "for");
}

static SonderProject *
make_project (void)
{
  SonderProject *project = sonder_project_new ();
  SonderItem *persona, *map;
  g_autoptr (SonderItem) goal = sonder_item_new (SONDER_KIND_STATEMENT, "goal");
  g_autoptr (SonderItem) note = sonder_item_new (SONDER_KIND_NOTE, "note");

  add_item (project, SONDER_KIND_ATTRIBUTE, "e-mail", "E-mail");
  add_item (project, SONDER_KIND_ATTRIBUTE, "reach-by", "Reach by");
  add_item (project, SONDER_KIND_ATTRIBUTE, "plan", "Plan");
  add_item (project, SONDER_KIND_METRIC, "nps", "Recommendation");
  add_item (project, SONDER_KIND_SEGMENT, "loyal", "Loyal");
  persona = add_item (project, SONDER_KIND_PERSONA, "persona", "Paula");
  map = add_item (project, SONDER_KIND_MAP, "map", "Map");
  add_customers (project);

  sonder_project_set_text (project, persona, "segment", "loyal");
  sonder_project_set_text (project, map, "persona", "persona");
  sonder_item_set_text (goal, "text", "Be done by nine");
  sonder_item_set_text (note, "text", "Late again");
  sonder_item_set_text (note, "canvas-region", "say");
  add_evidence (project, persona, "goals", goal);
  add_evidence (project, map, "notes", note);

  return project;
}

typedef struct
{
  GPtrArray *texts; /* all that is seen */
} Seen;

static void
take (Seen       *seen,
      const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (seen->texts, g_strdup (text));
}

static void
take_accessible (Seen      *seen,
                 GtkWidget *widget)
{
  static const GtkAccessibleProperty properties[] = { GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *text = NULL;

      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), properties[i]))
        continue;
      /* Says what it is if it is not what is asked for. */
      text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), properties[i], "\x01");
      take (seen, text);
    }
}

static void
take_scene (Seen        *seen,
            SonderScene *scene)
{
  if (scene == NULL)
    return;

  take (seen, sonder_scene_get_title (scene));
  take (seen, sonder_scene_get_description (scene));
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      take (seen, box->label);
      if (box->layout != NULL)
        take (seen, pango_layout_get_text (box->layout));
    }
}

static void
take_menu (Seen       *seen,
           GMenuModel *menu)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        take (seen, label);
      for (guint link = 0; link < 2; link++)
        {
          g_autoptr (GMenuModel) inner =
            g_menu_model_get_item_link (menu, i, link ? G_MENU_LINK_SECTION : G_MENU_LINK_SUBMENU);

          take_menu (seen, inner);
        }
    }
}

static void
take_widget (GtkWidget *widget,
             gpointer   data)
{
  Seen *seen = data;

  take (seen, gtk_widget_get_tooltip_text (widget));
  take_accessible (seen, widget);
  if (GTK_IS_LABEL (widget))
    take (seen, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_EDITABLE (widget))
    take (seen, gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *text = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
      take (seen, text);
    }
  else if (GTK_IS_WINDOW (widget))
    take (seen, gtk_window_get_title (GTK_WINDOW (widget)));
  else if (GTK_IS_MENU_BUTTON (widget))
    take_menu (seen, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  else if (SONDER_IS_CHART_VIEW (widget))
    take_scene (seen, sonder_chart_view_get_scene (SONDER_CHART_VIEW (widget)));
}

static void
look (SonderWindow *window,
      Seen         *seen)
{
  /* What is searched for in idle moments is there, too. */
  app_testing_settle (GTK_WIDGET (window));
  app_testing_wait (50);
  app_testing_settle (GTK_WIDGET (window));
  app_testing_each (GTK_WIDGET (window), take_widget, seen);
}

static void
act (SonderWindow *window,
     const char   *type_name,
     const char   *action,
     const char   *target)
{
  GtkWidget *widget = app_testing_find (GTK_WIDGET (window), type_name);

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_activate_action (widget, action, target != NULL ? "s" : NULL, target));
}

static void
open_support (SonderWindow *window)
{
  GtkWidget *line = app_testing_find (GTK_WIDGET (window), "SonderStatementLine");

  g_assert_nonnull (line);
  gtk_menu_button_popup (GTK_MENU_BUTTON (app_testing_find (line, "GtkMenuButton")));
}

static void
close_support (SonderWindow *window)
{
  GtkWidget *line = app_testing_find (GTK_WIDGET (window), "SonderStatementLine");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (app_testing_find (line, "GtkMenuButton")));
}

static void
choose_note (SonderWindow *window)
{
  act (window, "SonderMapsPage", "maps.show-evidence", NULL);
  app_testing_settle (GTK_WIDGET (window));
  sonder_board_view_select (
    SONDER_BOARD_VIEW (app_testing_find (GTK_WIDGET (window), "SonderBoardView")), "note");
}

/* Every page, with what it opens. */
static void
visit_all (SonderWindow *window,
           Seen         *seen)
{
  static const struct
  {
    const char *page;
    const char *item;
  } pages[] = {
    { "overview", NULL },   { "segments", NULL },      { "segments", "loyal" },
    { "personas", NULL },   { "personas", "persona" }, { "customers", "x1@quibble.example" },
    { "empathy-maps", NULL }, { "empathy-maps", "map" }, { "satisfaction", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      sonder_window_go_to (window, pages[i].page, pages[i].item);
      app_testing_settle (GTK_WIDGET (window));
      if (g_strcmp0 (pages[i].item, "persona") == 0)
        open_support (window);
      if (g_str_equal (pages[i].page, "customers"))
        act (window, "SonderCustomersPage", "customers.toggle-details", NULL);
      if (g_strcmp0 (pages[i].item, "map") == 0)
        choose_note (window);
      look (window, seen);
      if (g_strcmp0 (pages[i].item, "persona") == 0)
        close_support (window);
    }
}

/* What changes say of themselves. */
static void
delete_customer (SonderWindow *window,
                 Seen         *seen)
{
  sonder_window_go_to (window, "customers", "x1@quibble.example");
  app_testing_settle (GTK_WIDGET (window));
  act (window, "SonderCustomersPage", "customers.delete", NULL);
  look (window, seen);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  look (window, seen);
}

static void
search (SonderWindow *window,
        const char   *words,
        Seen         *seen)
{
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search-everywhere", NULL);
  app_testing_settle (GTK_WIDGET (window));
  entry = app_testing_find (GTK_WIDGET (window), "GtkSearchEntry");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  app_testing_wait (400);
  look (window, seen);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static guint
count (Seen       *seen,
       const char *secret,
       gboolean    tell)
{
  guint n_found = 0;

  for (guint i = 0; i < seen->texts->len; i++)
    if (strstr (seen->texts->pdata[i], secret) != NULL)
      {
        if (tell)
          g_test_message ("%s", (char *) seen->texts->pdata[i]);
        n_found++;
      }

  return n_found;
}

static SonderWindow *
open_window (SonderProject *project,
             gboolean       full_screen)
{
  g_autoptr (SonderDocument) document = sonder_document_new_for_project (project);
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 1000);
  /* Without a window manager, only before it is shown. */
  if (full_screen)
    gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  sonder_window_set_document (window, document);
  app_testing_settle (GTK_WIDGET (window));

  return window;
}

typedef struct
{
  const char *name;
  gboolean    setting;
  gboolean    full_screen;
} Case;

static const Case cases[] = {
  { "shown", FALSE, FALSE },
  { "hidden", TRUE, FALSE },
  { "full-screen", FALSE, TRUE },
};

static void
set_privacy (gboolean on)
{
  g_settings_set_boolean (sonder_application_get_settings (application), "hide-personal-data", on);
}

static void
test_pages (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SonderProject) project = make_project ();
  Seen seen = { g_ptr_array_new_with_free_func (g_free) };
  gboolean hidden = row->setting || row->full_screen;
  SonderWindow *window;

  set_privacy (row->setting);
  window = open_window (project, row->full_screen);
  g_assert_cmpint (sonder_privacy_is_on (), ==, hidden);
  visit_all (window, &seen);
  delete_customer (window, &seen);
  search (window, "Harmless", &seen);

  for (guint i = 0; secrets[i] != NULL; i++)
    if (hidden)
      g_assert_cmpuint (count (&seen, secrets[i], TRUE), ==, 0);
    else
      g_assert_cmpuint (count (&seen, secrets[i], FALSE), >, 3);
  /* It was looked everywhere. */
  g_assert_cmpuint (count (&seen, "Harmless", FALSE), >=, 4);
  g_assert_cmpuint (count (&seen, "•••", FALSE) > 0, ==, hidden);

  gtk_window_destroy (GTK_WINDOW (window));
  app_testing_wait (50);
  set_privacy (FALSE);
  g_assert_false (sonder_privacy_is_on ());
  g_ptr_array_unref (seen.texts);
}

/* What is on the screen already is hidden at once, page by page. */
static void
test_switch (void)
{
  static const char *const pages[] = { "overview", "segments", "personas", "customers",
                                       "empathy-maps", "satisfaction" };
  g_autoptr (SonderProject) project = make_project ();
  SonderWindow *window = open_window (project, FALSE);
  Seen before = { g_ptr_array_new_with_free_func (g_free) };

  visit_all (window, &before);
  g_assert_cmpuint (count (&before, secrets[0], FALSE), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      Seen seen = { g_ptr_array_new_with_free_func (g_free) };

      g_test_message ("%s", pages[i]);
      set_privacy (FALSE);
      sonder_window_go_to (window, pages[i], NULL);
      app_testing_settle (GTK_WIDGET (window));
      set_privacy (TRUE);
      look (window, &seen);
      for (guint j = 0; secrets[j] != NULL; j++)
        g_assert_cmpuint (count (&seen, secrets[j], TRUE), ==, 0);
      g_ptr_array_unref (seen.texts);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  set_privacy (FALSE);
  g_ptr_array_unref (before.texts);
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *hidden;
  } rows[] = {
    { "", "" },
    { "nothing", "nothing" },
    { "Xanthippe 7, to ann@example.com", "Customer 8, to (e-mail)" },
  };
  g_autoptr (SonderProject) project = make_project ();

  set_privacy (FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = sonder_privacy_dup_text (project, rows[i].text);

      g_assert_cmpstr (shown, ==, rows[i].text);
    }
  set_privacy (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = sonder_privacy_dup_text (project, rows[i].text);

      g_assert_cmpstr (shown, ==, rows[i].hidden);
    }
  set_privacy (FALSE);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_testing_start ();

  g_test_add_func ("/privacy/text", test_text);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/privacy/pages/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_pages);
    }
  g_test_add_func ("/privacy/switch", test_switch);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}

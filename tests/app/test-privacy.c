/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All pages with customers whose names and addresses are like no other text, and
 * stand in every text that people write: what is hidden is nowhere on the screen,
 * is not said by a screen reader and not copied, and what is not hidden is found. */

#include "config.h"

#include <adwaita.h>

#include "app-testing.h"
#include "board-view-private.h"
#include "chart-view.h"
#include "condition.h"
#include "field-view.h"
#include "map-export.h"
#include "privacy.h"

#define N_CUSTOMERS 40

/* What stands in all texts. */
#define NAMED "Harmless, says Xanthippe 7 (me@quibble.example)"

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
      set_attribute (project, "reach-by", row,
                     i < 3 ? "phone, or me@quibble.example" : i < 6 ? "Xanthippe 3" : "post");
      set_attribute (project, "plan", row, i % 2 ? "Pro" : "Basic");
      sonder_project_add_answer (project, row, "nps", (gint32) (i % 11), NULL, 20000,
                                 "Harmless: write to\n<me@quibble.example>, Xanthippe", NULL);
    }
  sonder_project_pin_customers (project, (guint[]) { 0, 1, 2 }, 3, "loyal");
}

/* Every text of the item that people write freely: references, codes, titles of
 * files and what questions and touchpoints are called are not. */
static void
name_everywhere (SonderItem *item)
{
  static const char *const fields[] = { "objective", "description", "promise", "line",
                                        "role",      "quotation",   "about",   "text",
                                        "low",       "high",        "value",   "goal",
                                        "by",        "subject",     "author",  NULL };
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == SONDER_FIELD_TEXT && g_strv_contains (fields, info->fields[i].name))
      sonder_item_set_text (item, info->fields[i].name, NAMED);
}

static SonderItem *
add_child (SonderProject *project,
           SonderItem    *parent,
           const char    *field,
           SonderKind     kind,
           const char    *id)
{
  g_autoptr (SonderItem) item = sonder_item_new (kind, id);

  name_everywhere (item);
  if (kind == SONDER_KIND_NOTE)
    sonder_item_set_text (item, "canvas-region", "pains");
  if (kind == SONDER_KIND_FACT)
    sonder_item_set_text (item, "name", "Friend of Xanthippe 8");
  sonder_project_insert_item (project, parent, field, 0, item);

  return sonder_project_find_item (project, kind, id);
}

static void
add_map (SonderProject *project,
         const char    *id,
         const char    *name)
{
  SonderItem *map = add_item (project, SONDER_KIND_MAP, id, name);
  SonderItem *note = add_child (project, map, "notes", SONDER_KIND_NOTE,
                                *name != '\0' ? "note" : "other-note");

  name_everywhere (map);
  if (*name == '\0')
    return;

  sonder_project_set_text (project, map, "persona", "persona");
  sonder_project_add_evidence (project, note, 0, "for");
}

static void
add_persona (SonderProject *project)
{
  SonderItem *persona = add_item (project, SONDER_KIND_PERSONA, "persona", "Xanthippe 9");

  name_everywhere (persona);
  sonder_project_set_text (project, persona, "segment", "loyal");
  sonder_project_set_variant (project, persona, "channels",
                              g_variant_new_strv ((const char *const[]) { NAMED }, 1));
  add_child (project, persona, "facts", SONDER_KIND_FACT, "fact");
  add_child (project, persona, "sliders", SONDER_KIND_SLIDER, "slider");
  add_child (project, persona, "goals", SONDER_KIND_STATEMENT, "frustration");
  sonder_project_add_evidence (
    project, add_child (project, persona, "goals", SONDER_KIND_STATEMENT, "goal"), 0, "for");
}

/* One by what is personal, one by what customers are called, one by neither. */
static void
add_rule (SonderProject *project)
{
  const char *const conditions[] = { "E-mail = own3@quibble.example", "Reach by contains Xanthippe 3",
                                     "Plan = Pro" };
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
  g_autoptr (SonderRule) rule = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      SonderRule *condition = sonder_condition_parse (project, conditions[i], NULL);

      g_assert_nonnull (condition);
      g_ptr_array_add (members, condition);
    }
  rule = sonder_rule_new_group (SONDER_RULE_ANY, members, "");
  sonder_project_set_rule (
    project, sonder_project_find_item (project, SONDER_KIND_SEGMENT, "loyal"), rule);
}

static SonderProject *
make_project (void)
{
  SonderProject *project = sonder_project_new ();

  add_item (project, SONDER_KIND_ATTRIBUTE, "e-mail", "E-mail");
  add_item (project, SONDER_KIND_ATTRIBUTE, "reach-by", "Reach by");
  add_item (project, SONDER_KIND_ATTRIBUTE, "plan", "Plan");
  add_item (project, SONDER_KIND_METRIC, "nps", "Recommendation");
  name_everywhere (add_item (project, SONDER_KIND_SEGMENT, "loyal", "Loyal to Xanthippe 4"));
  name_everywhere (sonder_project_get_root (project));
  sonder_project_set_variant (project, sonder_project_get_root (project), "team",
                              g_variant_new_strv ((const char *const[]) { "Xanthippe 6" }, 1));
  add_customers (project);
  add_rule (project);
  add_persona (project);
  add_map (project, "map", "Map of Xanthippe 5");
  add_map (project, "other", "");

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
  else if (SONDER_IS_BOARD_VIEW (widget) && SONDER_BOARD_VIEW (widget)->board != NULL)
    take_scene (seen, sonder_board_get_scene (SONDER_BOARD_VIEW (widget)->board));
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

static void
look_at_popover (SonderWindow *window,
                 const char   *owner,
                 Seen         *seen)
{
  GtkWidget *button = app_testing_find (GTK_WIDGET (window), owner);

  button = button != NULL ? app_testing_find (button, "GtkMenuButton") : NULL;
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  look (window, seen);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/* The board as it is painted, the note's evidence, and the note in the editor,
 * if it may be written in. */
static void
look_at_board (SonderWindow *window,
               Seen         *seen)
{
  GtkWidget *editor;

  choose_note (window);
  look (window, seen);
  /* On a screen of its own the board has no header. */
  if (app_testing_find (GTK_WIDGET (window), "SonderMapHeader") != NULL)
    look_at_popover (window, "SonderMapHeader", seen);
  choose_note (window);
  act (window, "SonderBoardView", "maps.edit-note", NULL);
  look (window, seen);
  editor = app_testing_find (GTK_WIDGET (window), "SonderBoardEditor");
  g_assert_cmpint (editor == NULL, ==, sonder_privacy_is_on ());
  choose_note (window);
}

static void
take_copied (SonderWindow *window,
             Seen         *seen)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;

  /* Copying takes several turns. */
  for (guint i = 0; i < 100 && gdk_clipboard_get_content (clipboard) == NULL; i++)
    app_testing_wait (20);
  content = gdk_clipboard_get_content (clipboard);
  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  take (seen, g_value_get_string (&value));
  gdk_clipboard_set_content (clipboard, NULL);
}

static void
take_export (SonderWindow *window,
             Seen         *seen)
{
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));
  g_autoptr (SonderScene) scene = sonder_map_export_lay_out (
    GTK_WIDGET (window), project, sonder_project_find_item (project, SONDER_KIND_MAP, "map"));

  take_scene (seen, scene);
}

/* By an attribute that is one of names, as a chart and as a table. */
static void
look_at_groups (SonderWindow *window,
                Seen         *seen)
{
  act (window, "SonderSatisfactionPage", "satisfaction.by", "reach-by");
  look (window, seen);
  act (window, "SonderSatisfactionPage", "satisfaction.show-table", NULL);
  look (window, seen);
  act (window, "SonderSatisfactionPage", "satisfaction.show-table", NULL);
}

/* Dialogs are windows of their own. */
static void
look_at_dialog (SonderWindow *window,
                Seen         *seen)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      GtkWidget *toplevel = g_list_model_get_item (toplevels, i);

      g_ptr_array_add (dialogs, toplevel);
      if (toplevel == GTK_WIDGET (window) || !gtk_widget_get_visible (toplevel))
        continue;
      app_testing_settle (toplevel);
      app_testing_each (toplevel, take_widget, seen);
      gtk_window_close (GTK_WINDOW (toplevel));
    }
}

/* What was typed and not added comes back with the dialog. */
static void
look_at_said (SonderWindow *window,
              Seen         *seen)
{
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));

  look (window, seen);
  g_object_set_data_full (G_OBJECT (project), "sonder-said-draft", g_strdup (NAMED), g_free);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-said", NULL);
  look_at_dialog (window, seen);
  g_assert_cmpstr (g_object_get_data (G_OBJECT (project), "sonder-said-draft"), ==, NAMED);
}

typedef void (*Visit) (SonderWindow *window,
                       Seen         *seen);

static void
look_at_persona (SonderWindow *window,
                 Seen         *seen)
{
  open_support (window);
  look (window, seen);
  close_support (window);
}

static void
look_at_customer (SonderWindow *window,
                  Seen         *seen)
{
  act (window, "SonderCustomersPage", "customers.toggle-details", NULL);
  look (window, seen);
  act (window, "SonderCustomersPage", "customers.copy", NULL);
  take_copied (window, seen);
  act (window, "SonderCustomersPage", "customers.add-answer", NULL);
  look_at_dialog (window, seen);
}

static void
look_at_map (SonderWindow *window,
             Seen         *seen)
{
  look_at_board (window, seen);
  act (window, "SonderBoardView", "maps.copy-note", NULL);
  take_copied (window, seen);
  take_export (window, seen);
  act (window, "SonderMapsPage", "maps.rename", NULL);
  look_at_dialog (window, seen);
  look (window, seen);
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
    Visit visit;
  } pages[] = {
    { "overview", NULL, look_at_said },
    { "segments", NULL, look },
    { "segments", "loyal", look },
    { "personas", NULL, look },
    { "personas", "persona", look_at_persona },
    { "customers", "x1@quibble.example", look_at_customer },
    { "empathy-maps", NULL, look },
    { "empathy-maps", "map", look_at_map },
    { "satisfaction", NULL, look_at_groups },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      sonder_window_go_to (window, pages[i].page, pages[i].item);
      app_testing_settle (GTK_WIDGET (window));
      pages[i].visit (window, seen);
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

static char *
print_items (SonderProject *project)
{
  g_autoptr (GVariant) items =
    g_variant_ref_sink (sonder_item_serialize (sonder_project_get_root (project)));

  return g_variant_print (items, FALSE);
}

static void
test_pages (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SonderProject) project = make_project ();
  Seen seen = { g_ptr_array_new_with_free_func (g_free) };
  gboolean hidden = row->setting || row->full_screen;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SonderWindow *window;

  set_privacy (row->setting);
  window = open_window (project, row->full_screen);
  g_assert_cmpint (sonder_privacy_is_on (), ==, hidden);
  before = print_items (project);
  visit_all (window, &seen);
  after = print_items (project);
  g_assert_cmpstr (after, ==, before);
  delete_customer (window, &seen);
  search (window, "Harmless", &seen);

  for (guint i = 0; secrets[i] != NULL; i++)
    if (hidden)
      g_assert_cmpuint (count (&seen, secrets[i], TRUE), ==, 0);
    else
      g_assert_cmpuint (count (&seen, secrets[i], FALSE), >, 3);
  /* It was looked everywhere. */
  g_assert_cmpuint (count (&seen, "Harmless", FALSE), >=, 4);
  g_assert_cmpuint (count (&seen, "(e-mail)", FALSE) > 0, ==, hidden);
  g_assert_cmpuint (count (&seen, "Customer 8", FALSE) > 10, ==, hidden);

  gtk_window_destroy (GTK_WINDOW (window));
  app_testing_wait (50);
  set_privacy (FALSE);
  g_assert_false (sonder_privacy_is_on ());
  g_ptr_array_unref (seen.texts);
}

/* A page in one of its states. */
typedef struct
{
  const char *page;
  const char *item;
  const char *action; /* leads there from the item */
} Place;

static void
go_to (SonderWindow *window,
       const Place  *place)
{
  sonder_window_go_to (window, place->page, place->item);
  app_testing_settle (GTK_WIDGET (window));
  if (place->action != NULL)
    act (window, "SonderPage", place->action, NULL);
  app_testing_settle (GTK_WIDGET (window));
}

static void
check_hidden (SonderWindow *window)
{
  Seen seen = { g_ptr_array_new_with_free_func (g_free) };

  look (window, &seen);
  for (guint i = 0; secrets[i] != NULL; i++)
    g_assert_cmpuint (count (&seen, secrets[i], TRUE), ==, 0);
  g_assert_cmpuint (seen.texts->len, >, 10);
  g_ptr_array_unref (seen.texts);
}

/* What is on the screen already is hidden at once, and so is what was there before. */
static void
test_switch (void)
{
  static const Place places[] = {
    { "overview", NULL, NULL },
    { "segments", "loyal", "segments.show-all" },
    { "segments", "loyal", NULL },
    { "personas", "persona", "personas.show-all" },
    { "personas", "persona", NULL },
    { "customers", "x1@quibble.example", NULL },
    { "empathy-maps", "map", "maps.show-all" },
    { "empathy-maps", "map", NULL },
    { "satisfaction", NULL, NULL },
  };
  g_autoptr (SonderProject) project = make_project ();
  SonderWindow *window = open_window (project, FALSE);
  Seen before = { g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const Place *elsewhere = &places[i == 0 ? 1 : 0];

      g_test_message ("%s, %s", places[i].page, places[i].action);
      go_to (window, &places[i]);
      look (window, &before);
      set_privacy (TRUE);
      check_hidden (window);

      set_privacy (FALSE);
      app_testing_settle (GTK_WIDGET (window));
      sonder_window_go_to (window, elsewhere->page, NULL);
      app_testing_settle (GTK_WIDGET (window));
      set_privacy (TRUE);
      sonder_window_go_to (window, places[i].page, NULL);
      check_hidden (window);
      set_privacy (FALSE);
    }
  g_assert_cmpuint (count (&before, secrets[0], FALSE), >, 20);

  gtk_window_destroy (GTK_WINDOW (window));
  g_ptr_array_unref (before.texts);
}

static void
leave (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_FOCUS (controller))
        g_signal_emit_by_name (controller, "leave");
    }
}

static void
check_field (GtkWidget  *field,
             const char *shown,
             gboolean    editable)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_widget_get_last_child (field));
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  g_assert_cmpstr (text, ==, shown);
  g_assert_cmpint (gtk_text_view_get_editable (view), ==, editable);
  g_assert_cmpint (gtk_widget_get_tooltip_text (GTK_WIDGET (view)) == NULL, ==, editable);
}

/* Who writes a name sees it; afterwards it is hidden and can only be changed once
 * it is shown. The project has it all the time. */
static void
test_field (void)
{
  g_autoptr (SonderProject) project = make_project ();
  SonderItem *persona = sonder_project_find_item (project, SONDER_KIND_PERSONA, "persona");
  GtkWidget *field = g_object_ref_sink (sonder_field_view_new ());
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_widget_get_last_child (field)));

  sonder_project_set_text (project, persona, "role", "");
  sonder_field_view_bind (SONDER_FIELD_VIEW (field), project, persona, "role");
  set_privacy (TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, "Is like Xanthippe 7", -1);
  check_field (field, "Is like Xanthippe 7", TRUE);
  leave (field);
  check_field (field, "Is like Customer 8", FALSE);
  g_assert_cmpstr (sonder_item_get_text (persona, "role"), ==, "Is like Xanthippe 7");

  sonder_project_set_text (project, persona, "role", "Is like Olga Ruiz");
  check_field (field, "Is like Olga Ruiz", TRUE);
  sonder_project_add_customer (project, NULL, "Olga Ruiz");
  check_field (field, "Is like Customer 41", FALSE);
  set_privacy (FALSE);
  check_field (field, "Is like Olga Ruiz", TRUE);
  g_assert_cmpstr (sonder_item_get_text (persona, "role"), ==, "Is like Olga Ruiz");
  g_object_unref (field);
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
  g_test_add_func ("/privacy/field", test_field);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every action that a template, a button, a menu or a key names exists. */

#include "config.h"

#include "views.h"

#define RESOURCES "/io/github/sonder/Sonder/"

static SonderApplication *application;
static SonderWindow *window;

typedef struct
{
  GHashTable *actions;
  guint n_named;
  guint n_faults;
} Check;

static void
add_group (GHashTable *actions,
           const char *scope,
           GActionGroup *group)
{
  g_auto (GStrv) names = g_action_group_list_actions (group);

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (actions, g_strconcat (scope, ".", names[i], NULL));
}

/* Those of a class of widgets and of its subclasses that are in use. */
static void
add_class (GHashTable *actions,
           GType type)
{
  GtkWidgetClass *klass = g_type_class_peek (type);
  g_autofree GType *children = g_type_children (type, NULL);
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  if (klass == NULL)
    return;

  for (guint i = 0;
       gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    g_hash_table_add (actions, g_strdup (name));
  for (guint i = 0; children[i] != 0; i++)
    add_class (actions, children[i]);
}

static Check *
check_new (void)
{
  Check *self = g_new0 (Check, 1);

  self->actions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_group (self->actions, "app", G_ACTION_GROUP (application));
  add_group (self->actions, "win", G_ACTION_GROUP (window));
  add_class (self->actions, GTK_TYPE_WIDGET);

  return self;
}

static void
check_finish (Check *self)
{
  g_assert_cmpuint (self->n_named, >, 0);
  g_assert_cmpuint (self->n_faults, ==, 0);
  g_hash_table_unref (self->actions);
  g_free (self);
}

static void
check_action (Check *self,
              const char *where,
              const char *detailed)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  self->n_named++;
  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    name = g_strdup (detailed);
  if (g_hash_table_contains (self->actions, name))
    return;

  g_printerr ("# %s: there is no action %s\n", where, name);
  self->n_faults++;
}

static void
check_template (Check *self,
                const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (GRegex) regex =
    g_regex_new ("name=\"(?:action-name|action|detailed-action-name)\">([^<]+)<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  for (g_regex_match_full (regex, text, (gssize) length, 0, 0, &match, NULL);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *action = g_match_info_fetch (match, 1);

      check_action (self, path, action);
    }
}

static void
check_templates (Check *self,
                 const char *folder)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (path, "/"))
        check_templates (self, path);
      else if (g_str_has_suffix (path, ".ui"))
        check_template (self, path);
    }
}

static void
test_templates (void)
{
  Check *check = check_new ();

  check_templates (check, RESOURCES);
  check_finish (check);
}

static void
check_menu (Check *self,
            const char *where,
            GMenuModel *menu)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        check_action (self, where, action);
      check_menu (self, where, section);
      check_menu (self, where, submenu);
    }
}

static void
check_keys (Check *self,
            GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) keys = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && j < g_list_model_get_n_items (keys);
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (keys, j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          if (GTK_IS_NAMED_ACTION (action))
            check_action (self, G_OBJECT_TYPE_NAME (widget),
                          gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)));
        }
    }
}

static void
check_widget_cb (GtkWidget *widget,
                 gpointer data)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (GTK_IS_ACTIONABLE (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL)
    check_action (data, type, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  if (GTK_IS_MENU_BUTTON (widget))
    check_menu (data, type, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  check_keys (data, widget);
}

static void
test_widgets (void)
{
  Check *check = check_new ();

  for (guint i = 0; i < n_views; i++)
    {
      GtkWidget *shown = view_show (&views[i], window);

      /* All types of widgets are known by now. */
      add_class (check->actions, GTK_TYPE_WIDGET);
      app_testing_each (shown, check_widget_cb, check);
      if (shown != GTK_WIDGET (window))
        gtk_window_close (GTK_WINDOW (shown));
    }
  check_finish (check);
}

/* The keys that hold everywhere. */
static void
test_accelerators (void)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  Check *check = check_new ();

  for (guint i = 0; actions[i] != NULL; i++)
    check_action (check, "an accelerator", actions[i]);
  check_finish (check);
}

int
main (int argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_testing_start ();
  window = app_testing_open (application, "coffee-roaster.sonder.json");
  g_test_add_func ("/actions/widgets", test_widgets);
  g_test_add_func ("/actions/templates", test_templates);
  g_test_add_func ("/actions/accelerators", test_accelerators);
  status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (application);

  return status;
}

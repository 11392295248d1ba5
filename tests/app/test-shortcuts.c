/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of shortcuts tells the truth: what it lists is bound, and what is
 * bound everywhere is listed. */

#include "config.h"

#include "app-testing.h"
#include "patience.h"
#include "project-file.h"

static SonderApplication *application;

typedef struct
{
  guint           key;
  GdkModifierType modifiers;
} Accelerator;

static void
collect_trigger (GtkShortcutTrigger *trigger,
                 GArray             *found)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      collect_trigger (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), found);
      collect_trigger (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)),
                       found);
    }
  else if (GTK_IS_KEYVAL_TRIGGER (trigger))
    {
      Accelerator accelerator = { gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                                  gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) };

      g_array_append_val (found, accelerator);
    }
}

static void
collect_bound (GtkWidget *widget,
               GArray    *found)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          collect_trigger (gtk_shortcut_get_trigger (shortcut), found);
        }
    }
}

/* All keys that a widget and those in it are bound to. */
static void
collect (GtkWidget *widget,
         GArray    *found)
{
  collect_bound (widget, found);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static gboolean
contains (GArray     *found,
          const char *accelerator)
{
  Accelerator wanted;

  g_assert_true (gtk_accelerator_parse (accelerator, &wanted.key, &wanted.modifiers));
  for (guint i = 0; i < found->len; i++)
    {
      const Accelerator *one = &g_array_index (found, Accelerator, i);

      if (one->key == wanted.key && one->modifiers == wanted.modifiers)
        return TRUE;
    }

  return FALSE;
}

static SonderWindow *
open_sample (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SONDER_SAMPLES"), "coffee-roaster.sonder.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  sonder_window_open (window, file);
  wait_until (sonder_window_get_document (window) != NULL);

  return window;
}

/* Every shortcut of the window of shortcuts, with the group that it stands in. */
static void
for_each_listed (void (*call) (GtkWidget  *shortcut,
                               const char *group,
                               gpointer    data),
                 gpointer data)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/sonder/Sonder/ui/shortcuts.ui");
  GSList *objects = gtk_builder_get_objects (builder);
  guint n = 0;

  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_SHORTCUTS_SHORTCUT (l->data))
      {
        GtkWidget *group = gtk_widget_get_ancestor (l->data, GTK_TYPE_SHORTCUTS_GROUP);
        g_autofree char *title = NULL;

        g_object_get (group, "title", &title, NULL);
        call (l->data, title, data);
        n++;
      }
  g_assert_cmpuint (n, >, 20);
  g_slist_free (objects);
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
}

static void
check_action (GtkWidget  *shortcut,
              const char *group,
              gpointer    data)
{
  GHashTable *listed = data;
  g_autofree char *action = NULL;
  g_auto (GStrv) accels = NULL;

  g_object_get (shortcut, "action-name", &action, NULL);
  if (action == NULL)
    return;

  g_test_message ("%s", action);
  accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), action);
  g_assert_nonnull (accels[0]);
  g_hash_table_add (listed, g_steal_pointer (&action));
}

static void
test_actions (void)
{
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) described =
    gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  for_each_listed (check_action, listed);
  for (guint i = 0; described[i] != NULL; i++)
    {
      g_test_message ("%s", described[i]);
      g_assert_true (g_hash_table_contains (listed, described[i]));
    }
}

/* Each action that has keys is there in a window with a project. */
static void
test_actions_work (void)
{
  g_auto (GStrv) described =
    gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  SonderWindow *window = open_sample ();

  for (guint i = 0; described[i] != NULL; i++)
    {
      GtkWidget *widget = GTK_WIDGET (window);
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_test_message ("%s", described[i]);
      g_assert_true (g_action_parse_detailed_name (described[i], &name, &target, NULL));
      if (g_str_has_prefix (name, "app."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), name + 4));
      else if (g_str_has_prefix (name, "win."))
        {
          const GVariantType *type;
          const char *action, *property;
          GType owner;
          gboolean found = FALSE;
          guint j = 0;

          while (gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), j++, &owner, &action,
                                                &type, &property))
            found = found || g_str_equal (action, name);
          g_assert_true (found);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where the keys of a group are bound. */
static const struct
{
  const char *group;
  const char *page;
  const char *item; /* what is shown there; NULL: the page alone */
} groups[] = {
  { "Everywhere", "overview", NULL },
  { "Charts", "satisfaction", NULL },
  { "Customers", "customers", NULL },
  { "Segments", "segments", NULL },
  { "Personas", "personas", "dana" },
  { "Empathy Maps", "empathy-maps", "dana" },
};

/* Keys of texts that are there only while something is written. */
static const char *const while_writing[] = { "<Control>Return", NULL };

/* What everybody tries, and second keys for the same: these need no line. */
static const char *const understood[] = {
  "Escape",    "BackSpace", "KP_Enter",         "ISO_Enter",   "Left",
  "Right",     "Up",        "Down",             "<Shift>KP_Up", "<Shift>KP_Down",
  "<Shift>KP_Left", "<Shift>KP_Right", "<Shift>Left", "<Shift>Right", "<Control>space",
  "Return",    "KP_Delete", NULL,
};

/* What the program's own widgets bind, without what GTK's bind anyway. */
static void
collect_own (GtkWidget *widget,
             gpointer   data)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Sonder") && !GTK_IS_WINDOW (widget))
    collect_bound (widget, data);
}

static void
check_keys (GtkWidget  *shortcut,
            const char *group,
            gpointer    data)
{
  GHashTable *by_group = data;
  GArray *found = g_hash_table_lookup (by_group, group);
  g_autofree char *keys = NULL;
  g_auto (GStrv) split = NULL;

  g_object_get (shortcut, "accelerator", &keys, NULL);
  if (keys == NULL)
    return;

  split = g_strsplit (keys, " ", -1);
  for (guint i = 0; split[i] != NULL; i++)
    {
      g_test_message ("%s: %s", group, split[i]);
      g_assert_true (g_strv_contains (while_writing, split[i]) ||
                     (found != NULL && contains (found, split[i])));
    }
}

static void
test_keys (void)
{
  g_autoptr (GHashTable) by_group =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  SonderWindow *window = open_sample ();
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));
  GListModel *personas = sonder_project_get_items (project, SONDER_KIND_PERSONA);
  g_autoptr (SonderItem) persona = g_list_model_get_item (personas, 0);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GArray *found = g_array_new (FALSE, FALSE, sizeof (Accelerator));

      sonder_window_go_to (window, groups[i].page,
                           groups[i].item != NULL ? sonder_item_get_id (persona) : NULL);
      wait_ms (300);
      collect (GTK_WIDGET (window), found);
      g_hash_table_insert (by_group, (gpointer) groups[i].group, found);
    }

  for_each_listed (check_keys, by_group);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_listed (GtkWidget  *shortcut,
            const char *group,
            gpointer    data)
{
  g_autofree char *keys = NULL;
  g_auto (GStrv) split = NULL;

  g_object_get (shortcut, "accelerator", &keys, NULL);
  split = g_strsplit (keys != NULL ? keys : "", " ", -1);
  for (guint i = 0; split[i] != NULL; i++)
    {
      Accelerator accelerator;

      g_assert_true (gtk_accelerator_parse (split[i], &accelerator.key, &accelerator.modifiers));
      g_array_append_val (data, accelerator);
    }
}

/* What a page binds for itself is listed, too. */
static void
test_listed (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (Accelerator));
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (Accelerator));
  SonderWindow *window = open_sample ();
  SonderProject *project = sonder_document_get_project (sonder_window_get_document (window));
  g_autoptr (SonderItem) persona =
    g_list_model_get_item (sonder_project_get_items (project, SONDER_KIND_PERSONA), 0);

  for_each_listed (add_listed, listed);
  sonder_window_go_to (window, groups[i].page,
                       groups[i].item != NULL ? sonder_item_get_id (persona) : NULL);
  wait_ms (300);
  app_testing_each (GTK_WIDGET (window), collect_own, own);
  for (guint j = 0; j < own->len; j++)
    {
      const Accelerator *one = &g_array_index (own, Accelerator, j);
      g_autofree char *name = gtk_accelerator_name (one->key, one->modifiers);

      if (!g_strv_contains (understood, name) && !contains (listed, name))
        g_error ("%s of %s is not in the window of shortcuts", name, groups[i].page);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_testing_start ();

  g_test_add_func ("/shortcuts/actions", test_actions);
  g_test_add_func ("/shortcuts/actions-work", test_actions_work);
  g_test_add_func ("/shortcuts/keys", test_keys);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *path = g_strconcat ("/shortcuts/listed/", groups[i].page, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_listed);
    }
  status = g_test_run ();
  g_object_unref (application);

  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks at random through all pages and does what it finds there: every action
 * of the widgets, their keys and their menus, every button, entry and choice.
 * Whatever changed the project is undone and redone, and what would be saved is
 * compared byte by byte. */

#include "config.h"

#include "step-testing.h"
#include "views.h"

#define N_STEPS 70
#define MOST_TYPED 3
/* A slider is one step when it came to rest, and the clipboard answers later. */
#define REST_MS 400
#define PASTE_MS 1500

static SonderApplication *application;

/* One thing that can be done. */
typedef struct
{
  GtkWidget *widget;
  char *action; /* NULL: what one does with such a widget */
  GVariant *target;
} Step;

typedef struct
{
  SonderWindow *window;
  SonderProject *project;
  GRand *random;
  GPtrArray *steps;
  GPtrArray *ids; /* of all items */
} Walk;

/* These ask for a file or show a menu and wait: the walk cannot answer. */
static const char *const asking[] = {
  "maps.note-menu", "satisfaction.export", "satisfaction.export-figures", "win.import",
  NULL,
};

static void
step_free (Step *step)
{
  g_object_unref (step->widget);
  g_free (step->action);
  g_clear_pointer (&step->target, g_variant_unref);
  g_free (step);
}

/* Whether the program has an action of that name here; GTK has others. */
static gboolean
is_own (GtkWidget *widget,
        const char *action)
{
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner,
                                                     &name, &type, &property);
         i++)
      if (g_str_equal (name, action))
        return g_str_has_prefix (g_type_name (owner), "Sonder");

  return g_str_has_prefix (action, "app.");
}

static void
add_step (Walk *walk,
          GtkWidget *widget,
          const char *action,
          GVariant *target)
{
  Step *step;

  if (action != NULL && (!is_own (widget, action) || g_strv_contains (asking, action)))
    return;

  step = g_new0 (Step, 1);
  step->widget = g_object_ref (widget);
  step->action = g_strdup (action);
  step->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_ptr_array_add (walk->steps, step);
}

static void
add_ids (SonderItem *item,
         GPtrArray *ids)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  g_ptr_array_add (ids, g_strdup (sonder_item_get_id (item)));
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == SONDER_FIELD_ITEMS)
      {
        GListModel *children = sonder_item_get_items (item, info->fields[i].name);

        for (guint j = 0; j < g_list_model_get_n_items (children); j++)
          {
            g_autoptr (SonderItem) child = g_list_model_get_item (children, j);

            add_ids (child, ids);
          }
      }
}

static void
add_class_actions (Walk *walk,
                   GtkWidget *widget)
{
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name,
                                                   &type, &property);
       i++)
    {
      const char *id = g_ptr_array_index (
        walk->ids, g_rand_int_range (walk->random, 0, (int) walk->ids->len));

      if (type == NULL)
        add_step (walk, widget, name, NULL);
      else if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
        add_step (walk, widget, name, g_variant_new_string (id));
    }
}

static void
add_shortcuts (Walk *walk,
               GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          GVariant *arguments = gtk_shortcut_get_arguments (shortcut);

          if (GTK_IS_NAMED_ACTION (action))
            add_step (walk, widget, gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)),
                      arguments);
        }
    }
}

static void
add_menu (Walk *walk,
          GtkWidget *widget,
          GMenuModel *menu)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target =
        g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        add_step (walk, widget, action, target);
      add_menu (walk, widget, section);
      add_menu (walk, widget, submenu);
    }
}

static gboolean
is_operable (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_SCALE (widget) || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) ||
         GTK_IS_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) ||
         GTK_IS_FLOW_BOX_CHILD (widget) || GTK_IS_LIST_VIEW (widget) ||
         gtk_widget_get_focusable (widget);
}

static void
add_steps (Walk *walk,
           GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;

  add_class_actions (walk, widget);
  add_shortcuts (walk, widget);
  if (GTK_IS_ACTIONABLE (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)))
    add_step (walk, widget, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)),
              gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)));
  else if (GTK_IS_MENU_BUTTON (widget))
    add_menu (walk, widget, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  else if (is_operable (widget))
    add_step (walk, widget, NULL, NULL);

  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_POPOVER (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_steps (walk, child);
}

static void
type_text (Walk *walk,
           GtkEditable *text)
{
  static const char *const words[] = { "a", "Ärger", " 7", "2025-03-01", "\"", "yes" };
  int position = g_rand_int_range (walk->random, 0, 1 + (int) gtk_entry_buffer_get_length (
                                                          gtk_text_get_buffer (GTK_TEXT (text))));

  for (int i = g_rand_int_range (walk->random, 1, MOST_TYPED); i > 0; i--)
    gtk_editable_insert_text (
      text, words[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (words))], -1, &position);
  if (g_rand_boolean (walk->random))
    g_signal_emit_by_name (text, "activate");
}

static void
write_text (Walk *walk,
            GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (g_rand_boolean (walk->random))
    gtk_text_buffer_delete (buffer, &start, &end);
  else
    gtk_text_buffer_insert (buffer, &end, "word\nand “more”", -1);
}

static void
operate (Walk *walk,
         GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)))
    type_text (walk, GTK_EDITABLE (widget));
  else if (GTK_IS_TEXT_VIEW (widget))
    write_text (walk, GTK_TEXT_VIEW (widget));
  else if (GTK_IS_DROP_DOWN (widget))
    {
      GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (widget));
      int n = model != NULL ? (int) g_list_model_get_n_items (model) : 0;

      if (n > 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (widget),
                                    (guint) g_rand_int_range (walk->random, 0, n));
    }
  else if (GTK_IS_SCALE (widget))
    gtk_range_set_value (GTK_RANGE (widget), g_rand_double_range (walk->random, -1, 101));
  else if (GTK_IS_SWITCH (widget))
    gtk_switch_set_active (GTK_SWITCH (widget), !gtk_switch_get_active (GTK_SWITCH (widget)));
  else if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget),
                                 !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
  else if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else if (GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_FLOW_BOX_CHILD (widget))
    g_signal_emit_by_name (widget, "activate");
  else if (GTK_IS_LIST_VIEW (widget))
    gtk_widget_activate_action (widget, "list.select-item", "(ubb)",
                                g_rand_int_range (walk->random, 0, 8), TRUE, FALSE);
  else
    gtk_widget_grab_focus (widget);
}

/* What a step may have opened is closed again without an answer. */
static void
close_dialogs (Walk *walk)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (l->data != walk->window && gtk_widget_get_visible (l->data))
      gtk_window_close (l->data);
}

static char *
take_step (Walk *walk)
{
  GtkWidget *page = app_testing_find (GTK_WIDGET (walk->window), "SonderPage");
  g_autofree char *target = NULL;
  char *name;
  Step *step;

  g_ptr_array_set_size (walk->steps, 0);
  add_steps (walk, page);
  step =
    g_ptr_array_index (walk->steps, g_rand_int_range (walk->random, 0, (int) walk->steps->len));
  if (step->target != NULL)
    target = g_variant_print (step->target, FALSE);
  name = g_strjoin (" ", G_OBJECT_TYPE_NAME (step->widget),
                    step->action != NULL ? step->action : "itself", target, NULL);
  g_test_message ("%s", name);

  if (step->action != NULL)
    gtk_widget_activate_action_variant (step->widget, step->action, step->target);
  else
    operate (walk, step->widget);
  if (GTK_IS_SCALE (step->widget))
    app_testing_wait (REST_MS);
  /* A picture of a chart that was copied is read and made smaller in the background. */
  if (step->action != NULL && strstr (step->action, "paste") != NULL)
    app_testing_wait (PASTE_MS);
  app_testing_settle (GTK_WIDGET (walk->window));
  close_dialogs (walk);

  return name;
}

static void
check_step (Walk *walk,
            const char *name,
            const char *before,
            guint64 generation)
{
  g_autofree char *after = dup_saved (walk->project);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  if (g_str_equal (before, after))
    {
      if (sonder_project_get_generation (walk->project) != generation)
        g_error ("%s made a step of undo that changes nothing", name);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.undo", NULL);
  undone = dup_saved (walk->project);
  if (!g_str_equal (before, undone))
    g_error ("%s is not undone", name);
  app_testing_settle (GTK_WIDGET (walk->window));

  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.redo", NULL);
  redone = dup_saved (walk->project);
  if (!g_str_equal (after, redone))
    g_error ("%s is not redone", name);
  app_testing_settle (GTK_WIDGET (walk->window));
}

/* All the way back, and all the way forth again. */
static void
check_whole_way (Walk *walk,
                 const char *begin)
{
  g_autofree char *end = dup_saved (walk->project);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_steps = 0;

  for (; sonder_project_can_undo (walk->project); n_steps++)
    gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.undo", NULL);
  undone = dup_saved (walk->project);
  g_assert_true (g_str_equal (begin, undone));
  g_assert_false (sonder_document_get_modified (sonder_window_get_document (walk->window)));
  g_test_message ("%u steps", n_steps);
  g_assert_cmpuint (n_steps, >, 0);

  while (sonder_project_can_redo (walk->project))
    gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.redo", NULL);
  redone = dup_saved (walk->project);
  g_assert_true (g_str_equal (end, redone));
}

static void
test_walk (gconstpointer data)
{
  SonderWindow *window = app_testing_open (application, "coffee-roaster.sonder.json");
  Walk walk = {
    .window = window,
    .project = sonder_document_get_project (sonder_window_get_document (window)),
    .random = g_rand_new_with_seed (GPOINTER_TO_UINT (data)),
    .steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free),
    .ids = g_ptr_array_new_with_free_func (g_free),
  };
  g_autofree char *begin = dup_saved (walk.project);

  add_ids (sonder_project_get_root (walk.project), walk.ids);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *name = NULL;
      guint64 generation;

      if (i % 8 == 0)
        {
          const View *view = &views[g_rand_int_range (walk.random, 0, (int) n_views)];

          if (view->page != NULL)
            view_show (view, window);
        }
      sonder_project_seal (walk.project);
      before = dup_saved (walk.project);
      generation = sonder_project_get_generation (walk.project);
      name = take_step (&walk);
      check_step (&walk, name, before, generation);
    }
  check_whole_way (&walk, begin);

  g_ptr_array_unref (walk.ids);
  g_ptr_array_unref (walk.steps);
  g_rand_free (walk.random);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_testing_start ();
  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/random-walk/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_walk);
    }
  status = g_test_run ();
  g_object_unref (application);

  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a person sees can be used with a screen reader, with the
 * keyboard alone, in a narrow window and with large text. */

#include "config.h"

#include "views.h"

#define MOST_TABS 400

static SonderApplication *application;
static SonderWindow *window;

typedef struct
{
  const char *view;
  guint n_faults;
} Report;

static void
report (Report *self,
        GtkWidget *widget,
        const char *fault)
{
  g_autoptr (GString) path = g_string_new (G_OBJECT_TYPE_NAME (widget));

  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Sonder"))
      g_string_append_printf (path, " in %s", G_OBJECT_TYPE_NAME (parent));
  g_printerr ("# %s: %s (%s) %s\n", self->view, path->str,
              gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), fault);
  self->n_faults++;
}

typedef void (*CheckFunc) (Report    *report,
                           GtkWidget *shown);

/* Runs a check on all views, and fails once, after all faults were told. The
 * display has no desktop: the frame that windows have without one does not count. */
static void
check_views (CheckFunc check)
{
  Report all = { NULL, 0 };

  for (guint i = 0; i < n_views; i++)
    {
      GtkWidget *shown = view_show (&views[i], window);

      all.view = views[i].name;
      gtk_widget_remove_css_class (shown, "solid-csd");
      app_testing_settle (shown);
      /* GTK's own window of shortcuts is as it is. */
      if (!GTK_IS_SHORTCUTS_WINDOW (shown))
        check (&all, shown);
      if (shown != GTK_WIDGET (window))
        gtk_window_close (GTK_WINDOW (shown));
    }
  g_assert_cmpuint (all.n_faults, ==, 0);
}

/* These hold what is focused, or are parts of a control that has the name. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_LABEL (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_FLOW_BOX (widget) ||
         GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_STACK (widget) ||
         GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_EDITABLE (parent) ||
         GTK_IS_MENU_BUTTON (parent) ||
         gtk_widget_get_ancestor (parent, ADW_TYPE_ENTRY_ROW) != NULL ||
         gtk_widget_get_ancestor (parent, ADW_TYPE_COMBO_ROW) != NULL ||
         gtk_widget_get_ancestor (parent, GTK_TYPE_DROP_DOWN) != NULL ||
         gtk_widget_get_ancestor (parent, GTK_TYPE_COLUMN_VIEW) != NULL;
}

static void
check_name_cb (GtkWidget *widget,
               gpointer   data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (accessible);

  if (!gtk_widget_get_focusable (widget) && !GTK_IS_MENU_BUTTON (widget) &&
      !GTK_IS_EDITABLE (widget))
    return;
  if (is_part (widget))
    return;

  if (role == GTK_ACCESSIBLE_ROLE_WIDGET || role == GTK_ACCESSIBLE_ROLE_GENERIC)
    report (data, widget, "has no role");
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    report (data, widget, "has no name");
}

static void
check_names (Report    *report,
             GtkWidget *shown)
{
  app_testing_each (shown, check_name_cb, report);
}

static void
test_names (void)
{
  check_views (check_names);
}

static gboolean
has_only_icon (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)) != NULL;

  return GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;
}

static void
check_tooltip_cb (GtkWidget *widget,
                  gpointer   data)
{
  if (has_only_icon (widget) && gtk_widget_get_tooltip_text (widget) == NULL &&
      gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL &&
      !is_part (widget))
    report (data, widget, "shows an icon alone and has no tooltip");
}

static void
check_tooltips (Report    *report,
                GtkWidget *shown)
{
  app_testing_each (shown, check_tooltip_cb, report);
}

static void
test_tooltips (void)
{
  check_views (check_tooltips);
}

static void
check_tab_key_cb (GtkWidget *widget,
                  gpointer   data)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)))
    report (data, widget, "keeps the Tab key");
}

/* Tab leads through the page and back to where it began. */
static void
check_tab_order (Report    *self,
                 GtkWidget *shown)
{
  GtkWidget *page = app_testing_find (shown, "SonderPage");
  GtkWidget *focus, *begin = NULL;
  gboolean saw_page = page == NULL;
  guint n_tabs = 0;

  app_testing_each (shown, check_tab_key_cb, self);
  gtk_window_set_focus (GTK_WINDOW (shown), NULL);
  do
    {
      g_signal_emit_by_name (shown, "move-focus", GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (shown));
      if (focus == NULL)
        {
          report (self, shown, "has nothing that Tab leads to");
          return;
        }
      if (begin == NULL)
        begin = focus;
      saw_page = saw_page || gtk_widget_is_ancestor (focus, page);
    }
  while (++n_tabs < MOST_TABS && (focus != begin || n_tabs == 1));

  g_test_message ("%s: %u", self->view, n_tabs);
  if (n_tabs == MOST_TABS)
    report (self, focus, "holds the focus: Tab does not come round");
  if (!saw_page)
    report (self, shown, "is not reached with Tab");
}

static void
test_tab_order (void)
{
  check_views (check_tab_order);
}

static int asked_width;

static void
resize (int width,
        int height)
{
  asked_width = width;
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  app_testing_settle (GTK_WIDGET (window));
}

/* Tables may be wider than the window; nothing else scrolls sideways. */
static void
check_scrolling_cb (GtkWidget *widget,
                    gpointer   data)
{
  GtkAdjustment *across;

  if (!GTK_IS_SCROLLED_WINDOW (widget) ||
      GTK_IS_COLUMN_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget))))
    return;

  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));
  if (gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across))
    report (data, widget, "scrolls sideways");
}

static int
get_minimum (GtkWidget *widget)
{
  int minimum = 0;

  if (gtk_widget_get_mapped (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* What makes the widget as wide as it is, as far as one of its parts alone does. */
static GtkWidget *
find_widest (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (get_minimum (child) > 0.8 * get_minimum (widget))
      return find_widest (child);

  return widget;
}

static void
check_fit (Report    *self,
           GtkWidget *shown)
{
  int minimum = get_minimum (shown);
  g_autofree char *fault = NULL;

  if (minimum > asked_width)
    {
      fault = g_strdup_printf ("asks for a width of %d in place of %d", minimum, asked_width);
      report (self, find_widest (shown), fault);
    }
  app_testing_each (shown, check_scrolling_cb, self);
}

static void
set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale), NULL);
  app_testing_settle (GTK_WIDGET (window));
}

typedef struct
{
  const char *name;
  double text_scale;
  int width;
  int height;
} Size;

static const Size fitting[] = {
  { "/accessible/fit/small", 1, 800, 600 },
  { "/accessible/fit/narrow", 1, 360, 700 },
  { "/accessible/fit/small-large-text", 1.5, 800, 600 },
  { "/accessible/fit/narrow-large-text", 1.5, 450, 700 },
};

static void
test_fit (gconstpointer data)
{
  const Size *size = data;

  set_text_scale (size->text_scale);
  resize (size->width, size->height);
  check_views (check_fit);
  set_text_scale (1);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_testing_start ();
  window = app_testing_open (application, "coffee-roaster.sonder.json");
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/accessible/names", test_names);
  g_test_add_func ("/accessible/tooltips", test_tooltips);
  g_test_add_func ("/accessible/tab-order", test_tab_order);
  for (guint i = 0; i < G_N_ELEMENTS (fitting); i++)
    g_test_add_data_func (fitting[i].name, &fitting[i], test_fit);
  status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (application);

  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "app-testing.h"

#define PATIENCE_MS 20000

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_open (SonderWindow *window)
{
  return sonder_window_get_document (window) != NULL;
}

static gboolean
is_drawable (SonderWindow *window)
{
  return gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_widget_get_width (GTK_WIDGET (window)) > 0;
}

static void
wait_until (SonderWindow *window,
            gboolean (*is_true) (SonderWindow *window))
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add (PATIENCE_MS, late_cb, &late);

  while (!is_true (window) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("The window was not ready after %d seconds", PATIENCE_MS / 1000);
  g_source_remove (timeout);
}

SonderApplication *
app_testing_start (void)
{
  SonderApplication *application = sonder_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_set_default (G_APPLICATION (application));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  return application;
}

SonderWindow *
app_testing_open (SonderApplication *application,
                  const char        *sample)
{
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  if (sample != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("SONDER_SAMPLES"), sample, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      sonder_window_open (window, file);
      wait_until (window, is_open);
    }
  wait_until (window, is_drawable);

  return window;
}

/* A frame's callbacks run before it is painted: the second frame shows what
 * they did. */
void
app_testing_settle (GtkWidget *widget)
{
  gtk_test_widget_wait_for_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
app_testing_wait (guint milliseconds)
{
  gboolean late = FALSE;

  g_timeout_add (milliseconds, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
app_testing_find (GtkWidget  *widget,
                  const char *type_name)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), g_type_from_name (type_name)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_testing_find (child, type_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
app_testing_each (GtkWidget      *widget,
                  AppTestingFunc  func,
                  gpointer        data)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  func (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    app_testing_each (child, func, data);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "window-private.h"

#include <glib/gi18n.h>

#include "application.h"
#include "file-chooser.h"
#include "import-dialog.h"
#include "overview-page.h"
#include "said-dialog.h"

/* What is open at once needs no words. */
#define PATIENCE_MS 250

static void
load_progress_cb (double   fraction,
                  gpointer data)
{
  gtk_progress_bar_set_fraction (SONDER_WINDOW (data)->loading_bar, fraction);
}

static gboolean
show_loaded_cb (gpointer data)
{
  SonderWindow *self = data;
  g_autoptr (SonderDocument) document = g_steal_pointer (&self->loaded);

  self->loaded_idle = 0;
  if (self->loading_sample)
    sonder_document_make_untitled (document);
  sonder_window_stop_loading (self);
  sonder_window_set_document (self, document);
  sonder_window_remember_recent (self);

  return G_SOURCE_REMOVE;
}

static void
load_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SonderWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderDocument) document = sonder_document_load_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  /* One that was cancelled may end after another has begun. */
  if (cancellable != self->loading)
    return;

  if (document != NULL)
    {
      /* To count and to show in one turn would be a pause that one sees. */
      sonder_overview_page_prepare (sonder_document_get_project (document));
      self->loaded = g_steal_pointer (&document);
      self->loaded_idle = g_idle_add (show_loaded_cb, self);
      return;
    }

  sonder_window_stop_loading (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sonder_window_show_error (self, _("The project could not be opened"), error);
}

static gboolean
patience_over_cb (gpointer data)
{
  SonderWindow *self = data;

  self->loading_timeout = 0;
  gtk_revealer_set_reveal_child (self->loading_revealer, TRUE);

  return G_SOURCE_REMOVE;
}

static void
load (SonderWindow *self,
      GFile        *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_("Opening “%s”…"), name);

  gtk_label_set_text (self->loading_label, text);
  gtk_progress_bar_set_fraction (self->loading_bar, 0);
  gtk_revealer_set_reveal_child (self->loading_revealer, FALSE);
  gtk_stack_set_visible_child_name (self->root, "loading");
  self->loading_timeout = g_timeout_add (PATIENCE_MS, patience_over_cb, self);
  self->loading = g_cancellable_new ();
  g_set_object (&self->loading_file, file);
  sonder_document_load_async (file, self->loading, load_progress_cb, self, load_done_cb,
                              g_object_ref (self));
}

static gboolean
is_table (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name != NULL ? name : "", -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv") ||
         g_str_has_suffix (lower, ".txt");
}

static void
open_file (GtkWindow *window,
           GFile     *file)
{
  if (file != NULL)
    sonder_application_open (SONDER_APPLICATION (gtk_window_get_application (window)), file,
                             window);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  sonder_choose_project_to_open (GTK_WINDOW (widget), open_file);
}

static void
open_uri_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (GTK_WINDOW (widget), file);
}

/* Returns: FALSE while a document is on its way already */
static gboolean
ensure_document (SonderWindow *self)
{
  g_autoptr (SonderDocument) document = NULL;

  if (self->loading != NULL)
    return FALSE;
  if (self->document != NULL)
    return TRUE;

  document = sonder_document_new ();
  sonder_window_set_document (self, document);
  return TRUE;
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  ensure_document (SONDER_WINDOW (widget));
}

/* The sample in the user's language, installed or in the source folder. */
static GFile *
find_sample (void)
{
  /* Translators: the name of the sample project's file in your language, if there is one */
  const char *name = C_("file name", "coffee-roaster.sonder.json");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program != NULL ? program : ".");
  g_autofree char *installed = g_build_filename (SONDER_DATADIR, "samples", name, NULL);
  g_autofree char *beside =
    g_build_filename (folder, "..", "..", "data", "samples", name, NULL);

  return g_file_new_for_path (g_file_test (installed, G_FILE_TEST_EXISTS) ? installed : beside);
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);
  g_autoptr (GFile) file = find_sample ();

  if (!sonder_window_is_empty (self))
    self = sonder_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  self->loading_sample = TRUE;
  sonder_window_open (self, file);
  gtk_window_present (GTK_WINDOW (self));
}

static void
sketch_customer_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (!ensure_document (self))
    return;
  sonder_window_go_to (self, "personas", NULL);
  gtk_widget_activate_action (gtk_stack_get_visible_child (self->pages), "personas.add", NULL);
}

static void
import_chosen_cb (GtkWindow *window,
                  GFile     *file)
{
  if (file != NULL)
    sonder_window_import (SONDER_WINDOW (window), file);
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  sonder_choose_table (GTK_WINDOW (widget), import_chosen_cb);
}

static void
add_said_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (ensure_document (self) && !sonder_document_get_busy (self->document))
    gtk_window_present (GTK_WINDOW (
      sonder_said_dialog_new (GTK_WINDOW (self), sonder_document_get_project (self->document))));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);
  GFile *file = self->document != NULL ? sonder_document_get_file (self->document) : NULL;

  if (file != NULL && !sonder_document_get_busy (self->document) && self->loading == NULL)
    load (self, file);
}

/* Only with something in it is a new document worth showing. */
static void
imported_cb (SonderWindow *self,
             GObject      *dialog)
{
  if (self->document == NULL)
    sonder_window_set_document (self, g_object_get_data (dialog, "document"));
}

static gboolean
drop_cb (SonderWindow *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    if (is_table (l->data))
      sonder_window_import (self, l->data);
    else
      open_file (GTK_WINDOW (self), l->data);

  return files != NULL;
}

void
sonder_window_add_open_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.sketch-customer", NULL,
                                   sketch_customer_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.add-said", NULL, add_said_action);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_action);
}

/**
 * sonder_window_add_drop_target:
 *
 * Lets files be dropped on the window: projects are opened, tables imported.
 */
void
sonder_window_add_drop_target (SonderWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * sonder_window_open:
 *
 * Loads a project in the background and shows it in this empty window; of a
 * table, asks what is in it.
 */
void
sonder_window_open (SonderWindow *self,
                    GFile        *file)
{
  g_return_if_fail (sonder_window_is_empty (self));

  if (is_table (file))
    sonder_window_import (self, file);
  else
    load (self, file);
}

/**
 * sonder_window_stop_loading:
 *
 * Shows again what was there before; what still runs is cancelled.
 */
void
sonder_window_stop_loading (SonderWindow *self)
{
  if (self->loading == NULL)
    return;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->loading_file);
  self->loading_sample = FALSE;
  g_clear_object (&self->loaded);
  g_clear_handle_id (&self->loaded_idle, g_source_remove);
  g_clear_handle_id (&self->loading_timeout, g_source_remove);
  gtk_stack_set_visible_child_name (self->root, self->document != NULL ? "project" : "welcome");
}

/**
 * sonder_window_import:
 *
 * Asks what is in a CSV file and takes it into the document; into a new one
 * where the window has none. One file at a time: each is about the project as
 * the one before has left it.
 */
void
sonder_window_import (SonderWindow *self,
                      GFile        *file)
{
  g_autoptr (SonderDocument) document =
    self->document != NULL ? g_object_ref (self->document) : sonder_document_new ();
  GtkWidget *dialog;

  if (self->import_dialog != NULL || self->loading != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("Finish what is being opened first"));
      return;
    }

  dialog =
    sonder_import_dialog_new (GTK_WINDOW (self), sonder_document_get_project (document), file);
  g_set_weak_pointer (&self->import_dialog, dialog);
  g_object_set_data_full (G_OBJECT (dialog), "document", g_object_ref (document), g_object_unref);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

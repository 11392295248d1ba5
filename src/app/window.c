/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "window-private.h"

#include <glib/gi18n.h>

#include "application.h"
#include "privacy.h"
#include "welcome.h"

/* What is saved sooner needs no progress bar. */
#define PATIENCE_MS 300

G_DEFINE_FINAL_TYPE (SonderWindow, sonder_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_toast (SonderWindow *self,
            const char   *message,
            gboolean      with_undo)
{
  g_autofree char *shown =
    self->document != NULL
      ? sonder_privacy_dup_text (sonder_document_get_project (self->document), message)
      : g_strdup (message);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (with_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static gboolean
is_read_only (SonderWindow *self)
{
  return sonder_project_get_read_only_reason (sonder_document_get_project (self->document)) != NULL;
}

/* Undo and redo say what they would do: "Undo Add Note (Ctrl+Z)". */
static void
update_history (SonderWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  SonderProject *project = self->document != NULL && !is_read_only (self)
                             ? sonder_document_get_project (self->document)
                             : NULL;
  const char *undo = project != NULL ? sonder_project_get_undo_name (project) : NULL;
  const char *redo = project != NULL ? sonder_project_get_redo_name (project) : NULL;
  /* Translators: %s is what would be taken back, such as "Add Note" */
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_("Undo %s"), undo) : NULL;
  /* Translators: %s is what would be done again, such as "Add Note" */
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_("Redo %s"), redo) : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo_button),
                               undo_text != NULL ? undo_text : _("Undo"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo_button),
                               redo_text != NULL ? redo_text : _("Redo"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);

  /* A button with nothing more to do does not keep the keyboard. */
  if ((focus == GTK_WIDGET (self->undo_button) && undo == NULL) ||
      (focus == GTK_WIDGET (self->redo_button) && redo == NULL))
    sonder_window_queue_focus (self);
}

static gboolean
progress_timeout_cb (gpointer data)
{
  SonderWindow *self = data;

  self->progress_timeout = 0;
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);

  return G_SOURCE_REMOVE;
}

static void
update_progress (SonderWindow *self)
{
  gboolean busy = sonder_document_get_busy (self->document);
  g_autofree char *activity = NULL;
  double fraction = 0;

  g_object_get (self->document, "activity", &activity, "fraction", &fraction, NULL);
  gtk_progress_bar_set_text (self->progress_bar, activity);
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);

  if (!busy)
    {
      g_clear_handle_id (&self->progress_timeout, g_source_remove);
      gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
    }
  else if (self->progress_timeout == 0)
    self->progress_timeout = g_timeout_add (PATIENCE_MS, progress_timeout_cb, self);
}

/* A project that must not be changed takes no change: it is taken back at once. */
static gboolean
take_back_cb (gpointer data)
{
  SonderWindow *self = data;
  SonderProject *project = sonder_document_get_project (self->document);

  self->read_only_idle = 0;
  while (sonder_project_can_undo (project))
    sonder_project_undo (project);
  show_toast (self, _("This project is read-only"), FALSE);

  return G_SOURCE_REMOVE;
}

static void
document_changed_cb (SonderWindow *self)
{
  update_history (self);
  sonder_window_update_title (self);
  sonder_window_update_search (self);
  if (is_read_only (self) && self->read_only_idle == 0 &&
      sonder_project_can_undo (sonder_document_get_project (self->document)))
    self->read_only_idle = g_idle_add (take_back_cb, self);
}

/* Whoever still saves it keeps it; the window hears no more of it. */
static void
drop_document (SonderWindow *self)
{
  g_signal_handlers_disconnect_by_data (sonder_document_get_project (self->document), self);
  g_signal_handlers_disconnect_by_data (sonder_document_get_watch (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  g_clear_handle_id (&self->read_only_idle, g_source_remove);
  g_clear_object (&self->document);
}

/* What is typed and not yet in the project is taken back first: accelerators
 * come before the widget that has the focus. */
static gboolean
undo_typing (GtkWidget  *focus,
             const char *action_name)
{
  g_autofree char *before = NULL;

  if (focus == NULL || !GTK_IS_TEXT (focus) ||
      (gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW) == NULL &&
       gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) == NULL))
    return FALSE;

  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (
    focus, g_str_equal (action_name, "win.undo") ? "text.undo" : "text.redo", NULL);

  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), before);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);
  SonderProject *project = sonder_document_get_project (self->document);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (undo_typing (focus, action_name))
    return;

  if (g_str_equal (action_name, "win.undo"))
    sonder_project_undo (project);
  else
    sonder_project_redo (project);

  /* The message that offered it goes away. */
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->root)))
    sonder_window_queue_focus (self);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  sonder_window_stop_loading (self);
  if (self->document != NULL)
    sonder_document_cancel (self->document);
}

static void
toast_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  show_toast (SONDER_WINDOW (widget), g_variant_get_string (parameter, NULL),
              g_str_equal (action_name, "win.toast-undo"));
}

static void
go_to_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  const char *page, *item_id;

  g_variant_get (parameter, "(&s&s)", &page, &item_id);
  sonder_window_go_to (SONDER_WINDOW (widget), page, item_id);
}

static void
show_sidebar_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (SONDER_WINDOW (widget)->leaflet, "sidebar");
}

static void
fullscreen_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* GTK would build it with every window, where it finds it by its usual name. */
static void
show_shortcuts_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  GtkApplicationWindow *self = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (self) == NULL)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/sonder/Sonder/ui/shortcuts.ui");

      gtk_application_window_set_help_overlay (
        self, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (self)));
}

/* For a page that fills the screen by itself. */
static void
show_bars_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);
  gboolean show = g_variant_get_boolean (parameter);

  gtk_widget_set_visible (self->content_header, show);
  gtk_widget_set_visible (self->sidebar_pane, show);
  gtk_widget_set_visible (self->sidebar_separator, show);
}

static void
sidebar_row_activated_cb (SonderWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  /* Tab alone would lead through the pages below first. */
  if (gtk_window_get_focus_visible (GTK_WINDOW (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static gboolean
sonder_window_close_request (GtkWindow *window)
{
  if (sonder_window_delay_closing (SONDER_WINDOW (window)))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sonder_window_parent_class)->close_request (window);
}

static void
sonder_window_dispose (GObject *object)
{
  SonderWindow *self = SONDER_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->loading_file);
  g_clear_object (&self->save_next);
  g_clear_object (&self->loaded);
  g_clear_handle_id (&self->loaded_idle, g_source_remove);
  g_clear_handle_id (&self->loading_timeout, g_source_remove);
  g_clear_weak_pointer (&self->import_dialog);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_WINDOW);
  if (self->document != NULL)
    drop_document (self);

  G_OBJECT_CLASS (sonder_window_parent_class)->dispose (object);
}

static void
sonder_window_class_init (SonderWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sonder_window_close_request;

  g_type_ensure (SONDER_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sonder/Sonder/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, root);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, sidebar_pane);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, sidebar_separator);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, content_header);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, project_title);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, search_everywhere);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, results);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, notice_box);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, notice_buttons);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, notice_reload);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, notice_save);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, loading_revealer);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, loading_label);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, loading_bar);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_activated_cb);
  sonder_window_bind_pages (widget_class);

  sonder_window_add_open_actions (widget_class);
  sonder_window_add_save_actions (widget_class);
  sonder_window_add_notice_actions (widget_class);
  sonder_window_add_search_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.toast-undo", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.go-to", "(ss)", go_to_action);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, show_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   show_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.show-bars", "b", show_bars_action);
}

static void
sonder_window_init (SonderWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  sonder_window_init_pages (self);
  sonder_window_add_drop_target (self);
  sonder_window_init_notice (self);
  sonder_window_init_search (self);
  update_history (self);
}

SonderWindow *
sonder_window_new (GtkApplication *application)
{
  SonderWindow *self = g_object_new (SONDER_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = sonder_application_get_settings (SONDER_APPLICATION (application));

  /* The size is remembered outside of any project. */
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  sonder_privacy_watch (self, G_CALLBACK (sonder_window_update_search));

  return self;
}

/**
 * sonder_window_get_document:
 *
 * Returns: (transfer none) (nullable): %NULL while the welcome page is shown
 */
SonderDocument *
sonder_window_get_document (SonderWindow *self)
{
  return self->document;
}

/**
 * sonder_window_get_file:
 *
 * Returns: (transfer none) (nullable): the file of the document, or the one that
 *   is being opened; %NULL for a copy of the sample and what was never saved
 */
GFile *
sonder_window_get_file (SonderWindow *self)
{
  if (self->loading != NULL)
    return self->loading_sample ? NULL : self->loading_file;

  return self->document != NULL ? sonder_document_get_file (self->document) : NULL;
}

/**
 * sonder_window_is_empty:
 *
 * Returns: whether a project can be opened in this window
 */
gboolean
sonder_window_is_empty (SonderWindow *self)
{
  return self->document == NULL && self->loading == NULL && self->import_dialog == NULL;
}

/**
 * sonder_window_set_document:
 *
 * Shows a document, where it was left when one last looked at it.
 */
void
sonder_window_set_document (SonderWindow   *self,
                            SonderDocument *document)
{
  if (self->document != NULL)
    {
      sonder_window_drop_pages (self);
      drop_document (self);
    }

  self->document = g_object_ref (document);
  g_signal_connect_object (sonder_document_get_project (document), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (sonder_window_update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::busy", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::fraction", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);
  sonder_window_watch_file (self);

  document_changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->leaflet), TRUE);
  gtk_stack_set_visible_child_name (self->root, "project");
  sonder_window_begin_pages (self);
}

/* The title of the window, with a dot while there is something to save. */
void
sonder_window_update_title (SonderWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  gboolean modified;

  if (self->document == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Sonder"));
      return;
    }

  name = sonder_document_dup_title (self->document);
  modified = sonder_document_get_modified (self->document);
  title = g_strdup_printf ("%s%s", modified ? "• " : "", name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->project_title, title);
  adw_window_title_set_subtitle (self->project_title, modified ? _("Unsaved changes") : "");
}

void
sonder_window_show_error (SonderWindow *self,
                          const char   *heading,
                          const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Has the document's file listed among the recent ones. */
void
sonder_window_remember_recent (SonderWindow *self)
{
  GFile *file = sonder_document_get_file (self->document);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  GtkRecentData data = {
    .mime_type = (char *) SONDER_MIME_TYPE,
    .app_name = (char *) g_get_prgname (),
    .app_exec = (char *) "sonder %u",
  };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

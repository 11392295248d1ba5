/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "application.h"
#include "file-chooser.h"
#include "project-error.h"

#define EXTENSION ".sonder.json"

static void save_to (SonderWindow *self,
                     GFile        *file,
                     gboolean      overwrite);

static void save_as (SonderWindow *self);

/* The window stays, and so does the program. */
static void
give_up_closing (SonderWindow *self)
{
  self->close_after_save = FALSE;
  sonder_application_give_up_quitting (
    SONDER_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static void
conflict_response_cb (SonderWindow *self,
                      const char   *response)
{
  if (g_str_equal (response, "overwrite"))
    save_to (self, sonder_document_get_file (self->document), TRUE);
  else if (g_str_equal (response, "save-as"))
    save_as (self);
  else
    give_up_closing (self);
}

static void
ask_about_conflict (SonderWindow *self,
                    const GError *error)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _("Another program changed the file"),
                            error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "overwrite", _("_Overwrite"), "save-as", _("Save _As…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save-as");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (conflict_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_failed (SonderWindow *self,
             const GError *error)
{
  if (g_error_matches (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED))
    {
      ask_about_conflict (self, error);
      return;
    }

  give_up_closing (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sonder_window_show_error (self, _("The project could not be saved"), error);
}

static void
save_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SonderWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = sonder_document_save_finish (SONDER_DOCUMENT (source), result, &error);
  g_autoptr (GFile) next = g_steal_pointer (&self->save_next);
  gboolean close = self->close_after_save;

  if (G_OBJECT (self->document) != source)
    return; /* the window was taken away, or the file loaded again */

  sonder_window_update_title (self);
  sonder_window_update_notice (self);
  if (next != NULL)
    save_to (self, next, TRUE);
  else if (!saved)
    save_failed (self, error);
  else
    {
      sonder_window_remember_recent (self);
      self->close_after_save = FALSE;
      /* What was changed while it was saved is asked about. */
      if (close)
        gtk_window_close (GTK_WINDOW (self));
    }
}

static void
save_to (SonderWindow *self,
         GFile        *file,
         gboolean      overwrite)
{
  if (sonder_document_get_busy (self->document) && overwrite)
    g_set_object (&self->save_next, file);
  else if (!sonder_document_get_busy (self->document) && self->loading == NULL)
    sonder_document_save_async (self->document, file, overwrite, save_done_cb, g_object_ref (self));
}

/* The file chooser selects a name up to its last dot: who types "food" over that gets
 * "food.json". */
static char *
extend_name (const char *name)
{
  gsize length = strlen (name);

  if (g_str_has_suffix (name, ".json"))
    length -= strlen (".json");

  return g_strdup_printf ("%.*s%s", (int) length, name, EXTENSION);
}

/* A project's name ends as it must for the desktop to know it; but what is there
 * already was not asked about under that name. */
static GFile *
add_extension (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *extended = extend_name (name);
  g_autoptr (GFile) better = folder != NULL ? g_file_get_child (folder, extended) : NULL;

  if (better == NULL || g_str_has_suffix (name, EXTENSION) || g_file_query_exists (better, NULL))
    return g_object_ref (file);

  return g_steal_pointer (&better);
}

static void
save_as_chosen_cb (GtkWindow *window,
                   GFile     *chosen)
{
  SonderWindow *self = SONDER_WINDOW (window);
  g_autoptr (GFile) file = chosen != NULL ? add_extension (chosen) : NULL;

  if (file != NULL)
    save_to (self, file, TRUE);
  else
    give_up_closing (self);
}

static void
save_as (SonderWindow *self)
{
  g_autofree char *title = sonder_document_dup_title (self->document);
  g_autofree char *name = g_strconcat (title, EXTENSION, NULL);

  sonder_window_end_writing (self);
  g_strdelimit (name, "/", '-');
  sonder_choose_project_to_save (GTK_WINDOW (self), name, save_as_chosen_cb);
}

static void
save (SonderWindow *self)
{
  sonder_window_end_writing (self);
  if (sonder_document_get_file (self->document) == NULL)
    save_as (self);
  else
    save_to (self, sonder_document_get_file (self->document), FALSE);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (self->document != NULL)
    save (self);
}

static void
save_as_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (self->document != NULL)
    save_as (self);
}

static gboolean
destroy_cb (gpointer data)
{
  gtk_window_destroy (data);

  return G_SOURCE_REMOVE;
}

static void
close_response_cb (SonderWindow *self,
                   const char   *response)
{
  self->asking = FALSE;
  if (g_str_equal (response, "discard"))
    /* Not before the dialog is gone: GTK has it reach for the window at its end. */
    g_idle_add_full (G_PRIORITY_DEFAULT, destroy_cb, g_object_ref (self), g_object_unref);
  else if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      save (self);
    }
  else
    give_up_closing (self);
}

static gboolean
is_gone (SonderWindow *self)
{
  return sonder_file_watch_get_state (sonder_document_get_watch (self->document)) ==
         SONDER_FILE_GONE;
}

static void
ask_to_save (SonderWindow *self)
{
  g_autofree char *title = sonder_document_dup_title (self->document);
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _("Save changes before closing?"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    is_gone (self) ? _("The file of “%s” is no longer there. All of the project is lost if you do "
                       "not save it.")
                   : _("What changed in “%s” is lost if you do not save it."),
    title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  self->asking = TRUE;
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sonder_window_end_writing:
 *
 * What is being written somewhere comes into the project, as it does when the
 * focus leaves. The focus stays where it was, if that is still there.
 */
void
sonder_window_end_writing (SonderWindow *self)
{
  g_autoptr (GtkWidget) focus = NULL;

  g_set_object (&focus, gtk_window_get_focus (GTK_WINDOW (self)));
  if (focus == NULL || self->document == NULL)
    return;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (gtk_widget_get_root (focus) != GTK_ROOT (self) || !gtk_widget_get_mapped (focus))
    return;
  if (GTK_IS_TEXT (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else
    gtk_widget_grab_focus (focus);
}

/**
 * sonder_window_has_unsaved:
 *
 * Returns: whether closing has to wait: for an answer, or for the disk
 */
gboolean
sonder_window_has_unsaved (SonderWindow *self)
{
  return self->document != NULL && (sonder_document_get_modified (self->document) ||
                                    sonder_document_get_busy (self->document));
}

/**
 * sonder_window_delay_closing:
 *
 * Asks what is to become of unsaved changes, where there are any; the answer
 * closes the window. One that is being saved closes when that is done.
 *
 * Returns: whether the window stays for now
 */
gboolean
sonder_window_delay_closing (SonderWindow *self)
{
  sonder_window_end_writing (self);
  if (!sonder_window_has_unsaved (self))
    return FALSE;

  if (sonder_document_get_busy (self->document))
    self->close_after_save = TRUE;
  else if (!self->asking)
    ask_to_save (self);

  return TRUE;
}

void
sonder_window_add_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
}

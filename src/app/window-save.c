/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "window-private.h"

#include <glib/gi18n.h>

#include "file-chooser.h"
#include "project-error.h"

static void save_to (SonderWindow *self,
                     GFile        *file,
                     gboolean      overwrite);

static void
conflict_response_cb (SonderWindow *self,
                      const char   *response)
{
  if (g_str_equal (response, "overwrite"))
    save_to (self, sonder_document_get_file (self->document), TRUE);
  else if (g_str_equal (response, "save-as"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", NULL);
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
save_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SonderWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = sonder_document_save_finish (SONDER_DOCUMENT (source), result, &error);

  sonder_window_update_title (self);
  if (g_error_matches (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED))
    ask_about_conflict (self, error);
  else if (!saved && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sonder_window_show_error (self, _("The project could not be saved"), error);
  else if (saved)
    {
      sonder_window_remember_recent (self);
      if (self->close_after_save)
        gtk_window_destroy (GTK_WINDOW (self));
    }
  self->close_after_save = FALSE;
}

static void
save_to (SonderWindow *self,
         GFile        *file,
         gboolean      overwrite)
{
  if (!sonder_document_get_busy (self->document))
    sonder_document_save_async (self->document, file, overwrite, save_done_cb, g_object_ref (self));
}

static void
save_as_chosen_cb (GtkWindow *window,
                   GFile     *file)
{
  SonderWindow *self = SONDER_WINDOW (window);

  if (file != NULL)
    save_to (self, file, FALSE);
  else
    self->close_after_save = FALSE;
}

static void
save_as (SonderWindow *self)
{
  g_autofree char *title = sonder_document_dup_title (self->document);
  g_autofree char *name = g_strconcat (title, ".sonder.json", NULL);

  g_strdelimit (name, "/", '-');
  sonder_choose_project_to_save (GTK_WINDOW (self), name, save_as_chosen_cb);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (self->document == NULL)
    return;
  if (sonder_document_get_file (self->document) == NULL ||
      g_str_equal (action_name, "win.save-as"))
    save_as (self);
  else
    save_to (self, sonder_document_get_file (self->document), FALSE);
}

static void
close_response_cb (SonderWindow *self,
                   const char   *response)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
  else if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
    }
}

static void
ask_to_save (SonderWindow *self)
{
  g_autofree char *title = sonder_document_dup_title (self->document);
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _("Save changes before closing?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("What changed in “%s” is lost if you do not save it."),
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
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sonder_window_ask_before_closing:
 *
 * Asks what is to become of unsaved changes, where there are any; the answer
 * closes the window.
 *
 * Returns: whether it asks
 */
gboolean
sonder_window_ask_before_closing (SonderWindow *self)
{
  if (self->document == NULL || !sonder_document_get_modified (self->document))
    return FALSE;

  ask_to_save (self);
  return TRUE;
}

void
sonder_window_add_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_action);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "line-question.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_LENGTH 200

static void
response_cb (GtkWidget        *widget,
             const char       *response,
             AdwMessageDialog *dialog)
{
  SonderLineAnswered answered = g_object_get_data (G_OBJECT (dialog), "answered");
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (g_str_equal (response, "apply"))
    answered (widget, text);
}

/**
 * sonder_ask_line:
 * @widget: what asks; nothing is answered once it is gone
 * @text: what stands there at first
 *
 * Asks for one line of text over the widget's window.
 */
void
sonder_ask_line (GtkWidget          *widget,
                 const char         *heading,
                 const char         *body,
                 const char         *text,
                 SonderLineAnswered  answered)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_max_length (GTK_ENTRY (entry), MAX_LENGTH);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "apply",
                                    _("_Apply"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "apply",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "apply");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "answered", answered);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

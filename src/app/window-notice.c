/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "window-private.h"

#include <glib/gi18n.h>

static SonderFileState
get_state (SonderWindow *self)
{
  return sonder_file_watch_get_state (sonder_document_get_watch (self->document));
}

static char *
dup_text (SonderWindow *self)
{
  const char *reason =
    sonder_project_get_read_only_reason (sonder_document_get_project (self->document));

  switch (get_state (self))
    {
    case SONDER_FILE_CHANGED:
      return g_strdup (sonder_document_get_modified (self->document)
                         ? _("Another program changed this file. Reloading it drops your changes.")
                         : _("Another program changed this file."));
    case SONDER_FILE_GONE:
      return g_strdup (_("This file was moved or deleted."));
    case SONDER_FILE_SAME:
    default:
      return g_strdup (reason);
    }
}

static void
watch_changed_cb (SonderWindow *self)
{
  sonder_window_update_notice (self);
  sonder_window_update_title (self);
}

static void
active_changed_cb (SonderWindow *self)
{
  if (self->document != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    sonder_file_watch_check (sonder_document_get_watch (self->document));
}

static void
folded_changed_cb (SonderWindow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->notice_box),
                                  adw_leaflet_get_folded (self->leaflet)
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
}

static void
ignore_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gtk_revealer_set_reveal_child (SONDER_WINDOW (widget)->notice_revealer, FALSE);
}

void
sonder_window_add_notice_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.ignore-notice", NULL, ignore_action);
}

/**
 * sonder_window_init_notice:
 *
 * Looks after the document's file whenever somebody comes back to the window.
 */
void
sonder_window_init_notice (SonderWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_changed_cb), self,
                           G_CONNECT_SWAPPED);
  folded_changed_cb (self);
}

/**
 * sonder_window_watch_file:
 *
 * Follows what happens to the document's file.
 */
void
sonder_window_watch_file (SonderWindow *self)
{
  g_signal_connect_object (sonder_document_get_watch (self->document), "changed",
                           G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
  sonder_window_update_notice (self);
}

/**
 * sonder_window_update_notice:
 *
 * Shows what is to be said of the document's file, if anything is.
 */
void
sonder_window_update_notice (SonderWindow *self)
{
  g_autofree char *text = dup_text (self);
  SonderFileState state = get_state (self);

  if (text != NULL)
    gtk_label_set_text (self->notice_label, text);
  gtk_widget_set_visible (self->notice_buttons, state != SONDER_FILE_SAME);
  gtk_widget_set_visible (self->notice_reload, state == SONDER_FILE_CHANGED);
  gtk_widget_set_visible (self->notice_save, state == SONDER_FILE_GONE);
  gtk_revealer_set_reveal_child (self->notice_revealer, text != NULL);
}

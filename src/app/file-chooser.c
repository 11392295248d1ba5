/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "file-chooser.h"

#include <glib/gi18n.h>

static void
response_cb (GtkWindow            *parent,
             int                   response,
             GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  SonderFileChosen chosen = g_object_get_data (G_OBJECT (chooser), "chosen");

  g_object_unref (chooser);
  chosen (parent, response == GTK_RESPONSE_ACCEPT ? file : NULL);
}

static GtkFileChooser *
create_chooser (GtkWindow            *parent,
                const char           *title,
                GtkFileChooserAction  action,
                SonderFileChosen      chosen)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, parent, action,
                                 action == GTK_FILE_CHOOSER_ACTION_SAVE ? _("_Save") : _("_Open"),
                                 _("_Cancel"));

  g_object_set_data (G_OBJECT (chooser), "chosen", chosen);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), parent,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return GTK_FILE_CHOOSER (chooser);
}

static void
add_project_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Sonder Projects"));
  gtk_file_filter_add_pattern (filter, "*.sonder.json");
  gtk_file_chooser_add_filter (chooser, filter);
}

void
sonder_choose_project_to_open (GtkWindow        *parent,
                               SonderFileChosen  chosen)
{
  GtkFileChooser *chooser =
    create_chooser (parent, _("Open Project"), GTK_FILE_CHOOSER_ACTION_OPEN, chosen);

  add_project_filter (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * sonder_choose_project_to_save:
 * @name: a name for the file that can be changed
 */
void
sonder_choose_project_to_save (GtkWindow        *parent,
                               const char       *name,
                               SonderFileChosen  chosen)
{
  GtkFileChooser *chooser =
    create_chooser (parent, _("Save Project"), GTK_FILE_CHOOSER_ACTION_SAVE, chosen);

  add_project_filter (chooser);
  gtk_file_chooser_set_current_name (chooser, name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * sonder_choose_table:
 *
 * Asks for a CSV file.
 */
void
sonder_choose_table (GtkWindow        *parent,
                     SonderFileChosen  chosen)
{
  GtkFileChooser *chooser =
    create_chooser (parent, _("Import a Survey"), GTK_FILE_CHOOSER_ACTION_OPEN, chosen);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables as Text (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "chart-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export.h"
#include "figures-export.h"

/* Dots of a picture per pixel of the drawing. */
#define SCALE 2

static void
clear (SonderExported *exported)
{
  g_clear_pointer (&exported->figures, sonder_figures_free);
  g_clear_pointer (&exported->scene, sonder_scene_unref);
}

static gboolean
write_chart (const SonderExported *exported,
             GFile                *file,
             GError              **error)
{
  g_autofree char *path = g_file_get_path (file);
  SonderExportFormat format;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("Charts can only be written to folders of this computer."));
      return FALSE;
    }

  return sonder_export_format_from_path (path, &format, error) &&
         sonder_export_to_file (exported->scene, path, format, SCALE, error);
}

static gboolean
write_figures (const SonderExported *exported,
               GFile                *file,
               GError              **error)
{
  g_autofree char *csv = sonder_figures_export_to_csv (exported->figures);

  return g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}

static void
tell_written (SonderPage *page,
              GFile      *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  g_autofree char *message = g_strdup_printf (_("“%s” written"), display);

  sonder_page_toast (page, message);
}

static void
response_cb (SonderPage           *page,
             int                   response,
             GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  SonderExportMake make = g_object_get_data (G_OBJECT (chooser), "make");
  gboolean is_chart = g_object_get_data (G_OBJECT (chooser), "is-chart") != NULL;
  SonderExported exported = { 0 };
  g_autoptr (GError) error = NULL;

  g_object_unref (chooser);
  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    return;

  if (make (page, SONDER_THEME_PRINT, &exported, &error) &&
      (is_chart ? write_chart (&exported, file, &error) : write_figures (&exported, file, &error)))
    tell_written (page, file);
  else
    sonder_page_toast (page, error->message);
  clear (&exported);
}

static void
ask_for_file (SonderPage      *page,
              SonderExportMake make,
              const char      *title,
              const char      *name,
              gboolean         is_chart)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "make", make);
  g_object_set_data (G_OBJECT (chooser), "is-chart", GINT_TO_POINTER (is_chart));
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), page,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * sonder_chart_export_copy:
 *
 * Puts the chart on the clipboard, as a picture.
 */
void
sonder_chart_export_copy (SonderPage      *page,
                          SonderExportMake make)
{
  SonderExported exported = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (make (page, SONDER_THEME_LIGHT, &exported, &error))
    bytes = sonder_export_to_bytes (exported.scene, SONDER_EXPORT_PNG, SCALE, &error);
  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, &error);
  if (texture != NULL)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (page)), texture);
  sonder_page_toast (page, texture != NULL ? _("Chart copied") : error->message);
  clear (&exported);
}

/**
 * sonder_chart_export_chart:
 *
 * Asks for a file, whose ending says what it becomes, and writes the chart.
 */
void
sonder_chart_export_chart (SonderPage      *page,
                           SonderExportMake make)
{
  /* Translators: name of a file; keep the ending */
  ask_for_file (page, make, _("Export Chart as SVG, PNG or PDF"), _("chart.svg"), TRUE);
}

/**
 * sonder_chart_export_figures:
 *
 * Asks for a file and writes the figures as CSV.
 */
void
sonder_chart_export_figures (SonderPage      *page,
                             SonderExportMake make)
{
  /* Translators: name of a file; keep the ending */
  ask_for_file (page, make, _("Export Figures"), _("figures.csv"), FALSE);
}

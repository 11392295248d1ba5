/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "map-export.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "board.h"
#include "export.h"
#include "map-names.h"
#include "privacy.h"
#include "widget-theme.h"
#include "wording.h"

/* As wide to its height as paper; the board is larger where its notes need it. */
#define WIDTH 1414
#define HEIGHT 1000
#define EM 15

/* Pixels of a picture for one of the board. */
#define SCALE 2

typedef struct
{
  SonderPage *page;
  char       *map_id;
} Export;

static void
export_free (gpointer data,
             GClosure *closure)
{
  Export *export = data;

  g_object_unref (export->page);
  g_free (export->map_id);
  g_free (export);
}

static SonderTheme *
create_theme (GtkWidget *widget)
{
  PangoFontDescription *font =
    pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return sonder_theme_new (SONDER_THEME_LIGHT, pango_font_description_get_family (font), 1,
                           rtl ? SONDER_DIRECTION_RTL : SONDER_DIRECTION_LTR);
}

static char *
dup_signature (SonderItem *map)
{
  const char *by = sonder_item_get_text (map, "by");
  g_autofree char *date = sonder_wording_date (sonder_item_get_date (map, "date"));

  if (*by == '\0' || date == NULL)
    return g_strdup (*by != '\0' ? by : date != NULL ? date : "");
  /* Translators: who made a map, and its date */
  return g_strdup_printf (_("%s, %s"), by, date);
}

/**
 * sonder_map_export_lay_out:
 * @widget: whose fonts and text direction are taken
 *
 * Returns: (transfer full): the whole board in light colours, with a heading
 */
SonderScene *
sonder_map_export_lay_out (GtkWidget     *widget,
                           SonderProject *project,
                           SonderItem    *map)
{
  SonderItem *root = sonder_project_get_root (project);
  g_autofree char *title = sonder_map_dup_shown_title (project, map);
  g_autofree char *subject = sonder_map_dup_shown_subject (project, map);
  g_autofree char *goal = sonder_privacy_dup_field (project, map, "goal");
  g_autofree char *own_signature = dup_signature (map);
  g_autofree char *signature = sonder_privacy_dup_text (project, own_signature);
  const SonderBoardHeading heading = {
    .title = title,
    .goal = goal,
    .signature = signature,
    .key = _("Dashed: an assumption. Number: how many quotations support it. "
             "Split corner: disputed."),
  };
  const SonderBoardOptions options = {
    .em = EM,
    .subject = subject,
    .color = sonder_map_get_color (map, root),
    .heading = &heading,
    .masking = sonder_privacy_get_masking (project),
  };
  g_autoptr (SonderTheme) theme = create_theme (widget);
  g_autoptr (SonderBoard) board = sonder_board_new_miniature (map, theme, &options, WIDTH, HEIGHT);

  return sonder_scene_ref (sonder_board_get_scene (board));
}

/**
 * sonder_map_export_copy:
 *
 * Puts a picture of the board into the clipboard.
 */
void
sonder_map_export_copy (SonderPage *page,
                        SonderItem *map)
{
  g_autoptr (SonderScene) scene =
    sonder_map_export_lay_out (GTK_WIDGET (page), sonder_page_get_project (page), map);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sonder_export_to_bytes (scene, SONDER_EXPORT_PNG, SCALE, &error);
  g_autoptr (GdkTexture) texture =
    bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (texture != NULL)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (page)), texture);
  sonder_page_toast (page, texture != NULL ? _("Picture of the map copied") : error->message);
}

static void
write_map (Export *export,
           GFile  *file)
{
  SonderProject *project = sonder_page_get_project (export->page);
  /* The page can be gone by the time that a file is chosen. */
  SonderItem *map = project != NULL
                      ? sonder_project_find_item (project, SONDER_KIND_MAP, export->map_id)
                      : NULL;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *message = NULL;
  g_autoptr (SonderScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  SonderExportFormat format;

  if (map == NULL)
    return;

  scene = sonder_map_export_lay_out (GTK_WIDGET (export->page), project, map);
  if (path == NULL)
    message = g_strdup (_("Maps can only be written to folders of this computer."));
  else if (sonder_export_format_from_path (path, &format, &error) &&
           sonder_export_to_file (scene, path, format, SCALE, &error))
    /* Translators: %s is the name of a file */
    message = g_strdup_printf (_("“%s” written"), display);
  sonder_page_toast (export->page, message != NULL ? message : error->message);
}

static void
response_cb (GtkFileChooserNative *chooser,
             int                   response,
             gpointer              user_data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    write_map (user_data, file);
  g_object_unref (chooser);
}

/**
 * sonder_map_export_ask:
 *
 * Asks for the name of a PDF, SVG or PNG file and writes the board to it.
 */
void
sonder_map_export_ask (SonderPage *page,
                       SonderItem *map)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _("Export Map"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
    GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  g_autofree char *title = sonder_map_dup_shown_title (sonder_page_get_project (page), map);
  g_autofree char *name = g_strconcat (g_strdelimit (title, "/\\", '-'), ".pdf", NULL);
  Export *export = g_new0 (Export, 1);

  export->page = g_object_ref (page);
  export->map_id = g_strdup (sonder_item_get_id (map));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), export, export_free,
                         G_CONNECT_DEFAULT);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "paint.h"
#include "svg-notes.h"

/* A pixel of the scene is 1/96 inch, a point of paper 1/72. */
#define POINTS_PER_PIXEL 0.75

#define LONGEST_SIDE 32000
#define MOST_PIXELS 150e6

static const char *const extensions[] = {
  [SONDER_EXPORT_SVG] = ".svg",
  [SONDER_EXPORT_PNG] = ".png",
  [SONDER_EXPORT_PDF] = ".pdf",
};

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The drawing failed: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
paint_and_finish (const SonderScene *scene, cairo_surface_t *surface, double scale, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  sonder_scene_paint (scene, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  return check_status (status, error);
}

static GBytes *
export_svg (const SonderScene *scene, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      append_cb, data, sonder_scene_get_width (scene), sonder_scene_get_height (scene));
  gboolean painted;
  char *svg;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  painted = paint_and_finish (scene, surface, 1, error);
  cairo_surface_destroy (surface);
  if (!painted)
    return NULL;

  svg = sonder_svg_annotate (scene, (const char *)data->data, data->len);
  return g_bytes_new_take (svg, strlen (svg));
}

/* Without a date: the same drawing gives the same bytes. */
static void
set_metadata (const SonderScene *scene, cairo_surface_t *surface)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  sonder_scene_get_title (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  sonder_scene_get_description (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Sonder");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

static GBytes *
export_pdf (const SonderScene *scene, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_cb, data, sonder_scene_get_width (scene) * POINTS_PER_PIXEL,
      sonder_scene_get_height (scene) * POINTS_PER_PIXEL);
  gboolean painted;

  set_metadata (scene, surface);
  painted = paint_and_finish (scene, surface, POINTS_PER_PIXEL, error);
  cairo_surface_destroy (surface);
  return painted ? g_byte_array_free_to_bytes (g_steal_pointer (&data)) : NULL;
}

static gboolean
check_size (double width, double height, GError **error)
{
  if (width >= 1 && height >= 1 && width <= LONGEST_SIDE && height <= LONGEST_SIDE &&
      width * height <= MOST_PIXELS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("A picture of %.0f × %.0f pixels cannot be written: choose another size or "
                  "scale"),
               width, height);
  return FALSE;
}

static GBytes *
write_png (cairo_surface_t *surface, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  if (!check_status (cairo_surface_write_to_png_stream (surface, append_cb, data), error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static GBytes *
export_png (const SonderScene *scene, double scale, GError **error)
{
  cairo_surface_t *surface;
  GBytes *bytes = NULL;

  if (!check_size (round (sonder_scene_get_width (scene) * scale),
                   round (sonder_scene_get_height (scene) * scale), error))
    return NULL;

  surface = sonder_scene_render (scene, scale);
  if (check_status (cairo_surface_status (surface), error))
    bytes = write_png (surface, error);
  cairo_surface_destroy (surface);
  return bytes;
}

/* A link keeps pointing to its file, and the file keeps its mode. What is not a
 * file, such as a device, must not be replaced by one. */
static gboolean
write_whole (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *target = realpath (path, NULL);
  const char *name = target ? target : path;
  g_autofree char *folder = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GStatBuf info = { .st_mode = 0666 };
  gboolean exists = g_stat (name, &info) == 0;

  if (exists && !S_ISREG (info.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("“%s” is not a file that can be replaced"), path);
      return FALSE;
    }
  /* GLib's message would name a temporary file. */
  folder = g_path_get_dirname (name);
  if (g_access (folder, W_OK | X_OK) != 0)
    {
      int problem = errno;

      g_set_error (error, G_IO_ERROR, (int)g_io_error_from_errno (problem),
                   _ ("“%s” cannot be written: %s"), path, g_strerror (problem));
      return FALSE;
    }
  if (!g_file_set_contents_full (name, data, (gssize)length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 (int)info.st_mode & 0777, error))
    return FALSE;
  if (exists)
    g_chmod (name, (int)info.st_mode & 0777);
  return TRUE;
}

/**
 * sonder_export_format_from_path:
 * @path: name of a file to be written
 * @format: (out): the format that its ending asks for
 *
 * Returns: %FALSE where it ends in none of .svg, .png and .pdf.
 */
gboolean
sonder_export_format_from_path (const char *path, SonderExportFormat *format, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      if (!g_str_has_suffix (lower, extensions[i]))
        continue;
      *format = (SonderExportFormat)i;
      return TRUE;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("“%s” does not say what to write: end it in .svg, .png or .pdf"), path);
  return FALSE;
}

/**
 * sonder_export_to_bytes:
 * @scale: for PNG, pixels of the picture per pixel of the scene; SVG and PDF have
 *   no pixels
 *
 * The same scene gives the same bytes.
 *
 * Returns: (transfer full) (nullable): the file's content.
 */
GBytes *
sonder_export_to_bytes (const SonderScene *scene,
                        SonderExportFormat format,
                        double scale,
                        GError **error)
{
  switch (format)
    {
    case SONDER_EXPORT_SVG:
      return export_svg (scene, error);
    case SONDER_EXPORT_PDF:
      return export_pdf (scene, error);
    case SONDER_EXPORT_PNG:
    default:
      return export_png (scene, scale, error);
    }
}

/**
 * sonder_export_to_file:
 *
 * Writes the file whole or not at all: what was there stays until the new file is
 * complete.
 *
 * Returns: whether it was written.
 */
gboolean
sonder_export_to_file (const SonderScene *scene,
                       const char *path,
                       SonderExportFormat format,
                       double scale,
                       GError **error)
{
  g_autoptr (GBytes) bytes = sonder_export_to_bytes (scene, format, scale, error);

  return bytes != NULL && write_whole (path, bytes, error);
}

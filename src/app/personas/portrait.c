/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "portrait.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <string.h>

#include "board-words.h"
#include "palette.h"

/* What is taken: a photograph of any camera, and no bomb. */
#define MAX_FILE_BYTES (20 * 1024 * 1024)
#define MAX_FILE_PIXELS (50 * 1000 * 1000)
/* What is kept. */
#define SIDE 256
#define MAX_KEPT_BYTES (64 * 1024)
/* What is shown of a project that another program wrote. */
#define MAX_SHOWN_LENGTH (1024 * 1024)
#define MAX_SHOWN_PIXELS (4 * 1000 * 1000)

#define READ_BYTES (64 * 1024)

G_DEFINE_QUARK (sonder-portrait-error-quark, sonder_portrait_error)

typedef struct
{
  gint64   max_pixels;
  gboolean too_large;
} SizeCheck;

typedef struct
{
  char       *portrait;
  GdkTexture *texture; /* (nullable) */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_free (shown->portrait);
  g_clear_object (&shown->texture);
  g_free (shown);
}

/* By what the bytes begin with; other kinds are not worth what their loaders
 * might do. */
static const char *
find_type (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  /* The loader is content with half a PNG, and leaves the rest to chance. */
  if (size >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return memmem (data, size, "IEND", 4) != NULL ? "png" : NULL;
  if (size >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "jpeg";
  if (size >= 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return "webp";

  return NULL;
}

/* Called when the header is read and nothing is decoded yet: no room is made for
 * a picture of no size. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  SizeCheck       *check)
{
  check->too_large = (gint64) width * height > check->max_pixels;
  if (check->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static GdkPixbuf *
fail (SonderPortraitError code,
      GError            **error)
{
  g_set_error_literal (error, SONDER_PORTRAIT_ERROR, (int) code,
                       code == SONDER_PORTRAIT_ERROR_TOO_LARGE
                         ? _("The picture is too large. Take one of at most 50 megapixels and "
                             "20 megabytes.")
                         : _("This is not a picture that can be shown. Take a PNG, JPEG or WebP "
                             "picture."));
  return NULL;
}

static GdkPixbuf *
decode (GBytes  *bytes,
        gint64   max_pixels,
        GError **error)
{
  const char *type = find_type (bytes);
  g_autoptr (GdkPixbufLoader) loader =
    type != NULL ? gdk_pixbuf_loader_new_with_type (type, NULL) : NULL;
  SizeCheck check = { max_pixels, FALSE };
  GdkPixbuf *pixbuf;
  gboolean sound;

  if (loader == NULL)
    return fail (SONDER_PORTRAIT_ERROR_NOT_A_PICTURE, error);

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &check);
  sound = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  sound = gdk_pixbuf_loader_close (loader, NULL) && sound;
  if (check.too_large)
    return fail (SONDER_PORTRAIT_ERROR_TOO_LARGE, error);

  pixbuf = sound ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixbuf == NULL)
    return fail (SONDER_PORTRAIT_ERROR_NOT_A_PICTURE, error);

  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/* The square in the middle; of a tall picture, rather where a head is. */
static GdkPixbuf *
cut_square (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int side = MIN (width, height);
  g_autoptr (GdkPixbuf) square =
    gdk_pixbuf_new_subpixbuf (pixbuf, (width - side) / 2, (height - side) / 3, side, side);

  return gdk_pixbuf_scale_simple (square, MIN (side, SIDE), MIN (side, SIDE),
                                  GDK_INTERP_HYPER);
}

static GBytes *
encode (GdkPixbuf  *pixbuf,
        const char *type,
        GError    **error)
{
  gboolean is_jpeg = g_str_equal (type, "jpeg");
  char *buffer;
  gsize size;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, type, error,
                                  is_jpeg ? "quality" : "compression", is_jpeg ? "85" : "9", NULL))
    return NULL;

  return g_bytes_new_take (buffer, size);
}

static GdkPixbuf *
put_on_white (GdkPixbuf *pixbuf)
{
  return gdk_pixbuf_composite_color_simple (pixbuf, gdk_pixbuf_get_width (pixbuf),
                                            gdk_pixbuf_get_height (pixbuf), GDK_INTERP_NEAREST,
                                            255, 8, 0xffffff, 0xffffff);
}

/* See-through pictures as PNG if they are small enough, all others as JPEG. */
static char *
make_portrait (GdkPixbuf *pixbuf,
               GError   **error)
{
  g_autoptr (GdkPixbuf) square = cut_square (pixbuf);
  g_autoptr (GdkPixbuf) opaque = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *base64 = NULL;
  const char *type = gdk_pixbuf_get_has_alpha (square) ? "png" : "jpeg";

  bytes = encode (square, type, error);
  if (bytes != NULL && g_bytes_get_size (bytes) > MAX_KEPT_BYTES)
    {
      type = "jpeg";
      opaque = put_on_white (square);
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = encode (opaque, type, error);
    }
  if (bytes == NULL)
    return NULL;

  base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strdup_printf ("data:image/%s;base64,%s", type, base64);
}

/* One byte more than is taken shows that there are too many. */
static GBytes *
read_bounded (GInputStream *stream,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (READ_BYTES);
  gssize n_read = 1;

  while (n_read > 0 && content->len <= MAX_FILE_BYTES)
    {
      n_read = g_input_stream_read (stream, block, READ_BYTES, cancellable, error);
      if (n_read > 0)
        g_byte_array_append (content, block, (guint) n_read);
    }

  return n_read >= 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&content)) : NULL;
}

static GInputStream *
open_stream (gpointer      source,
             GCancellable *cancellable,
             GError      **error)
{
  return G_IS_FILE (source) ? G_INPUT_STREAM (g_file_read (source, cancellable, error))
                            : g_object_ref (source);
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      source,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GInputStream) stream = open_stream (source, cancellable, &error);
  g_autoptr (GBytes) bytes = stream != NULL ? read_bounded (stream, cancellable, &error) : NULL;
  char *portrait = bytes != NULL ? sonder_portrait_from_bytes (bytes, &error) : NULL;

  if (portrait != NULL)
    g_task_return_pointer (task, portrait, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * sonder_portrait_from_bytes:
 * @bytes: a PNG, JPEG or WebP picture
 *
 * Cuts a picture to a square and makes it small; its size is checked before it
 * is decoded. Safe in any thread.
 *
 * Returns: (transfer full) (nullable): the data URI; %NULL with a
 *   SONDER_PORTRAIT_ERROR
 */
char *
sonder_portrait_from_bytes (GBytes  *bytes,
                            GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (g_bytes_get_size (bytes) > MAX_FILE_BYTES)
    fail (SONDER_PORTRAIT_ERROR_TOO_LARGE, error);
  else
    pixbuf = decode (bytes, MAX_FILE_PIXELS, error);

  return pixbuf != NULL ? make_portrait (pixbuf, error) : NULL;
}

/**
 * sonder_portrait_load_async:
 * @source: a #GFile, or a #GInputStream of a picture
 *
 * As sonder_portrait_from_bytes(), in a thread.
 */
void
sonder_portrait_load_async (gpointer            source,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (source) || G_IS_INPUT_STREAM (source));

  g_task_set_source_tag (task, sonder_portrait_load_async);
  g_task_set_task_data (task, g_object_ref (source), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/**
 * sonder_portrait_load_finish:
 *
 * Returns: (transfer full) (nullable): the data URI; %NULL with an error
 */
char *
sonder_portrait_load_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sonder_portrait_to_texture:
 * @portrait: as it stands in a project, from wherever that came
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where this is none
 */
GdkTexture *
sonder_portrait_to_texture (const char *portrait)
{
  const char *data = g_str_has_prefix (portrait, "data:image/") ? strstr (portrait, ";base64,")
                                                                : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  guchar *content;
  gsize size;

  if (data == NULL || strlen (data) > MAX_SHOWN_LENGTH)
    return NULL;

  content = g_base64_decode (data + strlen (";base64,"), &size);
  bytes = g_bytes_new_take (content, size);
  pixbuf = decode (bytes, MAX_SHOWN_PIXELS, NULL);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

/**
 * sonder_portrait_show:
 *
 * Shows a persona's picture, or else its initials.
 */
void
sonder_portrait_show (AdwAvatar  *face,
                      SonderItem *persona)
{
  const char *portrait = sonder_item_get_text (persona, "portrait");
  const char *name = sonder_item_get_text (persona, "name");
  SonderItem *root = sonder_item_get_parent (persona);
  Shown *shown = g_object_get_data (G_OBJECT (persona), "sonder-portrait");

  if (shown == NULL || !g_str_equal (shown->portrait, portrait))
    {
      shown = g_new (Shown, 1);
      shown->portrait = g_strdup (portrait);
      shown->texture = sonder_portrait_to_texture (portrait);
      g_object_set_data_full (G_OBJECT (persona), "sonder-portrait", shown, shown_free);
    }

  sonder_face_set_slot (face, root != NULL ? sonder_persona_get_color (persona, root) : "");
  adw_avatar_set_text (face, name);
  adw_avatar_set_show_initials (face, *name != '\0');
  adw_avatar_set_custom_image (face, (GdkPaintable *) shown->texture);
}

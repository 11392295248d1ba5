/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "portrait.h"

#define MAX_KEPT_BYTES (64 * 1024)

/* A picture of noise, which no format makes small. */
static GdkPixbuf *
make_noise (int      width,
            int      height,
            gboolean has_alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  guint32 state = 1;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (pixbuf); i++)
    {
      state = state * 1664525 + 1013904223;
      pixels[i] = (guint8) (state >> 24);
    }

  return pixbuf;
}

static GBytes *
encode (GdkPixbuf  *pixbuf,
        const char *type)
{
  char *buffer;
  gsize size;

  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, type, NULL, NULL));
  return g_bytes_new_take (buffer, size);
}

static void
test_from_bytes (void)
{
  static const struct
  {
    const char *name;
    int         width;
    int         height;
    gboolean    has_alpha;
    const char *type;
    int         side;
    const char *prefix;
  } rows[] = {
    { "wide photograph", 900, 300, FALSE, "jpeg", 256, "data:image/jpeg;base64," },
    { "tall photograph", 300, 900, FALSE, "png", 256, "data:image/jpeg;base64," },
    { "small stays small", 20, 30, FALSE, "png", 20, "data:image/jpeg;base64," },
    { "one pixel", 1, 1, FALSE, "png", 1, "data:image/jpeg;base64," },
    { "see-through", 64, 64, TRUE, "png", 64, "data:image/png;base64," },
    { "see-through, too large as PNG", 900, 900, TRUE, "png", 256, "data:image/jpeg;base64," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GdkPixbuf) pixbuf = make_noise (rows[i].width, rows[i].height, rows[i].has_alpha);
      g_autoptr (GBytes) bytes = encode (pixbuf, rows[i].type);
      g_autoptr (GError) error = NULL;
      g_autofree char *portrait = sonder_portrait_from_bytes (bytes, &error);
      g_autoptr (GdkTexture) texture = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (portrait, rows[i].prefix));
      g_assert_cmpuint (strlen (portrait), <=, strlen (rows[i].prefix) + MAX_KEPT_BYTES * 4 / 3 + 4);
      texture = sonder_portrait_to_texture (portrait);
      g_assert_nonnull (texture);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, rows[i].side);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, rows[i].side);
    }
}

/* The header of a PNG of that size with next to nothing behind it. */
static GBytes *
make_bomb (guint32 width,
           guint32 height)
{
  g_autoptr (GdkPixbuf) pixbuf = make_noise (1, 1, FALSE);
  g_autoptr (GBytes) small = encode (pixbuf, "png");
  gsize size;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&small), &size);
  guint32 crc = 0xffffffff;

  width = GUINT32_TO_BE (width);
  height = GUINT32_TO_BE (height);
  memcpy (data + 16, &width, 4);
  memcpy (data + 20, &height, 4);
  for (guint i = 12; i < 29; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
  crc = GUINT32_TO_BE (~crc);
  memcpy (data + 29, &crc, 4);

  return g_bytes_new_take (data, size);
}

static void
test_hostile (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_noise (64, 64, FALSE);
  g_autoptr (GBytes) png = encode (pixbuf, "png");
  const struct
  {
    const char         *name;
    GBytes             *bytes;
    SonderPortraitError code;
  } rows[] = {
    { "nothing", g_bytes_new_static ("", 0), SONDER_PORTRAIT_ERROR_NOT_A_PICTURE },
    { "text", g_bytes_new_static ("hello", 5), SONDER_PORTRAIT_ERROR_NOT_A_PICTURE },
    { "a drawing that could fetch files", g_bytes_new_static ("<svg xmlns='...'/>", 18),
      SONDER_PORTRAIT_ERROR_NOT_A_PICTURE },
    { "GIF", g_bytes_new_static ("GIF89a\1\0\1\0", 10), SONDER_PORTRAIT_ERROR_NOT_A_PICTURE },
    { "only the signature", g_bytes_new_static ("\x89PNG\r\n\x1a\n", 8),
      SONDER_PORTRAIT_ERROR_NOT_A_PICTURE },
    { "cut off", g_bytes_new_from_bytes (png, 0, 60), SONDER_PORTRAIT_ERROR_NOT_A_PICTURE },
    { "10 gigapixels", make_bomb (100000, 100000), SONDER_PORTRAIT_ERROR_TOO_LARGE },
    { "a stripe", make_bomb (999999, 51), SONDER_PORTRAIT_ERROR_TOO_LARGE },
    { "an impossible size", make_bomb (0x7fffffff, 1), SONDER_PORTRAIT_ERROR_NOT_A_PICTURE },
    { "just too large", make_bomb (7072, 7072), SONDER_PORTRAIT_ERROR_TOO_LARGE },
    { "more than 20 MB", g_bytes_new_take (g_malloc0 (20 * 1024 * 1024 + 1), 20 * 1024 * 1024 + 1),
      SONDER_PORTRAIT_ERROR_TOO_LARGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *portrait = sonder_portrait_from_bytes (rows[i].bytes, &error);

      g_test_message ("%s", rows[i].name);
      g_assert_error (error, SONDER_PORTRAIT_ERROR, (int) rows[i].code);
      g_assert_null (portrait);
      g_bytes_unref (rows[i].bytes);
    }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static char *
load (gpointer   source,
      GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sonder_portrait_load_async (source, NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return sonder_portrait_load_finish (result, error);
}

static void
test_load (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_noise (300, 300, FALSE);
  g_autoptr (GBytes) bytes = encode (pixbuf, "jpeg");
  g_autofree char *expected = sonder_portrait_from_bytes (bytes, NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "sonder-portrait-XXXXXX", NULL);
  int descriptor = g_mkstemp (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *from_file = NULL;
  g_autofree char *from_stream = NULL;
  g_autofree char *from_nothing = NULL;

  g_assert_true (g_close (descriptor, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  from_file = load (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (from_file, ==, expected);
  from_stream = load (stream, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (from_stream, ==, expected);

  g_assert_true (g_file_delete (file, NULL, NULL));
  from_nothing = load (file, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What a project may hold that another program wrote. */
static void
test_to_texture (void)
{
  g_autoptr (GBytes) bomb = make_bomb (3000, 3000);
  g_autofree char *base64 =
    g_base64_encode (g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb));
  g_autofree char *large = g_strconcat ("data:image/png;base64,", base64, NULL);
  g_autofree char *as = g_strnfill (2000000, 'A');
  g_autofree char *endless = g_strconcat ("data:image/png;base64,", as, NULL);
  const char *const rows[] = { "", "paula.png", "data:", "data:image/png;base64,",
                               "data:image/png,abc", "data:image/png;base64,!!!!",
                               "data:text/plain;base64,aGVsbG8=", "file:///etc/passwd", large,
                               endless };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%.40s", rows[i]);
      g_assert_null (sonder_portrait_to_texture (rows[i]));
    }
}

static void
test_show (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_noise (32, 32, FALSE);
  g_autoptr (GBytes) bytes = encode (pixbuf, "png");
  g_autofree char *portrait = sonder_portrait_from_bytes (bytes, NULL);
  g_autoptr (SonderItem) persona = sonder_item_new (SONDER_KIND_PERSONA, NULL);
  GtkWidget *face = g_object_ref_sink (adw_avatar_new (64, NULL, TRUE));

  sonder_portrait_show (ADW_AVATAR (face), persona);
  g_assert_false (adw_avatar_get_show_initials (ADW_AVATAR (face)));
  g_assert_null (adw_avatar_get_custom_image (ADW_AVATAR (face)));

  sonder_item_set_text (persona, "name", "Paula");
  sonder_item_set_text (persona, "portrait", portrait);
  sonder_portrait_show (ADW_AVATAR (face), persona);
  g_assert_cmpstr (adw_avatar_get_text (ADW_AVATAR (face)), ==, "Paula");
  g_assert_nonnull (adw_avatar_get_custom_image (ADW_AVATAR (face)));

  sonder_item_set_text (persona, "portrait", "");
  sonder_portrait_show (ADW_AVATAR (face), persona);
  g_assert_null (adw_avatar_get_custom_image (ADW_AVATAR (face)));
  g_assert_true (adw_avatar_get_show_initials (ADW_AVATAR (face)));
  g_object_unref (face);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/portrait/from-bytes", test_from_bytes);
  g_test_add_func ("/portrait/hostile", test_hostile);
  g_test_add_func ("/portrait/load", test_load);
  g_test_add_func ("/portrait/to-texture", test_to_texture);
  g_test_add_func ("/portrait/show", test_show);

  return g_test_run ();
}

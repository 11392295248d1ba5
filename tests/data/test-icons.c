/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* A pixel counts as painted from here. */
#define PAINTED 32

typedef struct
{
  const char *name;
  int size; /* as the file says */
} IconCase;

static const IconCase colour_cases[] = {
  { "hicolor/scalable/apps/io.github.sonder.Sonder.svg", 128 },
  { "hicolor/scalable/mimetypes/io.github.sonder.Sonder-project.svg", 128 },
};

static const char app_symbolic[] = "hicolor/symbolic/apps/io.github.sonder.Sonder-symbolic.svg";
static const char action_folder[] = "scalable/actions";

static gboolean
can_read_svg (void)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *l = formats; l != NULL; l = l->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (l->data);

      if (g_str_equal (name, "svg"))
        return TRUE;
    }
  g_test_skip ("librsvg's image loader is not installed (Debian: librsvg2-common)");
  return FALSE;
}

static char *
icon_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "icons", name, NULL);
}

static char *
read_icon (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static GdkPixbuf *
render (const char *svg,
        int         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (svg, -1, NULL);
  GdkPixbuf *picture;

  /* Keeping the proportions, so that an icon that is not square shows. */
  picture = gdk_pixbuf_new_from_stream_at_scale (stream, size, size, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, size);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, size);
  g_assert_true (gdk_pixbuf_get_has_alpha (picture));
  return picture;
}

static const guint8 *
pixel_at (GdkPixbuf *picture,
          int        x,
          int        y)
{
  return gdk_pixbuf_read_pixels (picture) + (gsize) y * gdk_pixbuf_get_rowstride (picture) + 4 * (gsize) x;
}

/* The painted part of the picture, 0 to 1. */
static double
coverage (GdkPixbuf *picture)
{
  int size = gdk_pixbuf_get_width (picture);
  int painted = 0;

  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      painted += pixel_at (picture, x, y)[3] >= PAINTED;
  return (double) painted / size / size;
}

static void
assert_natural_size (const char *path,
                     int         expected)
{
  int width = 0, height = 0;

  g_assert_nonnull (gdk_pixbuf_get_file_info (path, &width, &height));
  g_assert_cmpint (width, ==, expected);
  g_assert_cmpint (height, ==, expected);
}

static void
test_colour (gconstpointer data)
{
  static const int sizes[] = { 16, 24, 32, 48, 64, 128, 256, 512 };
  const IconCase *row = data;
  g_autofree char *path = icon_path (row->name);
  g_autofree char *svg = read_icon (path);

  if (!can_read_svg ())
    return;
  assert_natural_size (path, row->size);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GdkPixbuf) picture = render (svg, sizes[i]);

      g_test_message ("%d pixels", sizes[i]);
      g_assert_cmpfloat (coverage (picture), >, 0.4);
      g_assert_cmpfloat (coverage (picture), <, 0.95);
      g_assert_cmpint (pixel_at (picture, 0, 0)[3], ==, 0);
      g_assert_cmpint (pixel_at (picture, sizes[i] / 2, sizes[i] / 2)[3], ==, 255);
    }
}

/* GTK fills every shape of a symbolic icon with the text colour. */
static char *
recolour (const char *svg)
{
  static const char style[] = "<style>rect,circle,path { fill: #ff0000 !important; }</style>";
  const char *root = strstr (svg, "<svg");
  const char *end;

  g_assert_nonnull (root);
  end = strchr (root, '>');
  g_assert_nonnull (end);
  return g_strdup_printf ("%.*s%s%s", (int) (end + 1 - svg), svg, style, end + 1);
}

/* The same shapes, in red alone. */
static void
assert_recoloured (GdkPixbuf *plain,
                   GdkPixbuf *red)
{
  int size = gdk_pixbuf_get_width (plain);

  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        const guint8 *pixel = pixel_at (red, x, y);

        g_assert_cmpint (pixel[3], ==, pixel_at (plain, x, y)[3]);
        if (pixel[3] >= PAINTED)
          {
            g_assert_cmpint (pixel[0], >, 250);
            g_assert_cmpint (pixel[1] + pixel[2], ==, 0);
          }
      }
}

static void
test_symbolic (gconstpointer data)
{
  static const int sizes[] = { 16, 32, 64 };
  g_autofree char *path = icon_path (data);
  g_autofree char *svg = read_icon (path);
  g_autofree char *red = recolour (svg);

  if (!can_read_svg ())
    return;
  assert_natural_size (path, 16);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GdkPixbuf) plain_picture = render (svg, sizes[i]);
      g_autoptr (GdkPixbuf) red_picture = render (red, sizes[i]);

      g_test_message ("%d pixels", sizes[i]);
      g_assert_cmpfloat (coverage (plain_picture), >, 0.15);
      g_assert_cmpfloat (coverage (plain_picture), <, 0.9);
      assert_recoloured (plain_picture, red_picture);
    }
}

/* The build knows of every icon in the folder. */
static void
test_listed (gconstpointer data)
{
  const char *const *listed = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = icon_path (action_folder);
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;
  guint n_found = 0;

  g_assert_no_error (error);
  for (; (name = g_dir_read_name (folder)) != NULL; n_found++)
    {
      g_test_message ("%s", name);
      g_assert_true (g_str_has_prefix (name, "sonder-"));
      g_assert_true (g_str_has_suffix (name, "-symbolic.svg"));
      g_assert_true (g_strv_contains (listed, name));
    }
  g_assert_cmpuint (n_found, ==, g_strv_length ((char **) listed));
}

static void
add_icon (const char   *group,
          const char   *name,
          gconstpointer data,
          GTestDataFunc test)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *path = g_strconcat ("/icons/", group, "/", base, NULL);

  g_test_add_data_func (path, data, test);
}

/* The arguments are the icons that the build knows. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (colour_cases); i++)
    add_icon ("colour", colour_cases[i].name, &colour_cases[i], test_colour);
  add_icon ("symbolic", app_symbolic, app_symbolic, test_symbolic);
  for (int i = 1; i < argc; i++)
    {
      g_ptr_array_add (listed, g_path_get_basename (argv[i]));
      g_ptr_array_add (names, g_build_filename (action_folder, listed->pdata[i - 1], NULL));
      add_icon ("symbolic", argv[i], names->pdata[i - 1], test_symbolic);
    }
  g_ptr_array_add (listed, NULL);
  g_test_add_data_func ("/icons/listed", listed->pdata, test_listed);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chart.h"
#include "sample-figures.h"

static const char *const names[] = { "Pro", "Max <b>", "Büro & Co", NULL };

static const SonderExportFormat formats[] = { SONDER_EXPORT_SVG, SONDER_EXPORT_PNG,
                                              SONDER_EXPORT_PDF };

static SonderScene *
make_scene (SonderChartKind kind)
{
  const SampleSpec sample = {
    .by = SONDER_BY_SEGMENT,
    .kind = SONDER_SCALE_NPS,
    .max = 10,
    .n_groups = 3,
    .names = names,
    .n_periods = kind == SONDER_CHART_TREND ? 8 : 0,
  };
  g_autoptr (SonderFigures) figures = sample_figures_new (&sample);
  g_autoptr (SonderTheme) theme =
      sonder_theme_new (SONDER_THEME_PRINT, NULL, 1, SONDER_DIRECTION_LTR);
  const SonderChartSpec spec = { .kind = kind, .figures = figures };

  return sonder_chart_layout (&spec, theme, 600, 400);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("sonder-export-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir))
    count++;
  return count;
}

static GBytes *export(const SonderScene *scene, SonderExportFormat format, double scale)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = sonder_export_to_bytes (scene, format, scale, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_format (void)
{
  static const struct
  {
    const char *path;
    int format; /* -1: none */
  } cases[] = {
    { "a.svg", SONDER_EXPORT_SVG },
    { "dir.pdf/a.PNG", SONDER_EXPORT_PNG },
    { "a.b.Pdf", SONDER_EXPORT_PDF },
    { "a.jpg", -1 },
    { "svg", -1 },
    { "a.svg.gz", -1 },
    { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SonderExportFormat format = SONDER_EXPORT_SVG;
      g_autoptr (GError) error = NULL;
      gboolean known = sonder_export_format_from_path (cases[i].path, &format, &error);

      g_assert_cmpint (known, ==, cases[i].format >= 0);
      if (known)
        g_assert_cmpint (format, ==, cases[i].format);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

/* The same drawing gives the same bytes, whatever was drawn before. */
static void
test_same_bytes (void)
{
  for (guint kind = 0; kind < SONDER_N_CHART_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        g_autoptr (SonderScene) scene = make_scene ((SonderChartKind)kind);
        g_autoptr (SonderScene) again = make_scene ((SonderChartKind)kind);
        g_autoptr (GBytes) first = export(scene, formats[i], 1);
        g_autoptr (GBytes) second = export(scene, formats[i], 1);
        g_autoptr (GBytes) third = export(again, formats[i], 1);

        g_assert_true (g_bytes_equal (first, second));
        g_assert_true (g_bytes_equal (first, third));
      }
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}

static void
parse_markup (GBytes *bytes)
{
  static const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_markup_parse_context_parse (context, data, (gssize)length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
test_svg (void)
{
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);
  g_autoptr (GBytes) bytes = export(scene, SONDER_EXPORT_SVG, 1);

  parse_markup (bytes);
  g_assert_true (contains (bytes, "width=\"600px\" height=\"400px\" viewBox=\"0 0 600 400\""));
  g_assert_true (contains (bytes, "<title>Which segments recommend us most?</title>"));
  g_assert_true (contains (bytes, "<title>Max &lt;b&gt;: NPS "));
  g_assert_true (contains (bytes, "Büro &amp; Co: NPS"));
}

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  GInputStream *stream = closure;
  gsize n_read;

  return g_input_stream_read_all (stream, data, length, &n_read, NULL, NULL) && n_read == length
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_READ_ERROR;
}

static void
test_png (void)
{
  static const struct
  {
    double scale;
    int width;
    int height;
  } cases[] = { { 1, 600, 400 }, { 2, 1200, 800 }, { 1.5, 900, 600 }, { 0.25, 150, 100 } };
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = export(scene, SONDER_EXPORT_PNG, cases[i].scale);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
      cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, stream);

      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, cases[i].width);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, cases[i].height);
      cairo_surface_destroy (surface);
    }
}

static void
test_png_too_large (void)
{
  static const double scales[] = { 0, -1, 0.001, 100, 1e9 };
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sonder_export_to_bytes (scene, SONDER_EXPORT_PNG, scales[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static void
test_pdf (void)
{
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);
  g_autoptr (GBytes) bytes = export(scene, SONDER_EXPORT_PDF, 1);

  g_assert_true (contains (bytes, "%PDF-"));
  g_assert_true (contains (bytes, "/Title (Which segments recommend us most?)"));
  g_assert_true (contains (bytes, "/MediaBox [ 0 0 450 300 ]"));
  g_assert_false (contains (bytes, "CreationDate"));
  /* What makes text selectable: a map from glyphs to characters. */
  g_assert_true (contains (bytes, "/ToUnicode"));
}

static void
check_written (const char *path, GBytes *expected)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, length, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static mode_t
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_file (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (folder, "chart", NULL);
      g_autoptr (GBytes) expected = export(scene, formats[i], 1);
      g_autoptr (GError) error = NULL;

      g_assert_true (sonder_export_to_file (scene, path, formats[i], 1, &error));
      g_assert_no_error (error);
      check_written (path, expected);
    }
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

/* A link stays a link, and the file keeps its mode. */
static void
test_link (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *target = g_build_filename (folder, "target.svg", NULL);
  g_autofree char *link = g_build_filename (folder, "link.svg", NULL);
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);
  g_autoptr (GBytes) expected = export(scene, SONDER_EXPORT_SVG, 1);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (target, "old", -1, &error);
  g_assert_no_error (error);
  g_chmod (target, 0640);
  g_assert_cmpint (symlink ("target.svg", link), ==, 0);
  sonder_export_to_file (scene, link, SONDER_EXPORT_SVG, 1, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  check_written (target, expected);
  g_assert_cmpint (get_mode (target), ==, 0640);
  remove_folder (folder);
}

/* Nothing but files is replaced: as root, -o /dev/null would be the end of it. */
static void
test_not_a_file (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *fifo = g_build_filename (folder, "fifo.svg", NULL);
  const char *const paths[] = { "/dev/null", folder, fifo };
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sonder_export_to_file (scene, paths[i], SONDER_EXPORT_SVG, 1, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
    }
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

/* The disk is full after a kilobyte: the old file stays, and nothing else. */
static void
test_no_room (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  struct rlimit old, small;

  g_file_set_contents (path, "old", -1, &error);
  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 1024;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (sonder_export_to_file (scene, path, SONDER_EXPORT_SVG, 1, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_nonnull (error);
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (SonderScene) scene = make_scene (SONDER_CHART_SCORES);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      sonder_export_to_file (scene, "/nonexistent/chart.svg", SONDER_EXPORT_SVG, 1, &error));
  g_assert_cmpstr (error->message, ==,
                   "“/nonexistent/chart.svg” cannot be written: No such file or directory");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/format", test_format);
  g_test_add_func ("/export/same-bytes", test_same_bytes);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/png-too-large", test_png_too_large);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/file", test_file);
  g_test_add_func ("/export/link", test_link);
  g_test_add_func ("/export/not-a-file", test_not_a_file);
  g_test_add_func ("/export/no-room", test_no_room);
  g_test_add_func ("/export/no-folder", test_no_folder);

  return g_test_run ();
}

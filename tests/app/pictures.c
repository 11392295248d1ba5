/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes pictures of everything that a person sees, into a folder:
 * pictures [OPTION]… FOLDER. Each run is for one language, contrast, size of
 * text and direction; see pictures.sh. */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "views.h"

#define RADIUS 12
#define MARGIN 36
#define MOST_TRIES 50
#define SETTLING_MS 60

static char **names, **sizes, **styles;
static char *sample = (char *) "coffee-roaster.sonder.json";
static char *suffix = (char *) "";
static char *translations;
static double text_scale = 1;
static gboolean right_to_left, with_frame;

static const GOptionEntry options[] = {
  { "view", 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, "Only this view", "NAME" },
  { "size", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sizes, "In this size of window", "WIDTHxHEIGHT" },
  { "style", 0, 0, G_OPTION_ARG_STRING_ARRAY, &styles, "In this style", "light|dark" },
  { "sample", 0, 0, G_OPTION_ARG_STRING, &sample, "Of this sample", "NAME" },
  { "suffix", 0, 0, G_OPTION_ARG_STRING, &suffix, "At the end of files' names", "TEXT" },
  { "translations", 0, 0, G_OPTION_ARG_FILENAME, &translations, "Where they are", "FOLDER" },
  { "text-scale", 0, 0, G_OPTION_ARG_DOUBLE, &text_scale, "Size of text", "FACTOR" },
  { "right-to-left", 0, 0, G_OPTION_ARG_NONE, &right_to_left, "Mirror everything", NULL },
  { "frame", 0, 0, G_OPTION_ARG_NONE, &with_frame, "As a window with its shadow", NULL },
  { NULL },
};

static gboolean
is_wanted (const char *name)
{
  return names == NULL || g_strv_contains ((const char *const *) names, name);
}

/* What a compositing desktop does around a window. */
static GskRenderNode *
frame_node (GdkPaintable *paintable,
            int           width,
            int           height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (MARGIN, MARGIN, (float) width, (float) height);
  graphene_rect_t picture =
    GRAPHENE_RECT_INIT (0, 0, (float) width + 2 * MARGIN, (float) height + 2 * MARGIN);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0 }, &picture);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.3f }, 0, 6, 0, 24);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.2f }, 0, 0, 1, 0);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MARGIN, MARGIN));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_pop (snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
plain_node (GdkPaintable *paintable,
            int           width,
            int           height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);

  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
get_node (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  return with_frame ? frame_node (paintable, width, height)
                    : plain_node (paintable, width, height);
}

/* A window that is about to be drawn again shows nothing for a moment. */
static GskRenderNode *
wait_for_node (GtkWidget *window)
{
  GskRenderNode *node = get_node (window);

  for (guint i = 0; node == NULL && i < MOST_TRIES; i++)
    {
      app_testing_settle (window);
      node = get_node (window);
    }
  if (node == NULL)
    g_error ("The window is not drawn");

  return node;
}

static void
take_picture (GtkWidget  *window,
              const char *path)
{
  GskRenderNode *node = wait_for_node (window);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, NULL);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
  gsk_render_node_unref (node);
}

/* The display has no window manager: no window is ever the active one, and none
 * has a shadow. */
static void
dress (GtkWidget *window)
{
  gtk_widget_remove_css_class (window, "solid-csd");
  gtk_widget_unset_state_flags (window, GTK_STATE_FLAG_BACKDROP);
}

static void
picture_view (GtkWidget  *window,
              const char *name,
              const char *size,
              const char *style,
              const char *folder)
{
  g_autofree char *file = g_strdup_printf ("%s-%s-%s%s.png", name, size, style, suffix);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  dress (window);
  app_testing_wait (SETTLING_MS);
  app_testing_settle (window);
  take_picture (window, path);
}

static void
parse_size (const char *size,
            int        *width,
            int        *height)
{
  if (sscanf (size, "%dx%d", width, height) != 2)
    g_error ("%s is not a size", size);
}

/* A dialog is no larger than its window, where it can be as small. */
static void
shrink (GtkWidget  *dialog,
        const char *size)
{
  int width, height;

  parse_size (size, &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (dialog), MIN (width, gtk_widget_get_width (dialog)),
                               MIN (height, gtk_widget_get_height (dialog)));
}

static void
resize (GtkWidget  *window,
        const char *size)
{
  int width, height;

  parse_size (size, &width, &height);
  dress (window);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  app_testing_wait (SETTLING_MS);
  app_testing_settle (window);
}

static void
set_style (SonderApplication *application,
           const char        *style)
{
  g_settings_set_string (sonder_application_get_settings (application), "style", style);
}

static void
picture_welcome (SonderApplication *application,
                 const char        *folder)
{
  SonderWindow *window = app_testing_open (application, NULL);

  for (guint i = 0; sizes[i] != NULL; i++)
    for (guint j = 0; styles[j] != NULL; j++)
      {
        set_style (application, styles[j]);
        resize (GTK_WIDGET (window), sizes[i]);
        picture_view (GTK_WIDGET (window), "welcome", sizes[i], styles[j], folder);
      }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
picture_project (SonderApplication *application,
                 SonderWindow      *window,
                 const char        *size,
                 const char        *style,
                 const char        *folder)
{
  set_style (application, style);
  resize (GTK_WIDGET (window), size);
  for (guint i = 0; i < n_views; i++)
    {
      GtkWidget *shown;

      if (!is_wanted (views[i].name))
        continue;

      shown = view_show (&views[i], window);
      if (shown != GTK_WIDGET (window))
        shrink (shown, size);
      picture_view (shown, views[i].name, size, style, folder);
      if (shown != GTK_WIDGET (window))
        gtk_window_close (GTK_WINDOW (shown));
    }
}

static void
begin_language (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    g_error ("There is no such locale");
  if (translations != NULL)
    bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
apply_options (void)
{
  static const char *default_sizes[] = { "1280x800", NULL };
  static const char *default_styles[] = { "light", NULL };

  if (sizes == NULL)
    sizes = g_strdupv ((char **) default_sizes);
  if (styles == NULL)
    styles = g_strdupv ((char **) default_styles);
  if (right_to_left)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-xft-dpi",
                (int) (96 * 1024 * text_scale), NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderApplication) application = NULL;
  SonderWindow *window;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("pictures: %s\n", error != NULL ? error->message : "which folder?");
      return 2;
    }

  begin_language ();
  g_set_prgname ("sonder");
  gtk_init ();
  application = app_testing_start ();
  apply_options ();
  if (is_wanted ("welcome"))
    picture_welcome (application, argv[1]);
  window = app_testing_open (application, sample);
  for (guint i = 0; sizes[i] != NULL; i++)
    for (guint j = 0; styles[j] != NULL; j++)
      picture_project (application, window, sizes[i], styles[j], argv[1]);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}

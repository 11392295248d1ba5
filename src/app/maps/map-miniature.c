/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "map-miniature.h"

#include "board-words.h"
#include "board.h"
#include "map-names.h"
#include "paint.h"
#include "privacy.h"
#include "widget-theme.h"

#define WIDTH 260
#define RATIO 0.625
#define EM 13

/* More could not be told apart, and would take long. */
#define MAX_NOTES 40

struct _SonderMapMiniature
{
  GtkWidget      parent_instance;
  SonderProject *project;
  SonderItem    *map;
  GdkTexture    *texture;
};

G_DEFINE_FINAL_TYPE (SonderMapMiniature, sonder_map_miniature, GTK_TYPE_WIDGET)

static SonderBoard *
lay_out (SonderMapMiniature *self,
         int                 width,
         int                 height)
{
  SonderItem *root = sonder_project_get_root (self->project);
  g_autofree char *subject = sonder_map_dup_shown_subject (self->project, self->map);
  const SonderBoardOptions options = {
    .em = EM,
    .bold_lines = sonder_widget_is_high_contrast (GTK_WIDGET (self)),
    .subject = subject,
    .color = sonder_map_get_color (self->map, root),
    .masking = sonder_privacy_get_masking (self->project),
    .max_notes = MAX_NOTES,
  };

  return sonder_board_new_miniature (self->map, sonder_widget_get_theme (GTK_WIDGET (self)),
                                     &options, width, height);
}

static GdkTexture *
paint (SonderMapMiniature *self,
       int                 width,
       int                 height)
{
  g_autoptr (SonderBoard) board = lay_out (self, width, height);
  SonderScene *scene = sonder_board_get_scene (board);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  double scale = width / sonder_scene_get_width (scene);
  g_autoptr (GBytes) bytes = NULL;
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  sonder_scene_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
sonder_map_miniature_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  SonderMapMiniature *self = SONDER_MAP_MINIATURE (widget);

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                      (float) gtk_widget_get_height (widget)));
}

static void
sonder_map_miniature_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH;
  else
    *minimum = *natural = (int) (RATIO * (for_size > 0 ? for_size : WIDTH));
}

static GtkSizeRequestMode
sonder_map_miniature_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sonder_map_miniature_dispose (GObject *object)
{
  SonderMapMiniature *self = SONDER_MAP_MINIATURE (object);

  g_clear_object (&self->texture);
  g_clear_object (&self->map);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_map_miniature_parent_class)->dispose (object);
}

static void
sonder_map_miniature_class_init (SonderMapMiniatureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_map_miniature_dispose;
  widget_class->snapshot = sonder_map_miniature_snapshot;
  widget_class->measure = sonder_map_miniature_measure;
  widget_class->get_request_mode = sonder_map_miniature_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sonder_map_miniature_init (SonderMapMiniature *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
sonder_map_miniature_new (SonderProject *project,
                          SonderItem    *map)
{
  SonderMapMiniature *self = g_object_new (SONDER_TYPE_MAP_MINIATURE, NULL);

  self->project = g_object_ref (project);
  self->map = g_object_ref (map);

  return GTK_WIDGET (self);
}

/**
 * sonder_map_miniature_paint:
 *
 * Paints the map if that was not done yet, or in another size. Takes some
 * milliseconds, so that not all miniatures of a gallery are painted at once.
 *
 * Returns: whether there was something to paint
 */
gboolean
sonder_map_miniature_paint (SonderMapMiniature *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * factor;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) * factor;

  if (width < 1 || height < 1 ||
      (self->texture != NULL && gdk_texture_get_width (self->texture) == width))
    return FALSE;

  g_clear_object (&self->texture);
  self->texture = paint (self, width, height);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paint.h"

#include <math.h>

#include "disc-masks.h"

#define HATCH_SPACING 6
#define HATCH_WIDTH 1.5

/* cairo 1.16 writes past the end of its buffer where every pixel of a long row
 * differs from its neighbours: finer patterns than this are not drawn. */
#define SMALLEST_DASH 3
#define SMALLEST_HATCH 5

static gboolean
is_pattern_fine (cairo_t *cr, double length, double smallest)
{
  double dx = length, dy = 0;

  cairo_user_to_device_distance (cr, &dx, &dy);
  return hypot (dx, dy) < smallest;
}

static void
set_color (cairo_t *cr, SonderColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
trace_rounded (cairo_t *cr, const SonderBox *box)
{
  double r = MIN (box->radius, MIN (box->width, box->height) / 2);
  double right = box->x + box->width;
  double bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
trace_rectangle (cairo_t *cr, const SonderBox *box)
{
  if (box->radius > 0)
    trace_rounded (cr, box);
  else
    cairo_rectangle (cr, box->x, box->y, box->width, box->height);
}

static void
trace_points (cairo_t *cr, const SonderBox *box)
{
  for (guint i = 0; i < box->n_points; i++)
    cairo_line_to (cr, box->points[2 * i], box->points[2 * i + 1]);
  if (box->shape == SONDER_SHAPE_AREA)
    cairo_close_path (cr);
}

/* A regular polygon or, where the inner radius is smaller, a star. The first
 * corner points up, turned by @turn. */
static void
trace_star (cairo_t *cr, double x, double y, guint corners, double outer, double inner, double turn)
{
  for (guint i = 0; i < 2 * corners; i++)
    {
      double radius = i % 2 == 0 ? outer : inner;
      double angle = turn + G_PI * i / corners;

      cairo_line_to (cr, x + radius * sin (angle), y - radius * cos (angle));
    }
  cairo_close_path (cr);
}

static void
trace_polygon (cairo_t *cr, double x, double y, guint corners, double radius, double turn)
{
  trace_star (cr, x, y, corners, radius, radius * cos (G_PI / corners), turn);
}

static void
trace_plus (cairo_t *cr, double x, double y, double r, double turn)
{
  const double arm = r * 0.38;
  const double corners[12][2] = {
    { -arm, -r }, { arm, -r }, { arm, -arm }, { r, -arm }, { r, arm },   { arm, arm },
    { arm, r },   { -arm, r }, { -arm, arm }, { -r, arm }, { -r, -arm }, { -arm, -arm },
  };
  double c = cos (turn), s = sin (turn);

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    cairo_line_to (cr, x + c * corners[i][0] - s * corners[i][1],
                   y + s * corners[i][0] + c * corners[i][1]);
  cairo_close_path (cr);
}

/* The factors give all markers about the same area. */
static void
trace_marker (cairo_t *cr, const SonderBox *box)
{
  double r = box->width / 2;
  double x = box->x + r;
  double y = box->y + r;

  cairo_new_path (cr);
  switch (box->marker)
    {
    case SONDER_MARKER_CIRCLE:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    case SONDER_MARKER_SQUARE:
      cairo_rectangle (cr, x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
      break;
    case SONDER_MARKER_DIAMOND:
      trace_polygon (cr, x, y, 4, 1.22 * r, 0);
      break;
    case SONDER_MARKER_TRIANGLE_UP:
      trace_polygon (cr, x, y + 0.2 * r, 3, 1.42 * r, 0);
      break;
    case SONDER_MARKER_TRIANGLE_DOWN:
      trace_polygon (cr, x, y - 0.2 * r, 3, 1.42 * r, G_PI);
      break;
    case SONDER_MARKER_HEXAGON:
      trace_polygon (cr, x, y, 6, 1.06 * r, 0);
      break;
    case SONDER_MARKER_STAR:
      trace_star (cr, x, y, 5, 1.3 * r, 0.6 * r, 0);
      break;
    case SONDER_MARKER_PLUS:
      trace_plus (cr, x, y, 1.1 * r, 0);
      break;
    case SONDER_MARKER_TIMES:
      trace_plus (cr, x, y, 1.1 * r, G_PI_4);
      break;
    case SONDER_MARKER_PENTAGON:
      trace_polygon (cr, x, y, 5, 1.12 * r, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Parallel lines that go @lean to the right for each pixel up. */
static void
trace_slanted (cairo_t *cr, const SonderBox *box, double lean)
{
  double reach = lean * box->height;
  double first = box->x - MAX (reach, 0);
  double last = box->x + box->width - MIN (reach, 0);

  for (double at = first; at < last; at += HATCH_SPACING * hypot (1, lean))
    {
      cairo_move_to (cr, at, box->y + box->height);
      cairo_line_to (cr, at + reach, box->y);
    }
}

static void
trace_level (cairo_t *cr, const SonderBox *box)
{
  for (double y = box->y + HATCH_SPACING / 2; y < box->y + box->height; y += HATCH_SPACING)
    {
      cairo_move_to (cr, box->x, y);
      cairo_line_to (cr, box->x + box->width, y);
    }
}

static void
trace_hatch (cairo_t *cr, const SonderBox *box)
{
  static const struct
  {
    double leans[2];
    guint n_leans;
    gboolean level;
  } hatches[] = {
    [SONDER_HATCH_UP] = { { 1 }, 1 },         [SONDER_HATCH_DOWN] = { { -1 }, 1 },
    [SONDER_HATCH_CROSS] = { { 1, -1 }, 2 },  [SONDER_HATCH_LEVEL] = { .level = TRUE },
    [SONDER_HATCH_UPRIGHT] = { { 0 }, 1 },    [SONDER_HATCH_GRID] = { { 0 }, 1, TRUE },
    [SONDER_HATCH_STEEP_UP] = { { 0.4 }, 1 }, [SONDER_HATCH_STEEP_DOWN] = { { -0.4 }, 1 },
    [SONDER_HATCH_FLAT_UP] = { { 2.5 }, 1 },
  };

  for (guint i = 0; i < hatches[box->hatch].n_leans; i++)
    trace_slanted (cr, box, hatches[box->hatch].leans[i]);
  if (hatches[box->hatch].level)
    trace_level (cr, box);
}

/* The hatch is drawn in the paper's colour inside the path that is traced. */
static void
paint_hatch (cairo_t *cr, const SonderBox *box, SonderColor paper)
{
  cairo_save (cr);
  cairo_clip (cr);
  set_color (cr, sonder_color_with_alpha (paper, 0.55));
  cairo_set_line_width (cr, HATCH_WIDTH);
  trace_hatch (cr, box);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_fill_and_stroke (cairo_t *cr, const SonderBox *box, SonderColor paper)
{
  if (sonder_color_is_visible (box->fill))
    {
      set_color (cr, box->fill);
      cairo_fill_preserve (cr);
    }
  if (sonder_color_is_visible (box->stroke) && box->stroke_width > 0)
    {
      set_color (cr, box->stroke);
      cairo_set_line_width (cr, box->stroke_width);
      cairo_stroke_preserve (cr);
    }
  if (box->hatch != SONDER_HATCH_NONE && !is_pattern_fine (cr, HATCH_SPACING, SMALLEST_HATCH))
    paint_hatch (cr, box, paper);
  cairo_new_path (cr);
}

static void
paint_disc (cairo_t *cr, const SonderBox *box, SonderDiscMasks *discs, SonderColor color, double grow)
{
  double r = box->width / 2;

  set_color (cr, color);
  sonder_disc_masks_paint (discs, cr, box->x + r, box->y + r, MAX (r + grow, 0));
}

static gboolean
is_disc (const SonderBox *box)
{
  return box->marker == SONDER_MARKER_CIRCLE && box->hatch == SONDER_HATCH_NONE &&
         (box->stroke_width == 0 || (box->fill.alpha == 1 && box->stroke.alpha == 1));
}

/* A ring of two discs takes half the time of a stroked circle. */
static void
paint_marker (cairo_t *cr, const SonderBox *box, SonderColor paper, SonderDiscMasks *discs)
{
  if (!is_disc (box))
    {
      trace_marker (cr, box);
      paint_fill_and_stroke (cr, box, paper);
      return;
    }
  if (box->stroke_width > 0)
    paint_disc (cr, box, discs, box->stroke, box->stroke_width / 2);
  paint_disc (cr, box, discs, box->fill, -box->stroke_width / 2);
}

/* A mark covers most bends of thick lines: rounding them would only cost time. */
static void
paint_line (cairo_t *cr, const SonderBox *box)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  set_color (cr, box->stroke);
  cairo_set_line_width (cr, box->stroke_width);
  if (box->dash > 0 && !is_pattern_fine (cr, box->dash, SMALLEST_DASH))
    cairo_set_dash (cr, &box->dash, 1, 0);
  trace_points (cr, box);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
}

static void
paint_text (cairo_t *cr, const SonderBox *box)
{
  set_color (cr, box->fill);
  sonder_text_mask_paint (box->mask, cr, box->layout, box->x, box->y);
}

static void
paint_box (cairo_t *cr, const SonderBox *box, SonderColor paper, SonderDiscMasks *discs)
{
  cairo_new_path (cr);
  switch (box->shape)
    {
    case SONDER_SHAPE_RECTANGLE:
      trace_rectangle (cr, box);
      paint_fill_and_stroke (cr, box, paper);
      break;
    case SONDER_SHAPE_AREA:
      trace_points (cr, box);
      paint_fill_and_stroke (cr, box, paper);
      break;
    case SONDER_SHAPE_MARKER:
      paint_marker (cr, box, paper, discs);
      break;
    case SONDER_SHAPE_LINE:
      paint_line (cr, box);
      break;
    case SONDER_SHAPE_TEXT:
      paint_text (cr, box);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Whether anything of the box is inside the clip; shapes may be wider than they
 * are laid out by a stroke. */
static gboolean
is_in_clip (const SonderBox *box, double left, double top, double right, double bottom)
{
  double reach = box->stroke_width + box->height * 0.5 * (box->shape == SONDER_SHAPE_MARKER) + 2;

  return box->x - reach < right && box->x + box->width + reach > left && box->y - reach < bottom &&
         box->y + box->height + reach > top;
}

/**
 * sonder_scene_paint:
 * @cr: where to paint, in pixels of the scene; its state is kept
 *
 * Paints the boxes from the bottom to the top. Text was shaped when the scene
 * was laid out: painting only draws.
 */
void
sonder_scene_paint (const SonderScene *scene, cairo_t *cr)
{
  SonderColor paper = sonder_theme_get_ink (sonder_scene_get_theme (scene), SONDER_INK_PAPER);
  g_autoptr (SonderDiscMasks) discs = sonder_disc_masks_new ();
  double left, top, right, bottom;

  cairo_save (cr);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  /* Seventeen shades do for shapes, at half the time; text has its own. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->part != SONDER_PART_TARGET && is_in_clip (box, left, top, right, bottom))
        paint_box (cr, box, paper, discs);
    }
  cairo_restore (cr);
}

/**
 * sonder_scene_render:
 * @scale: pixels of the picture per pixel of the scene
 *
 * Paints a scene once, for those who show it again and again: a texture of these
 * pixels costs nothing per frame, and its text is as fine as cairo can make it.
 *
 * Returns: (transfer full): an opaque image surface of whole pixels, without
 *   device scale; in an error state where it would be too large.
 */
cairo_surface_t *
sonder_scene_render (const SonderScene *scene, double scale)
{
  int width = (int) round (sonder_scene_get_width (scene) * scale);
  int height = (int) round (sonder_scene_get_height (scene) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  sonder_scene_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

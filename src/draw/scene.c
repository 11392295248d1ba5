/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene.h"

#include <math.h>

#include "text.h"

struct _SonderScene
{
  gatomicrefcount ref_count;
  SonderTheme *theme;
  double width;
  double height;
  char *title;
  GString *description;
  GPtrArray *boxes;
};

/* How far from a box a pointer may be and still mean it, in pixels. */
#define SLACK 6

static const char *const part_names[SONDER_N_PARTS] = {
  [SONDER_PART_BACKGROUND] = "background",
  [SONDER_PART_TITLE] = "title",
  [SONDER_PART_FINDING] = "finding",
  [SONDER_PART_PANEL] = "panel",
  [SONDER_PART_GRID] = "grid",
  [SONDER_PART_AXIS] = "axis",
  [SONDER_PART_AXIS_TITLE] = "axis-title",
  [SONDER_PART_TICK] = "tick",
  [SONDER_PART_GROUP] = "group",
  [SONDER_PART_COUNT] = "count",
  [SONDER_PART_VALUE] = "value",
  [SONDER_PART_INTERVAL] = "interval",
  [SONDER_PART_MARK] = "mark",
  [SONDER_PART_MARK_LABEL] = "mark-label",
  [SONDER_PART_REFERENCE] = "reference",
  [SONDER_PART_REFERENCE_LABEL] = "reference-label",
  [SONDER_PART_KEY] = "key",
  [SONDER_PART_KEY_LABEL] = "key-label",
  [SONDER_PART_NOTE] = "note",
  [SONDER_PART_TARGET] = "target",
};

static const char *const shape_names[] = { "rectangle", "line", "area", "marker", "text" };

static void
box_free (gpointer data)
{
  SonderBox *box = data;

  g_clear_object (&box->layout);
  g_free (box->points);
  g_free (box->label);
  g_free (box->item_id);
  g_free (box);
}

/* How a text looked stays with its layout: where that is kept from one scene to
 * the next, painting the next one costs as little as painting this one again. */
static SonderTextMask *
get_mask (PangoLayout *layout)
{
  SonderTextMask *mask = g_object_get_data (G_OBJECT (layout), "sonder-text-mask");

  if (mask == NULL)
    {
      mask = sonder_text_mask_new ();
      g_object_set_data_full (G_OBJECT (layout), "sonder-text-mask", mask,
                              (GDestroyNotify) sonder_text_mask_free);
    }
  return mask;
}

static SonderBox *
add_box (SonderScene *self, SonderShape shape, SonderPart part)
{
  SonderBox *box = g_new0 (SonderBox, 1);

  box->shape = shape;
  box->part = part;
  g_ptr_array_add (self->boxes, box);
  return box;
}

static void
take_points (SonderBox *box, const double *points, guint n_points)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  box->points = g_memdup2 (points, sizeof (double) * 2 * n_points);
  box->n_points = n_points;
  for (guint i = 0; i < n_points; i++)
    {
      left = MIN (left, points[2 * i]);
      right = MAX (right, points[2 * i]);
      top = MIN (top, points[2 * i + 1]);
      bottom = MAX (bottom, points[2 * i + 1]);
    }
  box->x = left;
  box->y = top;
  box->width = right - left;
  box->height = bottom - top;
}

static double
distance_to (const SonderBox *box, double x, double y)
{
  double dx = MAX (MAX (box->x - x, x - box->x - box->width), 0);
  double dy = MAX (MAX (box->y - y, y - box->y - box->height), 0);

  return hypot (dx, dy);
}

static void
append_color (GString *text, const char *name, SonderColor color)
{
  char hex[SONDER_COLOR_HEX_LENGTH];

  if (!sonder_color_is_visible (color))
    return;
  sonder_color_to_hex (color, hex);
  g_string_append_printf (text, " %s=%s", name, hex);
}

/* Adding zero turns a negative zero into a plain one. */
static double
rounded (double value)
{
  return round (value) + 0.0;
}

static void
append_points (GString *text, const SonderBox *box)
{
  g_string_append (text, " points=");
  for (guint i = 0; i < box->n_points; i++)
    g_string_append_printf (text, "%s%.0f,%.0f", i ? " " : "", rounded (box->points[2 * i]),
                            rounded (box->points[2 * i + 1]));
}

static void
append_box (GString *text, const SonderBox *box)
{
  g_string_append_printf (text, "%s %s %.0f,%.0f %.0fx%.0f", part_names[box->part],
                          shape_names[box->shape], rounded (box->x), rounded (box->y),
                          rounded (box->width), rounded (box->height));
  append_color (text, "fill", box->fill);
  append_color (text, "stroke", box->stroke);
  if (box->has_item)
    g_string_append_printf (text, " item=%d/%d/%d", box->item.group, box->item.period,
                            box->item.band);
  if (box->n_points)
    append_points (text, box);
  if (box->layout)
    g_string_append_printf (text, " \"%s\"%s", pango_layout_get_text (box->layout),
                            pango_layout_is_ellipsized (box->layout) ? "…" : "");
  g_string_append_c (text, '\n');
}

/**
 * sonder_scene_new:
 * @width: in pixels
 * @height: in pixels
 *
 * Returns: (transfer full): a scene that holds only its background.
 */
SonderScene *
sonder_scene_new (SonderTheme *theme, double width, double height)
{
  SonderScene *self = g_new0 (SonderScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->theme = sonder_theme_ref (theme);
  self->width = MAX (width, 1);
  self->height = MAX (height, 1);
  self->title = g_strdup ("");
  self->description = g_string_new (NULL);
  self->boxes = g_ptr_array_new_with_free_func (box_free);
  sonder_scene_add_rectangle (self, SONDER_PART_BACKGROUND, 0, 0, self->width, self->height,
                              sonder_theme_get_ink (theme, SONDER_INK_PAPER));
  return self;
}

SonderScene *
sonder_scene_ref (SonderScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sonder_scene_unref (SonderScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->boxes);
  g_string_free (self->description, TRUE);
  g_free (self->title);
  sonder_theme_unref (self->theme);
  g_free (self);
}

SonderTheme *
sonder_scene_get_theme (const SonderScene *self)
{
  return self->theme;
}

double
sonder_scene_get_width (const SonderScene *self)
{
  return self->width;
}

double
sonder_scene_get_height (const SonderScene *self)
{
  return self->height;
}

const char *
sonder_scene_get_title (const SonderScene *self)
{
  return self->title;
}

/**
 * sonder_scene_get_description:
 *
 * Returns: (transfer none): everything that the drawing says, in sentences, each
 *   on a line of its own.
 */
const char *
sonder_scene_get_description (const SonderScene *self)
{
  return self->description->str;
}

guint
sonder_scene_get_n_boxes (const SonderScene *self)
{
  return self->boxes->len;
}

const SonderBox *
sonder_scene_get_box (const SonderScene *self, guint index)
{
  g_return_val_if_fail (index < self->boxes->len, NULL);

  return g_ptr_array_index (self->boxes, index);
}

/**
 * sonder_scene_hit:
 * @x: in pixels of the scene
 * @y: in pixels of the scene
 *
 * Returns: (nullable) (transfer none): the box with an item at that place: the
 *   topmost that covers it, or else the nearest within a few pixels.
 */
const SonderBox *
sonder_scene_hit (const SonderScene *self, double x, double y)
{
  const SonderBox *best = NULL;
  double best_distance = SLACK;

  for (guint i = self->boxes->len; i-- > 0;)
    {
      const SonderBox *box = g_ptr_array_index (self->boxes, i);
      double distance;

      if (!box->has_item)
        continue;
      distance = distance_to (box, x, y);
      if (distance <= 0)
        return box;
      if (distance < best_distance)
        {
          best = box;
          best_distance = distance;
        }
    }
  return best;
}

/**
 * sonder_scene_to_text:
 *
 * Returns: (transfer full): the boxes, one per line, places rounded to whole
 *   pixels: what a test compares.
 */
char *
sonder_scene_to_text (const SonderScene *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "scene %.0fx%.0f \"%s\"\n", self->width, self->height, self->title);
  for (guint i = 0; i < self->boxes->len; i++)
    append_box (text, g_ptr_array_index (self->boxes, i));
  return g_string_free (text, FALSE);
}

const char *
sonder_part_get_name (SonderPart part)
{
  return part_names[part];
}

void
sonder_scene_set_title (SonderScene *self, const char *title)
{
  g_free (self->title);
  self->title = sonder_text_clean (title);
}

/**
 * sonder_scene_describe:
 * @sentence: (nullable): added to the description on a line of its own
 */
void
sonder_scene_describe (SonderScene *self, const char *sentence)
{
  g_autofree char *clean = sonder_text_clean (sentence);

  if (*clean == '\0')
    return;
  if (self->description->len > 0)
    g_string_append_c (self->description, '\n');
  g_string_append (self->description, clean);
}

SonderBox *
sonder_scene_add_rectangle (SonderScene *self,
                            SonderPart part,
                            double x,
                            double y,
                            double width,
                            double height,
                            SonderColor fill)
{
  SonderBox *box = add_box (self, SONDER_SHAPE_RECTANGLE, part);

  box->x = x;
  box->y = y;
  box->width = width;
  box->height = height;
  box->fill = fill;
  return box;
}

/**
 * sonder_scene_add_line:
 * @points: x and y of each point in turn
 * @n_points: number of points, at least 2
 *
 * Returns: (transfer none): the box, for what else is to be set.
 */
SonderBox *
sonder_scene_add_line (SonderScene *self,
                       SonderPart part,
                       const double *points,
                       guint n_points,
                       SonderColor stroke,
                       double stroke_width)
{
  SonderBox *box = add_box (self, SONDER_SHAPE_LINE, part);

  take_points (box, points, n_points);
  box->stroke = stroke;
  box->stroke_width = stroke_width;
  return box;
}

/**
 * sonder_scene_add_area:
 * @points: x and y of each corner in turn
 * @n_points: number of corners, at least 3
 *
 * Returns: (transfer none): the box, for what else is to be set.
 */
SonderBox *
sonder_scene_add_area (
    SonderScene *self, SonderPart part, const double *points, guint n_points, SonderColor fill)
{
  SonderBox *box = add_box (self, SONDER_SHAPE_AREA, part);

  take_points (box, points, n_points);
  box->fill = fill;
  return box;
}

/**
 * sonder_scene_add_marker:
 * @x: of the centre
 * @y: of the centre
 *
 * Returns: (transfer none): the box, for what else is to be set.
 */
SonderBox *
sonder_scene_add_marker (SonderScene *self,
                         SonderPart part,
                         SonderMarker marker,
                         double x,
                         double y,
                         double radius,
                         SonderColor fill)
{
  SonderBox *box = add_box (self, SONDER_SHAPE_MARKER, part);

  box->marker = marker;
  box->x = x - radius;
  box->y = y - radius;
  box->width = box->height = 2 * radius;
  box->fill = fill;
  return box;
}

/**
 * sonder_scene_add_text:
 * @layout: (transfer full): see text.h
 *
 * Returns: (transfer none): the box; it is as large as the words.
 */
SonderBox *
sonder_scene_add_text (
    SonderScene *self, SonderPart part, double x, double y, PangoLayout *layout, SonderColor color)
{
  SonderBox *box = add_box (self, SONDER_SHAPE_TEXT, part);

  box->layout = layout;
  box->mask = get_mask (layout);
  box->x = x;
  box->y = y;
  sonder_text_get_size (layout, &box->width, &box->height);
  box->fill = color;
  return box;
}

/**
 * sonder_box_set_item:
 * @label: (nullable): the tooltip and accessible text
 *
 * Says what the box stands for; copies what it is given.
 */
void
sonder_box_set_item (SonderBox *box, const SonderItemRef *item, const char *label)
{
  box->has_item = TRUE;
  g_free (box->item_id);
  box->item_id = g_strdup (item->group_id);
  box->item = *item;
  box->item.group_id = box->item_id;
  g_free (box->label);
  box->label = label ? sonder_text_clean (label) : NULL;
}

/**
 * sonder_scene_mirror:
 *
 * Turns left and right around, for languages that are written from the right.
 */
void
sonder_scene_mirror (SonderScene *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      SonderBox *box = g_ptr_array_index (self->boxes, i);

      box->x = self->width - box->x - box->width;
      for (guint j = 0; j < box->n_points; j++)
        box->points[2 * j] = self->width - box->points[2 * j];
    }
}

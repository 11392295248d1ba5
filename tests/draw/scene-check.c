/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-check.h"

#include <math.h>

/* Half a pixel is what rounding and thin lines may take. */
#define SLACK 0.6

#define TEXT_CONTRAST 4.5
#define MARK_CONTRAST 3.0

/* Every complaint is printed, not only the last of a test. */
static void G_GNUC_PRINTF (2, 3) complain (const char *name, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s: %s", name, message);
  g_test_fail ();
}

static const char *
get_text (const SonderBox *box)
{
  return box->layout ? pango_layout_get_text (box->layout) : "";
}

static gboolean
is_text (const SonderBox *box)
{
  return box->shape == SONDER_SHAPE_TEXT;
}

void
scene_check_inside (const SonderScene *scene, const char *name)
{
  double width = sonder_scene_get_width (scene) + SLACK;
  double height = sonder_scene_get_height (scene) + SLACK;

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (!(box->x >= -SLACK && box->y >= -SLACK && box->x + box->width <= width &&
            box->y + box->height <= height && box->width >= 0 && box->height >= 0))
        complain (name, "%s “%s” at %.1f, %.1f (%.1f × %.1f) is outside",
                  sonder_part_get_name (box->part), get_text (box), box->x, box->y, box->width,
                  box->height);
    }
}

static gboolean
overlap (const SonderBox *a, const SonderBox *b)
{
  return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK &&
         a->y + a->height > b->y + SLACK && b->y + b->height > a->y + SLACK;
}

void
scene_check_apart (const SonderScene *scene, const char *name)
{
  guint n = sonder_scene_get_n_boxes (scene);

  for (guint i = 0; i < n; i++)
    {
      const SonderBox *a = sonder_scene_get_box (scene, i);

      for (guint j = i + 1; is_text (a) && j < n; j++)
        {
          const SonderBox *b = sonder_scene_get_box (scene, j);

          if (is_text (b) && overlap (a, b))
            complain (name, "%s “%s” and %s “%s” overlap", sonder_part_get_name (a->part),
                      get_text (a), sonder_part_get_name (b->part), get_text (b));
        }
    }
}

static gboolean
covers (const SonderBox *box, double x, double y)
{
  return box->shape == SONDER_SHAPE_RECTANGLE && sonder_color_is_visible (box->fill) &&
         x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height;
}

/* What is painted under the middle of the box at @index. */
static SonderColor
find_ground (const SonderScene *scene, guint index)
{
  const SonderBox *box = sonder_scene_get_box (scene, index);
  SonderColor ground = { 1, 1, 1, 1 };

  for (guint i = 0; i < index; i++)
    {
      const SonderBox *below = sonder_scene_get_box (scene, i);

      if (covers (below, box->x + box->width / 2, box->y + box->height / 2))
        ground = sonder_color_over (below->fill, ground);
    }
  return ground;
}

/* The colour that tells a mark from its ground: of a line or a hollow mark the
 * stroke, else the fill. */
static SonderColor
get_mark_color (const SonderBox *box, SonderColor ground)
{
  gboolean hollow =
      box->shape == SONDER_SHAPE_LINE || sonder_color_contrast (box->fill, ground) < MARK_CONTRAST;

  return hollow ? box->stroke : box->fill;
}

static void
check_contrast (
    const SonderBox *box, SonderColor color, SonderColor ground, double least, const char *name)
{
  char a[SONDER_COLOR_HEX_LENGTH], b[SONDER_COLOR_HEX_LENGTH];
  double contrast = sonder_color_contrast (color, ground);

  if (contrast >= least)
    return;
  sonder_color_to_hex (color, a);
  sonder_color_to_hex (ground, b);
  complain (name, "%s “%s”: %s on %s has a contrast of %.2f", sonder_part_get_name (box->part),
            get_text (box), a, b, contrast);
}

void
scene_check_contrast (const SonderScene *scene, const char *name)
{
  SonderColor paper = sonder_theme_get_ink (sonder_scene_get_theme (scene), SONDER_INK_PAPER);

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (is_text (box))
        check_contrast (box, box->fill, find_ground (scene, i), TEXT_CONTRAST, name);
      else if (box->part == SONDER_PART_MARK || box->part == SONDER_PART_INTERVAL ||
               box->part == SONDER_PART_REFERENCE)
        check_contrast (box, get_mark_color (box, paper), paper, MARK_CONTRAST, name);
    }
}

void
scene_check_hits (const SonderScene *scene, const char *name)
{
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);
      const SonderBox *hit;

      if (box->part != SONDER_PART_MARK || !box->has_item)
        continue;
      hit = sonder_scene_hit (scene, box->x + box->width / 2, box->y + box->height / 2);
      if (hit == NULL || hit->item.group != box->item.group ||
          hit->item.period != box->item.period || hit->item.band != box->item.band ||
          g_strcmp0 (hit->item.group_id, box->item.group_id) != 0)
        complain (name, "a hit on mark %d/%d/%d finds something else", box->item.group,
                  box->item.period, box->item.band);
      else if (hit->label == NULL)
        complain (name, "mark %d/%d/%d has no label", box->item.group, box->item.period,
                  box->item.band);
    }
}

/* A shortened text tells the whole of itself in its label. */
static void
check_shortened (const SonderScene *scene, const char *name)
{
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (is_text (box) && box->part == SONDER_PART_GROUP &&
          pango_layout_is_ellipsized (box->layout) && box->label == NULL)
        complain (name, "“%s” is shortened without a label", get_text (box));
    }
}

void
scene_check_all (const SonderScene *scene, const char *name)
{
  scene_check_inside (scene, name);
  scene_check_apart (scene, name);
  scene_check_contrast (scene, name);
  scene_check_hits (scene, name);
  check_shortened (scene, name);
}

/* The first text box of a part whose text begins with @text. */
const SonderBox *
scene_find (const SonderScene *scene, SonderPart part, const char *text)
{
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->part == part && g_str_has_prefix (get_text (box), text))
        return box;
    }
  return NULL;
}

guint
scene_count (const SonderScene *scene, SonderPart part)
{
  guint count = 0;

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    count += sonder_scene_get_box (scene, i)->part == part;
  return count;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text-mask.h"
#include "theme.h"

G_BEGIN_DECLS

typedef enum
{
  SONDER_SHAPE_RECTANGLE,
  SONDER_SHAPE_LINE,
  SONDER_SHAPE_AREA,
  SONDER_SHAPE_MARKER,
  SONDER_SHAPE_TEXT,
} SonderShape;

/**
 * SonderPart:
 * @SONDER_PART_TARGET: unseen; widens what a pointer can hit
 *
 * What a box is for.
 */
typedef enum
{
  SONDER_PART_BACKGROUND,
  SONDER_PART_TITLE,
  SONDER_PART_FINDING,
  SONDER_PART_PANEL,
  SONDER_PART_GRID,
  SONDER_PART_AXIS,
  SONDER_PART_AXIS_TITLE,
  SONDER_PART_TICK,
  SONDER_PART_GROUP,
  SONDER_PART_COUNT,
  SONDER_PART_VALUE,
  SONDER_PART_INTERVAL,
  SONDER_PART_MARK,
  SONDER_PART_MARK_LABEL,
  SONDER_PART_REFERENCE,
  SONDER_PART_REFERENCE_LABEL,
  SONDER_PART_KEY,
  SONDER_PART_KEY_LABEL,
  SONDER_PART_NOTE,
  SONDER_PART_TARGET,
  SONDER_N_PARTS
} SonderPart;

/**
 * SonderItemRef:
 * @group: position in the figures' groups; -1 for all customers together
 * @group_id: (nullable): the id of that group
 * @period: position in the figures' periods; -1 for none
 * @band: band of the scale, from the worst; -1 for none
 *
 * What a mark stands for.
 */
typedef struct
{
  int group;
  const char *group_id;
  int period;
  int band;
} SonderItemRef;

/**
 * SonderBox:
 * @x: @y: @width: @height: what the box covers, in pixels, strokes not counted
 * @fill: of rectangles, areas and markers; the colour of text
 * @points: (nullable): of lines and areas, x and y in turn
 * @layout: (nullable): of text, shaped
 * @mask: (nullable): of text, how it looked when last painted; @layout's
 * @label: (nullable): the tooltip, and what a screen reader says
 * @has_item: whether @item is set, so that the box can be hit
 * @item_id: (nullable): where @item's id is kept
 *
 * One piece of a drawing.
 */
typedef struct
{
  SonderShape shape;
  SonderPart part;
  double x;
  double y;
  double width;
  double height;
  SonderColor fill;
  SonderColor stroke;
  double stroke_width;
  double radius;
  double dash;
  SonderHatch hatch;
  SonderMarker marker;
  double *points;
  guint n_points;
  PangoLayout *layout;
  SonderTextMask *mask;
  char *label;
  gboolean has_item;
  SonderItemRef item;
  char *item_id;
} SonderBox;

/**
 * SonderScene:
 *
 * A drawing as a flat list of boxes, from the bottom to the top. It is painted,
 * hit, read out and exported from the same boxes. Reference-counted; only the
 * layout that makes it adds boxes.
 */
typedef struct _SonderScene SonderScene;

SonderScene     *sonder_scene_new             (SonderTheme       *theme,
                                               double             width,
                                               double             height);
SonderScene     *sonder_scene_ref             (SonderScene       *self);
void             sonder_scene_unref           (SonderScene       *self);

/* Reading */
SonderTheme     *sonder_scene_get_theme       (const SonderScene *self);
double           sonder_scene_get_width       (const SonderScene *self);
double           sonder_scene_get_height      (const SonderScene *self);
const char      *sonder_scene_get_title       (const SonderScene *self);
const char      *sonder_scene_get_description (const SonderScene *self);
guint            sonder_scene_get_n_boxes     (const SonderScene *self);
const SonderBox *sonder_scene_get_box         (const SonderScene *self,
                                               guint              index);
const SonderBox *sonder_scene_hit             (const SonderScene *self,
                                               double             x,
                                               double             y);
char            *sonder_scene_to_text         (const SonderScene *self);
const char      *sonder_part_get_name         (SonderPart         part);

/* Building */
void             sonder_scene_set_title       (SonderScene       *self,
                                               const char        *title);
void             sonder_scene_describe        (SonderScene       *self,
                                               const char        *sentence);
SonderBox       *sonder_scene_add_rectangle   (SonderScene       *self,
                                               SonderPart         part,
                                               double             x,
                                               double             y,
                                               double             width,
                                               double             height,
                                               SonderColor        fill);
SonderBox       *sonder_scene_add_line        (SonderScene       *self,
                                               SonderPart         part,
                                               const double      *points,
                                               guint              n_points,
                                               SonderColor        stroke,
                                               double             stroke_width);
SonderBox       *sonder_scene_add_area        (SonderScene       *self,
                                               SonderPart         part,
                                               const double      *points,
                                               guint              n_points,
                                               SonderColor        fill);
SonderBox       *sonder_scene_add_marker      (SonderScene       *self,
                                               SonderPart         part,
                                               SonderMarker       marker,
                                               double             x,
                                               double             y,
                                               double             radius,
                                               SonderColor        fill);
SonderBox       *sonder_scene_add_text        (SonderScene       *self,
                                               SonderPart         part,
                                               double             x,
                                               double             y,
                                               PangoLayout       *layout,
                                               SonderColor        color);
void             sonder_box_set_item          (SonderBox         *box,
                                               const SonderItemRef *item,
                                               const char        *label);
void             sonder_scene_mirror          (SonderScene       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderScene, sonder_scene_unref)

G_END_DECLS

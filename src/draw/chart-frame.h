/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart.h"

G_BEGIN_DECLS

/* Height of a line that says what is left out, in body text sizes. */
#define SONDER_FRAME_LINE 1.4

/**
 * SonderFrame:
 * @em: size of body text in pixels
 * @ellipsis: where names that are too long are shortened
 * @x: @y: @width: @height: the body: what title, key and foot leave to the chart
 *
 * What all charts have around them. Everything is laid out from left to right;
 * sonder_frame_end() mirrors it where the theme asks for that.
 */
typedef struct
{
  const SonderChartSpec *spec;
  SonderTheme *theme;
  SonderScene *scene;
  PangoEllipsizeMode ellipsis;
  double em;
  double x;
  double y;
  double width;
  double height;
} SonderFrame;

/**
 * SonderKeyEntry:
 * @shape: rectangle, marker or line
 * @color: of the sample
 * @hollow: a marker that is only drawn around
 * @text: what the sample means
 */
typedef struct
{
  SonderShape shape;
  SonderMarker marker;
  SonderHatch hatch;
  SonderColor color;
  gboolean hollow;
  const char *text;
} SonderKeyEntry;

void         sonder_frame_begin    (SonderFrame           *self,
                                    const SonderChartSpec *spec,
                                    SonderTheme           *theme,
                                    double                 width,
                                    double                 height);
SonderScene *sonder_frame_end      (SonderFrame           *self);
void         sonder_frame_add_key  (SonderFrame           *self,
                                    const SonderKeyEntry  *entries,
                                    guint                  n_entries);
void         sonder_frame_add_left_out (SonderFrame       *self,
                                    guint                  n_left_out,
                                    guint                  n_empty);
guint        sonder_frame_count_hidden (const SonderFrame *self);
void         sonder_frame_add_empty (SonderFrame          *self);
SonderColor  sonder_frame_get_ink  (const SonderFrame     *self,
                                    SonderInk              ink);
PangoLayout *sonder_frame_new_text (const SonderFrame     *self,
                                    SonderFontRole         role,
                                    const char            *text);
SonderBox   *sonder_frame_put_text (SonderFrame           *self,
                                    SonderPart             part,
                                    PangoLayout           *layout,
                                    double                 x,
                                    double                 anchor,
                                    double                 middle,
                                    SonderInk              ink);
SonderBox   *sonder_frame_add_rule (SonderFrame           *self,
                                    SonderPart             part,
                                    double                 x1,
                                    double                 y1,
                                    double                 x2,
                                    double                 y2,
                                    SonderInk              ink);
SonderBox   *sonder_frame_add_dot  (SonderFrame           *self,
                                    SonderMarker           marker,
                                    double                 x,
                                    double                 y,
                                    double                 radius,
                                    SonderColor            color,
                                    gboolean               hollow);
void         sonder_frame_make_hollow (const SonderFrame  *self,
                                    SonderBox             *bar);
gboolean     sonder_frame_has_unsure (const SonderFrame   *self);
gboolean     sonder_frame_is_unsure (const SonderFigure   *figure);

G_END_DECLS

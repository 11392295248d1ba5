/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart-frame.h"

G_BEGIN_DECLS

/**
 * SonderRow:
 * @group: position in the figures' groups; -1 for all customers together
 */
typedef struct
{
  int group;
  PangoLayout *name;
  PangoLayout *count;
  PangoLayout *score;
  PangoLayout *interval;
} SonderRow;

/**
 * SonderRowsReference:
 * @SONDER_ROWS_WITH_LINE: a line through all rows, whose label stands over them
 * @SONDER_ROWS_WITH_TOTAL: a row of their own on top
 *
 * How all customers together are shown.
 */
typedef enum
{
  SONDER_ROWS_WITH_LINE,
  SONDER_ROWS_WITH_TOTAL,
} SonderRowsReference;

/**
 * SonderRows:
 * @rows: (element-type SonderRow): from the top
 * @all: all customers together, as a group
 * @em: size of the text in rows in pixels; many rows have smaller text
 * @pitch: height of a row
 * @top: of the first row
 * @bottom: of the last row
 * @stacked: names stand over the marks, where the drawing is narrow
 * @plot_x: @plot_width: where marks may be
 * @reference_middle: height of the label of the reference line
 *
 * A chart with a row per group: names and numbers of answers before the plot,
 * scores and intervals after it, headings on top.
 */
typedef struct
{
  SonderFrame *frame;
  GArray *rows;
  SonderGroup all;
  gboolean with_total;
  double em;
  double pitch;
  double top;
  double bottom;
  gboolean stacked;
  double plot_x;
  double plot_width;
  double reference_middle;
  double heading_middle;
  double name_width;
  double count_end;
  double score_end;
  double interval_x;
  gboolean with_intervals;
} SonderRows;

void               sonder_rows_begin      (SonderRows       *self,
                                           SonderFrame      *frame,
                                           SonderRowsReference reference);
void               sonder_rows_add_labels (SonderRows       *self);
void               sonder_rows_add_upright (SonderRows      *self,
                                           SonderPart        part,
                                           double            x,
                                           SonderInk         ink);
void               sonder_rows_add_tick   (SonderRows       *self,
                                           double            x,
                                           const char       *text,
                                           gboolean          base);
void               sonder_rows_add_empty  (SonderRows       *self,
                                           guint             row);
void               sonder_rows_clear      (SonderRows       *self);
const SonderGroup *sonder_rows_get_group  (const SonderRows *self,
                                           guint             row);
double             sonder_rows_get_top    (const SonderRows *self,
                                           guint             row);
double             sonder_rows_get_middle (const SonderRows *self,
                                           guint             row);
double             sonder_rows_get_thickness (const SonderRows *self);
SonderItemRef      sonder_rows_get_item   (const SonderRows *self,
                                           guint             row);

G_END_DECLS

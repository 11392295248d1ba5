/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart.h"

/* Drawing, without a window: on a picture in memory. */

/**
 * BenchBoard:
 * @BENCH_BOARD_UNCHANGED: what was painted once is shown again
 * @BENCH_BOARD_MOVED: one of the notes has moved
 * @BENCH_BOARD_COLD: nothing is known, not even the shapes of letters
 */
typedef enum
{
  BENCH_BOARD_UNCHANGED,
  BENCH_BOARD_MOVED,
  BENCH_BOARD_COLD,
} BenchBoard;

gboolean bench_chart_layout (SonderProject    *project,
                             SonderChartKind   kind,
                             double           *seconds,
                             GError          **error);
gboolean bench_chart_paint  (SonderProject    *project,
                             SonderChartKind   kind,
                             double           *seconds,
                             GError          **error);
void     bench_board        (BenchBoard        state,
                             double           *seconds);

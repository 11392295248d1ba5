/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart.h"

/* Drawing, without a window: on a picture in memory. */

gboolean bench_chart_layout (SonderProject    *project,
                             SonderChartKind   kind,
                             double           *seconds,
                             GError          **error);
gboolean bench_chart_paint  (SonderProject    *project,
                             SonderChartKind   kind,
                             double           *seconds,
                             GError          **error);
void     bench_board        (gboolean          moved,
                             double           *seconds);

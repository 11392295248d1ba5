/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart.h"

G_BEGIN_DECLS

/* A chart of sample figures. */
SonderScene *sample_chart_new (const SonderChartSpec *spec,
                               guint                  n_groups,
                               const char *const     *names,
                               SonderThemeKind        theme,
                               SonderDirection        direction,
                               int                    width,
                               int                    height);

/* Compares the layout of a chart with what is kept: 2 and 12 groups, names of 3
 * and of 80 characters, and from right to left. */
void golden_check_layouts (const SonderChartSpec *spec,
                           const char            *name);

G_END_DECLS

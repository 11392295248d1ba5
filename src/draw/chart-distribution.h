/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart.h"

G_BEGIN_DECLS

SonderScene *sonder_chart_layout_distribution (const SonderChartSpec *spec,
                                               SonderTheme           *theme,
                                               double                 width,
                                               double                 height);

G_END_DECLS

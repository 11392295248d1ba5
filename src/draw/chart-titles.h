/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart.h"

G_BEGIN_DECLS

/* How short the foot can be made: from 0 to below this. */
#define SONDER_CHART_N_NOTES 3

char *sonder_chart_make_title   (const SonderChartSpec *spec);
char *sonder_chart_make_measure (const SonderChartSpec *spec);
char *sonder_chart_make_finding (const SonderChartSpec *spec);
char *sonder_chart_make_note    (const SonderChartSpec *spec,
                                 guint                  shortness);

G_END_DECLS

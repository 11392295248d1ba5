/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart.h"

G_BEGIN_DECLS

char *sonder_chart_make_title   (const SonderChartSpec *spec);
char *sonder_chart_make_measure (const SonderChartSpec *spec);
char *sonder_chart_make_finding (const SonderChartSpec *spec);
char *sonder_chart_make_note    (const SonderChartSpec *spec);
char *sonder_chart_make_short_note (const SonderChartSpec *spec);

G_END_DECLS

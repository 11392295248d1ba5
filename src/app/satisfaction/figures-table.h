/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "chart.h"

G_BEGIN_DECLS

/**
 * SonderFiguresTable:
 *
 * The figures behind a chart, a line per group.
 */
#define SONDER_TYPE_FIGURES_TABLE (sonder_figures_table_get_type ())
G_DECLARE_FINAL_TYPE (SonderFiguresTable, sonder_figures_table, SONDER, FIGURES_TABLE, GtkWidget)

void        sonder_figures_table_show     (SonderFiguresTable  *self,
                                           const SonderFigures *figures,
                                           SonderChartKind      kind);
void        sonder_figures_table_clear    (SonderFiguresTable  *self);
const char *sonder_figures_table_get_text (SonderFiguresTable  *self,
                                           guint                column,
                                           guint                line);

G_END_DECLS

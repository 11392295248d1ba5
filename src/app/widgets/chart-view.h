/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "scene.h"

G_BEGIN_DECLS

/**
 * SonderChartView:
 *
 * Shows a drawing and lays it out anew for each size and style. Figures show on
 * hover and, by the arrow keys, on focus; Enter or a click on a mark emits
 * "mark-activated" with the SonderItemRef that it stands for.
 */
#define SONDER_TYPE_CHART_VIEW (sonder_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SonderChartView, sonder_chart_view, SONDER, CHART_VIEW, GtkWidget)

typedef SonderScene *(*SonderChartLayout) (gpointer     data,
                                           SonderTheme *theme,
                                           double       width,
                                           double       height);

void         sonder_chart_view_set_layout   (SonderChartView  *self,
                                             SonderChartLayout layout,
                                             gpointer          data);
void         sonder_chart_view_set_leads_on (SonderChartView  *self,
                                             gboolean          leads_on);
void         sonder_chart_view_changed      (SonderChartView  *self);
SonderScene *sonder_chart_view_get_scene    (SonderChartView  *self);

G_END_DECLS

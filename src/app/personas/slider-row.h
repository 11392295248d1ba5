/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderSliderRow:
 *
 * Where a persona stands between two extremes, whose names can be changed.
 */
#define SONDER_TYPE_SLIDER_ROW (sonder_slider_row_get_type ())
G_DECLARE_FINAL_TYPE (SonderSliderRow, sonder_slider_row, SONDER, SLIDER_ROW, GtkWidget)

GtkWidget *sonder_slider_row_new (SonderProject *project,
                                  SonderItem    *slider);

G_END_DECLS

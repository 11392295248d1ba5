/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "figures.h"

G_BEGIN_DECLS

GtkWidget *sonder_overview_card_new (SonderProject       *project,
                                     SonderItem          *segment,
                                     SonderItem          *persona,
                                     const SonderFigures *figures,
                                     guint                group);
char      *sonder_overview_describe (const SonderFigures *figures,
                                     const SonderFigure  *figure);
void       sonder_overview_find_axis (const SonderFigures *figures,
                                      double              *low,
                                      double              *high);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "figures.h"
#include "page.h"
#include "scene.h"

G_BEGIN_DECLS

/* What leaves the Satisfaction page, by the clipboard or as a file. How it went
 * is told by a toast. */

/**
 * SonderExported:
 * @figures: (nullable) (transfer full): what may leave the program
 * @scene: (nullable) (transfer full): the same, drawn
 */
typedef struct
{
  SonderFigures *figures;
  SonderScene   *scene;
} SonderExported;

/* Makes, at the last moment, what is exported; %FALSE where nothing may be. */
typedef gboolean (*SonderExportMake) (SonderPage     *page,
                                      SonderThemeKind kind,
                                      SonderExported *exported,
                                      GError        **error);

void sonder_chart_export_copy    (SonderPage      *page,
                                  SonderExportMake make);
void sonder_chart_export_chart   (SonderPage      *page,
                                  SonderExportMake make);
void sonder_chart_export_figures (SonderPage      *page,
                                  SonderExportMake make);

G_END_DECLS

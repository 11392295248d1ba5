/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "scene.h"

G_BEGIN_DECLS

/* Boards for those who do not have the program. */

SonderScene *sonder_map_export_lay_out (GtkWidget     *widget,
                                        SonderProject *project,
                                        SonderItem    *map);
void         sonder_map_export_copy    (SonderPage    *page,
                                        SonderItem    *map);
void         sonder_map_export_ask     (SonderPage    *page,
                                        SonderItem    *map);

G_END_DECLS

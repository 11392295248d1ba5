/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderMapMiniature:
 *
 * A small picture of a board, from the board's own layout; made when it is
 * first seen.
 */
#define SONDER_TYPE_MAP_MINIATURE (sonder_map_miniature_get_type ())
G_DECLARE_FINAL_TYPE (SonderMapMiniature, sonder_map_miniature, SONDER, MAP_MINIATURE, GtkWidget)

GtkWidget *sonder_map_miniature_new (SonderProject *project,
                                     SonderItem    *map);

gboolean   sonder_map_miniature_paint (SonderMapMiniature *self);

G_END_DECLS

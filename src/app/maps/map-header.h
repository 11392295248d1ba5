/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderMapHeader:
 *
 * The thin line above a board: who it is about, the goal, who made it and when.
 */
#define SONDER_TYPE_MAP_HEADER (sonder_map_header_get_type ())
G_DECLARE_FINAL_TYPE (SonderMapHeader, sonder_map_header, SONDER, MAP_HEADER, AdwBin)

void sonder_map_header_set_map    (SonderMapHeader *self,
                                   SonderProject   *project,
                                   SonderItem      *map);
void sonder_map_header_update     (SonderMapHeader *self);
void sonder_map_header_focus_goal (SonderMapHeader *self);

G_END_DECLS

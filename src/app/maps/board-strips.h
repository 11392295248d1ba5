/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "scene.h"

G_BEGIN_DECLS

/**
 * SonderBoardStrips:
 *
 * A painted scene, in strips that are painted when they are first seen and kept
 * as textures: showing an unchanged board is showing a few pictures.
 */
typedef struct _SonderBoardStrips SonderBoardStrips;

SonderBoardStrips *sonder_board_strips_new      (SonderScene       *scene,
                                                 int                scale_factor);
void               sonder_board_strips_free     (SonderBoardStrips *self);
void               sonder_board_strips_snapshot (SonderBoardStrips *self,
                                                 GtkSnapshot       *snapshot,
                                                 double             top,
                                                 double             bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderBoardStrips, sonder_board_strips_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

void             sonder_scene_paint  (const SonderScene *scene,
                                      cairo_t           *cr);
cairo_surface_t *sonder_scene_render (const SonderScene *scene,
                                      double             scale);

G_END_DECLS

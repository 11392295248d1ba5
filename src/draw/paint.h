/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

void sonder_scene_paint (const SonderScene *scene,
                         cairo_t           *cr);

G_END_DECLS

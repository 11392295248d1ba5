/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* What holds for every drawing. They fail the test, naming the drawing. */
void scene_check_inside   (const SonderScene *scene,
                           const char        *name);
void scene_check_apart    (const SonderScene *scene,
                           const char        *name);
void scene_check_contrast (const SonderScene *scene,
                           const char        *name);
void scene_check_hits     (const SonderScene *scene,
                           const char        *name);
void scene_check_all      (const SonderScene *scene,
                           const char        *name);

const SonderBox *scene_find  (const SonderScene *scene,
                              SonderPart         part,
                              const char        *text);
guint            scene_count (const SonderScene *scene,
                              SonderPart         part);

G_END_DECLS

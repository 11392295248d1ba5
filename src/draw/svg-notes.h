/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

char *sonder_svg_annotate (const SonderScene *scene,
                           const char        *svg,
                           gsize              length);

G_END_DECLS

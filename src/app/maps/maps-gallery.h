/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderMapsGallery:
 *
 * All empathy maps as miniatures. Choosing one activates "maps.open".
 */
#define SONDER_TYPE_MAPS_GALLERY (sonder_maps_gallery_get_type ())
G_DECLARE_FINAL_TYPE (SonderMapsGallery, sonder_maps_gallery, SONDER, MAPS_GALLERY, AdwBin)

void sonder_maps_gallery_update (SonderMapsGallery *self,
                                 SonderProject     *project,
                                 const char        *search);

G_END_DECLS

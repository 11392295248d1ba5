/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"

G_BEGIN_DECLS

#define SONDER_TYPE_MAPS_PAGE (sonder_maps_page_get_type ())
G_DECLARE_FINAL_TYPE (SonderMapsPage, sonder_maps_page, SONDER, MAPS_PAGE, SonderPage)

G_END_DECLS

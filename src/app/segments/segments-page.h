/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"

G_BEGIN_DECLS

#define SONDER_TYPE_SEGMENTS_PAGE (sonder_segments_page_get_type ())
G_DECLARE_FINAL_TYPE (SonderSegmentsPage, sonder_segments_page, SONDER, SEGMENTS_PAGE, SonderPage)

G_END_DECLS

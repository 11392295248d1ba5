/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"

G_BEGIN_DECLS

#define SONDER_TYPE_OVERVIEW_PAGE (sonder_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SonderOverviewPage, sonder_overview_page, SONDER, OVERVIEW_PAGE, SonderPage)

void sonder_overview_page_prepare (SonderProject *project);

G_END_DECLS

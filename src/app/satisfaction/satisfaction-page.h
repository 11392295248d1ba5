/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"

G_BEGIN_DECLS

#define SONDER_TYPE_SATISFACTION_PAGE (sonder_satisfaction_page_get_type ())
G_DECLARE_FINAL_TYPE (SonderSatisfactionPage, sonder_satisfaction_page, SONDER, SATISFACTION_PAGE, SonderPage)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

GMenuModel *sonder_board_menu_create (SonderProject *project,
                                      const char    *layout,
                                      gboolean       has_note);

G_END_DECLS

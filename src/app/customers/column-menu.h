/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cell-column.h"

G_BEGIN_DECLS

GMenuModel *sonder_column_menu_new (SonderCellColumn *column);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "figures.h"

G_BEGIN_DECLS

/* Figures that leave the program: few people could be recognised in them. */

guint sonder_figures_leave_out_small (SonderFigures       *figures,
                                      guint                minimum);
char *sonder_figures_export_to_csv   (const SonderFigures *figures);

G_END_DECLS

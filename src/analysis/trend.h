/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "figures.h"

G_BEGIN_DECLS

SonderFigures *sonder_figures_compute_trend (SonderProject        *project,
                                             const SonderQuestion *question,
                                             GError              **error);

G_END_DECLS

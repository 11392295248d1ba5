/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "axis.h"
#include "scale.h"

G_BEGIN_DECLS

SonderAxis sonder_score_axis_fit (const SonderScale *scale,
                                  double             low,
                                  double             high,
                                  guint              most_ticks);

G_END_DECLS

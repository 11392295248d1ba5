/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "figures.h"

G_BEGIN_DECLS

char *sonder_finding_dup     (SonderProject       *project,
                              const SonderFigures *figures);
void  sonder_finding_prepare (SonderProject       *project,
                              const SonderFigures *figures);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board-plan.h"
#include "board-texts.h"
#include "scene.h"

G_BEGIN_DECLS

/* The person in the middle of a board. */

void sonder_figure_add_head (SonderScene           *scene,
                             const SonderBoardArea *area,
                             double                 em,
                             gboolean               bold_lines);
void sonder_figure_add_face (SonderScene           *scene,
                             const SonderBoardArea *area,
                             double                 em,
                             const char            *subject,
                             const char            *color,
                             SonderBoardTexts      *texts);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board-texts.h"
#include "scene.h"

G_BEGIN_DECLS

/**
 * SonderBoardHeading:
 * @title: who or what the board is about
 * @goal: "" for none
 * @signature: who made it and when; "" for none
 * @key: what the papers of the notes mean
 *
 * What stands above a board that leaves the program.
 */
typedef struct
{
  const char *title;
  const char *goal;
  const char *signature;
  const char *key;
} SonderBoardHeading;

double sonder_board_heading_add (const SonderBoardHeading *self,
                                 SonderTheme              *theme,
                                 SonderScene              *scene,
                                 SonderBoardTexts         *texts,
                                 double                    em,
                                 double                    width);

G_END_DECLS

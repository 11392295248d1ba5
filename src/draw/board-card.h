/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board-plan.h"
#include "board-texts.h"
#include "masking.h"
#include "kinds.h"
#include "scene.h"

G_BEGIN_DECLS

/* A note as a card: its text, and below it what it rests on and who wrote it. */

#define SONDER_CARD_MIN_WIDTH 9.5

typedef struct
{
  SonderTheme *theme;
  SonderBoardTexts *texts;
  SonderMasking *masking; /* nullable */
  double em;
  gboolean bold_lines;
} SonderCardStyle;

double sonder_card_get_padding   (const SonderCardStyle *style);
double sonder_card_measure       (const SonderCardStyle *style,
                                  SonderItem            *note,
                                  double                 width);
void   sonder_card_add           (const SonderCardStyle *style,
                                  SonderItem            *note,
                                  SonderScene           *scene,
                                  const SonderBoardArea *area,
                                  const SonderItemRef   *item,
                                  const char            *label);

G_END_DECLS

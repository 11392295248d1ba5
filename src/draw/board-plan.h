/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the regions of a board stand. The head is not a region: it goes around
 * three of them. */

#define SONDER_BOARD_HEAD "head"
#define SONDER_BOARD_FACE "face"

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SonderBoardArea;

/**
 * SonderBoardNeed:
 *
 * Returns: the least height of a region that is so wide
 */
typedef double (*SonderBoardNeed)  (const char            *region,
                                    double                 width,
                                    gpointer               user_data);
typedef void   (*SonderBoardPlace) (const char            *region,
                                    const SonderBoardArea *area,
                                    gpointer               user_data);

double sonder_board_plan (const char            *layout,
                          const SonderBoardArea *area,
                          double                 em,
                          SonderBoardNeed        need,
                          SonderBoardPlace       place,
                          gpointer               user_data);
double sonder_board_head_rounding (const SonderBoardArea *area,
                                   double                 em);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* On the overview itself: what the project is for. */
#define SONDER_NEXT_STEP_OBJECTIVE "objective"

/**
 * SonderNextStep:
 * @id: by which it is dismissed
 * @page: @item_id: where it leads; "" for a page alone
 *
 * Something that is worth doing next.
 */
typedef struct
{
  char *id;
  char *title;
  char *subtitle;
  char *page;
  char *item_id;
} SonderNextStep;

GPtrArray *sonder_next_steps_find (SonderProject *project,
                                   const char    *dismissed,
                                   guint          most);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderScaleKind:
 * @SONDER_SCALE_NPS: likelihood to recommend, 0 to 10
 * @SONDER_SCALE_CSAT: customer satisfaction, 1 to 5
 * @SONDER_SCALE_CES: customer effort ("made it easy"), 1 to 7
 * @SONDER_SCALE_RATING: whole numbers from a minimum to a maximum
 */
typedef enum
{
  SONDER_SCALE_NPS,
  SONDER_SCALE_CSAT,
  SONDER_SCALE_CES,
  SONDER_SCALE_RATING,
} SonderScaleKind;

/* The points of a rating lie at most this far apart, and from zero. */
#define SONDER_SCALE_MAX_SPAN 100
#define SONDER_SCALE_FARTHEST 1000000
#define SONDER_SCALE_MAX_POINTS (SONDER_SCALE_MAX_SPAN + 1)

/**
 * SonderScale:
 *
 * What scores a metric can take: whole numbers from @min to @max.
 */
typedef struct
{
  SonderScaleKind kind;
  int             min;
  int             max;
} SonderScale;

gboolean sonder_scale_parse     (const char        *text,
                                 SonderScale       *scale,
                                 GError           **error);
char    *sonder_scale_to_string (const SonderScale *scale);

/**
 * sonder_scale_contains:
 *
 * Returns: whether a metric of that scale can take the score
 */
static inline gboolean
sonder_scale_contains (const SonderScale *scale,
                       gint64             score)
{
  return score >= scale->min && score <= scale->max;
}

G_END_DECLS

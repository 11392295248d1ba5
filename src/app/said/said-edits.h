/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

#define SONDER_SAID_MAX_LENGTH 10000 /* characters of an answer */
#define SONDER_SAID_MAX_PARTS 200

/**
 * SonderSaid:
 * @text: what was said
 * @split: whether blank lines separate several answers
 * @customer: (nullable): name or id of who said it, known or new; blank for
 *   nobody known, who becomes a respondent
 * @metric: (nullable): id of a metric, or the scale of a new one
 * @score: one that the metric can take, or SONDER_SCORE_NONE; for one answer only
 * @touchpoint: (nullable): id of a touchpoint
 * @date: days since 1970-01-01, or SONDER_DATE_NONE
 * @source: (nullable): name of a source, known or new; blank for none
 *
 * What a customer said, as it is typed or pasted.
 */
typedef struct
{
  const char *text;
  gboolean    split;
  const char *customer;
  const char *metric;
  gint32      score;
  const char *touchpoint;
  gint32      date;
  const char *source;
} SonderSaid;

char      **sonder_said_split          (const char       *text);
guint       sonder_said_find_customers (SonderProject    *project,
                                        const char       *name,
                                        guint            *row);
const char *sonder_said_get_scale_name (const char       *scale);
guint       sonder_said_add            (SonderProject    *project,
                                        const SonderSaid *said,
                                        GError          **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

#define SONDER_UNASSIGNED G_MAXUINT16

/**
 * SonderAssignment:
 * @n_rows: rows of the customers table
 * @segments: per row the position of the segment, or SONDER_UNASSIGNED; deleted
 *   rows are SONDER_UNASSIGNED too
 * @sizes: customers per segment
 * @matches: customers whom the segment's rule matches, taken or not
 * @n_unassigned: customers without a segment
 * @problems: (element-type utf8): what is wrong with rules, one sentence each
 *
 * Which segment each customer belongs to: the one it is pinned to, else the
 * first in order whose rule matches, else none.
 */
typedef struct
{
  guint      n_rows;
  guint16   *segments;
  guint      n_segments;
  guint     *sizes;
  guint     *matches;
  guint      n_unassigned;
  GPtrArray *problems;
} SonderAssignment;

SonderAssignment *sonder_assignment_new   (SonderItem        *root,
                                           const SonderTable *customers);
void              sonder_assignment_free  (SonderAssignment  *self);

/* One rule alone: see rule-match.c. */
guint8           *sonder_rule_match       (const SonderRule  *rule,
                                           SonderItem        *root,
                                           const SonderTable *customers,
                                           GPtrArray         *problems);
gboolean          sonder_rule_suits       (const SonderRule  *rule,
                                           SonderCellType     type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderAssignment, sonder_assignment_free)

G_END_DECLS

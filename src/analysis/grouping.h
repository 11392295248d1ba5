/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures.h"

G_BEGIN_DECLS

/**
 * SonderGroupLabel:
 * @id: (nullable): see SonderGroup
 *
 * What a group is called.
 */
typedef struct
{
  SonderGroupRole role;
  char *id;
  char *name;
  char *label;
  char *color;
} SonderGroupLabel;

/**
 * SonderGrouping:
 * @groups: per row of the customers table its group; @n_groups where the
 *   question leaves the customer out
 * @n_groups: number of groups, the one for the rest included, which is the last
 * @sizes: customers per group
 * @n_customers: customers in groups
 * @labels: (element-type SonderGroupLabel): per group
 *
 * Groups of customers: by segment or by an attribute's values. For a question
 * about other groups, one group of all customers that it does not leave out.
 */
typedef struct
{
  guint32 *groups;
  guint n_groups;
  guint *sizes;
  guint n_customers;
  GPtrArray *labels;
} SonderGrouping;

SonderGrouping *
sonder_grouping_new (SonderProject *project, const SonderQuestion *question, GError **error);
void sonder_grouping_free (SonderGrouping *self);

SonderGroupLabel *sonder_group_label_new_item (SonderItem *item);
SonderGroupLabel *sonder_group_label_new_value (const char *name, const char *label);
SonderGroupLabel *sonder_group_label_new_rest (SonderGroupBy by);
void sonder_group_label_free (SonderGroupLabel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderGrouping, sonder_grouping_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "counts.h"
#include "grouping.h"

G_BEGIN_DECLS

/**
 * SonderTabulation:
 * @asked: what was asked
 * @question: the same; where it names no metric and the project has one only,
 *   with that; where the unit of periods is to be chosen, with the chosen one
 * @has_metric: %FALSE where the project has no metric: all counts are 0
 * @scale: the metric's
 * @metric_name: its name
 * @wording: its question
 * @attribute_name: (nullable): that of the attribute asked for
 * @segment_name: (nullable): that of the only segment; "" is Unassigned
 * @touchpoint_name: (nullable): that of the only touchpoint; "" is none
 * @n_customers: customers whom the question does not leave out
 * @customers: (nullable): customers per group of @counts; %NULL where groups
 *   are no groups of customers
 * @latest_undecided: see SonderFigures
 * @counts: the counts
 * @labels: (element-type SonderGroupLabel): per group of @counts
 * @shown: (element-type guint): the groups of @counts that the answer shows, in
 *   order
 *
 * A question with its counts, from which all figures derive. Immutable.
 */
typedef struct
{
  gatomicrefcount ref_count;
  SonderQuestion *asked;
  SonderQuestion *question;
  gboolean has_metric;
  SonderScale scale;
  char *metric_name;
  char *wording;
  char *attribute_name;
  char *segment_name;
  char *touchpoint_name;
  guint n_customers;
  guint *customers;
  gboolean latest_undecided;
  SonderCounts *counts;
  GPtrArray *labels;
  GArray *shown;
} SonderTabulation;

SonderTabulation *
sonder_tabulation_get (SonderProject *project, const SonderQuestion *question, GError **error);
SonderTabulation *sonder_tabulation_ref (SonderTabulation *self);
void sonder_tabulation_unref (SonderTabulation *self);

SonderFigures *sonder_figures_new (const SonderTabulation *tabulation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderTabulation, sonder_tabulation_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include "figure.h"
#include "tabulation.h"

static void
fill (const SonderTabulation *tabulation,
      SonderFigure *figure,
      const SonderTally *tally,
      guint customers)
{
  sonder_figure_init (figure, tabulation->has_metric ? &tabulation->scale : NULL, tally);
  figure->customers = customers;
}

/* Of a period the customers are those who answered in it. */
static SonderFigure *
new_over_time (const SonderTabulation *tabulation, const SonderTally *tallies, gsize first)
{
  const SonderCounts *counts = tabulation->counts;
  SonderFigure *figures;

  if (tallies == NULL || counts->n_periods == 0)
    return NULL;

  figures = g_new (SonderFigure, counts->n_periods);
  for (guint i = 0; i < counts->n_periods; i++)
    {
      const SonderTally *tally = sonder_counts_tally (counts, tallies, first + i);

      fill (tabulation, &figures[i], tally, tally[0]);
    }

  return figures;
}

static void
free_over_time (SonderFigure *figures, guint n)
{
  for (guint i = 0; figures != NULL && i < n; i++)
    g_free (figures[i].counts);
  g_free (figures);
}

static SonderGroup *
new_group (const SonderTabulation *tabulation, guint position)
{
  const SonderCounts *counts = tabulation->counts;
  const SonderGroupLabel *label = tabulation->labels->pdata[position];
  const SonderTally *tally = sonder_counts_tally (counts, counts->groups, position);
  guint customers = tabulation->customers != NULL ? tabulation->customers[position] : tally[0];
  SonderGroup *group = g_new0 (SonderGroup, 1);

  group->role = label->role;
  group->id = g_strdup (label->id);
  group->name = g_strdup (label->name);
  group->label = g_strdup (label->label);
  group->color = g_strdup (label->color);
  fill (tabulation, &group->figure, tally, customers);
  group->over_time =
      new_over_time (tabulation, counts->over_time, (gsize)position * (counts->n_periods + 1));

  return group;
}

static void
free_group (SonderGroup *group, guint n_periods)
{
  g_free (group->id);
  g_free (group->name);
  g_free (group->label);
  g_free (group->color);
  g_free (group->figure.counts);
  free_over_time (group->over_time, n_periods);
  g_free (group);
}

static void
add_groups (SonderFigures *self, const SonderTabulation *tabulation)
{
  self->groups = g_ptr_array_new ();
  for (guint i = 0; i < tabulation->shown->len; i++)
    g_ptr_array_add (self->groups,
                     new_group (tabulation, g_array_index (tabulation->shown, guint, i)));
}

static void
add_periods (SonderFigures *self, const SonderCounts *counts)
{
  if (counts->over_time == NULL || counts->n_periods == 0)
    return;

  self->n_periods = counts->n_periods;
  self->periods = g_new (int, counts->n_periods);
  for (guint i = 0; i < counts->n_periods; i++)
    self->periods[i] = counts->first_period + (int)i;
}

/**
 * sonder_figures_new:
 * @tabulation: an answered question
 *
 * Returns: (transfer full): all figures that derive from it
 */
SonderFigures *
sonder_figures_new (const SonderTabulation *tabulation)
{
  const SonderCounts *counts = tabulation->counts;
  SonderFigures *self = g_new0 (SonderFigures, 1);

  self->question = sonder_question_copy (tabulation->question);
  self->has_metric = tabulation->has_metric;
  self->scale = tabulation->scale;
  self->metric_name = g_strdup (tabulation->metric_name);
  self->wording = g_strdup (tabulation->wording);
  self->attribute_name = g_strdup (tabulation->attribute_name);
  self->segment_name = g_strdup (tabulation->segment_name);
  self->touchpoint_name = g_strdup (tabulation->touchpoint_name);
  self->several_touchpoints =
      counts->several_touchpoints && self->question->by != SONDER_BY_TOUCHPOINT;
  self->latest_undecided = tabulation->latest_undecided;
  fill (tabulation, &self->overall, counts->overall, tabulation->n_customers);
  self->overall_over_time = new_over_time (tabulation, counts->overall_over_time, 0);
  add_periods (self, counts);
  add_groups (self, tabulation);

  return self;
}

/**
 * sonder_figures_compute:
 *
 * Answers @question in one pass over the tables, or at once while the project's
 * data have not changed since the question was last asked. Fails with
 * SonderAnalysisError where the question names something that the project does
 * not have, or asks for more groups than can be counted.
 *
 * Returns: (transfer full): the figures, or %NULL with @error set
 */
SonderFigures *
sonder_figures_compute (SonderProject *project, const SonderQuestion *question, GError **error)
{
  g_autoptr (SonderTabulation) tabulation = sonder_tabulation_get (project, question, error);

  return tabulation != NULL ? sonder_figures_new (tabulation) : NULL;
}

/**
 * sonder_figures_remove_group:
 * @index: of the group in SonderFigures.groups
 */
void
sonder_figures_remove_group (SonderFigures *self, guint index)
{
  free_group (g_ptr_array_remove_index (self->groups, index), self->n_periods);
}

static void
mask (char **text, SonderMasking *masking)
{
  char *masked = *text != NULL ? sonder_masking_dup_text (masking, *text, SONDER_NO_ROW) : NULL;

  g_free (*text);
  *text = masked;
}

/**
 * sonder_figures_mask:
 *
 * Takes out of the names of the groups who customers are: an attribute can be
 * one of names, or of mail addresses.
 */
void
sonder_figures_mask (SonderFigures *self, SonderMasking *masking)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      SonderGroup *group = self->groups->pdata[i];

      mask (&group->name, masking);
      mask (&group->label, masking);
    }
  mask (&self->segment_name, masking);
}

void
sonder_figures_free (SonderFigures *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    free_group (self->groups->pdata[i], self->n_periods);
  g_ptr_array_unref (self->groups);
  free_over_time (self->overall_over_time, self->n_periods);
  g_free (self->overall.counts);
  g_free (self->periods);
  g_free (self->metric_name);
  g_free (self->wording);
  g_free (self->attribute_name);
  g_free (self->segment_name);
  g_free (self->touchpoint_name);
  sonder_question_free (self->question);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tabulation.h"

#include <glib/gi18n-lib.h>

#include "question-memory.h"

#define NO_METRIC G_MAXUINT

static gboolean
fail_not_found (GError **error, const char *message)
{
  g_set_error_literal (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_NOT_FOUND, message);
  return FALSE;
}

/* The metric asked for or, where none is, the only one. */
static gboolean
resolve_metric (SonderTabulation *self, SonderProject *project, GError **error)
{
  GListModel *metrics = sonder_project_get_items (project, SONDER_KIND_METRIC);
  g_autoptr (SonderItem) only = NULL;
  SonderItem *metric;

  if (self->question->metric == NULL)
    {
      if (g_list_model_get_n_items (metrics) != 1)
        return TRUE;
      metric = only = g_list_model_get_item (metrics, 0);
    }
  else
    metric = sonder_project_find_item (project, SONDER_KIND_METRIC, self->question->metric);
  if (metric == NULL)
    return fail_not_found (error, _ ("The project has no such metric."));
  if (!sonder_metric_get_scale (SONDER_METRIC (metric), &self->scale))
    return fail_not_found (error, _ ("This version of Sonder does not know the metric’s scale."));

  self->has_metric = TRUE;
  self->metric_name = g_strdup (sonder_item_get_text (metric, "name"));
  self->wording = g_strdup (sonder_item_get_text (metric, "question"));
  g_free (self->question->metric);
  self->question->metric = g_strdup (sonder_item_get_id (metric));

  return TRUE;
}

static char *
find_name (SonderProject *project, SonderKind kind, const char *id)
{
  SonderItem *item = id != NULL ? sonder_project_find_item (project, kind, id) : NULL;

  if (item != NULL)
    return g_strdup (sonder_item_get_text (item, "name"));

  return id != NULL ? g_strdup ("") : NULL;
}

static void
find_names (SonderTabulation *self, SonderProject *project)
{
  const SonderQuestion *question = self->question;

  if (question->by == SONDER_BY_ATTRIBUTE)
    self->attribute_name = find_name (project, SONDER_KIND_ATTRIBUTE, question->attribute);
  self->segment_name = find_name (project, SONDER_KIND_SEGMENT, question->segment);
  self->touchpoint_name = find_name (project, SONDER_KIND_TOUCHPOINT, question->touchpoint);
}

/* The number of an item's id in the key pool; no answer has the one for none. */
static guint
find_key (SonderProject *project, const char *id)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  guint32 key = id != NULL ? sonder_text_pool_lookup (answers->keys, id, -1) : 0;

  return key != 0 ? key : NO_METRIC;
}

static GArray *
map_touchpoints (SonderProject *project)
{
  GListModel *touchpoints = sonder_project_get_items (project, SONDER_KIND_TOUCHPOINT);
  guint32 none = g_list_model_get_n_items (touchpoints);
  GArray *map = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 n_keys = sonder_text_pool_get_size (sonder_project_get_answers (project)->keys) + 1;

  for (guint i = 0; i < n_keys; i++)
    g_array_append_val (map, none);
  for (guint32 i = 0; i < none; i++)
    {
      g_autoptr (SonderItem) touchpoint = g_list_model_get_item (touchpoints, i);
      guint key = find_key (project, sonder_item_get_id (touchpoint));

      if (key < map->len)
        g_array_index (map, guint32, key) = i;
    }

  return map;
}

static gboolean
resolve_touchpoint (SonderCountPlan *plan, SonderProject *project, const char *id, GError **error)
{
  SonderItem *root = sonder_project_get_root (project);

  plan->touchpoint = SONDER_ANY_TOUCHPOINT;
  if (id == NULL)
    return TRUE;

  plan->touchpoint =
      *id == '\0' ? plan->n_touchpoints - 1 : sonder_item_find_position (root, "touchpoints", id);
  if (plan->touchpoint == G_MAXUINT)
    return fail_not_found (error, _ ("The project has no such touchpoint."));

  return TRUE;
}

static void
choose_axis (SonderCountPlan *plan, const SonderQuestion *question)
{
  gboolean by_time = sonder_question_is_by_time (question, &plan->unit);

  plan->axis = by_time                                ? SONDER_AXIS_PERIODS
               : question->by == SONDER_BY_TOUCHPOINT ? SONDER_AXIS_TOUCHPOINTS
                                                      : SONDER_AXIS_CUSTOMERS;
  plan->over_time = !by_time && question->over_time;
  if (by_time)
    return;

  plan->unit = question->period_unit;
  plan->choose_unit = question->choose_unit;
}

static gboolean
count (SonderTabulation *self,
       SonderProject *project,
       const SonderGrouping *grouping,
       GError **error)
{
  g_autoptr (GArray) touchpoints = map_touchpoints (project);
  const SonderQuestion *question = self->question;
  guint metric = self->has_metric ? find_key (project, question->metric) : NO_METRIC;
  SonderCountPlan plan = {
    .index = sonder_question_memory_get_index (project, metric, &self->scale),
    .groups = grouping->groups,
    .n_groups = grouping->n_groups,
    .touchpoints = touchpoints,
    .n_touchpoints =
        g_list_model_get_n_items (sonder_project_get_items (project, SONDER_KIND_TOUCHPOINT)) + 1,
    .from = question->from,
    .to = question->to,
    .latest = question->latest,
  };

  if (!resolve_touchpoint (&plan, project, question->touchpoint, error))
    return FALSE;
  choose_axis (&plan, question);
  self->latest_undecided = plan.touchpoint == SONDER_ANY_TOUCHPOINT &&
                           plan.index->n_undecided > plan.index->n_respondents / 2;
  self->counts = sonder_counts_compute (&plan, error);
  if (self->counts == NULL)
    return FALSE;

  if (plan.over_time)
    {
      self->question->period_unit = self->counts->unit;
      self->question->choose_unit = FALSE;
    }

  return TRUE;
}

/* Groups */

static void
label_touchpoints (SonderTabulation *self, SonderProject *project)
{
  GListModel *touchpoints = sonder_project_get_items (project, SONDER_KIND_TOUCHPOINT);

  for (guint i = 0; i < g_list_model_get_n_items (touchpoints); i++)
    {
      g_autoptr (SonderItem) touchpoint = g_list_model_get_item (touchpoints, i);

      g_ptr_array_add (self->labels, sonder_group_label_new_item (touchpoint));
    }
}

static void
label_periods (SonderTabulation *self, SonderPeriodUnit unit)
{
  for (guint i = 0; i < self->counts->n_periods; i++)
    {
      g_autofree char *name = sonder_period_to_string (self->counts->first_period + (int)i, unit);

      g_ptr_array_add (self->labels, sonder_group_label_new_value (name, name));
    }
}

static void
label_groups (SonderTabulation *self, SonderProject *project, SonderGrouping *grouping)
{
  SonderGroupBy by = self->question->by;
  SonderPeriodUnit unit;
  gboolean by_time = sonder_question_is_by_time (self->question, &unit);

  if (!by_time && by != SONDER_BY_TOUCHPOINT)
    {
      self->labels = g_steal_pointer (&grouping->labels);
      self->customers = g_steal_pointer (&grouping->sizes);
      return;
    }

  self->labels = g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_group_label_free);
  if (by_time)
    label_periods (self, unit);
  else
    label_touchpoints (self, project);
  g_ptr_array_add (self->labels, sonder_group_label_new_rest (by));
}

static gboolean
is_shown (const SonderTabulation *self, guint group)
{
  const SonderGroupLabel *label = self->labels->pdata[group];
  const SonderQuestion *question = self->question;
  const char *only = NULL;

  if (question->by == SONDER_BY_SEGMENT)
    only = question->segment;
  if (question->by == SONDER_BY_TOUCHPOINT)
    only = question->touchpoint;

  if (label->role == SONDER_GROUP_NAMED)
    return only == NULL || g_str_equal (only, label->id);
  if (self->customers != NULL)
    return self->customers[group] > 0;

  return sonder_counts_tally (self->counts, self->counts->groups, group)[0] > 0;
}

static void
show_groups (SonderTabulation *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  if (self->question->by == SONDER_BY_NONE)
    return;
  for (guint group = 0; group < self->counts->n_groups; group++)
    if (is_shown (self, group))
      g_array_append_val (self->shown, group);
}

static SonderTabulation *
compute (SonderProject *project, const SonderQuestion *question, GError **error)
{
  g_autoptr (SonderTabulation) self = g_new0 (SonderTabulation, 1);
  g_autoptr (SonderGrouping) grouping = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->asked = sonder_question_copy (question);
  self->question = sonder_question_copy (question);
  if (!resolve_metric (self, project, error))
    return NULL;
  grouping = sonder_grouping_new (project, question, error);
  if (grouping == NULL || !count (self, project, grouping, error))
    return NULL;

  find_names (self, project);
  self->n_customers = grouping->n_customers;
  label_groups (self, project, grouping);
  show_groups (self);

  return g_steal_pointer (&self);
}

/**
 * sonder_tabulation_get:
 *
 * Answers a question, or recalls the answer while the project's data have not
 * changed.
 *
 * Returns: (transfer full): the answer, or %NULL with @error set: see
 *   sonder_figures_compute()
 */
SonderTabulation *
sonder_tabulation_get (SonderProject *project, const SonderQuestion *question, GError **error)
{
  SonderTabulation *tabulation = sonder_question_memory_recall (project, question);

  if (tabulation != NULL)
    return tabulation;
  tabulation = compute (project, question, error);
  if (tabulation != NULL)
    sonder_question_memory_keep (project, tabulation);

  return tabulation;
}

SonderTabulation *
sonder_tabulation_ref (SonderTabulation *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sonder_tabulation_unref (SonderTabulation *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->asked, sonder_question_free);
  g_clear_pointer (&self->question, sonder_question_free);
  g_clear_pointer (&self->counts, sonder_counts_free);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_free (self->metric_name);
  g_free (self->wording);
  g_free (self->attribute_name);
  g_free (self->segment_name);
  g_free (self->touchpoint_name);
  g_free (self->customers);
  g_free (self);
}

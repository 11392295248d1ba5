/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-figures.h"

#include <math.h>

#include "figure.h"
#include "kinds.h"

/* Of the bells, as a share of the scale. */
#define SPREAD 0.26

const char *const sample_short_names[] = { "Pro", "Max", "Biz", "Uni", "Web", "Box", "Pop",
                                           "Art", "Zoo", "Sun", "Sky", "Ink", NULL };
const char *const sample_long_names[] = {
  "Office managers in companies of fewer than fifty people who order on every Monday",
  "Home brewers who own a grinder, read the newsletter and buy single origins monthly",
  "Gift givers in the weeks before the holidays, mostly from outside the city limits",
  NULL,
};
const char *const sample_names[] = {
  "Regulars",  "Office buyers", "Home brewers",     "Gift givers",
  "Students",  "Restaurants",   "Weekend visitors", "Subscribers",
  "Wholesale", "Newcomers",     "Tourists",         "Lapsed",
  NULL
};

static const guint answers[] = { 260, 142, 412, 84, 96, 18, 57, 33, 7, 120, 64, 205 };
static const double levels[] = { 0.84, 0.58, 0.78, 0.80, 0.70, 0.66,
                                 0.74, 0.90, 0.50, 0.76, 0.62, 0.72 };

/* Everybody answered once. */
static void
fill (SonderFigure *figure, const SonderScale *scale, const SonderTally *tally)
{
  g_free (figure->counts);
  sonder_figure_init (figure, scale, tally);
  figure->customers = figure->n + 3;
}

/* A bell around @level (0 to 1 of the scale) of @n answers. */
static void
make_figure (SonderFigure *figure, const SonderScale *scale, guint n, double level)
{
  guint last = (guint)(scale->max - scale->min);
  SonderTally tally[SONDER_SCALE_MAX_POINTS + 1] = { n };
  double total = 0;
  guint given = 0;

  for (guint i = 0; i <= last; i++)
    total += exp (-pow ((i / (double)last - level) / SPREAD, 2) / 2);
  for (guint i = 0; i <= last; i++)
    {
      tally[i + 1] = (guint)(n * exp (-pow ((i / (double)last - level) / SPREAD, 2) / 2) / total);
      given += tally[i + 1];
    }
  tally[(guint)(level * last) + 1] += n - given;
  fill (figure, scale, tally);
}

static void
add_up (SonderFigure *total, const SonderScale *scale, const SonderFigure *figure)
{
  SonderTally tally[SONDER_SCALE_MAX_POINTS + 1] = { total->respondents + figure->respondents };

  for (guint i = 0; i < figure->n_points; i++)
    tally[i + 1] = figure->counts[i] + (total->counts ? total->counts[i] : 0);
  fill (total, scale, tally);
}

/* A fall in the third quarter of the time, one period without answers. */
static SonderFigure *
make_series (const SonderScale *scale, guint n_periods, guint n, double level, guint gap)
{
  SonderFigure *series = g_new0 (SonderFigure, n_periods);

  for (guint i = 0; i < n_periods; i++)
    {
      double at = i / (double)n_periods;
      double swing = 0.04 * sin (i * 1.7 + gap) - (at > 0.5 && at < 0.72 ? 0.14 : 0);
      guint some = n * (70 + (i * 37 + gap * 11) % 60) / 100 / n_periods;

      make_figure (&series[i], scale, i == gap ? 0 : some, CLAMP (level + swing, 0, 1));
    }
  return series;
}

static SonderGroup *
make_group (const SampleSpec *spec, const SonderFigures *figures, guint index, guint n_names)
{
  guint turn = index % G_N_ELEMENTS (answers);
  guint n = spec->n_groups == 12 && index == 11 ? 0 : answers[turn];
  double level = levels[turn] - 0.03 * (index / G_N_ELEMENTS (answers));
  SonderGroup *group = g_new0 (SonderGroup, 1);

  group->role = SONDER_GROUP_NAMED;
  group->id = g_strdup_printf ("group-%u", index);
  group->name = index < n_names ? g_strdup (spec->names[index])
                                : g_strdup_printf ("%s %u", spec->names[index % n_names], index);
  group->label = g_strdup (group->name);
  group->color = g_strdup (sonder_palette_get_slots ()[index % 10]);
  if (spec->n_periods == 0)
    make_figure (&group->figure, &figures->scale, n, level);
  else
    group->over_time = make_series (&figures->scale, spec->n_periods, n * 4, level, 3 + index % 5);
  for (guint i = 0; i < spec->n_periods; i++)
    add_up (&group->figure, &figures->scale, &group->over_time[i]);
  return group;
}

/* Answers that are not grouped. */
static void
make_ungrouped (SonderFigures *figures)
{
  make_figure (&figures->overall, &figures->scale, 260, 0.8);
  if (figures->n_periods)
    figures->overall_over_time = make_series (&figures->scale, figures->n_periods, 900, 0.8, 4);
}

static void
add_overall (SonderFigures *figures)
{
  const SonderTally none[SONDER_SCALE_MAX_POINTS + 1] = { 0 };

  if (figures->question->by == SONDER_BY_NONE)
    {
      make_ungrouped (figures);
      return;
    }
  fill (&figures->overall, &figures->scale, none);
  if (figures->n_periods)
    figures->overall_over_time = g_new0 (SonderFigure, figures->n_periods);
  for (guint j = 0; j < figures->n_periods; j++)
    fill (&figures->overall_over_time[j], &figures->scale, none);
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = g_ptr_array_index (figures->groups, i);

      add_up (&figures->overall, &figures->scale, &group->figure);
      for (guint j = 0; j < figures->n_periods; j++)
        add_up (&figures->overall_over_time[j], &figures->scale, &group->over_time[j]);
    }
}

SonderFigures *
sample_figures_new (const SampleSpec *spec)
{
  SonderFigures *figures = g_new0 (SonderFigures, 1);
  guint n_names = 0;

  while (spec->names[n_names])
    n_names++;
  figures->question = sonder_question_new ();
  figures->question->by = spec->by;
  figures->question->period_unit = SONDER_PERIOD_MONTH;
  figures->has_metric = TRUE;
  figures->scale = (SonderScale){ spec->kind, spec->min, spec->max };
  figures->metric_name = g_strdup ("Recommendation");
  figures->wording = g_strdup ("How likely are you to recommend us to a friend or colleague?");
  figures->groups = g_ptr_array_new ();
  figures->n_periods = spec->n_periods;
  figures->periods = g_new0 (int, spec->n_periods + 1);
  for (guint i = 0; i < spec->n_periods; i++)
    figures->periods[i] = 2024 * 12 + 6 + (int)i;
  for (guint i = 0; i < spec->n_groups; i++)
    g_ptr_array_add (figures->groups, make_group (spec, figures, i, n_names));
  if (spec->with_rest && spec->n_groups > 0)
    {
      SonderGroup *rest = make_group (spec, figures, spec->n_groups + 3, n_names);

      rest->role = SONDER_GROUP_REST;
      g_clear_pointer (&rest->id, g_free);
      g_clear_pointer (&rest->color, g_free);
      g_free (rest->label);
      rest->label = g_strdup ("Unassigned");
      g_ptr_array_add (figures->groups, rest);
    }
  add_overall (figures);
  return figures;
}

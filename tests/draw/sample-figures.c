/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-figures.h"

#include <math.h>

#define Z 1.959964

static const guint answers[] = { 260, 142, 412, 84, 96, 18, 57, 33, 7, 120, 64, 205 };
static const double levels[] = { 0.84, 0.58, 0.78, 0.80, 0.70, 0.66,
                                 0.74, 0.90, 0.50, 0.76, 0.62, 0.72 };

static guint
count_range (const SonderFigure *figure, guint first, guint last)
{
  guint count = 0;

  for (guint i = first; i <= last && i < figure->n_points; i++)
    count += figure->counts[i];
  return count;
}

static void
fill_mean (SonderFigure *figure, const SonderScale *scale)
{
  double sum = 0, squares = 0;

  for (guint i = 0; i < figure->n_points; i++)
    sum += figure->counts[i] * (scale->min + (double)i);
  figure->mean = sum / figure->n;
  for (guint i = 0; i < figure->n_points; i++)
    squares += figure->counts[i] * pow (scale->min + (double)i - figure->mean, 2);
  figure->sd = figure->n > 1 ? sqrt (squares / (figure->n - 1)) : NAN;
}

static void
fill_nps (SonderFigure *figure)
{
  double n = figure->n + 3.0;
  double p, d, half;

  figure->detractors = count_range (figure, 0, 6);
  figure->passives = count_range (figure, 7, 8);
  figure->promoters = count_range (figure, 9, 10);
  p = (figure->promoters + 0.75) / n;
  d = (figure->detractors + 0.75) / n;
  half = 100 * Z * sqrt ((p + d - (p - d) * (p - d)) / n);
  figure->score = 100.0 * ((double)figure->promoters - figure->detractors) / figure->n;
  figure->low = MAX (100 * (p - d) - half, -100);
  figure->high = MIN (100 * (p - d) + half, 100);
}

static void
fill_share (SonderFigure *figure)
{
  double n = figure->n;
  double p = count_range (figure, 3, 4) / n;
  double spread = Z * sqrt (p * (1 - p) / n + Z * Z / (4 * n * n));
  double whole = 1 + Z * Z / n;

  figure->score = 100 * p;
  figure->low = 100 * (p + Z * Z / (2 * n) - spread) / whole;
  figure->high = 100 * (p + Z * Z / (2 * n) + spread) / whole;
}

void
sample_figure_fill (SonderFigure *figure, const SonderScale *scale)
{
  figure->n = count_range (figure, 0, figure->n_points);
  figure->customers = figure->n + 3;
  figure->respondents = figure->n;
  figure->score = figure->low = figure->high = figure->mean = figure->sd = NAN;
  if (figure->n == 0)
    return;

  fill_mean (figure, scale);
  if (scale->kind == SONDER_SCALE_NPS)
    fill_nps (figure);
  else if (scale->kind == SONDER_SCALE_CSAT)
    fill_share (figure);
  else
    {
      figure->score = figure->mean;
      figure->low = figure->mean - Z * figure->sd / sqrt (figure->n);
      figure->high = figure->mean + Z * figure->sd / sqrt (figure->n);
    }
}

/* A bell around @level (0 to 1 of the scale), rounded down to whole answers. */
static void
make_figure (SonderFigure *figure, const SonderScale *scale, guint n, double level)
{
  guint last;
  double total = 0;

  figure->n_points = (guint)(scale->max - scale->min + 1);
  figure->counts = g_new0 (guint, figure->n_points);
  last = figure->n_points - 1;
  for (guint i = 0; i <= last; i++)
    total += exp (-pow ((i / (double)last - level) / 0.26, 2) / 2);
  for (guint i = 0; i <= last; i++)
    figure->counts[i] = (guint)(n * exp (-pow ((i / (double)last - level) / 0.26, 2) / 2) / total);
  if (n > 0)
    {
      guint given = count_range (figure, 0, last);

      figure->counts[(guint)(level * last)] += n - MIN (n, given);
    }
  sample_figure_fill (figure, scale);
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

static void
add_counts (SonderFigure *total, const SonderFigure *figure)
{
  if (total->counts == NULL)
    {
      total->n_points = figure->n_points;
      total->counts = g_new0 (guint, figure->n_points);
    }
  for (guint i = 0; i < figure->n_points; i++)
    total->counts[i] += figure->counts[i];
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
  make_figure (&group->figure, &figures->scale, n, level);
  if (spec->n_periods)
    {
      group->over_time =
          make_series (&figures->scale, spec->n_periods, n * 4, level, 3 + index % 5);
      memset (group->figure.counts, 0, sizeof (guint) * group->figure.n_points);
      for (guint i = 0; i < spec->n_periods; i++)
        add_counts (&group->figure, &group->over_time[i]);
      sample_figure_fill (&group->figure, &figures->scale);
    }
  return group;
}

static void
free_figure (SonderFigure *figure)
{
  g_free (figure->counts);
}

static void
free_series (SonderFigure *series, guint n_periods)
{
  for (guint i = 0; series && i < n_periods; i++)
    free_figure (&series[i]);
  g_free (series);
}

static void
add_overall (SonderFigures *figures)
{
  if (figures->n_periods)
    figures->overall_over_time = g_new0 (SonderFigure, figures->n_periods);
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = g_ptr_array_index (figures->groups, i);

      add_counts (&figures->overall, &group->figure);
      for (guint j = 0; j < figures->n_periods; j++)
        add_counts (&figures->overall_over_time[j], &group->over_time[j]);
    }
  sample_figure_fill (&figures->overall, &figures->scale);
  for (guint j = 0; j < figures->n_periods && figures->groups->len; j++)
    sample_figure_fill (&figures->overall_over_time[j], &figures->scale);
}

SonderFigures *
sample_figures_new (const SampleSpec *spec)
{
  SonderFigures *figures = g_new0 (SonderFigures, 1);
  guint n_names = 0;

  while (spec->names[n_names])
    n_names++;
  figures->question = g_new0 (SonderQuestion, 1);
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
      g_free (rest->label);
      rest->label = g_strdup ("Unassigned");
      g_ptr_array_add (figures->groups, rest);
    }
  add_overall (figures);
  return figures;
}

void
sample_figures_free (SonderFigures *figures)
{
  for (guint i = 0; i < figures->groups->len; i++)
    {
      SonderGroup *group = g_ptr_array_index (figures->groups, i);

      free_figure (&group->figure);
      free_series (group->over_time, figures->n_periods);
      g_free (group->id);
      g_free (group->name);
      g_free (group->label);
      g_free (group->color);
      g_free (group);
    }
  g_ptr_array_unref (figures->groups);
  free_figure (&figures->overall);
  free_series (figures->overall_over_time, figures->n_periods);
  g_free (figures->periods);
  g_free (figures->metric_name);
  g_free (figures->wording);
  g_free (figures->question);
  g_free (figures);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "figures-export.h"

#include <math.h>
#include <string.h>

#include "number-text.h"

static void
blank (SonderFigure *figure)
{
  if (figure->counts != NULL)
    memset (figure->counts, 0, sizeof *figure->counts * figure->n_points);
  figure->n = figure->respondents = 0;
  figure->promoters = figure->passives = figure->detractors = 0;
  figure->score = figure->low = figure->high = NAN;
  figure->mean = figure->sd = figure->top_box = NAN;
}

/* Periods of few people become gaps. Returns how many did. */
static guint
blank_periods (SonderFigure *over_time,
               guint         n_periods,
               guint         minimum)
{
  guint n = 0;

  for (guint i = 0; over_time != NULL && i < n_periods; i++)
    if (over_time[i].n > 0 && over_time[i].respondents < minimum)
      {
        blank (&over_time[i]);
        n++;
      }

  return n;
}

static void
append_number (GString *csv,
               double   number)
{
  g_string_append_c (csv, ',');
  if (!isnan (number))
    {
      g_autofree char *text = sonder_number_to_text (number);

      g_string_append (csv, text);
    }
}

static void
append_text (GString    *csv,
             const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);
  /* A spreadsheet would take these for the start of a formula. */
  const char *guard = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL ? "'" : "";

  g_string_append_printf (csv, "\"%s%s\"", guard, quoted);
}

static void
append_figure (GString            *csv,
               const SonderFigure *figure)
{
  append_number (csv, figure->customers);
  append_number (csv, figure->respondents);
  append_number (csv, figure->n);
  append_number (csv, figure->score);
  append_number (csv, figure->low);
  append_number (csv, figure->high);
  append_number (csv, figure->mean);
  append_number (csv, figure->sd);
  for (guint i = 0; i < figure->n_points; i++)
    append_number (csv, figure->counts[i]);
  g_string_append (csv, "\r\n");
}

static void
append_header (GString             *csv,
               const SonderFigures *figures)
{
  g_string_append (csv, figures->n_periods > 0 ? "\"group\",\"period\"" : "\"group\"");
  g_string_append (csv, ",\"customers\",\"respondents\",\"n\",\"score\",\"low\",\"high\",\"mean\","
                        "\"sd\"");
  for (guint i = 0; i < figures->overall.n_points; i++)
    g_string_append_printf (csv, ",\"count_%d\"", figures->scale.min + (int) i);
  g_string_append (csv, "\r\n");
}

/* A line for the group, and one for each of its periods. */
static void
append_group (GString             *csv,
              const SonderFigures *figures,
              const char          *name,
              const SonderFigure  *figure,
              const SonderFigure  *over_time)
{
  append_text (csv, name);
  if (figures->n_periods > 0)
    g_string_append (csv, ",\"\"");
  append_figure (csv, figure);
  for (guint i = 0; over_time != NULL && i < figures->n_periods; i++)
    {
      g_autofree char *period =
        sonder_period_to_string (figures->periods[i], figures->question->period_unit);

      append_text (csv, name);
      g_string_append_printf (csv, ",\"%s\"", period);
      append_figure (csv, &over_time[i]);
    }
}

/**
 * sonder_figures_leave_out_small:
 * @minimum: groups, and periods of groups, with answers of fewer customers are
 *   left out
 *
 * Returns: how many were
 */
guint
sonder_figures_leave_out_small (SonderFigures *figures,
                                guint          minimum)
{
  guint n = blank_periods (figures->overall_over_time, figures->n_periods, minimum);

  for (guint i = figures->groups->len; i-- > 0;)
    {
      SonderGroup *group = figures->groups->pdata[i];

      if (group->figure.n > 0 && group->figure.respondents < minimum)
        {
          sonder_figures_remove_group (figures, i);
          n++;
        }
      else
        n += blank_periods (group->over_time, figures->n_periods, minimum);
    }
  if (figures->overall.n > 0 && figures->overall.respondents < minimum)
    {
      blank (&figures->overall);
      n++;
    }

  return n;
}

/**
 * sonder_figures_export_to_csv:
 *
 * Returns: (transfer full): the groups and all together as CSV (RFC 4180), with
 *   a line for each period of a trend; numbers unrounded, nothing where there is
 *   no number
 */
char *
sonder_figures_export_to_csv (const SonderFigures *figures)
{
  GString *csv = g_string_new (NULL);

  append_header (csv, figures);
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      append_group (csv, figures, group->name, &group->figure, group->over_time);
    }
  append_group (csv, figures, "(all)", &figures->overall, figures->overall_over_time);

  return g_string_free (csv, FALSE);
}

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
append_line (GString            *csv,
             const char         *name,
             const SonderFigure *figure)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);
  /* A spreadsheet would take these for the start of a formula. */
  const char *guard = *name != '\0' && strchr ("=+-@\t\r", *name) != NULL ? "'" : "";

  g_string_append_printf (csv, "\"%s%s\"", guard, quoted);
  append_number (csv, figure->customers);
  append_number (csv, figure->respondents);
  append_number (csv, figure->n);
  append_number (csv, figure->score);
  append_number (csv, figure->low);
  append_number (csv, figure->high);
  append_number (csv, figure->mean);
  append_number (csv, figure->sd);
  g_string_append (csv, "\r\n");
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
 * Returns: (transfer full): the groups and all together as CSV (RFC 4180),
 *   numbers unrounded, nothing where there is no number
 */
char *
sonder_figures_export_to_csv (const SonderFigures *figures)
{
  GString *csv = g_string_new ("\"group\",\"customers\",\"respondents\",\"n\",\"score\",\"low\","
                               "\"high\",\"mean\",\"sd\"\r\n");

  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      append_line (csv, group->name, &group->figure);
    }
  append_line (csv, "(all)", &figures->overall);

  return g_string_free (csv, FALSE);
}

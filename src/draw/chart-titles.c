/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-titles.h"

#include <glib/gi18n-lib.h>

#include "sentence.h"
#include "words.h"

#define N_SCALE_KINDS (SONDER_SCALE_RATING + 1)

typedef enum
{
  BY_SEGMENT,
  BY_TOUCHPOINT,
  BY_TIME,
  BY_ATTRIBUTE,
  BY_NONE,
  N_SUBJECTS
} Subject;

/* The question that each chart answers. In those by attribute, %s is its name. */
static const char *const titles[SONDER_N_CHART_KINDS][N_SUBJECTS][N_SCALE_KINDS] = {
  [SONDER_CHART_DISTRIBUTION] = {
    [BY_SEGMENT] = { N_ ("How many in each segment would recommend us?"),
                     N_ ("How many in each segment are satisfied?"),
                     N_ ("How many in each segment find it easy?"),
                     N_ ("How do the ratings spread in each segment?") },
    [BY_TOUCHPOINT] = { N_ ("How many would recommend us at each touchpoint?"),
                        N_ ("How many are satisfied at each touchpoint?"),
                        N_ ("How many find it easy at each touchpoint?"),
                        N_ ("How do the ratings spread at each touchpoint?") },
    [BY_TIME] = { N_ ("How many would recommend us, over time?"),
                  N_ ("How many are satisfied, over time?"),
                  N_ ("How many find it easy, over time?"),
                  N_ ("How do the ratings spread, over time?") },
    [BY_ATTRIBUTE] = { N_ ("How many would recommend us, by %s?"),
                       N_ ("How many are satisfied, by %s?"),
                       N_ ("How many find it easy, by %s?"),
                       N_ ("How do the ratings spread, by %s?") },
    [BY_NONE] = { N_ ("How many customers would recommend us?"),
                  N_ ("How many customers are satisfied?"),
                  N_ ("How many customers find it easy?"),
                  N_ ("How do the ratings spread?") },
  },
  [SONDER_CHART_SCORES] = {
    [BY_SEGMENT] = { N_ ("Which segments recommend us most?"),
                     N_ ("Which segments are most satisfied?"),
                     N_ ("Which segments find it easiest?"),
                     N_ ("Which segments give the best ratings?") },
    [BY_TOUCHPOINT] = { N_ ("At which touchpoints are customers most likely to recommend us?"),
                        N_ ("At which touchpoints are customers most satisfied?"),
                        N_ ("Which touchpoints do customers find easiest?"),
                        N_ ("Which touchpoints get the best ratings?") },
    [BY_TIME] = { N_ ("When did customers recommend us most?"),
                  N_ ("When were customers most satisfied?"),
                  N_ ("When did customers find it easiest?"),
                  N_ ("When were the ratings best?") },
    [BY_ATTRIBUTE] = { N_ ("Who recommends us most, by %s?"),
                       N_ ("Who is most satisfied, by %s?"),
                       N_ ("Who finds it easiest, by %s?"),
                       N_ ("Who gives the best ratings, by %s?") },
    [BY_NONE] = { N_ ("How likely are customers to recommend us?"),
                  N_ ("How satisfied are customers?"),
                  N_ ("How easy do customers find it?"),
                  N_ ("How do customers rate us?") },
  },
  [SONDER_CHART_TREND] = {
    [BY_SEGMENT] = { N_ ("Is each segment becoming more willing to recommend us?"),
                     N_ ("Is each segment becoming more satisfied?"),
                     N_ ("Is it becoming easier for each segment?"),
                     N_ ("How do the ratings of each segment move over time?") },
    [BY_TOUCHPOINT] = { N_ ("Is each touchpoint bringing us more recommendations?"),
                        N_ ("Is satisfaction growing at each touchpoint?"),
                        N_ ("Is each touchpoint becoming easier?"),
                        N_ ("How do the ratings of each touchpoint move over time?") },
    [BY_TIME] = { N_ ("Are customers becoming more willing to recommend us?"),
                  N_ ("Are customers becoming more satisfied?"),
                  N_ ("Is it becoming easier for customers?"),
                  N_ ("How do the ratings move over time?") },
    [BY_ATTRIBUTE] = { N_ ("Is the willingness to recommend us growing, by %s?"),
                       N_ ("Is satisfaction growing, by %s?"),
                       N_ ("Is it becoming easier, by %s?"),
                       N_ ("How do the ratings move over time, by %s?") },
    [BY_NONE] = { N_ ("Are customers becoming more willing to recommend us?"),
                  N_ ("Are customers becoming more satisfied?"),
                  N_ ("Is it becoming easier for customers?"),
                  N_ ("How do the ratings move over time?") },
  },
};

static Subject
find_subject (const SonderChartSpec *spec)
{
  switch (spec->figures->question->by)
    {
    case SONDER_BY_TOUCHPOINT:
      return BY_TOUCHPOINT;
    case SONDER_BY_MONTH:
    case SONDER_BY_QUARTER:
    case SONDER_BY_YEAR:
      return BY_TIME;
    case SONDER_BY_ATTRIBUTE:
      return BY_ATTRIBUTE;
    case SONDER_BY_NONE:
      return BY_NONE;
    case SONDER_BY_SEGMENT:
    default:
      return BY_SEGMENT;
    }
}

/* The place of "%s" is found by hand: the name of an attribute is anybody's text,
 * and so, nearly, is a translation. */
static char *
insert_name (const char *pattern, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", 2);

  return g_strjoinv (name, parts);
}

static void
add_part (GString *text, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

static void
add_wording (GString *note, const char *wording)
{
  g_autofree char *quoted = NULL;

  if (wording == NULL || *wording == '\0')
    return;
  /* Translators: the wording of a survey question, in quotation marks */
  quoted = g_strdup_printf (_ ("Question: “%s”"), wording);
  add_part (note, " ", quoted);
}

static const char *
describe_interval (const SonderChartSpec *spec)
{
  switch (spec->kind)
    {
    case SONDER_CHART_SCORES:
      /* xgettext:no-c-format */
      return _ ("Lines are 95 % intervals.");
    case SONDER_CHART_TREND:
      /* xgettext:no-c-format */
      return _ ("Shaded: 95 % intervals.");
    case SONDER_CHART_DISTRIBUTION:
    default:
      /* xgettext:no-c-format */
      return _ ("Beside the score, its 95 % interval.");
    }
}

/**
 * sonder_chart_make_title:
 *
 * Returns: (transfer full): the question that the chart answers.
 */
char *
sonder_chart_make_title (const SonderChartSpec *spec)
{
  Subject subject = find_subject (spec);
  const char *title = titles[spec->kind][subject][spec->figures->scale.kind];

  const char *attribute = spec->figures->attribute_name;

  if (spec->title)
    return g_strdup (spec->title);
  return insert_name (g_dgettext (GETTEXT_PACKAGE, title), attribute ? attribute : "");
}

/**
 * sonder_chart_make_finding:
 *
 * Returns: (transfer full) (nullable): what the chart shows, where a comparison
 *   says so.
 */
char *
sonder_chart_make_finding (const SonderChartSpec *spec)
{
  if (spec->finding)
    return g_strdup (spec->finding);
  return spec->comparison ? sonder_sentence_verdict (spec->comparison) : NULL;
}

/**
 * sonder_chart_make_measure:
 *
 * Returns: (transfer full): what is shown, in which unit, of which answers and
 *   how many.
 */
char *
sonder_chart_make_measure (const SonderChartSpec *spec)
{
  g_autofree char *measure = spec->kind == SONDER_CHART_DISTRIBUTION
                                 ? g_strdup (_ ("Share of answers, in %"))
                                 : sonder_words_measure (spec->figures);
  g_autofree char *answers = sonder_words_answers (spec->figures->overall.n);
  g_autofree char *scope =
      spec->scope ? g_strdup (spec->scope) : sonder_sentence_filter (spec->figures);
  GString *text = g_string_new (measure);

  add_part (text, " · ", spec->figures->metric_name);
  add_part (text, " · ", scope);
  add_part (text, " · ", answers);
  return g_string_free (text, FALSE);
}

/* What is drawn may count all answers while the comparison takes each customer
 * once: then both are said. */
static void
add_method (GString *note, const SonderChartSpec *spec)
{
  const SonderComparison *comparison = spec->comparison;
  gboolean same =
      comparison && comparison->figures->question->latest == spec->figures->question->latest;
  g_autofree char *method =
      same ? sonder_sentence_method (comparison) : sonder_sentence_figures_method (spec->figures);

  if (comparison && !same)
    add_part (note, " ", _ ("Groups are compared by each customer’s latest answer."));
  add_part (note, " ", method);
}

/**
 * sonder_chart_make_note:
 * @shortness: 0 for everything; higher for drawings that have no room for it
 *
 * Returns: (transfer full): the foot: what was asked, and how far the figures
 *   can be trusted.
 */
char *
sonder_chart_make_note (const SonderChartSpec *spec, guint shortness)
{
  GString *note = g_string_new (NULL);

  if (shortness == 0)
    add_wording (note, spec->figures->wording);
  add_part (note, " ", describe_interval (spec));
  if (shortness < 2)
    add_part (note, " ", spec->note);
  if (shortness == 0)
    add_method (note, spec);
  else
    add_part (note, " ", _ ("Answers are rarely a random sample."));
  return g_string_free (note, FALSE);
}

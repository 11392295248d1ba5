/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sentence-groups.h"

#include <glib/gi18n-lib.h>

static char *
say_none_of_all (SonderGroupBy by, guint n)
{
  switch (by)
    {
    case SONDER_BY_SEGMENT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "The %u segment does not clearly differ from the rest.",
                       "None of the %u segments clearly differs from the rest.", n),
          n);
    case SONDER_BY_TOUCHPOINT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "The %u touchpoint does not clearly differ from the rest.",
                       "None of the %u touchpoints clearly differs from the rest.", n),
          n);
    case SONDER_BY_MONTH:
    case SONDER_BY_QUARTER:
    case SONDER_BY_YEAR:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "The %u period does not clearly differ from the rest.",
                       "None of the %u periods clearly differs from the rest.", n),
          n);
    case SONDER_BY_ATTRIBUTE:
    case SONDER_BY_NONE:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "The %u group does not clearly differ from the rest.",
                       "None of the %u groups clearly differs from the rest.", n),
          n);
    }
}

static char *
say_none_of_tested (SonderGroupBy by, guint n)
{
  switch (by)
    {
    case SONDER_BY_SEGMENT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "The %u segment with enough answers does not clearly differ from the rest.",
                       "None of the %u segments with enough answers clearly differs from the rest.",
                       n),
          n);
    case SONDER_BY_TOUCHPOINT:
      return g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE,
              "The %u touchpoint with enough answers does not clearly differ from the rest.",
              "None of the %u touchpoints with enough answers clearly differs from the rest.", n),
          n);
    case SONDER_BY_MONTH:
    case SONDER_BY_QUARTER:
    case SONDER_BY_YEAR:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "The %u period with enough answers does not clearly differ from the rest.",
                       "None of the %u periods with enough answers clearly differs from the rest.",
                       n),
          n);
    case SONDER_BY_ATTRIBUTE:
    case SONDER_BY_NONE:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "The %u group with enough answers does not clearly differ from the rest.",
                       "None of the %u groups with enough answers clearly differs from the rest.",
                       n),
          n);
    }
}

/* Translators: in the following, the first number is how many differ (it decides
 * the form), the second is of how many, then come their names. */
static char *
say_some_of_all (SonderGroupBy by, guint n_differ, guint n, const char *names)
{
  switch (by)
    {
    case SONDER_BY_SEGMENT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u of %u segments clearly differs from the rest: %s.",
                       "%u of %u segments clearly differ from the rest: %s.", n_differ),
          n_differ, n, names);
    case SONDER_BY_TOUCHPOINT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u of %u touchpoints clearly differs from the rest: %s.",
                       "%u of %u touchpoints clearly differ from the rest: %s.", n_differ),
          n_differ, n, names);
    case SONDER_BY_MONTH:
    case SONDER_BY_QUARTER:
    case SONDER_BY_YEAR:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u of %u periods clearly differs from the rest: %s.",
                       "%u of %u periods clearly differ from the rest: %s.", n_differ),
          n_differ, n, names);
    case SONDER_BY_ATTRIBUTE:
    case SONDER_BY_NONE:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u of %u groups clearly differs from the rest: %s.",
                       "%u of %u groups clearly differ from the rest: %s.", n_differ),
          n_differ, n, names);
    }
}

static char *
say_some_of_tested (SonderGroupBy by, guint n_differ, guint n, const char *names)
{
  switch (by)
    {
    case SONDER_BY_SEGMENT:
      return g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE,
              "%u of the %u segments with enough answers clearly differs from the rest: %s.",
              "%u of the %u segments with enough answers clearly differ from the rest: %s.",
              n_differ),
          n_differ, n, names);
    case SONDER_BY_TOUCHPOINT:
      return g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE,
              "%u of the %u touchpoints with enough answers clearly differs from the rest: %s.",
              "%u of the %u touchpoints with enough answers clearly differ from the rest: %s.",
              n_differ),
          n_differ, n, names);
    case SONDER_BY_MONTH:
    case SONDER_BY_QUARTER:
    case SONDER_BY_YEAR:
      return g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE,
              "%u of the %u periods with enough answers clearly differs from the rest: %s.",
              "%u of the %u periods with enough answers clearly differ from the rest: %s.",
              n_differ),
          n_differ, n, names);
    case SONDER_BY_ATTRIBUTE:
    case SONDER_BY_NONE:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u of the %u groups with enough answers clearly differs from the rest: %s.",
                       "%u of the %u groups with enough answers clearly differ from the rest: %s.",
                       n_differ),
          n_differ, n, names);
    }
}

/**
 * sonder_sentence_no_groups:
 * @by: what the groups would be
 *
 * Returns: (transfer full): that the answers are in no group
 */
char *
sonder_sentence_no_groups (SonderGroupBy by)
{
  switch (by)
    {
    case SONDER_BY_SEGMENT:
      return g_strdup (_ ("No answers belong to a segment yet, so there is nothing to compare."));
    case SONDER_BY_TOUCHPOINT:
      return g_strdup (_ ("No answers belong to a touchpoint, so there is nothing to compare."));
    case SONDER_BY_MONTH:
    case SONDER_BY_QUARTER:
    case SONDER_BY_YEAR:
      return g_strdup (_ ("No answers have a date, so there is nothing to compare."));
    case SONDER_BY_ATTRIBUTE:
      return g_strdup (_ ("No answers belong to a group, so there is nothing to compare."));
    case SONDER_BY_NONE:
    default:
      return g_strdup (_ ("All answers are taken together, so there is nothing to compare."));
    }
}

/**
 * sonder_sentence_none_differs:
 * @by: what the groups are
 * @n_tested: how many were compared with the rest
 * @all: whether these are all
 *
 * Returns: (transfer full): that no group clearly differs from the rest
 */
char *
sonder_sentence_none_differs (SonderGroupBy by, guint n_tested, gboolean all)
{
  return all ? say_none_of_all (by, n_tested) : say_none_of_tested (by, n_tested);
}

/**
 * sonder_sentence_some_differ:
 * @by: what the groups are
 * @n_differ: how many clearly differ from the rest
 * @n_tested: how many were compared with the rest
 * @all: whether these are all
 * @names: which differ
 *
 * Returns: (transfer full): that some groups clearly differ from the rest
 */
char *
sonder_sentence_some_differ (
    SonderGroupBy by, guint n_differ, guint n_tested, gboolean all, const char *names)
{
  return all ? say_some_of_all (by, n_differ, n_tested, names)
             : say_some_of_tested (by, n_differ, n_tested, names);
}

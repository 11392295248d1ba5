/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sentence.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sentence-groups.h"
#include "wording.h"

#define MAX_NAMES 4
#define REST (-1)

typedef gboolean (*PairPredicate) (const SonderPair *pair);
typedef gboolean (*GroupPredicate) (const SonderGroup *group);

static const SonderPair *
get_pair (const SonderComparison *comparison, guint position)
{
  return &g_array_index (comparison->pairs, SonderPair, position);
}

static const SonderGroup *
get_group (const SonderFigures *figures, guint position)
{
  return figures->groups->pdata[position];
}

static gboolean
is_tested (const SonderPair *pair)
{
  return pair->note == SONDER_PAIR_TESTED;
}

static gboolean
is_significant (const SonderPair *pair)
{
  return pair->significant;
}

static gboolean
mixes_touchpoints (const SonderPair *pair)
{
  return pair->note == SONDER_PAIR_SEVERAL_TOUCHPOINTS;
}

static gboolean
has_both_sides (const SonderPair *pair)
{
  return pair->n_a > 0 && pair->n_b > 0;
}

static guint
count_pairs (const SonderComparison *comparison, PairPredicate predicate)
{
  guint n = 0;

  for (guint i = 0; i < comparison->pairs->len; i++)
    n += predicate (get_pair (comparison, i));

  return n;
}

static const SonderPair *
find_pair (const SonderComparison *comparison, PairPredicate predicate)
{
  for (guint i = 0; i < comparison->pairs->len; i++)
    if (predicate (get_pair (comparison, i)))
      return get_pair (comparison, i);

  return NULL;
}

static gboolean
is_answered (const SonderGroup *group)
{
  return group->role == SONDER_GROUP_NAMED && group->figure.n > 0;
}

static gboolean
is_answered_by_few (const SonderGroup *group)
{
  return group->role == SONDER_GROUP_NAMED && group->figure.respondents < SONDER_FEW_ANSWERS;
}

static gboolean
is_answered_by_fair_number (const SonderGroup *group)
{
  return group->role == SONDER_GROUP_NAMED && group->figure.respondents >= SONDER_FEW_ANSWERS &&
         group->figure.respondents < SONDER_FAIR_ANSWERS;
}

/* Names */

/* Values of attributes stand in quotation marks: they can be any word. */
static char *
name_group (const SonderFigures *figures, int position)
{
  if (position == REST)
    return g_strdup (C_ ("group", "the rest"));
  if (figures->question->by == SONDER_BY_ATTRIBUTE)
    return g_strdup_printf (_ ("“%s”"), get_group (figures, position)->label);

  return g_strdup (get_group (figures, position)->label);
}

/* Of two named groups that have all answers, the rest of the one is the other. */
static char *
name_other (const SonderFigures *figures, const SonderPair *pair)
{
  int only = REST;

  if (pair->b != REST)
    return name_group (figures, pair->b);

  for (int i = 0; i < (int)figures->groups->len; i++)
    {
      if (i == pair->a || get_group (figures, i)->figure.n == 0)
        continue;
      if (only != REST || get_group (figures, i)->role == SONDER_GROUP_REST)
        return name_group (figures, REST);
      only = i;
    }

  return name_group (figures, only);
}

static GPtrArray *
name_groups (const SonderFigures *figures, GroupPredicate predicate)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < figures->groups->len; i++)
    if (predicate (get_group (figures, i)))
      g_ptr_array_add (names, name_group (figures, (int)i));

  return names;
}

/* Verdict */

static char *
say_no_answers (const SonderFigures *figures)
{
  return g_strdup (sonder_question_has_filter (figures->question)
                       ? _ ("No answers match this choice.")
                       : _ ("No answers yet."));
}

static char *
say_one_side (const SonderFigures *figures)
{
  g_autoptr (GPtrArray) names = name_groups (figures, is_answered);

  if (names->len == 0)
    return sonder_sentence_no_groups (figures->question->by);

  g_autofree char *name = sonder_wording_and (names);

  return g_strdup_printf (_ ("Only %s has answers, so there is nothing to compare."), name);
}

static char *
say_few_answers (void)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Too few answers for a verdict: it takes answers from "
                                       "at least %d customer on each side.",
                                       "Too few answers for a verdict: it takes answers from "
                                       "at least %d customers on each side.",
                                       SONDER_FEW_ANSWERS),
                          SONDER_FEW_ANSWERS);
}

static char *
say_scores (const SonderFigures *figures, const SonderPair *pair)
{
  const SonderScale *scale = &figures->scale;
  guint decimals = sonder_wording_choose_decimals (scale, pair->score_a, pair->score_b);
  g_autofree char *a = sonder_wording_score (scale, pair->score_a, decimals);
  g_autofree char *b = sonder_wording_score (scale, pair->score_b, decimals);

  switch (scale->kind)
    {
    case SONDER_SCALE_NPS:
      return g_strdup_printf (C_ ("scores", "NPS %s against %s"), a, b);
    case SONDER_SCALE_CSAT:
      return g_strdup_printf (C_ ("scores", "%s satisfied against %s"), a, b);
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      return g_strdup_printf (C_ ("scores", "%s against %s on average"), a, b);
    }
}

/* How large the difference may be, seen from the higher side. */
static char *
say_size (const SonderFigures *figures, const SonderPair *pair)
{
  const SonderScale *scale = &figures->scale;
  gboolean swap = pair->difference < 0;
  guint decimals = sonder_wording_choose_decimals (scale, pair->score_a, pair->score_b);
  g_autofree char *low = sonder_wording_number (swap ? -pair->high : pair->low, decimals);
  g_autofree char *high =
      sonder_wording_difference (scale, swap ? -pair->low : pair->high, decimals);

  return g_strdup_printf (_ ("The true difference is probably between %s and %s (95 %% interval)."), low, high);
}

static char *
say_unclear (const SonderPair *pair, const char *a, const char *b, const char *scores)
{
  if (pair->difference == 0)
    return g_strdup_printf (_ ("No difference is seen between %s and %s: %s. "
                               "That does not prove that there is none."),
                            a, b, scores);

  return g_strdup_printf (_ ("No clear difference between %s and %s: %s. "
                             "What is seen can be chance."),
                          a, b, scores);
}

static char *
say_pair (const SonderFigures *figures, const SonderPair *pair)
{
  g_autofree char *a = name_group (figures, pair->a);
  g_autofree char *b = name_other (figures, pair);
  g_autofree char *scores = say_scores (figures, pair);
  g_autofree char *size = say_size (figures, pair);
  g_autofree char *verdict = NULL;

  if (!pair->significant)
    return say_unclear (pair, a, b, scores);

  if (pair->difference < 0)
    verdict = g_strdup_printf (_ ("%s scores clearly lower than %s: %s."), a, b, scores);
  else
    verdict = g_strdup_printf (_ ("%s scores clearly higher than %s: %s."), a, b, scores);

  return g_strdup_printf ("%s %s", verdict, size);
}

static int
compare_by_certainty (gconstpointer a, gconstpointer b)
{
  const SonderPair *first = *(const SonderPair *const *)a;
  const SonderPair *second = *(const SonderPair *const *)b;

  if (first->p != second->p)
    return first->p < second->p ? -1 : 1;

  return first < second ? -1 : 1;
}

static char *
name_pair (const SonderFigures *figures, const SonderPair *pair)
{
  g_autofree char *a = name_group (figures, pair->a);
  g_autofree char *b = name_group (figures, pair->b);

  if (pair->b != REST && pair->difference < 0)
    return g_strdup_printf (C_ ("pair", "%s below %s"), a, b);
  if (pair->b != REST)
    return g_strdup_printf (C_ ("pair", "%s above %s"), a, b);
  if (pair->difference < 0)
    return g_strdup_printf (C_ ("group", "%s (lower)"), a);

  return g_strdup_printf (C_ ("group", "%s (higher)"), a);
}

/* The pairs that differ, the surest first. */
static char *
name_pairs (const SonderComparison *comparison)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < comparison->pairs->len; i++)
    if (get_pair (comparison, i)->significant)
      g_ptr_array_add (pairs, (gpointer)get_pair (comparison, i));
  g_ptr_array_sort (pairs, compare_by_certainty);
  for (guint i = 0; i < pairs->len; i++)
    g_ptr_array_add (names, name_pair (comparison->figures, pairs->pdata[i]));

  return sonder_wording_some (names, MAX_NAMES);
}

static char *
say_rests (const SonderComparison *comparison)
{
  SonderGroupBy by = comparison->figures->question->by;
  guint n_tested = count_pairs (comparison, is_tested);
  guint n_differ = count_pairs (comparison, is_significant);
  gboolean all = n_tested == comparison->pairs->len;

  if (n_differ == 0)
    {
      g_autofree char *none = sonder_sentence_none_differs (by, n_tested, all);

      return g_strdup_printf ("%s %s", none, _ ("What is seen can be chance."));
    }

  g_autofree char *names = name_pairs (comparison);

  return sonder_sentence_some_differ (by, n_differ, n_tested, all, names);
}

static char *
say_pairs (const SonderComparison *comparison)
{
  guint n_tested = count_pairs (comparison, is_tested);
  guint n_differ = count_pairs (comparison, is_significant);
  g_autofree char *names = NULL;

  if (n_differ == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "The %u pair compared does not clearly differ. "
                                         "What is seen can be chance.",
                                         "None of the %u pairs compared clearly differs. "
                                         "What is seen can be chance.",
                                         n_tested),
                            n_tested);

  names = name_pairs (comparison);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u pairs clearly differs: %s.",
                                       "%u of %u pairs clearly differ: %s.", n_differ),
                          n_differ, n_tested, names);
}

/* Of a survey about many things each customer's last column would be compared: that
 * is sound, and says nothing that anybody asked. */
static char *
say_undecided (const SonderFigures *figures)
{
  char *extremes =
      figures->question->by == SONDER_BY_TOUCHPOINT ? sonder_sentence_extremes (figures) : NULL;

  if (extremes != NULL)
    return extremes;

  return g_strdup (_ ("No verdict: most customers answered about several touchpoints at once, and "
                      "only what stands last in the file would count. Choose one touchpoint."));
}

/**
 * sonder_sentence_verdict:
 * @comparison: a comparison
 *
 * What a comparison shows and how sure it is. A difference is called clear when
 * its adjusted p value is below 0.05; what is not clear is never called equal.
 * Where the latest answers are that only by their place in the file, no verdict
 * is built on them.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
sonder_sentence_verdict (const SonderComparison *comparison)
{
  const SonderFigures *figures = comparison->figures;
  guint n_tested = count_pairs (comparison, is_tested);

  if (figures->overall.n == 0)
    return say_no_answers (figures);
  if (count_pairs (comparison, has_both_sides) == 0)
    return say_one_side (figures);
  if (count_pairs (comparison, mixes_touchpoints) > 0)
    return g_strdup (_ ("No verdict: these answers are about several touchpoints, so one "
                        "customer can count several times. Choose one touchpoint, or only each "
                        "customer’s latest answer."));
  if (n_tested == 0)
    return say_few_answers ();
  if (sonder_comparison_is_undecided (comparison))
    return say_undecided (figures);
  if (n_tested == 1)
    return say_pair (figures, find_pair (comparison, is_tested));
  if (comparison->against == SONDER_AGAINST_PAIRS)
    return say_pairs (comparison);

  return say_rests (comparison);
}

/* Caution */

static void
add_sentence (GPtrArray *sentences, char *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (sentences, sentence);
}

static char *
join_sentences (GPtrArray *sentences)
{
  if (sentences->len == 0)
    return NULL;

  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **)sentences->pdata);
}

static char *
warn_of_few (const SonderFigures *figures)
{
  g_autoptr (GPtrArray) names = name_groups (figures, is_answered_by_few);
  g_autofree char *list = NULL;

  if (names->len == 0)
    return NULL;

  list = sonder_wording_some (names, MAX_NAMES);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has too few answers for a verdict.",
                                       "%s have too few answers for a verdict.", names->len),
                          list);
}

static char *
warn_of_fair_number (const SonderFigures *figures)
{
  g_autoptr (GPtrArray) names = name_groups (figures, is_answered_by_fair_number);
  g_autofree char *list = NULL;

  if (names->len == 0)
    return NULL;

  list = sonder_wording_some (names, MAX_NAMES);

  return g_strdup_printf (
      _ ("Fewer than %d customers answered in %s: take the exact figures with care."),
      SONDER_FAIR_ANSWERS, list);
}

static char *
warn_of_repetition (const SonderFigures *figures)
{
  if (figures->question->latest || figures->overall.n == figures->overall.respondents)
    return NULL;

  return g_strdup (_ ("Some customers answered more than once and count each time, "
                      "so the result looks surer than it is."));
}

/* Touchpoints and periods can have customers in common. */
static char *
warn_of_sharing (const SonderFigures *figures)
{
  guint64 n = 0;

  for (guint i = 0; i < figures->groups->len; i++)
    n += get_group (figures, i)->figure.respondents;
  if (n <= figures->overall.respondents)
    return NULL;

  return g_strdup (
      _ ("Some customers are on both sides, which the test does not take into account."));
}

/**
 * sonder_sentence_caution:
 * @comparison: a comparison
 *
 * What to be careful about when there is a verdict: groups that have none,
 * groups of fewer than 100, answers that are not independent.
 *
 * Returns: (transfer full) (nullable): sentences, or %NULL
 */
char *
sonder_sentence_caution (const SonderComparison *comparison)
{
  const SonderFigures *figures = comparison->figures;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (count_pairs (comparison, is_tested) == 0)
    return NULL;

  add_sentence (sentences, warn_of_few (figures));
  add_sentence (sentences, warn_of_fair_number (figures));
  add_sentence (sentences, warn_of_repetition (figures));
  add_sentence (sentences, warn_of_sharing (figures));

  return join_sentences (sentences);
}

/* Method */

static char *
describe_figures (const SonderFigures *figures)
{
  switch (figures->scale.kind)
    {
    case SONDER_SCALE_NPS:
      /* xgettext:no-c-format */
      return g_strdup (_ ("Net Promoter Score: percentage of answers 9 and 10 minus percentage of "
                          "0 to 6. 95 % intervals: adjusted Wald."));
    case SONDER_SCALE_CSAT:
      /* xgettext:no-c-format */
      return g_strdup (_ ("Percentage of answers 4 and 5. 95 % intervals: Wilson."));
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      /* xgettext:no-c-format */
      return g_strdup (_ ("Mean of the answers. 95 % intervals: Student’s t."));
    }
}

static gboolean
is_exact (const SonderPair *pair)
{
  return is_tested (pair) && isnan (pair->statistic);
}

static char *
describe_test (const SonderComparison *comparison)
{
  if (count_pairs (comparison, is_tested) == 0)
    return NULL;

  switch (comparison->method)
    {
    case SONDER_METHOD_NPS:
      return g_strdup (_ ("Test: adjusted-Wald Z."));
    case SONDER_METHOD_SHARE:
      if (count_pairs (comparison, is_exact) > 0)
        return g_strdup (_ ("Test: N−1 test of two proportions, where numbers are small Fisher’s "
                            "exact test; intervals of differences: Newcombe."));
      return g_strdup (
          _ ("Test: N−1 test of two proportions; intervals of differences: Newcombe."));
    case SONDER_METHOD_MEAN:
    default:
      return g_strdup (_ ("Test: Welch’s t."));
    }
}

static char *
describe_correction (const SonderComparison *comparison)
{
  if (count_pairs (comparison, is_tested) < 2)
    return NULL;

  switch (comparison->correction)
    {
    case SONDER_CORRECTION_HOLM:
      return g_strdup (_ ("Corrected for several comparisons after Holm."));
    case SONDER_CORRECTION_BH:
      return g_strdup (_ ("Corrected for several comparisons after Benjamini and Hochberg."));
    case SONDER_CORRECTION_NONE:
    default:
      return g_strdup (_ ("Not corrected for several comparisons: some differences will look clear "
                          "by chance alone."));
    }
}

static char *
describe_answers (const SonderFigures *figures)
{
  return g_strdup (figures->question->latest ? _ ("Of each customer the latest answer counts.")
                                             : _ ("All answers count."));
}

static char *
describe_limits (void)
{
  return g_strdup (_ ("Customers who answer are rarely a random sample: the intervals do not cover "
                      "who was not asked or did not answer."));
}

/**
 * sonder_sentence_method:
 * @comparison: a comparison
 *
 * Returns: (transfer full): how it was computed, and what it cannot tell
 */
char *
sonder_sentence_method (const SonderComparison *comparison)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  add_sentence (sentences, describe_figures (comparison->figures));
  add_sentence (sentences, describe_test (comparison));
  add_sentence (sentences, describe_correction (comparison));
  add_sentence (sentences, describe_answers (comparison->figures));
  add_sentence (sentences, describe_limits ());

  return join_sentences (sentences);
}

/**
 * sonder_sentence_figures_method:
 * @figures: figures
 *
 * Returns: (transfer full): how they were computed, and what they cannot tell
 */
char *
sonder_sentence_figures_method (const SonderFigures *figures)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  add_sentence (sentences, describe_figures (figures));
  add_sentence (sentences, describe_answers (figures));
  add_sentence (sentences, describe_limits ());

  return join_sentences (sentences);
}

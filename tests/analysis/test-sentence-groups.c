/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentence-groups.h"

typedef struct
{
  SonderGroupBy by;
  const char *noun;
  const char *no_groups;
} Row;

static const Row rows[] = {
  { SONDER_BY_NONE, "group", "All answers are taken together, so there is nothing to compare." },
  { SONDER_BY_SEGMENT, "segment",
    "No answers belong to a segment yet, so there is nothing to compare." },
  { SONDER_BY_TOUCHPOINT, "touchpoint",
    "No answers belong to a touchpoint, so there is nothing to compare." },
  { SONDER_BY_MONTH, "period", "No answers have a date, so there is nothing to compare." },
  { SONDER_BY_QUARTER, "period", "No answers have a date, so there is nothing to compare." },
  { SONDER_BY_YEAR, "period", "No answers have a date, so there is nothing to compare." },
  { SONDER_BY_ATTRIBUTE, "group", "No answers belong to a group, so there is nothing to compare." },
};

static void
check (char *sentence, const char *format, const char *noun)
{
  g_autofree char *owned = sentence;
  g_auto (GStrv) parts = g_strsplit (format, "@", -1);
  g_autofree char *expected = g_strjoinv (noun, parts);

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderGroupBy by = rows[i].by;
      const char *noun = rows[i].noun;

      check (sonder_sentence_no_groups (by), rows[i].no_groups, "@");
      check (sonder_sentence_none_differs (by, 3, TRUE),
             "None of the 3 @s clearly differs from the rest.", noun);
      check (sonder_sentence_none_differs (by, 3, FALSE),
             "None of the 3 @s with enough answers clearly differs from the rest.", noun);
      check (sonder_sentence_none_differs (by, 1, TRUE),
             "The 1 @ does not clearly differ from the rest.", noun);
      check (sonder_sentence_none_differs (by, 1, FALSE),
             "The 1 @ with enough answers does not clearly differ from the rest.", noun);
      check (sonder_sentence_some_differ (by, 1, 3, TRUE, "A (lower)"),
             "1 of 3 @s clearly differs from the rest: A (lower).", noun);
      check (sonder_sentence_some_differ (by, 2, 3, TRUE, "A and B"),
             "2 of 3 @s clearly differ from the rest: A and B.", noun);
      check (sonder_sentence_some_differ (by, 1, 3, FALSE, "A"),
             "1 of the 3 @s with enough answers clearly differs from the rest: A.", noun);
      check (sonder_sentence_some_differ (by, 2, 3, FALSE, "A and B"),
             "2 of the 3 @s with enough answers clearly differ from the rest: A and B.", noun);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/sentence-groups/words", test_words);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-check.h"

#include <string.h>

#include "project-testing.h"
#include "project.h"

#define HEAD "{\"format\": \"sonder-project\", \"version\": 1, \"id\": \"p\", "

static void
check_problems (SonderSnapshot *snapshot, const char *name, const char *expected)
{
  g_autoptr (GPtrArray) problems = sonder_project_check (snapshot);
  g_autofree char *joined = NULL;

  g_ptr_array_add (problems, NULL);
  joined = g_strjoinv ("\n", (char **) problems->pdata);
  if (!g_str_equal (joined, expected))
    g_test_fail_printf ("%s: %s", name, joined);
}

static void
test_problems (void)
{
  static const struct
  {
    const char *members, *problems;
  } rows[] = {
    { "\"title\": \"\"", "" },
    { "\"segments\": [{\"id\": \"a\", \"name\": \"Loyal \"}, {\"id\": \"b\", \"name\": \"LOYAL\"}]",
      "segments[1]: another segment is also called “LOYAL”" },
    { "\"segments\": [{\"id\": \"a\", \"name\": \"X\"}], \"personas\": [{\"id\": \"a\", \"name\": "
      "\"X\"}]",
      "" },
    { "\"personas\": [{\"id\": \"p\", \"segment\": \"s\", \"goals\": [{\"id\": \"g\", "
      "\"evidence\": "
      "[{\"id\": \"e\", \"stance\": \"for\"}, {\"id\": \"f\", \"stance\": \"maybe\", \"source\": "
      "\"x\"}]}]}]",
      "personas[0]: there is no segment “s”\n"
      "personas[0].goals[0].evidence[1]: this version does not know the stance “maybe”\n"
      "personas[0].goals[0].evidence[1]: there is no source “x”" },
    { "\"attributes\": [{\"id\": \"a\", \"type\": \"place\"}], \"metrics\": [{\"id\": \"m\", "
      "\"scale\": "
      "\"stars\", \"measures\": \"x\"}], \"touchpoints\": [{\"id\": \"t\", \"phase\": \"never\"}]",
      "attributes[0]: this version does not know the type “place”\n"
      "metrics[0]: this version does not know the measures “x”\n"
      "metrics[0]: this version does not know the scale “stars”\n"
      "touchpoints[0]: this version does not know the phase “never”" },
    { "\"empathyMaps\": [{\"id\": \"m\", \"layout\": \"spiral\", \"notes\": [{\"id\": \"n\", "
      "\"canvasRegion\": \"says\", \"classicRegion\": \"says\", \"touchpoint\": \"t\"}]}]",
      "empathyMaps[0]: this version does not know the layout “spiral”\n"
      "empathyMaps[0].notes[0]: this version does not know the region “says”\n"
      "empathyMaps[0].notes[0]: there is no touchpoint “t”" },
    { "\"segments\": [{\"id\": \"s\"}], \"customers\": [{\"id\": \"a\", \"pinned\": \"\"}, "
      "{\"id\": \"b\", "
      "\"pinned\": \"s\"}, {\"id\": \"c\", \"pinned\": \"t\"}, {\"id\": \"d\", \"pinned\": \"u\"}, "
      "{\"id\": \"e\", \"pinned\": \"u\"}]",
      "1 customer is pinned to the segment “t”, which does not exist (customers[2])\n"
      "2 customers are pinned to the segment “u”, which does not exist (the first is "
      "customers[3])" },
    { "\"attributes\": [{\"id\": \"p\", \"name\": \"Plan\", \"type\": \"choice\", \"choices\": "
      "[\"Pro\"]}], "
      "\"customers\": [{\"id\": \"a\", \"attributes\": {\"p\": \"Pro\"}}, {\"id\": \"b\", "
      "\"attributes\": "
      "{\"p\": \"pro\"}}]",
      "1 customer has a value of “Plan” that is none of its choices: “pro” (customers[1])" },
    { "\"metrics\": [{\"id\": \"m\", \"name\": \"M\", \"scale\": \"csat\"}], \"touchpoints\": "
      "[{\"id\": \"t\"}], "
      "\"customers\": [{\"id\": \"a\"}], \"answers\": ["
      "{\"customer\": \"a\", \"metric\": \"m\", \"score\": 5, \"touchpoint\": \"t\"},"
      "{\"customer\": \"a\", \"metric\": \"m\", \"score\": 6},"
      "{\"customer\": \"a\", \"metric\": \"m\", \"score\": 0},"
      "{\"customer\": \"a\", \"score\": 3},"
      "{\"customer\": \"a\", \"metric\": \"gone\", \"score\": 99, \"touchpoint\": \"m\", "
      "\"source\": \"x\"}]",
      "1 answer names the metric “gone”, which does not exist (answers[4])\n"
      "1 answer names the touchpoint “m”, which does not exist (answers[4])\n"
      "1 answer names the source “x”, which does not exist (answers[4])\n"
      "1 answer has a score but no metric (answers[3])\n"
      "2 answers have scores that “M” (from 1 to 5) cannot take: first 6 (answers[1])" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (HEAD, rows[i].members, "}", NULL);
      g_autoptr (SonderSnapshot) snapshot = read_project (text, NULL);

      g_assert_nonnull (snapshot);
      check_problems (snapshot, rows[i].members, rows[i].problems);
    }
}

/* What rules have wrong is said by those who apply them. */
static void
test_rules (void)
{
  g_autoptr (SonderSnapshot) snapshot = read_project (
      HEAD "\"segments\": [{\"id\": \"s\", \"name\": \"S\", \"rule\": {\"attribute\": \"gone\", "
           "\"operator\": \"=\", \"values\": [\"1\"]}}]}",
      NULL);
  g_autoptr (GPtrArray) problems = sonder_project_check (snapshot);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "There is no attribute “gone”"));
}

static void
test_deleted_rows (void)
{
  g_autoptr (SonderSnapshot) snapshot =
      read_project (HEAD "\"attributes\": [], \"customers\": [{\"id\": \"a\", \"pinned\": \"x\"}], "
                         "\"answers\": [{\"customer\": \"a\", \"metric\": \"x\", \"score\": 1}]}",
                    NULL);
  g_autoptr (SonderProject) project = sonder_project_new_from_snapshot (snapshot);
  g_autoptr (SonderSnapshot) later = NULL;
  guint row = 0;

  sonder_project_delete_customers (project, &row, 1);
  later = sonder_project_snapshot (project);
  check_problems (later, "deleted", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-check/problems", test_problems);
  g_test_add_func ("/project-check/rules", test_rules);
  g_test_add_func ("/project-check/deleted-rows", test_deleted_rows);
  return g_test_run ();
}

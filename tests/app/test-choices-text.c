/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "choices-text.h"

#define N_MOST 4

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *choices[N_MOST + 1];
  } rows[] = {
    { "", { NULL } },
    { " , ,", { NULL } },
    { "Free, Pro,Team ", { "Free", "Pro", "Team" } },
    { "Free, free, Free", { "Free", "free" } },
    { "very good,good", { "very good", "good" } },
    { "\"Yes, always\", No", { "Yes, always", "No" } },
    { "\"a \"\"b\"\"\" , c", { "a \"b\"", "c" } },
    { "\" kept \",x", { " kept ", "x" } },
    { "\"never ends, at all", { "never ends, at all" } },
    { "5\" disk, \"a\"b", { "5\" disk", "ab" } },
    { "\"\", a", { "a" } },
    { "ä, 漢字", { "ä", "漢字" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) choices = sonder_choices_parse (rows[i].text);

      if (!g_strv_equal ((const char *const *) choices, rows[i].choices))
        {
          g_autofree char *found = g_strjoinv ("|", choices);

          g_error ("“%s”: “%s”", rows[i].text, found);
        }
    }
}

/* What is written reads back as it was. */
static void
test_round_trip (void)
{
  static const struct
  {
    const char *choices[N_MOST + 1];
    const char *text;
  } rows[] = {
    { { NULL }, "" },
    { { "Free", "Pro" }, "Free, Pro" },
    { { "Yes, always", "5\" disk" }, "\"Yes, always\", \"5\"\" disk\"" },
    { { " x", "y\n" }, "\" x\", \"y\n\"" },
    { { ",", "\"", "\"\"", "a,\"b" }, "\",\", \"\"\"\", \"\"\"\"\"\", \"a,\"\"b\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = sonder_choices_to_text (rows[i].choices);
      g_auto (GStrv) choices = sonder_choices_parse (text);

      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_true (g_strv_equal ((const char *const *) choices, rows[i].choices));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/choices-text/parse", test_parse);
  g_test_add_func ("/choices-text/round-trip", test_round_trip);

  return g_test_run ();
}

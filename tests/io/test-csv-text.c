/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-text.h"

#include <string.h>

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *trimmed;
    const char *tidy;
  } rows[] = {
    { "", "", "" },
    { "a", "a", "a" },
    { "  \t\n", "", "" },
    { " Two  Words ", "Two  Words", "Two Words" },
    { "of\xc2\xa0"
      "Australia",
      "of\xc2\xa0"
      "Australia",
      "of Australia" },
    { "\xc2\xa0line\r\nbreak\xe2\x80\xaf", "line\r\nbreak", "line break" },
    { "\xef\xbb\xbfid", "\xef\xbb\xbfid", "id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].text);
      const char *start = sonder_csv_trim (rows[i].text, &length);
      g_autofree char *trimmed = g_strndup (start, length);
      g_autofree char *tidy = sonder_csv_tidy (rows[i].text);

      g_assert_cmpstr (trimmed, ==, rows[i].trimmed);
      g_assert_cmpstr (tidy, ==, rows[i].tidy);
    }
}

static void
test_line_ends (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } rows[] = {
    { "", 0 },           { "a", 0 },      { "a\nb\n", 2 },   { "\n\n\n", 3 },
    { "a\r\nb\r\n", 2 }, { "a\rb\r", 2 }, { "\r\n\n\r", 3 }, { "\n\r\n", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize split = 0; split <= strlen (rows[i].text); split++)
      {
        gboolean after_cr = FALSE;
        guint64 n = sonder_csv_count_line_ends (rows[i].text, split, &after_cr);

        n += sonder_csv_count_line_ends (rows[i].text + split, strlen (rows[i].text) - split,
                                         &after_cr);
        g_test_message ("row %u, split at %" G_GSIZE_FORMAT, i, split);
        g_assert_cmpuint (n, ==, rows[i].n);
      }
}

static void
test_natural_order (void)
{
  static const char *const ordered[] = { "< 18",      "18-29", "30-44",
                                         "45-60",     "> 60",  "$25,000 - $49,999",
                                         "$100,000+", "Free",  "Pro",
                                         "free" };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        int order = sonder_csv_compare_natural (ordered[i], ordered[j]);

        g_test_message ("%s, %s", ordered[i], ordered[j]);
        g_assert_cmpint (order < 0, ==, i < j);
        g_assert_cmpint (order > 0, ==, i > j);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-text/forms", test_forms);
  g_test_add_func ("/csv-text/line-ends", test_line_ends);
  g_test_add_func ("/csv-text/natural-order", test_natural_order);
  return g_test_run ();
}

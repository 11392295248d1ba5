/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-text.h"

#include <string.h>

static void
test_forms (void)
{
  static const struct {
    const char *text;
    const char *trimmed;
    const char *tidy;
    const char *folded;
  } rows[] = {
    { "", "", "", "" },
    { "a", "a", "a", "a" },
    { "  \t\n", "", "", "" },
    { " Two  Words ", "Two  Words", "Two Words", "two words" },
    { "of\xc2\xa0" "Australia", "of\xc2\xa0" "Australia", "of Australia", "of australia" },
    { "\xc2\xa0line\r\nbreak\xe2\x80\xaf", "line\r\nbreak", "line break", "line break" },
    { "\xef\xbb\xbfid", "\xef\xbb\xbfid", "id", "id" },
    { "STRASSE", "STRASSE", "STRASSE", "strasse" },
    { "Straße", "Straße", "Straße", "strasse" },
    { "Ａge", "Ａge", "Ａge", "age" },
    { "Cafe\xcc\x81", "Cafe\xcc\x81", "Cafe\xcc\x81", "café" },
    { "CAFÉ", "CAFÉ", "CAFÉ", "café" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].text);
      const char *start = sonder_csv_trim (rows[i].text, &length);
      g_autofree char *trimmed = g_strndup (start, length);
      g_autofree char *tidy = sonder_csv_tidy (rows[i].text);
      g_autofree char *folded = sonder_csv_fold (rows[i].text);

      g_assert_cmpstr (trimmed, ==, rows[i].trimmed);
      g_assert_cmpstr (tidy, ==, rows[i].tidy);
      g_assert_cmpstr (folded, ==, rows[i].folded);
    }
}

static void
test_line_ends (void)
{
  static const struct {
    const char *text;
    guint n;
  } rows[] = {
    { "", 0 },        { "a", 0 },         { "a\nb\n", 2 },      { "\n\n\n", 3 },
    { "a\r\nb\r\n", 2 }, { "a\rb\r", 2 }, { "\r\n\n\r", 3 },    { "\n\r\n", 2 },
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-text/forms", test_forms);
  g_test_add_func ("/csv-text/line-ends", test_line_ends);
  return g_test_run ();
}

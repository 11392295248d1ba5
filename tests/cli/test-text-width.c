/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-width.h"

#include <locale.h>

static void
test_width (void)
{
  static const struct
  {
    const char *text;
    guint width;
    guint room;
    const char *cut;
  } rows[] = {
    { "", 0, 0, "" },
    { "abc", 3, 3, "abc" },
    { "abcd", 4, 3, "ab…" },
    { "abcd", 4, 1, "…" },
    { "abcd", 4, 0, "" },
    { "Größe", 5, 4, "Grö…" },
    { "日本語", 6, 6, "日本語" },
    { "日本語", 6, 5, "日本…" },
    { "日本語", 6, 4, "日…" },
    { "e\xcc\x81te\xcc\x81", 3, 3, "e\xcc\x81te\xcc\x81" },
    { "e\xcc\x81te\xcc\x81s", 4, 3, "e\xcc\x81t…" },
    { "a\xe2\x80\x8b"
      "b",
      2, 2,
      "a\xe2\x80\x8b"
      "b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *cut = sonder_text_cut (rows[i].text, rows[i].room);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpuint (sonder_text_count_columns (rows[i].text), ==, rows[i].width);
      g_assert_cmpstr (cut, ==, rows[i].cut);
    }
}

static void
test_wrap (void)
{
  static const struct
  {
    const char *text;
    guint indent, hanging, width;
    const char *expected;
  } rows[] = {
    { "", 0, 0, 10, "\n" },
    { "one two three", 0, 0, 80, "one two three\n" },
    { "one two three", 0, 0, 7, "one two\nthree\n" },
    { "one two three", 0, 2, 7, "one two\n  three\n" },
    { "one two", 4, 4, 7, "one\n    two\n" },
    { "incomprehensible", 0, 0, 4, "incomprehensible\n" },
    { "日本 語", 0, 0, 6, "日本\n語\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);

      g_test_message ("%s", rows[i].text);
      sonder_text_append_wrapped (lines, rows[i].text, rows[i].indent, rows[i].hanging,
                                  rows[i].width);
      g_assert_cmpstr (lines->str, ==, rows[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-width/width", test_width);
  g_test_add_func ("/text-width/wrap", test_wrap);

  return g_test_run ();
}

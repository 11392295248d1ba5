/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-table.h"

#include <locale.h>

static SonderTextTable *
make_table (void)
{
  SonderTextTable *table = sonder_text_table_new ();
  static const char *const cells[] = {
    "Loyal",           "20",    "few answers", /* a row */
    "日本語",          "1,234", "",
    "Zoe\xcc\x88\033", "5",     "uncertain",
  };

  sonder_text_table_add_column (table, "Segment", SONDER_ALIGN_LEFT);
  sonder_text_table_add_column (table, "Answers", SONDER_ALIGN_RIGHT);
  sonder_text_table_add_column (table, "", SONDER_ALIGN_LEFT);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    sonder_text_table_add_cell (table, cells[i],
                                i % 3 == 2 ? SONDER_STYLE_CAUTION : SONDER_STYLE_PLAIN);
  sonder_text_table_add_rule (table);
  sonder_text_table_add_cell (table, "All of them together", SONDER_STYLE_STRONG);
  sonder_text_table_add_cell (table, "1,259", SONDER_STYLE_PLAIN);
  sonder_text_table_add_cell (table, "", SONDER_STYLE_PLAIN);

  return table;
}

static void
test_plain (void)
{
  g_autoptr (SonderTextTable) table = make_table ();
  g_autoptr (GString) out = g_string_new (NULL);

  sonder_text_table_append (table, out, 0, FALSE);
  g_assert_cmpstr (out->str, ==,
                   "Segment               Answers\n"
                   "Loyal                      20  few answers\n"
                   "日本語                  1,234\n"
                   "Zoe\xcc\x88�                        5  uncertain\n"
                   "──────────────────────────────────────────\n"
                   "All of them together    1,259\n");
}

static void
test_narrow (void)
{
  g_autoptr (SonderTextTable) table = make_table ();
  g_autoptr (GString) out = g_string_new (NULL);

  sonder_text_table_append (table, out, 36, FALSE);
  g_assert_cmpstr (out->str, ==,
                   "Segment         Answers\n"
                   "Loyal                20  few answers\n"
                   "日本語            1,234\n"
                   "Zoe\xcc\x88�                  5  uncertain\n"
                   "────────────────────────────────────\n"
                   "All of them t…    1,259\n");
}

/* Where there is no room, columns go by their ranks. */
static void
test_optional (void)
{
  static const struct
  {
    guint width;
    const char *expected;
  } rows[] = {
    { 0, "Name  One  Two  Three\nab      1    2      3\n" },
    { 21, "Name  One  Two  Three\nab      1    2      3\n" },
    { 20, "Name  Two\nab      2\n" },
    { 9, "Name  Two\nab      2\n" },
    { 8, "Name\nab\n" },
    { 1, "Name\nab\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderTextTable) table = sonder_text_table_new ();
      g_autoptr (GString) out = g_string_new (NULL);
      static const char *const cells[] = { "ab", "1", "2", "3" };

      sonder_text_table_add_column (table, "Name", SONDER_ALIGN_LEFT);
      sonder_text_table_add_optional_column (table, "One", SONDER_ALIGN_RIGHT, 2);
      sonder_text_table_add_optional_column (table, "Two", SONDER_ALIGN_RIGHT, 1);
      sonder_text_table_add_optional_column (table, "Three", SONDER_ALIGN_RIGHT, 2);
      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        sonder_text_table_add_cell (table, cells[j], SONDER_STYLE_PLAIN);

      g_test_message ("%u", rows[i].width);
      sonder_text_table_append (table, out, rows[i].width, FALSE);
      g_assert_cmpstr (out->str, ==, rows[i].expected);
    }
}

static void
test_color (void)
{
  g_autoptr (SonderTextTable) table = sonder_text_table_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  sonder_text_table_add_column (table, "A", SONDER_ALIGN_LEFT);
  sonder_text_table_add_column (table, "B", SONDER_ALIGN_RIGHT);
  sonder_text_table_add_cell (table, "abc", SONDER_STYLE_PLAIN);
  sonder_text_table_add_cell (table, "12", SONDER_STYLE_CAUTION);
  sonder_text_table_append (table, out, 80, TRUE);
  g_assert_cmpstr (out->str, ==,
                   "\033[1mA\033[0m     \033[1mB\033[0m\n"
                   "abc  \033[33m12\033[0m\n");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-table/plain", test_plain);
  g_test_add_func ("/text-table/narrow", test_narrow);
  g_test_add_func ("/text-table/optional", test_optional);
  g_test_add_func ("/text-table/color", test_color);

  return g_test_run ();
}

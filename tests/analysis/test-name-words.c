/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-words.h"

#include <string.h>

static char *
split (const char *text)
{
  GString *words = g_string_new (NULL);
  SonderNameWord word;

  while (sonder_name_word_next (&text, &word))
    g_string_append_printf (words, "%s%.*s", words->len > 0 ? "|" : "",
                            (int)(word.end - word.start), word.start);

  return g_string_free (words, FALSE);
}

static void
test_split (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } rows[] = {
    { "", "" },
    { " - ", "" },
    { "Ann Gray", "Ann|Gray" },
    { "Anne-Marie O’Neil, 3rd", "Anne|Marie|O|Neil|3rd" },
    { "José\u0301 Mari\u0301a", "José\u0301|Mari\u0301a" },
    { "An\u00adn Gr\u200cay", "An\u00adn|Gr\u200cay" },
    { "王小明 said", "王|小|明|said" },
    { "Ann王", "Ann|王" },
    { "김철수가", "김|철|수|가" },
    { "สมชาย", "ส|ม|ช|า|ย" },
    { "Анна Каренина", "Анна|Каренина" },
    { "محمد علي", "محمد|علي" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = split (rows[i].text);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static SonderNameWord
get_word (const char *text)
{
  SonderNameWord word;

  g_assert_true (sonder_name_word_next (&text, &word));
  return word;
}

static void
test_hash (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean same;
  } rows[] = {
    { "ann", "ANN", TRUE },         { "José", "jose", TRUE },      { "Jose\u0301", "JOSÉ", TRUE },
    { "Straße", "STRASSE", TRUE },  { "İpek", "ipek", TRUE },      { "Işıl", "isil", TRUE },
    { "ΣΊΣΥΦΟΣ", "Σίσυφος", TRUE }, { "An\u00adn", "Ann", TRUE },  { "Ａｎｎ", "Ann", TRUE },
    { "Анна", "АННА", TRUE },       { "ann", "anne", FALSE },      { "ann", "nan", FALSE },
    { "Müller", "Mueller", FALSE }, { "abcdefgh", "abcdefghi", FALSE },
  };
  g_autofree char *longest = g_strnfill (1000, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s, %s", rows[i].a, rows[i].b);
      g_assert_cmpint (get_word (rows[i].a).hash == get_word (rows[i].b).hash, ==, rows[i].same);
    }
  g_assert_cmpuint (get_word (longest).hash, ==, 0);
  g_assert_cmpuint (get_word ("a").hash, !=, 0);
  g_assert_cmpuint (sonder_name_hash_join (sonder_name_hash_join (0, 1), 2), !=,
                    sonder_name_hash_join (sonder_name_hash_join (0, 2), 1));
}

static void
test_letters (void)
{
  static const struct
  {
    const char *text;
    SonderLetters letters;
    guint n_letters;
    gboolean has_digits;
  } rows[] = {
    { "ann", SONDER_LETTERS_LOWER, 3, FALSE },  { "Ann", SONDER_LETTERS_TITLE, 3, FALSE },
    { "ANN", SONDER_LETTERS_UPPER, 3, FALSE },  { "A", SONDER_LETTERS_TITLE, 1, FALSE },
    { "Élan", SONDER_LETTERS_TITLE, 4, FALSE }, { "علي", SONDER_LETTERS_UNCASED, 3, FALSE },
    { "王", SONDER_LETTERS_UNCASED, 1, FALSE }, { "3rd", SONDER_LETTERS_LOWER, 2, TRUE },
    { "mcGee", SONDER_LETTERS_LOWER, 5, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderNameWord word = get_word (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (word.letters, ==, rows[i].letters);
      g_assert_cmpuint (word.n_letters, ==, rows[i].n_letters);
      g_assert_cmpint (word.has_digits, ==, rows[i].has_digits);
    }
}

static void
test_names (void)
{
  SonderNameWord words[2];

  g_assert_cmpuint (sonder_name_split ("Ann Gray", words, 2), ==, 2);
  g_assert_cmpuint (sonder_name_split ("", words, 2), ==, 0);
  g_assert_cmpuint (sonder_name_split ("Ann Mary Gray", words, 2), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/name-words/split", test_split);
  g_test_add_func ("/name-words/hash", test_hash);
  g_test_add_func ("/name-words/letters", test_letters);
  g_test_add_func ("/name-words/names", test_names);

  return g_test_run ();
}

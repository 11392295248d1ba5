/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-index.h"

/* All names in a text: "Ann Gray=0|Bo=1"; "*" is one of several. */
static char *
find_all (const SonderNameIndex *index, const char *text)
{
  GString *all = g_string_new (NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SonderNameWord));
  const SonderNameWord *words;
  SonderNameWord word;

  for (const char *at = text; sonder_name_word_next (&at, &word);)
    g_array_append_val (found, word);
  words = (const SonderNameWord *)found->data;
  for (guint i = 0; i < found->len; i++)
    {
      SonderNameMatch match = sonder_name_index_find (index, text, &words[i], found->len - i);

      if (match.n_words == 0)
        continue;
      g_string_append_printf (all, "%s%.*s=", all->len > 0 ? "|" : "",
                              (int)(words[i + match.n_words - 1].end - words[i].start),
                              words[i].start);
      if (match.owner == SONDER_NAME_OF_SEVERAL)
        g_string_append_c (all, '*');
      else
        g_string_append_printf (all, "%u", match.owner);
      i += match.n_words - 1;
    }

  return g_string_free (all, FALSE);
}

static SonderNameIndex *
make_index (const char *const *names)
{
  SonderNameIndex *index = sonder_name_index_new (0);

  for (guint i = 0; names[i] != NULL; i++)
    sonder_name_index_add (index, names[i], i);

  return index;
}

static void
test_names (void)
{
  static const char *const names[] = {
    "Ann Gray",       "Anne-Marie O'Neil", "Dr. José María García López", "王小明",
    "김철수",         "Анна Каренина",     "محمد علي",                    "Xanthippe",
    "Will",           "May",               "Bridge Lane Surgery",         "Harbor Foods Ltd.",
    "Smith, Bob",     "Guest",             "7",                           "X",
    "Same Person",    "Same Person",       "สมชาย ใจดี",                  "J. R. Tolkien",
    "Ludwig van Beethoven", "Tidewater Ltd", "El Molinillo", NULL,
  };
  static const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { "Ann Gray", "Ann Gray=0" },
    { "I am ANN GRAY.", "ANN GRAY=0" },
    { "ann gray’s order; Ann\nGray", "ann gray=0|Ann\nGray=0" },
    { "Gray, Ann", "Gray, Ann=0" },
    { "Ann Grayson; Joann Gray; Ann. Gray skies, Ann (Gray)", "" },
    { "Ann", "" },
    { "anne marie o’neil and Anne‑Marie O Neil", "anne marie o’neil=1|Anne‑Marie O Neil=1" },
    { "Jose Maria Garcia Lopez", "Jose Maria Garcia Lopez=2" },
    { "DR JOSE\u0301 MARI\u0301A GARCI\u0301A LO\u0301PEZ",
      "DR JOSE\u0301 MARI\u0301A GARCI\u0301A LO\u0301PEZ=2" },
    { "José García, José López", "José García=2|José López=2" },
    { "jose garcia", "" },
    { "我叫王小明，你好", "王小明=3" },
    { "김철수가 왔다", "김철수=4" },
    { "Это АННА КАРЕНИНА", "АННА КАРЕНИНА=5" },
    { "قال محمد علي شيئا", "محمد علي=6" },
    { "xanthippe was here", "xanthippe=7" },
    { "Will you come? I will. We asked Will about it.", "Will=8" },
    { "“Will it rain?” WILL IT", "" },
    { "Thanks!\nWill", "Will=8" },
    { "It may be in May", "May=9" },
    { "May we?", "" },
    { "bridge lane surgery, the Bridge, Bridge Lane", "bridge lane surgery=10" },
    { "Harbor Foods and harbor foods ltd", "Harbor Foods=11|harbor foods ltd=11" },
    { "Tidewater, TIDEWATER and the tidewater", "Tidewater=21|TIDEWATER=21" },
    { "Bob Smith and Smith, Bob", "Bob Smith=12|Smith, Bob=12" },
    { "a guest, a Guest, 7 and X", "" },
    { "Same Person", "Same Person=*" },
    { "นี่คือสมชาย ใจดีครับ", "สมชาย ใจดี=18" },
    { "J.R. Tolkien, J R Tolkien", "J.R. Tolkien=19|J R Tolkien=19" },
    { "Ludwig Beethoven; van Beethoven", "Ludwig Beethoven=20" },
    { "Ann Gray Will", "Ann Gray=0|Will=8" },
    { "con el molinillo; en el Molinillo, El Molinillo", "el Molinillo=22|El Molinillo=22" },
  };
  g_autoptr (SonderNameIndex) index = make_index (names);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = find_all (index, rows[i].text);

      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

/* The name of one customer is the short form of another's. */
static void
test_shortened (void)
{
  static const char *const names[] = { "Ana Ruiz Pino", "Ana Ruiz", "Ana Soto Pino", NULL };
  g_autoptr (SonderNameIndex) index = make_index (names);
  g_autofree char *found = find_all (index, "Ana Ruiz, Ana Pino, Ana Soto, ana ruiz pino, ana soto");

  g_assert_cmpstr (found, ==, "Ana Ruiz=1|Ana Pino=*|Ana Soto=2|ana ruiz pino=0");
}

static void
test_whole (void)
{
  g_autoptr (SonderNameIndex) index = sonder_name_index_new (0);
  g_autofree char *found = NULL;

  sonder_name_index_add_whole (index, "12 High Street", 3);
  sonder_name_index_add_whole (index, "Madrid", 3);
  sonder_name_index_add_whole (index, "28 001", 3);
  found = find_all (index, "From 12 high street to High Street in Madrid, 28 001");
  g_assert_cmpstr (found, ==, "12 high street=3");
}

/* As many as a project has, and names that are made to be alike. */
static void
test_many (void)
{
  g_autoptr (SonderNameIndex) index = sonder_name_index_new (0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *found = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name%u Family%u", i % 300, i);

      sonder_name_index_add (index, name, i);
    }
  g_test_message ("100000 names in %d ms", (int)((g_get_monotonic_time () - start) / 1000));
  sonder_name_index_add (index, "a a a a a a a a a a a a a a a a a a a a a a a b", 7);
  while (text->len < 1000000)
    g_string_append (text, "a ");
  start = g_get_monotonic_time ();
  found = find_all (index, text->str);
  g_test_message ("1 MB in %d ms", (int)((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpstr (found, ==, "");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);

  g_free (found);
  found = find_all (index, "name299 family299");
  g_assert_cmpstr (found, ==, "name299 family299=299");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/name-index/names", test_names);
  g_test_add_func ("/name-index/shortened", test_shortened);
  g_test_add_func ("/name-index/whole", test_whole);
  g_test_add_func ("/name-index/many", test_many);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text-hash.h"

#define N_TEXTS 20000

static void
test_equal (void)
{
  static const char *const texts[] = { "", "a", "ab", "abcdefg", "abcdefgh", "abcdefghi",
                                       "a longer text, of more than two words" };
  SonderTextHash hash = sonder_text_hash_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *elsewhere = g_strconcat ("x", texts[i], "y", NULL);

      g_assert_cmpuint (sonder_text_hash_get (&hash, texts[i], strlen (texts[i])), ==,
                        sonder_text_hash_get (&hash, elsewhere + 1, strlen (texts[i])));
      for (guint j = 0; j < i; j++)
        g_assert_cmpuint (sonder_text_hash_get (&hash, texts[i], strlen (texts[i])), !=,
                          sonder_text_hash_get (&hash, texts[j], strlen (texts[j])));
    }
}

/* Texts that are alike spread, in the upper and the lower bits. */
static void
test_spread (void)
{
  SonderTextHash hash = sonder_text_hash_new ();
  guint low[256] = { 0 }, high[256] = { 0 };

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("customer-%05u", i);
      guint32 value = sonder_text_hash_get (&hash, text, strlen (text));

      low[value & 255]++;
      high[value >> 24]++;
    }
  for (guint i = 0; i < 256; i++)
    {
      g_assert_cmpuint (low[i], <, 3 * N_TEXTS / 256);
      g_assert_cmpuint (high[i], <, 3 * N_TEXTS / 256);
    }
}

/* Texts that collide under one pair of keys do not under another. */
static void
test_keyed (void)
{
  SonderTextHash first = sonder_text_hash_new (), second = sonder_text_hash_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint n_collisions = 0, n_again = 0;

  for (guint i = 0; i < 500000; i++)
    {
      char *text = g_strdup_printf ("%u", i);
      gpointer key = GUINT_TO_POINTER (sonder_text_hash_get (&first, text, strlen (text)));
      const char *other = g_hash_table_lookup (seen, key);

      if (other != NULL)
        {
          n_collisions++;
          n_again += sonder_text_hash_get (&second, text, strlen (text)) ==
                     sonder_text_hash_get (&second, other, strlen (other));
        }
      g_hash_table_replace (seen, key, text);
    }

  g_assert_cmpuint (n_collisions, >, 0);
  g_assert_cmpuint (n_again, <=, n_collisions / 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/text-hash/equal", test_equal);
  g_test_add_func ("/model/text-hash/spread", test_spread);
  g_test_add_func ("/model/text-hash/keyed", test_keyed);

  return g_test_run ();
}

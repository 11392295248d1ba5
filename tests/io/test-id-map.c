/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "id-map.h"

#include <string.h>

static guint32
look_up (const SonderIdMap *map, const char *id, gsize length)
{
  return sonder_id_map_lookup (map, sonder_id_map_prefetch (map, id, length), id, length);
}

/* A hash table of GLib's is the yardstick. */
static void
test_like_a_hash_table (void)
{
  g_autoptr (SonderIdMap) map = sonder_id_map_new ();
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      char *id = g_strdup_printf ("%0*u", g_rand_int_range (random, 1, 50),
                                  (guint) g_rand_int_range (random, 0, 30000));
      const gsize length = strlen (id);
      const guint n = g_hash_table_size (expected);
      gpointer known;

      if (g_hash_table_lookup_extended (expected, id, NULL, &known))
        {
          g_assert_cmpuint (look_up (map, id, length), ==, GPOINTER_TO_UINT (known));
          g_assert_false (sonder_id_map_add (map, id, length));
          g_free (id);
          continue;
        }
      g_assert_cmpuint (look_up (map, id, length), ==, SONDER_ID_MAP_NONE);
      g_assert_true (sonder_id_map_add (map, id, length));
      g_assert_cmpuint (look_up (map, id, length), ==, n);
      g_hash_table_insert (expected, id, GUINT_TO_POINTER (n));
    }
  g_assert_cmpuint (g_hash_table_size (expected), >, 10000);
}

/* Ids that differ only at their end, or only in length. */
static void
test_near_misses (void)
{
  g_autoptr (SonderIdMap) map = sonder_id_map_new ();
  char id[100];

  memset (id, 'x', sizeof id);
  for (gsize length = 1; length <= sizeof id; length++)
    g_assert_true (sonder_id_map_add (map, id, length));
  for (gsize length = 1; length <= sizeof id; length++)
    {
      g_assert_cmpuint (look_up (map, id, length), ==, length - 1);
      id[length - 1] = 'y';
      g_assert_cmpuint (look_up (map, id, length), ==, SONDER_ID_MAP_NONE);
      id[length - 1] = 'x';
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-map/like-a-hash-table", test_like_a_hash_table);
  g_test_add_func ("/id-map/near-misses", test_near_misses);
  return g_test_run ();
}

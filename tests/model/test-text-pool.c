/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text-pool.h"

#include "check-row.h"

#include <string.h>

#define N_MANY 100000
#define N_THREADS 4
#define N_SHARED 5000

static void
test_numbers (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    gssize length;
    guint32 number;
    const char *kept;
  } rows[] = {
    { "first", "Pro", -1, 1, "Pro" },
    { "second", "Team", -1, 2, "Team" },
    { "again", "Pro", -1, 1, "Pro" },
    { "empty", "", -1, 3, "" },
    { "empty again", "anything", 0, 3, "" },
    { "part", "Professional", 3, 1, "Pro" },
    { "prefix", "Pr", -1, 4, "Pr" },
    { "longer", "Pro ", -1, 5, "Pro " },
    { "eight bytes", "12345678", -1, 6, "12345678" },
    { "nine bytes", "123456789", -1, 7, "123456789" },
    { "other case", "pro", -1, 8, "pro" },
    { "other script", "Πρώτος", -1, 9, "Πρώτος" },
    { "nine bytes again", "1234567890", 9, 7, "123456789" },
  };
  g_autoptr (SonderTextPool) pool = sonder_text_pool_new ();

  g_assert_cmpuint (sonder_text_pool_get_size (pool), ==, 0);
  g_assert_null (sonder_text_pool_get (pool, 0));
  g_assert_cmpuint (sonder_text_pool_lookup (pool, "Pro", -1), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint32 number = sonder_text_pool_intern (pool, rows[i].text, rows[i].length);

      check_integer (rows[i].name, "number", number, rows[i].number);
      check_text (rows[i].name, "text", sonder_text_pool_get (pool, number), rows[i].kept);
      check_integer (rows[i].name, "lookup",
                     sonder_text_pool_lookup (pool, rows[i].text, rows[i].length), rows[i].number);
    }
  g_assert_cmpuint (sonder_text_pool_get_size (pool), ==, 9);
}

static char *
make_text (guint i)
{
  return g_strdup_printf ("%*u", (int) (i % 40), i);
}

/* Texts keep their number and their place while the pool grows. */
static void
test_many (void)
{
  g_autoptr (SonderTextPool) pool = sonder_text_pool_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer text, number;

  g_ptr_array_add (places, NULL);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *made = make_text (i);
      guint32 given = sonder_text_pool_intern (pool, made, -1);

      if (given == places->len)
        g_ptr_array_add (places, (char *) sonder_text_pool_get (pool, given));
      g_hash_table_insert (numbers, g_steal_pointer (&made), GUINT_TO_POINTER (given));
    }

  g_assert_cmpuint (g_hash_table_size (numbers), ==, sonder_text_pool_get_size (pool));
  g_assert_cmpuint (places->len, ==, sonder_text_pool_get_size (pool) + 1);

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &text, &number))
    {
      g_assert_cmpuint (sonder_text_pool_lookup (pool, text, -1), ==, GPOINTER_TO_UINT (number));
      g_assert_true (sonder_text_pool_get (pool, GPOINTER_TO_UINT (number)) ==
                     places->pdata[GPOINTER_TO_UINT (number)]);
      g_assert_cmpstr (places->pdata[GPOINTER_TO_UINT (number)], ==, text);
    }
}

/* Around the size from which a text has memory of its own. */
static void
test_long (void)
{
  static const gsize lengths[] = { 65534, 65535, 65536, 65537, 262143, 262144, 262145, 3000000 };
  g_autoptr (SonderTextPool) pool = sonder_text_pool_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *row = g_strdup_printf ("%" G_GSIZE_FORMAT " bytes", lengths[i]);
      g_autofree char *text = g_strnfill (lengths[i], (char) ('a' + i));
      guint32 number = sonder_text_pool_intern (pool, text, -1);
      const char *stored = sonder_text_pool_store (pool, text, (gssize) lengths[i] - 1);

      check_integer (row, "number", number, i + 1);
      check_integer (row, "again", sonder_text_pool_intern (pool, text, -1), i + 1);
      check_integer (row, "length", (gint64) strlen (sonder_text_pool_get (pool, number)),
                     (gint64) lengths[i]);
      check_integer (row, "stored", (gint64) strlen (stored), (gint64) lengths[i] - 1);
    }
  g_assert_cmpuint (sonder_text_pool_get_size (pool), ==, G_N_ELEMENTS (lengths));
}

static void
test_store (void)
{
  g_autoptr (SonderTextPool) pool = sonder_text_pool_new ();
  g_autoptr (GPtrArray) stored = g_ptr_array_new ();

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = make_text (i);

      g_ptr_array_add (stored, (char *) sonder_text_pool_store (pool, text, -1));
    }
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = make_text (i);

      g_assert_cmpstr (stored->pdata[i], ==, text);
    }
  g_assert_cmpuint (sonder_text_pool_get_size (pool), ==, 0);
}

typedef struct
{
  SonderTextPool *pool;
  guint first;
  guint32 numbers[N_SHARED];
} Worker;

/* Interns the same texts as the other threads, from another one on, and reads
 * back each number it has come by so far. */
static gpointer
intern_all (gpointer data)
{
  Worker *worker = data;

  for (guint i = 0; i < N_SHARED; i++)
    {
      guint which = (worker->first + i) % N_SHARED;
      guint earlier = (worker->first + i / 2) % N_SHARED;
      g_autofree char *text = g_strdup_printf ("text %u", which);
      g_autofree char *known = g_strdup_printf ("text %u", earlier);

      worker->numbers[which] = sonder_text_pool_intern (worker->pool, text, -1);
      g_assert_cmpstr (sonder_text_pool_get (worker->pool, worker->numbers[earlier]), ==, known);
      g_assert_cmpuint (sonder_text_pool_lookup (worker->pool, known, -1), ==,
                        worker->numbers[earlier]);
      g_assert_cmpstr (sonder_text_pool_store (worker->pool, text, -1), ==, text);
    }

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (SonderTextPool) pool = sonder_text_pool_new ();
  g_autofree Worker *workers = g_new0 (Worker, N_THREADS);
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      workers[i].pool = pool;
      workers[i].first = i * N_SHARED / N_THREADS;
      threads[i] = g_thread_new ("worker", intern_all, &workers[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (sonder_text_pool_get_size (pool), ==, N_SHARED);
  for (guint i = 0; i < N_SHARED; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      for (guint j = 0; j < N_THREADS; j++)
        g_assert_cmpuint (workers[j].numbers[i], ==, workers[0].numbers[i]);
      g_assert_cmpstr (sonder_text_pool_get (pool, workers[0].numbers[i]), ==, text);
    }
}

static void
test_folded (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } rows[] = {
    { "Pro", "pro" },     { "pro", "pro" },        { "", "" },
    { "  A  B ", "a b" }, { "Straße", "strasse" }, { "ＺＯË", "zoë" },
  };
  g_autoptr (SonderTextPool) pool = sonder_text_pool_new ();

  /* In either order of interning and folding, and in blocks of texts far apart. */
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *text = make_text (i);

      sonder_text_pool_intern (pool, text, -1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint32 number = sonder_text_pool_intern (pool, rows[i].text, -1);
      const char *folded = sonder_text_pool_get_folded (pool, number);

      check_text (rows[i].text, "folded", folded, rows[i].folded);
      check_text (rows[i].text, "text", sonder_text_pool_get (pool, number), rows[i].text);
      g_assert_true (sonder_text_pool_get_folded (pool, number) == folded);
    }
  g_assert_cmpstr (sonder_text_pool_get_folded (pool, 1), ==, "0");
}

static gpointer
fold_all (gpointer pool)
{
  for (guint32 number = 1; number <= sonder_text_pool_get_size (pool); number++)
    {
      g_autofree char *expected = g_strdup_printf ("text %u", number);

      g_assert_cmpstr (sonder_text_pool_get_folded (pool, number), ==, expected);
    }

  return NULL;
}

static void
test_folded_in_threads (void)
{
  g_autoptr (SonderTextPool) pool = sonder_text_pool_new ();
  GThread *threads[N_THREADS];

  for (guint i = 1; i <= N_SHARED; i++)
    {
      g_autofree char *text = g_strdup_printf ("Text  %u", i);

      sonder_text_pool_intern (pool, text, -1);
    }
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("fold", fold_all, pool);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/text-pool/numbers", test_numbers);
  g_test_add_func ("/model/text-pool/many", test_many);
  g_test_add_func ("/model/text-pool/long", test_long);
  g_test_add_func ("/model/text-pool/store", test_store);
  g_test_add_func ("/model/text-pool/threads", test_threads);
  g_test_add_func ("/model/text-pool/folded", test_folded);
  g_test_add_func ("/model/text-pool/folded-in-threads", test_folded_in_threads);

  return g_test_run ();
}

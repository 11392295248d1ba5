/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content-hash.h"

#include <string.h>

static guint64
hash_in_parts (const char *text, gsize length, gsize part)
{
  SonderContentHash hash;

  sonder_content_hash_init (&hash);
  for (gsize at = 0; at < length; at += part)
    sonder_content_hash_update (&hash, text + at, MIN (part, length - at));
  return sonder_content_hash_get (&hash);
}

/* Known answers of XXH64 with seed 0. */
static void
test_known (void)
{
  static const struct
  {
    const char *text;
    guint64 hash;
  } rows[] = {
    { "", G_GUINT64_CONSTANT (0xef46db3751d8e999) },
    { "a", G_GUINT64_CONSTANT (0xd24ec4f1a98c6e5b) },
    { "abc", G_GUINT64_CONSTANT (0x44bc2cf5ad770999) },
    { "xxhash", G_GUINT64_CONSTANT (0x32dd38952c4bc720) },
    { "Nobody inspects the spammish repetition", G_GUINT64_CONSTANT (0xfbcea83c8a378bf1) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("“%s”", rows[i].text);
      g_assert_cmphex (hash_in_parts (rows[i].text, strlen (rows[i].text), 100), ==, rows[i].hash);
    }
}

static void
test_parts (void)
{
  char text[1000];
  guint64 whole;

  for (gsize i = 0; i < sizeof text; i++)
    text[i] = (char) (i * 7 + i / 256);
  for (gsize length = 0; length <= sizeof text; length += 37)
    {
      whole = hash_in_parts (text, length, sizeof text);
      for (gsize part = 1; part < 100; part++)
        g_assert_cmphex (hash_in_parts (text, length, part), ==, whole);
    }
}

static void
test_each_byte_counts (void)
{
  char text[200] = { 0 };
  const guint64 before = hash_in_parts (text, sizeof text, sizeof text);

  for (gsize i = 0; i < sizeof text; i++)
    {
      text[i] ^= 1;
      g_assert_cmphex (hash_in_parts (text, sizeof text, sizeof text), !=, before);
      text[i] ^= 1;
    }
  g_assert_cmphex (hash_in_parts (text, sizeof text - 1, sizeof text), !=, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content-hash/known", test_known);
  g_test_add_func ("/content-hash/parts", test_parts);
  g_test_add_func ("/content-hash/each-byte-counts", test_each_byte_counts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* What fuzzers share: a time limit and mutations. The seed is fixed: what is
 * found is found again. */

#define FUZZ_SECONDS 2.0
#define FUZZ_MAX_SIZE 20000

/* SONDER_FUZZ_SECONDS lets one look longer, SONDER_FUZZ_SEED elsewhere. */
static inline double
fuzz_seconds (void)
{
  const char *text = g_getenv ("SONDER_FUZZ_SECONDS");

  return text != NULL ? g_ascii_strtod (text, NULL) : FUZZ_SECONDS;
}

static inline GRand *
fuzz_random (void)
{
  const char *text = g_getenv ("SONDER_FUZZ_SEED");

  return g_rand_new_with_seed (text != NULL ? (guint32) g_ascii_strtoull (text, NULL, 10) : 2026);
}

static inline gsize
fuzz_below (GRand *random, gsize limit)
{
  return limit == 0 ? 0 : g_rand_int (random) % limit;
}

static inline void
fuzz_splice (GString *text, gsize at, gsize removed, const char *added, gsize length)
{
  g_string_erase (text, (gssize) at, (gssize) removed);
  g_string_insert_len (text, (gssize) at, added, (gssize) length);
}

/* One change: to a byte, a stretch, or with one of the @tokens, which ends with
 * %NULL. */
static inline void
fuzz_mutate (GRand *random, GString *text, const char *const *tokens)
{
  const gsize at = fuzz_below (random, text->len + 1);
  const gsize most = fuzz_below (random, 30);
  const gsize length = MIN (most, text->len - at);
  const char *token = tokens[fuzz_below (random, g_strv_length ((char **) tokens))];
  g_autofree char *stretch = g_memdup2 (text->str + at, length + 1);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      if (at < text->len)
        text->str[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      if (at < text->len)
        text->str[at] ^= (char) (1 << g_rand_int_range (random, 0, 8));
      break;
    case 2:
      g_string_erase (text, (gssize) at, (gssize) length);
      break;
    case 3:
      fuzz_splice (text, fuzz_below (random, text->len + 1), 0, stretch, length);
      break;
    case 4:
      fuzz_splice (text, at, 0, token, strlen (token));
      break;
    default:
      fuzz_splice (text, at, length, token, strlen (token));
      break;
    }
  if (text->len > FUZZ_MAX_SIZE)
    g_string_truncate (text, FUZZ_MAX_SIZE);
}

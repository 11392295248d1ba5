/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A hash of texts that come from outside. It is keyed by chance: no file can be
 * made such that its texts collide. */

typedef struct
{
  guint64 keys[2];
} SonderTextHash;

static inline SonderTextHash
sonder_text_hash_new (void)
{
  SonderTextHash self;

  for (guint i = 0; i < G_N_ELEMENTS (self.keys); i++)
    self.keys[i] = ((guint64) g_random_int () << 32 | g_random_int ()) | 1;

  return self;
}

/* Multiplies to 128 bits and folds the halves together. */
static inline guint64
sonder_text_hash_fold (guint64 a,
                       guint64 b)
{
  unsigned __int128 product = (unsigned __int128) a * b;

  return (guint64) product ^ (guint64) (product >> 64);
}

static inline guint32
sonder_text_hash_get (const SonderTextHash *self,
                      const char           *text,
                      gsize                 length)
{
  guint64 hash = self->keys[0] ^ length;
  guint64 word;

  for (; length >= 8; text += 8, length -= 8)
    {
      memcpy (&word, text, 8);
      hash = sonder_text_hash_fold (hash ^ word, self->keys[1]) + self->keys[0];
    }

  word = 0;
  memcpy (&word, text, length);
  hash = sonder_text_hash_fold (hash ^ word, self->keys[1]);

  return (guint32) (hash ^ (hash >> 32));
}

G_END_DECLS

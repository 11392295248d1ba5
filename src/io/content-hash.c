/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content-hash.h"

#include <string.h>

/* XXH64 as its specification describes it (xxHash fast digest algorithm,
 * version 0.1.1). */
#define PRIME_1 G_GUINT64_CONSTANT (0x9E3779B185EBCA87)
#define PRIME_2 G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F)
#define PRIME_3 G_GUINT64_CONSTANT (0x165667B19E3779F9)
#define PRIME_4 G_GUINT64_CONSTANT (0x85EBCA77C2B2AE63)
#define PRIME_5 G_GUINT64_CONSTANT (0x27D4EB2F165667C5)

#define STRIPE 32

static inline guint64
rotate_left (guint64 value, guint bits)
{
  return (value << bits) | (value >> (64 - bits));
}

static inline guint64
read_64 (const guint8 *data)
{
  guint64 value;

  memcpy (&value, data, sizeof value);
  return GUINT64_FROM_LE (value);
}

static inline guint64
read_32 (const guint8 *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return GUINT32_FROM_LE (value);
}

static inline guint64
mix_lane (guint64 lane, guint64 input)
{
  return rotate_left (lane + input * PRIME_2, 31) * PRIME_1;
}

static inline guint64
merge_lane (guint64 hash, guint64 lane)
{
  return (hash ^ mix_lane (0, lane)) * PRIME_1 + PRIME_4;
}

static void
mix_stripes (SonderContentHash *self, const guint8 *data, gsize n_stripes)
{
  guint64 a = self->lanes[0], b = self->lanes[1], c = self->lanes[2], d = self->lanes[3];

  for (gsize i = 0; i < n_stripes; i++, data += STRIPE)
    {
      a = mix_lane (a, read_64 (data));
      b = mix_lane (b, read_64 (data + 8));
      c = mix_lane (c, read_64 (data + 16));
      d = mix_lane (d, read_64 (data + 24));
    }
  self->lanes[0] = a;
  self->lanes[1] = b;
  self->lanes[2] = c;
  self->lanes[3] = d;
}

static guint64
mix_tail (guint64 hash, const guint8 *data, gsize length)
{
  for (; length >= 8; data += 8, length -= 8)
    hash = rotate_left (hash ^ mix_lane (0, read_64 (data)), 27) * PRIME_1 + PRIME_4;
  if (length >= 4)
    {
      hash = rotate_left (hash ^ (read_32 (data) * PRIME_1), 23) * PRIME_2 + PRIME_3;
      data += 4;
      length -= 4;
    }
  for (; length > 0; data++, length--)
    hash = rotate_left (hash ^ (*data * PRIME_5), 11) * PRIME_1;
  return hash;
}

void
sonder_content_hash_init (SonderContentHash *self)
{
  *self = (SonderContentHash){ .lanes = { PRIME_1 + PRIME_2, PRIME_2, 0, 0 - PRIME_1 } };
}

void
sonder_content_hash_update (SonderContentHash *self, const void *data, gsize length)
{
  const guint8 *bytes = data;

  self->total += length;
  if (self->n_pending > 0)
    {
      gsize n = MIN (length, STRIPE - self->n_pending);

      memcpy (self->pending + self->n_pending, bytes, n);
      self->n_pending += n;
      bytes += n;
      length -= n;
      if (self->n_pending < STRIPE)
        return;
      mix_stripes (self, self->pending, 1);
      self->n_pending = 0;
    }
  mix_stripes (self, bytes, length / STRIPE);
  self->n_pending = length % STRIPE;
  if (self->n_pending > 0)
    memcpy (self->pending, bytes + length - self->n_pending, self->n_pending);
}

guint64
sonder_content_hash_get (const SonderContentHash *self)
{
  guint64 hash = PRIME_5;

  if (self->total >= STRIPE)
    {
      hash = rotate_left (self->lanes[0], 1) + rotate_left (self->lanes[1], 7) +
             rotate_left (self->lanes[2], 12) + rotate_left (self->lanes[3], 18);
      for (guint i = 0; i < G_N_ELEMENTS (self->lanes); i++)
        hash = merge_lane (hash, self->lanes[i]);
    }
  hash = mix_tail (hash + self->total, self->pending, self->n_pending);
  hash = (hash ^ (hash >> 33)) * PRIME_2;
  hash = (hash ^ (hash >> 29)) * PRIME_3;
  return hash ^ (hash >> 32);
}

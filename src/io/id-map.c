/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "id-map.h"

#include <string.h>

#define FIRST_SIZE 1024

typedef struct
{
  guint32 hash;
  guint32 ordinal; /* from 1; 0 in a free slot */
} Slot;

struct _SonderIdMap
{
  Slot *slots;
  guint32 size; /* a power of two */
  GString *ids; /* one after the other */
  GArray *ends; /* guint32: where id 0, 1 … ends */
};

static guint32
hash_id (const char *id, gsize length)
{
  guint64 hash = length, word;

  for (; length >= sizeof word; id += sizeof word, length -= sizeof word)
    {
      memcpy (&word, id, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  word = 0;
  memcpy (&word, id, length);
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint32) (hash >> 32);
}

static gboolean
is_id (const SonderIdMap *self, guint32 number, const char *id, gsize length)
{
  const guint32 *ends = (const guint32 *) (gpointer) self->ends->data;
  const guint32 start = number > 0 ? ends[number - 1] : 0;

  return ends[number] - start == length && memcmp (self->ids->str + start, id, length) == 0;
}

/* The slot of the id, or the free one where it belongs. */
static Slot *
find_slot (const SonderIdMap *self, guint32 hash, const char *id, gsize length)
{
  for (guint32 i = hash & (self->size - 1);; i = (i + 1) & (self->size - 1))
    {
      Slot *slot = &self->slots[i];

      if (slot->ordinal == 0 || (slot->hash == hash && is_id (self, slot->ordinal - 1, id, length)))
        return slot;
    }
}

static void
grow (SonderIdMap *self)
{
  g_autofree Slot *old = self->slots;
  const guint32 old_size = self->size;

  self->size *= 2;
  self->slots = g_new0 (Slot, self->size);
  for (guint32 i = 0; i < old_size; i++)
    {
      guint32 j = old[i].hash & (self->size - 1);

      if (old[i].ordinal == 0)
        continue;
      while (self->slots[j].ordinal != 0)
        j = (j + 1) & (self->size - 1);
      self->slots[j] = old[i];
    }
}

SonderIdMap *
sonder_id_map_new (void)
{
  SonderIdMap *self = g_new0 (SonderIdMap, 1);

  self->size = FIRST_SIZE;
  self->slots = g_new0 (Slot, self->size);
  self->ids = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
sonder_id_map_free (SonderIdMap *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_string_free (self->ids, TRUE);
  g_array_unref (self->ends);
  g_free (self);
}

/**
 * sonder_id_map_add:
 * @self: a map; all its ids together may take 4 GB
 * @id: an id
 * @length: its length in bytes
 *
 * Returns: %FALSE if it is there already
 */
gboolean
sonder_id_map_add (SonderIdMap *self, const char *id, gsize length)
{
  const guint32 hash = hash_id (id, length);
  guint32 end;
  Slot *slot;

  if (self->ends->len >= self->size / 2)
    grow (self);
  slot = find_slot (self, hash, id, length);
  if (slot->ordinal != 0)
    return FALSE;
  g_string_append_len (self->ids, id, (gssize) length);
  end = (guint32) self->ids->len;
  g_array_append_val (self->ends, end);
  *slot = (Slot){ hash, self->ends->len };
  return TRUE;
}

/**
 * sonder_id_map_prefetch:
 * @self: a map
 * @id: an id that will be looked up soon
 * @length: its length in bytes
 *
 * Begins to fetch what the look-up will need: waiting for it takes longer than the
 * look-up itself.
 *
 * Returns: the hash of the id, for the look-up
 */
guint32
sonder_id_map_prefetch (const SonderIdMap *self, const char *id, gsize length)
{
  const guint32 hash = hash_id (id, length);

  __builtin_prefetch (&self->slots[hash & (self->size - 1)]);
  return hash;
}

/**
 * sonder_id_map_lookup:
 * @self: a map
 * @hash: what sonder_id_map_prefetch() returned for the id
 * @id: an id
 * @length: its length in bytes
 *
 * Returns: its number, or %SONDER_ID_MAP_NONE
 */
guint32
sonder_id_map_lookup (const SonderIdMap *self, guint32 hash, const char *id, gsize length)
{
  return find_slot (self, hash, id, length)->ordinal - 1;
}

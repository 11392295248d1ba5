/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "id-map.h"

#include <string.h>

#define FIRST_SIZE 1024

typedef struct
{
  guint32 row;
  guint8 length; /* 0 in a free entry: no id is empty */
  char id[SONDER_ID_MAP_MAX_LENGTH];
} Entry;

struct _SonderIdMap
{
  Entry *entries;
  guint32 size; /* a power of two */
  guint32 n_ids;
};

static inline guint32
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

/* The entry of the id, or the free one where it belongs. */
static inline Entry *
find_entry (const SonderIdMap *self, const char *id, gsize length)
{
  guint32 slot = hash_id (id, length) & (self->size - 1);

  for (;; slot = (slot + 1) & (self->size - 1))
    {
      Entry *entry = &self->entries[slot];

      if (entry->length == 0 || (entry->length == length && memcmp (entry->id, id, length) == 0))
        return entry;
    }
}

static void
grow (SonderIdMap *self)
{
  Entry *old = self->entries;
  const guint32 old_size = self->size;

  self->size *= 2;
  self->entries = g_new0 (Entry, self->size);
  for (guint32 i = 0; i < old_size; i++)
    if (old[i].length > 0)
      *find_entry (self, old[i].id, old[i].length) = old[i];
  g_free (old);
}

SonderIdMap *
sonder_id_map_new (void)
{
  SonderIdMap *self = g_new0 (SonderIdMap, 1);

  self->size = FIRST_SIZE;
  self->entries = g_new0 (Entry, self->size);
  return self;
}

void
sonder_id_map_free (SonderIdMap *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_free (self);
}

/**
 * sonder_id_map_add:
 * @self: a map
 * @id: an id that is not in it
 * @length: its length in bytes, from 1 to %SONDER_ID_MAP_MAX_LENGTH
 * @row: the row it stands for
 */
void
sonder_id_map_add (SonderIdMap *self, const char *id, gsize length, guint32 row)
{
  Entry *entry;

  g_return_if_fail (length > 0 && length <= SONDER_ID_MAP_MAX_LENGTH);

  if (self->n_ids >= self->size / 4 * 3)
    grow (self);
  entry = find_entry (self, id, length);
  entry->row = row;
  entry->length = (guint8) length;
  memcpy (entry->id, id, length);
  self->n_ids++;
}

/**
 * sonder_id_map_prefetch:
 *
 * Begins to fetch what a lookup of the id will need, which takes longer than the
 * lookup itself.
 */
void
sonder_id_map_prefetch (const SonderIdMap *self, const char *id, gsize length)
{
  __builtin_prefetch (&self->entries[hash_id (id, length) & (self->size - 1)]);
}

/**
 * sonder_id_map_lookup:
 * @self: a map
 * @id: an id
 * @length: its length in bytes, from 1 to %SONDER_ID_MAP_MAX_LENGTH
 *
 * Returns: its row, or %SONDER_ID_MAP_NONE
 */
guint32
sonder_id_map_lookup (const SonderIdMap *self, const char *id, gsize length)
{
  const Entry *entry;

  g_return_val_if_fail (length > 0 && length <= SONDER_ID_MAP_MAX_LENGTH, SONDER_ID_MAP_NONE);

  entry = find_entry (self, id, length);
  return entry->length > 0 ? entry->row : SONDER_ID_MAP_NONE;
}

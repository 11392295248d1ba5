/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text-pool.h"

#include "identifier.h"
#include "text-hash.h"

/* Entries stand in blocks that double in size and never move, so that reading
 * needs no lock: block k holds 2^(k + FIRST_SHIFT) of them. */
#define FIRST_SHIFT 10
#define N_BLOCKS (32 - FIRST_SHIFT)
#define ARENA_BLOCK (256 * 1024)

struct _SonderTextPool
{
  gatomicrefcount ref_count;
  GMutex          lock;
  const char    **blocks[N_BLOCKS];
  const char    **folded[N_BLOCKS]; /* made where asked for, text by text */
  guint32         n_texts;
  guint32        *slots; /* numbers, by hash; 0 is free */
  guint32        *hashes;
  guint32         n_slots;
  SonderTextHash  hash;
  GPtrArray      *arenas;
  char           *free_start;
  gsize           free_length;
};

G_DEFINE_BOXED_TYPE (SonderTextPool, sonder_text_pool, sonder_text_pool_ref, sonder_text_pool_unref)

static void
locate (guint32  number,
        guint   *block,
        guint32 *offset)
{
  guint32 shifted = number + (1u << FIRST_SHIFT);

  *block = 31 - (guint) __builtin_clz (shifted) - FIRST_SHIFT;
  *offset = shifted - (1u << (*block + FIRST_SHIFT));
}

static const char *
get_unlocked (SonderTextPool *self,
              guint32         number)
{
  guint block;
  guint32 offset;

  locate (number, &block, &offset);
  return self->blocks[block][offset];
}

static const char *
store_unlocked (SonderTextPool *self,
                const char     *text,
                gsize           length)
{
  char *copy;

  if (length + 1 > ARENA_BLOCK / 4)
    {
      copy = g_malloc (length + 1);
      g_ptr_array_add (self->arenas, copy);
    }
  else
    {
      if (length + 1 > self->free_length)
        {
          self->free_start = g_malloc (ARENA_BLOCK);
          self->free_length = ARENA_BLOCK;
          g_ptr_array_add (self->arenas, self->free_start);
        }
      copy = self->free_start;
      self->free_start += length + 1;
      self->free_length -= length + 1;
    }

  memcpy (copy, text, length);
  copy[length] = '\0';

  return copy;
}

static void
grow_slots (SonderTextPool *self)
{
  guint32 n_slots = self->n_slots * 2;
  g_autofree guint32 *slots = g_new0 (guint32, n_slots);
  g_autofree guint32 *hashes = g_new0 (guint32, n_slots);

  for (guint32 i = 0; i < self->n_slots; i++)
    {
      guint32 slot = self->hashes[i] & (n_slots - 1);

      if (self->slots[i] == 0)
        continue;
      while (slots[slot] != 0)
        slot = (slot + 1) & (n_slots - 1);
      slots[slot] = self->slots[i];
      hashes[slot] = self->hashes[i];
    }

  g_free (self->slots);
  g_free (self->hashes);
  self->slots = g_steal_pointer (&slots);
  self->hashes = g_steal_pointer (&hashes);
  self->n_slots = n_slots;
}

/* The slot that holds the text, or the free one where it belongs. */
static guint32
find_slot (SonderTextPool *self,
           const char     *text,
           gsize           length,
           guint32         hash)
{
  guint32 slot = hash & (self->n_slots - 1);

  for (; self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    {
      const char *other;

      if (self->hashes[slot] != hash)
        continue;
      other = get_unlocked (self, self->slots[slot]);
      if (strncmp (other, text, length) == 0 && other[length] == '\0')
        break;
    }

  return slot;
}

static void
append_entry (SonderTextPool *self,
              const char     *text)
{
  guint block;
  guint32 offset;

  locate (++self->n_texts, &block, &offset);
  if (self->blocks[block] == NULL)
    self->blocks[block] = g_new0 (const char *, 1u << (block + FIRST_SHIFT));
  self->blocks[block][offset] = text;
}

static const char *
fold (SonderTextPool *self,
      const char     *text,
      guint           block,
      guint32         offset)
{
  g_autofree char *folded = sonder_name_fold (text);
  const char *kept;

  g_mutex_lock (&self->lock);

  if (self->folded[block] == NULL)
    g_atomic_pointer_set (&self->folded[block], g_new0 (const char *, 1u << (block + FIRST_SHIFT)));
  kept = strcmp (folded, text) == 0 ? text : store_unlocked (self, folded, strlen (folded));
  g_atomic_pointer_set (&self->folded[block][offset], kept);

  g_mutex_unlock (&self->lock);

  return kept;
}

/**
 * sonder_text_pool_new:
 *
 * Returns: (transfer full): a pool without texts
 */
SonderTextPool *
sonder_text_pool_new (void)
{
  SonderTextPool *self = g_new0 (SonderTextPool, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->n_slots = 1u << FIRST_SHIFT;
  self->slots = g_new0 (guint32, self->n_slots);
  self->hashes = g_new0 (guint32, self->n_slots);
  self->arenas = g_ptr_array_new_with_free_func (g_free);
  self->hash = sonder_text_hash_new ();

  return self;
}

/**
 * sonder_text_pool_ref:
 *
 * In any thread.
 *
 * Returns: (transfer full): the same pool
 */
SonderTextPool *
sonder_text_pool_ref (SonderTextPool *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sonder_text_pool_unref:
 * @self: (transfer full):
 *
 * In any thread. With the last reference all texts go.
 */
void
sonder_text_pool_unref (SonderTextPool *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < N_BLOCKS; i++)
    {
      g_free (self->blocks[i]);
      g_free (self->folded[i]);
    }
  g_ptr_array_unref (self->arenas);
  g_free (self->slots);
  g_free (self->hashes);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * sonder_text_pool_intern:
 * @text: UTF-8 without U+0000
 * @length: in bytes, or -1 if zero-terminated
 *
 * In any thread. "" is a text like others and has a number.
 *
 * Returns: the number of the text, from 1
 */
guint32
sonder_text_pool_intern (SonderTextPool *self,
                         const char     *text,
                         gssize          length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  guint32 hash = sonder_text_hash_get (&self->hash, text, size);
  guint32 slot, number;

  g_mutex_lock (&self->lock);

  if (self->n_texts >= self->n_slots / 4 * 3)
    grow_slots (self);

  slot = find_slot (self, text, size, hash);
  if (self->slots[slot] == 0)
    {
      append_entry (self, store_unlocked (self, text, size));
      self->slots[slot] = self->n_texts;
      self->hashes[slot] = hash;
    }
  number = self->slots[slot];

  g_mutex_unlock (&self->lock);

  return number;
}

/**
 * sonder_text_pool_lookup:
 * @text: UTF-8 without U+0000
 * @length: in bytes, or -1 if zero-terminated
 *
 * In any thread.
 *
 * Returns: the number of the text, or 0 if it was never interned
 */
guint32
sonder_text_pool_lookup (SonderTextPool *self,
                         const char     *text,
                         gssize          length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  guint32 hash = sonder_text_hash_get (&self->hash, text, size);
  guint32 number;

  g_mutex_lock (&self->lock);
  number = self->slots[find_slot (self, text, size, hash)];
  g_mutex_unlock (&self->lock);

  return number;
}

/**
 * sonder_text_pool_get:
 * @number: one that interning returned, or 0
 *
 * In any thread that came by the number in an orderly way: with a snapshot, or
 * by looking it up.
 *
 * Returns: (transfer none) (nullable): the text, %NULL for 0; valid as long as
 *   the pool
 */
const char *
sonder_text_pool_get (SonderTextPool *self,
                      guint32         number)
{
  return number == 0 ? NULL : get_unlocked (self, number);
}

/**
 * sonder_text_pool_get_folded:
 * @number: one that interning returned
 *
 * As sonder_text_pool_get(). Each text is folded the first time that it is asked
 * for, and kept.
 *
 * Returns: (transfer none): the text as sonder_name_fold() makes it; valid as
 *   long as the pool
 */
const char *
sonder_text_pool_get_folded (SonderTextPool *self,
                             guint32         number)
{
  const char **folded;
  const char *text;
  guint block;
  guint32 offset;

  locate (number, &block, &offset);
  folded = g_atomic_pointer_get (&self->folded[block]);
  text = folded != NULL ? g_atomic_pointer_get (&folded[offset]) : NULL;

  return text != NULL ? text : fold (self, self->blocks[block][offset], block, offset);
}

/**
 * sonder_text_pool_get_size:
 *
 * Returns: the highest number given out
 */
guint32
sonder_text_pool_get_size (SonderTextPool *self)
{
  guint32 n_texts;

  g_mutex_lock (&self->lock);
  n_texts = self->n_texts;
  g_mutex_unlock (&self->lock);

  return n_texts;
}

/**
 * sonder_text_pool_store:
 *
 * @text: UTF-8 without U+0000
 * @length: in bytes, or -1 if zero-terminated
 *
 * Keeps a text that is not worth a number, such as a comment. In any thread.
 *
 * Returns: (transfer none): a copy that lives as long as the pool
 */
const char *
sonder_text_pool_store (SonderTextPool *self,
                        const char     *text,
                        gssize          length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  const char *copy;

  g_mutex_lock (&self->lock);
  copy = store_unlocked (self, text, size);
  g_mutex_unlock (&self->lock);

  return copy;
}

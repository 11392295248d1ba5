/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-index.h"

#include <string.h>

#include "name-lists.h"

#define FIRST_BITS 8

/* Most names are two words: three phrases, and the slots of the table are at most
 * half taken. */
#define SLOTS_PER_NAME 8

/* Between the words of a name, in characters: ", " or " - ". */
#define MAX_GAP 3

typedef enum
{
  IS_NAME = 1 << 0,    /* else a name begins like that */
  IS_SHORTENED = 1 << 1, /* meant only with large letters */
  IS_COMMON = 1 << 2,  /* a single word that means other things, too */
} EntryFlags;

typedef struct
{
  guint64 hash; /* 0: free */
  guint32 owner;
  guint32 flags;
} Entry;

/* An open hash table of phrases, at most half full. */
struct _SonderNameIndex
{
  Entry *entries;
  guint n_entries;
  guint n_bits;
};

static Entry *
find_entry (const SonderNameIndex *self, guint64 hash)
{
  gsize mask = ((gsize)1 << self->n_bits) - 1;
  gsize slot = (gsize)(hash >> 7) & mask;

  while (self->entries[slot].hash != 0 && self->entries[slot].hash != hash)
    slot = (slot + 1) & mask;

  return &self->entries[slot];
}

static void
grow (SonderNameIndex *self)
{
  g_autofree Entry *old = self->entries;
  gsize n_old = (gsize)1 << self->n_bits;

  self->n_bits++;
  self->entries = g_new0 (Entry, (gsize)1 << self->n_bits);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].hash != 0)
      *find_entry (self, old[i].hash) = old[i];
}

static Entry *
ensure_entry (SonderNameIndex *self, guint64 hash)
{
  Entry *entry = find_entry (self, hash);

  if (entry->hash != 0)
    return entry;

  if (++self->n_entries > 1u << (self->n_bits - 1))
    {
      grow (self);
      entry = find_entry (self, hash);
    }
  entry->hash = hash;

  return entry;
}

static gboolean
is_particle (const SonderNameWord *word)
{
  return sonder_name_sort (word->hash) == SONDER_NAME_PARTICLE;
}

static guint64
join (const SonderNameWord *const *words, guint n_words)
{
  guint64 phrase = 0;

  for (guint i = 0; i < n_words; i++)
    phrase = sonder_name_hash_join (phrase, words[i]->hash);

  return phrase;
}

static void
add_phrase (SonderNameIndex *self,
            const SonderNameWord *const *words,
            guint n_words,
            guint32 owner,
            guint flags)
{
  Entry *entry;

  for (guint i = 0; i < n_words; i++)
    {
      if (words[i]->hash == 0)
        return;
      if (i > 0)
        ensure_entry (self, join (words, i));
    }

  entry = ensure_entry (self, join (words, n_words));
  if ((entry->flags & IS_NAME) == 0)
    {
      entry->owner = owner;
      entry->flags = IS_NAME | flags;
      return;
    }

  if ((entry->flags & IS_SHORTENED) != 0 && (flags & IS_SHORTENED) == 0)
    entry->owner = owner;
  else if (entry->owner != owner && (entry->flags & IS_SHORTENED) == (flags & IS_SHORTENED))
    entry->owner = SONDER_NAME_OF_SEVERAL;
  entry->flags &= flags | ~(guint)IS_SHORTENED;
}

/* As the first and the last name of somebody who has more of them; "The Blue" of
 * "The Blue Shop" is no name. */
static void
add_shortened (SonderNameIndex *self,
               const SonderNameWord *const *words,
               guint n_words,
               guint32 owner)
{
  for (guint i = 0; i < n_words; i++)
    if (words[i]->n_letters < 2 || words[i]->has_digits || words[i]->unparted ||
        sonder_name_sort (words[i]->hash) != SONDER_NAME_ORDINARY)
      return;

  add_phrase (self, words, n_words, owner, IS_SHORTENED);
}

/* @flags: of a word that is left of a longer name */
static void
add_single (SonderNameIndex *self, const SonderNameWord *word, guint32 owner, guint flags)
{
  SonderNameSort sort = sonder_name_sort (word->hash);
  gboolean common = sort == SONDER_NAME_COMMON || word->n_letters < 3;

  if (word->n_letters < 2 || word->has_digits || word->unparted || sort == SONDER_NAME_PLACEHOLDER ||
      sort == SONDER_NAME_PARTICLE || sort == SONDER_NAME_TITLE)
    return;

  add_phrase (self, &word, 1, owner, common ? IS_COMMON : flags);
}

/* Without "Dr" before it and "Ltd" behind it. */
static void
trim (const SonderNameWord *const **words, guint *n_words)
{
  while (*n_words > 1 && sonder_name_sort ((*words)[0]->hash) == SONDER_NAME_TITLE)
    {
      (*words)++;
      (*n_words)--;
    }
  while (*n_words > 1 && is_particle ((*words)[*n_words - 1]))
    (*n_words)--;
}

static gboolean
is_unparted (const SonderNameWord *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (!words[i]->unparted)
      return FALSE;

  return TRUE;
}

/* "Ann Mary Gray" is also "Gray, Ann Mary", and for short "Ann Mary" and "Ann
 * Gray". */
static void
add_ways (SonderNameIndex *self,
          const SonderNameWord *const *words,
          guint n_words,
          guint32 owner)
{
  const SonderNameWord *turned[SONDER_NAME_MAX_WORDS];
  const SonderNameWord *ends[] = { words[0], words[n_words - 1] };

  if (is_unparted (words, n_words))
    return;

  turned[0] = words[n_words - 1];
  memcpy (turned + 1, words, (n_words - 1) * sizeof *turned);
  add_phrase (self, turned, n_words, owner, 0);
  /* A name that stands in the list as "Gray, Ann Mary". */
  memcpy (turned, words + 1, (n_words - 1) * sizeof *turned);
  turned[n_words - 1] = words[0];
  add_phrase (self, turned, n_words, owner, 0);
  if (n_words < 3)
    return;

  add_shortened (self, ends, 2, owner);
  add_shortened (self, words, n_words - 1, owner);
  if (n_words > 3)
    {
      ends[1] = words[n_words - 2];
      add_shortened (self, ends, 2, owner);
    }
}

/* "The Mill" is no more than one word: "the mill" means other things. */
static gboolean
is_one_word (const SonderNameWord *words, guint n_words)
{
  guint n_real = 0;

  for (guint i = 0; i < n_words; i++)
    n_real += !is_particle (&words[i]);

  return n_real < 2;
}

static gboolean
has_letters (const SonderNameWord *words, guint n_words)
{
  guint n_letters = 0;

  for (guint i = 0; i < n_words; i++)
    n_letters += words[i].n_letters;

  return n_letters > 1;
}

/**
 * sonder_name_index_new:
 * @n_names: how many names are expected
 *
 * Returns: (transfer full): an empty index
 */
SonderNameIndex *
sonder_name_index_new (guint n_names)
{
  SonderNameIndex *self = g_new0 (SonderNameIndex, 1);

  self->n_bits = FIRST_BITS;
  while ((gsize)1 << self->n_bits < (gsize)n_names * SLOTS_PER_NAME)
    self->n_bits++;
  self->entries = g_new0 (Entry, (gsize)1 << self->n_bits);

  return self;
}

void
sonder_name_index_free (SonderNameIndex *self)
{
  g_free (self->entries);
  g_free (self);
}

/**
 * sonder_name_index_add:
 * @name: of a person or a company
 * @owner: whose name it is
 *
 * Adds a name as it is and as people write it otherwise.
 */
void
sonder_name_index_add (SonderNameIndex *self, const char *name, guint32 owner)
{
  SonderNameWord found[SONDER_NAME_MAX_WORDS];
  const SonderNameWord *all[SONDER_NAME_MAX_WORDS];
  const SonderNameWord *const *words = all;
  guint n_all = sonder_name_split (name, found, SONDER_NAME_MAX_WORDS);
  guint n_words = n_all;

  if (!has_letters (found, n_words))
    return;

  for (guint i = 0; i < n_words; i++)
    all[i] = &found[i];
  if (n_words > 1)
    add_phrase (self, words, n_words, owner,
                is_one_word (found, n_words) ? IS_SHORTENED : 0);
  trim (&words, &n_words);
  if (n_words == 1)
    {
      add_single (self, words[0], owner, n_all > 1 ? IS_SHORTENED : 0);
      return;
    }

  if (is_one_word (found, n_all))
    return;

  add_phrase (self, words, n_words, owner, 0);
  add_ways (self, words, n_words, owner);
}

/**
 * sonder_name_index_add_whole:
 * @name: something that tells who somebody is, such as an address
 *
 * Adds it as it is, if it is more than one word.
 */
void
sonder_name_index_add_whole (SonderNameIndex *self, const char *name, guint32 owner)
{
  SonderNameWord found[SONDER_NAME_MAX_WORDS];
  const SonderNameWord *words[SONDER_NAME_MAX_WORDS];
  guint n_words = sonder_name_split (name, found, SONDER_NAME_MAX_WORDS);

  for (guint i = 0; i < n_words; i++)
    words[i] = &found[i];
  if (n_words > 1 && has_letters (found, n_words))
    add_phrase (self, words, n_words, owner, 0);
}

/**
 * sonder_name_goes_on:
 *
 * Returns: whether a word and the next one can be of one name: there is a space,
 *   a hyphen, an apostrophe or a comma between them, or the point of an initial
 */
gboolean
sonder_name_goes_on (const SonderNameWord *word, const SonderNameWord *next)
{
  guint length = 0;

  for (const char *p = word->end; p < next->start; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean initial = word->n_letters < 3 || sonder_name_sort (word->hash) == SONDER_NAME_TITLE;

      if (++length > MAX_GAP)
        return FALSE;
      if (!g_unichar_isspace (c) && c != '-' && c != '\'' && c != ',' && c != '&' && c != 0x2019 &&
          c != 0x2010 && c != 0x2011 && c != 0xb7 && c != 0x30fb && !(c == '.' && initial))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_large_letters (const SonderNameWord *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (words[i].letters == SONDER_LETTERS_LOWER && !is_particle (&words[i]))
      return FALSE;

  return TRUE;
}

/* Before a word: the beginning of the text, of a line or of a sentence. Quotation
 * marks and brackets between them do not count. */
static gboolean
begins_sentence (const char *text, const SonderNameWord *word)
{
  for (const char *p = word->start; p > text;)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == 0x2026 || c == 0xbf ||
          c == 0xa1)
        return TRUE;
      if (g_unichar_isalnum (c) || c == ',' || c == ';')
        return FALSE;
    }

  return TRUE;
}

/**
 * sonder_name_is_alone:
 * @text: in which @word stands
 *
 * Returns: whether the word stands for itself, as below a letter
 */
gboolean
sonder_name_is_alone (const char *text, const SonderNameWord *word)
{
  const char *after = word->end;
  const char *before = word->start;

  while (*after == ' ')
    after++;
  if (*after != '\0' && strchr (".!\r\n", *after) == NULL)
    return FALSE;
  while (before > text && before[-1] == ' ')
    before--;

  return before == text || strchr ("\n.,;:!?-~*", before[-1]) != NULL ||
         g_str_has_prefix (g_utf8_prev_char (before), "–") ||
         g_str_has_prefix (g_utf8_prev_char (before), "—");
}

/**
 * sonder_name_may_be_meant:
 * @word: one that means other things, too: "Will", "May"
 *
 * Returns: whether it is written like a name: with one large letter where a small
 *   one would do, or alone
 */
gboolean
sonder_name_may_be_meant (const char *text, const SonderNameWord *word)
{
  if (word->letters == SONDER_LETTERS_UNCASED)
    return TRUE;

  return word->letters == SONDER_LETTERS_TITLE &&
         (!begins_sentence (text, word) || sonder_name_is_alone (text, word));
}

static gboolean
is_meant (const Entry *entry, const char *text, const SonderNameWord *words, guint n_words)
{
  if ((entry->flags & IS_NAME) == 0)
    return FALSE;
  if ((entry->flags & IS_COMMON) != 0)
    return sonder_name_may_be_meant (text, words);

  return (entry->flags & IS_SHORTENED) == 0 || has_large_letters (words, n_words);
}

/**
 * sonder_name_index_find:
 * @text: in which the words stand
 * @words: (array length=n_words): from where a name may begin
 *
 * Returns: the longest name that begins with the first of the words
 */
SonderNameMatch
sonder_name_index_find (const SonderNameIndex *self,
                        const char *text,
                        const SonderNameWord *words,
                        guint n_words)
{
  SonderNameMatch match = { 0 };
  guint64 phrase = 0;

  for (guint i = 0; i < MIN (n_words, SONDER_NAME_MAX_WORDS); i++)
    {
      const Entry *entry;

      if (words[i].hash == 0 || (i > 0 && !sonder_name_goes_on (&words[i - 1], &words[i])))
        break;
      phrase = sonder_name_hash_join (phrase, words[i].hash);
      entry = find_entry (self, phrase);
      if (entry->hash == 0)
        break;
      if (is_meant (entry, text, words, i + 1))
        match = (SonderNameMatch){ entry->owner, i + 1 };
    }

  return match;
}

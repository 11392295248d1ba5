/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-words.h"

#include <string.h>

#include "text-hash.h"

/* Longer words, in bytes, are in no name. */
#define MAX_WORD 96

/* Keyed by chance, as in text-hash.h: names come from outside. */
static const guint64 *
get_keys (void)
{
  static gsize done = 0;
  static SonderTextHash hash;

  if (g_once_init_enter (&done))
    {
      hash = sonder_text_hash_new ();
      g_once_init_leave (&done, 1);
    }

  return hash.keys;
}

static guint64
hash_bytes (const char *bytes, gsize length)
{
  const guint64 *keys = get_keys ();
  guint64 hash = keys[0] ^ length;

  for (gsize i = 0; i < length; i += 8)
    {
      guint64 part = 0;

      memcpy (&part, bytes + i, MIN (8, length - i));
      hash = sonder_text_hash_fold (hash ^ part, keys[1]) + keys[0];
    }

  return MAX (hash, 1);
}

/* Marks go with their letter; soft hyphens and joiners do not part a word. */
static gboolean
is_in_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c);

  return g_unichar_isalnum (c) || g_unichar_ismark (c) ||
         g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Letters without their accents, in lower case. */
static guint64
hash_folded (const char *start, gsize length)
{
  g_autofree char *parts = g_utf8_normalize (start, (gssize)length, G_NORMALIZE_ALL);
  g_autofree char *folded = parts != NULL ? g_utf8_casefold (parts, -1) : g_strndup (start, length);
  g_autoptr (GString) letters = g_string_sized_new (length);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (letters, c == 0x131 ? 'i' : c);
    }

  return hash_bytes (letters->str, letters->len);
}

static guint64
hash_word (const char *start, gsize length)
{
  char lower[MAX_WORD];
  gsize i = 0;

  if (length > MAX_WORD)
    return 0;

  for (; i < length && (guchar)start[i] < 0x80; i++)
    lower[i] = g_ascii_tolower (start[i]);

  return i == length ? hash_bytes (lower, length) : hash_folded (start, length);
}

static SonderLetters
get_letters (gunichar c)
{
  if (g_unichar_isupper (c) || g_unichar_istitle (c))
    return SONDER_LETTERS_TITLE;

  return g_unichar_islower (c) ? SONDER_LETTERS_LOWER : SONDER_LETTERS_UNCASED;
}

/* The first two letters tell how the word is written. */
static void
take_letter (SonderNameWord *word, gunichar c)
{
  word->has_digits |= g_unichar_isdigit (c);
  if (!g_unichar_isalpha (c))
    return;

  if (word->n_letters == 0)
    word->letters = get_letters (c);
  else if (word->n_letters == 1 && word->letters == SONDER_LETTERS_TITLE &&
           get_letters (c) == SONDER_LETTERS_TITLE)
    word->letters = SONDER_LETTERS_UPPER;
  word->n_letters += word->n_letters < G_MAXUINT8;
}

/**
 * sonder_script_is_unparted:
 *
 * Returns: whether the letter is of a script in which nothing stands between
 *   words, or of Korean, where other things hang on to a name
 */
gboolean
sonder_script_is_unparted (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * sonder_name_word_next:
 * @position: (inout): where to look; then, behind the word
 * @word: (out): the next word of letters and digits; of a script in which words
 *   are not parted, each letter is one
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
sonder_name_word_next (const char **position, SonderNameWord *word)
{
  const char *at = *position;
  gunichar c = g_utf8_get_char (at);

  for (; *at != '\0' && !g_unichar_isalnum (c); c = g_utf8_get_char (at))
    at = g_utf8_next_char (at);
  if (*at == '\0')
    {
      *position = at;
      return FALSE;
    }

  *word = (SonderNameWord){ .start = at, .unparted = sonder_script_is_unparted (c) };
  do
    {
      take_letter (word, c);
      at = g_utf8_next_char (at);
      c = g_utf8_get_char (at);
    }
  while (is_in_word (c) &&
         (g_unichar_ismark (c) || (!word->unparted && !sonder_script_is_unparted (c))));
  word->end = *position = at;
  word->hash = hash_word (word->start, (gsize)(word->end - word->start));

  return TRUE;
}

/**
 * sonder_name_split:
 * @words: (out caller-allocates) (array length=n_words):
 *
 * Returns: how many words the name has; 0 if there is no room for all of them
 */
guint
sonder_name_split (const char *name, SonderNameWord *words, guint n_words)
{
  SonderNameWord word;
  guint n_found = 0;

  while (sonder_name_word_next (&name, &word))
    {
      if (n_found == n_words)
        return 0;
      words[n_found++] = word;
    }

  return n_found;
}

/**
 * sonder_name_hash_join:
 * @phrase: hash of the words before; 0 for none
 *
 * Returns: the hash of the words in that order
 */
guint64
sonder_name_hash_join (guint64 phrase, guint64 word)
{
  return MAX (sonder_text_hash_fold (phrase ^ word, get_keys ()[1]) + get_keys ()[0], 1);
}

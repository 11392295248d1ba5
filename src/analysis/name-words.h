/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of names and texts, such that "José", "JOSE" and a decomposed "josé"
 * are one. */

typedef enum
{
  SONDER_LETTERS_LOWER,
  SONDER_LETTERS_TITLE, /* the first one large */
  SONDER_LETTERS_UPPER,
  SONDER_LETTERS_UNCASED,
} SonderLetters;

/**
 * SonderNameWord:
 * @start: @end: where it stands
 * @hash: of the word, case and accents aside; 0 for a word that is in no name
 * @n_letters: how many letters it has, at most 255
 * @has_digits: whether there is a digit in it
 * @unparted: one letter of a script in which words are not parted
 */
typedef struct
{
  const char *start;
  const char *end;
  guint64 hash;
  SonderLetters letters;
  guint8 n_letters;
  gboolean has_digits;
  gboolean unparted;
} SonderNameWord;

gboolean sonder_script_is_unparted (gunichar c);
gboolean sonder_name_word_next     (const char **position, SonderNameWord *word);
guint    sonder_name_split         (const char *name, SonderNameWord *words, guint n_words);
guint64  sonder_name_hash_join     (guint64 phrase, guint64 word);

G_END_DECLS

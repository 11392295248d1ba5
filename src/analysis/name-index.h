/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "name-words.h"

G_BEGIN_DECLS

/* More words than this has no name. */
#define SONDER_NAME_MAX_WORDS 24

/**
 * SonderNameIndex:
 *
 * Finds names in texts: each of them in the ways in which people write it. A name
 * belongs to a number, such as a row.
 */
typedef struct _SonderNameIndex SonderNameIndex;

/* Of several that have the same name. */
#define SONDER_NAME_OF_SEVERAL (G_MAXUINT32 - 1)

/**
 * SonderNameMatch:
 * @owner: whose name it is, or %SONDER_NAME_OF_SEVERAL
 * @n_words: how many words it takes; 0 for no name
 */
typedef struct
{
  guint32 owner;
  guint n_words;
} SonderNameMatch;

SonderNameIndex *sonder_name_index_new       (guint                  n_names);
void             sonder_name_index_free      (SonderNameIndex       *self);
void             sonder_name_index_add       (SonderNameIndex       *self,
                                              const char            *name,
                                              guint32                owner);
void             sonder_name_index_add_whole (SonderNameIndex       *self,
                                              const char            *name,
                                              guint32                owner);
SonderNameMatch  sonder_name_index_find      (const SonderNameIndex *self,
                                              const char            *text,
                                              const SonderNameWord  *words,
                                              guint                  n_words);
gboolean         sonder_name_goes_on         (const SonderNameWord  *word,
                                              const SonderNameWord  *next);
gboolean         sonder_name_may_be_meant    (const char            *text,
                                              const SonderNameWord  *word);
gboolean         sonder_name_is_alone        (const char            *text,
                                              const SonderNameWord  *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderNameIndex, sonder_name_index_free)

G_END_DECLS

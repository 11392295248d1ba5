/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "item.h"
#include "json-members.h"

G_BEGIN_DECLS

/* What no project needs: items, and conditions of their rules, in all. */
#define SONDER_MAX_ITEMS 200000

/**
 * SonderItemReader:
 * @tokenizer: what to read from
 * @ids: (element-type utf8): the ids that have been met, `"kind id"`
 * @n_items: how many items and conditions have been read
 *
 * Reads items: all of a project but its rows. An item must have an id, unique among
 * its kind; members that this version does not know are kept as source text.
 */
typedef struct
{
  SonderJsonTokenizer *tokenizer;
  GHashTable *ids;
  guint n_items;
} SonderItemReader;

/**
 * SonderItemState:
 *
 * Which members of one object have been read: none may be there twice.
 */
typedef struct
{
  guint64 seen;
  SonderJsonMembers extra;
} SonderItemState;

void sonder_item_reader_init (SonderItemReader *self, SonderJsonTokenizer *tokenizer);
void sonder_item_reader_clear (SonderItemReader *self);
gboolean sonder_item_reader_count (SonderItemReader *self);
gboolean sonder_item_reader_read_member (SonderItemReader *self,
                                         SonderItem *item,
                                         SonderItemState *state);
void sonder_item_state_clear (SonderItemState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SonderItemReader, sonder_item_reader_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SonderItemState, sonder_item_state_clear)

G_END_DECLS

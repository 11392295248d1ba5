/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "item.h"

G_BEGIN_DECLS

/**
 * SonderItemIndex:
 *
 * Finds items by kind and id in a tree of which it is told what joins and what
 * leaves. It holds no references.
 */
typedef struct _SonderItemIndex SonderItemIndex;

SonderItemIndex *sonder_item_index_new    (void);
void             sonder_item_index_free   (SonderItemIndex *self);
gboolean         sonder_item_index_add    (SonderItemIndex *self,
                                           SonderItem      *item);
void             sonder_item_index_remove (SonderItemIndex *self,
                                           SonderItem      *item);
SonderItem      *sonder_item_index_find   (SonderItemIndex *self,
                                           SonderKind       kind,
                                           const char      *id);

/* That of the project's own item, made when first asked for: see item.c. */
SonderItemIndex *sonder_item_get_index    (SonderItem      *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderItemIndex, sonder_item_index_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderNumberIndex:
 *
 * Distinct numbers, counted from 0 in order of arrival. Zero and negative zero
 * are the same; not a number is none.
 */
typedef struct _SonderNumberIndex SonderNumberIndex;

SonderNumberIndex *sonder_number_index_new (void);
void sonder_number_index_free (SonderNumberIndex *self);
guint sonder_number_index_add (SonderNumberIndex *self, double number);
guint sonder_number_index_get_size (const SonderNumberIndex *self);
double sonder_number_index_get (const SonderNumberIndex *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderNumberIndex, sonder_number_index_free)

G_END_DECLS

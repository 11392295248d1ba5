/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderContentHash:
 *
 * A running 64-bit XXH64 digest (seed 0). It tells whether a file is still what
 * was read or written, at the speed of memory; it is no protection against
 * somebody who wants two contents to look alike.
 */
typedef struct
{
  guint64 lanes[4];
  guint64 total;
  guint8 pending[32];
  gsize n_pending;
} SonderContentHash;

void sonder_content_hash_init (SonderContentHash *self);
void sonder_content_hash_update (SonderContentHash *self, const void *data, gsize length);
guint64 sonder_content_hash_get (const SonderContentHash *self);

G_END_DECLS

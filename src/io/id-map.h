/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SONDER_ID_MAP_NONE G_MAXUINT32

/**
 * SonderIdMap:
 *
 * Numbers ids in the order in which they are added, from 0, and finds them again:
 * made for a million look-ups in a row, so it is small and what a look-up needs can
 * be fetched ahead.
 */
typedef struct _SonderIdMap SonderIdMap;

SonderIdMap *sonder_id_map_new (void);
void sonder_id_map_free (SonderIdMap *self);

gboolean sonder_id_map_add (SonderIdMap *self, const char *id, gsize length);
guint32 sonder_id_map_prefetch (const SonderIdMap *self, const char *id, gsize length);
guint32 sonder_id_map_lookup (const SonderIdMap *self, guint32 hash, const char *id, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderIdMap, sonder_id_map_free)

G_END_DECLS

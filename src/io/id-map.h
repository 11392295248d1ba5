/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer ids are not taken. */
#define SONDER_ID_MAP_MAX_LENGTH 43

#define SONDER_ID_MAP_NONE G_MAXUINT32

/**
 * SonderIdMap:
 *
 * From ids to rows, for a million lookups in a row: an entry holds its id, so that
 * finding it touches memory in one place.
 */
typedef struct _SonderIdMap SonderIdMap;

SonderIdMap *sonder_id_map_new (void);
void sonder_id_map_free (SonderIdMap *self);

void sonder_id_map_add (SonderIdMap *self, const char *id, gsize length, guint32 row);
void sonder_id_map_prefetch (const SonderIdMap *self, const char *id, gsize length);
guint32 sonder_id_map_lookup (const SonderIdMap *self, const char *id, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderIdMap, sonder_id_map_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json-tokenizer.h"

G_BEGIN_DECLS

/**
 * SonderJsonMembers:
 *
 * The members of one object that this version does not know, kept as source text:
 * `"name": value` and so on, with `", "` between.
 */
typedef struct
{
  GString *text;
  GHashTable *names;
} SonderJsonMembers;

#define SONDER_JSON_MEMBERS_INIT                                                                   \
  {                                                                                                \
    NULL, NULL                                                                                     \
  }

gboolean sonder_json_members_take (SonderJsonMembers *self, SonderJsonTokenizer *tokenizer);
void sonder_json_members_clear (SonderJsonMembers *self);

const char *sonder_json_members_next (const char *text, gsize *length);
void sonder_json_fold (const char *text, gsize length, GString *folded);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SonderJsonMembers, sonder_json_members_clear)

G_END_DECLS

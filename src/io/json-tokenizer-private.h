/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json-input.h"
#include "json-tokenizer.h"

G_BEGIN_DECLS

/* What the files of the tokenizer share: json-tokenizer.c knows the grammar,
 * json-string.c what stands in quotes, json-location.c where things are. */

/* What the next call meets. */
typedef enum
{
  AT_START,
  AT_VALUE,
  AT_FIRST_MEMBER,
  AT_FIRST_ELEMENT,
  AFTER_VALUE,
  AT_END,
  AT_FAILURE,
} SonderJsonState;

/* An object or array that is open. The name of its current member stays in the
 * block it was read from; it is saved only when that block goes. */
typedef struct
{
  gboolean is_object;
  gboolean name_is_saved;
  const char *name;
  gsize name_length;
  guint64 index;
  GString *storage;
} SonderJsonFrame;

typedef struct
{
  SonderJsonTokenizer public;
  SonderJsonInput in;
  SonderJsonLimits limits;
  SonderJsonState state;
  gboolean keeps_source;
  gboolean skips_content;
  guint depth;
  SonderJsonFrame *frames;
  GString *decoded;
  GError *error;
} SonderJsonPrivate;

SonderJsonToken
sonder_json_fail_here (SonderJsonPrivate *self, SonderJsonError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
SonderJsonToken sonder_json_fail_expecting (SonderJsonPrivate *self, const char *expected);
SonderJsonToken sonder_json_read_string (SonderJsonPrivate *self);
SonderJsonToken sonder_json_read_member (SonderJsonPrivate *self);
gboolean sonder_json_read_more (SonderJsonPrivate *self);
gboolean sonder_json_ensure (SonderJsonPrivate *self, gssize n);
guchar sonder_json_skip_space (SonderJsonPrivate *self, gboolean keeps_token);

static inline gboolean
sonder_json_is_at_end (SonderJsonPrivate *self)
{
  return self->in.pos == self->in.end;
}

static inline void
sonder_json_begin_token (SonderJsonPrivate *self)
{
  if (!self->keeps_source)
    self->in.anchor = self->in.pos;
}

G_END_DECLS

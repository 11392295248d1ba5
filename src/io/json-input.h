/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "content-hash.h"

G_BEGIN_DECLS

/**
 * SonderJsonInput:
 * @data: what is at hand of the text
 * @pos: the next byte to look at
 * @end: the end of what is at hand; a NUL and readable bytes follow it
 * @anchor: everything from here on is kept when more is read
 * @base: where @data is in the text, in bytes
 * @line: the number of the line of @pos, from 1
 * @line_start: where that line begins in the text, in bytes
 * @at_end: nothing follows @end
 *
 * A text read in blocks from a stream, of which a stretch from @anchor to @end is
 * at hand in one piece. Reading moves it: keep offsets, not pointers.
 */
typedef struct
{
  char *data;
  char *pos;
  char *end;
  char *anchor;
  guint64 base;
  guint64 line;
  guint64 line_start;
  gboolean at_end;

  /*< private >*/
  GInputStream *stream;
  GCancellable *cancellable;
  gsize block_size;
  gsize capacity;
  guint64 counted_offset;
  guint64 counted_column;
  SonderContentHash hash;
} SonderJsonInput;

void sonder_json_input_init (SonderJsonInput *self,
                             GInputStream *stream,
                             gsize block_size,
                             GCancellable *cancellable);
void sonder_json_input_clear (SonderJsonInput *self);
gboolean sonder_json_input_fill (SonderJsonInput *self, GError **error);
guint64 sonder_json_input_get_column (SonderJsonInput *self, const char *at);

/* Where a byte at hand is in the text. */
static inline guint64
sonder_json_input_offset (const SonderJsonInput *self, const char *at)
{
  return self->base + (guint64) (at - self->data);
}

/* Notes that @self->pos is the first byte of a new line. */
static inline void
sonder_json_input_begin_line (SonderJsonInput *self)
{
  self->line++;
  self->line_start = sonder_json_input_offset (self, self->pos);
}

G_END_DECLS

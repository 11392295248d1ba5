/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-input.h"

#include <string.h>

/* Readable after the end, so that scanners may look at whole words. */
#define PADDING 16

static guint64
count_characters (const char *from, const char *to)
{
  guint64 n = 0;

  for (; from < to; from++)
    n += ((guchar) *from & 0xc0) != 0x80;
  return n;
}

/* Moves the known column up to @at. Every byte is counted once, however often
 * columns are asked for, even where a text is one line. */
static void
count_up_to (SonderJsonInput *self, const char *at)
{
  const guint64 offset = sonder_json_input_offset (self, at);

  if (self->counted_offset < self->line_start)
    {
      self->counted_offset = self->line_start;
      self->counted_column = 0;
    }
  if (offset <= self->counted_offset)
    return;
  self->counted_column += count_characters (self->data + (self->counted_offset - self->base), at);
  self->counted_offset = offset;
}

/* Drops what lies before the anchor and makes room for a block. */
static void
make_room (SonderJsonInput *self)
{
  const gsize dropped = self->anchor - self->data;
  const gsize kept = self->end - self->anchor;
  const gsize position = self->pos - self->anchor;

  if (self->line_start < self->base + dropped)
    count_up_to (self, self->anchor);
  memmove (self->data, self->anchor, kept);
  self->base += dropped;
  if (self->capacity - kept < self->block_size)
    {
      self->capacity = MAX (self->capacity * 2, kept + self->block_size);
      self->data = g_realloc (self->data, self->capacity + PADDING);
    }
  self->anchor = self->data;
  self->pos = self->data + position;
  self->end = self->data + kept;
}

static void
terminate (SonderJsonInput *self)
{
  memset (self->end, 0, PADDING);
}

/**
 * sonder_json_input_init:
 * @self: memory to set up
 * @stream: what to read
 * @block_size: how many bytes to read at once
 * @cancellable: (nullable): stops the reading
 */
void
sonder_json_input_init (SonderJsonInput *self,
                        GInputStream *stream,
                        gsize block_size,
                        GCancellable *cancellable)
{
  *self = (SonderJsonInput){
    .data = g_malloc (block_size + PADDING),
    .line = 1,
    .stream = g_object_ref (stream),
    .block_size = block_size,
    .capacity = block_size,
  };
  self->pos = self->end = self->anchor = self->data;
  g_set_object (&self->cancellable, cancellable);
  sonder_content_hash_init (&self->hash);
  terminate (self);
}

void
sonder_json_input_clear (SonderJsonInput *self)
{
  g_clear_pointer (&self->data, g_free);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
}

/**
 * sonder_json_input_fill:
 * @self: an input
 * @error: return location for an error
 *
 * Reads one block more. Moves everything from the anchor on.
 *
 * Returns: %TRUE if there are more bytes than before; %FALSE without an error at
 *   the end of the text
 */
gboolean
sonder_json_input_fill (SonderJsonInput *self, GError **error)
{
  gssize n;

  if (self->at_end || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  make_room (self);
  n = g_input_stream_read (self->stream, self->end, self->block_size, self->cancellable, error);
  if (n > 0)
    {
      sonder_content_hash_update (&self->hash, self->end, n);
      self->end += n;
    }
  self->at_end = n == 0;
  terminate (self);
  return n > 0;
}

/**
 * sonder_json_input_get_column:
 * @self: an input
 * @at: a place at hand, on the line of the current position
 *
 * Returns: its column, in characters from 1
 */
guint64
sonder_json_input_get_column (SonderJsonInput *self, const char *at)
{
  const guint64 offset = sonder_json_input_offset (self, at);

  if (offset < self->counted_offset && self->counted_offset > self->line_start)
    return self->counted_column + 1 -
           count_characters (at, self->data + (self->counted_offset - self->base));
  count_up_to (self, at);
  return self->counted_column + 1;
}

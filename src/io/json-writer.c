/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-writer.h"

#include <string.h>

#include "content-hash.h"
#include "json-members.h"
#include "json-number.h"
#include "json-scan.h"

#define BUFFER_SIZE (256 * 1024)

/* U+FFFD: what stands for bytes that are no text. */
#define REPLACEMENT "\xef\xbf\xbd"

typedef struct
{
  SonderJsonLayout layout;
  gboolean has_content;
} Level;

struct _SonderJsonWriter
{
  GOutputStream *stream;
  GCancellable *cancellable;
  char *buffer;
  gsize used;
  GArray *levels;
  GString *scratch;
  gboolean after_name;
  guint64 flushed;
  SonderContentHash hash;
  GError *error;
};

static void
flush_buffer (SonderJsonWriter *self)
{
  if (self->error == NULL &&
      !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    {
      sonder_content_hash_update (&self->hash, self->buffer, self->used);
      g_output_stream_write_all (self->stream, self->buffer, self->used, NULL, self->cancellable,
                                 &self->error);
    }
  self->flushed += self->used;
  self->used = 0;
}

static void
put_slowly (SonderJsonWriter *self, const char *text, gsize length)
{
  while (length > 0)
    {
      const gsize n = MIN (length, BUFFER_SIZE - self->used);

      memcpy (self->buffer + self->used, text, n);
      self->used += n;
      text += n;
      length -= n;
      if (self->used == BUFFER_SIZE)
        flush_buffer (self);
    }
}

static inline void
put (SonderJsonWriter *self, const char *text, gsize length)
{
  if (length >= BUFFER_SIZE - self->used)
    {
      put_slowly (self, text, length);
      return;
    }
  memcpy (self->buffer + self->used, text, length);
  self->used += length;
}

static void
put_line (SonderJsonWriter *self)
{
  static const char spaces[] = "                                ";

  put (self, "\n", 1);
  for (gsize n = self->levels->len * 2; n > 0;)
    {
      const gsize part = MIN (n, sizeof spaces - 1);

      put (self, spaces, part);
      n -= part;
    }
}

/* What stands before a member or an element. */
static inline void
begin_item (SonderJsonWriter *self)
{
  Level *level;

  if (self->after_name || self->levels->len == 0)
    {
      self->after_name = FALSE;
      return;
    }
  level = &g_array_index (self->levels, Level, self->levels->len - 1);
  if (level->layout == SONDER_JSON_INLINE)
    {
      if (level->has_content)
        put (self, ", ", 2);
    }
  else
    {
      if (level->has_content)
        put (self, ",", 1);
      put_line (self);
    }
  level->has_content = TRUE;
}

static void
begin_container (SonderJsonWriter *self, const char *bracket, SonderJsonLayout layout)
{
  const Level level = { .layout = layout };

  begin_item (self);
  put (self, bracket, 1);
  g_array_append_val (self->levels, level);
}

static void
end_container (SonderJsonWriter *self, const char *bracket)
{
  Level level;

  g_return_if_fail (self->levels->len > 0);
  level = g_array_index (self->levels, Level, self->levels->len - 1);
  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.layout == SONDER_JSON_BLOCK && level.has_content)
    put_line (self);
  put (self, bracket, 1);
}

/* Skips what may stand in a string as it is. */
static const char *
skip_verbatim (const char *text, const char *end)
{
  while (text < end)
    {
      guint n;

      /* Whole words only while there is room behind them. */
      if (end - text > 8)
        {
          guint64 word;

          memcpy (&word, text, sizeof word);
          if (sonder_json_find_special (word) == 0)
            {
              text += sizeof word;
              continue;
            }
        }
      if ((guchar) *text < 0x80)
        {
          if (!sonder_json_is_plain ((guchar) *text))
            return text;
          text++;
          continue;
        }
      n = sonder_json_utf8_length_within ((const guchar *) text, (gsize) (end - text));
      if (n == 0)
        return text;
      text += n;
    }
  return text;
}

static void
append_escape (GString *quoted, guchar c)
{
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *meaning = c != '\0' ? strchr (meanings, c) : NULL;

  if (c >= 0x80)
    g_string_append (quoted, REPLACEMENT);
  else if (meaning != NULL)
    g_string_append_printf (quoted, "\\%c", letters[meaning - meanings]);
  else if (c < 0x20)
    g_string_append_printf (quoted, "\\u%04x", c);
  else
    g_string_append_printf (quoted, "\\%c", c);
}

static void
put_string (SonderJsonWriter *self, const char *text, gsize length)
{
  if (skip_verbatim (text, text + length) == text + length)
    {
      put (self, "\"", 1);
      put (self, text, length);
      put (self, "\"", 1);
      return;
    }
  g_string_truncate (self->scratch, 0);
  sonder_json_quote (text, length, self->scratch);
  put (self, self->scratch->str, self->scratch->len);
}

/**
 * sonder_json_quote:
 * @text: UTF-8, which may contain NULs; bytes that are not UTF-8 become U+FFFD, so
 *   that what was written can be read
 * @length: its length in bytes
 * @quoted: receives it as a JSON string, in quotes
 */
void
sonder_json_quote (const char *text, gsize length, GString *quoted)
{
  const char *end = text + length;

  g_string_append_c (quoted, '"');
  while (text < end)
    {
      const char *stop = skip_verbatim (text, end);

      g_string_append_len (quoted, text, stop - text);
      if (stop < end)
        append_escape (quoted, (guchar) *stop++);
      text = stop;
    }
  g_string_append_c (quoted, '"');
}

/**
 * sonder_json_writer_new:
 * @stream: where to write
 * @cancellable: (nullable): stops the writing
 *
 * Returns: (transfer full): a writer at the beginning of a text
 */
SonderJsonWriter *
sonder_json_writer_new (GOutputStream *stream, GCancellable *cancellable)
{
  SonderJsonWriter *self = g_new0 (SonderJsonWriter, 1);

  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->buffer = g_malloc (BUFFER_SIZE);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  self->scratch = g_string_new (NULL);
  sonder_content_hash_init (&self->hash);
  return self;
}

void
sonder_json_writer_free (SonderJsonWriter *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_free (self->buffer);
  g_array_unref (self->levels);
  g_string_free (self->scratch, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

void
sonder_json_writer_begin_object (SonderJsonWriter *self, SonderJsonLayout layout)
{
  begin_container (self, "{", layout);
}

void
sonder_json_writer_end_object (SonderJsonWriter *self)
{
  end_container (self, "}");
}

void
sonder_json_writer_begin_array (SonderJsonWriter *self, SonderJsonLayout layout)
{
  begin_container (self, "[", layout);
}

void
sonder_json_writer_end_array (SonderJsonWriter *self)
{
  end_container (self, "]");
}

/**
 * sonder_json_writer_member:
 * @self: a writer, in an object
 * @name: the name of a member; its value must follow
 */
void
sonder_json_writer_member (SonderJsonWriter *self, const char *name)
{
  sonder_json_writer_member_len (self, name, strlen (name));
}

/**
 * sonder_json_writer_member_len:
 * @self: a writer, in an object
 * @name: the name of a member, which may contain NULs
 * @length: its length in bytes
 */
void
sonder_json_writer_member_len (SonderJsonWriter *self, const char *name, gsize length)
{
  begin_item (self);
  put_string (self, name, length);
  put (self, ": ", 2);
  self->after_name = TRUE;
}

/**
 * sonder_json_writer_quoted_member:
 * @self: a writer, in an object
 * @name: the name of a member in quotes, with a colon and a space behind it
 * @length: its length in bytes
 */
void
sonder_json_writer_quoted_member (SonderJsonWriter *self, const char *name, gsize length)
{
  begin_item (self);
  put (self, name, length);
  self->after_name = TRUE;
}

void
sonder_json_writer_string (SonderJsonWriter *self, const char *text)
{
  sonder_json_writer_string_len (self, text, strlen (text));
}

/**
 * sonder_json_writer_string_len:
 * @self: a writer
 * @text: a text, written as sonder_json_quote() does
 * @length: its length in bytes
 */
void
sonder_json_writer_string_len (SonderJsonWriter *self, const char *text, gsize length)
{
  begin_item (self);
  put_string (self, text, length);
}

void
sonder_json_writer_integer (SonderJsonWriter *self, gint64 value)
{
  char digits[SONDER_JSON_NUMBER_SIZE];

  begin_item (self);
  put (self, digits, sonder_json_number_format_integer (value, digits));
}

/**
 * sonder_json_writer_number:
 * @self: a writer
 * @value: a finite number
 */
void
sonder_json_writer_number (SonderJsonWriter *self, double value)
{
  char digits[SONDER_JSON_NUMBER_SIZE];

  begin_item (self);
  put (self, digits, sonder_json_number_format (value, digits));
}

void
sonder_json_writer_boolean (SonderJsonWriter *self, gboolean value)
{
  begin_item (self);
  put (self, value ? "true" : "false", value ? 4 : 5);
}

/**
 * sonder_json_writer_texts:
 * @self: a writer
 * @texts: (array zero-terminated=1): an array of texts, on one line
 */
void
sonder_json_writer_texts (SonderJsonWriter *self, const char *const *texts)
{
  sonder_json_writer_begin_array (self, SONDER_JSON_INLINE);
  for (; *texts != NULL; texts++)
    sonder_json_writer_string (self, *texts);
  sonder_json_writer_end_array (self);
}

void
sonder_json_writer_null (SonderJsonWriter *self)
{
  begin_item (self);
  put (self, "null", 4);
}

/**
 * sonder_json_writer_raw:
 * @self: a writer
 * @text: the source text of a value, written as it is
 * @length: its length in bytes
 */
void
sonder_json_writer_raw (SonderJsonWriter *self, const char *text, gsize length)
{
  begin_item (self);
  put (self, text, length);
}

/**
 * sonder_json_writer_members:
 * @self: a writer, in an object
 * @source: members as source text, with commas between
 *
 * Writes each member as it is, on one line where everything is.
 */
void
sonder_json_writer_members (SonderJsonWriter *self, const char *source)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  gboolean is_inline;
  gsize length;

  g_return_if_fail (self->levels->len > 0);

  is_inline =
      g_array_index (self->levels, Level, self->levels->len - 1).layout == SONDER_JSON_INLINE;
  for (; (source = sonder_json_members_next (source, &length)) != NULL; source += length)
    {
      begin_item (self);
      if (!is_inline)
        {
          put (self, source, length);
          continue;
        }
      g_string_truncate (folded, 0);
      sonder_json_fold (source, length, folded);
      put (self, folded->str, folded->len);
    }
}

/**
 * sonder_json_writer_get_length:
 *
 * Returns: how many bytes have been written
 */
guint64
sonder_json_writer_get_length (SonderJsonWriter *self)
{
  return self->flushed + self->used;
}

/**
 * sonder_json_writer_get_hash:
 *
 * Returns: the content hash of the text, once it is finished
 */
guint64
sonder_json_writer_get_hash (SonderJsonWriter *self)
{
  return sonder_content_hash_get (&self->hash);
}

/**
 * sonder_json_writer_has_failed:
 *
 * Returns: whether going on is in vain
 */
gboolean
sonder_json_writer_has_failed (SonderJsonWriter *self)
{
  return self->error != NULL;
}

/**
 * sonder_json_writer_finish:
 * @self: a writer, with nothing open
 * @error: return location for the first error of the stream
 *
 * Ends the text with a line break and writes what is left. The stream stays open.
 *
 * Returns: whether the whole text was written
 */
gboolean
sonder_json_writer_finish (SonderJsonWriter *self, GError **error)
{
  g_return_val_if_fail (self->levels->len == 0, FALSE);

  put (self, "\n", 1);
  flush_buffer (self);
  if (self->error == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

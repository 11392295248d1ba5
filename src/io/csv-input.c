/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-input.h"

#include <glib/gi18n-lib.h>

#include "csv-error.h"

#define BLOCK_SIZE (256 * 1024)

struct _SonderCsvInput
{
  GInputStream *stream;
  char *name;
  const char *encoding;
  SonderEncodingOrigin origin;
  SonderDecoder *decoder;

  guint8 *block;
  gboolean is_text; /* as far as its first block tells, unless it is UTF-16 */
  guint64 size;
  guint64 done;
};

static gboolean
refuse_size (SonderCsvInput *self, GError **error)
{
  g_autofree char *limit = g_format_size_full (SONDER_CSV_MAX_FILE_SIZE, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE,
               _ ("“%s” is larger than %s. Split it and import the parts one after the other."),
               self->name, limit);
  return FALSE;
}

static gssize
read_block (SonderCsvInput *self, GCancellable *cancellable, GError **error)
{
  gsize n = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (!g_input_stream_read_all (self->stream, self->block, BLOCK_SIZE, &n, cancellable, error))
    {
      g_prefix_error (error, _ ("“%s” cannot be read: "), self->name);
      return -1;
    }
  return (gssize)n;
}

/* Programs, pictures and archives are full of control characters, which text
 * has hardly any of. Zeros do not count: fields may be filled up with them. */
static gboolean
is_text (const guint8 *bytes, gsize n)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < n; i++)
    n_controls += bytes[i] > 0 && bytes[i] < 0x1a && (bytes[i] < '\t' || bytes[i] > '\r');
  return n_controls < 4 || n_controls * 50 < n;
}

/* Shows the whole stream to @guess, and keeps it in @copy, if not %NULL. */
static gboolean
scan (SonderCsvInput *self,
      SonderEncodingGuess *guess,
      GByteArray *copy,
      GCancellable *cancellable,
      GError **error)
{
  gssize n;

  self->is_text = TRUE;
  while ((n = read_block (self, cancellable, error)) > 0)
    {
      if (self->size == 0)
        self->is_text = is_text (self->block, (gsize)n);
      self->size += (guint64)n;
      if (self->size > SONDER_CSV_MAX_FILE_SIZE)
        return refuse_size (self, error);
      sonder_encoding_guess_feed (guess, self->block, (gsize)n);
      if (copy != NULL)
        g_byte_array_append (copy, self->block, (guint)n);
    }
  return n == 0;
}

static gboolean
rewind_to (SonderCsvInput *self,
           goffset start,
           GByteArray *copy,
           GCancellable *cancellable,
           GError **error)
{
  if (copy == NULL)
    return g_seekable_seek (G_SEEKABLE (self->stream), start, G_SEEK_SET, cancellable, error);

  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_byte_array_ref (copy));

  g_object_unref (self->stream);
  self->stream = g_memory_input_stream_new_from_bytes (bytes);
  return TRUE;
}

/* Finds a file too large before it is read. */
static gboolean
check_size (SonderCsvInput *self, goffset *start, GCancellable *cancellable, GError **error)
{
  GSeekable *seekable = G_SEEKABLE (self->stream);
  goffset end;

  *start = g_seekable_tell (seekable);
  if (!g_seekable_seek (seekable, 0, G_SEEK_END, cancellable, error))
    return FALSE;
  end = g_seekable_tell (seekable);
  if (end - *start > (goffset)SONDER_CSV_MAX_FILE_SIZE)
    return refuse_size (self, error);
  return g_seekable_seek (seekable, *start, G_SEEK_SET, cancellable, error);
}

/* A file is read twice, a pipe is kept in memory: whether it is UTF-8 is known
 * only at its end. */
static gboolean
detect (SonderCsvInput *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (SonderEncodingGuess) guess = sonder_encoding_guess_new ();
  g_autoptr (GByteArray) copy = NULL;
  goffset start = 0;

  if (!G_IS_SEEKABLE (self->stream) || !g_seekable_can_seek (G_SEEKABLE (self->stream)))
    copy = g_byte_array_new ();
  else if (!check_size (self, &start, cancellable, error))
    return FALSE;

  if (!scan (self, guess, copy, cancellable, error) ||
      !rewind_to (self, start, copy, cancellable, error))
    return FALSE;

  if (self->encoding == NULL)
    self->encoding = sonder_encoding_guess_finish (guess, &self->origin);
  if (self->is_text ||
      (self->origin != SONDER_ENCODING_VALID && self->origin != SONDER_ENCODING_GUESSED))
    return TRUE;
  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_EMPTY,
               _ ("“%s” is not a text file. Save the table as CSV first."), self->name);
  return FALSE;
}

/**
 * sonder_csv_input_open:
 * @file: the file
 * @encoding: (nullable): the name of its encoding, or %NULL to find it out
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Opens a file of text in any encoding. It is read once to find the encoding.
 *
 * Returns: (transfer full) (nullable): the input, or %NULL
 */
SonderCsvInput *
sonder_csv_input_open (GFile *file, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  if (stream == NULL)
    return NULL;
  return sonder_csv_input_new (G_INPUT_STREAM (stream), shown, encoding, cancellable, error);
}

/**
 * sonder_csv_input_new:
 * @stream: the bytes
 * @name: what to call them in messages
 * @encoding: (nullable): the name of the encoding, or %NULL to find it out
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Like sonder_csv_input_open(), for any stream. What cannot be rewound is kept
 * in memory.
 *
 * Returns: (transfer full) (nullable): the input, or %NULL
 */
SonderCsvInput *
sonder_csv_input_new (GInputStream *stream,
                      const char *name,
                      const char *encoding,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (SonderCsvInput) self = g_new0 (SonderCsvInput, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->block = g_malloc (BLOCK_SIZE);
  self->encoding = g_intern_string (encoding);
  self->origin = SONDER_ENCODING_NAMED;

  if (encoding != NULL && (self->decoder = sonder_decoder_new (encoding, error)) == NULL)
    return NULL;
  if (!detect (self, cancellable, error))
    return NULL;
  if (self->decoder == NULL)
    self->decoder = sonder_decoder_new (self->encoding, error);
  return self->decoder != NULL ? g_steal_pointer (&self) : NULL;
}

void
sonder_csv_input_free (SonderCsvInput *self)
{
  g_clear_pointer (&self->decoder, sonder_decoder_free);
  g_clear_object (&self->stream);
  g_free (self->block);
  g_free (self->name);
  g_free (self);
}

/**
 * sonder_csv_input_read:
 * @self: an input
 * @out: where the text is appended
 * @end: (out): whether this was the last of it
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Appends the next block of text: valid UTF-8 without U+0000 and without a
 * byte-order mark, possibly cut within a character.
 *
 * Returns: whether the block could be read
 */
gboolean
sonder_csv_input_read (
    SonderCsvInput *self, GByteArray *out, gboolean *end, GCancellable *cancellable, GError **error)
{
  gssize n = read_block (self, cancellable, error);

  if (n < 0)
    return FALSE;
  self->done += (guint64)n;
  /* it may have grown since it was measured */
  if (self->done > SONDER_CSV_MAX_FILE_SIZE)
    return refuse_size (self, error);
  *end = n < BLOCK_SIZE;
  sonder_decoder_run (self->decoder, self->block, (gsize)n, *end, out);
  return TRUE;
}

const char *
sonder_csv_input_get_name (SonderCsvInput *self)
{
  return self->name;
}

const char *
sonder_csv_input_get_encoding (SonderCsvInput *self)
{
  return self->encoding;
}

SonderEncodingOrigin
sonder_csv_input_get_origin (SonderCsvInput *self)
{
  return self->origin;
}

const SonderDecoderReport *
sonder_csv_input_get_report (SonderCsvInput *self)
{
  return sonder_decoder_get_report (self->decoder);
}

/**
 * sonder_csv_input_get_fraction:
 * @self: an input
 *
 * Returns: how much of the file has been read, from 0 to 1
 */
double
sonder_csv_input_get_fraction (SonderCsvInput *self)
{
  return self->size > 0 ? MIN (1.0, (double)self->done / (double)self->size) : 1.0;
}

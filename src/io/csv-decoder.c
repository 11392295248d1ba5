/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-decoder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv-encoding.h"
#include "csv-error.h"
#include "csv-text.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* The longest sequence that any encoding needs for one character, shifts
 * included: what is longer and still incomplete is broken. */
#define MAX_CARRY 16

typedef struct
{
  char text[4];
  guint8 length;
} Mapped;

typedef gsize (*DecodeFunc) (
    SonderDecoder *self, const guint8 *bytes, gsize n, gboolean last, GByteArray *out);

struct _SonderDecoder
{
  DecodeFunc decode;
  SonderDecoderReport report;

  gboolean started;
  guint8 mark[4];
  guint mark_length;

  /* the beginning of a character whose end is in the next block */
  GByteArray *carry;

  /* line ends seen in the text already written */
  guint64 n_lines;
  gboolean after_cr;

  gboolean big_endian;
  Mapped *map;
  GIConv converter;
};

static guint64
line_at (SonderDecoder *self, GByteArray *out, gsize start)
{
  gboolean after_cr = self->after_cr;

  return self->n_lines + 1 +
         sonder_csv_count_line_ends ((const char *)out->data + start, out->len - start, &after_cr);
}

static void
note_zero (SonderDecoder *self, GByteArray *out, gsize start)
{
  if (self->report.n_zeros++ == 0)
    self->report.first_zero_line = line_at (self, out, start);
}

static void
replace (SonderDecoder *self, GByteArray *out, gsize start)
{
  if (self->report.n_replaced++ == 0)
    self->report.first_replaced_line = line_at (self, out, start);
  g_byte_array_append (out, (const guint8 *)REPLACEMENT, strlen (REPLACEMENT));
}

static gboolean
is_plain_word (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return (((word - G_GUINT64_CONSTANT (0x0101010101010101)) | word) &
          G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

/* The length of the valid sequence that @bytes begin with, 0 if they begin
 * with none, or minus its length so far if it is cut off. */
static int
sequence_length (const guint8 *bytes, gsize n)
{
  gunichar c;

  if (bytes[0] < 0x80)
    return bytes[0] != 0;
  c = g_utf8_get_char_validated ((const char *)bytes, (gssize)MIN (n, 4));
  if (c == (gunichar)-2)
    return -(int)n;
  return c == (gunichar)-1 ? 0 : g_utf8_skip[bytes[0]];
}

static gsize
decode_utf8 (SonderDecoder *self, const guint8 *bytes, gsize n, gboolean last, GByteArray *out)
{
  gsize start = out->len, run = 0, i = 0;

  while (i < n)
    {
      int length;

      if (n - i >= 8 && is_plain_word (bytes + i))
        {
          i += 8;
          continue;
        }
      length = sequence_length (bytes + i, n - i);
      if (length > 0)
        {
          i += length;
          continue;
        }
      if (length < 0 && !last)
        break;

      g_byte_array_append (out, bytes + run, i - run);
      if (bytes[i] == 0)
        note_zero (self, out, start);
      else
        replace (self, out, start);
      run = ++i;
    }
  g_byte_array_append (out, bytes + run, i - run);
  return i;
}

static void
append_character (SonderDecoder *self, GByteArray *out, gsize start, gunichar c)
{
  char text[6];

  if (c == 0)
    note_zero (self, out, start);
  else
    g_byte_array_append (out, (const guint8 *)text, g_unichar_to_utf8 (c, text));
}

static gunichar
utf16_unit (SonderDecoder *self, const guint8 *bytes)
{
  return self->big_endian ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0];
}

static gsize
decode_utf16 (SonderDecoder *self, const guint8 *bytes, gsize n, gboolean last, GByteArray *out)
{
  gsize start = out->len, i = 0;

  while (n - i >= 2)
    {
      gunichar unit = utf16_unit (self, bytes + i), second = 0;

      if (unit >= 0xd800 && unit <= 0xdbff)
        {
          if (n - i < 4 && !last)
            return i;
          second = n - i >= 4 ? utf16_unit (self, bytes + i + 2) : 0;
        }
      i += 2;
      if (second >= 0xdc00 && second <= 0xdfff)
        {
          unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
          i += 2;
        }
      if (unit >= 0xd800 && unit <= 0xdfff)
        replace (self, out, start);
      else
        append_character (self, out, start, unit);
    }

  if (last && i < n)
    {
      replace (self, out, start);
      i = n;
    }
  return i;
}

static gsize
decode_mapped (SonderDecoder *self, const guint8 *bytes, gsize n, gboolean last, GByteArray *out)
{
  gsize start = out->len;

  for (gsize i = 0; i < n; i++)
    {
      const Mapped *mapped = &self->map[bytes[i]];

      if (mapped->length > 0)
        g_byte_array_append (out, (const guint8 *)mapped->text, mapped->length);
      else if (bytes[i] == 0)
        note_zero (self, out, start);
      else
        replace (self, out, start);
    }
  return n;
}

static void
append_without_zeros (SonderDecoder *self, const char *text, gsize n, GByteArray *out, gsize start)
{
  while (n > 0)
    {
      const char *zero = memchr (text, 0, n);
      gsize run = zero != NULL ? (gsize)(zero - text) : n;

      g_byte_array_append (out, (const guint8 *)text, run);
      if (zero == NULL)
        return;
      note_zero (self, out, start);
      text += run + 1;
      n -= run + 1;
    }
}

static gsize
decode_converted (SonderDecoder *self, const guint8 *bytes, gsize n, gboolean last, GByteArray *out)
{
  gsize start = out->len, left = n;
  char *at = (char *)bytes;

  while (left > 0)
    {
      char buffer[4096];
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (self->converter, &at, &left, &to, &room);
      int why = errno;

      append_without_zeros (self, buffer, to - buffer, out, start);
      if (result != (gsize)-1 || why == E2BIG)
        continue;
      if (why == EINVAL && !last && left < MAX_CARRY)
        break;
      replace (self, out, start);
      at++;
      left--;
    }
  return n - left;
}

static void
set_mark (SonderDecoder *self, const char *encoding)
{
  static const struct
  {
    const char *encoding;
    guint8 mark[4];
    guint length;
  } marks[] = {
    { "UTF-8", { 0xef, 0xbb, 0xbf }, 3 },    { "UTF-16LE", { 0xff, 0xfe }, 2 },
    { "UTF-16BE", { 0xfe, 0xff }, 2 },       { "UTF-32LE", { 0xff, 0xfe, 0, 0 }, 4 },
    { "UTF-32BE", { 0, 0, 0xfe, 0xff }, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (encoding, marks[i].encoding))
      {
        memcpy (self->mark, marks[i].mark, sizeof self->mark);
        self->mark_length = marks[i].length;
      }
}

static void
make_map (SonderDecoder *self, const gunichar table[256])
{
  self->map = g_new0 (Mapped, 256);
  for (guint byte = 1; byte < 256; byte++)
    if (table[byte] != 0)
      {
        char text[6];

        self->map[byte].length = g_unichar_to_utf8 (table[byte], text);
        memcpy (self->map[byte].text, text, self->map[byte].length);
      }
}

static gboolean
choose_decoder (SonderDecoder *self, const char *encoding)
{
  gunichar table[256];

  set_mark (self, encoding);
  self->big_endian = g_str_has_suffix (encoding, "BE");

  if (g_str_equal (encoding, "UTF-8"))
    self->decode = decode_utf8;
  else if (g_str_equal (encoding, "UTF-16LE") || g_str_equal (encoding, "UTF-16BE"))
    self->decode = decode_utf16;
  else if (sonder_encoding_single_byte_table (encoding, table))
    {
      self->decode = decode_mapped;
      make_map (self, table);
    }
  else
    {
      self->decode = decode_converted;
      self->converter = g_iconv_open ("UTF-8", encoding);
    }
  return self->converter != (GIConv)-1;
}

/* The names that people use, in the form that is compared here. */
static char *
canonical_name (const char *encoding)
{
  static const char *const others[][2] = {
    { "UTF8", "UTF-8" },          { "UTF16", "UTF-16LE" },          { "UTF-16", "UTF-16LE" },
    { "UTF16LE", "UTF-16LE" },    { "UTF16BE", "UTF-16BE" },        { "ANSI", "WINDOWS-1252" },
    { "LATIN1", "WINDOWS-1252" }, { "ISO-8859-1", "WINDOWS-1252" }, { "MACROMAN", "MACINTOSH" },
    { "MAC-ROMAN", "MACINTOSH" }, { "UTF-32", "UTF-32LE" },
  };
  g_autofree char *name = g_ascii_strup (encoding, -1);

  g_strstrip (name);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (name, others[i][0]))
      return g_strdup (others[i][1]);
  return g_steal_pointer (&name);
}

/* Encoding names are passed on to iconv, which takes options after a slash. */
static gboolean
is_name (const char *encoding)
{
  return *encoding != '\0' &&
         strspn (encoding, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_.:+") == strlen (encoding);
}

/* Whether the carried bytes begin with the mark; -1 while that cannot be said. */
static int
begins_with_mark (SonderDecoder *self, gboolean last)
{
  guint n = MIN (self->carry->len, self->mark_length);

  if (n > 0 && memcmp (self->carry->data, self->mark, n) != 0)
    return FALSE;
  if (n == self->mark_length)
    return n > 0;
  return last ? FALSE : -1;
}

/**
 * sonder_decoder_new:
 * @encoding: the name of an encoding, in any case
 *
 * Makes a decoder from @encoding to UTF-8.
 *
 * Returns: (transfer full) (nullable): the decoder, or %NULL with
 *   %SONDER_CSV_ERROR_ENCODING
 */
SonderDecoder *
sonder_decoder_new (const char *encoding, GError **error)
{
  g_autoptr (SonderDecoder) self = g_new0 (SonderDecoder, 1);
  g_autofree char *name = canonical_name (encoding);

  self->carry = g_byte_array_new ();
  if (!is_name (name) || !choose_decoder (self, name))
    {
      g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_ENCODING,
                   _ ("“%s” is not an encoding that can be read. Name one like UTF-8, "
                      "WINDOWS-1252 or MACINTOSH."),
                   encoding);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
sonder_decoder_free (SonderDecoder *self)
{
  if (self->converter != NULL && self->converter != (GIConv)-1)
    g_iconv_close (self->converter);
  g_byte_array_unref (self->carry);
  g_free (self->map);
  g_free (self);
}

/**
 * sonder_decoder_run:
 * @self: a decoder
 * @bytes: (array length=n): the next bytes
 * @n: their number
 * @last: whether they are the last ones
 * @out: where the text is appended
 *
 * Appends what can be decoded; the beginning of a character that the block
 * cuts is kept for the next call. The text is valid UTF-8 without U+0000 and
 * without a byte-order mark, and independent of how the bytes are cut into
 * blocks.
 */
void
sonder_decoder_run (
    SonderDecoder *self, const guint8 *bytes, gsize n, gboolean last, GByteArray *out)
{
  gboolean carried = self->carry->len > 0 || !self->started;
  gsize from = out->len, done;

  if (carried)
    {
      int mark;

      g_byte_array_append (self->carry, bytes, n);
      mark = self->started ? FALSE : begins_with_mark (self, last);
      if (mark < 0)
        return;
      if (mark)
        g_byte_array_remove_range (self->carry, 0, self->mark_length);
      self->started = TRUE;
      bytes = self->carry->data;
      n = self->carry->len;
    }

  done = self->decode (self, bytes, n, last, out);
  self->n_lines +=
      sonder_csv_count_line_ends ((const char *)out->data + from, out->len - from, &self->after_cr);

  if (carried)
    g_byte_array_remove_range (self->carry, 0, done);
  else
    g_byte_array_append (self->carry, bytes + done, n - done);
}

const SonderDecoderReport *
sonder_decoder_get_report (SonderDecoder *self)
{
  return &self->report;
}

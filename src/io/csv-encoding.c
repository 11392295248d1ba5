/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-encoding.h"

#include <errno.h>
#include <string.h>
#include <uchardet.h>

/* So much of the file is shown to uchardet, from the first line that is not
 * ASCII on: more does not change its mind, and it is slow. */
#define SAMPLE_SIZE (256 * 1024)

/* So many different bytes are evidence for a guess. */
#define MIN_LATIN_VALUES 8
#define MIN_OTHER_VALUES 3

/* What stands beside a byte that is not ASCII. */
typedef enum
{
  NEAR_OTHER,
  NEAR_LOWER,
  NEAR_UPPER,
  NEAR_HIGH,
  N_NEAR
} Near;

/* What a character is, as far as it makes a reading plausible. */
typedef enum
{
  KIND_LOWER,
  KIND_UPPER,
  KIND_SPACE,
  KIND_APOSTROPHE,
  KIND_MARK,
  KIND_SYMBOL,
  KIND_NONE,
} Kind;

struct _SonderEncodingGuess
{
  guint8 head[4];
  guint64 n_bytes;

  guint64 zeros[2]; /* in even and odd places */

  /* UTF-8: how many bytes of a sequence are still to come, and between which
   * bounds the next one must lie */
  guint pending;
  guint8 low, high;
  guint64 n_sequences;
  guint64 n_invalid;

  /* bytes of 0x80 and above by what stands before and after them */
  guint32 near[128][N_NEAR][N_NEAR];
  guint8 last[2];

  GByteArray *sample;
};

static Near
near_of (guint8 byte)
{
  if (byte >= 0x80)
    return NEAR_HIGH;
  if (g_ascii_islower (byte))
    return NEAR_LOWER;
  return g_ascii_isupper (byte) ? NEAR_UPPER : NEAR_OTHER;
}

static void
begin_sequence (SonderEncodingGuess *self, guint8 byte)
{
  self->low = 0x80;
  self->high = 0xbf;

  if (byte < 0x80)
    return;
  if (byte >= 0xc2 && byte <= 0xdf)
    self->pending = 1;
  else if (byte >= 0xe0 && byte <= 0xef)
    self->pending = 2;
  else if (byte >= 0xf0 && byte <= 0xf4)
    self->pending = 3;
  else
    self->n_invalid++;

  /* overlong forms, surrogates, and beyond U+10FFFF */
  if (byte == 0xe0)
    self->low = 0xa0;
  else if (byte == 0xed)
    self->high = 0x9f;
  else if (byte == 0xf0)
    self->low = 0x90;
  else if (byte == 0xf4)
    self->high = 0x8f;
}

static void
check_utf8 (SonderEncodingGuess *self, guint8 byte)
{
  if (self->pending == 0)
    {
      begin_sequence (self, byte);
      return;
    }

  if (byte < self->low || byte > self->high)
    {
      self->n_invalid++;
      self->pending = 0;
      begin_sequence (self, byte);
      return;
    }

  self->low = 0x80;
  self->high = 0xbf;
  if (--self->pending == 0)
    self->n_sequences++;
}

static void
note_neighbours (SonderEncodingGuess *self, guint8 next)
{
  guint8 byte = self->last[1];

  if (byte >= 0x80)
    self->near[byte - 0x80][near_of (self->last[0])][near_of (next)]++;
  self->last[0] = byte;
  self->last[1] = next;
}

/* Eight bytes at a time: true while all are ASCII and none is zero. */
static gboolean
is_plain_word (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return (((word - G_GUINT64_CONSTANT (0x0101010101010101)) | word) &
          G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

static void
take_sample (SonderEncodingGuess *self, const guint8 *bytes, gsize n)
{
  gsize start = 0;

  if (self->sample->len == 0)
    {
      gsize first = 0;

      while (first < n && bytes[first] < 0x80)
        first++;
      if (first == n)
        return;
      /* from the start of its line, so that no double byte is cut */
      for (start = first; start > 0 && bytes[start - 1] != '\n'; start--)
        ;
    }

  g_byte_array_append (self->sample, bytes + start,
                       MIN (n - start, SAMPLE_SIZE - self->sample->len));
}

static const char *
byte_order_mark (SonderEncodingGuess *self)
{
  const guint8 *h = self->head;

  if (self->n_bytes >= 4 && h[0] == 0xff && h[1] == 0xfe && h[2] == 0 && h[3] == 0)
    return "UTF-32LE";
  if (self->n_bytes >= 4 && h[0] == 0 && h[1] == 0 && h[2] == 0xfe && h[3] == 0xff)
    return "UTF-32BE";
  if (self->n_bytes >= 2 && h[0] == 0xff && h[1] == 0xfe)
    return "UTF-16LE";
  if (self->n_bytes >= 2 && h[0] == 0xfe && h[1] == 0xff)
    return "UTF-16BE";
  if (self->n_bytes >= 3 && h[0] == 0xef && h[1] == 0xbb && h[2] == 0xbf)
    return "UTF-8";
  return NULL;
}

/* Even in Russian or Greek, separators, digits and line ends of UTF-16 have a
 * zero half, always on the same side. */
static const char *
zero_pattern (SonderEncodingGuess *self)
{
  guint64 even = self->zeros[0], odd = self->zeros[1];

  if (self->n_bytes < 4 || self->n_bytes % 2 != 0 || (even + odd) * 20 < self->n_bytes)
    return NULL;
  if (odd > 9 * even)
    return "UTF-16LE";
  return even > 9 * odd ? "UTF-16BE" : NULL;
}

static Kind
kind_of (gunichar c)
{
  if (c == 0 || g_unichar_iscntrl (c))
    return KIND_NONE;
  if (c == 0xa0)
    return KIND_SPACE;
  if (c == 0x2019)
    return KIND_APOSTROPHE;
  /* quotation marks, dashes, the ellipsis */
  if ((c >= 0x2013 && c <= 0x201e) || c == 0x2026 || c == 0xab || c == 0xbb)
    return KIND_MARK;
  switch ((int)g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
      return KIND_LOWER;
    case G_UNICODE_UPPERCASE_LETTER:
      return KIND_UPPER;
    case G_UNICODE_OTHER_LETTER:
      return c == 0xaa || c == 0xba ? KIND_SYMBOL : KIND_LOWER;
    default:
      return KIND_SYMBOL;
    }
}

static int
plausibility (Kind kind, Near before, Near after)
{
  gboolean inside = before != NEAR_OTHER && after != NEAR_OTHER;

  switch (kind)
    {
    case KIND_LOWER:
      if (before == NEAR_UPPER && after == NEAR_UPPER)
        return 0;
      return before != NEAR_OTHER || after != NEAR_OTHER ? 2 : 1;
    case KIND_UPPER:
      if (before == NEAR_LOWER)
        return -2;
      return before != NEAR_OTHER || after != NEAR_OTHER ? 2 : 0;
    case KIND_SPACE:
      return 1;
    case KIND_APOSTROPHE:
      return 2;
    case KIND_MARK:
      return inside ? -2 : 2;
    case KIND_SYMBOL:
      return inside ? -2 : 0;
    default:
      return -3;
    }
}

/* How much like writing the file's bytes look in a single-byte encoding. */
static gint64
score_encoding (SonderEncodingGuess *self, const char *encoding)
{
  gunichar table[256];
  gint64 score = 0;

  if (encoding == NULL || !sonder_encoding_single_byte_table (encoding, table))
    return G_MININT64;

  for (guint byte = 0; byte < 128; byte++)
    for (guint before = 0; before < N_NEAR; before++)
      for (guint after = 0; after < N_NEAR; after++)
        score += (gint64)self->near[byte][before][after] *
                 plausibility (kind_of (table[128 + byte]), before, after);
  return score;
}

static guint
count_high_values (SonderEncodingGuess *self)
{
  static const guint32 none[N_NEAR][N_NEAR];
  guint n = 0;

  for (guint byte = 0; byte < 128; byte++)
    n += memcmp (self->near[byte], none, sizeof none) != 0;
  return n;
}

static const char *
ask_uchardet (SonderEncodingGuess *self)
{
  uchardet_t detector = uchardet_new ();
  const char *name;

  uchardet_handle_data (detector, (const char *)self->sample->data, self->sample->len);
  uchardet_data_end (detector);
  name = g_intern_string (uchardet_get_charset (detector));
  uchardet_delete (detector);

  /* The C1 control characters of ISO 8859-1 occur in no real table: what
   * calls itself so is the Windows code page. */
  if (g_str_equal (name, "ISO-8859-1") || g_str_equal (name, "ASCII") || *name == '\0')
    return "WINDOWS-1252";
  return name;
}

static gboolean
is_known_to_iconv (const char *encoding)
{
  GIConv converter = g_iconv_open ("UTF-8", encoding);

  if (converter == (GIConv)-1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

static gboolean
converts_whole (SonderEncodingGuess *self, const char *encoding)
{
  g_autofree char *text = NULL;
  gsize read = 0;

  text = g_convert ((const char *)self->sample->data, self->sample->len, "UTF-8", encoding, &read,
                    NULL, NULL);
  /* the sample may end within a character */
  return text != NULL || read + 8 >= self->sample->len;
}

/* Whether the upper half is accented Latin letters, not those of another script. */
static gboolean
is_latin (const gunichar table[256])
{
  guint n = 0;

  for (guint byte = 0xc0; byte < 256; byte++)
    n += table[byte] < 0x250;
  return n > 32;
}

/* Excel saves "CSV (Macintosh)" and "CSV (MS-DOS)" too; uchardet knows neither
 * page. */
static const char *
best_common (SonderEncodingGuess *self, gint64 *best_score)
{
  static const char *const common[] = { "WINDOWS-1252", "MACINTOSH", "CP850" };
  const char *best = common[0];

  *best_score = score_encoding (self, best);
  for (guint i = 1; i < G_N_ELEMENTS (common); i++)
    {
      gint64 score = score_encoding (self, common[i]);

      if (score > *best_score)
        {
          best = common[i];
          *best_score = score;
        }
    }
  return best;
}

/* Where a common page reads as well, uchardet is believed only if it has seen
 * something: it takes a few odd bytes for Polish or Vietnamese. */
static const char *
guess_from_letters (SonderEncodingGuess *self)
{
  const char *guess = ask_uchardet (self), *common;
  gint64 guess_score, common_score;
  gunichar table[256];

  if (is_known_to_iconv (guess) && !sonder_encoding_single_byte_table (guess, table) &&
      converts_whole (self, guess))
    return guess;

  common = best_common (self, &common_score);
  guess_score = score_encoding (self, guess);
  if (guess_score < common_score)
    return common;
  if (guess_score > common_score ||
      count_high_values (self) >= (is_latin (table) ? MIN_LATIN_VALUES : MIN_OTHER_VALUES))
    return guess;
  return common;
}

SonderEncodingGuess *
sonder_encoding_guess_new (void)
{
  SonderEncodingGuess *self = g_new0 (SonderEncodingGuess, 1);

  self->sample = g_byte_array_new ();
  return self;
}

void
sonder_encoding_guess_free (SonderEncodingGuess *self)
{
  g_byte_array_unref (self->sample);
  g_free (self);
}

/**
 * sonder_encoding_guess_feed:
 * @self: a guess
 * @bytes: (array length=n): the next bytes of the file
 * @n: their number
 *
 * Looks at the next bytes. The whole file is fed, in blocks of any size: the
 * first byte that is not UTF-8 may be the last one.
 */
void
sonder_encoding_guess_feed (SonderEncodingGuess *self, const guint8 *bytes, gsize n)
{
  gsize i = 0;

  if (self->sample->len < SAMPLE_SIZE)
    take_sample (self, bytes, n);

  for (; self->n_bytes + i < 4 && i < n; i++)
    self->head[self->n_bytes + i] = bytes[i];

  for (i = 0; i < n; i++)
    {
      if (n - i >= 8 && self->pending == 0 && self->last[1] < 0x80 && is_plain_word (bytes + i))
        {
          self->last[1] = bytes[i + 7];
          i += 7;
          continue;
        }
      if (bytes[i] == 0)
        self->zeros[(self->n_bytes + i) & 1]++;
      note_neighbours (self, bytes[i]);
      check_utf8 (self, bytes[i]);
    }
  self->n_bytes += n;
}

/**
 * sonder_encoding_guess_finish:
 * @self: a guess that has seen the whole file
 * @origin: (out): how the encoding is known
 *
 * Returns: (transfer none): the name of the encoding, one that iconv knows
 */
const char *
sonder_encoding_guess_finish (SonderEncodingGuess *self, SonderEncodingOrigin *origin)
{
  const char *name;

  note_neighbours (self, 0);
  if (self->pending > 0)
    self->n_invalid++;
  self->pending = 0;

  *origin = SONDER_ENCODING_MARKED;
  if ((name = byte_order_mark (self)) != NULL)
    return name;

  *origin = SONDER_ENCODING_PATTERN;
  if ((name = zero_pattern (self)) != NULL)
    return name;

  /* Other encodings form valid UTF-8 sequences only by accident: where most
   * are valid, the rest are stray bytes. */
  *origin = SONDER_ENCODING_VALID;
  if (self->n_invalid == 0 || self->n_sequences >= 2 * self->n_invalid)
    return "UTF-8";

  *origin = SONDER_ENCODING_GUESSED;
  return guess_from_letters (self);
}

/**
 * sonder_encoding_single_byte_table:
 * @encoding: the name of an encoding
 * @table: (out caller-allocates): for each byte its character, or 0 where the
 *   encoding has none
 *
 * Returns: whether @encoding is known and has one byte for each character
 */
gboolean
sonder_encoding_single_byte_table (const char *encoding, gunichar table[256])
{
  GIConv converter = g_iconv_open ("UTF-8", encoding);
  guint n_mapped = 0;
  gboolean single = converter != (GIConv)-1;

  for (guint byte = 0; single && byte < 256; byte++)
    {
      char in = (char)byte, out[16] = "";
      char *in_at = &in, *out_at = out;
      gsize in_left = 1, out_left = sizeof out - 1;
      gsize result = g_iconv (converter, &in_at, &in_left, &out_at, &out_left);
      int why = errno;

      /* Vietnamese letters wait for an accent that may come */
      g_iconv (converter, NULL, NULL, &out_at, &out_left);
      table[byte] = 0;
      if (result != (gsize)-1 && out_at > out && g_utf8_validate (out, out_at - out, NULL))
        table[byte] = g_utf8_get_char (out);
      else if (result != (gsize)-1 && byte != 0)
        single = FALSE; /* a shift: the next byte is another matter */
      else if (result == (gsize)-1 && why == EINVAL)
        single = FALSE; /* the first of several bytes */
      n_mapped += table[byte] != 0;
    }

  if (converter != (GIConv)-1)
    g_iconv_close (converter);
  return single && n_mapped >= 128;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Eight bytes at a time. Each macro sets the high bit of bytes with a property;
 * a borrow may set it for bytes above the first hit too, so that only the lowest
 * hit counts. */
#define SONDER_SCAN_ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define SONDER_SCAN_HIGH G_GUINT64_CONSTANT (0x8080808080808080)
#define SONDER_SCAN_BELOW(word, limit) (((word) -SONDER_SCAN_ONES * (limit)) & ~(word))
#define SONDER_SCAN_EQUAL(word, byte) SONDER_SCAN_BELOW ((word) ^ (SONDER_SCAN_ONES * (byte)), 1)

static inline gboolean
sonder_json_is_plain (guchar c)
{
  return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

/* Marks the bytes of a word that are not plain. */
static inline guint64
sonder_json_find_special (guint64 word)
{
  return (SONDER_SCAN_EQUAL (word, '"') | SONDER_SCAN_EQUAL (word, '\\') |
          SONDER_SCAN_BELOW (word, 0x20) | word) &
         SONDER_SCAN_HIGH;
}

/* Skips ASCII that stands for itself in a JSON string. Returns the first byte
 * that does not: a quote, a backslash, a control character or a byte from 0x80
 * up. The text must end with such a byte, and eight readable bytes after it. */
static inline const char *
sonder_json_skip_plain (const char *text)
{
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  for (;;)
    {
      guint64 word, hits;

      memcpy (&word, text, sizeof word);
      hits = sonder_json_find_special (word);
      if (hits != 0)
        return text + __builtin_ctzll (hits) / 8;
      text += 8;
    }
#else
  while (sonder_json_is_plain (*text))
    text++;
  return text;
#endif
}

/* Length of the UTF-8 sequence that begins here with a byte from 0x80 up, or 0 if
 * it is not valid. A byte that ends the text early must not be a continuation. */
static inline guint
sonder_json_utf8_length (const guchar *p)
{
  if (p[0] >= 0xc2 && p[0] <= 0xdf)
    return (p[1] & 0xc0) == 0x80 ? 2 : 0;
  if ((p[0] & 0xf0) == 0xe0)
    {
      const guchar low = p[0] == 0xe0 ? 0xa0 : 0x80, high = p[0] == 0xed ? 0x9f : 0xbf;

      return p[1] >= low && p[1] <= high && (p[2] & 0xc0) == 0x80 ? 3 : 0;
    }
  if (p[0] >= 0xf0 && p[0] <= 0xf4)
    {
      const guchar low = p[0] == 0xf0 ? 0x90 : 0x80, high = p[0] == 0xf4 ? 0x8f : 0xbf;

      return p[1] >= low && p[1] <= high && (p[2] & 0xc0) == 0x80 && (p[3] & 0xc0) == 0x80 ? 4 : 0;
    }
  return 0;
}

/* The same where what follows @length bytes must not be looked at. */
static inline guint
sonder_json_utf8_length_within (const guchar *p, gsize length)
{
  guchar copy[4] = { 0 };

  if (length >= sizeof copy)
    return sonder_json_utf8_length (p);
  memcpy (copy, p, length);
  return sonder_json_utf8_length (copy);
}

G_END_DECLS

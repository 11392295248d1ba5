/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-decoder.h"

#include "csv-error.h"

static const struct
{
  const char *name;
  const char *encoding;
  const char *bytes;
  gsize length;
  const char *text;
  guint64 n_replaced, replaced_line;
  guint64 n_zeros, zero_line;
} cases[] = {
#define ROW(name, encoding, bytes, ...)                                                            \
  {                                                                                                \
    name, encoding, bytes, sizeof bytes - 1, __VA_ARGS__                                           \
  }
#define R "\xef\xbf\xbd"
  ROW ("empty", "UTF-8", "", "", 0, 0, 0, 0),
  ROW ("plain", "UTF-8", "a,b\n1,2\n", "a,b\n1,2\n", 0, 0, 0, 0),
  ROW ("long plain",
       "UTF-8",
       "abcdefghijklmnopqrstuvwxyz0123456789",
       "abcdefghijklmnopqrstuvwxyz0123456789",
       0,
       0,
       0,
       0),
  ROW ("2, 3 and 4 bytes", "UTF-8", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", "é€😀", 0, 0, 0, 0),
  ROW ("mark",
       "UTF-8",
       "\xef\xbb\xbf"
       "a",
       "a",
       0,
       0,
       0,
       0),
  ROW ("mark only", "UTF-8", "\xef\xbb\xbf", "", 0, 0, 0, 0),
  ROW ("two marks", "UTF-8", "\xef\xbb\xbf\xef\xbb\xbf", "\xef\xbb\xbf", 0, 0, 0, 0),
  ROW ("half a mark", "UTF-8", "\xef\xbb", R R, 2, 1, 0, 0),
  ROW ("stray on line 3",
       "UTF-8",
       "a\nb\nc\xff"
       "d\n\xfe",
       "a\nb\nc" R "d\n" R,
       2,
       3,
       0,
       0),
  ROW ("stray after CR LF", "UTF-8", "a\r\nb\r\nc\xff", "a\r\nb\r\nc" R, 1, 3, 0, 0),
  ROW ("stray after CR", "UTF-8", "a\rb\rc\xff", "a\rb\rc" R, 1, 3, 0, 0),
  ROW ("cut off", "UTF-8", "abcdefgh\xe2\x82", "abcdefgh" R R, 2, 1, 0, 0),
  ROW ("overlong", "UTF-8", "\xc0\x80", R R, 2, 1, 0, 0),
  ROW ("surrogate", "UTF-8", "\xed\xa0\x80", R R R, 3, 1, 0, 0),
  ROW ("zeros", "UTF-8", "a\nb\0c\0", "a\nbc", 0, 0, 2, 2),
  ROW ("utf-16le",
       "UTF-16LE",
       "\xff\xfe"
       "a\0\xac\x20=\xd8\0\xde",
       "a€😀",
       0,
       0,
       0,
       0),
  ROW ("utf-16be", "utf-16be", "\0a\x20\xac\xd8=\xde\0", "a€😀", 0, 0, 0, 0),
  ROW ("lone high surrogate",
       "UTF-16LE",
       "\n\0=\xd8"
       "a\0",
       "\n" R "a",
       1,
       2,
       0,
       0),
  ROW ("lone low surrogate",
       "UTF-16LE",
       "\0\xde"
       "a\0",
       R "a",
       1,
       1,
       0,
       0),
  ROW ("high surrogate last", "UTF-16LE", "a\0=\xd8", "a" R, 1, 1, 0, 0),
  ROW ("odd length", "UTF-16LE", "a\0b", "a" R, 1, 1, 0, 0),
  ROW ("zeros in utf-16", "UTF-16LE", "a\0\0\0b\0", "ab", 0, 0, 1, 1),
  ROW ("windows-1252", "WINDOWS-1252", "caf\xe9 15\x80", "café 15€", 0, 0, 0, 0),
  ROW ("no such character", "windows-1252", "a\n\x81", "a\n" R, 1, 2, 0, 0),
  ROW ("latin1 is windows", "latin1", "\x92", "’", 0, 0, 0, 0),
  ROW ("Macintosh",
       "macroman",
       "of\xca"
       "A",
       "of\xc2\xa0"
       "A",
       0,
       0,
       0,
       0),
  ROW ("zero in a page", "CP850", "a\0\x82", "aé", 0, 0, 1, 1),
  ROW ("double bytes", "SHIFT_JIS", "\x94\x7a\x92\x42,\x94", "配達," R, 1, 1, 0, 0),
  ROW ("double bytes, bad one", "SHIFT_JIS", "\n\x94\x7a\xff\x92\x42", "\n配" R "達", 1, 2, 0, 0),
  ROW ("shifts", "ISO-2022-JP", "a\x1b$BG[\x1b(Bb", "a配b", 0, 0, 0, 0),
  ROW ("utf-32",
       "UTF-32LE",
       "\xff\xfe\0\0"
       "a\0\0\0\0\0\0\0b\0\0\0",
       "ab",
       0,
       0,
       1,
       1),
#undef ROW
};

static void
decode_in_blocks (guint i, gsize block)
{
  g_autoptr (SonderDecoder) decoder = sonder_decoder_new (cases[i].encoding, NULL);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  const SonderDecoderReport *report = sonder_decoder_get_report (decoder);
  gsize at = 0;

  g_test_message ("%s in blocks of %" G_GSIZE_FORMAT, cases[i].name, block);
  do
    {
      gsize n = MIN (block, cases[i].length - at);

      sonder_decoder_run (decoder, (const guint8 *)cases[i].bytes + at, n,
                          at + n == cases[i].length, out);
      at += n;
    }
  while (at < cases[i].length);

  g_byte_array_append (out, (const guint8 *)"", 1);
  g_assert_cmpstr ((const char *)out->data, ==, cases[i].text);
  g_assert_cmpuint (report->n_replaced, ==, cases[i].n_replaced);
  g_assert_cmpuint (report->first_replaced_line, ==, cases[i].replaced_line);
  g_assert_cmpuint (report->n_zeros, ==, cases[i].n_zeros);
  g_assert_cmpuint (report->first_zero_line, ==, cases[i].zero_line);
}

static void
test_decode (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize block = 1; block < 12; block++)
      decode_in_blocks (i, block);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    decode_in_blocks (i, 4096);
}

static void
test_unknown (void)
{
  static const char *const names[] = { "", "klingon", "UTF-8//IGNORE", "é", "../../etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sonder_decoder_new (names[i], &error));
      g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_ENCODING);
      g_assert_nonnull (strstr (error->message, names[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-decoder/decode", test_decode);
  g_test_add_func ("/csv-decoder/unknown", test_unknown);
  return g_test_run ();
}

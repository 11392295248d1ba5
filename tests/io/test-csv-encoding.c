/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-encoding.h"

#include <string.h>

#include "csv-testing.h"

static const char *
guess (const char *bytes, gsize n, gsize block, SonderEncodingOrigin *origin)
{
  g_autoptr (SonderEncodingGuess) self = sonder_encoding_guess_new ();

  for (gsize i = 0; i < n; i += block)
    sonder_encoding_guess_feed (self, (const guint8 *)bytes + i, MIN (block, n - i));
  return sonder_encoding_guess_finish (self, origin);
}

static const struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *encoding;
  SonderEncodingOrigin origin;
} cases[] = {
#define ROW(name, bytes, encoding, origin)                                                         \
  {                                                                                                \
    name, bytes, sizeof bytes - 1, encoding, SONDER_ENCODING_##origin                              \
  }
  ROW ("empty", "", "UTF-8", VALID),
  ROW ("ascii", "a,b\n1,2\n", "UTF-8", VALID),
  ROW ("utf-8", "name\nZo\xc3\xab \xe2\x82\xac \xf0\x9f\x98\x80\n", "UTF-8", VALID),
  ROW ("utf-8 mark",
       "\xef\xbb\xbf"
       "a,b\n",
       "UTF-8",
       MARKED),
  ROW ("utf-8 mark and nonsense",
       "\xef\xbb\xbf"
       "a,\xff\xfe\n",
       "UTF-8",
       MARKED),
  ROW ("utf-16le mark",
       "\xff\xfe"
       "a\0,\0",
       "UTF-16LE",
       MARKED),
  ROW ("utf-16be mark",
       "\xfe\xff"
       "\0a\0,",
       "UTF-16BE",
       MARKED),
  ROW ("utf-32le mark",
       "\xff\xfe\0\0"
       "a\0\0\0",
       "UTF-32LE",
       MARKED),
  ROW ("utf-32be mark",
       "\0\0\xfe\xff"
       "\0\0\0a",
       "UTF-32BE",
       MARKED),
  ROW ("utf-16le", "a\0,\0b\0\n\0", "UTF-16LE", PATTERN),
  ROW ("utf-16be", "\0a\0,\0b\0\n", "UTF-16BE", PATTERN),
  ROW ("utf-16le Russian",
       "\x18\x04\x3c\x04\x4f\x04,\0\x1e\x04\x46\x04\x35\x04\n\0",
       "UTF-16LE",
       PATTERN),
  ROW ("a few zeros",
       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\0aaaaaaaaaaaaaaa",
       "UTF-8",
       VALID),
  ROW ("utf-8 with a stray byte", "Zo\xc3\xab,Ren\xc3\xa9,Ren\xe9,\xc3\xa0\n", "UTF-8", VALID),
  ROW ("utf-8, overlong", "\xc0\xaf\xc0\xaf caf\xe9 d\xe9j\xe0\n", "WINDOWS-1252", GUESSED),
  ROW ("French",
       "comment\nJ'ai \xe9t\xe9 tr\xe8s d\xe9\xe7u, \xe0 peine arriv\xe9\n",
       "WINDOWS-1252",
       GUESSED),
  ROW ("curly quotes", "comment\nIt\x92s \x93great\x94 \x96 really\n", "WINDOWS-1252", GUESSED),
  ROW ("a euro", "price\n15\x80\n", "WINDOWS-1252", GUESSED),
  ROW ("Macintosh no-break space",
       "cuisine of\xca"
       "Australia,of\xcaVietnam\n",
       "MACINTOSH",
       GUESSED),
  ROW ("Macintosh French",
       "J'ai \x8et\x8e tr\x8fs d\x8e\x8du, \x88 peine arriv\x8e, m\x90me\n",
       "MACINTOSH",
       GUESSED),
  ROW ("Macintosh apostrophe", "I don\xd5t know, it\xd5s fine\n", "MACINTOSH", GUESSED),
  ROW ("MS-DOS French",
       "J'ai \x82t\x82 tr\x8as d\x82\x87u, \x85 peine arriv\x82, m\x88me\n",
       "CP850",
       GUESSED),
  ROW ("capitals", "CAF\xc9 M\xdcLLER, SE\xd1OR MU\xd1OZ\n", "WINDOWS-1252", GUESSED),
#undef ROW
};

static void
test_guess (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize block = 1; block <= 16; block += 5)
      {
        SonderEncodingOrigin origin;
        const char *encoding = guess (cases[i].bytes, cases[i].length, block, &origin);

        g_test_message ("%s in blocks of %" G_GSIZE_FORMAT, cases[i].name, block);
        g_assert_cmpstr (encoding, ==, cases[i].encoding);
        g_assert_cmpint (origin, ==, cases[i].origin);
      }
}

/* Texts long enough for uchardet, written in UTF-8 here. */
static void
test_languages (void)
{
  static const struct
  {
    const char *encoding;
    const char *text;
  } rows[] = {
    { "WINDOWS-1251", "Доставка была быстрой, но упаковка оказалась повреждённой. Курьер был "
                      "вежлив, спасибо магазину за хорошее обслуживание.\n" },
    { "KOI8-R", "Доставка была быстрой, но упаковка оказалась повреждённой. Курьер был вежлив, "
                "спасибо магазину за хорошее обслуживание.\n" },
    { "WINDOWS-1250", "Zażółć gęślą jaźń. Przesyłka była źle zapakowana, a kurier się spóźnił. "
                      "Ogólnie jestem zadowolony z obsługi, dziękuję bardzo.\n" },
    { "WINDOWS-1253", "Η παράδοση ήταν γρήγορη αλλά η συσκευασία ήταν κατεστραμμένη. Ευχαριστώ "
                      "πολύ για την εξυπηρέτηση.\n" },
    { "SHIFT_JIS", "配達は早かったですが、箱が壊れていました。カスタマーサービスの対応はとても良か"
                   "ったです。ありがとうございました。\n" },
    { "GB18030", "送货很快，但是包装坏了。客服的态度非常好，谢谢你们的帮助。我会再来买的。\n" },
    { "BIG5", "送貨很快，但是包裝壞了。客服的態度非常好，謝謝你們的幫助。我會再來買的。\n" },
    { "EUC-KR",
      "배송은 빨랐지만 포장이 손상되었습니다. 고객 서비스는 매우 좋았습니다. 감사합니다.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new ("id,comment\n");
      g_autofree char *bytes = NULL, *back = NULL;
      SonderEncodingOrigin origin;
      const char *encoding;
      gsize n;

      for (guint j = 0; j < 5; j++)
        g_string_append (text, rows[i].text);
      bytes = g_convert (text->str, text->len, rows[i].encoding, "UTF-8", NULL, &n, NULL);
      g_assert_nonnull (bytes);

      /* the name may be another one, the reading must be the same */
      encoding = guess (bytes, n, 4096, &origin);
      g_test_message ("%s was taken for %s", rows[i].encoding, encoding);
      back = g_convert (bytes, n, "UTF-8", encoding, NULL, NULL, NULL);
      g_assert_cmpstr (back, ==, text->str);
      g_assert_cmpint (origin, ==, SONDER_ENCODING_GUESSED);
    }
}

static void
test_real_files (void)
{
  static const struct
  {
    const char *path;
    const char *encoding;
  } rows[] = {
    { "food-world-cup/food-world-cup-data.csv", "MACINTOSH" },
    { "botanic-nps/nps.csv", "WINDOWS-1252" },
    { "starwars-surveymonkey/StarWars.csv", "WINDOWS-1252" },
    { "qualtrics-sample/sample.csv", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GFile) file = shared_file (rows[i].path);
      g_autofree char *bytes = NULL;
      SonderEncodingOrigin origin;
      gsize n;

      if (file == NULL)
        return;
      g_assert_true (g_file_load_contents (file, NULL, &bytes, &n, NULL, NULL));
      g_assert_cmpstr (guess (bytes, n, 65536, &origin), ==, rows[i].encoding);
    }
}

static void
test_tables (void)
{
  static const struct
  {
    const char *encoding;
    gboolean single;
    guint8 byte;
    gunichar character;
  } rows[] = {
    { "WINDOWS-1252", TRUE, 0x80, 0x20ac },
    { "WINDOWS-1252", TRUE, 0x81, 0 },
    { "MACINTOSH", TRUE, 0xca, 0xa0 },
    { "CP850", TRUE, 0x82, 0xe9 },
    { "ISO-8859-15", TRUE, 0xa4, 0x20ac },
    { "UTF-8", FALSE, 0, 0 },
    { "SHIFT_JIS", FALSE, 0, 0 },
    { "ISO-2022-JP", FALSE, 0, 0 },
    { "UTF-16LE", FALSE, 0, 0 },
    { "UTF-7", FALSE, 0, 0 },
    { "no such encoding", FALSE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gunichar table[256];
      gboolean single = sonder_encoding_single_byte_table (rows[i].encoding, table);

      g_test_message ("%s", rows[i].encoding);
      g_assert_cmpint (single, ==, rows[i].single);
      if (single)
        g_assert_cmphex (table[rows[i].byte], ==, rows[i].character);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-encoding/guess", test_guess);
  g_test_add_func ("/csv-encoding/languages", test_languages);
  g_test_add_func ("/csv-encoding/real-files", test_real_files);
  g_test_add_func ("/csv-encoding/tables", test_tables);
  return g_test_run ();
}

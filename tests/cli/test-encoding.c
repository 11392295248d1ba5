/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

#include <locale.h>
#include <string.h>

static void
test_display (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "", "" },
    { "Ann Gray", "Ann Gray" },
    { "Größe 日本 🙂 עברית", "Größe 日本 🙂 עברית" },
    { "a\nb\r\nc\td", "a b  c d" },
    { "\033[2J\033]0;title\007", "�[2J�]0;title�" },
    { "\x7f\xc2\x9b"
      "31m",
      "��31m" },
    { "a\xe2\x80\xae"
      "b\xe2\x81\xa6"
      "c",
      "a�b�c" },
    { "a\xe2\x80\xa8"
      "b",
      "a�b" },
    { "e\xcc\x81", "e\xcc\x81" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = sonder_text_for_display (rows[i].text);

      g_assert_cmpstr (shown, ==, rows[i].expected);
    }
}

static void
test_file_names (void)
{
  g_autofree char *plain = sonder_file_name_for_display ("/tmp/Größe.json");
  g_autofree char *odd = sonder_file_name_for_display ("a\xff\nb");

  g_assert_cmpstr (plain, ==, "/tmp/Größe.json");
  g_assert_true (g_utf8_validate (odd, -1, NULL));
  g_assert_null (strchr (odd, '\n'));
}

/* What there and back is in a locale; skipped where the system lacks it. */
static void
check_locale (const char *locale, const char *bytes, const char *text)
{
  g_autofree char *decoded = NULL;
  g_autofree char *encoded = NULL;
  gsize length;

  if (setlocale (LC_ALL, locale) == NULL)
    {
      g_test_message ("no locale %s", locale);
      return;
    }
  decoded = sonder_text_from_locale (bytes);
  g_assert_cmpstr (decoded, ==, text);
  if (text == NULL)
    return;

  encoded = sonder_text_to_locale (text, &length);
  g_assert_cmpstr (encoded, ==, bytes);
  g_assert_cmpuint (length, ==, strlen (bytes));
}

static void
test_locales (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "C"));

  check_locale ("C", "Größe", "Größe");
  check_locale ("C", "\xff", NULL);
  check_locale ("C.UTF-8", "Größe", "Größe");
  check_locale ("C.UTF-8",
                "Gr\xf6\xdf"
                "e",
                NULL);
  check_locale ("de_DE.ISO-8859-1",
                "Gr\xf6\xdf"
                "e",
                "Größe");
  setlocale (LC_ALL, "C");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/encoding/display", test_display);
  g_test_add_func ("/encoding/file-names", test_file_names);
  g_test_add_func ("/encoding/locales", test_locales);

  return g_test_run ();
}

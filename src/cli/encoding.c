/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

#include <string.h>

#define REPLACEMENT 0xfffd

/* The plain C locale claims ASCII, but scripts that set it have UTF-8 at hand;
 * so it stands for UTF-8 here, as it does for git, Python and others. */
static gboolean
locale_is_utf8 (const char **charset)
{
  return g_get_charset (charset) || g_str_equal (*charset, "ANSI_X3.4-1968") ||
         g_str_equal (*charset, "US-ASCII");
}

/* Characters that move the cursor, end the line or turn the reading direction
 * of what follows: a customer's name must not do that on a terminal. */
static gboolean
is_dangerous (gunichar character)
{
  return g_unichar_iscntrl (character) || character == 0x2028 || character == 0x2029 ||
         character == 0x200e || character == 0x200f || character == 0x061c ||
         (character >= 0x202a && character <= 0x202e) ||
         (character >= 0x2066 && character <= 0x2069);
}

/**
 * sonder_text_from_locale:
 * @bytes: an argument, in the locale's encoding
 *
 * Returns: (transfer full) (nullable): it in UTF-8, or %NULL where the bytes
 *   mean nothing
 */
char *
sonder_text_from_locale (const char *bytes)
{
  const char *charset;

  if (locale_is_utf8 (&charset))
    return g_utf8_validate (bytes, -1, NULL) ? g_strdup (bytes) : NULL;

  return g_convert (bytes, -1, "UTF-8", charset, NULL, NULL, NULL);
}

/**
 * sonder_text_to_locale:
 * @text: UTF-8
 * @length: (out): length of what is returned
 *
 * Returns: (transfer full): it in the locale's encoding, with something alike or
 *   "?" for what that cannot write
 */
char *
sonder_text_to_locale (const char *text, gsize *length)
{
  const char *charset;
  char *bytes = NULL;

  if (!locale_is_utf8 (&charset))
    {
      /* What looks alike is better than a question mark. */
      g_autofree char *near = g_strconcat (charset, "//TRANSLIT", NULL);

      bytes = g_convert_with_fallback (text, -1, near, "UTF-8", "?", NULL, length, NULL);
    }
  if (bytes == NULL)
    {
      bytes = g_strdup (text);
      *length = strlen (text);
    }

  return bytes;
}

/**
 * sonder_text_for_display:
 * @text: UTF-8, from anywhere
 *
 * Returns: (transfer full): the same on one line: a blank for line ends and
 *   tabs, U+FFFD for other characters that control a terminal
 */
char *
sonder_text_for_display (const char *text)
{
  GString *shown = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (strchr ("\t\n\r", (char)character) != NULL && character < 0x20)
        g_string_append_c (shown, ' ');
      else
        g_string_append_unichar (shown, is_dangerous (character) ? REPLACEMENT : character);
    }

  return g_string_free (shown, FALSE);
}

/**
 * sonder_file_name_for_display:
 * @name: a file's name, in whatever bytes
 *
 * Returns: (transfer full): it as text on one line
 */
char *
sonder_file_name_for_display (const char *name)
{
  g_autofree char *text = g_filename_display_name (name);

  return sonder_text_for_display (text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-text.h"

#include <string.h>

/**
 * sonder_csv_trim:
 * @text: valid UTF-8
 * @length: (inout): its length in bytes
 *
 * Returns: (transfer none): @text from its first character that is not a
 *   space, with @length up to the last one
 */
const char *
sonder_csv_trim (const char *text, gsize *length)
{
  const char *end = text + *length;

  while (text < end && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (text < end)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  *length = end - text;
  return text;
}

/**
 * sonder_csv_tidy:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text without spaces at its ends, and each run of
 *   spaces, no-break spaces and line breaks within made one space
 */
char *
sonder_csv_tidy (const char *text)
{
  GString *tidy = g_string_sized_new (strlen (text));

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && c != 0xfeff)
        g_string_append_len (tidy, text, g_utf8_next_char (text) - text);
      else if (tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
        g_string_append_c (tidy, ' ');
    }
  if (tidy->len > 0 && tidy->str[tidy->len - 1] == ' ')
    g_string_truncate (tidy, tidy->len - 1);
  return g_string_free (tidy, FALSE);
}

/**
 * sonder_csv_fold:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the form in which names are compared: NFKC,
 *   case-folded, tidied
 */
char *
sonder_csv_fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (composed, -1);
  g_autofree char *again = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);

  return sonder_csv_tidy (again);
}

static guint64
count_feeds (const char *text, const char *end)
{
  guint64 n = 0;

  while ((text = memchr (text, '\n', (gsize) (end - text))) != NULL)
    {
      n++;
      text++;
    }
  return n;
}

/**
 * sonder_csv_count_line_ends:
 * @text: (array length=length): a text
 * @length: its length in bytes
 * @after_cr: (inout): whether a carriage return stands before @text; then
 *   whether it ends with one
 *
 * Returns: the number of line ends: line feeds, carriage returns, and pairs of
 *   them
 */
guint64
sonder_csv_count_line_ends (const char *text, gsize length, gboolean *after_cr)
{
  guint64 lines = 0;
  char before = *after_cr ? '\r' : '\0';

  if (length == 0)
    return 0;
  if (before == '\0' && memchr (text, '\r', length) == NULL)
    return count_feeds (text, text + length);

  for (gsize i = 0; i < length; i++)
    {
      lines += text[i] == '\r' || (text[i] == '\n' && before != '\r');
      before = text[i];
    }
  *after_cr = before == '\r';
  return lines;
}

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

  if (text < end && g_ascii_isgraph (*text) && g_ascii_isgraph (end[-1]))
    return text;

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
  const char *end = text + length;
  guint64 lines = 0;

  if (length == 0)
    return 0;
  if (*after_cr && *text == '\n')
    text++;
  *after_cr = end[-1] == '\r';

  for (const char *at = text; (at = memchr (at, '\n', (gsize)(end - at))) != NULL; at++)
    lines++;
  for (const char *at = text; (at = memchr (at, '\r', (gsize)(end - at))) != NULL; at++)
    lines += at + 1 == end || at[1] != '\n';
  return lines;
}

/* The first number in a text, without its decimals; %FALSE if there is none. */
static gboolean
first_number (const char *text, guint64 *number)
{
  text += strcspn (text, "0123456789");
  if (*text == '\0')
    return FALSE;
  *number = 0;
  for (; g_ascii_isdigit (*text) || (*text == ',' && g_ascii_isdigit (text[1])); text++)
    if (*text != ',' && *number < G_MAXUINT64 / 10 - 1)
      *number = *number * 10 + (guint64)(*text - '0');
  return TRUE;
}

/* “< 18” comes before “18–29”, “> 60” after “60”. */
static int
bound_of (const char *text)
{
  if (*text == '<' || g_str_has_prefix (text, "≤"))
    return -1;
  return *text == '>' || g_str_has_prefix (text, "≥");
}

/**
 * sonder_csv_compare_natural:
 * @a: a value
 * @b: another
 *
 * Orders values as people would list them: by the first number in them (“18–29”,
 * “30–44”, “> 60”), those without one after those with one; else by code point.
 *
 * Returns: less than, equal to or greater than 0
 */
int
sonder_csv_compare_natural (const char *a, const char *b)
{
  guint64 x = 0, y = 0;
  gboolean has_x = first_number (a, &x), has_y = first_number (b, &y);

  if (has_x != has_y)
    return has_x ? -1 : 1;
  if (x != y)
    return x < y ? -1 : 1;
  if (has_x && bound_of (a) != bound_of (b))
    return bound_of (a) - bound_of (b);
  return strcmp (a, b);
}

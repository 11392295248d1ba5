/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-width.h"

#include <string.h>

#define ELLIPSIS "…"

static guint
character_width (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;

  return g_unichar_iswide (character) ? 2 : 1;
}

/**
 * sonder_text_count_columns:
 * @text: one line
 *
 * Returns: how many columns it takes
 */
guint
sonder_text_count_columns (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += character_width (g_utf8_get_char (p));

  return width;
}

/**
 * sonder_text_cut:
 * @text: one line
 * @width: columns at hand
 *
 * Returns: (transfer full): the text or, where it does not fit, as much of it as
 *   does with an ellipsis
 */
char *
sonder_text_cut (const char *text, guint width)
{
  const char *end = text;
  guint used = 0;

  if (sonder_text_count_columns (text) <= width)
    return g_strdup (text);
  if (width == 0)
    return g_strdup ("");

  for (; *end; end = g_utf8_next_char (end))
    {
      guint next = character_width (g_utf8_get_char (end));

      if (used + next > width - 1)
        break;
      used += next;
    }

  return g_strdup_printf ("%.*s" ELLIPSIS, (int)(end - text), text);
}

void
sonder_text_append_spaces (GString *self, guint n)
{
  for (; n > 0; n--)
    g_string_append_c (self, ' ');
}

/**
 * sonder_text_append_wrapped:
 * @text: words with blanks between
 * @indent: the column at which the cursor is
 * @hanging: the column at which further lines begin
 * @width: columns at hand
 *
 * Appends lines broken at blanks, and the last line end.
 */
void
sonder_text_append_wrapped (
    GString *self, const char *text, guint indent, guint hanging, guint width)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint column = indent;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint word = sonder_text_count_columns (words[i]);

      if (i > 0 && column + 1 + word > width)
        {
          g_string_append_c (self, '\n');
          sonder_text_append_spaces (self, hanging);
          column = hanging;
        }
      else if (i > 0)
        {
          g_string_append_c (self, ' ');
          column++;
        }
      g_string_append (self, words[i]);
      column += word;
    }

  g_string_append_c (self, '\n');
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "choices-text.h"

#include <string.h>

/* Whether a choice would not be read back as it stands. */
static gboolean
needs_quotes (const char *choice)
{
  g_autofree char *stripped = g_strstrip (g_strdup (choice));

  return strpbrk (choice, ",\"") != NULL || !g_str_equal (stripped, choice);
}

/**
 * sonder_choices_to_text:
 *
 * Returns: (transfer full): the choices with commas between, those that have a
 *   comma themselves in quotation marks
 */
char *
sonder_choices_to_text (const char *const *choices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      if (!needs_quotes (choices[i]))
        {
          g_string_append (text, choices[i]);
          continue;
        }

      g_string_append_c (text, '"');
      for (const char *p = choices[i]; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (text, '"');
          g_string_append_c (text, *p);
        }
      g_string_append_c (text, '"');
    }

  return g_string_free (text, FALSE);
}

/* Takes one that begins with a quotation mark; one that does not end goes to the
 * end of the text. Returns: what follows it */
static const char *
take_quoted (const char *text, GString *choice)
{
  for (text++; *text != '\0'; text++)
    {
      if (*text == '"' && text[1] != '"')
        return text + 1;
      if (*text == '"')
        text++;
      g_string_append_c (choice, *text);
    }

  return text;
}

/* Returns: the comma after it, or the end */
static const char *
take_plain (const char *text, GString *choice)
{
  const char *end = text + strcspn (text, ",");
  g_autofree char *rest = g_strndup (text, (gsize) (end - text));

  g_string_append (choice, g_strchomp (rest));

  return end;
}

/**
 * sonder_choices_parse:
 * @text: choices with commas between; in quotation marks, doubled within them, a
 *   choice can have commas
 *
 * Returns: (transfer full): the choices, each once, without those in which there
 *   is nothing
 */
GStrv
sonder_choices_parse (const char *text)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (*text != '\0')
    {
      g_autoptr (GString) choice = g_string_new (NULL);

      while (g_ascii_isspace (*text))
        text++;
      if (*text == '"')
        text = take_quoted (text, choice);
      text = take_plain (text, choice);
      if (*text == ',')
        text++;
      if (choice->len > 0 && g_hash_table_add (known, g_strdup (choice->str)))
        g_strv_builder_add (choices, choice->str);
    }

  return g_strv_builder_end (choices);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-members.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json-writer.h"
#include "value-reader.h"

static const char *
skip_string (const char *text, const char *end)
{
  for (text++; text < end && *text != '"'; text++)
    if (*text == '\\')
      text++;
  return MIN (text + 1, end);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/**
 * sonder_json_members_take:
 * @self: members
 * @tokenizer: a tokenizer at the name of a member
 *
 * Adds the member and reads to the end of its value.
 *
 * Returns: %FALSE on failure, also if a member of that name is there already
 */
gboolean
sonder_json_members_take (SonderJsonMembers *self, SonderJsonTokenizer *tokenizer)
{
  const char *raw;
  gsize length;

  if (tokenizer->has_null)
    return sonder_value_fail (tokenizer, _ ("the character U+0000 cannot be part of a text"));
  if (self->text == NULL)
    {
      self->text = g_string_new (NULL);
      self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  if (!g_hash_table_add (self->names, g_strdup (tokenizer->text)))
    return sonder_value_fail_twice (tokenizer);
  if (self->text->len > 0)
    g_string_append (self->text, ", ");
  sonder_json_quote (tokenizer->text, tokenizer->length, self->text);
  g_string_append (self->text, ": ");
  if (!sonder_json_tokenizer_take_raw (tokenizer, &raw, &length))
    return FALSE;
  g_string_append_len (self->text, raw, (gssize) length);
  return TRUE;
}

void
sonder_json_members_clear (SonderJsonMembers *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
  g_clear_pointer (&self->names, g_hash_table_unref);
}

/**
 * sonder_json_members_next:
 * @text: members as source text, or what follows one of them
 * @length: (out): length of the first member in bytes
 *
 * Returns: (transfer none) (nullable): where the first member begins; %NULL if there
 *   is none
 */
const char *
sonder_json_members_next (const char *text, gsize *length)
{
  const char *end = text + strlen (text);
  const char *p;
  int depth = 0;

  while (is_space (*text) || *text == ',')
    text++;
  for (p = text; p < end && (depth > 0 || *p != ',');)
    if (*p == '"')
      p = skip_string (p, end);
    else
      {
        depth += *p == '{' || *p == '[' ? 1 : 0;
        depth -= *p == '}' || *p == ']' ? 1 : 0;
        p++;
      }
  *length = (gsize) (p - text);
  return p > text ? text : NULL;
}

/**
 * sonder_json_fold:
 * @text: JSON
 * @length: its length in bytes
 * @folded: receives the same on one line
 *
 * Drops line breaks with the white space around them, leaving one space after a
 * comma or a colon; white space without a line break stays.
 */
void
sonder_json_fold (const char *text, gsize length, GString *folded)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *start = text;
      gboolean breaks = FALSE;

      if (*text == '"')
        {
          text = skip_string (text, end);
          g_string_append_len (folded, start, text - start);
          continue;
        }
      for (; text < end && is_space (*text); text++)
        breaks |= *text == '\n' || *text == '\r';
      if (!breaks)
        g_string_append_len (folded, start, text - start);
      else if (folded->len > 0 && strchr (",:", folded->str[folded->len - 1]) != NULL)
        g_string_append_c (folded, ' ');
      if (text < end && *text != '"')
        g_string_append_c (folded, *text++);
    }
}

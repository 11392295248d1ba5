/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-tokenizer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json-scan.h"

static gboolean
fail_unclosed (SonderJsonPrivate *self)
{
  sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("the string is not closed"));
  return FALSE;
}

static gboolean
scan_utf8 (SonderJsonPrivate *self)
{
  guint n;

  while ((n = sonder_json_utf8_length ((const guchar *) self->in.pos)) == 0)
    if (self->in.end - self->in.pos >= 4 || !sonder_json_read_more (self))
      {
        sonder_json_fail_here (self, SONDER_JSON_ERROR_ENCODING,
                               _ ("the byte 0x%02X is not valid UTF-8 here"),
                               (guchar) *self->in.pos);
        return FALSE;
      }
  self->in.pos += n;
  return TRUE;
}

/* Reads the four digits at @text, or returns -1. */
static int
read_hex (const char *text)
{
  int value = 0;

  for (int i = 0; i < 4; i++)
    {
      const int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

static gboolean
scan_unicode_escape (SonderJsonPrivate *self)
{
  int unit, second = -1;

  if (!sonder_json_ensure (self, 6))
    return fail_unclosed (self);
  unit = read_hex (self->in.pos + 2);
  if (unit < 0)
    {
      sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX,
                             _ ("four hexadecimal digits must follow “\\u”"));
      return FALSE;
    }
  if (unit < 0xd800 || unit > 0xdfff)
    {
      self->in.pos += 6;
      return TRUE;
    }
  if (unit <= 0xdbff && sonder_json_ensure (self, 12) && self->in.pos[6] == '\\' &&
      self->in.pos[7] == 'u')
    second = read_hex (self->in.pos + 8);
  if (second < 0xdc00 || second > 0xdfff)
    {
      sonder_json_fail_here (self, SONDER_JSON_ERROR_ENCODING,
                             _ ("“\\u%04X” is half a character: the other half is missing"),
                             (guint) unit);
      return FALSE;
    }
  self->in.pos += 12;
  return TRUE;
}

static gboolean
scan_escape (SonderJsonPrivate *self)
{
  if (!sonder_json_ensure (self, 2))
    return fail_unclosed (self);
  switch (self->in.pos[1])
    {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      self->in.pos += 2;
      return TRUE;
    case 'u':
      return scan_unicode_escape (self);
    default:
      self->in.pos++;
      sonder_json_fail_expecting (self, _ ("one of \" \\ / b f n r t u after a backslash"));
      return FALSE;
    }
}

/* Goes from the opening to the closing quote, checking everything between. */
static gboolean
scan_string (SonderJsonPrivate *self, gboolean *escaped)
{
  SonderJsonInput *in = &self->in;

  *escaped = FALSE;
  in->pos++;
  for (;;)
    {
      in->pos = (char *) sonder_json_skip_plain (in->pos);
      if (*in->pos == '"')
        return TRUE;
      if ((guchar) *in->pos >= 0x80)
        {
          if (!scan_utf8 (self))
            return FALSE;
        }
      else if (*in->pos == '\\')
        {
          *escaped = TRUE;
          if (!scan_escape (self))
            return FALSE;
        }
      else if (in->pos < in->end)
        {
          sonder_json_fail_here (
              self, SONDER_JSON_ERROR_SYNTAX,
              _ ("U+%04X must be written as an escape in a string (is the quote missing?)"),
              (guchar) *in->pos);
          return FALSE;
        }
      else if (!sonder_json_read_more (self))
        return fail_unclosed (self);
    }
}

/* Decodes what an escape that has been checked says; returns the end of it. */
static const char *
decode_escape (const char *text, GString *decoded)
{
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *letter;
  gunichar c;

  if (text[1] != 'u')
    {
      letter = strchr (letters, text[1]);
      g_string_append_c (decoded, letter != NULL ? meanings[letter - letters] : text[1]);
      return text + 2;
    }
  c = (gunichar) read_hex (text + 2);
  text += 6;
  if (c >= 0xd800 && c <= 0xdbff)
    {
      c = 0x10000 + ((c - 0xd800) << 10) + ((gunichar) read_hex (text + 2) - 0xdc00);
      text += 6;
    }
  g_string_append_unichar (decoded, c);
  return text;
}

static void
decode_string (const char *text, gsize length, GString *decoded)
{
  const char *end = text + length;

  g_string_truncate (decoded, 0);
  while (text < end)
    {
      const char *escape = memchr (text, '\\', (gsize) (end - text));

      g_string_append_len (decoded, text, (escape != NULL ? escape : end) - text);
      if (escape == NULL)
        return;
      text = decode_escape (escape, decoded);
    }
}

static gboolean
check_length (SonderJsonPrivate *self, gsize length)
{
  if (length <= self->limits.string)
    return TRUE;
  sonder_json_fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("the string is too long"));
  return FALSE;
}

static void
keep_escaped_name (SonderJsonFrame *frame)
{
  const char *source = frame->name;

  if (frame->storage == NULL)
    frame->storage = g_string_new (NULL);
  decode_string (source, frame->name_length, frame->storage);
  frame->name = frame->storage->str;
  frame->name_length = frame->storage->len;
  frame->name_is_saved = TRUE;
}

SonderJsonToken
sonder_json_read_string (SonderJsonPrivate *self)
{
  SonderJsonInput *in = &self->in;
  const gsize start = (gsize) (in->pos - in->anchor) + 1;
  gboolean escaped;

  if (!scan_string (self, &escaped))
    return SONDER_JSON_FAILED;
  self->public.text = in->anchor + start;
  self->public.length = (gsize) (in->pos - self->public.text);
  if (!check_length (self, self->public.length / (escaped ? 6 : 1)))
    return SONDER_JSON_FAILED;
  if (escaped && !self->skips_content)
    {
      decode_string (self->public.text, self->public.length, self->decoded);
      self->public.text = self->decoded->str;
      self->public.length = self->decoded->len;
      if (!check_length (self, self->public.length))
        return SONDER_JSON_FAILED;
    }
  else if (!self->keeps_source)
    *in->pos = '\0';
  self->public.has_null = escaped && memchr (self->public.text, '\0', self->public.length) != NULL;
  in->pos++;
  self->state = AFTER_VALUE;
  return SONDER_JSON_STRING;
}

SonderJsonToken
sonder_json_read_member (SonderJsonPrivate *self)
{
  SonderJsonInput *in = &self->in;
  SonderJsonFrame *frame = &self->frames[self->depth - 1];
  gsize start;
  gboolean escaped;

  sonder_json_begin_token (self);
  start = (gsize) (in->pos - in->anchor) + 1;
  if (!scan_string (self, &escaped))
    return SONDER_JSON_FAILED;
  frame->name = in->anchor + start;
  frame->name_length = (gsize) (in->pos - frame->name);
  frame->name_is_saved = FALSE;
  if (!check_length (self, frame->name_length))
    return SONDER_JSON_FAILED;
  if (escaped)
    keep_escaped_name (frame);
  else if (!self->keeps_source)
    *in->pos = '\0';
  in->pos++;
  if (*in->pos != ':' && sonder_json_skip_space (self, TRUE) != ':')
    return sonder_json_fail_expecting (self, _ ("“:” after the name of a member"));
  in->pos++;
  self->public.text = frame->name;
  self->public.length = frame->name_length;
  self->public.has_null = escaped && memchr (frame->name, '\0', frame->name_length) != NULL;
  self->state = AT_VALUE;
  return SONDER_JSON_MEMBER;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-tokenizer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json-input.h"
#include "json-number.h"
#include "json-scan.h"

#define MAX_NUMBER_LENGTH 100000
#define MAX_INTEGER_DIGITS 18
#define MAX_SHOWN_NAME 40
#define MAX_SHOWN_FRAMES 8

static const SonderJsonLimits default_limits = {
  .depth = 512,
  .string = 16 * 1024 * 1024,
  .raw = 256 * 1024 * 1024,
  .total = G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024,
};

/* What the next call meets. */
typedef enum
{
  AT_START,
  AT_VALUE,
  AT_FIRST_MEMBER,
  AT_FIRST_ELEMENT,
  AFTER_VALUE,
  AT_END,
  AT_FAILURE,
} State;

/* An object or array that is open. The name of its current member stays in the
 * block it was read from; it is saved only when that block goes. */
typedef struct
{
  gboolean is_object;
  gboolean name_is_saved;
  const char *name;
  gsize name_length;
  guint64 index;
  GString *storage;
} Frame;

typedef struct
{
  SonderJsonTokenizer public;
  SonderJsonInput in;
  SonderJsonLimits limits;
  State state;
  gboolean keeps_source;
  gboolean skips_content;
  guint depth;
  Frame *frames;
  GString *decoded;
  GError *error;
} Tokenizer;

static void
append_name (GString *path, const char *name, gsize length)
{
  const char *end = name + length;
  gboolean is_word = length > 0;
  gsize shown = 0;

  for (const char *p = name; p < end; p++)
    is_word &= g_ascii_isalnum (*p) || *p == '_';
  if (is_word && path->len > 0)
    g_string_append_c (path, '.');
  if (!is_word)
    g_string_append (path, "[\"");
  for (; name < end && shown < MAX_SHOWN_NAME; name = g_utf8_next_char (name), shown++)
    {
      const gunichar c = g_utf8_get_char (name);

      g_string_append_unichar (path, g_unichar_iscntrl (c) ? 0xfffd : c);
    }
  if (name < end)
    g_string_append (path, "…");
  if (!is_word)
    g_string_append (path, "\"]");
}

static void
append_frame (GString *path, const Frame *frame)
{
  if (!frame->is_object)
    g_string_append_printf (path, "[%" G_GUINT64_FORMAT "]", frame->index);
  else if (frame->name != NULL)
    append_name (path, frame->name, frame->name_length);
}

static char *
build_path (Tokenizer *self)
{
  GString *path = g_string_new (NULL);
  /* An array that has just begun has no current element. */
  const guint depth = self->depth - (self->state == AT_FIRST_ELEMENT ? 1 : 0);

  for (guint i = 0; i < depth; i++)
    if (i < MAX_SHOWN_FRAMES || i + MAX_SHOWN_FRAMES >= depth)
      append_frame (path, &self->frames[i]);
    else if (i == MAX_SHOWN_FRAMES)
      g_string_append (path, "…");
  return g_string_free (path, FALSE);
}

static char *
locate (Tokenizer *self, const char *at, const char *message)
{
  g_autofree char *path = build_path (self);
  const guint line = (guint) MIN (self->in.line, G_MAXUINT);
  const guint column = (guint) MIN (sonder_json_input_get_column (&self->in, at), G_MAXUINT);

  if (*path == '\0')
    return g_strdup_printf (_ ("line %u, column %u: %s"), line, column, message);
  return g_strdup_printf (_ ("line %u, column %u (%s): %s"), line, column, path, message);
}

G_GNUC_PRINTF (5, 0)
static SonderJsonToken
fail_valist (
    Tokenizer *self, const char *at, GQuark domain, int code, const char *format, va_list args)
{
  if (self->error == NULL)
    {
      g_autofree char *message = g_strdup_vprintf (format, args);
      g_autofree char *located = locate (self, at, message);

      self->error = g_error_new_literal (domain, code, located);
    }
  self->state = AT_FAILURE;
  return self->public.token = SONDER_JSON_FAILED;
}

/* Fails at the current position, unless it has failed already. */
G_GNUC_PRINTF (3, 4)
static SonderJsonToken
fail_here (Tokenizer *self, SonderJsonError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  fail_valist (self, self->in.pos, SONDER_JSON_ERROR, (int) code, format, args);
  va_end (args);
  return SONDER_JSON_FAILED;
}

/* Fails for the reason that is already known. */
static SonderJsonToken
give_up (Tokenizer *self)
{
  self->state = AT_FAILURE;
  return SONDER_JSON_FAILED;
}

static void
save_names (Tokenizer *self)
{
  for (guint i = 0; i < self->depth; i++)
    {
      Frame *frame = &self->frames[i];

      if (!frame->is_object || frame->name == NULL || frame->name_is_saved)
        continue;
      if (frame->storage == NULL)
        frame->storage = g_string_new (NULL);
      g_string_truncate (frame->storage, 0);
      g_string_append_len (frame->storage, frame->name, (gssize) frame->name_length);
      frame->name = frame->storage->str;
      frame->name_is_saved = TRUE;
    }
}

/* Reads a block more; %FALSE at the end of the text and on failure. Moves what
 * is at hand. */
static gboolean
read_more (Tokenizer *self)
{
  SonderJsonInput *in = &self->in;
  /* An escaped character takes up to six bytes for one. */
  const gsize limit = self->keeps_source ? self->limits.raw : self->limits.string * 6;

  if (self->error != NULL)
    return FALSE;
  if ((gsize) (in->end - in->anchor) > limit)
    return fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("this is too large")), FALSE;
  if (sonder_json_input_offset (in, in->end) > self->limits.total)
    return fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("the text is too large")), FALSE;
  save_names (self);
  return sonder_json_input_fill (in, &self->error);
}

/* Whether @n bytes can be had from the position on. */
static gboolean
ensure (Tokenizer *self, gssize n)
{
  while (self->in.end - self->in.pos < n)
    if (!read_more (self))
      return FALSE;
  return TRUE;
}

static gboolean
is_at_end (Tokenizer *self)
{
  return self->in.pos == self->in.end;
}

/* What stands at the position, for a message. */
static char *
describe_here (Tokenizer *self)
{
  gunichar c;

  if (is_at_end (self))
    return g_strdup (_ ("the end of the text"));
  ensure (self, 4);
  /* GLib takes a NUL for the end. */
  c = *self->in.pos == '\0' ? 0
                            : g_utf8_get_char_validated (self->in.pos, self->in.end - self->in.pos);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return g_strdup_printf (_ ("the byte 0x%02X"), (guchar) *self->in.pos);
  if (!g_unichar_isprint (c) || c == ' ')
    return g_strdup_printf ("U+%04X", c);
  return g_strdup_printf ("“%.*s”", (int) g_unichar_to_utf8 (c, NULL), self->in.pos);
}

static SonderJsonToken
fail_expecting (Tokenizer *self, const char *expected)
{
  g_autofree char *found = describe_here (self);

  /* Translators: the first is what should stand there, like “a value”, the second
   * what does, like “x” in quotation marks or “the end of the text”. */
  return fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("expected %s, found %s"), expected, found);
}

/* Skips white space; returns the byte after it, 0 at the end of the text. */
static guchar
skip_space_slowly (Tokenizer *self, gboolean keeps_token)
{
  SonderJsonInput *in = &self->in;

  for (;;)
    switch (*in->pos)
      {
      case '\n':
        in->pos++;
        sonder_json_input_begin_line (in);
        break;
      case ' ':
      case '\t':
      case '\r':
        in->pos++;
        break;
      case '\0':
        if (in->pos < in->end)
          return 0;
        if (!keeps_token && !self->keeps_source)
          in->anchor = in->pos;
        if (!read_more (self))
          return 0;
        break;
      default:
        return (guchar) *in->pos;
      }
}

static inline guchar
skip_space (Tokenizer *self)
{
  guchar c = (guchar) *self->in.pos;

  if (c == ' ')
    c = (guchar) * ++self->in.pos;
  return c > ' ' ? c : skip_space_slowly (self, FALSE);
}

static inline void
begin_token (Tokenizer *self)
{
  if (!self->keeps_source)
    self->in.anchor = self->in.pos;
}

static gboolean
fail_unclosed (Tokenizer *self)
{
  fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("the string is not closed"));
  return FALSE;
}

static gboolean
scan_utf8 (Tokenizer *self)
{
  guint n;

  while ((n = sonder_json_utf8_length ((const guchar *) self->in.pos)) == 0)
    if (self->in.end - self->in.pos >= 4 || !read_more (self))
      {
        fail_here (self, SONDER_JSON_ERROR_ENCODING, _ ("the byte 0x%02X is not valid UTF-8 here"),
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
scan_unicode_escape (Tokenizer *self)
{
  int unit, second = -1;

  if (!ensure (self, 6))
    return fail_unclosed (self);
  unit = read_hex (self->in.pos + 2);
  if (unit < 0)
    {
      fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("four hexadecimal digits must follow “\\u”"));
      return FALSE;
    }
  if (unit < 0xd800 || unit > 0xdfff)
    {
      self->in.pos += 6;
      return TRUE;
    }
  if (unit <= 0xdbff && ensure (self, 12) && self->in.pos[6] == '\\' && self->in.pos[7] == 'u')
    second = read_hex (self->in.pos + 8);
  if (second < 0xdc00 || second > 0xdfff)
    {
      fail_here (self, SONDER_JSON_ERROR_ENCODING,
                 _ ("“\\u%04X” is half a character: the other half is missing"), (guint) unit);
      return FALSE;
    }
  self->in.pos += 12;
  return TRUE;
}

static gboolean
scan_escape (Tokenizer *self)
{
  if (!ensure (self, 2))
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
      fail_expecting (self, _ ("one of \" \\ / b f n r t u after a backslash"));
      return FALSE;
    }
}

/* Goes from the opening to the closing quote, checking everything between. */
static gboolean
scan_string (Tokenizer *self, gboolean *escaped)
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
          fail_here (self, SONDER_JSON_ERROR_SYNTAX,
                     _ ("U+%04X must be written as an escape in a string (is the quote missing?)"),
                     (guchar) *in->pos);
          return FALSE;
        }
      else if (!read_more (self))
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
check_length (Tokenizer *self, gsize length)
{
  if (length <= self->limits.string)
    return TRUE;
  fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("the string is too long"));
  return FALSE;
}

static SonderJsonToken
read_string (Tokenizer *self)
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

static void
keep_escaped_name (Frame *frame)
{
  const char *source = frame->name;

  if (frame->storage == NULL)
    frame->storage = g_string_new (NULL);
  decode_string (source, frame->name_length, frame->storage);
  frame->name = frame->storage->str;
  frame->name_length = frame->storage->len;
  frame->name_is_saved = TRUE;
}

static SonderJsonToken
read_member (Tokenizer *self)
{
  SonderJsonInput *in = &self->in;
  Frame *frame = &self->frames[self->depth - 1];
  gsize start;
  gboolean escaped;

  begin_token (self);
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
  if (*in->pos != ':' && skip_space_slowly (self, TRUE) != ':')
    return fail_expecting (self, _ ("“:” after the name of a member"));
  in->pos++;
  self->public.text = frame->name;
  self->public.length = frame->name_length;
  self->public.has_null = escaped && memchr (frame->name, '\0', frame->name_length) != NULL;
  self->state = AT_VALUE;
  return SONDER_JSON_MEMBER;
}

static gboolean
is_number_byte (char c)
{
  return g_ascii_isdigit (c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

/* Checks the syntax of the number from @text to @end. Returns what is wrong with
 * it, or %NULL. */
static const char *
check_number (const char *text, const char *end, gboolean *is_integer)
{
  const char *digits = text + (*text == '-' ? 1 : 0);
  const char *p = skip_digits (digits);

  if (p == digits)
    return _ ("digits must follow the minus sign");
  if (*digits == '0' && p > digits + 1)
    return _ ("a number must not begin with a zero that means nothing");
  *is_integer = p == end;
  if (*p == '.')
    {
      digits = p + 1;
      p = skip_digits (digits);
      if (p == digits)
        return _ ("digits must follow the decimal point");
    }
  if (*p == 'e' || *p == 'E')
    {
      digits = p + (p[1] == '+' || p[1] == '-' ? 2 : 1);
      p = skip_digits (digits);
      if (p == digits)
        return _ ("digits must follow the exponent sign");
    }
  return p == end ? NULL : _ ("this is not a number");
}

static SonderJsonToken
finish_number (Tokenizer *self, const char *end, gboolean is_integer)
{
  SonderJsonTokenizer *public = &self->public;

  public->text = self->in.pos;
  public->length = (gsize) (end - self->in.pos);
  self->in.pos = (char *) end;
  self->state = AFTER_VALUE;
  if (self->skips_content)
    return SONDER_JSON_NUMBER;
  if (is_integer &&
      sonder_json_number_parse_integer (public->text, public->length, &public->integer))
    {
      public->number = (double) public->integer;
      return SONDER_JSON_INTEGER;
    }
  public->number = sonder_json_number_parse (public->text, public->length);
  return SONDER_JSON_NUMBER;
}

static SonderJsonToken
read_any_number (Tokenizer *self)
{
  SonderJsonInput *in = &self->in;
  const char *end, *problem;
  gboolean is_integer = FALSE;

  for (;;)
    {
      for (end = in->pos; is_number_byte (*end); end++)
        ;
      if (end < in->end || in->at_end)
        break;
      if (end - in->pos > MAX_NUMBER_LENGTH)
        return fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("the number is too long"));
      if (!read_more (self) && self->error != NULL)
        return give_up (self);
    }
  problem = check_number (in->pos, end, &is_integer);
  if (problem != NULL)
    return fail_here (self, SONDER_JSON_ERROR_SYNTAX, "%s", problem);
  return finish_number (self, end, is_integer);
}

/* Most numbers are short integers. */
static SonderJsonToken
read_number (Tokenizer *self)
{
  const char *p = self->in.pos;
  const gboolean negative = *p == '-';
  gint64 value = 0;
  const char *digits = p += negative ? 1 : 0;

  for (; g_ascii_isdigit (*p) && p - digits < MAX_INTEGER_DIGITS; p++)
    value = value * 10 + (*p - '0');
  if (p == digits || (*digits == '0' && p > digits + 1) || p == self->in.end || is_number_byte (*p))
    return read_any_number (self);
  self->public.text = self->in.pos;
  self->public.length = (gsize) (p - self->in.pos);
  self->public.integer = negative ? -value : value;
  self->public.number = (double) self->public.integer;
  self->in.pos = (char *) p;
  self->state = AFTER_VALUE;
  return SONDER_JSON_INTEGER;
}

static SonderJsonToken
fail_without_value (Tokenizer *self)
{
  switch (*self->in.pos)
    {
    case '\'':
      return fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("strings stand in double quotes"));
    case '/':
    case '#':
      return fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("JSON has no comments"));
    case '+':
    case '.':
      return fail_here (self, SONDER_JSON_ERROR_SYNTAX,
                        _ ("a number begins with a digit or a minus sign"));
    default:
      return fail_expecting (self, _ ("a value"));
    }
}

static SonderJsonToken
read_word (Tokenizer *self, const char *word, SonderJsonToken token)
{
  const gsize length = strlen (word);

  if (!ensure (self, (gssize) length) || memcmp (self->in.pos, word, length) != 0)
    return fail_expecting (self, _ ("a value"));
  self->in.pos += length;
  self->state = AFTER_VALUE;
  return token;
}

static SonderJsonToken
begin_container (Tokenizer *self, gboolean is_object)
{
  Frame *frame = &self->frames[self->depth];

  if (self->depth == self->limits.depth)
    return fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("nested more than %u levels deep"),
                      self->limits.depth);
  self->depth++;
  frame->is_object = is_object;
  frame->name = NULL;
  frame->index = 0;
  self->in.pos++;
  self->state = is_object ? AT_FIRST_MEMBER : AT_FIRST_ELEMENT;
  return is_object ? SONDER_JSON_OBJECT : SONDER_JSON_ARRAY;
}

static SonderJsonToken
end_container (Tokenizer *self)
{
  begin_token (self);
  self->depth--;
  self->in.pos++;
  self->state = AFTER_VALUE;
  return self->frames[self->depth].is_object ? SONDER_JSON_OBJECT_END : SONDER_JSON_ARRAY_END;
}

static SonderJsonToken
read_value (Tokenizer *self, guchar c)
{
  begin_token (self);
  switch (c)
    {
    case '"':
      return read_string (self);
    case '-':
    case '0' ... '9':
      return read_number (self);
    case '{':
      return begin_container (self, TRUE);
    case '[':
      return begin_container (self, FALSE);
    case 't':
      return read_word (self, "true", SONDER_JSON_TRUE);
    case 'f':
      return read_word (self, "false", SONDER_JSON_FALSE);
    case 'n':
      return read_word (self, "null", SONDER_JSON_NULL);
    default:
      return fail_without_value (self);
    }
}

static gboolean
looks_like_utf16 (const SonderJsonInput *in)
{
  const guchar *p = (const guchar *) in->pos;

  return in->end - in->pos >= 2 &&
         ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff) ||
          (p[0] == 0 && p[1] != 0) || (p[0] != 0 && p[1] == 0));
}

static SonderJsonToken
read_start (Tokenizer *self)
{
  SonderJsonInput *in = &self->in;

  if (ensure (self, 3) && memcmp (in->pos, "\xef\xbb\xbf", 3) == 0)
    {
      in->pos += 3;
      in->line_start = 3;
    }
  else if (looks_like_utf16 (in))
    return fail_here (self, SONDER_JSON_ERROR_ENCODING,
                      _ ("this is not UTF-8 but perhaps UTF-16: save it as UTF-8"));
  if (skip_space (self) == 0 && is_at_end (self))
    return fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("there is nothing here"));
  return read_value (self, (guchar) *in->pos);
}

static SonderJsonToken
read_end (Tokenizer *self, guchar c)
{
  begin_token (self);
  if (c != 0 || !is_at_end (self))
    return fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("something follows the end of the value"));
  if (self->error != NULL)
    return give_up (self);
  self->state = AT_END;
  return SONDER_JSON_END;
}

static SonderJsonToken
read_after_value (Tokenizer *self)
{
  guchar c = skip_space (self);
  Frame *frame;

  if (self->depth == 0)
    return read_end (self, c);
  frame = &self->frames[self->depth - 1];
  if (c == ',')
    {
      self->in.pos++;
      c = skip_space (self);
      if (frame->is_object)
        {
          if (c == '"')
            return read_member (self);
          return fail_expecting (self, _ ("the name of a member in double quotes"));
        }
      frame->index++;
      return read_value (self, c);
    }
  if (c == (frame->is_object ? '}' : ']'))
    return end_container (self);
  return fail_expecting (self, frame->is_object ? _ ("“,” or “}” after the value")
                                                : _ ("“,” or “]” after the value"));
}

static SonderJsonToken
read_first_member (Tokenizer *self)
{
  const guchar c = skip_space (self);

  if (c == '"')
    return read_member (self);
  if (c == '}')
    return end_container (self);
  return fail_expecting (self, _ ("the name of a member in double quotes"));
}

static SonderJsonToken
read_first_element (Tokenizer *self)
{
  const guchar c = skip_space (self);

  if (c == ']')
    return end_container (self);
  self->state = AT_VALUE;
  return read_value (self, c);
}

static SonderJsonToken
read_token (Tokenizer *self)
{
  switch (self->state)
    {
    case AFTER_VALUE:
      return read_after_value (self);
    case AT_VALUE:
      return read_value (self, skip_space (self));
    case AT_FIRST_MEMBER:
      return read_first_member (self);
    case AT_FIRST_ELEMENT:
      return read_first_element (self);
    case AT_START:
      return read_start (self);
    case AT_END:
      return SONDER_JSON_END;
    case AT_FAILURE:
    default:
      return SONDER_JSON_FAILED;
    }
}

/* Reads on to the end of the value that begins with the last token, or follows
 * it if that is the name of a member. */
static gboolean
finish_value (Tokenizer *self)
{
  SonderJsonToken token = self->public.token;
  guint depth;

  if (token == SONDER_JSON_MEMBER)
    token = sonder_json_tokenizer_next (&self->public);
  depth = self->depth - (token == SONDER_JSON_OBJECT || token == SONDER_JSON_ARRAY ? 1 : 0);
  while (token != SONDER_JSON_FAILED && self->depth > depth)
    token = sonder_json_tokenizer_next (&self->public);
  return token != SONDER_JSON_FAILED;
}

GQuark
sonder_json_error_quark (void)
{
  return g_quark_from_static_string ("sonder-json-error-quark");
}

/**
 * sonder_json_tokenizer_new_full:
 * @stream: the text
 * @limits: (nullable): what to accept; %NULL for 512 levels, strings of 16 MB and
 *   a text of 4 GB
 * @block_size: how many bytes to read at once
 * @cancellable: (nullable): stops the reading
 *
 * Returns: (transfer full): a tokenizer at the beginning of the text
 */
SonderJsonTokenizer *
sonder_json_tokenizer_new_full (GInputStream *stream,
                                const SonderJsonLimits *limits,
                                gsize block_size,
                                GCancellable *cancellable)
{
  Tokenizer *self = g_new0 (Tokenizer, 1);

  self->limits = limits != NULL ? *limits : default_limits;
  self->frames = g_new0 (Frame, self->limits.depth + 1);
  self->decoded = g_string_new (NULL);
  sonder_json_input_init (&self->in, stream, block_size, cancellable);
  return &self->public;
}

/**
 * sonder_json_tokenizer_new:
 * @stream: the text
 * @cancellable: (nullable): stops the reading
 *
 * Returns: (transfer full): a tokenizer with the usual limits
 */
SonderJsonTokenizer *
sonder_json_tokenizer_new (GInputStream *stream, GCancellable *cancellable)
{
  return sonder_json_tokenizer_new_full (stream, NULL, SONDER_JSON_BLOCK_SIZE, cancellable);
}

void
sonder_json_tokenizer_free (SonderJsonTokenizer *tokenizer)
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  if (self == NULL)
    return;
  for (guint i = 0; i <= self->limits.depth; i++)
    if (self->frames[i].storage != NULL)
      g_string_free (self->frames[i].storage, TRUE);
  g_free (self->frames);
  g_string_free (self->decoded, TRUE);
  g_clear_error (&self->error);
  sonder_json_input_clear (&self->in);
  g_free (self);
}

/**
 * sonder_json_tokenizer_next:
 * @tokenizer: a tokenizer
 *
 * Reads one token. Between the members of an object and the elements of an array
 * there are no tokens: after %SONDER_JSON_ARRAY come its elements, then
 * %SONDER_JSON_ARRAY_END; after %SONDER_JSON_OBJECT come %SONDER_JSON_MEMBER and a
 * value by turns, then %SONDER_JSON_OBJECT_END.
 *
 * Returns: the token, also in @tokenizer->token
 */
SonderJsonToken
sonder_json_tokenizer_next (SonderJsonTokenizer *tokenizer)
{
  return tokenizer->token = read_token ((Tokenizer *) tokenizer);
}

/**
 * sonder_json_tokenizer_skip_value:
 * @tokenizer: a tokenizer
 *
 * Reads to the end of the value that begins with the last token, or that follows
 * it if the last token was the name of a member.
 *
 * Returns: %FALSE on failure
 */
gboolean
sonder_json_tokenizer_skip_value (SonderJsonTokenizer *tokenizer)
{
  Tokenizer *self = (Tokenizer *) tokenizer;
  gboolean finished;

  self->skips_content = TRUE;
  finished = finish_value (self);
  self->skips_content = FALSE;
  return finished;
}

/**
 * sonder_json_tokenizer_take_raw:
 * @tokenizer: a tokenizer
 * @text: (out) (transfer none): the source text, not terminated; good until the
 *   next call
 * @length: (out): its length in bytes
 *
 * Reads to the end of the value that begins with the last token, or that follows
 * it if the last token was the name of a member, and gives its source text, which
 * has been checked like everything else.
 *
 * Returns: %FALSE on failure
 */
gboolean
sonder_json_tokenizer_take_raw (SonderJsonTokenizer *tokenizer, const char **text, gsize *length)
{
  Tokenizer *self = (Tokenizer *) tokenizer;
  SonderJsonInput *in = &self->in;
  gboolean finished;

  if (tokenizer->token == SONDER_JSON_MEMBER)
    {
      skip_space (self);
      in->anchor = in->pos;
    }
  else if (tokenizer->token == SONDER_JSON_STRING)
    in->pos[-1] = '"';
  self->keeps_source = self->skips_content = TRUE;
  finished = finish_value (self);
  self->keeps_source = self->skips_content = FALSE;
  *text = in->anchor;
  *length = (gsize) (in->pos - in->anchor);
  return finished;
}

/**
 * sonder_json_tokenizer_get_depth:
 *
 * Returns: how many objects and arrays are open
 */
guint
sonder_json_tokenizer_get_depth (SonderJsonTokenizer *tokenizer)
{
  return ((Tokenizer *) tokenizer)->depth;
}

/**
 * sonder_json_tokenizer_get_offset:
 *
 * Returns: how many bytes of the text have been looked at
 */
guint64
sonder_json_tokenizer_get_offset (SonderJsonTokenizer *tokenizer)
{
  const SonderJsonInput *in = &((Tokenizer *) tokenizer)->in;

  return sonder_json_input_offset (in, in->pos);
}

/**
 * sonder_json_tokenizer_get_line:
 *
 * Returns: the line of the last token, from 1
 */
guint64
sonder_json_tokenizer_get_line (SonderJsonTokenizer *tokenizer)
{
  return ((Tokenizer *) tokenizer)->in.line;
}

/**
 * sonder_json_tokenizer_get_column:
 *
 * Returns: the column in which the last token begins, in characters from 1
 */
guint64
sonder_json_tokenizer_get_column (SonderJsonTokenizer *tokenizer)
{
  SonderJsonInput *in = &((Tokenizer *) tokenizer)->in;

  return sonder_json_input_get_column (in, in->anchor);
}

/**
 * sonder_json_tokenizer_get_path:
 *
 * Returns: (transfer full): where the last token is, like
 *   `customers[41].attributes.age`
 */
char *
sonder_json_tokenizer_get_path (SonderJsonTokenizer *tokenizer)
{
  return build_path ((Tokenizer *) tokenizer);
}

/**
 * sonder_json_tokenizer_get_hash:
 *
 * Returns: the content hash of all that has been read from the stream: of the
 *   whole text after %SONDER_JSON_END
 */
guint64
sonder_json_tokenizer_get_hash (SonderJsonTokenizer *tokenizer)
{
  return sonder_content_hash_get (&((Tokenizer *) tokenizer)->in.hash);
}

/**
 * sonder_json_tokenizer_locate:
 * @tokenizer: a tokenizer
 * @message: what to say about the last token
 *
 * Returns: (transfer full): @message with line, column and member path before it
 */
char *
sonder_json_tokenizer_locate (SonderJsonTokenizer *tokenizer, const char *message)
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  return locate (self, self->in.anchor, message);
}

/**
 * sonder_json_tokenizer_fail:
 * @tokenizer: a tokenizer
 * @domain: an error domain
 * @code: a code in it
 * @format: what is wrong with the last token
 * @...: arguments of @format
 *
 * Lets the tokenizer fail at its last token; the message gets line, column and
 * member path. Does nothing if it has failed already.
 */
void
sonder_json_tokenizer_fail (
    SonderJsonTokenizer *tokenizer, GQuark domain, int code, const char *format, ...)
{
  Tokenizer *self = (Tokenizer *) tokenizer;
  va_list args;

  va_start (args, format);
  fail_valist (self, self->in.anchor, domain, code, format, args);
  va_end (args);
}

/**
 * sonder_json_tokenizer_get_error:
 *
 * Returns: (nullable) (transfer none): why it failed
 */
const GError *
sonder_json_tokenizer_get_error (SonderJsonTokenizer *tokenizer)
{
  return ((Tokenizer *) tokenizer)->error;
}

/**
 * sonder_json_tokenizer_propagate_error:
 * @tokenizer: a tokenizer
 * @error: return location for its error
 *
 * Returns: %FALSE if it has failed, else %TRUE
 */
gboolean
sonder_json_tokenizer_propagate_error (SonderJsonTokenizer *tokenizer, GError **error)
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  if (self->error == NULL)
    return TRUE;
  if (error != NULL && *error == NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-tokenizer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json-number.h"

#define MAX_NUMBER_LENGTH 100000
#define MAX_INTEGER_DIGITS 18

static const SonderJsonLimits default_limits = {
  .depth = 512,
  .string = 16 * 1024 * 1024,
  .raw = 256 * 1024 * 1024,
  .total = G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024,
};

/* Fails for the reason that is already known. */
static SonderJsonToken
give_up (SonderJsonPrivate *self)
{
  self->state = AT_FAILURE;
  return SONDER_JSON_FAILED;
}

static void
save_names (SonderJsonPrivate *self)
{
  for (guint i = 0; i < self->depth; i++)
    {
      SonderJsonFrame *frame = &self->frames[i];

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
gboolean
sonder_json_read_more (SonderJsonPrivate *self)
{
  SonderJsonInput *in = &self->in;
  /* An escaped character takes up to six bytes for one. */
  const gsize limit = self->keeps_source ? self->limits.raw : self->limits.string * 6;

  if (self->error != NULL)
    return FALSE;
  if ((gsize) (in->end - in->anchor) > limit)
    return sonder_json_fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("this is too large")), FALSE;
  if (sonder_json_input_offset (in, in->end) > self->limits.total)
    return sonder_json_fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("the text is too large")),
           FALSE;
  save_names (self);
  return sonder_json_input_fill (in, &self->error);
}

/* Whether @n bytes can be had from the position on. */
gboolean
sonder_json_ensure (SonderJsonPrivate *self, gssize n)
{
  while (self->in.end - self->in.pos < n)
    if (!sonder_json_read_more (self))
      return FALSE;
  return TRUE;
}

/* Skips white space; returns the byte after it, 0 at the end of the text. */
guchar
sonder_json_skip_space (SonderJsonPrivate *self, gboolean keeps_token)
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
        if (!sonder_json_read_more (self))
          return 0;
        break;
      default:
        return (guchar) *in->pos;
      }
}

static inline guchar
skip_space (SonderJsonPrivate *self)
{
  guchar c = (guchar) *self->in.pos;

  if (c == ' ')
    c = (guchar) * ++self->in.pos;
  return c > ' ' ? c : sonder_json_skip_space (self, FALSE);
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
finish_number (SonderJsonPrivate *self, const char *end, gboolean is_integer)
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
read_any_number (SonderJsonPrivate *self)
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
        return sonder_json_fail_here (self, SONDER_JSON_ERROR_LIMIT, _ ("the number is too long"));
      if (!sonder_json_read_more (self) && self->error != NULL)
        return give_up (self);
    }
  problem = check_number (in->pos, end, &is_integer);
  if (problem != NULL)
    return sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX, "%s", problem);
  return finish_number (self, end, is_integer);
}

/* Most numbers are short integers. */
static SonderJsonToken
read_number (SonderJsonPrivate *self)
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
fail_without_value (SonderJsonPrivate *self)
{
  switch (*self->in.pos)
    {
    case '\'':
      return sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX,
                                    _ ("strings stand in double quotes"));
    case '/':
    case '#':
      return sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("JSON has no comments"));
    case '+':
    case '.':
      return sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX,
                                    _ ("a number begins with a digit or a minus sign"));
    default:
      return sonder_json_fail_expecting (self, _ ("a value"));
    }
}

static SonderJsonToken
read_word (SonderJsonPrivate *self, const char *word, SonderJsonToken token)
{
  const gsize length = strlen (word);

  if (!sonder_json_ensure (self, (gssize) length) || memcmp (self->in.pos, word, length) != 0)
    return sonder_json_fail_expecting (self, _ ("a value"));
  self->in.pos += length;
  self->state = AFTER_VALUE;
  return token;
}

static SonderJsonToken
begin_container (SonderJsonPrivate *self, gboolean is_object)
{
  SonderJsonFrame *frame = &self->frames[self->depth];

  if (self->depth == self->limits.depth)
    return sonder_json_fail_here (self, SONDER_JSON_ERROR_LIMIT,
                                  _ ("nested more than %u levels deep"), self->limits.depth);
  self->depth++;
  frame->is_object = is_object;
  frame->name = NULL;
  frame->index = 0;
  self->in.pos++;
  self->state = is_object ? AT_FIRST_MEMBER : AT_FIRST_ELEMENT;
  return is_object ? SONDER_JSON_OBJECT : SONDER_JSON_ARRAY;
}

static SonderJsonToken
end_container (SonderJsonPrivate *self)
{
  sonder_json_begin_token (self);
  self->depth--;
  self->in.pos++;
  self->state = AFTER_VALUE;
  return self->frames[self->depth].is_object ? SONDER_JSON_OBJECT_END : SONDER_JSON_ARRAY_END;
}

static SonderJsonToken
read_value (SonderJsonPrivate *self, guchar c)
{
  sonder_json_begin_token (self);
  switch (c)
    {
    case '"':
      return sonder_json_read_string (self);
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
read_start (SonderJsonPrivate *self)
{
  SonderJsonInput *in = &self->in;

  if (sonder_json_ensure (self, 3) && memcmp (in->pos, "\xef\xbb\xbf", 3) == 0)
    {
      in->pos += 3;
      in->line_start = 3;
    }
  else if (looks_like_utf16 (in))
    return sonder_json_fail_here (self, SONDER_JSON_ERROR_ENCODING,
                                  _ ("this is not UTF-8 but perhaps UTF-16: save it as UTF-8"));
  if (skip_space (self) == 0 && sonder_json_is_at_end (self))
    return sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("there is nothing here"));
  return read_value (self, (guchar) *in->pos);
}

static SonderJsonToken
read_end (SonderJsonPrivate *self, guchar c)
{
  sonder_json_begin_token (self);
  if (c != 0 || !sonder_json_is_at_end (self))
    return sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX,
                                  _ ("something follows the end of the value"));
  if (self->error != NULL)
    return give_up (self);
  self->state = AT_END;
  return SONDER_JSON_END;
}

static SonderJsonToken
read_after_value (SonderJsonPrivate *self)
{
  guchar c = skip_space (self);
  SonderJsonFrame *frame;

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
            return sonder_json_read_member (self);
          return sonder_json_fail_expecting (self, _ ("the name of a member in double quotes"));
        }
      frame->index++;
      return read_value (self, c);
    }
  if (c == (frame->is_object ? '}' : ']'))
    return end_container (self);
  return sonder_json_fail_expecting (self, frame->is_object ? _ ("“,” or “}” after the value")
                                                            : _ ("“,” or “]” after the value"));
}

static SonderJsonToken
read_first_member (SonderJsonPrivate *self)
{
  const guchar c = skip_space (self);

  if (c == '"')
    return sonder_json_read_member (self);
  if (c == '}')
    return end_container (self);
  return sonder_json_fail_expecting (self, _ ("the name of a member in double quotes"));
}

static SonderJsonToken
read_first_element (SonderJsonPrivate *self)
{
  const guchar c = skip_space (self);

  if (c == ']')
    return end_container (self);
  self->state = AT_VALUE;
  return read_value (self, c);
}

static SonderJsonToken
read_token (SonderJsonPrivate *self)
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
finish_value (SonderJsonPrivate *self)
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
  SonderJsonPrivate *self = g_new0 (SonderJsonPrivate, 1);

  self->limits = limits != NULL ? *limits : default_limits;
  self->frames = g_new0 (SonderJsonFrame, self->limits.depth + 1);
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
  SonderJsonPrivate *self = (SonderJsonPrivate *) tokenizer;

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
  return tokenizer->token = read_token ((SonderJsonPrivate *) tokenizer);
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
  SonderJsonPrivate *self = (SonderJsonPrivate *) tokenizer;
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
  SonderJsonPrivate *self = (SonderJsonPrivate *) tokenizer;
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
  return ((SonderJsonPrivate *) tokenizer)->depth;
}

/**
 * sonder_json_tokenizer_get_offset:
 *
 * Returns: how many bytes of the text have been looked at
 */
guint64
sonder_json_tokenizer_get_offset (SonderJsonTokenizer *tokenizer)
{
  const SonderJsonInput *in = &((SonderJsonPrivate *) tokenizer)->in;

  return sonder_json_input_offset (in, in->pos);
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
  return sonder_content_hash_get (&((SonderJsonPrivate *) tokenizer)->in.hash);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-tokenizer-private.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN_NAME 40
#define MAX_SHOWN_FRAMES 8

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
append_frame (GString *path, const SonderJsonFrame *frame)
{
  if (!frame->is_object)
    g_string_append_printf (path, "[%" G_GUINT64_FORMAT "]", frame->index);
  else if (frame->name != NULL)
    append_name (path, frame->name, frame->name_length);
}

static char *
build_path (SonderJsonPrivate *self)
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
locate (SonderJsonPrivate *self, const char *at, const char *message)
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
fail_valist (SonderJsonPrivate *self,
             const char *at,
             GQuark domain,
             int code,
             const char *format,
             va_list args)
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

/* What stands at the position, for a message. */
static char *
describe_here (SonderJsonPrivate *self)
{
  gunichar c;

  if (sonder_json_is_at_end (self))
    return g_strdup (_ ("the end of the text"));
  sonder_json_ensure (self, 4);
  /* GLib takes a NUL for the end. */
  c = *self->in.pos == '\0' ? 0
                            : g_utf8_get_char_validated (self->in.pos, self->in.end - self->in.pos);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return g_strdup_printf (_ ("the byte 0x%02X"), (guchar) *self->in.pos);
  if (!g_unichar_isprint (c) || c == ' ')
    return g_strdup_printf ("U+%04X", c);
  return g_strdup_printf ("“%.*s”", (int) g_unichar_to_utf8 (c, NULL), self->in.pos);
}

/* Fails at the current position, unless it has failed already. */
SonderJsonToken
sonder_json_fail_here (SonderJsonPrivate *self, SonderJsonError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  fail_valist (self, self->in.pos, SONDER_JSON_ERROR, (int) code, format, args);
  va_end (args);
  return SONDER_JSON_FAILED;
}

SonderJsonToken
sonder_json_fail_expecting (SonderJsonPrivate *self, const char *expected)
{
  g_autofree char *found = describe_here (self);

  /* Translators: the first is what should stand there, like “a value”, the second
   * what does, like “x” in quotation marks or “the end of the text”. */
  return sonder_json_fail_here (self, SONDER_JSON_ERROR_SYNTAX, _ ("expected %s, found %s"),
                                expected, found);
}

GQuark
sonder_json_error_quark (void)
{
  return g_quark_from_static_string ("sonder-json-error-quark");
}

/**
 * sonder_json_tokenizer_get_line:
 *
 * Returns: the line of the last token, from 1
 */
guint64
sonder_json_tokenizer_get_line (SonderJsonTokenizer *tokenizer)
{
  return ((SonderJsonPrivate *) tokenizer)->in.line;
}

/**
 * sonder_json_tokenizer_get_column:
 *
 * Returns: the column in which the last token begins, in characters from 1
 */
guint64
sonder_json_tokenizer_get_column (SonderJsonTokenizer *tokenizer)
{
  SonderJsonInput *in = &((SonderJsonPrivate *) tokenizer)->in;

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
  return build_path ((SonderJsonPrivate *) tokenizer);
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
  SonderJsonPrivate *self = (SonderJsonPrivate *) tokenizer;

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
  SonderJsonPrivate *self = (SonderJsonPrivate *) tokenizer;
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
  return ((SonderJsonPrivate *) tokenizer)->error;
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
  SonderJsonPrivate *self = (SonderJsonPrivate *) tokenizer;

  if (self->error == NULL)
    return TRUE;
  if (error != NULL && *error == NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

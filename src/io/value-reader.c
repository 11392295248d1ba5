/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "value-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "calendar.h"
#include "column.h"
#include "json-number.h"
#include "project-error.h"

/* Whole numbers up to here are exact in a double. */
#define MAX_EXACT G_GINT64_CONSTANT (9007199254740992)

static const char *
describe (SonderJsonToken token)
{
  switch (token)
    {
    case SONDER_JSON_OBJECT:
      return _ ("an object");
    case SONDER_JSON_ARRAY:
      return _ ("an array");
    case SONDER_JSON_STRING:
      return _ ("a text");
    case SONDER_JSON_INTEGER:
    case SONDER_JSON_NUMBER:
      return _ ("a number");
    case SONDER_JSON_TRUE:
      return "true";
    case SONDER_JSON_FALSE:
      return "false";
    case SONDER_JSON_NULL:
      return "null";
    case SONDER_JSON_FAILED:
    case SONDER_JSON_OBJECT_END:
    case SONDER_JSON_ARRAY_END:
    case SONDER_JSON_MEMBER:
    case SONDER_JSON_END:
    default:
      return _ ("nothing");
    }
}

static gboolean
fail_expecting (SonderJsonTokenizer *tokenizer, const char *expected)
{
  if (tokenizer->token == SONDER_JSON_NULL)
    return sonder_value_fail (
        tokenizer, _ ("this must be %s; leave it out where there is no value"), expected);
  return sonder_value_fail (tokenizer, _ ("this must be %s, not %s"), expected,
                            describe (tokenizer->token));
}

/* Whether a double turns the whole number into another one, as it does with long
 * numbers of cards and accounts. */
static gboolean
loses_digits (const SonderJsonTokenizer *tokenizer)
{
  char digits[SONDER_JSON_NUMBER_SIZE];
  gsize n;

  if (tokenizer->token == SONDER_JSON_INTEGER && ABS (tokenizer->integer) <= MAX_EXACT)
    return FALSE;
  for (gsize i = 0; i < tokenizer->length; i++)
    if (!g_ascii_isdigit (tokenizer->text[i]) && tokenizer->text[i] != '-')
      return FALSE;
  n = sonder_json_number_format (tokenizer->number, digits);
  return n != tokenizer->length || memcmp (digits, tokenizer->text, n) != 0;
}

/**
 * sonder_value_fail:
 * @tokenizer: a tokenizer
 * @format: what is wrong with its last token
 * @...: arguments of @format
 *
 * Lets the tokenizer fail with %SONDER_PROJECT_ERROR_INVALID.
 *
 * Returns: %FALSE
 */
gboolean
sonder_value_fail (SonderJsonTokenizer *tokenizer, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  sonder_json_tokenizer_fail (tokenizer, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_INVALID, "%s",
                              message);
  return FALSE;
}

/**
 * sonder_value_fail_twice:
 * @tokenizer: a tokenizer at a member that was there before
 *
 * Returns: %FALSE
 */
gboolean
sonder_value_fail_twice (SonderJsonTokenizer *tokenizer)
{
  return sonder_value_fail (tokenizer, _ ("this member is here twice"));
}

gboolean
sonder_value_begin_object (SonderJsonTokenizer *tokenizer)
{
  if (sonder_json_tokenizer_next (tokenizer) == SONDER_JSON_OBJECT)
    return TRUE;
  return fail_expecting (tokenizer, _ ("an object"));
}

gboolean
sonder_value_begin_array (SonderJsonTokenizer *tokenizer)
{
  if (sonder_json_tokenizer_next (tokenizer) == SONDER_JSON_ARRAY)
    return TRUE;
  return fail_expecting (tokenizer, _ ("an array"));
}

/**
 * sonder_value_next_member:
 * @tokenizer: a tokenizer in an object
 *
 * Returns: %TRUE at the name of a member; %FALSE at the end of the object, where the
 *   last token is %SONDER_JSON_OBJECT_END, and on failure
 */
gboolean
sonder_value_next_member (SonderJsonTokenizer *tokenizer)
{
  return sonder_json_tokenizer_next (tokenizer) == SONDER_JSON_MEMBER;
}

/**
 * sonder_value_next_object:
 * @tokenizer: a tokenizer in an array of objects
 *
 * Returns: %TRUE in the next object; %FALSE at the end of the array, where the last
 *   token is %SONDER_JSON_ARRAY_END, and on failure
 */
gboolean
sonder_value_next_object (SonderJsonTokenizer *tokenizer)
{
  switch (sonder_json_tokenizer_next (tokenizer))
    {
    case SONDER_JSON_OBJECT:
      return TRUE;
    case SONDER_JSON_ARRAY_END:
      return FALSE;
    default:
      return fail_expecting (tokenizer, _ ("an object"));
    }
}

/**
 * sonder_value_read_text:
 * @tokenizer: a tokenizer
 *
 * Reads a text without U+0000, which is then in @tokenizer->text.
 */
gboolean
sonder_value_read_text (SonderJsonTokenizer *tokenizer)
{
  if (sonder_json_tokenizer_next (tokenizer) != SONDER_JSON_STRING)
    return fail_expecting (tokenizer, _ ("a text"));
  if (G_UNLIKELY (tokenizer->has_null))
    return sonder_value_fail (tokenizer, _ ("the character U+0000 cannot be part of a text"));
  return TRUE;
}

/**
 * sonder_value_read_id:
 * @tokenizer: a tokenizer
 *
 * Reads a text that is not empty.
 */
gboolean
sonder_value_read_id (SonderJsonTokenizer *tokenizer)
{
  if (!sonder_value_read_text (tokenizer))
    return FALSE;
  return tokenizer->length > 0 || sonder_value_fail (tokenizer, _ ("this must not be empty"));
}

/**
 * sonder_value_read_texts:
 * @tokenizer: a tokenizer
 * @texts: (out) (transfer full): the texts of an array
 */
gboolean
sonder_value_read_texts (SonderJsonTokenizer *tokenizer, GStrv *texts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!sonder_value_begin_array (tokenizer))
    return FALSE;
  while (sonder_json_tokenizer_next (tokenizer) != SONDER_JSON_ARRAY_END)
    {
      if (tokenizer->token != SONDER_JSON_STRING)
        return fail_expecting (tokenizer, _ ("a text"));
      if (tokenizer->has_null)
        return sonder_value_fail (tokenizer, _ ("the character U+0000 cannot be part of a text"));
      g_strv_builder_add (builder, tokenizer->text);
    }
  *texts = g_strv_builder_end (builder);
  return TRUE;
}

/**
 * sonder_value_read_integer:
 * @tokenizer: a tokenizer
 * @lowest: the least number that will do
 * @highest: the greatest
 * @value: (out): a whole number, in whatever notation
 */
gboolean
sonder_value_read_integer (SonderJsonTokenizer *tokenizer,
                           gint64 lowest,
                           gint64 highest,
                           gint64 *value)
{
  switch (sonder_json_tokenizer_next (tokenizer))
    {
    case SONDER_JSON_INTEGER:
      *value = tokenizer->integer;
      break;
    case SONDER_JSON_NUMBER:
      if (!(fabs (tokenizer->number) <= (double) MAX_EXACT) ||
          tokenizer->number != (double) (gint64) tokenizer->number)
        return sonder_value_fail (tokenizer, _ ("this must be a whole number"));
      *value = (gint64) tokenizer->number;
      break;
    default:
      return fail_expecting (tokenizer, _ ("a whole number"));
    }
  if (*value >= lowest && *value <= highest)
    return TRUE;
  return sonder_value_fail (tokenizer, *value < lowest ? _ ("the number is too small")
                                                       : _ ("the number is too large"));
}

/**
 * sonder_value_read_number:
 * @tokenizer: a tokenizer
 * @value: (out): a finite number; whole ones are exact
 */
gboolean
sonder_value_read_number (SonderJsonTokenizer *tokenizer, double *value)
{
  const SonderJsonToken token = sonder_json_tokenizer_next (tokenizer);

  if (token != SONDER_JSON_INTEGER && token != SONDER_JSON_NUMBER)
    return fail_expecting (tokenizer, _ ("a number"));
  if (!isfinite (tokenizer->number))
    return sonder_value_fail (tokenizer, _ ("the number is too large"));
  if (loses_digits (tokenizer))
    return sonder_value_fail (tokenizer,
                              _ ("a number with so many digits would lose some: make it a text"));
  *value = tokenizer->number;
  return TRUE;
}

gboolean
sonder_value_read_boolean (SonderJsonTokenizer *tokenizer, gboolean *value)
{
  const SonderJsonToken token = sonder_json_tokenizer_next (tokenizer);

  if (token != SONDER_JSON_TRUE && token != SONDER_JSON_FALSE)
    return fail_expecting (tokenizer, _ ("true or false"));
  *value = token == SONDER_JSON_TRUE;
  return TRUE;
}

/**
 * sonder_value_read_date:
 * @tokenizer: a tokenizer
 * @date: (out): a calendar day; none for an empty text
 */
gboolean
sonder_value_read_date (SonderJsonTokenizer *tokenizer, gint32 *date)
{
  if (!sonder_value_read_text (tokenizer))
    return FALSE;
  *date = sonder_date_parse (tokenizer->text, (gssize) tokenizer->length);
  if (*date != SONDER_DATE_NONE || tokenizer->length == 0)
    return TRUE;
  return sonder_value_fail (tokenizer, _ ("a date is written like 2025-03-01, and must exist"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SONDER_JSON_ERROR (sonder_json_error_quark ())

/**
 * SonderJsonError:
 * @SONDER_JSON_ERROR_SYNTAX: not JSON
 * @SONDER_JSON_ERROR_ENCODING: not UTF-8
 * @SONDER_JSON_ERROR_LIMIT: larger or deeper than is accepted
 */
typedef enum
{
  SONDER_JSON_ERROR_SYNTAX,
  SONDER_JSON_ERROR_ENCODING,
  SONDER_JSON_ERROR_LIMIT,
} SonderJsonError;

GQuark sonder_json_error_quark (void);

/**
 * SonderJsonToken:
 * @SONDER_JSON_FAILED: there was an error; every further token is this
 * @SONDER_JSON_OBJECT: an object begins
 * @SONDER_JSON_OBJECT_END: it ends
 * @SONDER_JSON_ARRAY: an array begins
 * @SONDER_JSON_ARRAY_END: it ends
 * @SONDER_JSON_MEMBER: the name of a member, in text; its value follows
 * @SONDER_JSON_STRING: a string, in text
 * @SONDER_JSON_INTEGER: a number without fraction and exponent that fits 64 bits,
 *   in integer and number; its source text in text
 * @SONDER_JSON_NUMBER: another number, in number (rounded, perhaps infinite); its
 *   source text in text
 * @SONDER_JSON_TRUE: true
 * @SONDER_JSON_FALSE: false
 * @SONDER_JSON_NULL: null
 * @SONDER_JSON_END: the whole text is read
 */
typedef enum
{
  SONDER_JSON_FAILED,
  SONDER_JSON_OBJECT,
  SONDER_JSON_OBJECT_END,
  SONDER_JSON_ARRAY,
  SONDER_JSON_ARRAY_END,
  SONDER_JSON_MEMBER,
  SONDER_JSON_STRING,
  SONDER_JSON_INTEGER,
  SONDER_JSON_NUMBER,
  SONDER_JSON_TRUE,
  SONDER_JSON_FALSE,
  SONDER_JSON_NULL,
  SONDER_JSON_END,
} SonderJsonToken;

/**
 * SonderJsonLimits:
 * @depth: how deep arrays and objects may nest
 * @string: longest string and longest stretch of white space, in bytes
 * @raw: longest value taken as source text, in bytes
 * @total: longest text, in bytes
 */
typedef struct
{
  guint depth;
  gsize string;
  gsize raw;
  guint64 total;
} SonderJsonLimits;

/**
 * SonderJsonTokenizer:
 * @token: the last token
 * @text: what it says, NUL-terminated for strings and member names, which may
 *   also contain NULs; good until the next call
 * @length: length of @text in bytes
 * @has_null: whether the text of a string or a name contains U+0000
 * @integer: the value of an integer
 * @number: the value of any number
 *
 * Reads JSON (RFC 8259), and nothing but JSON, one token at a time from a stream.
 * It checks UTF-8, refuses lone surrogates, accepts duplicate members and a UTF-8
 * byte-order mark at the beginning. Errors name line, column (in characters) and
 * member path.
 */
typedef struct
{
  /*< public >*/
  SonderJsonToken token;
  const char *text;
  gsize length;
  gboolean has_null;
  gint64 integer;
  double number;
} SonderJsonTokenizer;

#define SONDER_JSON_BLOCK_SIZE (256 * 1024)

SonderJsonTokenizer *sonder_json_tokenizer_new (GInputStream *stream, GCancellable *cancellable);
SonderJsonTokenizer *sonder_json_tokenizer_new_full (GInputStream *stream,
                                                     const SonderJsonLimits *limits,
                                                     gsize block_size,
                                                     GCancellable *cancellable);
void sonder_json_tokenizer_free (SonderJsonTokenizer *self);

SonderJsonToken sonder_json_tokenizer_next (SonderJsonTokenizer *self);
gboolean sonder_json_tokenizer_skip_value (SonderJsonTokenizer *self);
gboolean
sonder_json_tokenizer_take_raw (SonderJsonTokenizer *self, const char **text, gsize *length);

guint sonder_json_tokenizer_get_depth (SonderJsonTokenizer *self);
guint64 sonder_json_tokenizer_get_offset (SonderJsonTokenizer *self);
guint64 sonder_json_tokenizer_get_line (SonderJsonTokenizer *self);
guint64 sonder_json_tokenizer_get_column (SonderJsonTokenizer *self);
char *sonder_json_tokenizer_get_path (SonderJsonTokenizer *self);
guint64 sonder_json_tokenizer_get_hash (SonderJsonTokenizer *self);

void sonder_json_tokenizer_fail (SonderJsonTokenizer *self,
                                 GQuark domain,
                                 int code,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (4, 5);
char *sonder_json_tokenizer_locate (SonderJsonTokenizer *self, const char *message);
const GError *sonder_json_tokenizer_get_error (SonderJsonTokenizer *self);
gboolean sonder_json_tokenizer_propagate_error (SonderJsonTokenizer *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderJsonTokenizer, sonder_json_tokenizer_free)

G_END_DECLS

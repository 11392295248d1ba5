/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json-tokenizer.h"

G_BEGIN_DECLS

/* Values of one expected type, read from a tokenizer. Each function reads one
 * token and returns %FALSE on failure; the tokenizer then knows why. */

gboolean sonder_value_begin_object (SonderJsonTokenizer *tokenizer);
gboolean sonder_value_begin_array (SonderJsonTokenizer *tokenizer);
gboolean sonder_value_next_member (SonderJsonTokenizer *tokenizer);
gboolean sonder_value_next_object (SonderJsonTokenizer *tokenizer);

gboolean sonder_value_read_text (SonderJsonTokenizer *tokenizer);
gboolean sonder_value_read_id (SonderJsonTokenizer *tokenizer);
gboolean sonder_value_read_texts (SonderJsonTokenizer *tokenizer, GStrv *texts);
gboolean sonder_value_read_integer (SonderJsonTokenizer *tokenizer,
                                    gint64 lowest,
                                    gint64 highest,
                                    gint64 *value);
gboolean sonder_value_read_number (SonderJsonTokenizer *tokenizer, double *value);
gboolean sonder_value_read_boolean (SonderJsonTokenizer *tokenizer, gboolean *value);
gboolean sonder_value_read_date (SonderJsonTokenizer *tokenizer, gint32 *date);

gboolean sonder_value_fail (SonderJsonTokenizer *tokenizer, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
gboolean sonder_value_fail_twice (SonderJsonTokenizer *tokenizer);

/* Whether the last token, a name or a text, is exactly this. */
#define sonder_value_is(tokenizer, literal)                                                        \
  ((tokenizer)->length == sizeof (literal) - 1 &&                                                  \
   memcmp ((tokenizer)->text, "" literal, sizeof (literal) - 1) == 0)

G_END_DECLS

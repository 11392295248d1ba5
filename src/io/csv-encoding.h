/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderEncodingOrigin:
 * @SONDER_ENCODING_VALID: all bytes (or nearly all) are valid UTF-8
 * @SONDER_ENCODING_MARKED: the file begins with a byte-order mark
 * @SONDER_ENCODING_PATTERN: zero bytes in every second place, so UTF-16
 * @SONDER_ENCODING_GUESSED: guessed from the letters
 * @SONDER_ENCODING_NAMED: the caller named it
 *
 * How a file's encoding is known.
 */
typedef enum
{
  SONDER_ENCODING_VALID,
  SONDER_ENCODING_MARKED,
  SONDER_ENCODING_PATTERN,
  SONDER_ENCODING_GUESSED,
  SONDER_ENCODING_NAMED,
} SonderEncodingOrigin;

typedef struct _SonderEncodingGuess SonderEncodingGuess;

SonderEncodingGuess *sonder_encoding_guess_new (void);
void sonder_encoding_guess_free (SonderEncodingGuess *self);
void sonder_encoding_guess_feed (SonderEncodingGuess *self, const guint8 *bytes, gsize n);
const char *sonder_encoding_guess_finish (SonderEncodingGuess *self, SonderEncodingOrigin *origin);

gboolean sonder_encoding_single_byte_table (const char *encoding, gunichar table[256]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderEncodingGuess, sonder_encoding_guess_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderDecoderReport:
 * @n_replaced: bytes (or double bytes) that mean nothing in the encoding; each
 *   became U+FFFD
 * @first_replaced_line: the line of the first of them, from 1
 * @n_zeros: characters U+0000, which were left out
 * @first_zero_line: the line of the first of them, from 1
 */
typedef struct
{
  guint64 n_replaced;
  guint64 first_replaced_line;
  guint64 n_zeros;
  guint64 first_zero_line;
} SonderDecoderReport;

typedef struct _SonderDecoder SonderDecoder;

SonderDecoder *sonder_decoder_new (const char *encoding, GError **error);
void sonder_decoder_free (SonderDecoder *self);
void sonder_decoder_run (
    SonderDecoder *self, const guint8 *bytes, gsize n, gboolean last, GByteArray *out);
const SonderDecoderReport *sonder_decoder_get_report (SonderDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderDecoder, sonder_decoder_free)

G_END_DECLS

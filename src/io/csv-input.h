/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "csv-decoder.h"
#include "csv-encoding.h"

G_BEGIN_DECLS

/* Larger files are refused: 1 GiB is some ten million rows. */
#define SONDER_CSV_MAX_FILE_SIZE (G_GUINT64_CONSTANT (1) << 30)

typedef struct _SonderCsvInput SonderCsvInput;

SonderCsvInput *sonder_csv_input_open (GFile *file,
                                       const char *encoding,
                                       GCancellable *cancellable,
                                       GError **error);
SonderCsvInput *sonder_csv_input_new (GInputStream *stream,
                                      const char *name,
                                      const char *encoding,
                                      GCancellable *cancellable,
                                      GError **error);
void sonder_csv_input_free (SonderCsvInput *self);
gboolean sonder_csv_input_read (SonderCsvInput *self,
                                GByteArray *out,
                                gboolean *end,
                                GCancellable *cancellable,
                                GError **error);

const char *sonder_csv_input_get_name (SonderCsvInput *self);
const char *sonder_csv_input_get_encoding (SonderCsvInput *self);
SonderEncodingOrigin sonder_csv_input_get_origin (SonderCsvInput *self);
const SonderDecoderReport *sonder_csv_input_get_report (SonderCsvInput *self);
double sonder_csv_input_get_fraction (SonderCsvInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCsvInput, sonder_csv_input_free)

G_END_DECLS

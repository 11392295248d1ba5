/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "csv-input.h"

G_BEGIN_DECLS

#define SONDER_CSV_MAX_CELL (1024 * 1024)
#define SONDER_CSV_MAX_ROW (16 * 1024 * 1024)
#define SONDER_CSV_MAX_COLUMNS 16384

/**
 * SonderCsvCell:
 * @text: the cell's text, not terminated; valid until the next row is read
 * @length: its length in bytes
 * @quoted: whether it stood in quotation marks
 *
 * One cell of a row. The other members belong to the reader.
 */
typedef struct
{
  char *text;
  guint32 length;
  guint32 tail;
  guint8 quoted;
  guint8 doubled;
} SonderCsvCell;

/**
 * SonderCsvReaderReport:
 * @n_stray_quotes: rows with quotation marks in places where they mean
 *   nothing; they are taken as text
 * @first_stray_quote_line: the line on which the first of these rows begins
 * @n_blank_lines: empty lines, which were passed over
 */
typedef struct
{
  guint64 n_stray_quotes;
  guint64 first_stray_quote_line;
  guint64 n_blank_lines;
} SonderCsvReaderReport;

typedef struct _SonderCsvReader SonderCsvReader;

SonderCsvReader *sonder_csv_reader_new (SonderCsvInput *input,
                                        char delimiter,
                                        GCancellable *cancellable,
                                        GError **error);
void sonder_csv_reader_free (SonderCsvReader *self);
gboolean sonder_csv_reader_next (SonderCsvReader *self,
                                 const SonderCsvCell **cells,
                                 guint *n_cells,
                                 GCancellable *cancellable,
                                 GError **error);

char sonder_csv_reader_get_delimiter (SonderCsvReader *self);
guint64 sonder_csv_reader_get_line (SonderCsvReader *self);
guint64 sonder_csv_reader_get_row (SonderCsvReader *self);
const SonderCsvReaderReport *sonder_csv_reader_get_report (SonderCsvReader *self);

gboolean sonder_csv_parse_delimiter (const char *text, char *delimiter, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCsvReader, sonder_csv_reader_free)

G_END_DECLS

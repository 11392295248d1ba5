/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "csv-headers.h"
#include "csv-reader.h"

G_BEGIN_DECLS

/* Half a gigabyte of cell numbers; a list of 100,000 customers with 1,000 columns
 * has 100 million cells. */
#define SONDER_CSV_MAX_CELLS (128u * 1024 * 1024)

/**
 * SonderCsvProgress:
 * @fraction: how much of the file is read, from 0 to 1
 * @user_data: as given
 *
 * Called now and then, in the thread that reads.
 */
typedef void (*SonderCsvProgress) (double fraction, gpointer user_data);

/**
 * SonderCsvOptions:
 * @encoding: (nullable): name of the encoding, or %NULL to find it out
 * @delimiter: an ASCII character, or 0 to find it out
 * @header_rows: how many rows are headers, or -1 to find it out
 */
typedef struct
{
  const char *encoding;
  char delimiter;
  int header_rows;
} SonderCsvOptions;

#define SONDER_CSV_OPTIONS_DEFAULT                                                                 \
  {                                                                                                \
    NULL, 0, -1                                                                                    \
  }

/**
 * SonderCsvColumn:
 * @codes: for each row the number of the cell's text, from 1; 0 is an empty cell
 * @n_texts: how many texts there are
 * @starts: where each text, by its number, begins in @arena; after the last
 *   one, where the next would begin
 * @arena: the texts, each followed by a zero byte
 * @n_quoted: cells that are not empty and stand in quotation marks
 * @n_bare_na: cells that are the letters NA and do not
 *
 * One column: each different text is kept once; in a column where nearly all
 * differ, only of the first ones that is sure.
 */
typedef struct
{
  guint32 *codes;
  guint32 n_texts;
  guint32 *starts;
  char *arena;
  guint32 n_quoted;
  guint32 n_bare_na;

  guint32 starts_size;
  guint32 arena_size;
  guint32 n_filled;
  guint64 *slots; /* hash in the upper half, number in the lower */
  guint32 n_slots;
} SonderCsvColumn;

/**
 * SonderCsvTable:
 * @name: what the file is called
 * @n_rows: rows of data
 * @columns: (element-type SonderCsvColumn): the columns
 * @headers: their names
 * @row_numbers: for each row its number in a spreadsheet, from 1
 * @delimiter: what stands between cells; a line feed if there is only one column
 * @encoding: the file's encoding
 * @origin: how it is known
 * @decoding: bytes that could not be read
 * @reading: quotation marks in odd places
 * @n_blank_rows: rows without any text, which were passed over
 * @n_short_rows: rows with fewer cells than there are headers
 * @first_short_row: the number of the first of them
 * @n_long_rows: rows with text beyond the last header; it got columns of its own
 * @first_long_row: the number of the first of them
 *
 * A whole file in memory, as text.
 */
typedef struct
{
  char *name;
  guint n_rows;
  GPtrArray *columns;
  SonderCsvHeaders *headers;
  GArray *row_numbers;

  char delimiter;
  char *encoding;
  SonderEncodingOrigin origin;
  SonderDecoderReport decoding;
  SonderCsvReaderReport reading;
  guint n_blank_rows;
  guint n_short_rows;
  guint32 first_short_row;
  guint n_long_rows;
  guint32 first_long_row;

  guint n_headers;
  guint n_allocated;
  guint64 seed;
  GArray *row_hashes;
} SonderCsvTable;

SonderCsvTable *sonder_csv_table_read (SonderCsvInput *input,
                                       const SonderCsvOptions *options,
                                       SonderCsvProgress progress,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);
SonderCsvTable *sonder_csv_table_read_file (GFile *file,
                                            const SonderCsvOptions *options,
                                            SonderCsvProgress progress,
                                            gpointer user_data,
                                            GCancellable *cancellable,
                                            GError **error);
void sonder_csv_table_free (SonderCsvTable *self);

static inline SonderCsvColumn *
sonder_csv_table_column (const SonderCsvTable *self, guint column)
{
  return (SonderCsvColumn *)self->columns->pdata[column];
}

static inline const char *
sonder_csv_table_name (const SonderCsvTable *self, guint column)
{
  return (const char *)self->headers->names->pdata[column];
}

/* The text with that number; "" for 0. */
static inline const char *
sonder_csv_column_text (const SonderCsvColumn *self, guint32 code)
{
  return self->arena + self->starts[code];
}

static inline gsize
sonder_csv_column_text_length (const SonderCsvColumn *self, guint32 code)
{
  return self->starts[code + 1] - self->starts[code] - 1;
}

static inline const char *
sonder_csv_table_cell (const SonderCsvTable *self, guint row, guint column)
{
  const SonderCsvColumn *c = sonder_csv_table_column (self, column);

  return sonder_csv_column_text (c, c->codes[row]);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCsvTable, sonder_csv_table_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "csv-reader.h"

G_BEGIN_DECLS

/**
 * SonderCsvScan:
 * @SONDER_CSV_SCAN_ROW: a whole row was found
 * @SONDER_CSV_SCAN_MORE: the text ends within the row
 * @SONDER_CSV_SCAN_UNCLOSED: a quotation mark is opened and not closed
 * @SONDER_CSV_SCAN_LONG_CELL: a cell is longer than %SONDER_CSV_MAX_CELL
 * @SONDER_CSV_SCAN_MANY_CELLS: more cells than %SONDER_CSV_MAX_COLUMNS
 */
typedef enum
{
  SONDER_CSV_SCAN_ROW,
  SONDER_CSV_SCAN_MORE,
  SONDER_CSV_SCAN_UNCLOSED,
  SONDER_CSV_SCAN_LONG_CELL,
  SONDER_CSV_SCAN_MANY_CELLS,
} SonderCsvScan;

/**
 * SonderCsvDialect:
 * @delimiter: what stands between cells; a line feed if nothing does
 * @stops: the bytes at which a cell without quotation marks is looked at
 */
typedef struct
{
  char delimiter;
  guint8 stops[256];
} SonderCsvDialect;

/**
 * SonderCsvRow:
 * @cells: (element-type SonderCsvCell): the cells, as they stand in the text
 * @next: where the row after this one begins
 * @stray: whether there are quotation marks that mean nothing
 * @quoted: whether any cell stands in quotation marks
 * @trouble: for errors, where the cell at fault begins
 */
typedef struct
{
  GArray *cells;
  char *next;
  gboolean stray;
  gboolean quoted;
  char *trouble;
} SonderCsvRow;

void sonder_csv_dialect_init (SonderCsvDialect *self, char delimiter);
SonderCsvScan sonder_csv_scan_row (
    const SonderCsvDialect *dialect, char *text, char *end, gboolean last, SonderCsvRow *row);
void sonder_csv_unquote_cell (SonderCsvCell *cell);
char sonder_csv_guess_delimiter (char *text, char *end, gboolean last);
char sonder_csv_declared_delimiter (const char *text, gsize n);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderCsvError:
 * @SONDER_CSV_ERROR_ENCODING: the encoding asked for is not known
 * @SONDER_CSV_ERROR_QUOTE: a quotation mark is opened and never closed
 * @SONDER_CSV_ERROR_TOO_LARGE: the file, a row or a cell is beyond what is read
 * @SONDER_CSV_ERROR_EMPTY: there is no table in the file
 * @SONDER_CSV_ERROR_OPTION: an option has a value that means nothing
 *
 * What can be wrong with a CSV file or with how it was asked to be read.
 */
typedef enum
{
  SONDER_CSV_ERROR_ENCODING,
  SONDER_CSV_ERROR_QUOTE,
  SONDER_CSV_ERROR_TOO_LARGE,
  SONDER_CSV_ERROR_EMPTY,
  SONDER_CSV_ERROR_OPTION,
} SonderCsvError;

#define SONDER_CSV_ERROR (sonder_csv_error_quark ())

GQuark sonder_csv_error_quark (void);

G_END_DECLS

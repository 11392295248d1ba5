/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "csv-table.h"
#include "csv-value.h"

G_BEGIN_DECLS

typedef enum
{
  SONDER_CSV_TEXT,
  SONDER_CSV_CHOICE,
  SONDER_CSV_NUMBER,
  SONDER_CSV_DATE,
  SONDER_CSV_YES_NO,
} SonderCsvType;

/**
 * SonderCsvReason:
 * @SONDER_CSV_REASON_VALUES: all values are of the type
 * @SONDER_CSV_REASON_FEW_VALUES: few different values, often repeated
 * @SONDER_CSV_REASON_MANY_VALUES: they are words, and most differ
 * @SONDER_CSV_REASON_NO_VALUES: the column is empty
 * @SONDER_CSV_REASON_LEADING_ZEROS: digits with zeros before them
 * @SONDER_CSV_REASON_TOO_LARGE: whole numbers too large to be kept exactly
 * @SONDER_CSV_REASON_CODE: numbers, but the header says that they name something
 * @SONDER_CSV_REASON_TWO_DATES: dates that can be read in two ways
 * @SONDER_CSV_REASON_TWO_NUMBERS: numbers that can be read in two ways
 * @SONDER_CSV_REASON_MIXED: most are numbers or dates, but not all
 * @SONDER_CSV_REASON_ASKED: the caller wanted it
 */
typedef enum
{
  SONDER_CSV_REASON_VALUES,
  SONDER_CSV_REASON_FEW_VALUES,
  SONDER_CSV_REASON_MANY_VALUES,
  SONDER_CSV_REASON_NO_VALUES,
  SONDER_CSV_REASON_LEADING_ZEROS,
  SONDER_CSV_REASON_TOO_LARGE,
  SONDER_CSV_REASON_CODE,
  SONDER_CSV_REASON_TWO_DATES,
  SONDER_CSV_REASON_TWO_NUMBERS,
  SONDER_CSV_REASON_MIXED,
  SONDER_CSV_REASON_ASKED,
} SonderCsvReason;

/**
 * SonderCsvTyping:
 * @type: the column's type
 * @reason: why
 * @decimal: '.' or ',', for numbers
 * @order: for dates; for ambiguous ones, day before month
 * @format: (nullable): instead of @order, a format of strptime()
 * @n_values: cells with a value
 * @n_texts: different ones
 * @n_missing: cells with a word like N/A that are read as blank
 * @bare_na: whether NA is blank: all other texts stand in quotation marks, as R
 *   writes them
 * @example: the number of a text that @reason speaks of, or 0
 *
 * What a column holds.
 */
typedef struct
{
  SonderCsvType type;
  SonderCsvReason reason;
  char decimal;
  SonderDateOrder order;
  const char *format;
  guint n_values;
  guint n_texts;
  guint n_missing;
  gboolean bare_na;
  guint32 example;
} SonderCsvTyping;

/**
 * SonderCsvDates:
 * @SONDER_CSV_DATES_ONE_WAY: they can be read, and in only one way; or there
 *   are no values at all
 * @SONDER_CSV_DATES_TWO_WAYS: day and month cannot be told apart
 * @SONDER_CSV_DATES_NONE: none of the values is a date
 */
typedef enum
{
  SONDER_CSV_DATES_ONE_WAY,
  SONDER_CSV_DATES_TWO_WAYS,
  SONDER_CSV_DATES_NONE,
} SonderCsvDates;

GArray *sonder_csv_infer_types (const SonderCsvTable *table, char decimal);
void
sonder_csv_typing_ask (SonderCsvTyping *self, const SonderCsvColumn *column, SonderCsvType type);

SonderCsvDates sonder_csv_find_date_order (const SonderCsvColumn *column,
                                           SonderDateOrder *order,
                                           guint32 *example);
gboolean sonder_csv_typing_is_blank (const SonderCsvTyping *self, const char *text);
gboolean sonder_csv_typing_read_date (const SonderCsvTyping *self, const char *text, gint32 *day);
double *sonder_csv_column_numbers (const SonderCsvColumn *column, const SonderCsvTyping *typing);
gint32 *sonder_csv_column_dates (const SonderCsvColumn *column, const SonderCsvTyping *typing);
guint8 *sonder_csv_column_yes_no (const SonderCsvColumn *column, const SonderCsvTyping *typing);

const char *sonder_csv_type_to_string (SonderCsvType type);
gboolean sonder_csv_type_parse (const char *text, SonderCsvType *type);
char *sonder_csv_typing_explain (const SonderCsvTyping *self, const SonderCsvColumn *column);

gboolean sonder_csv_is_id_name (const char *name);
gboolean sonder_csv_is_code_name (const char *name);

G_END_DECLS

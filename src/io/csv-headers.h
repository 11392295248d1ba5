/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many rows are enough to find out which of them are headers. */
#define SONDER_CSV_HEAD_ROWS 3
#define SONDER_CSV_MAX_HEADER_ROWS 10

/**
 * SonderCsvHeaderStyle:
 * @SONDER_CSV_HEADERS_NONE: there are none, the first row is data
 * @SONDER_CSV_HEADERS_PLAIN: one row of names
 * @SONDER_CSV_HEADERS_QUALTRICS: names, question wordings, import ids
 * @SONDER_CSV_HEADERS_QUALTRICS_LEGACY: names, with V1, V2… for the columns
 *   about the sheet, whose names stand in the second row; wordings
 * @SONDER_CSV_HEADERS_SURVEYMONKEY: questions, each over several columns; the
 *   choices of the question
 * @SONDER_CSV_HEADERS_JOINED: several rows, joined to one name
 */
typedef enum
{
  SONDER_CSV_HEADERS_NONE,
  SONDER_CSV_HEADERS_PLAIN,
  SONDER_CSV_HEADERS_QUALTRICS,
  SONDER_CSV_HEADERS_QUALTRICS_LEGACY,
  SONDER_CSV_HEADERS_SURVEYMONKEY,
  SONDER_CSV_HEADERS_JOINED,
} SonderCsvHeaderStyle;

/**
 * SonderCsvRename:
 * @column: the column, from 0
 * @original: the name in the file, possibly empty
 * @name: the name it has got, so that all differ
 */
typedef struct
{
  guint column;
  char *original;
  char *name;
} SonderCsvRename;

/**
 * SonderCsvHeaders:
 * @style: what the header rows look like
 * @n_rows: how many rows of the file are headers
 * @names: (element-type utf8): a name for each column; all differ, also after
 *   folding
 * @wordings: (element-type utf8): the question each column asked, or %NULL
 * @renames: (element-type SonderCsvRename): the columns whose names were
 *   missing or there already
 */
typedef struct
{
  SonderCsvHeaderStyle style;
  guint n_rows;
  GPtrArray *names;
  GPtrArray *wordings;
  GArray *renames;

  GHashTable *taken;
} SonderCsvHeaders;

SonderCsvHeaders *sonder_csv_headers_new (GPtrArray *rows, int wanted);
void sonder_csv_headers_free (SonderCsvHeaders *self);
void sonder_csv_headers_add_column (SonderCsvHeaders *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCsvHeaders, sonder_csv_headers_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv-error.h"
#include "csv-scan.h"
#include "csv-text.h"

/* So much of the file is looked at before the delimiter is chosen. */
#define GUESS_SIZE (64 * 1024)

struct _SonderCsvReader
{
  SonderCsvInput *input;
  SonderCsvDialect dialect;
  SonderCsvRow row;
  SonderCsvReaderReport report;

  GByteArray *buffer; /* always followed by a zero byte */
  gsize position;
  gboolean last;

  guint64 line;      /* of the row read last */
  guint64 next_line; /* of the row after it */
  guint64 n_rows;
};

/* Drops what has been read, and reads at least as much as is left, so that a
 * long row is not looked at again for every block. */
static gboolean
fill (SonderCsvReader *self, GCancellable *cancellable, GError **error)
{
  gsize wanted;

  g_byte_array_remove_range (self->buffer, 0, (guint)self->position);
  self->position = 0;
  wanted = 2 * (gsize)self->buffer->len + 1;

  while (self->buffer->len < wanted && !self->last)
    if (!sonder_csv_input_read (self->input, self->buffer, &self->last, cancellable, error))
      return FALSE;

  g_byte_array_append (self->buffer, (const guint8 *)"", 1);
  g_byte_array_set_size (self->buffer, self->buffer->len - 1);
  return TRUE;
}

static char *
text_at (SonderCsvReader *self, gsize offset)
{
  return (char *)self->buffer->data + offset;
}

static guint64
count_lines (const char *text, const char *end)
{
  gboolean after_cr = FALSE;

  return sonder_csv_count_line_ends (text, (gsize)(end - text), &after_cr);
}

static gboolean
fail (SonderCsvReader *self, SonderCsvScan why, GError **error)
{
  const char *name = sonder_csv_input_get_name (self->input);
  guint line = (guint)self->next_line +
               (guint)count_lines (text_at (self, self->position), self->row.trouble);
  g_autofree char *cell = g_format_size_full (SONDER_CSV_MAX_CELL, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *row = g_format_size_full (SONDER_CSV_MAX_ROW, G_FORMAT_SIZE_IEC_UNITS);

  if (why == SONDER_CSV_SCAN_UNCLOSED)
    g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_QUOTE,
                 _ ("“%s”, line %u: a quotation mark is opened here and never "
                    "closed. Close it, or double it if it is meant as a character."),
                 name, line);
  else if (why == SONDER_CSV_SCAN_LONG_CELL)
    g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE,
                 _ ("“%s”, line %u: a cell is longer than %s."), name, line, cell);
  else if (why == SONDER_CSV_SCAN_MANY_CELLS)
    g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE,
                 _ ("“%s”, line %u: a row has more than %d cells."), name, line,
                 SONDER_CSV_MAX_COLUMNS);
  else
    g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE,
                 _ ("“%s”, line %u: a row is longer than %s."), name, (guint)self->next_line, row);
  return FALSE;
}

/* Scans the next row, reading on until it is whole. */
static gboolean
scan_next (SonderCsvReader *self, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      gsize left = self->buffer->len - self->position;
      SonderCsvScan found;

      found = sonder_csv_scan_row (&self->dialect, text_at (self, self->position),
                                   text_at (self, self->buffer->len), self->last, &self->row);
      if (found == SONDER_CSV_SCAN_ROW)
        return TRUE;
      if (found != SONDER_CSV_SCAN_MORE || left > SONDER_CSV_MAX_ROW)
        return fail (self, found, error);
      if (!fill (self, cancellable, error))
        return FALSE;
    }
}

static void
finish_row (SonderCsvReader *self)
{
  char *start = text_at (self, self->position);

  self->line = self->next_line;
  self->next_line += self->row.quoted ? MAX (1, count_lines (start, self->row.next)) : 1;
  self->n_rows++;
  self->position = self->row.next - text_at (self, 0);

  if (self->row.stray && self->report.n_stray_quotes++ == 0)
    self->report.first_stray_quote_line = self->line;
  if (!self->row.quoted)
    return;
  for (guint i = 0; i < self->row.cells->len; i++)
    sonder_csv_unquote_cell (&g_array_index (self->row.cells, SonderCsvCell, i));
}

static gboolean
is_blank_line (SonderCsvReader *self)
{
  const SonderCsvCell *first = &g_array_index (self->row.cells, SonderCsvCell, 0);

  return self->row.cells->len == 1 && first->length == 0 && !first->quoted;
}

static gboolean
choose_delimiter (SonderCsvReader *self, char delimiter, GCancellable *cancellable, GError **error)
{
  char declared;

  do
    if (!fill (self, cancellable, error))
      return FALSE;
  while (self->buffer->len < GUESS_SIZE && !self->last);

  declared = sonder_csv_declared_delimiter (text_at (self, 0), self->buffer->len);
  if (declared != 0)
    {
      /* the line is read as a row and dropped */
      sonder_csv_dialect_init (&self->dialect, '\n');
      if (!scan_next (self, cancellable, error))
        return FALSE;
      finish_row (self);
    }

  if (delimiter == 0)
    delimiter = declared;
  if (delimiter == 0)
    delimiter = sonder_csv_guess_delimiter (text_at (self, 0), text_at (self, self->buffer->len),
                                            self->last);
  sonder_csv_dialect_init (&self->dialect, delimiter);
  return TRUE;
}

/**
 * sonder_csv_reader_new:
 * @input: the text; must outlive the reader
 * @delimiter: an ASCII character, or 0 to find it out
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes a reader of rows, and chooses the delimiter.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL
 */
SonderCsvReader *
sonder_csv_reader_new (SonderCsvInput *input,
                       char delimiter,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SonderCsvReader) self = g_new0 (SonderCsvReader, 1);

  self->input = input;
  self->buffer = g_byte_array_new ();
  self->row.cells = g_array_new (FALSE, FALSE, sizeof (SonderCsvCell));
  self->next_line = 1;
  if (!choose_delimiter (self, delimiter, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sonder_csv_reader_free (SonderCsvReader *self)
{
  g_array_unref (self->row.cells);
  g_byte_array_unref (self->buffer);
  g_free (self);
}

/**
 * sonder_csv_reader_next:
 * @self: a reader
 * @cells: (out) (transfer none) (array length=n_cells): the cells, valid until
 *   the next call
 * @n_cells: (out): their number, at least 1
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the next row that is not an empty line. Rows may be of any length.
 *
 * Returns: %TRUE with a row; %FALSE at the end, or with @error set:
 *   %SONDER_CSV_ERROR_QUOTE, %SONDER_CSV_ERROR_TOO_LARGE, or one of #GIOErrorEnum
 */
gboolean
sonder_csv_reader_next (SonderCsvReader *self,
                        const SonderCsvCell **cells,
                        guint *n_cells,
                        GCancellable *cancellable,
                        GError **error)
{
  for (;;)
    {
      if (self->position == self->buffer->len && !self->last && !fill (self, cancellable, error))
        return FALSE;
      if (self->position == self->buffer->len)
        return FALSE;
      if (!scan_next (self, cancellable, error))
        return FALSE;
      finish_row (self);
      if (!is_blank_line (self))
        break;
      self->report.n_blank_lines++;
    }

  *cells = (const SonderCsvCell *)(gpointer)self->row.cells->data;
  *n_cells = self->row.cells->len;
  return TRUE;
}

/**
 * sonder_csv_reader_get_delimiter:
 * @self: a reader
 *
 * Returns: the delimiter; a line feed if the table has only one column
 */
char
sonder_csv_reader_get_delimiter (SonderCsvReader *self)
{
  return self->dialect.delimiter;
}

/**
 * sonder_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the line on which the last row begins, from 1
 */
guint64
sonder_csv_reader_get_line (SonderCsvReader *self)
{
  return self->line;
}

/**
 * sonder_csv_reader_get_row:
 * @self: a reader
 *
 * Returns: the last row's number in a spreadsheet, from 1; empty lines count
 */
guint64
sonder_csv_reader_get_row (SonderCsvReader *self)
{
  return self->n_rows;
}

const SonderCsvReaderReport *
sonder_csv_reader_get_report (SonderCsvReader *self)
{
  return &self->report;
}

/**
 * sonder_csv_parse_delimiter:
 * @text: what somebody gave as a delimiter
 * @delimiter: (out): the delimiter
 * @error: return location
 *
 * Understands one ASCII character, `\t`, and the words tab, comma, semicolon,
 * pipe and none.
 *
 * Returns: whether @text is a delimiter; else %SONDER_CSV_ERROR_OPTION
 */
gboolean
sonder_csv_parse_delimiter (const char *text, char *delimiter, GError **error)
{
  static const struct
  {
    const char *word;
    char delimiter;
  } words[] = {
    { "tab", '\t' },      { "\\t", '\t' }, { "comma", ',' },
    { "semicolon", ';' }, { "pipe", '|' }, { "none", '\n' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        *delimiter = words[i].delimiter;
        return TRUE;
      }

  if (*text > 0 && text[1] == '\0' && strchr ("\"\r\n", *text) == NULL && !g_ascii_isalnum (*text))
    {
      *delimiter = *text;
      return TRUE;
    }
  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION,
               _ ("“%s” is not a delimiter. Give one character, or “tab”."), text);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-scan.h"

#include <string.h>

/* The delimiter is judged by so many rows. */
#define GUESS_ROWS 200

/* Room is made for so many cells at first; then it doubles. */
#define FIRST_CELLS 16u

typedef struct
{
  const SonderCsvDialect *dialect;
  char *end;
  gboolean last;
  SonderCsvRow *row;
  /* up to here, quotation marks within the cell are known to be text */
  char *literal;
} Scan;

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static char *
skip_blanks (Scan *scan, char *at)
{
  while (at < scan->end && (*at == ' ' || *at == '\t') && *at != scan->dialect->delimiter)
    at++;
  return at;
}

static gboolean
ends_cell (Scan *scan, const char *at)
{
  return at == scan->end || *at == scan->dialect->delimiter || is_line_end (*at);
}

static SonderCsvScan
scan_plain (Scan *scan, char **at)
{
  const guint8 *stops = scan->dialect->stops;
  char *p = *at;

  for (;; p++)
    {
      while (!stops[(guint8)*p])
        p++;
      if (*p != '"')
        break;
      scan->row->stray = TRUE;
    }
  *at = p;
  return p == scan->end && !scan->last ? SONDER_CSV_SCAN_MORE : SONDER_CSV_SCAN_ROW;
}

/* After a quotation mark that neither ends the cell nor is doubled: the mark
 * on the same line that does end it, or %NULL if there is none. */
static SonderCsvScan
find_closing (Scan *scan, char *at, char **closing)
{
  *closing = NULL;
  for (; at < scan->end && !is_line_end (*at); at++)
    {
      char *after = skip_blanks (scan, at + 1);

      if (*at != '"' && *at != scan->dialect->delimiter)
        continue;
      if (after == scan->end && !scan->last)
        return SONDER_CSV_SCAN_MORE;
      if (*at == scan->dialect->delimiter)
        {
          if (after < scan->end && *after == '"')
            return SONDER_CSV_SCAN_ROW; /* the next cell is opened */
        }
      else if (at + 1 < scan->end && at[1] == '"')
        at++;
      else if (ends_cell (scan, after))
        {
          *closing = at;
          return SONDER_CSV_SCAN_ROW;
        }
    }
  return at == scan->end && !scan->last ? SONDER_CSV_SCAN_MORE : SONDER_CSV_SCAN_ROW;
}

static SonderCsvScan
unfinished (Scan *scan, const char *start)
{
  if (scan->last || scan->end - start > SONDER_CSV_MAX_CELL)
    return SONDER_CSV_SCAN_UNCLOSED;
  return SONDER_CSV_SCAN_MORE;
}

/* Finds the mark that closes the cell whose text begins at @start, and in
 * @after where the cell ends or, beyond the mark, goes on. */
static SonderCsvScan
find_end_of_quotation (Scan *scan, char *start, SonderCsvCell *cell, char **mark, char **after)
{
  char *p = start;

  for (;;)
    {
      char *quote = memchr (p, '"', scan->end - p), *closing;

      if (quote == NULL || (quote + 1 == scan->end && !scan->last))
        return unfinished (scan, start);
      p = quote + 1;
      if (*p == '"' && p < scan->end)
        {
          cell->doubled = TRUE;
          p++;
          continue;
        }

      *mark = quote;
      *after = skip_blanks (scan, p);
      if (*after == scan->end && !scan->last)
        return unfinished (scan, start);
      if (ends_cell (scan, *after))
        return SONDER_CSV_SCAN_ROW;

      scan->row->stray = TRUE;
      if (scan->literal != NULL && quote < scan->literal)
        continue;
      if (find_closing (scan, p, &closing) == SONDER_CSV_SCAN_MORE)
        return unfinished (scan, start);
      if (closing == NULL)
        {
          *after = p;
          return SONDER_CSV_SCAN_ROW;
        }
      scan->literal = closing;
    }
}

static SonderCsvScan
scan_quoted (Scan *scan, SonderCsvCell *cell, char **at)
{
  char *start = *at + 1, *mark = NULL, *after = NULL;
  SonderCsvScan found;

  scan->literal = NULL;
  scan->row->quoted = TRUE;
  cell->quoted = TRUE;
  cell->text = start;

  found = find_end_of_quotation (scan, start, cell, &mark, &after);
  if (found != SONDER_CSV_SCAN_ROW)
    return found;
  *at = after;
  if (ends_cell (scan, after))
    {
      cell->length = (guint32)MIN (mark - start, G_MAXINT32);
      return SONDER_CSV_SCAN_ROW;
    }

  /* text after the closing mark belongs to the cell all the same */
  cell->tail = (guint32)(mark - start) + 1;
  found = scan_plain (scan, at);
  cell->length = (guint32)MIN (*at - start, G_MAXINT32);
  return found;
}

static SonderCsvScan
scan_cell (Scan *scan, SonderCsvCell *cell, char **at)
{
  char *start = *at, *first = start;
  SonderCsvScan found;

  if (*first == ' ' || *first == '\t')
    first = skip_blanks (scan, first);
  if (first < scan->end && *first == '"')
    {
      *at = first;
      return scan_quoted (scan, cell, at);
    }

  found = scan_plain (scan, at);
  cell->text = start;
  cell->length = (guint32)(*at - start);
  return found;
}

static char *
after_line_end (Scan *scan, char *at)
{
  if (at < scan->end && *at == '\r' && at[1] == '\n')
    return at + 2;
  return at < scan->end ? at + 1 : at;
}

/* Finds the cells up to the end of the row, or to what is at fault. */
static SonderCsvScan
scan_cells (Scan *scan, char **at, guint *n)
{
  SonderCsvRow *row = scan->row;

  for (;;)
    {
      SonderCsvCell cell = { NULL };
      SonderCsvScan found;

      row->trouble = *at;
      found = scan_cell (scan, &cell, at);
      if (found != SONDER_CSV_SCAN_ROW)
        return found;
      if (cell.length > SONDER_CSV_MAX_CELL)
        return SONDER_CSV_SCAN_LONG_CELL;
      if (*n == SONDER_CSV_MAX_COLUMNS)
        return SONDER_CSV_SCAN_MANY_CELLS;
      if (*n == row->cells->len)
        g_array_set_size (row->cells, MAX (FIRST_CELLS, 2 * *n));
      g_array_index (row->cells, SonderCsvCell, (*n)++) = cell;
      if (*at == scan->end || is_line_end (**at))
        return SONDER_CSV_SCAN_ROW;
      (*at)++;
    }
}

/**
 * sonder_csv_dialect_init:
 * @self: (out caller-allocates): a dialect
 * @delimiter: an ASCII character; a line feed for tables of one column
 */
void
sonder_csv_dialect_init (SonderCsvDialect *self, char delimiter)
{
  memset (self, 0, sizeof *self);
  self->delimiter = delimiter;
  self->stops[0] = self->stops['\n'] = self->stops['\r'] = self->stops['"'] = TRUE;
  self->stops[(guint8)delimiter] = TRUE;
}

/**
 * sonder_csv_scan_row:
 * @dialect: the dialect
 * @text: where the row begins
 * @end: the end of the text; a zero byte must stand there, and nowhere before
 * @last: whether nothing comes after @end
 * @row: (inout): what is found; its cells are replaced
 *
 * Finds the cells of one row, without changing the text: RFC 4180, except that
 * line ends may be of any kind, blanks may stand around quotation marks, and
 * quotation marks in the wrong place are text. Where text follows a closing
 * mark, the mark was not the closing one if another on the same line is; else
 * the text belongs to the cell.
 *
 * Returns: what was found; only for %SONDER_CSV_SCAN_ROW @row is complete
 */
SonderCsvScan
sonder_csv_scan_row (
    const SonderCsvDialect *dialect, char *text, char *end, gboolean last, SonderCsvRow *row)
{
  Scan scan = { dialect, end, last, row, NULL };
  SonderCsvScan found;
  char *at = text;
  guint n = 0;

  row->stray = row->quoted = FALSE;
  found = scan_cells (&scan, &at, &n);
  g_array_set_size (row->cells, n);
  if (found != SONDER_CSV_SCAN_ROW)
    return found;

  /* a carriage return at the end may be half of a line end */
  if (at + 1 == end && *at == '\r' && !last)
    return SONDER_CSV_SCAN_MORE;
  row->next = after_line_end (&scan, at);
  return SONDER_CSV_SCAN_ROW;
}

/**
 * sonder_csv_unquote_cell:
 * @cell: (inout): a cell as it stands in the text
 *
 * Resolves the quotation marks of a quoted cell, in place.
 */
void
sonder_csv_unquote_cell (SonderCsvCell *cell)
{
  char *from = cell->text, *to = cell->text, *end = cell->text + cell->length;
  char *closing = cell->tail > 0 ? cell->text + cell->tail - 1 : end;

  if (!cell->doubled && cell->tail == 0)
    return;

  while (from < closing)
    {
      if (from[0] == '"' && from + 1 < closing && from[1] == '"')
        from++;
      *to++ = *from++;
    }
  if (from < end)
    from++;
  while (from < end)
    *to++ = *from++;
  cell->length = (guint32)(to - cell->text);
}

typedef struct
{
  char delimiter;
  guint n_rows;
  guint width; /* of most rows */
  guint n_of_width;
  guint first_width;
  gboolean unclosed;
} Trial;

static void
try_delimiter (Trial *trial, char *text, char *end, gboolean last)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (SonderCsvCell));
  g_autoptr (GHashTable) widths = g_hash_table_new (NULL, NULL);
  SonderCsvRow row = { .cells = cells };
  SonderCsvDialect dialect;

  sonder_csv_dialect_init (&dialect, trial->delimiter);
  while (trial->n_rows < GUESS_ROWS && text < end)
    {
      SonderCsvScan found = sonder_csv_scan_row (&dialect, text, end, last, &row);
      guint width = cells->len, n;

      if (found != SONDER_CSV_SCAN_ROW)
        {
          trial->unclosed = found == SONDER_CSV_SCAN_UNCLOSED && width > 0;
          return;
        }
      text = row.next;
      if (width == 1 && g_array_index (cells, SonderCsvCell, 0).length == 0)
        continue;
      n = 1 + GPOINTER_TO_UINT (g_hash_table_lookup (widths, GUINT_TO_POINTER (width)));
      g_hash_table_insert (widths, GUINT_TO_POINTER (width), GUINT_TO_POINTER (n));
      if (trial->n_rows++ == 0)
        trial->first_width = width;
      if (n > trial->n_of_width)
        {
          trial->n_of_width = n;
          trial->width = width;
        }
    }
}

static gboolean
makes_table (const Trial *trial)
{
  if (trial->width < 2)
    return FALSE;
  return trial->first_width >= 2 || trial->n_of_width * 5 >= trial->n_rows * 4;
}

static gboolean
is_better (const Trial *trial, const Trial *best)
{
  /* shares of different numbers of rows: quotation marks depend on it too */
  double share = (double)trial->n_of_width / trial->n_rows;
  double best_share = (double)best->n_of_width / best->n_rows;

  if (share != best_share)
    return share > best_share;
  return trial->n_rows < 3 && trial->width > best->width;
}

/**
 * sonder_csv_guess_delimiter:
 * @text: the beginning of the file
 * @end: its end; a zero byte must stand there, and nowhere before
 * @last: whether it is the whole file
 *
 * Finds the delimiter that gives most rows the same number of cells. A comma
 * comes last among equals: the decimal commas of a column are as regular.
 *
 * Returns: a tab, semicolon, bar or comma; a line feed if there is only one
 *   column
 */
char
sonder_csv_guess_delimiter (char *text, char *end, gboolean last)
{
  Trial trials[] = { { '\t' }, { ';' }, { '|' }, { ',' } };
  Trial *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (trials); i++)
    {
      try_delimiter (&trials[i], text, end, last);
      if (makes_table (&trials[i]) && (best == NULL || is_better (&trials[i], best)))
        best = &trials[i];
    }
  /* a delimiter that leaves a quotation mark open is not denied for that */
  for (guint i = 0; i < G_N_ELEMENTS (trials) && best == NULL; i++)
    if (trials[i].unclosed)
      best = &trials[i];
  return best != NULL ? best->delimiter : '\n';
}

/**
 * sonder_csv_declared_delimiter:
 * @text: the beginning of the file
 * @n: its length
 *
 * Returns: the delimiter that a first line like `sep=;` declares, else 0
 */
char
sonder_csv_declared_delimiter (const char *text, gsize n)
{
  gboolean quoted = n > 0 && *text == '"';
  const char *end = text + n;

  text += quoted;
  if (end - text < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0)
    return 0;
  if (text[4] == '"' || is_line_end (text[4]) || (guint8)text[4] >= 0x80)
    return 0;
  if (quoted && (end - text < 6 || text[5] != '"'))
    return 0;
  if (end - text > 5 + quoted && !is_line_end (text[5 + quoted]))
    return 0;
  return text[4];
}

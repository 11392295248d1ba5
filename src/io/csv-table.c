/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv-error.h"

/* Progress is told, and cancelling noticed, after so many rows. */
#define ROWS_PER_STEP 4096

#define FIRST_ROWS 64
#define FIRST_SLOTS 16

/* From so many texts on, a column where nearly all cells differ is no longer
 * searched for equal ones: that costs more than it saves. */
#define MANY_TEXTS 4096

static guint64
mix (guint64 a, guint64 b)
{
  __uint128_t product = (__uint128_t)a * b;

  return (guint64)product ^ (guint64)(product >> 64);
}

/* The seed is random, so that nobody can prepare a file whose texts all meet
 * in one slot. */
static guint32
hash_text (const char *text, guint32 length, guint64 seed)
{
  guint64 hash = seed ^ length, word = 0;
  guint32 first, last;

  for (; length >= 8; length -= 8, text += 8)
    {
      memcpy (&word, text, 8);
      hash = mix (hash ^ word, seed | 1);
    }

  word = 0;
  if (length >= 4)
    {
      memcpy (&first, text, 4);
      memcpy (&last, text + length - 4, 4);
      word = (guint64)first << 32 | last;
    }
  else if (length > 0)
    word = (guint64)(guint8)text[0] << 16 | (guint64)(guint8)text[length / 2] << 8 |
           (guint8)text[length - 1];
  hash = mix (hash ^ word, seed | 1);
  return (guint32)(hash ^ hash >> 32);
}

static void
place (SonderCsvColumn *self, guint64 entry)
{
  guint32 slot = (guint32)(entry >> 32) & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    slot = (slot + 1) & (self->n_slots - 1);
  self->slots[slot] = entry;
}

static gboolean
nearly_all_differ (const SonderCsvColumn *self)
{
  return self->n_texts >= MANY_TEXTS && (guint64)self->n_texts * 16 > (guint64)self->n_filled * 15;
}

static void
grow_slots (SonderCsvColumn *self)
{
  g_autofree guint64 *old = self->slots;
  guint32 n = self->n_slots;

  self->slots = NULL;
  self->n_slots = 0;
  if (nearly_all_differ (self))
    return;
  self->n_slots = 2 * n;
  self->slots = g_new0 (guint64, self->n_slots);
  for (guint32 i = 0; i < n; i++)
    if (old[i] != 0)
      place (self, old[i]);
}

static guint32
add_text (SonderCsvColumn *self, const char *text, guint32 length, guint32 hash)
{
  guint32 code = ++self->n_texts, start = self->starts[code];

  if (start + length + 1 > self->arena_size)
    {
      self->arena_size = MAX (2 * self->arena_size, start + length + 1);
      self->arena = g_realloc (self->arena, self->arena_size);
    }
  memcpy (self->arena + start, text, length);
  self->arena[start + length] = '\0';

  if (code + 2 > self->starts_size)
    {
      self->starts_size *= 2;
      self->starts = g_renew (guint32, self->starts, self->starts_size);
    }
  self->starts[code + 1] = start + length + 1;

  if (code > self->n_slots / 2 && self->slots != NULL)
    grow_slots (self);
  if (self->slots != NULL)
    place (self, (guint64)hash << 32 | code);
  return code;
}

static gboolean
is_text (const SonderCsvColumn *self, guint32 code, const char *text, guint32 length)
{
  return sonder_csv_column_text_length (self, code) == length &&
         memcmp (self->arena + self->starts[code], text, length) == 0;
}

/* The number of a text, which it gets if it has none. */
static guint32
intern (SonderCsvColumn *self, const char *text, guint32 length, guint32 hash)
{
  guint32 slot = hash & (self->n_slots - 1);

  self->n_filled++;
  if (self->slots == NULL)
    return add_text (self, text, length, hash);
  for (; self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    {
      guint32 code = (guint32)self->slots[slot];

      if (self->slots[slot] >> 32 == hash && is_text (self, code, text, length))
        return code;
    }
  return add_text (self, text, length, hash);
}

static SonderCsvColumn *
column_new (guint n_allocated)
{
  SonderCsvColumn *self = g_new0 (SonderCsvColumn, 1);

  self->codes = g_new0 (guint32, n_allocated);
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint64, self->n_slots);
  self->starts_size = FIRST_SLOTS;
  self->starts = g_new (guint32, self->starts_size);
  self->arena_size = FIRST_SLOTS;
  self->arena = g_malloc (self->arena_size);

  /* the empty text */
  self->starts[0] = 0;
  self->starts[1] = 1;
  self->arena[0] = '\0';
  return self;
}

static void
column_free (gpointer data)
{
  SonderCsvColumn *self = data;

  g_free (self->codes);
  g_free (self->slots);
  g_free (self->starts);
  g_free (self->arena);
  g_free (self);
}

static gboolean
refuse_cells (SonderCsvTable *self, GError **error)
{
  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE,
               _ ("“%s” is too large a table, with %u columns and more than %u rows. Split it and "
                  "import the parts one after the other."),
               self->name, self->columns->len, self->n_rows);
  return FALSE;
}

static gboolean
has_room (const SonderCsvTable *self, guint64 n_rows, guint64 n_columns)
{
  return n_rows * n_columns <= SONDER_CSV_MAX_CELLS;
}

static gboolean
grow_rows (SonderCsvTable *self, GError **error)
{
  guint n = MAX (FIRST_ROWS, self->n_allocated * 2);

  if (!has_room (self, n, self->columns->len))
    return refuse_cells (self, error);
  for (guint i = 0; i < self->columns->len; i++)
    {
      SonderCsvColumn *column = sonder_csv_table_column (self, i);

      column->codes = g_renew (guint32, column->codes, n);
      memset (column->codes + self->n_allocated, 0, (n - self->n_allocated) * sizeof (guint32));
    }
  self->n_allocated = n;
  return TRUE;
}

static gboolean
add_columns (SonderCsvTable *self, guint n_columns, GError **error)
{
  if (!has_room (self, self->n_allocated, n_columns))
    return refuse_cells (self, error);
  while (self->columns->len < n_columns)
    g_ptr_array_add (self->columns, column_new (self->n_allocated));
  while (self->headers->names->len < n_columns)
    sonder_csv_headers_add_column (self->headers);
  return TRUE;
}

/* The number of cells up to the last one with text. */
static guint
used_width (const SonderCsvCell *cells, guint n_cells)
{
  while (n_cells > 0 && cells[n_cells - 1].length == 0)
    n_cells--;
  return n_cells;
}

static void
note_width (SonderCsvTable *self, guint n_cells, guint used, guint32 row_number)
{
  if (n_cells < self->n_headers && self->n_short_rows++ == 0)
    self->first_short_row = row_number;
  if (used > self->n_headers && self->n_long_rows++ == 0)
    self->first_long_row = row_number;
}

/* All of a row's slots are asked for before the first is looked at: they are
 * rarely in the cache, and so come together. */
static const guint32 *
hash_row (SonderCsvTable *self, const SonderCsvCell *cells, guint n_cells)
{
  guint32 *hashes;

  if (self->row_hashes->len < n_cells)
    g_array_set_size (self->row_hashes, n_cells);
  hashes = (guint32 *)(gpointer)self->row_hashes->data;
  for (guint i = 0; i < n_cells; i++)
    {
      const SonderCsvColumn *column = sonder_csv_table_column (self, i);

      if (column->slots == NULL)
        continue;
      hashes[i] = hash_text (cells[i].text, cells[i].length, self->seed);
      __builtin_prefetch (&column->slots[hashes[i] & (column->n_slots - 1)]);
    }
  return hashes;
}

static gboolean
add_row (SonderCsvTable *self,
         const SonderCsvCell *cells,
         guint n_cells,
         guint32 row_number,
         GError **error)
{
  guint used = used_width (cells, n_cells);
  const guint32 *hashes;

  if (used == 0)
    {
      self->n_blank_rows++;
      return TRUE;
    }
  note_width (self, n_cells, used, row_number);
  if (used > self->columns->len && !add_columns (self, used, error))
    return FALSE;
  if (self->n_rows == self->n_allocated && !grow_rows (self, error))
    return FALSE;

  hashes = hash_row (self, cells, used);
  for (guint i = 0; i < used; i++)
    {
      SonderCsvColumn *column = sonder_csv_table_column (self, i);
      const SonderCsvCell *cell = &cells[i];

      if (cell->length == 0)
        continue;
      column->codes[self->n_rows] = intern (column, cell->text, cell->length, hashes[i]);
      column->n_quoted += cell->quoted;
      column->n_bare_na += !cell->quoted && cell->length == 2 && memcmp (cell->text, "NA", 2) == 0;
    }
  g_array_append_val (self->row_numbers, row_number);
  self->n_rows++;
  return TRUE;
}

/* A row that was kept back until the headers were known. */
typedef struct
{
  GPtrArray *texts;
  GArray *cells;
  guint32 row_number;
} HeadRow;

static void
head_row_free (gpointer data)
{
  HeadRow *self = data;

  g_ptr_array_unref (self->texts);
  g_array_unref (self->cells);
  g_free (self);
}

static HeadRow *
head_row_new (const SonderCsvCell *cells, guint n_cells, guint32 row_number)
{
  HeadRow *self = g_new0 (HeadRow, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (SonderCsvCell));
  self->row_number = row_number;
  for (guint i = 0; i < n_cells; i++)
    {
      SonderCsvCell cell = cells[i];

      cell.text = g_strndup (cell.text, cell.length);
      g_ptr_array_add (self->texts, cell.text);
      g_array_append_val (self->cells, cell);
    }
  return self;
}

static GPtrArray *
read_head (SonderCsvTable *self,
           SonderCsvReader *reader,
           guint n_rows,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func (head_row_free);
  GError *problem = NULL;
  const SonderCsvCell *cells;
  guint n_cells;

  while (head->len < n_rows &&
         sonder_csv_reader_next (reader, &cells, &n_cells, cancellable, &problem))
    if (used_width (cells, n_cells) > 0)
      g_ptr_array_add (head, head_row_new (cells, n_cells, sonder_csv_reader_get_row (reader)));
    else
      self->n_blank_rows++;

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&head);
}

static gboolean
find_headers (SonderCsvTable *self, GPtrArray *head, int wanted, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < head->len; i++)
    {
      HeadRow *row = g_ptr_array_index (head, i);

      g_ptr_array_add (rows, row->texts);
    }
  if (head->len == 0)
    {
      g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_EMPTY, _ ("“%s” is empty."),
                   self->name);
      return FALSE;
    }

  self->headers = sonder_csv_headers_new (rows, wanted);
  self->n_headers = self->headers->names->len;
  if (!add_columns (self, self->headers->names->len, error))
    return FALSE;
  for (guint i = self->headers->n_rows; i < head->len; i++)
    {
      HeadRow *row = g_ptr_array_index (head, i);

      if (!add_row (self, (SonderCsvCell *)(gpointer)row->cells->data, row->cells->len,
                    row->row_number, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_rows (SonderCsvTable *self,
           SonderCsvInput *input,
           SonderCsvReader *reader,
           SonderCsvProgress progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  GError *problem = NULL;
  const SonderCsvCell *cells;
  guint n_cells;

  while (sonder_csv_reader_next (reader, &cells, &n_cells, cancellable, &problem))
    {
      if (!add_row (self, cells, n_cells, (guint32)sonder_csv_reader_get_row (reader), error))
        return FALSE;
      if (self->n_rows % ROWS_PER_STEP != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (sonder_csv_input_get_fraction (input), user_data);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static gboolean
check_options (const SonderCsvOptions *options, GError **error)
{
  if (options->header_rows <= SONDER_CSV_MAX_HEADER_ROWS)
    return TRUE;
  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION,
               _ ("%d header rows are too many; there can be %d."), options->header_rows,
               SONDER_CSV_MAX_HEADER_ROWS);
  return FALSE;
}

/**
 * sonder_csv_table_read:
 * @input: the text
 * @options: how to read it
 * @progress: (nullable) (scope call): told now and then
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads a whole file into columns of text.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with a
 *   #SonderCsvError or #GIOErrorEnum
 */
SonderCsvTable *
sonder_csv_table_read (SonderCsvInput *input,
                       const SonderCsvOptions *options,
                       SonderCsvProgress progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SonderCsvTable) self = g_new0 (SonderCsvTable, 1);
  g_autoptr (SonderCsvReader) reader = NULL;
  g_autoptr (GPtrArray) head = NULL;

  self->name = g_strdup (sonder_csv_input_get_name (input));
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->row_numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->row_hashes = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->seed = (guint64)g_random_int () << 32 | g_random_int ();

  if (!check_options (options, error))
    return NULL;
  reader = sonder_csv_reader_new (input, options->delimiter, cancellable, error);
  if (reader == NULL)
    return NULL;
  head = read_head (self, reader, MAX (SONDER_CSV_HEAD_ROWS, options->header_rows), cancellable,
                    error);
  if (head == NULL || !find_headers (self, head, options->header_rows, error) ||
      !read_rows (self, input, reader, progress, user_data, cancellable, error))
    return NULL;

  self->delimiter = sonder_csv_reader_get_delimiter (reader);
  self->encoding = g_strdup (sonder_csv_input_get_encoding (input));
  self->origin = sonder_csv_input_get_origin (input);
  self->decoding = *sonder_csv_input_get_report (input);
  self->reading = *sonder_csv_reader_get_report (reader);
  return g_steal_pointer (&self);
}

/**
 * sonder_csv_table_read_file:
 * @file: the file
 * @options: how to read it
 * @progress: (nullable) (scope call): told now and then
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Opens @file and reads it with sonder_csv_table_read().
 *
 * Returns: (transfer full) (nullable): the table, or %NULL
 */
SonderCsvTable *
sonder_csv_table_read_file (GFile *file,
                            const SonderCsvOptions *options,
                            SonderCsvProgress progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (SonderCsvInput) input =
      sonder_csv_input_open (file, options->encoding, cancellable, error);

  if (input == NULL)
    return NULL;
  return sonder_csv_table_read (input, options, progress, user_data, cancellable, error);
}

void
sonder_csv_table_free (SonderCsvTable *self)
{
  g_clear_pointer (&self->headers, sonder_csv_headers_free);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->row_numbers);
  g_array_unref (self->row_hashes);
  g_free (self->encoding);
  g_free (self->name);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "column.h"

#include <string.h>

static const guint8 cell_sizes[] = {
  [SONDER_CELL_TEXT] = sizeof (guint32),
  [SONDER_CELL_KEY] = sizeof (guint16),
  [SONDER_CELL_NUMBER] = sizeof (double),
  [SONDER_CELL_DATE] = sizeof (gint32),
  [SONDER_CELL_YES_NO] = sizeof (guint8),
  [SONDER_CELL_SCORE] = sizeof (gint32),
  [SONDER_CELL_ROW] = sizeof (guint32),
  [SONDER_CELL_FLAGS] = sizeof (guint8),
  [SONDER_CELL_COMMENT] = sizeof (const char *),
};

static SonderChunk *
chunk_new (guint cell_size)
{
  SonderChunk *chunk = g_malloc (SONDER_CHUNK_HEADER + (gsize) cell_size * SONDER_CHUNK_ROWS);

  G_STATIC_ASSERT (sizeof (SonderChunk) <= SONDER_CHUNK_HEADER);
  g_atomic_ref_count_init (&chunk->ref_count);

  return chunk;
}

static gpointer
chunk_data (SonderChunk *chunk)
{
  return (char *) chunk + SONDER_CHUNK_HEADER;
}

static SonderChunk *
chunk_ref (SonderChunk *chunk)
{
  g_atomic_ref_count_inc (&chunk->ref_count);
  return chunk;
}

static void
chunk_unref (SonderChunk *chunk)
{
  if (g_atomic_ref_count_dec (&chunk->ref_count))
    g_free (chunk);
}

static void
fill_blank (SonderCellType type,
            gpointer       cells,
            gsize          n_cells)
{
  switch (type)
    {
    case SONDER_CELL_NUMBER:
      for (gsize i = 0; i < n_cells; i++)
        ((double *) cells)[i] = NAN;
      break;

    case SONDER_CELL_DATE:
    case SONDER_CELL_SCORE:
      for (gsize i = 0; i < n_cells; i++)
        ((gint32 *) cells)[i] = G_MININT32;
      break;

    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_YES_NO:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      memset (cells, 0, n_cells * cell_sizes[type]);
      break;
    }
}

/* One blank chunk per type serves the whole program: a project of many columns
 * and few rows stays small, and columns that were never written are equal. The
 * reference held here keeps it from ever being written in place. */
static SonderChunk *
get_blank (SonderCellType type)
{
  static SonderChunk *blanks[G_N_ELEMENTS (cell_sizes)];
  SonderChunk **blank = &blanks[type];

  if (g_once_init_enter (blank))
    {
      SonderChunk *chunk = chunk_new (cell_sizes[type]);

      fill_blank (type, chunk_data (chunk), SONDER_CHUNK_ROWS);
      g_once_init_leave (blank, chunk);
    }

  return *blank;
}

/**
 * sonder_column_new:
 * @name: see SONDER_ATTRIBUTE_PREFIX for those of attributes
 *
 * Returns: (transfer full): a column without rows
 */
SonderColumn *
sonder_column_new (const char     *name,
                   SonderCellType  type)
{
  SonderColumn *self = g_new0 (SonderColumn, 1);

  self->name = g_strdup (name);
  self->type = type;
  self->cell_size = cell_sizes[type];
  self->blank = chunk_ref (get_blank (type));

  return self;
}

/**
 * sonder_column_copy:
 *
 * Returns: (transfer full): a column with the same cells, which shares all
 *   chunks until one of the two is written
 */
SonderColumn *
sonder_column_copy (const SonderColumn *self)
{
  SonderColumn *copy = g_new (SonderColumn, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->blank = chunk_ref (self->blank);
  copy->n_allocated = self->n_chunks;
  copy->chunks = g_new (SonderChunk *, MAX (self->n_chunks, 1));
  for (guint i = 0; i < self->n_chunks; i++)
    copy->chunks[i] = chunk_ref (self->chunks[i]);

  return copy;
}

/**
 * sonder_column_free:
 * @self: (transfer full):
 *
 * Frees the column, and each chunk that no other column holds.
 */
void
sonder_column_free (SonderColumn *self)
{
  for (guint i = 0; i < self->n_chunks; i++)
    chunk_unref (self->chunks[i]);
  chunk_unref (self->blank);
  g_free (self->chunks);
  g_free (self->name);
  g_free (self);
}

/**
 * sonder_column_set_length:
 *
 * Makes room for @n_rows rows (at most SONDER_MAX_ROWS), or drops the chunks
 * behind them. Rows that come into being are blank, except those of a chunk
 * that was already there: see sonder_column_blank().
 */
void
sonder_column_set_length (SonderColumn *self,
                          guint         n_rows)
{
  guint n_chunks = (guint) (((guint64) n_rows + SONDER_CHUNK_MASK) >> SONDER_CHUNK_SHIFT);

  while (self->n_chunks > n_chunks)
    chunk_unref (self->chunks[--self->n_chunks]);

  if (n_chunks > self->n_allocated)
    {
      self->n_allocated = MAX (n_chunks, self->n_allocated * 2);
      self->chunks = g_renew (SonderChunk *, self->chunks, self->n_allocated);
    }

  while (self->n_chunks < n_chunks)
    self->chunks[self->n_chunks++] = chunk_ref (self->blank);
}

/**
 * sonder_column_blank:
 * @first_row: the first cell to blank
 * @n_rows: how many; they all lie within one chunk
 *
 * Makes cells blank. A chunk that was never written stays shared.
 */
void
sonder_column_blank (SonderColumn *self,
                     guint         first_row,
                     guint         n_rows)
{
  guint chunk = first_row >> SONDER_CHUNK_SHIFT;
  gsize offset = first_row & SONDER_CHUNK_MASK;

  g_return_if_fail (offset + n_rows <= SONDER_CHUNK_ROWS);

  if (n_rows == 0 || self->chunks[chunk] == self->blank)
    return;

  fill_blank (self->type,
              (char *) sonder_column_writable (self, chunk) + offset * self->cell_size,
              n_rows);
}

/**
 * sonder_column_writable:
 * @chunk: number of the chunk: row >> SONDER_CHUNK_SHIFT
 *
 * Returns: (transfer none): the SONDER_CHUNK_ROWS cells of @chunk for writing,
 *   made private to this column if they were shared; valid until the column is
 *   copied or freed
 */
gpointer
sonder_column_writable (SonderColumn *self,
                        guint         chunk)
{
  SonderChunk *old = self->chunks[chunk];

  if (G_UNLIKELY (!g_atomic_ref_count_compare (&old->ref_count, 1)))
    {
      SonderChunk *copy = chunk_new (self->cell_size);

      memcpy (chunk_data (copy), chunk_data (old), (gsize) self->cell_size * SONDER_CHUNK_ROWS);
      self->chunks[chunk] = copy;
      chunk_unref (old);
    }

  return chunk_data (self->chunks[chunk]);
}

/**
 * sonder_column_shares:
 * @chunk: any number; behind the end of either column nothing is shared
 *
 * Returns: whether both columns hold the very same chunk, so that its cells
 *   need not be compared
 */
gboolean
sonder_column_shares (const SonderColumn *self,
                      const SonderColumn *other,
                      guint               chunk)
{
  return chunk < self->n_chunks && chunk < other->n_chunks &&
         self->chunks[chunk] == other->chunks[chunk];
}

/**
 * sonder_column_is_blank:
 *
 * Returns: whether nothing was ever written to @chunk: a quick way to skip it
 */
gboolean
sonder_column_is_blank (const SonderColumn *self,
                        guint               chunk)
{
  return self->chunks[chunk] == self->blank;
}

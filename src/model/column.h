/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

#define SONDER_CHUNK_SHIFT 14
#define SONDER_CHUNK_ROWS (1u << SONDER_CHUNK_SHIFT)
#define SONDER_CHUNK_MASK (SONDER_CHUNK_ROWS - 1)

/* The blank of each cell type; a blank is not zero and not an empty text. */
#define SONDER_DATE_NONE G_MININT32
#define SONDER_SCORE_NONE G_MININT32
#define SONDER_YES_NO_NONE 0
#define SONDER_NO 1
#define SONDER_YES 2

/**
 * SonderCellType:
 * @SONDER_CELL_TEXT: guint32, a number in the project's text pool, 0 is blank
 * @SONDER_CELL_KEY: guint16, a number in the project's key pool, 0 is blank
 * @SONDER_CELL_NUMBER: double, NaN is blank
 * @SONDER_CELL_DATE: gint32, days since 1970-01-01
 * @SONDER_CELL_YES_NO: guint8
 * @SONDER_CELL_SCORE: gint32
 * @SONDER_CELL_ROW: guint32, a row of the customers table
 * @SONDER_CELL_FLAGS: guint8, see SonderRowFlags
 * @SONDER_CELL_COMMENT: const char *, stored in the text pool, NULL is blank
 *
 * What the cells of a column are.
 */
typedef enum
{
  SONDER_CELL_TEXT,
  SONDER_CELL_KEY,
  SONDER_CELL_NUMBER,
  SONDER_CELL_DATE,
  SONDER_CELL_YES_NO,
  SONDER_CELL_SCORE,
  SONDER_CELL_ROW,
  SONDER_CELL_FLAGS,
  SONDER_CELL_COMMENT,
} SonderCellType;

typedef struct
{
  gatomicrefcount ref_count;
  /* The data follow, aligned for any cell. */
} SonderChunk;

/**
 * SonderColumn:
 * @name: unique in its table
 * @type: what the cells are
 * @cell_size: of one cell, in bytes
 * @n_chunks: as many as the rows need
 * @n_allocated: room in @chunks
 * @chunks: (array length=n_chunks): one reference each
 * @blank: the chunk of blanks of this type
 *
 * Packed cells of one type in reference-counted chunks of SONDER_CHUNK_ROWS
 * rows. A copy shares all chunks; writing clones the one chunk written to.
 * Chunks that were never written are all the same blank one. The cells of the
 * last chunk behind the last row are blank: tables see to that. Reading a column
 * is safe in any thread while nobody writes to that same column; a copy can be
 * written while the original is read.
 */
typedef struct
{
  char          *name;
  SonderCellType type;
  guint          cell_size;
  guint          n_chunks;
  guint          n_allocated;
  SonderChunk  **chunks;
  SonderChunk   *blank;
} SonderColumn;

#define SONDER_CHUNK_HEADER 16

SonderColumn *sonder_column_new        (const char         *name,
                                        SonderCellType      type);
SonderColumn *sonder_column_copy       (const SonderColumn *self);
void          sonder_column_free       (SonderColumn       *self);
void          sonder_column_set_length (SonderColumn       *self,
                                        guint               n_rows);
void          sonder_column_blank      (SonderColumn       *self,
                                        guint               first_row,
                                        guint               n_rows);
gpointer      sonder_column_writable   (SonderColumn       *self,
                                        guint               chunk);
gboolean      sonder_column_shares     (const SonderColumn *self,
                                        const SonderColumn *other,
                                        guint               chunk);
gboolean      sonder_column_is_blank   (const SonderColumn *self,
                                        guint               chunk);

/**
 * sonder_column_chunk:
 *
 * Returns: (transfer none): the SONDER_CHUNK_ROWS packed cells of @chunk, for
 *   reading only; valid until the column is written or freed
 */
static inline gconstpointer
sonder_column_chunk (const SonderColumn *self,
                     guint               chunk)
{
  return (const char *) self->chunks[chunk] + SONDER_CHUNK_HEADER;
}

/* sonder_column_get_SUFFIX (column, row) and sonder_column_set_SUFFIX (column,
 * row, value): one cell by its C type (u8, u16, u32, i32, number, comment), for
 * a row within the table. */
#define SONDER_COLUMN_ACCESS(suffix, ctype)                                                \
  static inline ctype                                                                      \
  sonder_column_get_##suffix (const SonderColumn *self,                                    \
                              guint               row)                                     \
  {                                                                                        \
    return ((const ctype *) sonder_column_chunk (self, row >> SONDER_CHUNK_SHIFT))         \
        [row & SONDER_CHUNK_MASK];                                                         \
  }                                                                                        \
  static inline void                                                                       \
  sonder_column_set_##suffix (SonderColumn *self,                                          \
                              guint         row,                                           \
                              ctype         value)                                         \
  {                                                                                        \
    ((ctype *) sonder_column_writable (self, row >> SONDER_CHUNK_SHIFT))                   \
        [row & SONDER_CHUNK_MASK] = value;                                                 \
  }

typedef const char *SonderComment;

SONDER_COLUMN_ACCESS (u8, guint8)
SONDER_COLUMN_ACCESS (u16, guint16)
SONDER_COLUMN_ACCESS (u32, guint32)
SONDER_COLUMN_ACCESS (i32, gint32)
SONDER_COLUMN_ACCESS (number, double)
SONDER_COLUMN_ACCESS (comment, SonderComment)

#undef SONDER_COLUMN_ACCESS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderColumn, sonder_column_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "column.h"

#include "check-row.h"

#include <string.h>

#define N_TWINS 4
#define MOST_ROWS (3 * SONDER_CHUNK_ROWS + 100)

static const struct
{
  const char *name;
  SonderCellType type;
  guint size;
} types[] = {
  { "text", SONDER_CELL_TEXT, 4 },       { "key", SONDER_CELL_KEY, 2 },
  { "number", SONDER_CELL_NUMBER, 8 },   { "date", SONDER_CELL_DATE, 4 },
  { "yes/no", SONDER_CELL_YES_NO, 1 },   { "score", SONDER_CELL_SCORE, 4 },
  { "row", SONDER_CELL_ROW, 4 },         { "flags", SONDER_CELL_FLAGS, 1 },
  { "comment", SONDER_CELL_COMMENT, sizeof (char *) },
};

static gboolean
cell_is_blank (const SonderColumn *column,
               guint               row)
{
  switch (column->type)
    {
    case SONDER_CELL_NUMBER:
      return isnan (sonder_column_get_number (column, row));
    case SONDER_CELL_DATE:
    case SONDER_CELL_SCORE:
      return sonder_column_get_i32 (column, row) == G_MININT32;
    case SONDER_CELL_TEXT:
    case SONDER_CELL_ROW:
      return sonder_column_get_u32 (column, row) == 0;
    case SONDER_CELL_KEY:
      return sonder_column_get_u16 (column, row) == 0;
    case SONDER_CELL_COMMENT:
      return sonder_column_get_comment (column, row) == NULL;
    case SONDER_CELL_YES_NO:
    case SONDER_CELL_FLAGS:
    default:
      return sonder_column_get_u8 (column, row) == 0;
    }
}

static void
write_something (SonderColumn *column,
                 guint         row)
{
  switch (column->cell_size)
    {
    case 1:
      sonder_column_set_u8 (column, row, 2);
      break;
    case 2:
      sonder_column_set_u16 (column, row, 2);
      break;
    case 4:
      sonder_column_set_i32 (column, row, 2);
      break;
    default:
      if (column->type == SONDER_CELL_NUMBER)
        sonder_column_set_number (column, row, 2.5);
      else
        sonder_column_set_comment (column, row, "A comment");
    }
}

static void
test_blanks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (SonderColumn) column = sonder_column_new ("name", types[i].type);
      guint last = SONDER_CHUNK_ROWS + 9;

      check_text (types[i].name, "name", column->name, "name");
      check_integer (types[i].name, "size", column->cell_size, types[i].size);

      sonder_column_set_length (column, last + 1);
      check_integer (types[i].name, "chunks", column->n_chunks, 2);
      check_yes (types[i].name, "first is blank", cell_is_blank (column, 0), TRUE);
      check_yes (types[i].name, "last is blank", cell_is_blank (column, last), TRUE);

      write_something (column, last);
      check_yes (types[i].name, "last is written", cell_is_blank (column, last), FALSE);
      check_yes (types[i].name, "before it", cell_is_blank (column, last - 1), TRUE);
      check_yes (types[i].name, "behind it", cell_is_blank (column, last + 1), TRUE);
      check_yes (types[i].name, "chunk 0", sonder_column_is_blank (column, 0), TRUE);
      check_yes (types[i].name, "chunk 1", sonder_column_is_blank (column, 1), FALSE);

      sonder_column_blank (column, last, 1);
      check_yes (types[i].name, "last blanked", cell_is_blank (column, last), TRUE);
      sonder_column_blank (column, 5, 100);
      check_yes (types[i].name, "still nothing", sonder_column_is_blank (column, 0), TRUE);
    }
}

/* Columns that were never written cost nothing, and are known to be equal. */
static void
test_one_blank (void)
{
  g_autoptr (SonderColumn) a = sonder_column_new ("a", SONDER_CELL_NUMBER);
  g_autoptr (SonderColumn) b = sonder_column_new ("b", SONDER_CELL_NUMBER);
  g_autoptr (SonderColumn) c = sonder_column_new ("c", SONDER_CELL_DATE);

  sonder_column_set_length (a, 2 * SONDER_CHUNK_ROWS);
  sonder_column_set_length (b, SONDER_CHUNK_ROWS);
  sonder_column_set_length (c, SONDER_CHUNK_ROWS);
  g_assert_true (sonder_column_shares (a, b, 0));
  g_assert_false (sonder_column_shares (a, b, 1));
  g_assert_false (sonder_column_shares (a, c, 0));
  g_assert_true (a->chunks[0] == a->chunks[1]);

  sonder_column_set_number (a, 1, 1.5);
  g_assert_false (sonder_column_shares (a, b, 0));
  g_assert_true (isnan (sonder_column_get_number (b, 1)));
  g_assert_true (isnan (sonder_column_get_number (a, SONDER_CHUNK_ROWS + 1)));
}

static void
test_copy_on_write (void)
{
  g_autoptr (SonderColumn) original = sonder_column_new ("x", SONDER_CELL_SCORE);
  g_autoptr (SonderColumn) copy = NULL;
  const SonderChunk *second;

  sonder_column_set_length (original, 2 * SONDER_CHUNK_ROWS);
  for (guint row = 0; row < 2 * SONDER_CHUNK_ROWS; row++)
    sonder_column_set_i32 (original, row, (gint32) row);
  second = original->chunks[1];

  copy = sonder_column_copy (original);
  g_assert_cmpstr (copy->name, ==, "x");
  g_assert_true (sonder_column_shares (original, copy, 0));
  g_assert_true (sonder_column_shares (original, copy, 1));

  sonder_column_set_i32 (copy, 7, -7);
  g_assert_cmpint (sonder_column_get_i32 (original, 7), ==, 7);
  g_assert_cmpint (sonder_column_get_i32 (copy, 7), ==, -7);
  g_assert_cmpint (sonder_column_get_i32 (copy, 8), ==, 8);
  g_assert_false (sonder_column_shares (original, copy, 0));
  g_assert_true (sonder_column_shares (original, copy, 1));

  sonder_column_set_i32 (original, SONDER_CHUNK_ROWS, 0);
  g_assert_cmpint (sonder_column_get_i32 (copy, SONDER_CHUNK_ROWS), ==, SONDER_CHUNK_ROWS);
  g_assert_false (sonder_column_shares (original, copy, 1));
  g_assert_true (copy->chunks[1] == second);

  /* Alone, it is written where it is. */
  sonder_column_set_i32 (copy, SONDER_CHUNK_ROWS, 1);
  g_assert_true (copy->chunks[1] == second);
}

static void
set_length (SonderColumn *column,
            GArray       *twin,
            guint         n_rows)
{
  guint old = twin->len;

  sonder_column_set_length (column, n_rows);
  if (n_rows < old)
    sonder_column_blank (column, n_rows, MIN (column->n_chunks << SONDER_CHUNK_SHIFT, old) - n_rows);

  g_array_set_size (twin, n_rows);
  for (guint row = old; row < n_rows; row++)
    g_array_index (twin, gint32, row) = SONDER_SCORE_NONE;
}

static void
compare_all (const SonderColumn *column,
             GArray             *twin)
{
  guint n_cells = column->n_chunks << SONDER_CHUNK_SHIFT;

  g_assert_cmpuint (n_cells, <, twin->len + SONDER_CHUNK_ROWS);
  for (guint row = 0; row < n_cells; row++)
    {
      gint32 expected = row < twin->len ? g_array_index (twin, gint32, row) : SONDER_SCORE_NONE;

      if (sonder_column_get_i32 (column, row) != expected)
        g_error ("row %u of %u is %d, expected %d", row, twin->len,
                 sonder_column_get_i32 (column, row), expected);
    }
}

/* Columns written, shortened, lengthened and copied over one another at random,
 * each beside a plain array. */
static void
test_random (void)
{
  SonderColumn *columns[N_TWINS];
  GArray *twins[N_TWINS];

  for (guint i = 0; i < N_TWINS; i++)
    {
      columns[i] = sonder_column_new ("x", SONDER_CELL_SCORE);
      twins[i] = g_array_new (FALSE, TRUE, sizeof (gint32));
    }

  for (guint step = 0; step < 4000; step++)
    {
      guint i = (guint) g_test_rand_int_range (0, N_TWINS);
      guint j = (guint) g_test_rand_int_range (0, N_TWINS);
      int what = g_test_rand_int_range (0, 100);

      if (what < 80 && twins[i]->len > 0)
        {
          guint row = (guint) g_test_rand_int_range (0, (gint32) twins[i]->len);
          gint32 value = g_test_rand_int ();

          sonder_column_set_i32 (columns[i], row, value);
          g_array_index (twins[i], gint32, row) = value;
        }
      else if (what < 95)
        set_length (columns[i], twins[i], (guint) g_test_rand_int_range (0, MOST_ROWS));
      else if (i != j)
        {
          sonder_column_free (columns[i]);
          columns[i] = sonder_column_copy (columns[j]);
          g_array_set_size (twins[i], 0);
          if (twins[j]->len > 0)
            g_array_append_vals (twins[i], twins[j]->data, twins[j]->len);
        }
      if (step % 100 == 0)
        compare_all (columns[i], twins[i]);
    }

  for (guint i = 0; i < N_TWINS; i++)
    {
      compare_all (columns[i], twins[i]);
      sonder_column_free (columns[i]);
      g_array_unref (twins[i]);
    }
}

static gpointer
sum_cells (gpointer data)
{
  g_autoptr (SonderColumn) column = data;
  gint64 *sum = g_new0 (gint64, 1);

  for (guint round = 0; round < 20; round++)
    {
      *sum = 0;
      for (guint row = 0; row < 2 * SONDER_CHUNK_ROWS; row++)
        *sum += sonder_column_get_i32 (column, row);
    }

  return sum;
}

/* Copies are read in other threads while the original goes on changing. */
static void
test_threads (void)
{
  g_autoptr (SonderColumn) original = sonder_column_new ("x", SONDER_CELL_SCORE);
  GThread *threads[4];
  gint64 sums[4];

  sonder_column_set_length (original, 2 * SONDER_CHUNK_ROWS);
  for (guint row = 0; row < 2 * SONDER_CHUNK_ROWS; row++)
    sonder_column_set_i32 (original, row, 0);

  for (guint i = 0; i < 4; i++)
    {
      for (guint row = 0; row < 2 * SONDER_CHUNK_ROWS; row++)
        sonder_column_set_i32 (original, row, (gint32) (i + 1));
      sums[i] = (gint64) (i + 1) * 2 * SONDER_CHUNK_ROWS;
      threads[i] = g_thread_new ("reader", sum_cells, sonder_column_copy (original));
    }

  for (guint row = 0; row < 2 * SONDER_CHUNK_ROWS; row++)
    sonder_column_set_i32 (original, row, 77);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree gint64 *sum = g_thread_join (threads[i]);

      g_assert_cmpint (*sum, ==, sums[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/column/blanks", test_blanks);
  g_test_add_func ("/model/column/one-blank", test_one_blank);
  g_test_add_func ("/model/column/copy-on-write", test_copy_on_write);
  g_test_add_func ("/model/column/random", test_random);
  g_test_add_func ("/model/column/threads", test_threads);

  return g_test_run ();
}

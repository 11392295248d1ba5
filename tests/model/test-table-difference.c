/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-difference.h"

#include "calendar.h"
#include "check-row.h"
#include "model-testing.h"

#include <gio/gio.h>

static GVariant *
get_difference (const SonderTable *before,
                const SonderTable *after)
{
  GVariant *difference = g_variant_ref_sink (sonder_table_get_difference (before, after));

  g_assert_true (g_variant_is_of_type (difference, G_VARIANT_TYPE (SONDER_TABLE_DIFFERENCE_TYPE)));
  g_assert_true (g_variant_is_normal_form (difference));
  return difference;
}

/* The same rows and texts, though in pools of another project. */
static SonderTable *
copy_to_other_pools (const SonderTable *table)
{
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();
  SonderTable *copy = sonder_table_new_customers (texts, keys);

  sonder_text_pool_intern (texts, "something else first", -1);
  g_ptr_array_set_size (copy->columns, 0);
  sonder_table_set_length (copy, table->n_rows);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SonderColumn *column = table->columns->pdata[i];
      SonderColumn *other = sonder_table_add_column (copy, column->name, column->type);

      for (guint row = 0; row < table->n_rows; row++)
        {
          GVariant *value = sonder_table_get_cell (table, column, row);
          g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;

          sonder_table_set_cell (copy, other, row, sunk);
        }
    }

  return copy;
}

static char *
dump_table_alone (const SonderTable *table)
{
  g_autoptr (SonderSnapshot) nothing = sonder_snapshot_new ();
  g_autoptr (SonderItem) root = sonder_item_new (SONDER_KIND_PROJECT, "alone");

  return dump_content (root, table, nothing->answers);
}

static void
change_cells (SonderTable *table,
              guint        n_cells)
{
  for (guint n = table->n_rows > 0 ? n_cells : 0; n > 0; n--)
    {
      SonderColumn *column = table->columns->pdata[random_below (table->columns->len)];
      guint row = random_below (table->n_rows);
      g_autoptr (GVariant) value = NULL;

      switch ((int) column->type)
        {
        case SONDER_CELL_TEXT:
        case SONDER_CELL_KEY:
        case SONDER_CELL_COMMENT:
          value = g_variant_ref_sink (g_variant_new_string (pick_random_text ()));
          break;
        case SONDER_CELL_NUMBER:
          value = g_variant_ref_sink (g_variant_new_double (random_below (100) / 8.0));
          break;
        case SONDER_CELL_DATE:
        case SONDER_CELL_SCORE:
          value = g_variant_ref_sink (g_variant_new_int32 ((gint32) random_below (100)));
          break;
        case SONDER_CELL_ROW:
          value = g_variant_ref_sink (g_variant_new_uint32 (random_below (100)));
          break;
        default:
          value = g_variant_ref_sink (g_variant_new_byte ((guint8) (1 + random_below (2))));
          break;
        }
      sonder_table_set_cell (table, column, row, chance (20) ? NULL : value);
    }
}

static SonderTable *
make_table (gboolean is_answers,
            guint    n_rows)
{
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();
  SonderTable *table =
    is_answers ? sonder_table_new_answers (texts, keys) : sonder_table_new_customers (texts, keys);

  if (!is_answers)
    {
      sonder_table_add_column (table, "attribute:number", SONDER_CELL_NUMBER);
      sonder_table_add_column (table, "attribute:date", SONDER_CELL_DATE);
      sonder_table_add_column (table, "attribute:yes-no", SONDER_CELL_YES_NO);
    }
  sonder_table_set_length (table, n_rows);
  change_cells (table, n_rows * 3);

  return table;
}

/* Applied to the table before, the difference gives the table after; in the same
 * project and in another one. */
static void
check_pair (const SonderTable *before,
            const SonderTable *after)
{
  g_autoptr (GVariant) difference = get_difference (before, after);
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderTable) here = sonder_table_apply_difference (before, difference, &error);
  g_autoptr (SonderTable) other_before = copy_to_other_pools (before);
  g_autoptr (SonderTable) there = sonder_table_apply_difference (other_before, difference, &error);
  g_autofree char *expected = NULL, *found_here = NULL, *found_there = NULL;

  g_assert_no_error (error);
  expected = dump_table_alone (after);
  found_here = dump_table_alone (here);
  found_there = dump_table_alone (there);
  g_assert_cmpstr (found_here, ==, expected);
  g_assert_cmpstr (found_there, ==, expected);
}

static void
test_random (void)
{
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (SonderTable) before = make_table (chance (50), random_below (40));
      g_autoptr (SonderTable) after = sonder_table_copy (before);

      for (guint n = random_below (5); n > 0; n--)
        sonder_table_append (after);
      if (chance (10))
        sonder_table_set_length (after, random_below (after->n_rows + 1));
      change_cells (after, random_below (20));
      if (chance (30))
        sonder_table_add_column (after, "attribute:new", (SonderCellType) random_below (9));
      if (chance (30))
        g_ptr_array_remove_index (after->columns, random_below (after->columns->len));
      if (sonder_table_find_column (after, "flags") == NULL)
        sonder_table_add_column (after, "flags", SONDER_CELL_FLAGS);
      check_pair (before, after);
    }
}

static void
test_edges (void)
{
  static const guint lengths[] = { 0, 1, SONDER_CHUNK_ROWS - 1, SONDER_CHUNK_ROWS,
                                   SONDER_CHUNK_ROWS + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint j = i; j < G_N_ELEMENTS (lengths); j++)
      {
        g_autoptr (SonderTable) before = make_table (TRUE, 0);
        g_autoptr (SonderTable) after = NULL;
        g_autoptr (GVariant) difference = NULL;
        g_autoptr (SonderTable) applied = NULL;

        sonder_table_set_length (before, lengths[i]);
        change_cells (before, 50);
        after = sonder_table_copy (before);
        sonder_table_set_length (after, lengths[j]);
        change_cells (after, 50);
        difference = get_difference (before, after);
        applied = sonder_table_apply_difference (before, difference, NULL);
        g_assert_nonnull (applied);
        g_assert_cmpuint (applied->n_rows, ==, lengths[j]);
        for (guint k = 0; k < after->columns->len; k++)
          for (guint row = 0; row < lengths[j]; row++)
            if (!sonder_table_cell_equal (after, after->columns->pdata[k], applied->columns->pdata[k],
                                          row))
              g_error ("column %u differs in row %u", k, row);
      }
}

/* One cell of many is a small record, and one chunk. */
static void
test_small (void)
{
  g_autoptr (SonderTable) before = make_table (TRUE, 3 * SONDER_CHUNK_ROWS);
  g_autoptr (SonderTable) after = sonder_table_copy (before);
  g_autoptr (GVariant) difference = NULL;
  g_autoptr (SonderTable) applied = NULL;
  guint n_copied = 0;

  sonder_column_set_i32 (sonder_table_column (after, SONDER_ANSWER_SCORE), 20000, 1000);
  difference = get_difference (before, after);
  g_assert_cmpuint (g_variant_get_size (difference), <, 500);

  applied = sonder_table_apply_difference (before, difference, NULL);
  for (guint i = 0; i < applied->columns->len; i++)
    for (guint chunk = 0; chunk < 3; chunk++)
      n_copied += !sonder_column_shares (applied->columns->pdata[i], before->columns->pdata[i], chunk);
  g_assert_cmpuint (n_copied, ==, 1);
}

static void
test_damaged (void)
{
  static const struct
  {
    const char *name;
    const char *difference;
    gboolean sound;
  } rows[] = {
    { "nothing", "(uint32 0, @a(sua(uu)v) [])", TRUE },
    { "no rows", "(uint32 0, [('flags', uint32 7, @a(uu) [], <@ay []>)])", TRUE },
    { "new rows", "(uint32 4, [('flags', uint32 7, [(uint32 2, uint32 2)], <[byte 0, 1]>)])", TRUE },
    { "new rows unsaid", "(uint32 4, [('flags', uint32 7, @a(uu) [], <@ay []>)])", FALSE },
    { "new rows half said",
      "(uint32 4, [('flags', uint32 7, [(uint32 3, uint32 1)], <[byte 0]>)])", FALSE },
    { "too many rows", "(uint32 100000001, @a(sua(uu)v) [])", FALSE },
    { "unknown type", "(uint32 2, [('x', uint32 9, @a(uu) [], <@ay []>)])", FALSE },
    { "wrong values", "(uint32 2, [('x', uint32 2, @a(uu) [], <@ay []>)])", FALSE },
    { "row behind the end",
      "(uint32 2, [('x', uint32 4, [(uint32 2, uint32 1)], <[byte 1]>)])", FALSE },
    { "range over the end",
      "(uint32 2, [('x', uint32 4, [(uint32 1, uint32 2)], <[byte 1, 1]>)])", FALSE },
    { "range around the world",
      "(uint32 2, [('x', uint32 4, [(uint32 1, uint32 4294967295)], <[byte 1]>)])", FALSE },
    { "empty range", "(uint32 2, [('x', uint32 4, [(uint32 1, uint32 0)], <@ay []>)])", FALSE },
    { "ranges that meet",
      "(uint32 2, [('x', uint32 4, [(uint32 0, uint32 2), (1, 1)], <[byte 1, 1, 1]>)])", FALSE },
    { "ranges backwards",
      "(uint32 2, [('x', uint32 4, [(uint32 1, uint32 1), (0, 1)], <[byte 1, 1]>)])", FALSE },
    { "too few values",
      "(uint32 2, [('x', uint32 4, [(uint32 0, uint32 2)], <[byte 1]>)])", FALSE },
    { "too many values",
      "(uint32 2, [('x', uint32 4, [(uint32 0, uint32 1)], <[byte 1, 2]>)])", FALSE },
    { "yes or no", "(uint32 2, [('x', uint32 4, [(uint32 0, uint32 2)], <[byte 1, 2]>)])", TRUE },
    { "neither", "(uint32 2, [('x', uint32 4, [(uint32 0, uint32 1)], <[byte 3]>)])", FALSE },
    { "unknown flags", "(uint32 2, [('x', uint32 7, [(uint32 0, uint32 1)], <[byte 4]>)])", FALSE },
    { "no day", "(uint32 2, [('x', uint32 3, [(uint32 0, uint32 1)], <[3000000]>)])", FALSE },
    { "infinite", "(uint32 2, [('x', uint32 2, [(uint32 0, uint32 1)], <[inf]>)])", FALSE },
    { "blank number", "(uint32 2, [('x', uint32 2, [(uint32 0, uint32 1)], <[nan]>)])", TRUE },
    { "texts",
      "(uint32 2, [('x', uint32 0, [(uint32 0, uint32 2)], <(['a'], [uint32 1, 0])>)])", TRUE },
    { "text that is not there",
      "(uint32 2, [('x', uint32 0, [(uint32 0, uint32 2)], <(['a'], [uint32 1, 2])>)])", FALSE },
    { "too few texts",
      "(uint32 2, [('x', uint32 0, [(uint32 0, uint32 2)], <(['a'], [uint32 1])>)])", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderTable) before = make_table (FALSE, 2);
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) difference = g_variant_parse (
        G_VARIANT_TYPE (SONDER_TABLE_DIFFERENCE_TYPE), rows[i].difference, NULL, NULL, &error);
      g_autoptr (SonderTable) after = NULL;

      g_assert_no_error (error);
      after = sonder_table_apply_difference (before, difference, &error);
      check_yes (rows[i].name, "sound", after != NULL, rows[i].sound);
      check_yes (rows[i].name, "error",
                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA), !rows[i].sound);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/table-difference/random", test_random);
  g_test_add_func ("/model/table-difference/edges", test_edges);
  g_test_add_func ("/model/table-difference/small", test_small);
  g_test_add_func ("/model/table-difference/damaged", test_damaged);

  return g_test_run ();
}

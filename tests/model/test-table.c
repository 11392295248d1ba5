/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table.h"

#include "check-row.h"

#include <gio/gio.h>
#include <string.h>

static SonderTable *
make_customers (void)
{
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();

  return sonder_table_new_customers (texts, keys);
}

static SonderTable *
make_answers (void)
{
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();

  return sonder_table_new_answers (texts, keys);
}

static void
set_cell (SonderTable  *table,
          SonderColumn *column,
          guint         row,
          const char   *value)
{
  g_autoptr (GVariant) parsed =
    value != NULL ? g_variant_parse (NULL, value, NULL, NULL, NULL) : NULL;

  g_assert_true (value == NULL || parsed != NULL);
  g_assert_true (sonder_table_set_cell (table, column, row, parsed));
}

static char *
print_cell (const SonderTable  *table,
            const SonderColumn *column,
            guint               row)
{
  GVariant *cell = sonder_table_get_cell (table, column, row);
  g_autoptr (GVariant) sunk = cell != NULL ? g_variant_ref_sink (cell) : NULL;

  return sunk != NULL ? g_variant_print (sunk, FALSE) : NULL;
}

static void
check_columns (SonderTable         *table,
               const char *const   *names,
               const SonderCellType *types,
               guint                n_columns)
{
  g_assert_cmpuint (table->columns->len, ==, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      check_text (names[i], "name", sonder_table_column (table, i)->name, names[i]);
      check_integer (names[i], "type", sonder_table_column (table, i)->type, types[i]);
      g_assert_true (sonder_table_find_column (table, names[i]) == sonder_table_column (table, i));
    }
}

static void
test_columns (void)
{
  static const char *const customer_names[SONDER_CUSTOMER_N_FIXED] = {
    "id", "name", "pinned", "flags", "extra", "attributes-extra"
  };
  static const SonderCellType customer_types[SONDER_CUSTOMER_N_FIXED] = {
    SONDER_CELL_TEXT,  SONDER_CELL_TEXT, SONDER_CELL_KEY,
    SONDER_CELL_FLAGS, SONDER_CELL_TEXT, SONDER_CELL_TEXT
  };
  static const char *const answer_names[SONDER_ANSWER_N_FIXED] = {
    "customer", "metric", "score", "touchpoint", "date", "comment", "source", "flags", "id", "extra"
  };
  static const SonderCellType answer_types[SONDER_ANSWER_N_FIXED] = {
    SONDER_CELL_ROW,  SONDER_CELL_KEY,     SONDER_CELL_SCORE, SONDER_CELL_KEY,
    SONDER_CELL_DATE, SONDER_CELL_COMMENT, SONDER_CELL_KEY,   SONDER_CELL_FLAGS,
    SONDER_CELL_TEXT, SONDER_CELL_TEXT
  };
  g_autoptr (SonderTable) customers = make_customers ();
  g_autoptr (SonderTable) answers = make_answers ();
  SonderColumn *id, *plan;

  check_columns (customers, customer_names, customer_types, SONDER_CUSTOMER_N_FIXED);
  check_columns (answers, answer_names, answer_types, SONDER_ANSWER_N_FIXED);

  plan = sonder_table_add_column (customers, SONDER_ATTRIBUTE_PREFIX "plan", SONDER_CELL_TEXT);
  id = sonder_table_add_column (customers, SONDER_ATTRIBUTE_PREFIX "id", SONDER_CELL_NUMBER);
  g_assert_true (sonder_table_find_attribute (customers, "plan") == plan);
  g_assert_true (sonder_table_find_attribute (customers, "id") == id);
  g_assert_null (sonder_table_find_attribute (customers, "name"));
  g_assert_null (sonder_table_find_column (customers, "plan"));
}

/* What is written is read, and a blank is nothing. */
static void
test_cells (void)
{
  static const struct
  {
    const char *column;
    const char *value, *other;
    const char *blank; /* what the cell of a new row is */
  } rows[] = {
    { "id", "'C-1'", "'C-2'", NULL },
    { "name", "''", "'Zoë “Z” Ąb'", NULL },
    { "pinned", "''", "'loyal'", NULL },
    { "flags", "byte 0x01", "byte 0x03", "0x00" },
    { "attribute:number", "0.0", "-1.5e300", NULL },
    { "attribute:date", "0", "-719162", NULL },
    { "attribute:yes-no", "byte 0x01", "byte 0x02", NULL },
    { "attribute:score", "0", "-2147483647", NULL },
    { "attribute:row", "uint32 7", "uint32 4294967295", "0" },
    { "attribute:comment", "''", "'Fast.'", NULL },
  };
  g_autoptr (SonderTable) table = make_customers ();

  sonder_table_add_column (table, "attribute:number", SONDER_CELL_NUMBER);
  sonder_table_add_column (table, "attribute:date", SONDER_CELL_DATE);
  sonder_table_add_column (table, "attribute:yes-no", SONDER_CELL_YES_NO);
  sonder_table_add_column (table, "attribute:score", SONDER_CELL_SCORE);
  sonder_table_add_column (table, "attribute:row", SONDER_CELL_ROW);
  sonder_table_add_column (table, "attribute:comment", SONDER_CELL_COMMENT);
  sonder_table_set_length (table, 5);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderColumn *column = sonder_table_find_column (table, rows[i].column);
      g_autoptr (SonderColumn) before = sonder_column_copy (column);
      const char *const values[] = { NULL, rows[i].value, rows[i].other, NULL };

      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_autofree char *text = NULL, *neighbour = NULL, *expected = NULL;

          set_cell (table, column, 3, values[j]);
          text = print_cell (table, column, 3);
          neighbour = print_cell (table, column, 2);
          if (values[j] != NULL)
            {
              g_autoptr (GVariant) value = g_variant_parse (NULL, values[j], NULL, NULL, NULL);
              expected = g_variant_print (value, FALSE);
            }
          check_text (rows[i].column, "cell", text, values[j] != NULL ? expected : rows[i].blank);
          check_text (rows[i].column, "neighbour", neighbour, rows[i].blank);
          check_yes (rows[i].column, "equal to before",
                     sonder_table_cell_equal (table, column, before, 3),
                     g_strcmp0 (text, rows[i].blank) == 0);
          check_yes (rows[i].column, "equal to itself",
                     sonder_table_cell_equal (table, column, column, 3), TRUE);
        }
    }
}

static void
test_too_many_keys (void)
{
  g_autoptr (SonderTable) table = make_customers ();
  g_autoptr (GVariant) known = g_variant_ref_sink (g_variant_new_string ("key 0"));
  g_autoptr (GVariant) unknown = g_variant_ref_sink (g_variant_new_string ("one more"));
  g_autoptr (GError) error = NULL;
  SonderColumn *pinned = sonder_table_column (table, SONDER_CUSTOMER_PINNED);

  sonder_table_append (table);
  for (guint i = 0; i < SONDER_MAX_KEYS; i++)
    {
      g_autofree char *key = g_strdup_printf ("key %u", i);

      g_assert_cmpuint (sonder_table_intern_key (table, key, -1, &error), ==, i + 1);
      g_assert_no_error (error);
    }

  g_assert_cmpuint (sonder_table_intern_key (table, "key 59999", -1, &error), ==, 60000);
  g_assert_no_error (error);
  g_assert_cmpuint (sonder_table_intern_key (table, "one more", -1, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);

  g_assert_true (sonder_table_set_cell (table, pinned, 0, known));
  g_assert_false (sonder_table_set_cell (table, pinned, 0, unknown));
  g_assert_cmpstr (sonder_customers_get_pinned (table, 0), ==, "key 0");
}

static void
check_blank_behind (const SonderTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SonderColumn *column = sonder_table_column (table, i);
      g_autoptr (SonderColumn) blank = sonder_column_new ("blank", column->type);
      guint in_last = table->n_rows & SONDER_CHUNK_MASK;

      g_assert_cmpuint (column->n_chunks, ==,
                        (table->n_rows + SONDER_CHUNK_MASK) >> SONDER_CHUNK_SHIFT);
      if (in_last == 0)
        continue;
      sonder_column_set_length (blank, SONDER_CHUNK_ROWS);
      g_assert_cmpmem ((const char *) sonder_column_chunk (column, column->n_chunks - 1) +
                         in_last * column->cell_size,
                       (SONDER_CHUNK_ROWS - in_last) * column->cell_size,
                       sonder_column_chunk (blank, 0),
                       (SONDER_CHUNK_ROWS - in_last) * column->cell_size);
    }
}

static guint32
text_number (const SonderTable *table,
             const char        *text)
{
  return text != NULL ? sonder_text_pool_intern (table->texts, text, -1) : 0;
}

static void
compare_names (const SonderTable *table,
               GPtrArray         *names)
{
  g_assert_cmpuint (table->n_rows, ==, names->len);
  for (guint row = 0; row < names->len; row++)
    if (g_strcmp0 (sonder_customers_get_name (table, row), names->pdata[row]) != 0)
      g_error ("row %u is “%s”, expected “%s”", row, sonder_customers_get_name (table, row),
               (const char *) names->pdata[row]);
  check_blank_behind (table);
}

/* Appending, writing, shortening and going back to older copies at random, beside
 * a plain array of names. */
static void
test_random (void)
{
  g_autoptr (SonderTable) table = make_customers ();
  g_autoptr (SonderTable) kept = sonder_table_copy (table);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept_names = g_ptr_array_new ();
  static const char *const some[] = { "Ann", "Bob", "Zoë", NULL };

  sonder_table_add_column (table, "attribute:age", SONDER_CELL_NUMBER);
  sonder_table_assign (kept, table);

  for (guint step = 0; step < 3000; step++)
    {
      int what = g_test_rand_int_range (0, 100);
      const char *name = some[g_test_rand_int_range (0, 4)];

      if (what < 40 || (what < 80 && names->len == 0))
        {
          guint row = sonder_table_append (table);

          g_assert_cmpuint (row, ==, names->len);
          sonder_column_set_u32 (sonder_table_column (table, SONDER_CUSTOMER_NAME), row,
                                 text_number (table, name));
          g_ptr_array_add (names, (char *) name);
        }
      else if (what < 80)
        {
          guint row = (guint) g_test_rand_int_range (0, (gint32) names->len);

          sonder_column_set_u32 (sonder_table_column (table, SONDER_CUSTOMER_NAME), row,
                                 text_number (table, name));
          sonder_column_set_number (sonder_table_find_attribute (table, "age"), row, step);
          names->pdata[row] = (char *) name;
        }
      else if (what < 92)
        {
          static const guint edges[] = { 0, 1, SONDER_CHUNK_ROWS - 1, SONDER_CHUNK_ROWS,
                                         SONDER_CHUNK_ROWS + 1, 2 * SONDER_CHUNK_ROWS };
          guint n_rows = g_test_rand_bit () ? edges[g_test_rand_int_range (0, 6)]
                                            : (guint) g_test_rand_int_range (0, 40000);

          sonder_table_set_length (table, n_rows);
          g_ptr_array_set_size (names, (int) n_rows);
        }
      else
        {
          gboolean back = g_test_rand_bit ();
          GPtrArray *from = back ? kept_names : names, *to = back ? names : kept_names;

          sonder_table_assign (back ? table : kept, back ? kept : table);
          g_ptr_array_set_size (to, 0);
          g_ptr_array_extend (to, from, NULL, NULL);
        }
      if (step % 50 == 0)
        compare_names (table, names);
    }

  compare_names (table, names);
  compare_names (kept, kept_names);
}

static void
test_copies (void)
{
  g_autoptr (SonderTable) table = make_answers ();
  g_autoptr (SonderTable) copy = NULL;
  SonderColumn *score;

  sonder_table_set_length (table, SONDER_CHUNK_ROWS + 1);
  sonder_column_set_i32 (sonder_table_column (table, SONDER_ANSWER_SCORE), 5, 9);
  copy = sonder_table_copy (table);
  score = sonder_table_column (copy, SONDER_ANSWER_SCORE);
  g_assert_true (sonder_table_equal (table, copy));
  g_assert_true (copy->texts == table->texts && copy->keys == table->keys);

  sonder_column_set_i32 (score, 5, 8);
  g_assert_false (sonder_table_equal (table, copy));
  sonder_column_set_i32 (score, 5, 9);
  g_assert_false (sonder_column_shares (score, sonder_table_column (table, SONDER_ANSWER_SCORE), 0));
  g_assert_true (sonder_table_equal (table, copy));

  sonder_table_append (copy);
  g_assert_false (sonder_table_equal (table, copy));
  sonder_table_assign (copy, table);
  g_assert_true (sonder_table_equal (table, copy));

  sonder_table_add_column (copy, "attribute:a", SONDER_CELL_DATE);
  g_assert_false (sonder_table_equal (table, copy));
  sonder_table_add_column (table, "attribute:a", SONDER_CELL_SCORE);
  g_assert_false (sonder_table_equal (table, copy));
  sonder_table_assign (table, copy);
  g_assert_true (sonder_table_equal (table, copy));
}

static void
test_flags (void)
{
  g_autoptr (SonderTable) table = make_customers ();
  const SonderRowFlags deleted = SONDER_ROW_DELETED, anonymous = SONDER_ROW_ANONYMOUS;

  g_assert_cmpuint (sonder_table_count_rows (table, deleted, 0), ==, 0);
  for (guint i = 0; i < 40; i++)
    sonder_column_set_u8 (sonder_table_column (table, SONDER_CUSTOMER_FLAGS),
                          sonder_table_append (table),
                          (i % 4 == 0 ? deleted : 0) | (i % 10 == 0 ? anonymous : 0));

  g_assert_cmpuint (sonder_customers_get_flags (table, 20), ==, deleted | anonymous);
  g_assert_cmpuint (sonder_table_count_rows (table, 0, 0), ==, 40);
  g_assert_cmpuint (sonder_table_count_rows (table, deleted, 0), ==, 30);
  g_assert_cmpuint (sonder_table_count_rows (table, deleted, deleted), ==, 10);
  g_assert_cmpuint (sonder_table_count_rows (table, deleted | anonymous, anonymous), ==, 2);
  g_assert_cmpuint (sonder_table_count_rows (table, deleted | anonymous, 0), ==, 28);
}

static void
add_customer (SonderTable *table,
              const char  *id,
              guint8       flags)
{
  guint row = sonder_table_append (table);

  sonder_column_set_u32 (sonder_table_column (table, SONDER_CUSTOMER_ID), row,
                         text_number (table, id));
  sonder_column_set_u8 (sonder_table_column (table, SONDER_CUSTOMER_FLAGS), row, flags);
}

static void
test_index (void)
{
  static const struct
  {
    const char *id;
    gssize length;
    guint row;
  } rows[] = {
    { "a", -1, 0 },          { "b", -1, 2 },
    { "c", -1, SONDER_NO_ROW }, { "respondent", -1, 4 },
    { "apple", 1, 0 },       { "", -1, SONDER_NO_ROW },
    { "Ann", -1, SONDER_NO_ROW }, { "never seen", -1, SONDER_NO_ROW },
    { "late", -1, 6 },
  };
  g_autoptr (SonderTable) table = make_customers ();
  g_autoptr (SonderCustomerIndex) index = NULL;

  add_customer (table, "a", 0);
  add_customer (table, "b", SONDER_ROW_DELETED);
  add_customer (table, "b", 0);
  add_customer (table, "c", SONDER_ROW_DELETED);
  add_customer (table, "respondent", SONDER_ROW_ANONYMOUS);
  add_customer (table, NULL, 0);
  sonder_column_set_u32 (sonder_table_column (table, SONDER_CUSTOMER_NAME), 0,
                         text_number (table, "Ann"));

  index = sonder_customer_index_new (table);
  g_assert_cmpuint (sonder_customer_index_lookup (index, "late", -1), ==, SONDER_NO_ROW);
  add_customer (table, "late", 0);
  sonder_customer_index_add (index, text_number (table, "late"), 6);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_integer (rows[i].id, "row",
                   sonder_customer_index_lookup (index, rows[i].id, rows[i].length), rows[i].row);
  g_assert_cmpuint (sonder_customer_index_lookup_number (index, 0), ==, SONDER_NO_ROW);
  g_assert_cmpuint (sonder_customer_index_lookup_number (index, G_MAXUINT32), ==, SONDER_NO_ROW);
  g_assert_cmpuint (sonder_customer_index_lookup_number (index, text_number (table, "a")), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/table/columns", test_columns);
  g_test_add_func ("/model/table/cells", test_cells);
  g_test_add_func ("/model/table/too-many-keys", test_too_many_keys);
  g_test_add_func ("/model/table/random", test_random);
  g_test_add_func ("/model/table/copies", test_copies);
  g_test_add_func ("/model/table/flags", test_flags);
  g_test_add_func ("/model/table/index", test_index);

  return g_test_run ();
}

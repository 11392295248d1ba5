/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-merge.h"

#define N_CUSTOMERS 4

static void
append (SonderTable *answers, const SonderImportAnswer *answer, guint8 flags)
{
  guint row = sonder_table_append (answers);

  sonder_column_set_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row,
                         answer->customer);
  sonder_column_set_u16 (sonder_table_column (answers, SONDER_ANSWER_METRIC), row, answer->metric);
  sonder_column_set_u16 (sonder_table_column (answers, SONDER_ANSWER_TOUCHPOINT), row,
                         answer->touchpoint);
  sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row, answer->date);
  sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row, answer->score);
  sonder_column_set_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), row,
                             answer->comment != NULL
                                 ? sonder_text_pool_store (answers->texts, answer->comment, -1)
                                 : NULL);
  sonder_column_set_u8 (sonder_table_column (answers, SONDER_ANSWER_FLAGS), row, flags);
}

static SonderImportAnswer
random_answer (GRand *random)
{
  static const char *const comments[] = { NULL, "good", "bad" };

  return (SonderImportAnswer){
    .customer = (guint32)g_rand_int_range (random, 0, N_CUSTOMERS),
    .metric = (guint16)g_rand_int_range (random, 0, 2),
    .touchpoint = (guint16)g_rand_int_range (random, 0, 2),
    .date = g_rand_boolean (random) ? SONDER_DATE_NONE : 20000,
    .score = g_rand_boolean (random) ? SONDER_SCORE_NONE : g_rand_int_range (random, 0, 2),
    .comment = comments[g_rand_int_range (random, 0, 3)],
  };
}

static gboolean
same (const SonderImportAnswer *a, const SonderImportAnswer *b)
{
  return a->customer == b->customer && a->metric == b->metric && a->touchpoint == b->touchpoint &&
         a->date == b->date && a->score == b->score && g_strcmp0 (a->comment, b->comment) == 0;
}

static guint
count (GArray *answers, const SonderImportAnswer *wanted)
{
  guint n = 0;

  for (guint i = 0; i < answers->len; i++)
    n += same (&g_array_index (answers, SonderImportAnswer, i), wanted);
  return n;
}

/* Each distinct answer ends up as often as in the fuller of the two, counted the
 * slow way. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
      g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();
      g_autoptr (SonderTable) table = sonder_table_new_answers (texts, keys);
      g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (SonderImportAnswer));
      g_autoptr (GArray) file = g_array_new (FALSE, FALSE, sizeof (SonderImportAnswer));
      g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (SonderImportAnswer));
      g_autoptr (SonderImportMerge) merge = NULL;
      guint8 concerned[N_CUSTOMERS] = { 1, 1, 1, 1 };

      for (guint i = 0; i < 60; i++)
        {
          SonderImportAnswer answer = random_answer (random);
          gboolean deleted = g_rand_int_range (random, 0, 5) == 0;

          append (table, &answer, deleted ? SONDER_ROW_DELETED : 0);
          if (!deleted)
            {
              g_array_append_val (before, answer);
              g_array_append_val (after, answer);
            }
        }
      merge = sonder_import_merge_new (table, concerned, N_CUSTOMERS);
      for (guint i = 0; i < 60; i++)
        {
          SonderImportAnswer answer = random_answer (random);

          g_array_append_val (file, answer);
          if (!sonder_import_merge_take (merge, &answer))
            g_array_append_val (after, answer);
        }

      for (guint i = 0; i < after->len; i++)
        {
          const SonderImportAnswer *answer = &g_array_index (after, SonderImportAnswer, i);

          g_assert_cmpuint (count (after, answer), ==,
                            MAX (count (before, answer), count (file, answer)));
        }
    }
}

/* Customers of whom the file has nothing are not looked at. */
static void
test_concerned (void)
{
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();
  g_autoptr (SonderTable) table = sonder_table_new_answers (texts, keys);
  g_autoptr (SonderImportMerge) merge = NULL;
  SonderImportAnswer first = { 0, 1, 0, SONDER_DATE_NONE, 9, NULL };
  SonderImportAnswer second = { 1, 1, 0, SONDER_DATE_NONE, 9, NULL };
  guint8 concerned[] = { 1, 0 };

  append (table, &first, 0);
  append (table, &second, 0);
  merge = sonder_import_merge_new (table, concerned, 2);
  g_assert_true (sonder_import_merge_take (merge, &first));
  g_assert_false (sonder_import_merge_take (merge, &first));
  g_assert_false (sonder_import_merge_take (merge, &second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-merge/random", test_random);
  g_test_add_func ("/import-merge/concerned", test_concerned);
  return g_test_run ();
}

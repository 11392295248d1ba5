/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-merge.h"

#include <string.h>

/* Each distinct answer of the project, and how many of it are not yet met in
 * the file. */
typedef struct
{
  SonderImportAnswer answer;
  guint32 n_left;
} Entry;

struct _SonderImportMerge
{
  GHashTable *entries; /* Entry, as a set */
};

static guint
hash_entry (gconstpointer data)
{
  const SonderImportAnswer *a = data;
  guint64 hash = a->customer;

  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + a->metric;
  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + a->touchpoint;
  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint32)a->date;
  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint32)a->score;
  if (a->comment != NULL)
    hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + g_str_hash (a->comment);
  return (guint)(hash ^ hash >> 32);
}

static gboolean
same_entry (gconstpointer x, gconstpointer y)
{
  const SonderImportAnswer *a = x, *b = y;

  return a->customer == b->customer && a->metric == b->metric && a->touchpoint == b->touchpoint &&
         a->date == b->date && a->score == b->score && g_strcmp0 (a->comment, b->comment) == 0;
}

static SonderImportAnswer
answer_at (const SonderTable *answers, guint row)
{
  return (SonderImportAnswer){
    .customer = sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row),
    .metric = sonder_column_get_u16 (sonder_table_column (answers, SONDER_ANSWER_METRIC), row),
    .touchpoint =
        sonder_column_get_u16 (sonder_table_column (answers, SONDER_ANSWER_TOUCHPOINT), row),
    .date = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row),
    .score = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row),
    .comment =
        sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), row),
  };
}

static void
count_answer (SonderImportMerge *self, const SonderImportAnswer *answer)
{
  Entry *entry = g_hash_table_lookup (self->entries, answer);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->answer = *answer;
      g_hash_table_add (self->entries, entry);
    }
  entry->n_left++;
}

/**
 * sonder_import_merge_new:
 * @answers: the answers of the project
 * @concerned: (array length=n_customers): for each row of customers whether the
 *   file has answers of them
 * @n_customers: the number of customers that the project had
 *
 * Begins a merge: each distinct answer shall at the end occur as often as in
 * the fuller of file and project.
 *
 * Returns: (transfer full): the merge; valid as long as @answers
 */
SonderImportMerge *
sonder_import_merge_new (const SonderTable *answers, const guint8 *concerned, guint n_customers)
{
  SonderImportMerge *self = g_new0 (SonderImportMerge, 1);

  self->entries = g_hash_table_new_full (hash_entry, same_entry, g_free, NULL);
  for (guint row = 0; row < answers->n_rows; row++)
    {
      SonderImportAnswer answer = answer_at (answers, row);

      if (!(sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED) &&
          answer.customer < n_customers && concerned[answer.customer])
        count_answer (self, &answer);
    }
  return self;
}

void
sonder_import_merge_free (SonderImportMerge *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * sonder_import_merge_take:
 * @self: a merge
 * @answer: an answer of the file
 *
 * Returns: whether it is one that the project has already
 */
gboolean
sonder_import_merge_take (SonderImportMerge *self, const SonderImportAnswer *answer)
{
  Entry *entry = NULL;

  if (g_hash_table_size (self->entries) > 0)
    entry = g_hash_table_lookup (self->entries, answer);
  if (entry == NULL || entry->n_left == 0)
    return FALSE;
  entry->n_left--;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "question-memory.h"

/* How many answered questions and indexes a project remembers. */
#define MAX_TABULATIONS 16u
#define MAX_INDEXES 4u

/* Of both the one needed most recently comes last. */
typedef struct
{
  guint64 generation;
  GPtrArray *tabulations;
  GPtrArray *indexes;
} Memory;

static void
memory_free (gpointer data)
{
  Memory *self = data;

  g_ptr_array_unref (self->tabulations);
  g_ptr_array_unref (self->indexes);
  g_free (self);
}

static Memory *
get_memory (SonderProject *project)
{
  GQuark quark = g_quark_from_static_string ("sonder-question-memory");
  guint64 generation = sonder_project_get_data_generation (project);
  Memory *memory = g_object_get_qdata (G_OBJECT (project), quark);

  if (memory == NULL)
    {
      memory = g_new (Memory, 1);
      memory->generation = generation;
      memory->tabulations =
          g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_tabulation_unref);
      memory->indexes = g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_answer_index_free);
      g_object_set_qdata_full (G_OBJECT (project), quark, memory, memory_free);
    }
  if (memory->generation != generation)
    {
      g_ptr_array_set_size (memory->tabulations, 0);
      memory->generation = generation;
    }

  return memory;
}

static void
remember (GPtrArray *things, gpointer thing, guint most)
{
  if (things->len >= most)
    g_ptr_array_remove_index (things, 0);
  g_ptr_array_add (things, thing);
}

/**
 * sonder_question_memory_recall:
 *
 * Returns: (transfer full) (nullable): the answer to @question, if it was asked
 *   lately and the project's data have not changed since
 */
SonderTabulation *
sonder_question_memory_recall (SonderProject *project, const SonderQuestion *question)
{
  GPtrArray *tabulations = get_memory (project)->tabulations;

  for (guint i = 0; i < tabulations->len; i++)
    {
      SonderTabulation *tabulation = tabulations->pdata[i];

      if (!sonder_question_equal (tabulation->asked, question))
        continue;
      g_ptr_array_add (tabulations, g_ptr_array_steal_index (tabulations, i));
      return sonder_tabulation_ref (tabulation);
    }

  return NULL;
}

/**
 * sonder_question_memory_keep:
 * @tabulation: an answer from now
 */
void
sonder_question_memory_keep (SonderProject *project, SonderTabulation *tabulation)
{
  remember (get_memory (project)->tabulations, sonder_tabulation_ref (tabulation), MAX_TABULATIONS);
}

/* Takes the index out of the memory, if it is there; forgets those of answers
 * that have changed. */
static SonderAnswerIndex *
take_index (GPtrArray *indexes, SonderProject *project, guint metric, const SonderScale *scale)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  guint n_customers = sonder_project_get_customers (project)->n_rows;

  for (guint i = indexes->len; i-- > 0;)
    {
      SonderAnswerIndex *index = indexes->pdata[i];

      if (index->n_customers != n_customers || !sonder_answer_index_is_current (index, answers))
        g_ptr_array_remove_index (indexes, i);
      else if (index->metric == metric && index->scale.min == scale->min &&
               index->scale.max == scale->max)
        return g_ptr_array_steal_index (indexes, i);
    }

  return NULL;
}

/**
 * sonder_question_memory_get_index:
 * @metric: the metric's number in the key pool
 * @scale: its scale
 *
 * Returns: (transfer none): the index of the metric's answers, which is made
 *   where it is not remembered; valid until the next call
 */
const SonderAnswerIndex *
sonder_question_memory_get_index (SonderProject *project, guint metric, const SonderScale *scale)
{
  GPtrArray *indexes = get_memory (project)->indexes;
  SonderAnswerIndex *index = take_index (indexes, project, metric, scale);

  if (index == NULL)
    index = sonder_answer_index_new (sonder_project_get_answers (project),
                                     sonder_project_get_customers (project)->n_rows, metric, scale);
  remember (indexes, index, MAX_INDEXES);

  return index;
}

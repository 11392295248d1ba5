/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-sample LANGUAGE COMMENTS.txt OUT.sonder.json: writes a sample project,
 * always with the same bytes. */

#include "sample-maker.h"

#include "project-file.h"

#include <locale.h>

#define SEED 20260772

static const SampleStory *
find_story (const char *language)
{
  const SampleStory *const stories[] = { &sample_story_en, &sample_story_es };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    if (g_str_equal (stories[i]->language, language))
      return stories[i];

  return NULL;
}

static void
maker_clear (SampleMaker *self)
{
  char **const ids[] = { self->attribute_ids, self->metric_ids, self->touchpoint_ids,
                         self->segment_ids,   self->source_ids, self->persona_ids };
  const guint lengths[] = { N_ATTRIBUTES, N_METRICS, N_TOUCHPOINTS, N_SEGMENTS, N_SOURCES, N_PERSONAS };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint j = 0; j < lengths[i]; j++)
      g_free (ids[i][j]);
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_pointer (&self->comments, sample_comments_free);
  g_clear_pointer (&self->snapshot, sonder_snapshot_unref);
}

static gboolean
make (SampleMaker  *self,
      const char   *comments,
      GError      **error)
{
  self->numbers.state = SEED;
  self->ids.state = SEED + 1;
  self->snapshot = sonder_snapshot_new ();
  self->comments = sample_comments_read (comments, error);
  if (self->comments == NULL)
    return FALSE;

  self->customers = sample_customers_new (&self->numbers);
  self->answers = sample_answers_new (&self->numbers, self->customers);
  if (!sample_comments_place (self->comments, &self->numbers, self->customers, self->answers, error))
    return FALSE;

  sample_maker_add_items (self);
  sample_maker_add_customers (self);
  sample_maker_add_answers (self);
  sample_maker_add_personas (self);
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  SampleMaker maker = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 4 || (maker.story = find_story (argv[1])) == NULL)
    {
      g_printerr ("Usage: make-sample en|es COMMENTS.txt OUT.sonder.json\n");
      return 2;
    }
  file = g_file_new_for_commandline_arg (argv[3]);
  if (!make (&maker, argv[2], &error) ||
      !sonder_project_save (maker.snapshot, file, SONDER_SAVE_ANYWAY, NULL, NULL, NULL, NULL, &error))
    g_printerr ("make-sample: %s\n", error->message);
  maker_clear (&maker);

  return error != NULL;
}

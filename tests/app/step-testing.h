/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"
#include "project-writer.h"

/* What a file of the project would hold. */
static inline char *
dup_saved (SonderProject *project)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (project);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SonderJsonWriter) writer = sonder_json_writer_new (stream, NULL);

  sonder_project_write (snapshot, writer, NULL, NULL);
  g_assert_true (sonder_json_writer_finish (writer, NULL));

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

/* What was done since @before was saved is one step, which can be undone and
 * redone to the byte. */
static inline void
assert_one_step (SonderProject *project,
                 const char    *before)
{
  g_autofree char *after = dup_saved (project);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (after, !=, before);
  sonder_project_undo (project);
  undone = dup_saved (project);
  g_assert_cmpstr (undone, ==, before);
  sonder_project_redo (project);
  redone = dup_saved (project);
  g_assert_cmpstr (redone, ==, after);
}

/* Nothing was done, so that there is nothing to undo. */
static inline void
assert_no_step (SonderProject *project,
                const char    *before,
                guint64        generation)
{
  g_autofree char *after = dup_saved (project);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (sonder_project_get_generation (project), ==, generation);
}

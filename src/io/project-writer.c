/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project-writer.h"

#include "item-writer.h"
#include "row-writer.h"

typedef struct
{
  SonderProgress progress;
  gpointer data;
  guint n_before;
  guint n_rows;
} Count;

static void
report_rows (guint n_rows, gpointer data)
{
  const Count *count = data;

  if (count->progress != NULL)
    count->progress ((count->n_before + n_rows) / (double) MAX (count->n_rows, 1), count->data);
}

/**
 * sonder_project_write:
 * @snapshot: a project
 * @writer: a new writer
 * @progress: (nullable): told how far it is
 * @data: for @progress
 *
 * Writes a project in its canonical form: the same content always gives the same
 * bytes. The caller finishes the writer, and learns there whether all went well.
 */
void
sonder_project_write (SonderSnapshot *snapshot,
                      SonderJsonWriter *writer,
                      SonderProgress progress,
                      gpointer data)
{
  Count count = { .progress = progress, .data = data };

  count.n_rows = snapshot->customers->n_rows + snapshot->answers->n_rows;
  sonder_json_writer_begin_object (writer, SONDER_JSON_BLOCK);
  sonder_json_writer_member (writer, "format");
  sonder_json_writer_string (writer, SONDER_PROJECT_FORMAT);
  sonder_json_writer_member (writer, "version");
  sonder_json_writer_integer (writer, SONDER_PROJECT_VERSION);
  sonder_json_writer_member (writer, "id");
  sonder_json_writer_string (writer, sonder_item_get_id (snapshot->root));
  sonder_item_write_fields (snapshot->root, writer, TRUE);
  sonder_json_writer_member (writer, "customers");
  sonder_customers_write (snapshot, writer, report_rows, &count);
  count.n_before = snapshot->customers->n_rows;
  sonder_json_writer_member (writer, "answers");
  sonder_answers_write (snapshot, writer, report_rows, &count);
  sonder_json_writer_members (writer, sonder_item_get_extra (snapshot->root));
  sonder_json_writer_end_object (writer);
}

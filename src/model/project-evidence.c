/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project.h"

#include "identifier.h"

#include <glib/gi18n-lib.h>

static SonderColumn *
get_column (const SonderTable *answers,
            SonderAnswerColumn column)
{
  return sonder_table_column (answers, column);
}

/* Evidence outlives what it quotes: where and who are kept by name. */
static void
quote_names (SonderProject *self,
             guint          answer,
             SonderItem    *evidence)
{
  const SonderTable *answers = sonder_project_get_answers (self);
  const SonderAssignment *assignment = sonder_project_get_assignment (self);
  const char *touchpoint = sonder_answers_get_touchpoint (answers, answer);
  guint customer = sonder_column_get_u32 (get_column (answers, SONDER_ANSWER_CUSTOMER), answer);
  guint16 segment = assignment->segments[customer];
  SonderItem *item =
    touchpoint != NULL ? sonder_project_find_item (self, SONDER_KIND_TOUCHPOINT, touchpoint) : NULL;

  if (item != NULL)
    sonder_item_set_text (evidence, "touchpoint", sonder_item_get_text (item, "name"));
  if (segment != SONDER_UNASSIGNED)
    {
      g_autoptr (SonderItem) named =
        g_list_model_get_item (sonder_project_get_items (self, SONDER_KIND_SEGMENT), segment);

      sonder_item_set_text (evidence, "segment", sonder_item_get_text (named, "name"));
    }
}

static SonderItem *
make_evidence (SonderProject *self,
               guint          answer,
               const char    *stance)
{
  SonderItem *evidence = sonder_item_new (SONDER_KIND_EVIDENCE, NULL);
  const SonderTable *answers = sonder_project_get_answers (self);
  gint32 score = sonder_column_get_i32 (get_column (answers, SONDER_ANSWER_SCORE), answer);

  sonder_item_set_text (evidence, "stance", stance);
  sonder_item_set_text (
    evidence, "quotation",
    sonder_column_get_comment (get_column (answers, SONDER_ANSWER_COMMENT), answer));
  sonder_item_set_date (evidence, "date",
                        sonder_column_get_i32 (get_column (answers, SONDER_ANSWER_DATE), answer));
  sonder_item_set_text (evidence, "metric", sonder_answers_get_metric (answers, answer));
  sonder_item_set_text (evidence, "source", sonder_answers_get_source (answers, answer));
  if (score != SONDER_SCORE_NONE)
    sonder_item_set_number (evidence, "score", score);
  quote_names (self, answer, evidence);

  return evidence;
}

/**
 * sonder_project_cite_answer:
 * @row: row of the answer
 *
 * Gives the answer an id if it has none yet.
 *
 * Returns: (transfer none): its id
 */
const char *
sonder_project_cite_answer (SonderProject *self,
                            guint          row)
{
  const SonderTable *answers = sonder_project_get_answers (self);
  g_autofree char *id = NULL;

  g_return_val_if_fail (row < answers->n_rows, NULL);

  if (sonder_answers_get_id (answers, row) == NULL)
    {
      id = sonder_answer_identifier (sonder_project_get_customers (self), answers, row);
      sonder_project_begin_edit (self, _("Cite Answer"));
      sonder_project_set_cell (self, SONDER_TABLE_ANSWERS, "id", row, g_variant_new_string (id));
      sonder_project_end_edit (self);
    }

  return sonder_answers_get_id (answers, row);
}

/**
 * sonder_project_add_evidence:
 * @note: a note or statement of the project
 * @answer: row of the answer
 * @stance: "for" or "against"
 *
 * Lets a note or statement rest on an answer: cites it and keeps what it said,
 * where, when, the segment and the score, but no name.
 */
void
sonder_project_add_evidence (SonderProject *self,
                             SonderItem    *note,
                             guint          answer,
                             const char    *stance)
{
  g_autoptr (SonderItem) evidence = NULL;

  g_return_if_fail (answer < sonder_project_get_answers (self)->n_rows);

  evidence = make_evidence (self, answer, stance);
  sonder_project_begin_edit (self, _("Add Evidence"));
  sonder_item_set_text (evidence, "answer", sonder_project_cite_answer (self, answer));
  sonder_project_insert_item (self, note, "evidence", G_MAXUINT, evidence);
  sonder_project_end_edit (self);
}

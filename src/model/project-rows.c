/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project.h"

#include "calendar.h"
#include "identifier.h"
#include "number-text.h"

#include <glib/gi18n-lib.h>

static const SonderTable *
get_table (SonderProject *self,
           SonderTableId  table)
{
  return table == SONDER_TABLE_CUSTOMERS ? sonder_project_get_customers (self)
                                         : sonder_project_get_answers (self);
}

static GVariant *
string_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? g_variant_new_string (text) : NULL;
}

static void
set_cell (SonderProject *self,
          SonderTableId  table,
          guint          column,
          guint          row,
          GVariant      *value)
{
  if (value != NULL)
    sonder_project_set_cell (self, table, sonder_table_column (get_table (self, table), column)->name,
                             row, value);
}

/* Marks rows deleted in a copy of the table and takes that over: one change,
 * however many rows. */
static void
flag_deleted (SonderProject *self,
              SonderTableId  id,
              GArray        *rows)
{
  const SonderTable *table = get_table (self, id);
  g_autoptr (SonderTable) copy = sonder_table_copy (table);
  SonderColumn *flags = sonder_table_find_column (copy, "flags");

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      sonder_column_set_u8 (flags, row, sonder_column_get_u8 (flags, row) | SONDER_ROW_DELETED);
    }

  if (rows->len > 0)
    sonder_project_replace_table (self, id, copy);
}

static GArray *
find_answers_of (SonderProject *self,
                 const guint   *customers,
                 guint          n_customers)
{
  const SonderTable *answers = sonder_project_get_answers (self);
  SonderColumn *customer = sonder_table_column (answers, SONDER_ANSWER_CUSTOMER);
  g_autofree guint8 *wanted = g_new0 (guint8, sonder_project_get_customers (self)->n_rows + 1);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_customers; i++)
    wanted[customers[i]] = 1;
  for (guint row = 0; row < answers->n_rows; row++)
    if (wanted[sonder_column_get_u32 (customer, row)] &&
        !(sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED))
      g_array_append_val (rows, row);

  return rows;
}

/* A value as text: what a person would type to get it. */
static char *
cell_to_text (const SonderTable  *table,
              const SonderColumn *column,
              guint               row)
{
  g_autoptr (GVariant) cell = sonder_table_get_cell (table, column, row);

  if (cell == NULL)
    return NULL;
  g_variant_ref_sink (cell);

  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      return g_variant_dup_string (cell, NULL);
    case SONDER_CELL_NUMBER:
      return sonder_number_to_text (g_variant_get_double (cell));
    case SONDER_CELL_DATE:
      return sonder_date_to_string (g_variant_get_int32 (cell));
    case SONDER_CELL_YES_NO:
      return g_strdup (g_variant_get_byte (cell) == SONDER_YES ? "yes" : "no");
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (NULL);
    }
}

static GVariant *
text_to_cell (SonderCellType  type,
              const char     *text)
{
  char *end;
  double number;
  gint32 date;

  switch (type)
    {
    case SONDER_CELL_TEXT:
      return g_variant_new_string (text);
    case SONDER_CELL_NUMBER:
      number = g_ascii_strtod (text, &end);
      return end != text && *end == '\0' && isfinite (number) ? g_variant_new_double (number) : NULL;
    case SONDER_CELL_DATE:
      date = sonder_date_parse (text, -1);
      return date != SONDER_DATE_NONE ? g_variant_new_int32 (date) : NULL;
    case SONDER_CELL_YES_NO:
      if (g_ascii_strcasecmp (text, "yes") == 0)
        return g_variant_new_byte (SONDER_YES);
      if (g_ascii_strcasecmp (text, "no") == 0)
        return g_variant_new_byte (SONDER_NO);
      return NULL;
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Returns: how many values could not be read as the new type. */
static guint
convert_column (SonderTable        *table,
                const SonderColumn *old,
                SonderColumn       *column)
{
  guint n_lost = 0;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *text = cell_to_text (table, old, row);
      GVariant *value = text != NULL ? text_to_cell (column->type, text) : NULL;

      if (value != NULL)
        {
          g_autoptr (GVariant) sunk = g_variant_ref_sink (value);

          sonder_table_set_cell (table, column, row, sunk);
        }
      else if (text != NULL)
        n_lost++;
    }

  return n_lost;
}

/**
 * sonder_project_add_customer:
 * @id: (nullable): one that no customer has; %NULL makes a random one
 * @name: (nullable):
 *
 * Returns: the new row
 */
guint
sonder_project_add_customer (SonderProject *self,
                             const char    *id,
                             const char    *name)
{
  g_autofree char *random = id == NULL ? sonder_identifier_random () : NULL;
  guint row;

  sonder_project_begin_edit (self, _("Add Customer"));
  row = sonder_project_append_row (self, SONDER_TABLE_CUSTOMERS);
  set_cell (self, SONDER_TABLE_CUSTOMERS, SONDER_CUSTOMER_ID, row,
            g_variant_new_string (id != NULL ? id : random));
  set_cell (self, SONDER_TABLE_CUSTOMERS, SONDER_CUSTOMER_NAME, row, string_or_null (name));
  sonder_project_end_edit (self);

  return row;
}

/**
 * sonder_project_delete_customers:
 *
 * Deletes customers with all their answers.
 */
void
sonder_project_delete_customers (SonderProject *self,
                                 const guint   *rows,
                                 guint          n_rows)
{
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) answers = find_answers_of (self, rows, n_rows);

  g_array_append_vals (customers, rows, n_rows);
  sonder_project_begin_edit (
    self, g_dngettext (GETTEXT_PACKAGE, "Delete Customer", "Delete Customers", n_rows));
  flag_deleted (self, SONDER_TABLE_ANSWERS, answers);
  flag_deleted (self, SONDER_TABLE_CUSTOMERS, customers);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_pin_customers:
 * @segment_id: (nullable): the segment; "" holds them in Unassigned; %NULL lets
 *   the rules decide again
 */
void
sonder_project_pin_customers (SonderProject *self,
                              const guint   *rows,
                              guint          n_rows,
                              const char    *segment_id)
{
  sonder_project_begin_edit (self, segment_id != NULL ? _("Fix by Hand") : _("Assign by Rule"));
  sonder_project_set_cells (self, SONDER_TABLE_CUSTOMERS, "pinned", rows, n_rows,
                            segment_id != NULL ? g_variant_new_string (segment_id) : NULL);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_add_answer:
 * @customer: row of the customer
 * @metric_id: (nullable):
 * @score: one that the metric can take, or SONDER_SCORE_NONE
 * @touchpoint_id: (nullable):
 * @date: or SONDER_DATE_NONE
 * @comment: (nullable):
 * @source_id: (nullable):
 *
 * Returns: the new row
 */
guint
sonder_project_add_answer (SonderProject *self,
                           guint          customer,
                           const char    *metric_id,
                           gint32         score,
                           const char    *touchpoint_id,
                           gint32         date,
                           const char    *comment,
                           const char    *source_id)
{
  guint row;

  sonder_project_begin_edit (self, _("Add Answer"));
  row = sonder_project_append_row (self, SONDER_TABLE_ANSWERS);
  set_cell (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_CUSTOMER, row,
            g_variant_new_uint32 (customer));
  set_cell (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_METRIC, row, string_or_null (metric_id));
  set_cell (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_SCORE, row,
            score != SONDER_SCORE_NONE ? g_variant_new_int32 (score) : NULL);
  set_cell (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_TOUCHPOINT, row,
            string_or_null (touchpoint_id));
  set_cell (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_DATE, row,
            date != SONDER_DATE_NONE ? g_variant_new_int32 (date) : NULL);
  set_cell (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_COMMENT, row, string_or_null (comment));
  set_cell (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_SOURCE, row, string_or_null (source_id));
  sonder_project_end_edit (self);

  return row;
}

void
sonder_project_delete_answers (SonderProject *self,
                               const guint   *rows,
                               guint          n_rows)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (answers, rows, n_rows);
  sonder_project_begin_edit (
    self, g_dngettext (GETTEXT_PACKAGE, "Delete Answer", "Delete Answers", n_rows));
  flag_deleted (self, SONDER_TABLE_ANSWERS, answers);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_cite_answer:
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

  if (sonder_answers_get_id (answers, row) == NULL)
    {
      id = sonder_answer_identifier (sonder_project_get_customers (self), answers, row);
      sonder_project_begin_edit (self, _("Cite Answer"));
      set_cell (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_ID, row, g_variant_new_string (id));
      sonder_project_end_edit (self);
    }

  return sonder_answers_get_id (answers, row);
}

/**
 * sonder_project_add_evidence:
 * @note: a note or statement
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
  g_autoptr (SonderItem) evidence = sonder_item_new (SONDER_KIND_EVIDENCE, NULL);
  const SonderTable *answers = sonder_project_get_answers (self);
  const SonderAssignment *assignment = sonder_project_get_assignment (self);
  const char *touchpoint = sonder_answers_get_touchpoint (answers, answer);
  const char *source = sonder_answers_get_source (answers, answer);
  guint customer =
    sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), answer);
  gint32 score =
    sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), answer);
  guint16 segment = assignment->segments[customer];
  SonderItem *item;

  sonder_item_set_text (evidence, "stance", stance);
  sonder_item_set_text (
    evidence, "quotation",
    sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), answer));
  sonder_item_set_date (
    evidence, "date",
    sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), answer));
  sonder_item_set_text (evidence, "metric", sonder_answers_get_metric (answers, answer));
  sonder_item_set_text (evidence, "source", source);
  if (score != SONDER_SCORE_NONE)
    sonder_item_set_number (evidence, "score", score);
  if (touchpoint != NULL &&
      (item = sonder_project_find_item (self, SONDER_KIND_TOUCHPOINT, touchpoint)) != NULL)
    sonder_item_set_text (evidence, "touchpoint", sonder_item_get_text (item, "name"));
  if (segment != SONDER_UNASSIGNED)
    {
      g_autoptr (SonderItem) named =
        g_list_model_get_item (sonder_project_get_items (self, SONDER_KIND_SEGMENT), segment);

      sonder_item_set_text (evidence, "segment", sonder_item_get_text (named, "name"));
    }

  sonder_project_begin_edit (self, _("Add Evidence"));
  sonder_item_set_text (evidence, "answer", sonder_project_cite_answer (self, answer));
  sonder_project_insert_item (self, note, "evidence", G_MAXUINT, evidence);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_set_attribute_type:
 * @type: text, number, date, yes-no or choice
 *
 * Changes an attribute's type and converts the customers' values.
 *
 * Returns: how many values could not be read as the new type and are blank now
 */
guint
sonder_project_set_attribute_type (SonderProject *self,
                                   SonderItem    *attribute,
                                   const char    *type)
{
  g_autoptr (SonderTable) copy = sonder_table_copy (sonder_project_get_customers (self));
  SonderColumn *old = sonder_table_find_attribute (copy, sonder_item_get_id (attribute));
  SonderCellType cell_type;
  SonderColumn *column;
  guint position, n_lost;

  g_return_val_if_fail (old != NULL && sonder_attribute_type_parse (type, &cell_type), 0);

  column = sonder_column_new (old->name, cell_type);
  sonder_column_set_length (column, copy->n_rows);
  n_lost = convert_column (copy, old, column);
  g_ptr_array_find (copy->columns, old, &position);
  sonder_column_free (old);
  copy->columns->pdata[position] = column;

  sonder_project_begin_edit (self, _("Change Type"));
  sonder_project_set_text (self, attribute, "attribute-type", type);
  sonder_project_replace_table (self, SONDER_TABLE_CUSTOMERS, copy);
  sonder_project_end_edit (self);

  return n_lost;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project.h"

#include "edit-private.h"
#include "identifier.h"
#include "project-private.h"

#include <glib/gi18n-lib.h>

/* Above this many cells a change keeps the whole column, which shares its
 * chunks, rather than a value per cell. */
#define MANY_CELLS 1000

static const SonderTable *
get_table (SonderProject *self,
           SonderTableId  table)
{
  return table == SONDER_TABLE_CUSTOMERS ? sonder_project_get_customers (self)
                                         : sonder_project_get_answers (self);
}

static gboolean
are_rows (const SonderTable *table,
          const guint       *rows,
          guint              n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    if (rows[i] >= table->n_rows)
      return FALSE;

  return TRUE;
}

static void
set_few_cells (SonderProject *self,
               SonderTableId  table,
               const char    *column,
               const guint   *rows,
               guint          n_rows,
               GVariant      *value)
{
  SonderEdit *step = sonder_project_begin_change (self, _("Change"));
  GError *error = NULL;
  gboolean done;

  if (step == NULL)
    return;

  done = sonder_edit_cells (step, sonder_project_get_content (self), table, column, rows, n_rows,
                            value, &error);
  sonder_project_end_change (self, done, error);
}

/* Keeps the whole column, not a value per row. */
static void
set_many_cells (SonderProject *self,
                SonderTableId  table,
                const char    *column,
                const guint   *rows,
                guint          n_rows,
                GVariant      *value)
{
  g_autoptr (SonderTable) copy = sonder_table_copy (get_table (self, table));
  SonderColumn *cells = sonder_table_find_column (copy, column);

  g_return_if_fail (cells != NULL && sonder_check_value (sonder_project_get_content (self), copy,
                                                         cells, value, NULL));

  for (guint i = 0; i < n_rows; i++)
    sonder_table_set_cell (copy, cells, rows[i], value);
  sonder_project_replace_table (self, table, copy);
}

/* For a row just appended: what is not known stays blank. */
static void
fill_cell (SonderProject *self,
           SonderTableId  table,
           guint          column,
           guint          row,
           GVariant      *value)
{
  if (value != NULL)
    sonder_project_set_cell (self, table,
                             sonder_table_column (get_table (self, table), column)->name, row, value);
}

/* Marks rows deleted in a copy of the table and takes that over: one change,
 * however many rows. */
static void
flag_deleted (SonderProject *self,
              SonderTableId  id,
              const guint   *rows,
              guint          n_rows)
{
  g_autoptr (SonderTable) copy = sonder_table_copy (get_table (self, id));
  SonderColumn *flags = sonder_table_find_column (copy, "flags");

  for (guint i = 0; i < n_rows; i++)
    sonder_column_set_u8 (flags, rows[i],
                          sonder_column_get_u8 (flags, rows[i]) | SONDER_ROW_DELETED);

  sonder_project_replace_table (self, id, copy);
}

static GArray *
find_answers_of (SonderProject *self,
                 const guint   *customers,
                 guint          n_customers)
{
  const SonderTable *answers = sonder_project_get_answers (self);
  const SonderColumn *customer = sonder_table_column (answers, SONDER_ANSWER_CUSTOMER);
  const SonderColumn *flags = sonder_table_column (answers, SONDER_ANSWER_FLAGS);
  g_autofree guint8 *wanted = g_new0 (guint8, sonder_project_get_customers (self)->n_rows + 1);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_customers; i++)
    wanted[customers[i]] = 1;
  for (guint row = 0; row < answers->n_rows; row++)
    if (wanted[sonder_column_get_u32 (customer, row)] &&
        !(sonder_column_get_u8 (flags, row) & SONDER_ROW_DELETED))
      g_array_append_val (rows, row);

  return rows;
}

static GArray *
find_rows_with_key (const SonderTable *table,
                    guint              position,
                    const char        *id)
{
  const SonderColumn *column = sonder_table_column (table, position);
  const SonderColumn *flags = sonder_table_find_column (table, "flags");
  guint32 key = sonder_text_pool_lookup (table->keys, id, -1);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; key != 0 && row < table->n_rows; row++)
    if (sonder_column_get_u16 (column, row) == key &&
        !(sonder_column_get_u8 (flags, row) & SONDER_ROW_DELETED))
      g_array_append_val (rows, row);

  return rows;
}

static void
blank_key (SonderProject *self,
           SonderTableId  table,
           guint          column,
           const char    *id)
{
  const SonderTable *content = get_table (self, table);
  g_autoptr (GArray) rows = find_rows_with_key (content, column, id);

  sonder_project_set_cells (self, table, sonder_table_column (content, column)->name,
                            (const guint *) (gpointer) rows->data, rows->len, NULL);
}

static void
delete_answers_of_metric (SonderProject *self,
                          const char    *id)
{
  g_autoptr (GArray) rows =
    find_rows_with_key (sonder_project_get_answers (self), SONDER_ANSWER_METRIC, id);

  sonder_project_delete_answers (self, (const guint *) (gpointer) rows->data, rows->len);
}

/* What in the tables belongs to an item that goes. */
void
sonder_project_clear_cells_of (SonderProject *self,
                               SonderKind     kind,
                               const char    *id)
{
  switch (kind)
    {
    case SONDER_KIND_SEGMENT:
      blank_key (self, SONDER_TABLE_CUSTOMERS, SONDER_CUSTOMER_PINNED, id);
      break;
    case SONDER_KIND_TOUCHPOINT:
      blank_key (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_TOUCHPOINT, id);
      break;
    case SONDER_KIND_SOURCE:
      blank_key (self, SONDER_TABLE_ANSWERS, SONDER_ANSWER_SOURCE, id);
      break;
    case SONDER_KIND_METRIC:
      delete_answers_of_metric (self, id);
      break;
    case SONDER_KIND_ATTRIBUTE:
      sonder_project_remove_attribute_column (self, id);
      break;
    case SONDER_KIND_PROJECT:
    case SONDER_KIND_PERSONA:
    case SONDER_KIND_STATEMENT:
    case SONDER_KIND_SLIDER:
    case SONDER_KIND_FACT:
    case SONDER_KIND_MAP:
    case SONDER_KIND_NOTE:
    case SONDER_KIND_EVIDENCE:
    case SONDER_N_KINDS:
    default:
      break;
    }
}

/**
 * sonder_project_add_customer:
 * @id: (nullable): one that no customer has; %NULL makes a random one
 * @name: (nullable): the customer's name
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
  fill_cell (self, SONDER_TABLE_CUSTOMERS, SONDER_CUSTOMER_ID, row,
             g_variant_new_string (id != NULL ? id : random));
  fill_cell (self, SONDER_TABLE_CUSTOMERS, SONDER_CUSTOMER_NAME, row, sonder_string_or_null (name));
  sonder_project_end_edit (self);

  return row;
}

/**
 * sonder_project_delete_customers:
 * @rows: (array length=n_rows): rows of customers
 *
 * Deletes customers with all their answers.
 */
void
sonder_project_delete_customers (SonderProject *self,
                                 const guint   *rows,
                                 guint          n_rows)
{
  g_autoptr (GArray) answers = NULL;

  g_return_if_fail (are_rows (sonder_project_get_customers (self), rows, n_rows));

  answers = find_answers_of (self, rows, n_rows);
  sonder_project_begin_edit (
    self, g_dngettext (GETTEXT_PACKAGE, "Delete Customer", "Delete Customers", n_rows));
  sonder_project_delete_answers (self, (const guint *) (gpointer) answers->data, answers->len);
  flag_deleted (self, SONDER_TABLE_CUSTOMERS, rows, n_rows);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_pin_customers:
 * @rows: (array length=n_rows): rows of customers
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
 * @metric_id: (nullable): the metric; %NULL for an answer that is only a comment
 * @score: one that the metric can take, or SONDER_SCORE_NONE
 * @touchpoint_id: (nullable): where
 * @date: days since 1970-01-01, or SONDER_DATE_NONE
 * @comment: (nullable): what was said
 * @source_id: (nullable): where the answer came from
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
  const SonderTableId answers = SONDER_TABLE_ANSWERS;
  guint row;

  g_return_val_if_fail (customer < sonder_project_get_customers (self)->n_rows, SONDER_NO_ROW);

  sonder_project_begin_edit (self, _("Add Answer"));
  row = sonder_project_append_row (self, answers);
  fill_cell (self, answers, SONDER_ANSWER_CUSTOMER, row, g_variant_new_uint32 (customer));
  fill_cell (self, answers, SONDER_ANSWER_METRIC, row, sonder_string_or_null (metric_id));
  fill_cell (self, answers, SONDER_ANSWER_SCORE, row,
             score != SONDER_SCORE_NONE ? g_variant_new_int32 (score) : NULL);
  fill_cell (self, answers, SONDER_ANSWER_TOUCHPOINT, row, sonder_string_or_null (touchpoint_id));
  fill_cell (self, answers, SONDER_ANSWER_DATE, row,
             date != SONDER_DATE_NONE ? g_variant_new_int32 (date) : NULL);
  fill_cell (self, answers, SONDER_ANSWER_COMMENT, row, sonder_string_or_null (comment));
  fill_cell (self, answers, SONDER_ANSWER_SOURCE, row, sonder_string_or_null (source_id));
  sonder_project_end_edit (self);

  return row;
}

/**
 * sonder_project_delete_answers:
 * @rows: (array length=n_rows): rows of answers
 */
void
sonder_project_delete_answers (SonderProject *self,
                               const guint   *rows,
                               guint          n_rows)
{
  g_return_if_fail (are_rows (sonder_project_get_answers (self), rows, n_rows));

  if (n_rows == 0)
    return;

  sonder_project_begin_edit (
    self, g_dngettext (GETTEXT_PACKAGE, "Delete Answer", "Delete Answers", n_rows));
  flag_deleted (self, SONDER_TABLE_ANSWERS, rows, n_rows);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_append_row:
 * @table: which table; an answer can only be where there is a customer
 *
 * Returns: the number of a new row of blanks
 */
guint
sonder_project_append_row (SonderProject *self,
                           SonderTableId  table)
{
  SonderEdit *step = sonder_project_begin_change (self, _("Add"));
  GError *error = NULL;
  gboolean done;

  if (step == NULL)
    return SONDER_NO_ROW;

  done = sonder_edit_append (step, sonder_project_get_content (self), table, &error);

  return sonder_project_end_change (self, done, error) ? get_table (self, table)->n_rows - 1
                                                       : SONDER_NO_ROW;
}

/**
 * sonder_project_set_cell:
 * @table: which table
 * @column: name of the column; SONDER_ATTRIBUTE_PREFIX and the id for attributes
 * @row: a row of the table
 * @value: (nullable): see sonder_table_set_cell(); a customer's id must be one
 *   that no other has
 */
void
sonder_project_set_cell (SonderProject *self,
                         SonderTableId  table,
                         const char    *column,
                         guint          row,
                         GVariant      *value)
{
  sonder_project_set_cells (self, table, column, &row, 1, value);
}

/**
 * sonder_project_set_cells:
 * @table: which table
 * @column: name of the column; SONDER_ATTRIBUTE_PREFIX and the id for attributes
 * @rows: (array length=n_rows): rows of the table
 * @value: (nullable): see sonder_table_set_cell()
 *
 * Sets the cells of one column in several rows to the same value.
 */
void
sonder_project_set_cells (SonderProject *self,
                          SonderTableId  table,
                          const char    *column,
                          const guint   *rows,
                          guint          n_rows,
                          GVariant      *value)
{
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;

  g_return_if_fail (are_rows (get_table (self, table), rows, n_rows));

  if (n_rows > MANY_CELLS)
    set_many_cells (self, table, column, rows, n_rows, sunk);
  else
    set_few_cells (self, table, column, rows, n_rows, sunk);
}

/**
 * sonder_project_replace_table:
 * @id: which table
 * @table: (transfer none): a changed copy of the project's own, which took no
 *   edits meanwhile; chunks that it still shares cost nothing
 */
void
sonder_project_replace_table (SonderProject     *self,
                              SonderTableId      id,
                              const SonderTable *table)
{
  SonderEdit *step = sonder_project_begin_change (self, _("Change"));
  GError *error = NULL;
  gboolean done;

  if (step == NULL)
    return;

  done = sonder_edit_replace (step, sonder_project_get_content (self), id, table, &error);
  sonder_project_end_change (self, done, error);
}

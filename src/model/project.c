/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project.h"

#include "names.h"

#include <glib/gi18n-lib.h>

/* Above this many cells a change keeps the whole column, which shares its
 * chunks, rather than a value per cell. */
#define MANY_CELLS 1000

struct _SonderProject
{
  GObject              parent_instance;
  SonderSnapshot      *content;
  GPtrArray           *undo_steps;
  GPtrArray           *redo_steps;
  SonderEdit          *step; /* the open one */
  guint                depth;
  gboolean             sealed;
  SonderEdit          *saved_step; /* top of undo_steps when last saved; only compared */
  gboolean             saved_lost; /* that step is gone: no way back to the saved state */
  guint64              generation;
  guint64              data_generation;
  SonderAssignment    *assignment;
  guint64              assignment_generation;
  SonderCustomerIndex *index;
  guint64              index_generation;
};

enum
{
  CHANGED,
  TABLES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SonderProject, sonder_project, G_TYPE_OBJECT)

static SonderEdit *
get_top (SonderProject *self)
{
  return self->undo_steps->len > 0 ? self->undo_steps->pdata[self->undo_steps->len - 1] : NULL;
}

static const SonderTable *
get_table (SonderProject *self,
           SonderTableId  table)
{
  return table == SONDER_TABLE_CUSTOMERS ? self->content->customers : self->content->answers;
}

static void
notify_step (SonderProject *self,
             SonderEdit    *step)
{
  self->generation++;
  if (sonder_edit_touches_figures (step))
    self->data_generation++;
  if (sonder_edit_touches_tables (step))
    g_signal_emit (self, signals[TABLES_CHANGED], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
push_step (SonderProject *self,
           SonderEdit    *step)
{
  for (guint i = 0; i < self->redo_steps->len; i++)
    if (self->redo_steps->pdata[i] == self->saved_step && self->saved_step != NULL)
      self->saved_lost = TRUE;
  g_ptr_array_set_size (self->redo_steps, 0);
  g_ptr_array_add (self->undo_steps, step);
  self->sealed = FALSE;
  notify_step (self, step);
}

/* A change asked for by the program itself cannot miss its target. */
static void
check (gboolean  done,
       GError  **error)
{
  if (!done)
    {
      g_critical ("%s", (*error)->message);
      g_clear_error (error);
    }
}

static GVariant *
string_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? g_variant_new_string (text) : NULL;
}

static GArray *
find_rows_with_key (const SonderTable *table,
                    guint              position,
                    const char        *id)
{
  SonderColumn *column = sonder_table_column (table, position);
  SonderColumn *flags = sonder_table_find_column (table, "flags");
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

/* Unsets every reference to an item that goes. */
static void
clear_references (SonderProject *self,
                  SonderItem    *item,
                  SonderKind     kind,
                  const char    *id)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const SonderField *field = &info->fields[i];

      if (field->type == SONDER_FIELD_TEXT && field->item_kind == (int) kind &&
          g_str_equal (sonder_item_get_text (item, field->name), id))
        sonder_project_set_variant (self, item, field->name, NULL);

      if (field->type == SONDER_FIELD_ITEMS)
        {
          GListModel *items = sonder_item_get_items (item, field->name);

          for (guint j = 0; j < g_list_model_get_n_items (items); j++)
            {
              g_autoptr (SonderItem) child = g_list_model_get_item (items, j);

              clear_references (self, child, kind, id);
            }
        }
    }
}

static void
remove_attribute_column (SonderProject *self,
                         const char    *id)
{
  g_autoptr (SonderTable) copy = sonder_table_copy (self->content->customers);
  SonderColumn *column = sonder_table_find_attribute (copy, id);

  if (column == NULL)
    return;

  g_ptr_array_remove (copy->columns, column);
  sonder_project_replace_table (self, SONDER_TABLE_CUSTOMERS, copy);
}

/* What in the tables belongs to an item that goes. */
static void
clear_cells_of (SonderProject *self,
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
      {
        g_autoptr (GArray) rows =
          find_rows_with_key (self->content->answers, SONDER_ANSWER_METRIC, id);

        sonder_project_delete_answers (self, (const guint *) (gpointer) rows->data, rows->len);
        break;
      }
    case SONDER_KIND_ATTRIBUTE:
      remove_attribute_column (self, id);
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

static void
add_attribute_column (SonderProject *self,
                      SonderItem    *attribute)
{
  g_autofree char *name =
    g_strconcat (SONDER_ATTRIBUTE_PREFIX, sonder_item_get_id (attribute), NULL);
  g_autoptr (SonderTable) copy = NULL;
  SonderCellType type;

  if (!sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type) ||
      sonder_table_find_column (self->content->customers, name) != NULL)
    return;

  copy = sonder_table_copy (self->content->customers);
  sonder_table_add_column (copy, name, type);
  sonder_project_replace_table (self, SONDER_TABLE_CUSTOMERS, copy);
}

static void
sonder_project_finalize (GObject *object)
{
  SonderProject *self = SONDER_PROJECT (object);

  g_clear_pointer (&self->index, sonder_customer_index_free);
  g_clear_pointer (&self->assignment, sonder_assignment_free);
  g_clear_pointer (&self->step, sonder_edit_free);
  g_clear_pointer (&self->undo_steps, g_ptr_array_unref);
  g_clear_pointer (&self->redo_steps, g_ptr_array_unref);
  g_clear_pointer (&self->content, sonder_snapshot_unref);

  G_OBJECT_CLASS (sonder_project_parent_class)->finalize (object);
}

static void
sonder_project_class_init (SonderProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sonder_project_finalize;

  /**
   * SonderProject::changed:
   *
   * After each step, undo and redo.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * SonderProject::tables-changed:
   *
   * Customers or answers changed; comes before "changed".
   */
  signals[TABLES_CHANGED] = g_signal_new ("tables-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sonder_project_init (SonderProject *self)
{
  self->undo_steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_edit_free);
  self->redo_steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_edit_free);
  self->generation = 1;
  self->data_generation = 1;
}

/**
 * sonder_project_new:
 *
 * Returns: (transfer full): an empty project
 */
SonderProject *
sonder_project_new (void)
{
  g_autoptr (SonderSnapshot) content = sonder_snapshot_new ();

  return sonder_project_new_from_snapshot (content);
}

/**
 * sonder_project_new_from_snapshot:
 * @snapshot: taken over: nobody else may use it afterwards
 *
 * Returns: (transfer full): a project of that content, without history
 */
SonderProject *
sonder_project_new_from_snapshot (SonderSnapshot *snapshot)
{
  SonderProject *self = g_object_new (SONDER_TYPE_PROJECT, NULL);

  self->content = sonder_snapshot_ref (snapshot);

  return self;
}

/**
 * sonder_project_snapshot:
 *
 * Returns: (transfer full): the content as it is now, for another thread to
 *   read: items copied, tables shared until they change
 */
SonderSnapshot *
sonder_project_snapshot (SonderProject *self)
{
  SonderSnapshot *snapshot = g_new0 (SonderSnapshot, 1);

  g_atomic_ref_count_init (&snapshot->ref_count);
  snapshot->root = sonder_item_copy (self->content->root);
  snapshot->texts = sonder_text_pool_ref (self->content->texts);
  snapshot->keys = sonder_text_pool_ref (self->content->keys);
  snapshot->customers = sonder_table_copy (self->content->customers);
  snapshot->answers = sonder_table_copy (self->content->answers);
  snapshot->read_only_reason = g_strdup (self->content->read_only_reason);

  return snapshot;
}

SonderItem *
sonder_project_get_root (SonderProject *self)
{
  return self->content->root;
}

/**
 * sonder_project_get_items:
 * @kind: one whose items stand in a list of the project itself
 *
 * Returns: (transfer none): the list
 */
GListModel *
sonder_project_get_items (SonderProject *self,
                          SonderKind     kind)
{
  const char *field = sonder_kind_get_list_field (kind);

  g_return_val_if_fail (field != NULL, NULL);

  return sonder_item_get_items (self->content->root, field);
}

/**
 * sonder_project_find_item:
 *
 * Returns: (transfer none) (nullable): the item, wherever in the tree
 */
SonderItem *
sonder_project_find_item (SonderProject *self,
                          SonderKind     kind,
                          const char    *id)
{
  return sonder_item_find_deep (self->content->root, kind, id);
}

/**
 * sonder_project_find_by_name:
 *
 * Names are compared folded: see sonder_name_fold().
 *
 * Returns: (transfer none) (nullable): the item of that name
 */
SonderItem *
sonder_project_find_by_name (SonderProject *self,
                             SonderKind     kind,
                             const char    *name)
{
  return sonder_name_find (self->content->root, kind, name);
}

const SonderTable *
sonder_project_get_customers (SonderProject *self)
{
  return self->content->customers;
}

const SonderTable *
sonder_project_get_answers (SonderProject *self)
{
  return self->content->answers;
}

/**
 * sonder_project_get_assignment:
 *
 * Returns: (transfer none): computed when first asked for after a change; valid
 *   until the next one
 */
const SonderAssignment *
sonder_project_get_assignment (SonderProject *self)
{
  if (self->assignment == NULL || self->assignment_generation != self->data_generation)
    {
      g_clear_pointer (&self->assignment, sonder_assignment_free);
      self->assignment = sonder_assignment_new (self->content->root, self->content->customers);
      self->assignment_generation = self->data_generation;
    }

  return self->assignment;
}

/**
 * sonder_project_find_customer:
 *
 * Returns: the row, or SONDER_NO_ROW
 */
guint
sonder_project_find_customer (SonderProject *self,
                              const char    *id)
{
  if (self->index == NULL || self->index_generation != self->data_generation)
    {
      g_clear_pointer (&self->index, sonder_customer_index_free);
      self->index = sonder_customer_index_new (self->content->customers);
      self->index_generation = self->data_generation;
    }

  return sonder_customer_index_lookup (self->index, id, -1);
}

guint64
sonder_project_get_generation (SonderProject *self)
{
  return self->generation;
}

guint64
sonder_project_get_data_generation (SonderProject *self)
{
  return self->data_generation;
}

const char *
sonder_project_get_read_only_reason (SonderProject *self)
{
  return self->content->read_only_reason;
}

/**
 * sonder_project_begin_edit:
 * @name: for people, translated; of nested steps the outermost name counts
 */
void
sonder_project_begin_edit (SonderProject *self,
                           const char    *name)
{
  if (self->depth++ == 0)
    self->step = sonder_edit_new (name);
}

/**
 * sonder_project_end_edit:
 *
 * A step without any change leaves no trace.
 */
void
sonder_project_end_edit (SonderProject *self)
{
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  if (sonder_edit_is_empty (self->step))
    g_clear_pointer (&self->step, sonder_edit_free);
  else
    push_step (self, g_steal_pointer (&self->step));
}

/**
 * sonder_project_abort_edit:
 *
 * Takes back all that was done since the outermost sonder_project_begin_edit(),
 * and ends it.
 */
void
sonder_project_abort_edit (SonderProject *self)
{
  g_return_if_fail (self->depth > 0);

  sonder_edit_undo (self->step, self->content);
  self->depth = 0;
  self->generation++;
  self->data_generation++;
  g_clear_pointer (&self->step, sonder_edit_free);
}

/**
 * sonder_project_seal:
 *
 * Typing that follows starts a new step.
 */
void
sonder_project_seal (SonderProject *self)
{
  self->sealed = TRUE;
}

gboolean
sonder_project_can_undo (SonderProject *self)
{
  return self->undo_steps->len > 0;
}

gboolean
sonder_project_can_redo (SonderProject *self)
{
  return self->redo_steps->len > 0;
}

/**
 * sonder_project_get_undo_name:
 *
 * Returns: (nullable): the name of the step that undo would take back
 */
const char *
sonder_project_get_undo_name (SonderProject *self)
{
  return get_top (self) != NULL ? sonder_edit_get_name (get_top (self)) : NULL;
}

const char *
sonder_project_get_redo_name (SonderProject *self)
{
  guint n_steps = self->redo_steps->len;

  return n_steps > 0 ? sonder_edit_get_name (self->redo_steps->pdata[n_steps - 1]) : NULL;
}

void
sonder_project_undo (SonderProject *self)
{
  SonderEdit *step;

  g_return_if_fail (self->depth == 0);

  if (self->undo_steps->len == 0)
    return;

  step = g_ptr_array_steal_index (self->undo_steps, self->undo_steps->len - 1);
  sonder_edit_undo (step, self->content);
  g_ptr_array_add (self->redo_steps, step);
  self->sealed = TRUE;
  notify_step (self, step);
}

void
sonder_project_redo (SonderProject *self)
{
  SonderEdit *step;

  g_return_if_fail (self->depth == 0);

  if (self->redo_steps->len == 0)
    return;

  step = g_ptr_array_steal_index (self->redo_steps, self->redo_steps->len - 1);
  sonder_edit_redo (step, self->content);
  g_ptr_array_add (self->undo_steps, step);
  self->sealed = TRUE;
  notify_step (self, step);
}

/**
 * sonder_project_mark_saved:
 *
 * The content is what the file holds now.
 */
void
sonder_project_mark_saved (SonderProject *self)
{
  self->saved_step = get_top (self);
  self->saved_lost = FALSE;
  self->sealed = TRUE;
}

/**
 * sonder_project_mark_unsaved:
 *
 * The content is in no file: what was marked as saved did not get there.
 */
void
sonder_project_mark_unsaved (SonderProject *self)
{
  self->saved_lost = TRUE;
}

gboolean
sonder_project_is_modified (SonderProject *self)
{
  return self->saved_lost || get_top (self) != self->saved_step;
}

/**
 * sonder_project_get_last_edit:
 *
 * Returns: (transfer full) (nullable): the record of the last step, for a journal
 */
GVariant *
sonder_project_get_last_edit (SonderProject *self)
{
  if (get_top (self) == NULL)
    return NULL;

  return g_variant_ref_sink (sonder_edit_serialize (get_top (self)));
}

/**
 * sonder_project_replay:
 *
 * Applies the record of a step, as a step.
 *
 * Returns: %FALSE with an error, and nothing changed, if it does not fit
 */
gboolean
sonder_project_replay (SonderProject  *self,
                       GVariant       *edit,
                       GError        **error)
{
  SonderEdit *step;

  g_return_val_if_fail (self->depth == 0, FALSE);

  step = sonder_edit_replay (edit, self->content, error);
  if (step == NULL)
    return FALSE;

  push_step (self, step);
  return TRUE;
}

/**
 * sonder_project_set_variant:
 * @value: (nullable): see sonder_item_set_variant()
 */
void
sonder_project_set_variant (SonderProject *self,
                            SonderItem    *item,
                            const char    *field,
                            GVariant      *value)
{
  g_autoptr (GError) error = NULL;

  /* An attribute's type changes in one step with its column: see
   * sonder_project_set_attribute_type(). */
  g_return_if_fail (self->depth > 0 || !g_str_equal (field, "attribute-type"));

  sonder_project_begin_edit (self, _("Change"));
  check (sonder_edit_set (self->step, self->content, sonder_item_get_kind (item),
                          sonder_item_get_id (item), field, value, &error),
         &error);
  sonder_project_end_edit (self);
}

void
sonder_project_set_text (SonderProject *self,
                         SonderItem    *item,
                         const char    *field,
                         const char    *text)
{
  sonder_project_set_variant (self, item, field, string_or_null (text));
}

/**
 * sonder_project_type_text:
 *
 * Like sonder_project_set_text(), but goes on with the last step if that was
 * typing in the same field and nothing sealed it.
 */
void
sonder_project_type_text (SonderProject *self,
                          SonderItem    *item,
                          const char    *field,
                          const char    *text)
{
  SonderEdit *top = get_top (self);

  if (self->depth == 0 && !self->sealed && top != NULL && self->redo_steps->len == 0 &&
      sonder_edit_coalesce (top, self->content, sonder_item_get_kind (item),
                            sonder_item_get_id (item), field, string_or_null (text)))
    {
      notify_step (self, top);
      return;
    }

  sonder_project_begin_edit (self, _("Type"));
  sonder_project_set_text (self, item, field, text);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_set_rule:
 * @rule: (nullable):
 */
void
sonder_project_set_rule (SonderProject *self,
                         SonderItem    *segment,
                         SonderRule    *rule)
{
  sonder_project_begin_edit (self, _("Change Rule"));
  sonder_project_set_variant (self, segment, "rule",
                              rule != NULL ? sonder_rule_to_variant (rule) : NULL);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_insert_item:
 * @item: a template: the project makes an item of its own from it, which
 *   sonder_project_find_item() finds
 */
void
sonder_project_insert_item (SonderProject *self,
                            SonderItem    *parent,
                            const char    *field,
                            guint          position,
                            SonderItem    *item)
{
  g_autoptr (GError) error = NULL;

  sonder_project_begin_edit (self, _("Add"));
  check (sonder_edit_insert (self->step, self->content, sonder_item_get_kind (parent),
                             sonder_item_get_id (parent), field, position,
                             sonder_item_serialize (item), &error),
         &error);
  if (sonder_item_get_kind (item) == SONDER_KIND_ATTRIBUTE)
    add_attribute_column (self, item);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_add_item:
 * @item: of a kind whose items stand in a list of the project itself
 *
 * Adds the item at the end: see sonder_project_insert_item().
 */
void
sonder_project_add_item (SonderProject *self,
                         SonderItem    *item)
{
  const char *field = sonder_kind_get_list_field (sonder_item_get_kind (item));

  g_return_if_fail (field != NULL);

  sonder_project_insert_item (self, self->content->root, field, G_MAXUINT, item);
}

/**
 * sonder_project_remove_item:
 *
 * Removes the item and all in it, unsets every reference to it, and what in the
 * tables belongs to it: pins to a segment, touchpoint and source of answers, an
 * attribute's values; answers of a metric are deleted.
 */
void
sonder_project_remove_item (SonderProject *self,
                            SonderItem    *item)
{
  SonderKind kind = sonder_item_get_kind (item);
  g_autofree char *id = g_strdup (sonder_item_get_id (item));
  g_autoptr (GError) error = NULL;

  sonder_project_begin_edit (self, _("Delete"));
  check (sonder_edit_remove (self->step, self->content, kind, id, &error), &error);
  clear_references (self, self->content->root, kind, id);
  clear_cells_of (self, kind, id);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_move_item:
 * @new_parent: (nullable): %NULL is where it is now
 * @position: where it is to be afterwards
 */
void
sonder_project_move_item (SonderProject *self,
                          SonderItem    *item,
                          SonderItem    *new_parent,
                          const char    *field,
                          guint          position)
{
  SonderItem *parent = new_parent != NULL ? new_parent : sonder_item_get_parent (item);
  g_autoptr (GError) error = NULL;

  sonder_project_begin_edit (self, _("Move"));
  check (sonder_edit_move (self->step, self->content, sonder_item_get_kind (item),
                           sonder_item_get_id (item), sonder_item_get_kind (parent),
                           sonder_item_get_id (parent), field, position, &error),
         &error);
  sonder_project_end_edit (self);
}

/**
 * sonder_project_make_id:
 * @name: the name at creation
 *
 * Returns: (transfer full): a free id. Attributes, metrics, touchpoints and
 *   segments take a slug of the name, so that two copies of a project agree,
 *   with a random suffix where it is taken; all else is random
 */
char *
sonder_project_make_id (SonderProject *self,
                        SonderKind     kind,
                        const char    *name)
{
  return sonder_name_make_id (self->content->root, kind, name);
}

/**
 * sonder_project_append_row:
 *
 * Returns: the number of a new row of blanks
 */
guint
sonder_project_append_row (SonderProject *self,
                           SonderTableId  table)
{
  g_autoptr (GError) error = NULL;

  sonder_project_begin_edit (self, _("Add"));
  check (sonder_edit_append (self->step, self->content, table, 1, &error), &error);
  sonder_project_end_edit (self);

  return get_table (self, table)->n_rows - 1;
}

/**
 * sonder_project_set_cell:
 * @column: name of the column; SONDER_ATTRIBUTE_PREFIX and the id for attributes
 * @value: (nullable): see sonder_table_set_cell()
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
  g_autoptr (GError) error = NULL;

  if (n_rows == 0)
    return;

  sonder_project_begin_edit (self, _("Change"));
  if (n_rows <= MANY_CELLS)
    check (sonder_edit_cells (self->step, self->content, table, column, rows, n_rows, sunk, &error),
           &error);
  else
    {
      g_autoptr (SonderTable) copy = sonder_table_copy (get_table (self, table));
      SonderColumn *cells = sonder_table_find_column (copy, column);

      for (guint i = 0; i < n_rows; i++)
        sonder_table_set_cell (copy, cells, rows[i], sunk);
      sonder_project_replace_table (self, table, copy);
    }
  sonder_project_end_edit (self);
}

/**
 * sonder_project_replace_table:
 * @table: a changed copy of the project's own, which took no edits meanwhile
 */
void
sonder_project_replace_table (SonderProject     *self,
                              SonderTableId      id,
                              const SonderTable *table)
{
  g_autoptr (GError) error = NULL;

  sonder_project_begin_edit (self, _("Change"));
  check (sonder_edit_replace (self->step, self->content, id, table, &error), &error);
  sonder_project_end_edit (self);
}

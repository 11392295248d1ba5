/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project.h"

#include "identifier.h"
#include "names.h"
#include "project-private.h"

#include <glib/gi18n-lib.h>

struct _SonderProject
{
  GObject              parent_instance;
  SonderSnapshot      *content;
  GPtrArray           *undo_steps;
  GPtrArray           *redo_steps;
  SonderEdit          *step; /* the open one */
  guint                depth;
  guint                n_noted;   /* changes of the open step that were noted */
  gboolean             is_typing; /* typing may go on with the last step */
  gboolean             is_moving; /* undo or redo is under way */
  guint                n_applying; /* changes under way: nothing computed holds */
  SonderEdit          *saved_step; /* top of undo_steps when last saved; only compared */
  gboolean             saved_lost; /* that step is gone: no way back to the saved state */
  guint64              generation;
  guint64              data_generation;
  SonderAssignment    *assignment;
  gboolean             is_assignment_old;
  SonderCustomerIndex *index;
  gboolean             is_index_old;
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

/* What was computed before is old now, as far as the effects go. */
static void
note_effects (SonderProject *self,
              SonderEffects  effects)
{
  self->generation++;
  if (effects & SONDER_EFFECT_FIGURES)
    self->data_generation++;
  if (effects & SONDER_EFFECT_CUSTOMER_IDS)
    self->is_index_old = TRUE;
  if (effects & SONDER_EFFECT_ASSIGNMENT)
    self->is_assignment_old = TRUE;
  /* Only what is wrong with rules is said by name. */
  if ((effects & SONDER_EFFECT_NAMES) && self->assignment != NULL &&
      self->assignment->problems->len > 0)
    self->is_assignment_old = TRUE;
}

static void
emit_changed (SonderProject *self,
              SonderEffects  effects)
{
  if (effects & SONDER_EFFECT_TABLES)
    g_signal_emit (self, signals[TABLES_CHANGED], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
push_step (SonderProject *self,
           SonderEdit    *step)
{
  for (guint i = 0; i < self->redo_steps->len; i++)
    if (self->redo_steps->pdata[i] == self->saved_step)
      self->saved_lost = TRUE;
  g_ptr_array_set_size (self->redo_steps, 0);
  g_ptr_array_add (self->undo_steps, step);
  self->is_typing = FALSE;
  emit_changed (self, sonder_edit_get_effects (step, 0));
}

/* While whole steps are done or taken back, nobody may change anything. */
static void
start_moving (SonderProject *self)
{
  self->is_moving = TRUE;
  self->n_applying++;
}

static void
stop_moving (SonderProject *self)
{
  self->n_applying--;
  self->is_moving = FALSE;
}

static void
move_step (SonderProject *self,
           GPtrArray     *from,
           GPtrArray     *to,
           void         (*apply) (SonderEdit *, SonderSnapshot *))
{
  SonderEdit *step;
  SonderEffects effects;

  g_return_if_fail (self->depth == 0 && !self->is_moving);

  if (from->len == 0)
    return;

  step = g_ptr_array_steal_index (from, from->len - 1);
  effects = sonder_edit_get_effects (step, 0);
  start_moving (self);
  apply (step, self->content);
  stop_moving (self);
  g_ptr_array_add (to, step);
  self->is_typing = FALSE;
  note_effects (self, effects);
  emit_changed (self, effects);
}

/* Takes more typing into the last step. Returns: %FALSE if that was in another
 * field */
static gboolean
go_on_typing (SonderProject *self,
              SonderItem    *item,
              const char    *field,
              const char    *text)
{
  SonderEdit *top = get_top (self);
  SonderEffects effects = sonder_edit_get_effects (top, 0);
  gboolean done;

  start_moving (self);
  done = sonder_edit_coalesce (top, self->content, sonder_item_get_kind (item),
                               sonder_item_get_id (item), field, text != NULL ? text : "");
  stop_moving (self);
  if (!done)
    return FALSE;

  if (sonder_edit_is_void (top))
    {
      g_ptr_array_remove_index (self->undo_steps, self->undo_steps->len - 1);
      self->is_typing = FALSE;
    }
  note_effects (self, effects);
  emit_changed (self, effects);

  return TRUE;
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

SonderSnapshot *
sonder_project_get_content (SonderProject *self)
{
  return self->content;
}

/* Opens a step, or goes on with the open one. Until sonder_project_end_change()
 * one change may be made, and whoever is notified of it sees nothing that was
 * computed before. Returns: (nullable): where to record it; %NULL if nothing may
 * be changed now */
SonderEdit *
sonder_project_begin_change (SonderProject *self,
                             const char    *name)
{
  g_return_val_if_fail (!self->is_moving, NULL);

  sonder_project_begin_edit (self, name);
  self->n_applying++;

  return self->step;
}

/* After each change. One that the program itself asks for cannot miss its
 * target: @error (transfer full) is a defect. Returns: @done */
gboolean
sonder_project_end_change (SonderProject *self,
                           gboolean       done,
                           GError        *error)
{
  guint n_changes = sonder_edit_get_n_changes (self->step);

  if (!done)
    g_critical ("%s", error->message);
  g_clear_error (&error);

  self->n_applying--;
  if (n_changes > self->n_noted)
    note_effects (self, sonder_edit_get_effects (self->step, self->n_noted));
  self->n_noted = n_changes;
  sonder_project_end_edit (self);

  return done;
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
  return sonder_snapshot_copy (self->content);
}

/**
 * sonder_project_get_root:
 *
 * Returns: (transfer none) (type SonderProjectItem): the project's own item, the
 *   same object for the project's life
 */
SonderItem *
sonder_project_get_root (SonderProject *self)
{
  return self->content->root;
}

/**
 * sonder_project_get_items:
 * @kind: one whose items stand in a list of the project itself
 *
 * Returns: (transfer none): the list, the same object for the project's life
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
 * @kind: what is looked for
 * @id: its id
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
 * @kind: one whose items stand in a list of the project itself
 * @name: as somebody wrote it
 *
 * Names are compared folded: see sonder_name_fold(). For names that are to be
 * taken, see names.h.
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

/**
 * sonder_project_make_id:
 * @kind: any kind
 * @name: the name at creation
 *
 * Returns: (transfer full): a free id: see sonder_name_make_id(); that of an
 *   attribute is also none under which customers have values that this version
 *   does not know
 */
char *
sonder_project_make_id (SonderProject *self,
                        SonderKind     kind,
                        const char    *name)
{
  g_autofree char *id = sonder_name_make_id (self->content->root, kind, name);
  g_autofree char *random = NULL;

  if (kind != SONDER_KIND_ATTRIBUTE || !sonder_project_has_unknown_values (self, id))
    return g_steal_pointer (&id);

  random = sonder_identifier_random ();
  return g_strconcat (id, "-", random, NULL);
}

/**
 * sonder_project_get_customers:
 *
 * Returns: (transfer none): the table, the same for the project's life; its
 *   columns only until the next change
 */
const SonderTable *
sonder_project_get_customers (SonderProject *self)
{
  return self->content->customers;
}

/**
 * sonder_project_get_answers:
 *
 * Returns: (transfer none): the table, the same for the project's life; its
 *   columns only until the next change
 */
const SonderTable *
sonder_project_get_answers (SonderProject *self)
{
  return self->content->answers;
}

/**
 * sonder_project_get_assignment:
 *
 * Returns: (transfer none): computed when first asked for after a change that
 *   matters to it; valid until the next change
 */
const SonderAssignment *
sonder_project_get_assignment (SonderProject *self)
{
  if (self->assignment == NULL || self->is_assignment_old || self->n_applying > 0)
    {
      g_clear_pointer (&self->assignment, sonder_assignment_free);
      self->assignment = sonder_assignment_new (self->content->root, self->content->customers);
      self->is_assignment_old = self->n_applying > 0;
    }

  return self->assignment;
}

/**
 * sonder_project_find_customer:
 * @id: a customer's id
 *
 * Returns: the row, or SONDER_NO_ROW
 */
guint
sonder_project_find_customer (SonderProject *self,
                              const char    *id)
{
  if (self->index == NULL || self->is_index_old || self->n_applying > 0)
    {
      g_clear_pointer (&self->index, sonder_customer_index_free);
      self->index = sonder_customer_index_new (self->content->customers);
      self->is_index_old = self->n_applying > 0;
    }

  return sonder_customer_index_lookup (self->index, id, -1);
}

/**
 * sonder_project_get_generation:
 *
 * Returns: a number that grows with every change, undo and redo
 */
guint64
sonder_project_get_generation (SonderProject *self)
{
  return self->generation;
}

/**
 * sonder_project_get_data_generation:
 *
 * Returns: a number that grows with every change, undo and redo of what figures
 *   are made of or say: rows and cells, segments, attributes, metrics and
 *   touchpoints, but not descriptions and the like
 */
guint64
sonder_project_get_data_generation (SonderProject *self)
{
  return self->data_generation;
}

/**
 * sonder_project_get_read_only_reason:
 *
 * Returns: (transfer none) (nullable): why the project must not be edited or
 *   saved, a sentence for people; %NULL if it may
 */
const char *
sonder_project_get_read_only_reason (SonderProject *self)
{
  return self->content->read_only_reason;
}

/**
 * sonder_project_begin_edit:
 * @name: for people, translated; of nested steps the outermost name counts
 *
 * Opens a step. Steps nest: it is complete when each one is ended.
 */
void
sonder_project_begin_edit (SonderProject *self,
                           const char    *name)
{
  g_return_if_fail (!self->is_moving);

  if (self->depth++ == 0)
    {
      self->step = sonder_edit_new (name);
      self->n_noted = 0;
    }
}

/**
 * sonder_project_end_edit:
 *
 * Ends the step opened last. A step without any change leaves no trace.
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
 * and ends it: no sonder_project_end_edit() may follow. Emits neither "changed"
 * nor "tables-changed", since nothing has.
 */
void
sonder_project_abort_edit (SonderProject *self)
{
  g_autoptr (SonderEdit) step = NULL;

  g_return_if_fail (self->depth > 0);

  step = g_steal_pointer (&self->step);
  self->depth = 0;
  start_moving (self);
  sonder_edit_undo (step, self->content);
  stop_moving (self);
  if (!sonder_edit_is_empty (step))
    note_effects (self, sonder_edit_get_effects (step, 0));
}

/**
 * sonder_project_seal:
 *
 * Typing that follows starts a new step.
 */
void
sonder_project_seal (SonderProject *self)
{
  self->is_typing = FALSE;
}

/**
 * sonder_project_can_undo:
 *
 * Returns: whether there is a step to take back
 */
gboolean
sonder_project_can_undo (SonderProject *self)
{
  return self->undo_steps->len > 0;
}

/**
 * sonder_project_can_redo:
 *
 * Returns: whether there is a step that was taken back
 */
gboolean
sonder_project_can_redo (SonderProject *self)
{
  return self->redo_steps->len > 0;
}

/**
 * sonder_project_get_undo_name:
 *
 * Returns: (transfer none) (nullable): the name of the step that undo would take
 *   back
 */
const char *
sonder_project_get_undo_name (SonderProject *self)
{
  return get_top (self) != NULL ? sonder_edit_get_name (get_top (self)) : NULL;
}

/**
 * sonder_project_get_redo_name:
 *
 * Returns: (transfer none) (nullable): the name of the step that redo would do
 *   again
 */
const char *
sonder_project_get_redo_name (SonderProject *self)
{
  guint n_steps = self->redo_steps->len;

  return n_steps > 0 ? sonder_edit_get_name (self->redo_steps->pdata[n_steps - 1]) : NULL;
}

/**
 * sonder_project_undo:
 *
 * Takes the last step back, if there is one. No step may be open.
 */
void
sonder_project_undo (SonderProject *self)
{
  move_step (self, self->undo_steps, self->redo_steps, sonder_edit_undo);
}

/**
 * sonder_project_redo:
 *
 * Does the step again that was taken back last, if there is one. No step may be
 * open.
 */
void
sonder_project_redo (SonderProject *self)
{
  move_step (self, self->redo_steps, self->undo_steps, sonder_edit_redo);
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
  self->is_typing = FALSE;
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

/**
 * sonder_project_is_modified:
 *
 * Returns: whether the content differs from what was last marked as saved, or
 *   from what the project began with
 */
gboolean
sonder_project_is_modified (SonderProject *self)
{
  return self->saved_lost || get_top (self) != self->saved_step;
}

/**
 * sonder_project_get_last_edit:
 *
 * Returns: (transfer full) (nullable): the record of the last step, for a
 *   journal; %NULL if there is none
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
 * @edit: (transfer none): a record of a step; what is in it is not trusted
 *
 * Applies the record of a step, as a step. No step may be open.
 *
 * Returns: %FALSE with an error, and nothing changed, if it does not fit: see
 *   sonder_edit_replay()
 */
gboolean
sonder_project_replay (SonderProject  *self,
                       GVariant       *edit,
                       GError        **error)
{
  g_autoptr (SonderEdit) step = NULL;

  g_return_val_if_fail (self->depth == 0 && !self->is_moving, FALSE);

  start_moving (self);
  step = sonder_edit_replay (edit, self->content, error);
  stop_moving (self);
  if (step == NULL)
    return FALSE;

  if (!sonder_edit_is_empty (step))
    {
      note_effects (self, sonder_edit_get_effects (step, 0));
      push_step (self, g_steal_pointer (&step));
    }

  return TRUE;
}

/**
 * sonder_project_type_text:
 * @item: an item of the project
 * @field: the property name of a text
 * @text: (nullable): what the text is now
 *
 * Like sonder_project_set_text(), but goes on with the last step if that was
 * typing in the same field and nothing sealed it. Typing that comes back to
 * where it began leaves no trace.
 */
void
sonder_project_type_text (SonderProject *self,
                          SonderItem    *item,
                          const char    *field,
                          const char    *text)
{
  if (g_str_equal (sonder_item_get_text (item, field), text != NULL ? text : ""))
    return;
  if (self->depth == 0 && self->is_typing && go_on_typing (self, item, field, text))
    return;

  sonder_project_begin_edit (self, _("Type"));
  sonder_project_set_text (self, item, field, text);
  sonder_project_end_edit (self);
  self->is_typing = self->depth == 0;
}

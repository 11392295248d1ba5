/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv-error.h"
#include "identifier.h"
#include "import-private.h"

static const char *
list_of (SonderKind kind)
{
  switch ((int)kind)
    {
    case SONDER_KIND_SOURCE:
      return "sources";
    case SONDER_KIND_ATTRIBUTE:
      return "attributes";
    case SONDER_KIND_METRIC:
      return "metrics";
    default:
      return "touchpoints";
    }
}

static char *
label (SonderKind kind, const char *text)
{
  return g_strdup_printf ("%d %s", (int)kind, text);
}

static char *
name_label (SonderKind kind, const char *name)
{
  g_autofree char *folded = sonder_name_fold (name);

  return label (kind, folded);
}

/* Of files with thousands of columns each name is looked up. */
static void
index_items (SonderImport *self, SonderKind kind)
{
  GListModel *items = sonder_item_get_items (self->project->root, list_of (kind));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);
      g_autofree char *name = name_label (kind, sonder_item_get_text (item, "name"));

      g_hash_table_add (self->ids, label (kind, sonder_item_get_id (item)));
      if (!g_hash_table_contains (self->names, name))
        g_hash_table_insert (self->names, g_steal_pointer (&name), item); /* the list keeps it */
    }
}

static gboolean
id_is_taken (SonderImport *self, SonderKind kind, const char *id)
{
  g_autofree char *key = label (kind, id);

  return g_hash_table_contains (self->ids, key);
}

/* Of the source the answers and respondents come from. */
static SonderItem *
make_source (SonderImport *self)
{
  g_autofree char *id = sonder_import_make_id (self, SONDER_KIND_SOURCE, self->plan->source);
  SonderItem *source = sonder_item_new (SONDER_KIND_SOURCE, id);

  sonder_item_set_text (source, "name", self->plan->source);
  sonder_item_set_text (source, "source-type", "import");
  sonder_item_set_text (source, "file", self->plan->table->name);
  return source;
}

static void
tally_persons (SonderImport *self)
{
  for (guint i = 0; i < self->persons->len; i++)
    {
      const SonderImportPerson *person = &g_array_index (self->persons, SonderImportPerson, i);
      gboolean anonymous =
          (sonder_customers_get_flags (self->customers, person->row) & SONDER_ROW_ANONYMOUS) != 0;
      SonderImportTally *tally = anonymous ? &self->report.respondents : &self->report.customers;

      tally->n_new += person->is_new;
      tally->n_updated += !person->is_new && person->is_changed;
      tally->n_known += !person->is_new && !person->is_changed;
    }
}

static void
finish (SonderImport *self)
{
  tally_persons (self);
  if (self->source_is_new && self->source_is_used)
    g_ptr_array_add (self->new_items, g_object_ref (self->source));
  self->report.source =
      self->source_is_used ? g_strdup (sonder_item_get_text (self->source, "name")) : NULL;
  self->report.changes = self->customers_changed || self->answers_changed ||
                         self->new_items->len > 0 || g_hash_table_size (self->new_choices) > 0;
}

static SonderImport *
import_new (SonderImportPlan *plan, SonderSnapshot *project)
{
  SonderImport *self = g_new0 (SonderImport, 1);

  self->plan = plan;
  self->project = sonder_snapshot_ref (project);
  self->customers = sonder_table_copy (project->customers);
  self->answers = sonder_table_copy (project->answers);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (SonderKind kind = SONDER_KIND_SOURCE; kind <= SONDER_KIND_TOUCHPOINT; kind++)
    index_items (self, kind);
  self->persons = g_array_new (FALSE, FALSE, sizeof (SonderImportPerson));
  self->person_of_row = g_new (guint32, plan->table->n_rows);
  self->new_items = g_ptr_array_new_with_free_func (g_object_unref);
  self->new_choices =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  sonder_import_report_init (&self->report);
  self->report.n_rows = plan->table->n_rows;
  return self;
}

/* Of a resolution in another thread. */
typedef struct
{
  SonderImportPlan *plan;
  SonderSnapshot *project;
  SonderCsvProgress progress;
  gpointer progress_data;
} Arguments;

static void
resolve_in_thread (GTask *task,
                   gpointer source_object,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  Arguments *arguments = task_data;
  GError *error = NULL;
  SonderImport *import =
      sonder_import_resolve (arguments->plan, arguments->project, arguments->progress,
                             arguments->progress_data, cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify)sonder_import_free);
  else
    g_task_return_error (task, error);
}

static void
free_arguments (gpointer data)
{
  Arguments *arguments = data;

  sonder_snapshot_unref (arguments->project);
  g_free (arguments);
}

/**
 * sonder_import_step:
 * @self: an import
 * @fraction: how much of it is done, from 0 to 1
 * @error: return location
 *
 * Tells how far it is.
 *
 * Returns: %FALSE if it is to stop
 */
gboolean
sonder_import_step (SonderImport *self, double fraction, GError **error)
{
  if (self->progress != NULL)
    self->progress (fraction, self->progress_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * sonder_import_make_id:
 * @self: an import
 * @kind: what the id is for
 * @name: its name
 *
 * Returns: (transfer full): a slug of @name; where that is taken, with a suffix
 *   that also depends on the name only, so that two copies of a project agree
 */
char *
sonder_import_make_id (SonderImport *self, SonderKind kind, const char *name)
{
  g_autofree char *slug = sonder_identifier_slug (name);
  g_autofree char *folded = sonder_name_fold (name);
  g_autofree char *digest = NULL;

  if (!id_is_taken (self, kind, slug))
    return g_steal_pointer (&slug);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folded, -1);
  for (gsize n = 6; n < strlen (digest); n++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%.*s", slug, (int)n, digest);

      if (!id_is_taken (self, kind, id))
        return g_steal_pointer (&id);
    }
  return sonder_identifier_random ();
}

/**
 * sonder_import_find_named:
 * @self: an import
 * @kind: what is looked for
 * @name: its name
 *
 * Returns: (transfer none) (nullable): the project's item of that name
 */
SonderItem *
sonder_import_find_named (SonderImport *self, SonderKind kind, const char *name)
{
  g_autofree char *key = name_label (kind, name);

  return g_hash_table_lookup (self->names, key);
}

/**
 * sonder_import_add_item:
 * @self: an import
 * @item: (transfer full): what will be added to the project
 */
void
sonder_import_add_item (SonderImport *self, SonderItem *item)
{
  const char *name = sonder_item_get_text (item, "name");

  g_hash_table_add (self->ids, label (sonder_item_get_kind (item), sonder_item_get_id (item)));
  g_ptr_array_add (self->new_items, item);
  if (SONDER_IS_ATTRIBUTE (item))
    g_ptr_array_add (self->report.new_attributes, g_strdup (name));
  else if (SONDER_IS_METRIC (item))
    g_ptr_array_add (self->report.new_metrics, g_strdup (name));
  else if (SONDER_IS_TOUCHPOINT (item))
    g_ptr_array_add (self->report.new_touchpoints, g_strdup (name));
}

/**
 * sonder_import_intern_key:
 * @self: an import
 * @id: the id of a metric, touchpoint or source
 * @key: (out): its number
 * @error: return location
 *
 * Returns: %FALSE if there are too many
 */
gboolean
sonder_import_intern_key (SonderImport *self, const char *id, guint16 *key, GError **error)
{
  guint32 number = sonder_text_pool_lookup (self->project->keys, id, -1);

  if (number == 0 && sonder_text_pool_get_size (self->project->keys) >= SONDER_MAX_KEYS)
    {
      g_set_error_literal (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE,
                           _ ("The project would have too many touchpoints."));
      return FALSE;
    }
  if (number == 0)
    number = sonder_text_pool_intern (self->project->keys, id, -1);
  *key = (guint16)number;
  return TRUE;
}

/**
 * sonder_import_find_source:
 * @self: an import
 *
 * Finds or makes the source that the plan names.
 */
gboolean
sonder_import_find_source (SonderImport *self)
{
  SonderItem *source = sonder_import_find_named (self, SONDER_KIND_SOURCE, self->plan->source);

  self->source_is_new = source == NULL;
  self->source = source != NULL ? g_object_ref (source) : make_source (self);
  return TRUE;
}

/**
 * sonder_import_resolve:
 * @plan: how to import; must outlive the import
 * @project: the project, which must not change until sonder_import_apply()
 * @progress: (nullable) (scope call): told now and then
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Works out what the import does to the project, without doing it; in any
 * thread.
 *
 * Returns: (transfer full) (nullable): the import, or %NULL with a
 *   #SonderCsvError, or one of #GIOErrorEnum
 */
SonderImport *
sonder_import_resolve (SonderImportPlan *plan,
                       SonderSnapshot *project,
                       SonderCsvProgress progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SonderImport) self = NULL;

  if (!sonder_import_plan_check (plan, project, error))
    return NULL;

  self = import_new (plan, project);
  self->progress = progress;
  self->progress_data = user_data;
  self->cancellable = cancellable;
  if (!sonder_import_find_source (self) || !sonder_import_identify (self, error) ||
      !sonder_import_fill_attributes (self, error) || !sonder_import_add_answers (self, error))
    return NULL;
  finish (self);
  self->progress = NULL;
  self->cancellable = NULL;
  return g_steal_pointer (&self);
}

/**
 * sonder_import_resolve_async:
 * @plan: how to import; must not be touched until the import is finished, and
 *   outlive it
 * @project: the project
 * @progress: (nullable): told now and then, in the other thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does sonder_import_resolve() in another thread.
 */
void
sonder_import_resolve_async (SonderImportPlan *plan,
                             SonderSnapshot *project,
                             SonderCsvProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Arguments *arguments = g_new (Arguments, 1);

  *arguments =
      (Arguments){ plan, sonder_snapshot_ref (project), progress, progress_data };
  g_task_set_source_tag (task, sonder_import_resolve_async);
  g_task_set_task_data (task, arguments, free_arguments);
  g_task_run_in_thread (task, resolve_in_thread);
}

/**
 * sonder_import_resolve_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the import, or %NULL
 */
SonderImport *
sonder_import_resolve_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sonder_import_free (SonderImport *self)
{
  sonder_import_report_clear (&self->report);
  g_clear_object (&self->source);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->new_choices);
  g_ptr_array_unref (self->new_items);
  g_array_unref (self->persons);
  g_free (self->person_of_row);
  sonder_table_free (self->customers);
  sonder_table_free (self->answers);
  sonder_snapshot_unref (self->project);
  g_free (self);
}

const SonderImportReport *
sonder_import_get_report (SonderImport *self)
{
  return &self->report;
}

static void
set_choices (SonderImport *self, SonderProject *project)
{
  GHashTableIter iter;
  gpointer id, choices;

  g_hash_table_iter_init (&iter, self->new_choices);
  while (g_hash_table_iter_next (&iter, &id, &choices))
    sonder_project_set_variant (project,
                                sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, id),
                                "choices", g_variant_new_strv (choices, -1));
}

/**
 * sonder_import_apply:
 * @self: an import
 * @project: the project of which it had a snapshot, unchanged since
 *
 * Does the import, as one step that can be undone; none if nothing changes.
 */
void
sonder_import_apply (SonderImport *self, SonderProject *project)
{
  sonder_project_begin_edit (project, _ ("Import"));
  /* with the table come the columns of the new attributes */
  if (self->customers_changed)
    sonder_project_replace_table (project, SONDER_TABLE_CUSTOMERS, self->customers);
  for (guint i = 0; i < self->new_items->len; i++)
    sonder_project_add_item (project, g_ptr_array_index (self->new_items, i));
  set_choices (self, project);
  if (self->answers_changed)
    sonder_project_replace_table (project, SONDER_TABLE_ANSWERS, self->answers);
  sonder_project_end_edit (project);
}

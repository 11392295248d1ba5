/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-work.h"

#include <glib/gi18n.h>

#include "csv-error.h"

#define WHOLE 10000

struct _SonderImportWork
{
  GObject              parent_instance;

  SonderProject       *project;
  GFile               *file;
  SonderImportChoices *choices;

  guint64              generation; /* of the project that @import is for */
  GCancellable        *reading;
  SonderImportPlan    *next_plan; /* read, while the one before is still in use */
  SonderImportPlan    *plan;

  GCancellable        *resolving;
  gboolean             wants_count;
  gboolean             wants_import;
  SonderImport        *import; /* the result for the choices of @plan */
  GError              *error;  /* or why there is none */
  int                  done;   /* of WHOLE; set in other threads */
};

G_DEFINE_FINAL_TYPE (SonderImportWork, sonder_import_work, G_TYPE_OBJECT)

enum
{
  READ,
  COUNTED,
  IMPORTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the thread that reads needs, and nobody else touches. */
typedef struct
{
  GFile           *file;
  SonderSnapshot  *snapshot;
  SonderCsvOptions options;
  char             decimal;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->file);
  sonder_snapshot_unref (reading->snapshot);
  g_free (reading);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  SonderImportWork *self = data;

  g_atomic_int_set (&self->done, (int) (fraction * WHOLE));
}

/* A pipe or a device would be waited for without end. */
static gboolean
check_type (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file,
                       G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                       G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    return TRUE;

  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_EMPTY,
               g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY
                 ? _("“%s” is a folder. Choose a file in it.")
                 : _("“%s” is not a file."),
               g_file_info_get_display_name (info));
  return FALSE;
}

static void
read_thread (GTask        *task,
             gpointer      self,
             gpointer      data,
             GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  SonderCsvTable *table = NULL;
  SonderImportPlan *plan;

  if (check_type (reading->file, cancellable, &error))
    table = sonder_csv_table_read_file (reading->file, &reading->options, progress_cb, self,
                                        cancellable, &error);
  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  plan = sonder_import_plan_new (table, reading->snapshot, reading->decimal);
  sonder_import_plan_suggest (plan);
  g_task_return_pointer (task, plan, (GDestroyNotify) sonder_import_plan_free);
}

static void
fail (SonderImportWork *self,
      const GError     *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
clear_result (SonderImportWork *self)
{
  g_clear_pointer (&self->import, sonder_import_free);
  g_clear_error (&self->error);
}

/* The plan before is freed when nobody looks at it any more. */
static void
install_plan (SonderImportWork *self)
{
  g_autoptr (SonderImportPlan) before = g_steal_pointer (&self->plan);

  clear_result (self);
  self->plan = g_steal_pointer (&self->next_plan);
  sonder_import_choices_take_plan (self->choices, self->plan);
  g_signal_emit (self, signals[READ], 0);
}

static void resolve_next (SonderImportWork *self);

/* If the project was changed meanwhile, it is worked out anew. */
static void
apply_import (SonderImportWork *self)
{
  if (self->generation != sonder_project_get_generation (self->project))
    {
      sonder_import_work_import (self);
      return;
    }
  sonder_import_apply (self->import, self->project);
  g_signal_emit (self, signals[IMPORTED], 0);
}

static void
take_result (SonderImportWork *self,
             SonderImport     *import,
             GError           *error)
{
  gboolean dry = self->plan->dry_run;

  clear_result (self);
  self->import = import;
  self->error = error;
  if (dry)
    g_signal_emit (self, signals[COUNTED], 0);
  else if (import != NULL)
    apply_import (self);
  else
    fail (self, error);
}

static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SonderImportWork) self = user_data;
  GError *error = NULL;
  SonderImport *import = sonder_import_resolve_finish (result, &error);
  gboolean superseded = g_cancellable_is_cancelled (self->resolving) || self->wants_count ||
                        self->wants_import || self->next_plan != NULL;

  g_clear_object (&self->resolving);
  if (!superseded)
    {
      take_result (self, import, error);
      return;
    }
  g_clear_pointer (&import, sonder_import_free);
  g_clear_error (&error);
  resolve_next (self);
}

/* Does what is wanted next, when nothing is being done. */
static void
resolve_next (SonderImportWork *self)
{
  g_autoptr (SonderSnapshot) snapshot = NULL;
  GError *error = NULL;

  if (self->resolving != NULL)
    {
      g_cancellable_cancel (self->resolving);
      return;
    }
  if (self->next_plan != NULL)
    install_plan (self);
  if (self->plan == NULL || (!self->wants_count && !self->wants_import))
    return;

  self->plan->dry_run = !self->wants_import;
  self->wants_count = FALSE;
  self->wants_import = FALSE;
  if (!sonder_import_choices_apply (self->choices, self->plan, &error))
    {
      take_result (self, NULL, error);
      return;
    }
  progress_cb (0, self);
  snapshot = sonder_project_snapshot (self->project);
  self->generation = sonder_project_get_generation (self->project);
  self->resolving = g_cancellable_new ();
  sonder_import_resolve_async (self->plan, snapshot, progress_cb, self, self->resolving,
                               resolved_cb, g_object_ref (self));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SonderImportWork *self = SONDER_IMPORT_WORK (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderImportPlan) plan = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (plan == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_pointer (&self->next_plan, sonder_import_plan_free);
  self->next_plan = g_steal_pointer (&plan);
  resolve_next (self);
}

static void
sonder_import_work_finalize (GObject *object)
{
  SonderImportWork *self = SONDER_IMPORT_WORK (object);

  clear_result (self);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->next_plan, sonder_import_plan_free);
  g_clear_pointer (&self->plan, sonder_import_plan_free);
  g_clear_object (&self->project);
  g_clear_object (&self->file);
  g_clear_object (&self->reading);
  g_clear_object (&self->resolving);

  G_OBJECT_CLASS (sonder_import_work_parent_class)->finalize (object);
}

static void
sonder_import_work_class_init (SonderImportWorkClass *klass)
{
  static const char *const names[] = { "read", "counted", "imported" };

  G_OBJECT_CLASS (klass)->finalize = sonder_import_work_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], SONDER_TYPE_IMPORT_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", SONDER_TYPE_IMPORT_WORK, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/* What was wrong may be right now. */
static void
choices_changed_cb (SonderImportWork *self)
{
  g_clear_error (&self->error);
}

static void
sonder_import_work_init (SonderImportWork *self)
{
  self->choices = sonder_import_choices_new ();
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (choices_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

SonderImportWork *
sonder_import_work_new (SonderProject *project,
                        GFile         *file)
{
  SonderImportWork *self = g_object_new (SONDER_TYPE_IMPORT_WORK, NULL);

  self->project = g_object_ref (project);
  self->file = g_object_ref (file);

  return self;
}

/**
 * sonder_import_work_read:
 * @options: how to read the file
 * @decimal: '.' or ',', or 0 to find it out
 *
 * Reads the file, for the first time or in another way.
 */
void
sonder_import_work_read (SonderImportWork       *self,
                         const SonderCsvOptions *options,
                         char                    decimal)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;

  sonder_import_work_cancel (self);
  g_clear_pointer (&self->next_plan, sonder_import_plan_free);
  self->reading = g_cancellable_new ();
  progress_cb (0, self);

  *reading = (Reading) { g_object_ref (self->file), sonder_project_snapshot (self->project),
                         *options, decimal };
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, sonder_import_work_read);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * sonder_import_work_count:
 *
 * Works out what would come of the choices as they are now.
 */
void
sonder_import_work_count (SonderImportWork *self)
{
  self->wants_count = TRUE;
  resolve_next (self);
}

/**
 * sonder_import_work_import:
 *
 * Imports the file by the choices as they are now, as one step.
 */
void
sonder_import_work_import (SonderImportWork *self)
{
  self->wants_import = TRUE;
  resolve_next (self);
}

/**
 * sonder_import_work_cancel:
 *
 * Stops whatever is being done. Nothing has been changed by it.
 */
void
sonder_import_work_cancel (SonderImportWork *self)
{
  self->wants_count = FALSE;
  self->wants_import = FALSE;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->resolving != NULL)
    g_cancellable_cancel (self->resolving);
}

/**
 * sonder_import_work_get_choices:
 *
 * Returns: (transfer none): what is said about the file
 */
SonderImportChoices *
sonder_import_work_get_choices (SonderImportWork *self)
{
  return self->choices;
}

/**
 * sonder_import_work_get_plan:
 *
 * Returns: (transfer none) (nullable): the file, once it is read
 */
const SonderImportPlan *
sonder_import_work_get_plan (SonderImportWork *self)
{
  return self->plan;
}

/**
 * sonder_import_work_get_report:
 *
 * Returns: (transfer none) (nullable): what would come of the choices, or came
 */
const SonderImportReport *
sonder_import_work_get_report (SonderImportWork *self)
{
  return self->import != NULL ? sonder_import_get_report (self->import) : NULL;
}

/**
 * sonder_import_work_get_error:
 *
 * Returns: (transfer none) (nullable): why nothing can come of the choices
 */
const GError *
sonder_import_work_get_error (SonderImportWork *self)
{
  return self->error;
}

gboolean
sonder_import_work_is_reading (SonderImportWork *self)
{
  return self->reading != NULL;
}

/**
 * sonder_import_work_get_fraction:
 *
 * Returns: how much is done of what is being done, from 0 to 1
 */
double
sonder_import_work_get_fraction (SonderImportWork *self)
{
  return (double) g_atomic_int_get (&self->done) / WHOLE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project-file.h"

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n-lib.h>

#include "project-writer.h"

/* One piece of asynchronous work and what comes of it. */
typedef struct
{
  GFile *file;
  SonderSnapshot *snapshot;
  SonderSaveMode mode;
  SonderFileStamp stamp;
  SonderProgress progress;
  gpointer progress_data;
  int percent; /* told last */
} Work;

/* A message on its way from the thread that works. */
typedef struct
{
  GTask *task;
  double fraction;
} Message;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->snapshot, sonder_snapshot_unref);
  g_free (self);
}

static GTask *
work_new (GFile *file,
          SonderProgress progress,
          gpointer progress_data,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->file = g_object_ref (file);
  work->progress = progress;
  work->progress_data = progress_data;
  g_task_set_task_data (task, work, work_free);
  /* What is done is done, even if it was cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_object_unref (message->task);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  Work *work = g_task_get_task_data (message->task);

  work->progress (message->fraction, work->progress_data);
  return G_SOURCE_REMOVE;
}

/* Tells the other thread, unless it knows already. */
static void
send_progress (double fraction, gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GSource) source = NULL;
  Message *message;

  if (work->progress == NULL || (int) (fraction * 100) <= work->percent)
    return;
  work->percent = (int) (fraction * 100);
  message = g_new0 (Message, 1);
  message->task = g_object_ref (task);
  message->fraction = fraction;
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, deliver_cb, message, message_free);
  g_source_attach (source, g_task_get_context (task));
}

static void
prefix_name (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *name = path != NULL ? g_filename_display_name (path) : g_file_get_uri (file);

  if (error != NULL)
    g_prefix_error (error, "%s: ", name);
}

/* Opening a pipe would wait for somebody to write into it. */
static gboolean
check_regular (GFile *file, GCancellable *cancellable, GError **error)
{
  switch (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable))
    {
    case G_FILE_TYPE_DIRECTORY:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("this is a folder"));
      return FALSE;
    case G_FILE_TYPE_SPECIAL:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _ ("this is not a regular file"));
      return FALSE;
    default:
      return TRUE;
    }
}

/* What the system says of the file; all zero where it is not on this machine. */
static gboolean
get_status (GFileInputStream *stream, struct stat *status, GError **error)
{
  *status = (struct stat){ 0 };
  if (!G_IS_FILE_DESCRIPTOR_BASED (stream) ||
      fstat (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream)), status) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static SonderSnapshot *
load (GFile *file,
      SonderFileStamp *stamp,
      SonderProgress progress,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (SonderSnapshot) snapshot = NULL;
  SonderFileStamp before;
  struct stat status;
  guint64 hash;

  if (!check_regular (file, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL || !get_status (stream, &status, error))
    return NULL;
  snapshot = sonder_project_read (G_INPUT_STREAM (stream), (guint64) status.st_size, progress, data,
                                  cancellable, &hash, error);
  sonder_file_stamp_init (&before, &status, hash);
  if (snapshot == NULL || !get_status (stream, &status, error))
    return NULL;
  if (!sonder_file_stamp_same_status (&before, &status))
    {
      g_set_error_literal (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED,
                           _ ("it changed while it was read: try again"));
      return NULL;
    }
  if (stamp != NULL)
    *stamp = before;
  return g_steal_pointer (&snapshot);
}

static gboolean
save (SonderSnapshot *snapshot,
      GFile *file,
      SonderSaveMode mode,
      SonderFileStamp *stamp,
      SonderProgress progress,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (SonderSafeFile) target = NULL;
  g_autoptr (SonderJsonWriter) writer = NULL;

  if (snapshot->read_only_reason != NULL)
    {
      g_set_error_literal (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_READ_ONLY,
                           snapshot->read_only_reason);
      return FALSE;
    }
  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("projects can only be saved in folders of this computer"));
      return FALSE;
    }
  target = sonder_safe_file_new (path, mode, stamp, cancellable, error);
  if (target == NULL)
    return FALSE;
  writer = sonder_json_writer_new (sonder_safe_file_get_stream (target), cancellable);
  sonder_project_write (snapshot, writer, progress, data);
  return sonder_json_writer_finish (writer, error) &&
         sonder_safe_file_commit (target, sonder_json_writer_get_length (writer),
                                  sonder_json_writer_get_hash (writer), stamp, cancellable, error);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  SonderSnapshot *snapshot =
      sonder_project_load (work->file, &work->stamp, send_progress, task, cancellable, &error);

  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify) sonder_snapshot_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  if (sonder_project_save (work->snapshot, work->file, work->mode, &work->stamp, send_progress,
                           task, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sonder_project_load:
 * @file: a project
 * @stamp: (out) (optional): what the file is; only those of this computer can be
 *   compared again
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: return location for an error, see sonder_project_read()
 *
 * Returns: (transfer full): the project; %NULL on failure
 */
SonderSnapshot *
sonder_project_load (GFile *file,
                     SonderFileStamp *stamp,
                     SonderProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  SonderSnapshot *snapshot = load (file, stamp, progress, data, cancellable, error);

  if (snapshot == NULL)
    prefix_name (file, error);
  return snapshot;
}

void
sonder_project_load_async (GFile *file,
                           SonderProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = work_new (file, progress, progress_data, cancellable, callback, data);

  g_task_set_source_tag (task, sonder_project_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

SonderSnapshot *
sonder_project_load_finish (GAsyncResult *result, SonderFileStamp *stamp, GError **error)
{
  GTask *task = G_TASK (result);
  SonderSnapshot *snapshot;

  g_return_val_if_fail (g_task_get_source_tag (task) == sonder_project_load_async, NULL);

  snapshot = g_task_propagate_pointer (task, error);
  if (snapshot != NULL && stamp != NULL)
    *stamp = ((Work *) g_task_get_task_data (task))->stamp;
  return snapshot;
}

/**
 * sonder_project_save:
 * @snapshot: a project
 * @file: where to save it; a symbolic link is followed and kept
 * @mode: what may be there
 * @stamp: (inout) (nullable): for %SONDER_SAVE_UNCHANGED, what was loaded or saved
 *   last; afterwards, what is there now
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): stops it; the old file stays
 * @error: return location for a %SONDER_PROJECT_ERROR or %GIOError:
 *   %G_IO_ERROR_EXISTS for %SONDER_SAVE_NEW, %SONDER_PROJECT_ERROR_CHANGED for
 *   %SONDER_SAVE_UNCHANGED
 *
 * Replaces the file whole or not at all.
 *
 * Returns: whether the project is saved
 */
gboolean
sonder_project_save (SonderSnapshot *snapshot,
                     GFile *file,
                     SonderSaveMode mode,
                     SonderFileStamp *stamp,
                     SonderProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  if (save (snapshot, file, mode, stamp, progress, data, cancellable, error))
    return TRUE;
  prefix_name (file, error);
  return FALSE;
}

/**
 * sonder_project_save_async:
 * @snapshot: a project, kept until it is saved
 * @file: where to save it
 * @mode: what may be there
 * @stamp: (nullable): for %SONDER_SAVE_UNCHANGED, what should be there
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @data: for @callback
 */
void
sonder_project_save_async (SonderSnapshot *snapshot,
                           GFile *file,
                           SonderSaveMode mode,
                           const SonderFileStamp *stamp,
                           SonderProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = work_new (file, progress, progress_data, cancellable, callback, data);
  Work *work = g_task_get_task_data (task);

  g_return_if_fail (mode != SONDER_SAVE_UNCHANGED || stamp != NULL);

  work->snapshot = sonder_snapshot_ref (snapshot);
  work->mode = mode;
  if (stamp != NULL)
    work->stamp = *stamp;
  g_task_set_source_tag (task, sonder_project_save_async);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
sonder_project_save_finish (GAsyncResult *result, SonderFileStamp *stamp, GError **error)
{
  GTask *task = G_TASK (result);

  g_return_val_if_fail (g_task_get_source_tag (task) == sonder_project_save_async, FALSE);

  if (!g_task_propagate_boolean (task, error))
    return FALSE;
  if (stamp != NULL)
    *stamp = ((Work *) g_task_get_task_data (task))->stamp;
  return TRUE;
}

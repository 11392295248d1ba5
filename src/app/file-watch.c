/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "file-watch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Programs write in several steps: what they made is looked at a little later. */
#define CHECK_DELAY_MS 300

struct _SonderFileWatch
{
  GObject          parent_instance;
  char            *path; /* NULL while nothing is watched */
  SonderFileStamp  stamp;
  GFileMonitor    *monitor;
  guint            timeout;
  GCancellable    *checking; /* while a thread looks */
  gboolean         again;    /* look once more after that */
  guint            suspended;
  SonderFileState  state;
  guint64          seen; /* hash of what was found when it was found changed */
};

G_DEFINE_FINAL_TYPE (SonderFileWatch, sonder_file_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char           *path;
  SonderFileStamp stamp;
  SonderFileState state;
  guint64         hash;
} Look;

static void
look_free (Look *look)
{
  g_free (look->path);
  g_free (look);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Look *look = data;
  struct stat status;
  GError *error = NULL;
  int fd = g_open (look->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  look->hash = look->stamp.hash;
  if (fd < 0 || fstat (fd, &status) != 0)
    /* One that cannot be read any more may still be there; saving will tell. */
    look->state = errno == ENOENT || errno == ENOTDIR ? SONDER_FILE_GONE : SONDER_FILE_SAME;
  else if (!sonder_file_stamp_same_status (&look->stamp, &status))
    {
      if (!S_ISREG (status.st_mode) || !sonder_file_hash (fd, &look->hash, cancellable, &error))
        look->hash = ~look->stamp.hash;
      look->state = look->hash == look->stamp.hash ? SONDER_FILE_SAME : SONDER_FILE_CHANGED;
    }
  if (fd >= 0)
    close (fd);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
set_state (SonderFileWatch *self,
           SonderFileState  state,
           guint64          hash)
{
  gboolean news = state != self->state || (state == SONDER_FILE_CHANGED && hash != self->seen);

  self->state = state;
  self->seen = hash;
  if (news)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
look_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SonderFileWatch *self = SONDER_FILE_WATCH (source);
  Look *look = g_task_get_task_data (G_TASK (result));

  /* Whoever cancelled it has begun something else since. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->checking);
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    set_state (self, look->state, look->hash);
  if (self->again)
    sonder_file_watch_check (self);
}

static gboolean
timeout_cb (gpointer data)
{
  SonderFileWatch *self = data;

  self->timeout = 0;
  sonder_file_watch_check (self);

  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (SonderFileWatch *self)
{
  if (self->timeout == 0)
    self->timeout = g_timeout_add (CHECK_DELAY_MS, timeout_cb, self);
}

static void
stop (SonderFileWatch *self)
{
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->again = FALSE;
}

static void
sonder_file_watch_dispose (GObject *object)
{
  SonderFileWatch *self = SONDER_FILE_WATCH (object);

  stop (self);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (sonder_file_watch_parent_class)->dispose (object);
}

static void
sonder_file_watch_class_init (SonderFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_file_watch_dispose;

  signals[CHANGED] = g_signal_new ("changed", SONDER_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sonder_file_watch_init (SonderFileWatch *self)
{
}

SonderFileWatch *
sonder_file_watch_new (void)
{
  return g_object_new (SONDER_TYPE_FILE_WATCH, NULL);
}

/**
 * sonder_file_watch_begin:
 * @file: (nullable): what to watch from now on; %NULL for nothing
 * @stamp: what it was when it was loaded or saved
 */
void
sonder_file_watch_begin (SonderFileWatch       *self,
                         GFile                 *file,
                         const SonderFileStamp *stamp)
{
  stop (self);
  g_clear_object (&self->monitor);
  g_free (self->path);
  self->path = file != NULL ? g_file_get_path (file) : NULL;
  self->stamp = *stamp;
  if (self->path != NULL)
    self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  /* Where nothing can be monitored, the window's looks at its file have to do. */
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                             G_CONNECT_SWAPPED);

  set_state (self, SONDER_FILE_SAME, stamp->hash);
}

/**
 * sonder_file_watch_suspend:
 *
 * Does not look before sonder_file_watch_resume(): the program itself is
 * writing.
 */
void
sonder_file_watch_suspend (SonderFileWatch *self)
{
  self->suspended++;
  stop (self);
}

void
sonder_file_watch_resume (SonderFileWatch *self)
{
  g_return_if_fail (self->suspended > 0);

  self->suspended--;
}

/**
 * sonder_file_watch_check:
 *
 * Looks at the file in the background.
 */
void
sonder_file_watch_check (SonderFileWatch *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (self->path == NULL || self->suspended > 0)
    return;
  self->again = self->checking != NULL;
  if (self->again)
    return;

  self->checking = g_cancellable_new ();
  task = g_task_new (self, self->checking, look_cb, NULL);
  look = g_new0 (Look, 1);
  look->path = g_strdup (self->path);
  look->stamp = self->stamp;
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_set_source_tag (task, sonder_file_watch_check);
  g_task_run_in_thread (task, look_thread);
}

SonderFileState
sonder_file_watch_get_state (SonderFileWatch *self)
{
  return self->state;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "document.h"

#include <glib/gi18n.h>

#include "project-file.h"

struct _SonderDocument
{
  GObject         parent_instance;
  SonderProject  *project;
  GFile          *file;
  SonderFileStamp stamp; /* of the file as it was loaded or saved */
  SonderFileWatch *watch;
  GCancellable   *work; /* what runs in the background, while it does */
  char           *activity;
  double          fraction;
};

G_DEFINE_FINAL_TYPE (SonderDocument, sonder_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FILE,
  PROP_BUSY,
  PROP_ACTIVITY,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_file (SonderDocument *self,
          GFile          *file)
{
  sonder_file_watch_begin (self->watch, file, &self->stamp);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

static void
begin_work (SonderDocument *self,
            const char     *activity)
{
  self->work = g_cancellable_new ();
  g_free (self->activity);
  self->activity = g_strdup (activity);
  self->fraction = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVITY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
end_work (SonderDocument *self)
{
  g_clear_object (&self->work);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  SonderDocument *self = data;

  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static void
say_that_it_is_far (GFile   *file,
                    GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_clear_error (error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               /* Translators: %s is an address such as https://example.org/x.sonder.json */
               _("%s: only files of this computer can be opened; copy it here first"), name);
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SonderSnapshot) snapshot = NULL;
  g_autoptr (SonderProject) project = NULL;
  g_autoptr (SonderDocument) self = NULL;
  SonderFileStamp stamp;
  GError *error = NULL;

  snapshot = sonder_project_load_finish (result, &stamp, &error);
  if (snapshot == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
        say_that_it_is_far (g_task_get_task_data (task), &error);
      g_task_return_error (task, error);
      return;
    }

  project = sonder_project_new_from_snapshot (snapshot);
  self = sonder_document_new_for_project (project);
  self->stamp = stamp;
  set_file (self, g_task_get_task_data (task));
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SonderDocument *self = g_task_get_source_object (task);
  SonderFileStamp stamp;
  GError *error = NULL;
  gboolean saved = sonder_project_save_finish (result, &stamp, &error);

  sonder_file_watch_resume (self->watch);
  if (saved)
    {
      self->stamp = stamp;
      set_file (self, g_task_get_task_data (task));
    }
  else
    {
      sonder_project_mark_unsaved (self->project);
      /* What others did to the file meanwhile was not looked at. */
      sonder_file_watch_check (self->watch);
    }
  end_work (self);

  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
sonder_document_finalize (GObject *object)
{
  SonderDocument *self = SONDER_DOCUMENT (object);

  g_clear_object (&self->project);
  g_clear_object (&self->file);
  g_clear_object (&self->watch);
  g_clear_object (&self->work);
  g_free (self->activity);

  G_OBJECT_CLASS (sonder_document_parent_class)->finalize (object);
}

static void
sonder_document_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SonderDocument *self = SONDER_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->work != NULL);
      break;
    case PROP_ACTIVITY:
      g_value_set_string (value, self->activity);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_document_class_init (SonderDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sonder_document_finalize;
  object_class->get_property = sonder_document_get_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_ACTIVITY] = g_param_spec_string ("activity", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sonder_document_init (SonderDocument *self)
{
  self->activity = g_strdup ("");
  self->watch = sonder_file_watch_new ();
}

/**
 * sonder_document_new_for_project:
 *
 * Returns: (transfer full): a document without a file
 */
SonderDocument *
sonder_document_new_for_project (SonderProject *project)
{
  SonderDocument *self = g_object_new (SONDER_TYPE_DOCUMENT, NULL);

  self->project = g_object_ref (project);

  return self;
}

/**
 * sonder_document_new:
 *
 * Returns: (transfer full): a document of an empty project, without a file
 */
SonderDocument *
sonder_document_new (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();

  return sonder_document_new_for_project (project);
}

SonderProject *
sonder_document_get_project (SonderDocument *self)
{
  return self->project;
}

/**
 * sonder_document_get_file:
 *
 * Returns: (transfer none) (nullable): where it was loaded from or saved to last
 */
GFile *
sonder_document_get_file (SonderDocument *self)
{
  return self->file;
}

/**
 * sonder_document_dup_title:
 *
 * Returns: (transfer full): the project's title, else the file's name, else
 *   "Untitled"
 */
char *
sonder_document_dup_title (SonderDocument *self)
{
  const char *title = sonder_item_get_text (sonder_project_get_root (self->project), "title");
  g_autofree char *name = NULL;
  g_autofree char *display = NULL;

  if (*title != '\0')
    return g_strdup (title);
  if (self->file == NULL)
    return g_strdup (_("Untitled"));

  name = g_file_get_basename (self->file);
  display = g_filename_display_name (name);
  if (g_str_has_suffix (display, ".sonder.json"))
    display[strlen (display) - strlen (".sonder.json")] = '\0';

  return g_steal_pointer (&display);
}

/**
 * sonder_document_get_modified:
 *
 * Returns: whether closing would lose something: changes, or all of a project
 *   whose file is gone
 */
gboolean
sonder_document_get_modified (SonderDocument *self)
{
  return sonder_project_is_modified (self->project) ||
         sonder_file_watch_get_state (self->watch) == SONDER_FILE_GONE;
}

/**
 * sonder_document_get_watch:
 *
 * Returns: (transfer none): what notices other programs' changes to the file
 */
SonderFileWatch *
sonder_document_get_watch (SonderDocument *self)
{
  return self->watch;
}

/**
 * sonder_document_get_busy:
 *
 * Returns: whether the document is being saved, or something imported into it
 */
gboolean
sonder_document_get_busy (SonderDocument *self)
{
  return self->work != NULL;
}

/**
 * sonder_document_cancel:
 *
 * Asks what runs in the background to stop; it leaves everything as it was.
 */
void
sonder_document_cancel (SonderDocument *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

/**
 * sonder_document_load_async:
 * @progress: (nullable): called in the main thread
 */
void
sonder_document_load_async (GFile               *file,
                            GCancellable        *cancellable,
                            SonderProgress       progress,
                            gpointer             progress_data,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, sonder_document_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  sonder_project_load_async (file, progress, progress_data, cancellable, load_cb, task);
}

/**
 * sonder_document_load_finish:
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with an error
 */
SonderDocument *
sonder_document_load_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sonder_document_make_untitled:
 *
 * Forgets the file: the document is a copy that was never saved.
 */
void
sonder_document_make_untitled (SonderDocument *self)
{
  self->stamp = (SonderFileStamp) { 0 };
  set_file (self, NULL);
}

/**
 * sonder_document_save_async:
 * @file: where to
 * @overwrite: whether to replace what another program made of the file
 *
 * Writes the project as it is now; it can be edited meanwhile. Saving to
 * another file than before makes that the document's.
 */
void
sonder_document_save_async (SonderDocument      *self,
                            GFile               *file,
                            gboolean             overwrite,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (self->project);
  gboolean own = self->file != NULL && g_file_equal (self->file, file);
  GTask *task;

  g_return_if_fail (self->work == NULL);

  begin_work (self, _("Saving…"));
  sonder_file_watch_suspend (self->watch);
  task = g_task_new (self, self->work, callback, user_data);
  g_task_set_source_tag (task, sonder_document_save_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  /* What is changed from now on is not in the snapshot, so not saved. */
  sonder_project_mark_saved (self->project);
  sonder_project_save_async (snapshot, file,
                             own && !overwrite ? SONDER_SAVE_UNCHANGED : SONDER_SAVE_ANYWAY,
                             &self->stamp, progress_cb, self, self->work, save_cb, task);
}

gboolean
sonder_document_save_finish (SonderDocument  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

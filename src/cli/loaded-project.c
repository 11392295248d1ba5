/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "loaded-project.h"

#include <glib/gi18n-lib.h>

#include "interrupt.h"
#include "progress.h"

static char *
get_shown_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/**
 * sonder_snapshot_load:
 * @stamp: (out): what the file is
 *
 * Reads a project, with progress.
 *
 * Returns: (transfer full): it, or %NULL with an error
 */
SonderSnapshot *
sonder_snapshot_load (GFile *file, SonderFileStamp *stamp, GError **error)
{
  g_autofree char *name = get_shown_name (file);
  g_autofree char *doing = g_strdup_printf (_ ("Reading %s"), name);
  SonderSnapshot *snapshot;

  sonder_progress_begin (doing);
  snapshot = sonder_project_load (file, stamp, sonder_progress_update, NULL, NULL, error);
  sonder_progress_end ();

  return snapshot;
}

/**
 * sonder_snapshot_save:
 *
 * Writes a project, with progress; interrupted, it leaves the file as it was.
 *
 * Returns: %FALSE with an error
 */
gboolean
sonder_snapshot_save (SonderSnapshot *snapshot,
                      GFile *file,
                      SonderSaveMode mode,
                      SonderFileStamp *stamp,
                      GError **error)
{
  g_autofree char *name = get_shown_name (file);
  g_autofree char *doing = g_strdup_printf (_ ("Saving %s"), name);
  gboolean saved;

  sonder_progress_begin (doing);
  saved = sonder_project_save (snapshot, file, mode, stamp, sonder_progress_update, NULL,
                               sonder_interrupt_hold (), error);
  sonder_interrupt_release ();
  sonder_progress_end ();

  return saved;
}

/**
 * sonder_loaded_project_new:
 * @path: name of a file
 *
 * Returns: (transfer full): the project in it, or %NULL with an error
 */
SonderLoadedProject *
sonder_loaded_project_new (const char *path, GError **error)
{
  g_autoptr (SonderLoadedProject) self = g_new0 (SonderLoadedProject, 1);
  g_autoptr (SonderSnapshot) snapshot = NULL;

  self->file = g_file_new_for_path (path);
  snapshot = sonder_snapshot_load (self->file, &self->stamp, error);
  if (snapshot == NULL)
    return NULL;

  self->project = sonder_project_new_from_snapshot (snapshot);
  return g_steal_pointer (&self);
}

void
sonder_loaded_project_free (SonderLoadedProject *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->project);
  g_free (self);
}

/**
 * sonder_loaded_project_save:
 *
 * Replaces the file by the project as it is now, unless another program has
 * changed the file meanwhile.
 *
 * Returns: %FALSE with an error
 */
gboolean
sonder_loaded_project_save (SonderLoadedProject *self, GError **error)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (self->project);

  return sonder_snapshot_save (snapshot, self->file, SONDER_SAVE_UNCHANGED, &self->stamp, error);
}

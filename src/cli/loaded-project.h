/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project-file.h"
#include "project.h"

G_BEGIN_DECLS

/**
 * SonderLoadedProject:
 * @file: where it is from
 * @project: the project
 * @stamp: what the file was
 *
 * A project with the file that it was read from.
 */
typedef struct
{
  GFile *file;
  SonderProject *project;
  SonderFileStamp stamp;
} SonderLoadedProject;

SonderLoadedProject *sonder_loaded_project_new (const char *path, GError **error);
void sonder_loaded_project_free (SonderLoadedProject *self);
gboolean sonder_loaded_project_save (SonderLoadedProject *self, GError **error);

SonderSnapshot *sonder_snapshot_load (GFile *file, SonderFileStamp *stamp, GError **error);
gboolean sonder_snapshot_save (SonderSnapshot *snapshot,
                               GFile *file,
                               SonderSaveMode mode,
                               SonderFileStamp *stamp,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderLoadedProject, sonder_loaded_project_free)

G_END_DECLS

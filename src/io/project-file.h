/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project-reader.h"
#include "safe-file.h"

G_BEGIN_DECLS

/* Loading and saving. Messages of errors begin with the name of the file. The
 * synchronous functions may run in any thread; they tell progress there. The
 * asynchronous ones work in a thread of their own and tell progress in the context
 * that they were called from, at most a hundred times, never after the callback. */

SonderSnapshot *sonder_project_load (GFile *file,
                                     SonderFileStamp *stamp,
                                     SonderProgress progress,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
void sonder_project_load_async (GFile *file,
                                SonderProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
SonderSnapshot *
sonder_project_load_finish (GAsyncResult *result, SonderFileStamp *stamp, GError **error);

gboolean sonder_project_save (SonderSnapshot *snapshot,
                              GFile *file,
                              SonderSaveMode mode,
                              SonderFileStamp *stamp,
                              SonderProgress progress,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);
void sonder_project_save_async (SonderSnapshot *snapshot,
                                GFile *file,
                                SonderSaveMode mode,
                                const SonderFileStamp *stamp,
                                SonderProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean sonder_project_save_finish (GAsyncResult *result, SonderFileStamp *stamp, GError **error);

G_END_DECLS

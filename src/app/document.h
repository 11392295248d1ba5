/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "file-watch.h"
#include "project-reader.h"
#include "project.h"

G_BEGIN_DECLS

/**
 * SonderDocument:
 *
 * A project together with the file that it is kept in: what one window shows.
 * Loading and saving run in the background; while one does, "busy" is set,
 * "fraction" and "activity" say how far it is, and sonder_document_cancel()
 * stops it.
 */
#define SONDER_TYPE_DOCUMENT (sonder_document_get_type ())
G_DECLARE_FINAL_TYPE (SonderDocument, sonder_document, SONDER, DOCUMENT, GObject)

SonderDocument *sonder_document_new          (void);
SonderDocument *sonder_document_new_for_project (SonderProject     *project);
SonderProject  *sonder_document_get_project  (SonderDocument       *self);
GFile          *sonder_document_get_file     (SonderDocument       *self);
char           *sonder_document_dup_title    (SonderDocument       *self);
gboolean        sonder_document_get_modified (SonderDocument       *self);
gboolean        sonder_document_get_busy     (SonderDocument       *self);
SonderFileWatch *sonder_document_get_watch   (SonderDocument       *self);
void            sonder_document_cancel       (SonderDocument       *self);

void            sonder_document_load_async   (GFile                *file,
                                              GCancellable         *cancellable,
                                              SonderProgress        progress,
                                              gpointer              progress_data,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
SonderDocument *sonder_document_load_finish  (GAsyncResult         *result,
                                              GError              **error);
void            sonder_document_make_untitled (SonderDocument      *self);
void            sonder_document_save_async   (SonderDocument       *self,
                                              GFile                *file,
                                              gboolean              overwrite,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean        sonder_document_save_finish  (SonderDocument       *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS

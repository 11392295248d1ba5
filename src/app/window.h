/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "document.h"

G_BEGIN_DECLS

/* Of project files. */
#define SONDER_MIME_TYPE "application/vnd.sonder.project+json"

/**
 * SonderWindow:
 *
 * A window: the welcome page while it has no document, else the sidebar and the
 * pages of its document.
 */
#define SONDER_TYPE_WINDOW (sonder_window_get_type ())
G_DECLARE_FINAL_TYPE (SonderWindow, sonder_window, SONDER, WINDOW, AdwApplicationWindow)

SonderWindow   *sonder_window_new          (GtkApplication *application);
SonderDocument *sonder_window_get_document (SonderWindow   *self);
GFile          *sonder_window_get_file     (SonderWindow   *self);
void            sonder_window_set_document (SonderWindow   *self,
                                            SonderDocument *document);
gboolean        sonder_window_is_empty     (SonderWindow   *self);
gboolean        sonder_window_has_unsaved  (SonderWindow   *self);
void            sonder_window_end_writing  (SonderWindow   *self);
void            sonder_window_open         (SonderWindow   *self,
                                            GFile          *file);
void            sonder_window_import       (SonderWindow   *self,
                                            GFile          *file);
void            sonder_window_go_to        (SonderWindow   *self,
                                            const char     *page,
                                            const char     *item_id);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "file-stamp.h"

G_BEGIN_DECLS

/**
 * SonderFileState:
 * @SONDER_FILE_SAME: as it was loaded or saved, or there is none to watch
 * @SONDER_FILE_CHANGED: another program made something else of it
 * @SONDER_FILE_GONE: it was moved or deleted
 */
typedef enum
{
  SONDER_FILE_SAME,
  SONDER_FILE_CHANGED,
  SONDER_FILE_GONE,
} SonderFileState;

/**
 * SonderFileWatch:
 *
 * Notices what other programs do to a file. "changed" is emitted when the state
 * changes, and when a file that was changed already changes again. The content
 * decides, not the time: a file written anew as it was is the same.
 */
#define SONDER_TYPE_FILE_WATCH (sonder_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (SonderFileWatch, sonder_file_watch, SONDER, FILE_WATCH, GObject)

SonderFileWatch *sonder_file_watch_new       (void);
void             sonder_file_watch_begin     (SonderFileWatch       *self,
                                              GFile                 *file,
                                              const SonderFileStamp *stamp);
void             sonder_file_watch_suspend   (SonderFileWatch       *self);
void             sonder_file_watch_resume    (SonderFileWatch       *self);
void             sonder_file_watch_check     (SonderFileWatch       *self);
SonderFileState  sonder_file_watch_get_state (SonderFileWatch       *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "file-stamp.h"

G_BEGIN_DECLS

/**
 * SonderSaveMode:
 * @SONDER_SAVE_NEW: the file must not exist yet
 * @SONDER_SAVE_UNCHANGED: the file must be what its stamp says, or gone
 * @SONDER_SAVE_ANYWAY: whatever file is there gets replaced
 */
typedef enum
{
  SONDER_SAVE_NEW,
  SONDER_SAVE_UNCHANGED,
  SONDER_SAVE_ANYWAY,
} SonderSaveMode;

/**
 * SonderSafeFile:
 *
 * Replaces a file whole or not at all. What is written goes to a hidden file
 * beside it, which takes its place only when all of it is on the disk and has been
 * read back. If the program is killed meanwhile, the hidden file stays; the next
 * save of the same file removes it.
 */
typedef struct _SonderSafeFile SonderSafeFile;

SonderSafeFile *sonder_safe_file_new (const char *path,
                                      SonderSaveMode mode,
                                      const SonderFileStamp *stamp,
                                      GCancellable *cancellable,
                                      GError **error);
void sonder_safe_file_free (SonderSafeFile *self);

GOutputStream *sonder_safe_file_get_stream (SonderSafeFile *self);
gboolean sonder_safe_file_commit (SonderSafeFile *self,
                                  guint64 length,
                                  guint64 hash,
                                  SonderFileStamp *stamp,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderSafeFile, sonder_safe_file_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * SonderFileStamp:
 * @device: where the file was
 * @inode: which one it was
 * @size: its length in bytes
 * @modified_ns: when it was last changed, in nanoseconds since 1970
 * @taken_ns: when that was looked at
 * @hash: its content hash
 *
 * What a file was when it was loaded or saved: by it one sees whether another
 * program has changed it since. A plain value.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 modified_ns;
  gint64 taken_ns;
  guint64 hash;
} SonderFileStamp;

void sonder_file_stamp_init (SonderFileStamp *self, const struct stat *status, guint64 hash);
gboolean sonder_file_stamp_same_status (const SonderFileStamp *self, const struct stat *status);
gboolean sonder_file_stamp_is_recent (const SonderFileStamp *self);
gboolean sonder_file_hash (int fd, guint64 *hash, GCancellable *cancellable, GError **error);

G_END_DECLS

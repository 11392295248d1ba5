/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-stamp.h"

#include <errno.h>
#include <unistd.h>

#include "content-hash.h"

#define BLOCK_SIZE (256 * 1024)

/* File systems keep times as coarse as this; FAT is the worst. */
#define TIME_GRAIN_NS G_GINT64_CONSTANT (2000000000)

static gint64
get_modified_ns (const struct stat *status)
{
  return (gint64) status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}

/**
 * sonder_file_stamp_init:
 * @self: (out): a stamp
 * @status: what the system says of the file, just now
 * @hash: its content hash
 */
void
sonder_file_stamp_init (SonderFileStamp *self, const struct stat *status, guint64 hash)
{
  *self = (SonderFileStamp){
    .device = status->st_dev,
    .inode = status->st_ino,
    .size = (guint64) status->st_size,
    .modified_ns = get_modified_ns (status),
    .taken_ns = g_get_real_time () * 1000,
    .hash = hash,
  };
}

/**
 * sonder_file_stamp_same_status:
 * @self: a stamp
 * @status: what the system says of a file
 *
 * Returns: whether it is the same file with the same length and time
 */
gboolean
sonder_file_stamp_same_status (const SonderFileStamp *self, const struct stat *status)
{
  return self->device == status->st_dev && self->inode == status->st_ino &&
         self->size == (guint64) status->st_size && self->modified_ns == get_modified_ns (status);
}

/**
 * sonder_file_stamp_is_recent:
 * @self: a stamp
 *
 * Returns: whether the file was changed so shortly before the stamp was taken that
 *   another change may have left no trace in its time
 */
gboolean
sonder_file_stamp_is_recent (const SonderFileStamp *self)
{
  return self->taken_ns - self->modified_ns < TIME_GRAIN_NS;
}

/**
 * sonder_file_hash:
 * @fd: a file
 * @hash: (out): the content hash of all of it
 * @cancellable: (nullable): stops it
 * @error: return location for a %GIOError
 *
 * Returns: %FALSE on failure
 */
gboolean
sonder_file_hash (int fd, guint64 *hash, GCancellable *cancellable, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  SonderContentHash content;
  off_t offset = 0;
  ssize_t n;

  sonder_content_hash_init (&content);
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = pread (fd, block, BLOCK_SIZE, offset);
      if (n < 0 && errno != EINTR)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                               g_strerror (errno));
          return FALSE;
        }
      if (n > 0)
        {
          sonder_content_hash_update (&content, block, (gsize) n);
          offset += n;
        }
    }
  while (n != 0);
  *hash = sonder_content_hash_get (&content);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "project-error.h"

#define MAX_LINKS 40
#define MAX_ATTEMPTS 20
#define MAX_SHOWN_NAME 200

struct _SonderSafeFile
{
  SonderSaveMode mode;
  int folder; /* of the file, so that it may be moved meanwhile */
  char *name; /* in that folder, links resolved */
  char *temporary_name;
  int fd; /* of the temporary file */
  GOutputStream *stream;
  gboolean replaces; /* whether there was a file at the beginning */
  struct stat old;
};

static gboolean
fail_with_errno (GError **error, int code, const char *what)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", what, g_strerror (code));
  return FALSE;
}

/* The path of what a symbolic link points to, whether or not that exists. */
static char *
resolve_links (const char *path, GError **error)
{
  g_autofree char *resolved = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (resolved, NULL);
      g_autofree char *folder = NULL;
      char *next;

      if (target == NULL)
        return g_steal_pointer (&resolved);
      folder = g_path_get_dirname (resolved);
      next =
          g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
      g_free (resolved);
      resolved = next;
    }
  fail_with_errno (error, ELOOP, _ ("the link cannot be followed"));
  return NULL;
}

static gboolean
open_folder (SonderSafeFile *self, const char *path, GError **error)
{
  g_autofree char *resolved = resolve_links (path, error);
  g_autofree char *folder = NULL;

  if (resolved == NULL)
    return FALSE;
  self->name = g_path_get_basename (resolved);
  self->temporary_name = g_strdup_printf (".%.*s.saving", MAX_SHOWN_NAME, self->name);
  folder = g_path_get_dirname (resolved);
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  /* One may write in a folder without being allowed to list it. */
  if (self->folder < 0 && errno == EACCES)
    self->folder = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return self->folder >= 0 || fail_with_errno (error, errno, _ ("the folder cannot be opened"));
}

/* Looks at what is in the place now. */
static gboolean
look (SonderSafeFile *self, gboolean *exists, struct stat *status, GError **error)
{
  *exists = fstatat (self->folder, self->name, status, AT_SYMLINK_NOFOLLOW) == 0;
  if (!*exists)
    return errno == ENOENT || fail_with_errno (error, errno, _ ("the file cannot be looked at"));
  if (S_ISREG (status->st_mode))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                       _ ("this is not a regular file"));
  return FALSE;
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED,
                       _ ("another program has changed the file since it was opened here: save "
                          "under another name, or open it again"));
  return FALSE;
}

/* Compares what the system says, and the content if that leaves a doubt. */
static gboolean
check_unchanged (SonderSafeFile *self,
                 const SonderFileStamp *stamp,
                 GCancellable *cancellable,
                 GError **error)
{
  guint64 hash;
  gboolean hashed;
  int fd;

  if (sonder_file_stamp_same_status (stamp, &self->old) && !sonder_file_stamp_is_recent (stamp))
    return TRUE;
  if (stamp->size != (guint64) self->old.st_size)
    return fail_changed (error);
  fd = openat (self->folder, self->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    return fail_with_errno (error, errno, _ ("the old file cannot be read"));
  hashed = sonder_file_hash (fd, &hash, cancellable, error);
  close (fd);
  return hashed && (hash == stamp->hash || fail_changed (error));
}

static gboolean
check_place (SonderSafeFile *self,
             const SonderFileStamp *stamp,
             GCancellable *cancellable,
             GError **error)
{
  if (!look (self, &self->replaces, &self->old, error))
    return FALSE;
  if (!self->replaces)
    return TRUE;
  if (self->mode == SONDER_SAVE_NEW)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("the file exists already"));
      return FALSE;
    }
  if (faccessat (self->folder, self->name, W_OK, AT_EACCESS) != 0)
    return fail_with_errno (error, errno, _ ("the file must not be changed"));
  return self->mode == SONDER_SAVE_ANYWAY || check_unchanged (self, stamp, cancellable, error);
}

/* Whether the file that is open is the one of the temporary name. */
static gboolean
owns_temporary_name (const SonderSafeFile *self, int fd)
{
  struct stat open_one, named_one;

  return fstat (fd, &open_one) == 0 &&
         fstatat (self->folder, self->temporary_name, &named_one, AT_SYMLINK_NOFOLLOW) == 0 &&
         open_one.st_dev == named_one.st_dev && open_one.st_ino == named_one.st_ino;
}

/* A lock says that somebody is at work; it goes with the process. Where the file
 * system knows no locks, nobody is. */
static gboolean
lock (int fd)
{
  return flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

/* Removes what a save that was killed has left; %FALSE if it is still at work. */
static gboolean
remove_stale (SonderSafeFile *self)
{
  const int fd =
      openat (self->folder, self->temporary_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gboolean free_to_go = fd < 0 || lock (fd);

  if (free_to_go && (fd < 0 || owns_temporary_name (self, fd)))
    unlinkat (self->folder, self->temporary_name, 0);
  if (fd >= 0)
    close (fd);
  return free_to_go;
}

static gboolean
fail_busy (GError **error)
{
  g_set_error_literal (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_BUSY,
                       _ ("another program is saving the file just now: try again"));
  return FALSE;
}

static gboolean
open_temporary (SonderSafeFile *self, GError **error)
{
  /* Nobody may read what could not be read before; a new file is as usual. */
  const mode_t mode = self->replaces ? 0600 : 0666;

  for (guint i = 0; i < MAX_ATTEMPTS; i++)
    {
      const int fd = openat (self->folder, self->temporary_name,
                             O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);

      if (fd < 0 && errno != EEXIST)
        return fail_with_errno (error, errno, _ ("the folder takes no new file"));
      if (fd < 0)
        {
          if (!remove_stale (self))
            return fail_busy (error);
          continue;
        }
      if (lock (fd) && owns_temporary_name (self, fd))
        {
          self->fd = fd;
          return TRUE;
        }
      close (fd);
    }
  return fail_busy (error);
}

/* Keeps owner, group and mode. Where the group cannot be kept, the one that the file
 * has now gets no more than everybody. */
static gboolean
keep_attributes (SonderSafeFile *self, GError **error)
{
  mode_t mode = self->old.st_mode & 07777;

  if (!self->replaces)
    return TRUE;
  if (fchown (self->fd, self->old.st_uid, self->old.st_gid) != 0 &&
      fchown (self->fd, (uid_t) -1, self->old.st_gid) != 0)
    mode = (mode & ~(mode_t) 06070) | (mode & 0007) << 3;
  return fchmod (self->fd, mode) == 0 ||
         fail_with_errno (error, errno, _ ("the permissions of the file cannot be kept"));
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_DAMAGED,
                       _ ("what was written reads back differently; the old file is untouched"));
  return FALSE;
}

static gboolean
check_written (
    SonderSafeFile *self, guint64 length, guint64 hash, GCancellable *cancellable, GError **error)
{
  struct stat status;
  guint64 written_hash;

  if (fstat (self->fd, &status) != 0)
    return fail_with_errno (error, errno, _ ("the new file cannot be looked at"));
  if ((guint64) status.st_size != length)
    return fail_damaged (error);
  if (!sonder_file_hash (self->fd, &written_hash, cancellable, error))
    return FALSE;
  return written_hash == hash || fail_damaged (error);
}

/* Whether the place is still as it was at the beginning. */
static gboolean
check_place_again (SonderSafeFile *self, GError **error)
{
  SonderFileStamp before;
  struct stat now;
  gboolean exists;

  if (!look (self, &exists, &now, error))
    return FALSE;
  if (self->mode == SONDER_SAVE_ANYWAY || (!exists && !self->replaces))
    return TRUE;
  sonder_file_stamp_init (&before, &self->old, 0);
  return (exists && self->replaces && sonder_file_stamp_same_status (&before, &now)) ||
         fail_changed (error);
}

/* Renames without replacing, also where the file system cannot do that at once. */
static int
rename_to_free_name (SonderSafeFile *self)
{
  if (renameat2 (self->folder, self->temporary_name, self->folder, self->name, RENAME_NOREPLACE) ==
      0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  if (linkat (self->folder, self->temporary_name, self->folder, self->name, 0) != 0)
    return -1;
  return unlinkat (self->folder, self->temporary_name, 0);
}

static gboolean
move_into_place (SonderSafeFile *self, GError **error)
{
  const int result = self->mode == SONDER_SAVE_NEW
                         ? rename_to_free_name (self)
                         : renameat (self->folder, self->temporary_name, self->folder, self->name);

  if (result != 0)
    return fail_with_errno (error, errno, _ ("the new file cannot take the place of the old one"));
  g_clear_pointer (&self->temporary_name, g_free);
  /* The file is whole either way; some file systems cannot sync folders. */
  (void) fsync (self->folder);
  return TRUE;
}

/**
 * sonder_safe_file_new:
 * @path: the file to make or replace; a symbolic link is followed and kept
 * @mode: what may be there
 * @stamp: (nullable): for %SONDER_SAVE_UNCHANGED, what should be there
 * @cancellable: (nullable): stops it
 * @error: return location for a %GIOError, %SONDER_PROJECT_ERROR_CHANGED or
 *   %SONDER_PROJECT_ERROR_BUSY
 *
 * Returns: (transfer full): a file to write to; %NULL on failure. Freeing it before
 *   it is committed leaves everything as it was.
 */
SonderSafeFile *
sonder_safe_file_new (const char *path,
                      SonderSaveMode mode,
                      const SonderFileStamp *stamp,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (SonderSafeFile) self = g_new0 (SonderSafeFile, 1);

  g_return_val_if_fail (mode != SONDER_SAVE_UNCHANGED || stamp != NULL, NULL);

  self->mode = mode;
  self->folder = self->fd = -1;
  if (!open_folder (self, path, error) || !check_place (self, stamp, cancellable, error) ||
      !open_temporary (self, error))
    return NULL;
  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return g_steal_pointer (&self);
}

void
sonder_safe_file_free (SonderSafeFile *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  if (self->fd >= 0)
    {
      if (self->temporary_name != NULL)
        unlinkat (self->folder, self->temporary_name, 0);
      close (self->fd);
    }
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->temporary_name);
  g_free (self->name);
  g_free (self);
}

GOutputStream *
sonder_safe_file_get_stream (SonderSafeFile *self)
{
  return self->stream;
}

/**
 * sonder_safe_file_commit:
 * @self: a file that has been written
 * @length: how many bytes were written
 * @hash: their content hash
 * @stamp: (out) (optional): what the file is now
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads back what was written, brings it to the disk, and puts it in its place. On
 * failure the old file is still there.
 *
 * Returns: whether the new file is in its place
 */
gboolean
sonder_safe_file_commit (SonderSafeFile *self,
                         guint64 length,
                         guint64 hash,
                         SonderFileStamp *stamp,
                         GCancellable *cancellable,
                         GError **error)
{
  struct stat status;

  if (!check_written (self, length, hash, cancellable, error) || !keep_attributes (self, error))
    return FALSE;
  if (fsync (self->fd) != 0)
    return fail_with_errno (error, errno, _ ("the file cannot be brought to the disk"));
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !check_place_again (self, error) || !move_into_place (self, error))
    return FALSE;
  if (stamp != NULL && fstat (self->fd, &status) == 0)
    sonder_file_stamp_init (stamp, &status, hash);
  return TRUE;
}

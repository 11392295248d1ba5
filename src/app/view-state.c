/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "view-state.h"

#include <glib/gstdio.h>

/* Projects that were looked at longest ago are forgotten beyond this. */
#define MAX_PROJECTS 200

/* What is longer was not written by this program, or is not worth keeping. */
#define MAX_FILE_SIZE (4 * 1024 * 1024)
#define MAX_VALUE_LENGTH (16 * 1024)

#define WRITE_DELAY_S 2

/* When the project was looked at, in microseconds since 1970. */
#define SEEN "seen"

static GKeyFile *views; /* in memory while the program runs */
static guint     timeout;

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "sonder", "views.ini", NULL);
}

static GKeyFile *
get_views (void)
{
  g_autofree char *path = dup_path ();
  GStatBuf status;

  if (views != NULL)
    return views;

  views = g_key_file_new ();
  /* Nothing there yet, or nothing that can be read, is no views yet. */
  if (g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size <= MAX_FILE_SIZE &&
      !g_key_file_load_from_file (views, path, G_KEY_FILE_NONE, NULL))
    {
      g_key_file_unref (views);
      views = g_key_file_new ();
    }

  return views;
}

/* Ids come from files and may be anything; names of groups may not. */
static char *
dup_group (SonderProject *project)
{
  return g_compute_checksum_for_string (
    G_CHECKSUM_SHA256, sonder_item_get_id (sonder_project_get_root (project)), -1);
}

static void
forget_oldest (GKeyFile *file)
{
  gsize n_groups;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n_groups);

  for (; n_groups > MAX_PROJECTS; n_groups--)
    {
      const char *oldest = NULL;
      gint64 least = G_MAXINT64;

      for (char **group = groups; *group != NULL; group++)
        {
          gint64 seen = g_key_file_get_int64 (file, *group, SEEN, NULL);

          if (g_key_file_has_group (file, *group) && (oldest == NULL || seen < least))
            {
              oldest = *group;
              least = seen;
            }
        }
      g_key_file_remove_group (file, oldest, NULL);
    }
}

static gboolean
write_cb (gpointer data)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  timeout = 0;
  forget_oldest (views);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (views, path, NULL);

  return G_SOURCE_REMOVE;
}

/**
 * sonder_view_state_dup:
 *
 * Returns: (transfer full) (nullable): what was set for the project, %NULL if
 *   nothing was
 */
char *
sonder_view_state_dup (SonderProject *project,
                       const char    *key)
{
  g_autofree char *group = dup_group (project);

  return g_key_file_get_string (get_views (), group, key, NULL);
}

/**
 * sonder_view_state_set:
 * @value: not longer than a few thousand characters, else it is not kept
 *
 * Remembers a view. Where that cannot be written, it is forgotten at the end:
 * a view is not worth a complaint.
 */
void
sonder_view_state_set (SonderProject *project,
                       const char    *key,
                       const char    *value)
{
  g_autofree char *group = dup_group (project);

  if (strlen (value) > MAX_VALUE_LENGTH)
    return;

  g_key_file_set_string (get_views (), group, key, value);
  g_key_file_set_int64 (views, group, SEEN, g_get_real_time ());
  if (timeout == 0)
    timeout = g_timeout_add_seconds (WRITE_DELAY_S, write_cb, NULL);
}

/**
 * sonder_view_state_flush:
 *
 * Writes what is not written yet and lets go of the memory: at the program's
 * end.
 */
void
sonder_view_state_flush (void)
{
  if (timeout != 0)
    {
      g_clear_handle_id (&timeout, g_source_remove);
      write_cb (NULL);
    }
  g_clear_pointer (&views, g_key_file_unref);
}

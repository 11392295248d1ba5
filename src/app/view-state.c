/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "view-state.h"

#include <glib/gstdio.h>

/* Projects that one looked at longest ago are forgotten beyond this. */
#define MAX_PROJECTS 200

static GKeyFile *
load (char **path)
{
  GKeyFile *file = g_key_file_new ();

  *path = g_build_filename (g_get_user_state_dir (), "sonder", "views.ini", NULL);
  /* Nothing there yet, or nothing that can be read, is no views yet. */
  g_key_file_load_from_file (file, *path, G_KEY_FILE_NONE, NULL);

  return file;
}

static void
forget_oldest (GKeyFile *file)
{
  gsize n_groups;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n_groups);

  for (gsize i = 0; n_groups > MAX_PROJECTS && i < n_groups - MAX_PROJECTS; i++)
    g_key_file_remove_group (file, groups[i], NULL);
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
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) file = load (&path);

  return g_key_file_get_string (file, sonder_item_get_id (sonder_project_get_root (project)), key,
                                NULL);
}

/**
 * sonder_view_state_set:
 *
 * Remembers a view. Where that cannot be written, it is forgotten at the end:
 * a view is not worth a complaint.
 */
void
sonder_view_state_set (SonderProject *project,
                       const char    *key,
                       const char    *value)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) file = load (&path);
  g_autofree char *folder = g_path_get_dirname (path);

  g_key_file_set_string (file, sonder_item_get_id (sonder_project_get_root (project)), key, value);
  forget_oldest (file);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
}
